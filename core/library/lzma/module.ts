/**
 * The module lzma (Lib/lzma.py, Modules/_lzmamodule.c; the .xz file format 1.2). A stream is compressed when it is flushed, and
 * a block of one is decompressed when all of it has come.
 */
import { ensureRoom } from "../../heap/allocator.ts";
import { NONE, TRUE } from "../../heap/map.ts";
import type { Value } from "../../heap/value.ts";
import { raiseValueError } from "../../objects/errors.ts";
import { newBytes } from "../../objects/values/bytes_object.ts";
import { bigIntOf, isInt, newBigInt, newInt } from "../../objects/values/numbers.ts";
import { tupleOf } from "../../objects/values/sequences.ts";
import { chargeWork } from "../../objects/work.ts";
import { bytesArgument, bytesResult, raiseMade } from "../binary/bytes_arguments.ts";
import { defineModule } from "../index.ts";
import { BRANCH_FILTERS } from "./branches.ts";
import { crc64 } from "./checksum.ts";
import { Decoder, Limited, LzmaError, NeedsMore } from "./decode.ts";
import { Encoder } from "./encode.ts";
import type { Parameters } from "./model.ts";
import { SOURCE } from "./module_source.ts";

/** Ints from `least` to the most of each; null with ValueError pending. */
function numbersOf(least: number, ...given: [value: Value, most: number][]): number[] | null {
  const numbers = given.map(([value]) => isInt(value) ? Number(bigIntOf(value)) : NaN);
  if (numbers.every((number, i) => number >= least && number <= given[i][1])) return numbers;
  raiseValueError("argument out of range");
  return null;
}

function parametersOf(lc: Value, lp: Value, pb: Value, dictionary: Value): Parameters | null {
  const numbers = numbersOf(0, [lc, 8], [lp, 4], [pb, 4], [dictionary, 0xffffffff]);
  if (numbers === null) return null;
  return { lc: numbers[0], lp: numbers[1], pb: numbers[2], dictionary: numbers[3] };
}

/** _encode(data, chunked, depth, nice, lc, lp, pb, dictionary): a stream of LZMA2, or one of LZMA with an end mark. */
function encode(
  data: Value,
  chunked: Value,
  depth: Value,
  nice: Value,
  lc: Value,
  lp: Value,
  pb: Value,
  dictionary: Value,
): Value {
  const bytes = bytesArgument(data, false);
  if (bytes === null) return 0;
  const parameters = parametersOf(lc, lp, pb, dictionary);
  const effort = parameters && numbersOf(1, [depth, 1 << 16], [nice, 273]);
  if (parameters === null || effort === null) return 0;
  // Of what the coder keeps the links are the most.
  ensureRoom(4 * bytes.length);
  const encoder = new Encoder(
    bytes,
    parameters,
    { depth: effort[0], nice: effort[1] },
    chargeWork,
  );
  const made = chunked === TRUE ? encoder.chunks() : encoder.stream();
  return made === null ? 0 : bytesResult(made);
}

/**
 * _decode(data, place, chunked, lc, lp, pb, dictionary, size, fail): what a stream that begins at a place gives, and where it
 * ends; None: more is needed. A size of -1 is not known.
 */
function decode(
  data: Value,
  place: Value,
  chunked: Value,
  lc: Value,
  lp: Value,
  pb: Value,
  dictionary: Value,
  size: Value,
  fail: Value,
): Value {
  const bytes = bytesArgument(data, false);
  if (bytes === null) return 0;
  const parameters = parametersOf(lc, lp, pb, dictionary);
  if (parameters === null) return 0;
  const numbers = numbersOf(-1, [place, bytes.length], [size, Number.MAX_SAFE_INTEGER]);
  if (numbers === null || numbers[0] < 0) return numbers === null ? 0 : NONE;
  const room = (count: number) => ensureRoom(count + 512);
  const decoder = new Decoder(bytes, numbers[0], parameters, { charge: chargeWork, room });
  try {
    if (chunked === TRUE) decoder.decodeChunks();
    else decoder.decodeStream(numbers[1]);
  } catch (error) {
    if (error instanceof NeedsMore) return NONE;
    if (error instanceof Limited) return 0;
    if (error instanceof LzmaError) return raiseMade(fail, error.message);
    throw error;
  }
  room(decoder.size);
  return tupleOf(newBytes(decoder.output.subarray(0, decoder.size)), newInt(decoder.place));
}

/** _crc64(data): the checksum of ECMA-182, as .xz has it. */
function checksum(data: Value): Value {
  const bytes = bytesArgument(data, false);
  return bytes === null ? 0 : newBigInt(crc64(bytes));
}

/** _branches(data, filter, start, sign): machine code that is coded (1) or decoded (-1). */
function branches(data: Value, filter: Value, start: Value, sign: Value): Value {
  const bytes = bytesArgument(data, false);
  if (bytes === null) return 0;
  const numbers = numbersOf(-1, [filter, 9], [start, 0xffffffff], [sign, 1]);
  const change = numbers && BRANCH_FILTERS.get(numbers[0]);
  if (!numbers || !change) return numbers ? raiseValueError("argument out of range") : 0;
  if (!chargeWork(bytes.length >> 2)) return 0;
  change(bytes, numbers[1], numbers[2]);
  return bytesResult(bytes);
}

/** _delta(data, distance, sign): each byte less the one so far before it (1), or the bytes of which that was made (-1). */
function delta(data: Value, distance: Value, sign: Value): Value {
  const bytes = bytesArgument(data, false);
  if (bytes === null) return 0;
  const numbers = numbersOf(-1, [distance, 256], [sign, 1]);
  if (numbers === null || !chargeWork(bytes.length >> 3)) return 0;
  const by = Math.max(1, numbers[0]);
  if (numbers[1] > 0) { for (let i = bytes.length - 1; i >= by; i--) bytes[i] -= bytes[i - by]; }
  else for (let i = by; i < bytes.length; i++) bytes[i] += bytes[i - by];
  return bytesResult(bytes);
}

defineModule({
  name: "lzma",
  functions: {
    _encode: ["data, chunked, depth, nice, lc, lp, pb, dictionary, /", encode],
    _decode: ["data, place, chunked, lc, lp, pb, dictionary, size, fail, /", decode],
    _branches: ["data, filter, start, sign, /", branches],
    _delta: ["data, distance, sign, /", delta],
    _crc64: ["data, /", checksum],
  },
  source: SOURCE,
});
