/** SyntaxError (Objects/exceptions.c: SyntaxError_*). */
import { EXCEPTION_ARGS } from "../../heap/layouts/exception.ts";
import { NONE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { defineType, type TypeDefinition } from "../define.ts";
import { raiseTypeError } from "../errors.ts";
import { isIntKind, isStr } from "../kinds.ts";
import { strOf } from "../protocols/represent.ts";
import { tupleFromIterable } from "../protocols/sequence_input.ts";
import type { DictRef } from "../values/dict_table.ts";
import { tupleItem, tupleLength } from "../values/sequences.ts";
import { jsString, newStr } from "../values/text.ts";
import { SYNTAX_ERROR } from "../well_known.ts";
import {
  ownField,
  setOwnField,
  setSyntaxDetail,
  SYNTAX_END_LINE,
  SYNTAX_END_OFFSET,
  SYNTAX_FILENAME,
  SYNTAX_LINE,
  SYNTAX_METADATA,
  SYNTAX_OFFSET,
  SYNTAX_PRINT_FILE,
  SYNTAX_TEXT,
  syntaxDetail,
} from "./exception_fields.ts";
import { noKeywords, writableField } from "./exceptions.ts";

const MESSAGE = 0;

function init(self: Value, args: Value, keywords: DictRef): Value {
  if (!noKeywords(self, keywords)) return 0;
  H32[(self + EXCEPTION_ARGS) >> 2] = args;
  const count = tupleLength(args);
  if (count > 0) setOwnField(self, MESSAGE, tupleItem(args, 0));
  return count === 2 && !initDetails(self, tupleItem(args, 1)) ? 0 : NONE;
}

function initDetails(self: Value, given: Value): boolean {
  const details = tupleFromIterable(given);
  if (details === 0) return false;
  const count = tupleLength(details);
  if (count < 4 || count > 7) {
    raiseTypeError(
      `function takes at ${count < 4 ? "least 4" : "most 7"} arguments (${count} given)`,
    );
    return false;
  }
  const mark = rootMark();
  pushRoot(details);
  const places = [
    SYNTAX_FILENAME,
    SYNTAX_LINE,
    SYNTAX_OFFSET,
    SYNTAX_TEXT,
    SYNTAX_END_LINE,
    SYNTAX_END_OFFSET,
    SYNTAX_METADATA,
  ];
  places.forEach((place, i) => {
    if (i < count) setSyntaxDetail(self, place, tupleItem(details, i));
  });
  releaseRoots(mark);
  if (count !== 5) return true;
  raiseTypeError("end_offset must be provided when end_lineno is provided");
  return false;
}

/** The message with file and line, as far as they are known. */
function str(self: Value): Value {
  const text = strOf(ownField(self, MESSAGE) || NONE);
  if (text === 0) return 0;
  const filename = syntaxDetail(self, SYNTAX_FILENAME);
  const line = syntaxDetail(self, SYNTAX_LINE);
  const hasFile = filename !== 0 && isStr(filename);
  const hasLine = line !== 0 && isIntKind(line);
  if (!hasFile && !hasLine) return text;
  const mark = rootMark();
  pushRoot(text);
  const parts: string[] = [];
  if (hasFile) parts.push(jsString(filename).replace(/^.*\//s, ""));
  if (hasLine) {
    const number = strOf(line);
    if (number === 0) {
      releaseRoots(mark);
      return 0;
    }
    parts.push(`line ${jsString(number)}`);
  }
  releaseRoots(mark);
  return newStr(`${jsString(text)} (${parts.join(", ")})`);
}

function detail(index: number): NonNullable<TypeDefinition["getset"]>[string] {
  return [
    (self: Value) => syntaxDetail(self, index) || NONE,
    (self: Value, value: Value) => {
      setSyntaxDetail(self, index, value);
      return 1;
    },
  ];
}

defineType({
  type: SYNTAX_ERROR,
  doc: "Invalid syntax.",
  init: ["*args, **kwargs", init],
  slots: { str },
  getset: {
    msg: writableField(MESSAGE),
    filename: detail(SYNTAX_FILENAME),
    lineno: detail(SYNTAX_LINE),
    offset: detail(SYNTAX_OFFSET),
    text: detail(SYNTAX_TEXT),
    end_lineno: detail(SYNTAX_END_LINE),
    end_offset: detail(SYNTAX_END_OFFSET),
    print_file_and_line: detail(SYNTAX_PRINT_FILE),
    _metadata: detail(SYNTAX_METADATA),
  },
});
