/** Bytes on their way to a str, and what the error handlers do about those that are none (Python/codecs.c). */
import { TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { KIND_BYTES } from "../../heap/layouts/shape.ts";
import { HU8 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { raiseTypeError } from "../errors.ts";
import { kindOf } from "../kinds.ts";
import type { Encoding } from "../text/encodings.ts";
import { bytesOfRange } from "../values/bytes_object.ts";
import type { TextBuilder } from "../values/text_builder.ts";
import { UNICODE_DECODE_ERROR } from "../well_known.ts";
import { raiseUnicodeError, raiseUnknownHandler } from "./text_encoding.ts";

/** Bytes being decoded, and what to do about those that cannot be. */
export interface Decoding {
  /** The object that owns the bytes, rooted by the caller. */
  readonly owner: Value;
  /** Address of the first byte. */
  readonly address: number;
  readonly length: number;
  /** The encoding's name in UnicodeDecodeError. */
  name: string;
  readonly encoding: Encoding;
  /** The byte order of UTF-16 and UTF-32, once it is known. */
  bigEndian: boolean;
  readonly errors: string;
  readonly builder: TextBuilder;
}

/** The unit of `size` bytes at an address. */
export function unitAt(at: number, size: number, bigEndian: boolean): number {
  let unit = 0;
  for (let i = 0; i < size; i++) unit |= HU8[at + i] << (8 * (bigEndian ? size - 1 - i : i));
  return unit >>> 0;
}

/**
 * Does what the error handler says about the bytes from address `start` to `end`.
 *
 * @returns the address where decoding goes on, or -1 with the exception pending
 */
export function refuse(decoding: Decoding, start: number, end: number, reason: string): number {
  const { builder } = decoding;
  switch (decoding.errors) {
    case "strict":
      break;
    case "ignore":
      return end;
    case "replace":
      builder.appendPoint(0xfffd);
      return end;
    case "backslashreplace":
      for (let at = start; at < end; at++) {
        builder.appendText("\\x" + HU8[at].toString(16).padStart(2, "0"));
      }
      return end;
    case "surrogateescape": {
      let at = start;
      for (; at < end && HU8[at] >= 0x80; at++) builder.appendPoint(0xdc00 | HU8[at]);
      if (at > start) return at;
      break;
    }
    case "surrogatepass": {
      const size = passedSurrogate(decoding, start);
      if (size > 0) return start + size;
      break;
    }
    case "xmlcharrefreplace":
    case "namereplace":
      raiseTypeError("don't know how to handle UnicodeDecodeError in error callback");
      return -1;
    default:
      raiseUnknownHandler(decoding.errors);
      return -1;
  }
  const { owner, address, length, name } = decoding;
  const mark = rootMark();
  const object = kindOf(owner) === KIND_BYTES && owner + TEXT_UNITS === address
    ? owner
    : bytesOfRange(address, length);
  pushRoot(object);
  raiseUnicodeError(UNICODE_DECODE_ERROR, name, object, start - address, end - address, reason);
  releaseRoots(mark);
  return -1;
}

/** Appends the surrogate that the bytes at an address are, and returns how many they are; 0 when they are none. */
function passedSurrogate(decoding: Decoding, at: number): number {
  const { encoding, builder } = decoding;
  const left = decoding.address + decoding.length - at;
  let point = 0;
  let size = encoding.unit as number;
  if (encoding.kind === "utf-8") {
    size = 3;
    if (left < 3 || HU8[at] !== 0xed) return 0;
    if ((HU8[at + 1] & 0xc0) !== 0x80 || (HU8[at + 2] & 0xc0) !== 0x80) return 0;
    point = 0xd000 | ((HU8[at + 1] & 0x3f) << 6) | (HU8[at + 2] & 0x3f);
  } else if (encoding.kind === "utf-16" || encoding.kind === "utf-32") {
    if (left < size) return 0;
    point = unitAt(at, size, decoding.bigEndian);
  }
  if ((point & ~0x7ff) !== 0xd800) return 0;
  builder.appendPoint(point);
  return size;
}
