/** repr, str, ascii and format of any value. */
import { EMPTY_STR, TS_METHOD_SELF, TS_REPR_STACK } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { ARRAY_ITEMS, LENGTH, LIST_ARRAY } from "../../heap/layouts/basic.ts";
import { pending, raiseTypeError, typeName, typeOf } from "../errors.ts";
import { isStr } from "../kinds.ts";
import { lookupSpecialUnbound } from "../lookup.ts";
import { N } from "../names.ts";
import { Slot, slotOf } from "../slots.ts";
import { newDecimal } from "../values/number_text.ts";
import { listAppend, listItem, listLength, newList } from "../values/sequences.ts";
import { codePointAt, flat, jsString, newStr, strLength, unitWidth } from "../values/text.ts";
import { enterNative, leaveNative } from "../work.ts";
import { FLOAT_SHAPE, ROPE_SHAPE, STR1_SHAPE, STR2_SHAPE, STR4_SHAPE } from "../well_known.ts";
import { call1, call2 } from "./call.ts";

/** Whether the value is exactly a str (no subclass). */
export function isExactStr(value: Value): boolean {
  if ((value & 1) !== 0) return false;
  const shape = H32[value >> 2];
  return shape === STR1_SHAPE || shape === STR2_SHAPE || shape === STR4_SHAPE ||
    shape === ROPE_SHAPE;
}

/** repr(value): a str; 0 with the exception pending. May run guest code. */
export function reprOf(value: Value): Value {
  if ((value & 1) !== 0) return newDecimal(value >> 1);
  if (!enterNative(" while getting the repr of an object")) return 0;
  const repr = slotOf(typeOf(value), Slot.repr);
  const text = repr === null ? newStr(`<${typeName(value)} object>`) : repr(value);
  leaveNative();
  if (text === 0 || isStr(text)) return text;
  return raiseTypeError(`__repr__ returned non-string (type ${typeName(text)})`);
}

/** str(value): a str; 0 with the exception pending. May run guest code. */
export function strOf(value: Value): Value {
  if ((value & 1) !== 0) return newDecimal(value >> 1);
  if (isExactStr(value)) return value;
  const str = slotOf(typeOf(value), Slot.str);
  if (str === null) return reprOf(value);
  if (!enterNative(" while getting the str of an object")) return 0;
  const text = str(value);
  leaveNative();
  if (text === 0 || isStr(text)) return text;
  return raiseTypeError(`__str__ returned non-string (type ${typeName(text)})`);
}

/** ascii(value): a str of ASCII characters; 0 with the exception pending. May run guest code. */
export function asciiOf(value: Value): Value {
  const text = reprOf(value);
  if (text === 0 || unitWidth(flat(text)) === 1 && isAscii(flat(text))) return text;
  let result = "";
  for (const character of jsString(text)) {
    const point = character.codePointAt(0)!;
    if (point < 0x80) result += character;
    else if (point < 0x100) result += "\\x" + point.toString(16).padStart(2, "0");
    else if (point < 0x10000) result += "\\u" + point.toString(16).padStart(4, "0");
    else result += "\\U" + point.toString(16).padStart(8, "0");
  }
  return newStr(result);
}

function isAscii(text: Value): boolean {
  const length = strLength(text);
  for (let i = 0; i < length; i++) if (codePointAt(text, i) >= 0x80) return false;
  return true;
}

let formatInKernel = (_value: Value, _spec: Value): Value => 0;

/** Sets the kernel of format(), which fails (0) for most values and specifications (it stands above this file). */
export function setFormatKernel(kernel: (value: Value, spec: Value) => Value): void {
  formatInKernel = kernel;
}

/** Whether a kernel may format it. */
function isPlain(value: Value): boolean {
  if ((value & 1) !== 0) return true;
  const shape = H32[value >> 2];
  return shape === FLOAT_SHAPE || shape === STR1_SHAPE;
}

/** format(value, spec): a str; spec is a str or 0 for empty. 0 with the exception pending. May run guest code. */
export function formatOf(value: Value, spec: Value): Value {
  if (spec === 0 || strLength(spec) === 0) {
    if (isExactStr(value)) return value;
    if ((value & 1) !== 0) return reprOf(value);
  } else if (isPlain(value)) {
    const text = formatInKernel(value, spec);
    if (text !== 0) return text;
  }
  const mark = rootMark();
  pushRoot(value);
  const method = lookupSpecialUnbound(value, N.__format__);
  if (method === 0) {
    releaseRoots(mark);
    if (pending()) return 0;
    return raiseTypeError(`Type ${typeName(value)} doesn't define __format__`);
  }
  const unbound = H32[TS_METHOD_SELF >> 2] !== 0;
  pushRoot(method);
  const given = spec === 0 ? EMPTY_STR : spec;
  const text = unbound ? call2(method, value, given) : call1(method, given);
  releaseRoots(mark);
  if (text === 0 || isStr(text)) return text;
  return raiseTypeError(`__format__ must return a str, not ${typeName(text)}`);
}

/**
 * Marks a container as being represented; false when it already is (the caller then prints "[...]"). Every true is
 * followed by leaveRepr.
 */
export function enterRepr(container: Value): boolean {
  let stack = H32[TS_REPR_STACK >> 2];
  if (stack === 0) {
    stack = newList(4);
    H32[TS_REPR_STACK >> 2] = stack;
  }
  for (let i = listLength(stack) - 1; i >= 0; i--) {
    if (listItem(stack, i) === container) return false;
  }
  listAppend(stack, container);
  return true;
}

/** Ends what enterRepr began: the innermost container. */
export function leaveRepr(_container: Value): void {
  const stack = H32[TS_REPR_STACK >> 2];
  const length = H32[(stack + LENGTH) >> 2] >> 1;
  // Nothing that was shown is kept alive by the place that it had.
  H32[((H32[(stack + LIST_ARRAY) >> 2] + ARRAY_ITEMS) >> 2) + length - 1] = 0;
  H32[(stack + LENGTH) >> 2] = small(length - 1);
}
