/**
 * The module zlib. What is deflated is byte for byte what zlib makes, but where a stream of more than 16 MiB is given piece by
 * piece, at level 0, and behind flushes in the middle.
 */
import { ensureRoom } from "../../heap/allocator.ts";
import { FALSE, TRUE } from "../../heap/map.ts";
import type { Value } from "../../heap/value.ts";
import { raiseValueError } from "../../objects/errors.ts";
import { bigIntOf, isInt, newInt } from "../../objects/values/numbers.ts";
import { newBytes } from "../../objects/values/bytes_object.ts";
import { tupleOf } from "../../objects/values/sequences.ts";
import { chargeWork } from "../../objects/work.ts";
import { bytesArgument, bytesResult, raiseMade } from "../binary/bytes_arguments.ts";
import { adler32, crc32 } from "../binary/checksums.ts";
import { defineModule } from "../index.ts";
import { deflate } from "./deflate.ts";
import { firstState, inflate, InflateError } from "./inflate.ts";
import { SOURCE } from "./module_source.ts";

/** Bytes that one step of inflating may make. */
const MOST_INFLATED = 1 << 20;

/** The ints of the values, each from the least to the most that is given for it; null with ValueError pending. */
function intArguments(
  values: readonly Value[],
  ranges: readonly (readonly [least: number, most: number])[],
): number[] | null {
  const numbers = values.map((value) => isInt(value) ? Number(bigIntOf(value)) : NaN);
  if (numbers.every((number, i) => number >= ranges[i][0] && number <= ranges[i][1])) {
    return numbers;
  }
  raiseValueError("Invalid initialization option");
  return null;
}

/** _deflate(data, start, level, window, memory_level, strategy, mode, bits): what is written, and the bits that are not. */
function deflateStep(data: Value, ...settings: Value[]): Value {
  const bytes = bytesArgument(data, false);
  if (bytes === null) return 0;
  const numbers = intArguments(settings, [
    [0, bytes.length],
    [0, 9],
    [9, 15],
    [1, 9],
    [0, 4],
    [0, 4],
    [1, 255],
  ]);
  if (numbers === null) return 0;
  const [start, level, windowBits, memoryLevel, strategy, mode, bits] = numbers;
  const result = deflate(
    bytes,
    start,
    { level, windowBits, memoryLevel, strategy },
    mode,
    bits,
    chargeWork,
  );
  if (result === null) return 0;
  ensureRoom(result.output.length + 256);
  const written = newBytes(result.output);
  return tupleOf(written, newInt(result.bits));
}

/** _first_state(dictionary): the state at the beginning of a stream. */
function stateAtStart(dictionary: Value): Value {
  const bytes = bytesArgument(dictionary, false);
  return bytes === null ? 0 : bytesResult(firstState(bytes));
}

/** _inflate(state, data, limit, fail): output, bytes used, whether it is the end, and the state behind that. */
function inflateStep(state: Value, data: Value, limit: Value, fail: Value): Value {
  const before = bytesArgument(state, false);
  if (before === null) return 0;
  const input = bytesArgument(data, false);
  if (input === null) return 0;
  const numbers = intArguments([limit], [[0, MOST_INFLATED]]);
  if (numbers === null) return 0;
  try {
    const result = inflate(before, input, numbers[0], chargeWork);
    if (result === null) return 0;
    ensureRoom(result.output.length + result.state.length + 256);
    return tupleOf(
      newBytes(result.output),
      newInt(result.consumed),
      result.done ? TRUE : FALSE,
      newBytes(result.state),
    );
  } catch (error) {
    if (error instanceof InflateError) return raiseMade(fail, error.message);
    throw error;
  }
}

defineModule({
  name: "zlib",
  functions: {
    _deflate: ["data, start, level, window, memory_level, strategy, mode, bits, /", deflateStep],
    _first_state: ["dictionary, /", stateAtStart],
    _inflate: ["state, data, limit, fail, /", inflateStep],
    crc32: ["data, value=0, /", crc32, "Compute a CRC-32 checksum of data."],
    adler32: ["data, value=1, /", adler32, "Compute an Adler-32 checksum of data."],
  },
  source: SOURCE,
});
