/** The module keyword (Lib/keyword.py). */
import type { Value } from "../heap/value.ts";
import { isStr } from "../objects/kinds.ts";
import { bool } from "../objects/values/numbers.ts";
import { listAppend, newList } from "../objects/values/sequences.ts";
import { internText, jsString } from "../objects/values/text.ts";
import { defineModule } from "./index.ts";

const KEYWORDS: readonly string[] =
  ("False None True and as assert async await break class continue def del elif else except finally for from global " +
    "if import in is lambda nonlocal not or pass raise return try while with yield").split(" ");

const SOFT_KEYWORDS: readonly string[] = ["_", "case", "match", "type"];

/** Whether the name is one of Python's keywords (soft ones are not). */
export function isKeyword(name: string): boolean {
  return KEYWORDS.includes(name);
}

function listOf(names: readonly string[]): Value {
  const list = newList(names.length);
  for (const name of names) listAppend(list, internText(name));
  return list;
}

defineModule({
  name: "keyword",
  doc: 'Keywords (from "Grammar/python.gram")',
  functions: {
    iskeyword: ["x, /", (value: Value) => bool(isStr(value) && isKeyword(jsString(value)))],
    issoftkeyword: [
      "x, /",
      (value: Value) => bool(isStr(value) && SOFT_KEYWORDS.includes(jsString(value))),
    ],
  },
  attributes: () => ({ kwlist: listOf(KEYWORDS), softkwlist: listOf(SOFT_KEYWORDS) }),
});
