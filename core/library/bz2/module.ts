/**
 * The module bz2 (Lib/bz2.py, Modules/_bz2module.c). A stream is compressed when it is flushed; blocks of the randomised kind,
 * which nobody has made for decades, are refused.
 */
import { ensureRoom } from "../../heap/allocator.ts";
import { FALSE, NONE, TRUE } from "../../heap/map.ts";
import type { Value } from "../../heap/value.ts";
import { raiseValueError } from "../../objects/errors.ts";
import { newBytes } from "../../objects/values/bytes_object.ts";
import { bigIntOf, isInt, newInt } from "../../objects/values/numbers.ts";
import { tupleOf } from "../../objects/values/sequences.ts";
import { chargeWork } from "../../objects/work.ts";
import { bytesArgument, bytesResult, raiseMade } from "../binary/bytes_arguments.ts";
import { defineModule } from "../index.ts";
import { compress } from "./compress.ts";
import { Bz2Error, decompressStep } from "./decompress.ts";
import { SOURCE } from "./module_source.ts";

/** The number of an int from 0 to the most; null with ValueError pending. */
function numberArgument(value: Value, most: number): number | null {
  const number = isInt(value) ? Number(bigIntOf(value)) : NaN;
  if (number >= 0 && number <= most) return number;
  raiseValueError("argument out of range");
  return null;
}

/** _compress(data, level): the whole stream. */
function compressAll(data: Value, level: Value): Value {
  const bytes = bytesArgument(data, false);
  if (bytes === null) return 0;
  const number = numberArgument(level, 9);
  if (number === null) return 0;
  const made = compress(bytes, Math.max(number, 1), chargeWork);
  return made === null ? 0 : bytesResult(made);
}

/** _step(data, place, level, combined, fail): output, next place, level, checksum and whether it is the end; None: more is needed. */
function step(data: Value, place: Value, level: Value, combined: Value, fail: Value): Value {
  const bytes = bytesArgument(data, false);
  if (bytes === null) return 0;
  const numbers = [
    numberArgument(place, bytes.length * 8),
    numberArgument(level, 9),
    numberArgument(combined, 0xffffffff),
  ];
  if (numbers[0] === null || numbers[1] === null || numbers[2] === null) return 0;
  try {
    const found = decompressStep(bytes, numbers[0], numbers[1], numbers[2], chargeWork);
    if (found === false) return 0;
    if (found === null) return NONE;
    ensureRoom(found.output.length + 512);
    return tupleOf(
      newBytes(found.output),
      newInt(found.place),
      newInt(found.level),
      newInt(found.combined),
      found.done ? TRUE : FALSE,
    );
  } catch (error) {
    if (error instanceof Bz2Error) return raiseMade(fail, error.message);
    throw error;
  }
}

defineModule({
  name: "bz2",
  functions: {
    _compress: ["data, level, /", compressAll],
    _step: ["data, place, level, combined, fail, /", step],
  },
  source: SOURCE,
});
