/** The text that code was compiled from, for the modules that show it. */
import { ARRAY_ITEMS, LENGTH } from "../heap/layouts/basic.ts";
import { CODE_CONSTANTS, CODE_SOURCE } from "../heap/layouts/callable.ts";
import { NONE } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { textOfCode } from "../objects/code_text.ts";
import { safeIntegerOf } from "../objects/values/numbers.ts";
import { jsString, newStr, strLength } from "../objects/values/text.ts";
import { CODE_SHAPE } from "../objects/well_known.ts";
import { chargeWork } from "../objects/work.ts";

/** The whole text that a code object was compiled from, or None; 0 with a limit pending. */
export function sourceOf(code: Value): Value {
  if ((code & 1) !== 0 || H32[code >> 2] !== CODE_SHAPE) return NONE;
  const own = H32[(code + CODE_SOURCE) >> 2];
  if (own !== 0) return own;
  const text = textOfCode(code);
  if (text === null) return NONE;
  return chargeWork(text.length >> 6) ? newStr(text) : 0;
}

/** One line of it, counted from 1, without its end; "" when there is none. */
export function sourceLine(code: Value, number: Value): Value {
  const source = sourceOf(code);
  if (source === NONE) return newStr("");
  if (source === 0) return 0;
  if (!chargeWork(strLength(source) >> 4)) return 0;
  const lines = jsString(source).split(/\r\n|\r|\n/);
  return newStr(lines[safeIntegerOf(number) - 1] ?? "");
}

/** Says that code, and the code of what is defined in it, was compiled from this text; None. */
export function keepSource(code: Value, text: Value): Value {
  if ((code & 1) !== 0 || H32[code >> 2] !== CODE_SHAPE) return NONE;
  H32[(code + CODE_SOURCE) >> 2] = text;
  const constants = H32[(code + CODE_CONSTANTS) >> 2];
  const count = H32[(constants + LENGTH) >> 2] >> 1;
  for (let i = 0; i < count; i++) {
    const constant = H32[((constants + ARRAY_ITEMS) >> 2) + i];
    if (constant !== 0) keepSource(constant, text);
  }
  return NONE;
}
