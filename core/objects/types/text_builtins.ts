/** The builtin functions about text: chr, ord, ascii, format, repr (Python/bltinmodule.c). */
import type { Value } from "../../heap/value.ts";
import { HU8 } from "../../heap/memory.ts";
import { small } from "../../heap/value.ts";
import { defineBuiltins } from "../define.ts";
import { raiseTypeError, raiseValueError, typeName } from "../errors.ts";
import { isStr } from "../kinds.ts";
import { asIndex } from "../protocols/index_number.ts";
import { asciiOf, formatOf, reprOf } from "../protocols/represent.ts";
import { viewAddress, viewBytes, viewLength } from "../values/bytes_object.ts";
import { safeIntegerOf } from "../values/numbers.ts";
import { codePointAt, newCharacter } from "../values/text.ts";
import { flatLength, readable } from "../values/text_units.ts";
import { raiseBadArgument } from "./argument_errors.ts";

function chr(value: Value): Value {
  const int = asIndex(value);
  if (int === 0) return 0;
  const point = safeIntegerOf(int);
  if (point >= 0 && point <= 0x10ffff) return newCharacter(point);
  return raiseValueError("chr() arg not in range(0x110000)");
}

function ord(value: Value): Value {
  let length: number;
  if (isStr(value)) {
    const text = readable(value);
    length = flatLength(text);
    if (length === 1) return small(codePointAt(text, 0));
  } else if (viewBytes(value)) {
    length = viewLength;
    if (length === 1) return small(HU8[viewAddress]);
  } else {
    return raiseTypeError(`ord() expected string of length 1, but ${typeName(value)} found`);
  }
  return raiseTypeError(
    `ord() expected a character, but string of length ${length} found`,
  );
}

function format(value: Value, spec: Value): Value {
  if (spec !== 0 && !isStr(spec)) return raiseBadArgument("format() argument 2", "str", spec);
  return formatOf(value, spec);
}

defineBuiltins({
  chr: ["i, /", chr],
  ord: ["character, /", ord],
  ascii: ["obj, /", asciiOf],
  format: ["value, format_spec='', /", format],
  repr: ["obj, /", reprOf],
});
