/** The checks of zlib and gzip streams: CRC-32 (ISO 3309) and Adler-32 (RFC 1950), as binascii and zlib have them. */
import type { Value } from "../../heap/value.ts";
import { raiseTypeError } from "../../objects/errors.ts";
import { bigIntOf, isInt, newInt } from "../../objects/values/numbers.ts";
import { bytesArgument } from "./bytes_arguments.ts";

let table: Int32Array | null = null;

/** CRC-32 of bytes behind those whose CRC is `crc`; unsigned. */
function crc32Of(bytes: Uint8Array, crc: number): number {
  if (table === null) {
    table = new Int32Array(256);
    for (let i = 0; i < 256; i++) {
      let word = i;
      for (let bit = 0; bit < 8; bit++) word = word & 1 ? (word >>> 1) ^ 0xedb88320 : word >>> 1;
      table[i] = word;
    }
  }
  crc = ~crc;
  for (let i = 0; i < bytes.length; i++) crc = (crc >>> 8) ^ table[(crc ^ bytes[i]) & 0xff];
  return ~crc >>> 0;
}

const ADLER_MODULUS = 65521;
/** So many bytes can be added before the sums must be reduced to stay below 2**31. */
const ADLER_RUN = 3800;

/** Adler-32 of bytes behind those whose check is `adler`; unsigned. */
function adler32Of(bytes: Uint8Array, adler: number): number {
  let low = (adler & 0xffff) % ADLER_MODULUS;
  let high = (adler >>> 16) % ADLER_MODULUS;
  for (let start = 0; start < bytes.length; start += ADLER_RUN) {
    const end = Math.min(start + ADLER_RUN, bytes.length);
    for (let i = start; i < end; i++) {
      low += bytes[i];
      high += low;
    }
    low %= ADLER_MODULUS;
    high %= ADLER_MODULUS;
  }
  return (high << 16 | low) >>> 0;
}

/** The native crc32(data, start): start is an int, or 0 where it is not given. */
export function crc32(data: Value, start: Value): Value {
  return checked(data, start, 0, crc32Of);
}

/** The native adler32(data, start): start is an int, or 0 where it is not given. */
export function adler32(data: Value, start: Value): Value {
  return checked(data, start, 1, adler32Of);
}

function checked(
  data: Value,
  start: Value,
  first: number,
  check: (bytes: Uint8Array, start: number) => number,
): Value {
  const bytes = bytesArgument(data, false);
  if (bytes === null) return 0;
  if (start !== 0 && !isInt(start)) return raiseTypeError("an integer is required");
  return newInt(check(bytes, start === 0 ? first : Number(BigInt.asUintN(32, bigIntOf(start)))));
}
