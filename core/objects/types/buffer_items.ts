/** The items of a buffer by their format character, as memoryview reads and writes them (Objects/memoryobject.c). */
import { HU8 } from "../../heap/memory.ts";
import type { Value } from "../../heap/value.ts";
import { bigIntOf, bool, newBigInt, newFloat, newInt } from "../values/numbers.ts";
import { NOT_IMPLEMENTED_ERROR, TYPE_ERROR } from "../well_known.ts";
import { clearIf, pending, raise, raiseTypeError, raiseValueError } from "../errors.ts";
import { isBytes } from "../kinds.ts";
import { asIndex, hasIndex } from "../protocols/index_number.ts";
import { floatArgument } from "../protocols/number_input.ts";
import { truth } from "../protocols/truth.ts";
import { bytesAddress, bytesLength, bytesOfRange, plainBytes } from "../values/bytes_object.ts";

const buffer = new ArrayBuffer(8);
const bytes = new Uint8Array(buffer);
const numbers = new DataView(buffer);

/** A native format. */
export interface ItemFormat {
  readonly code: string;
  /** Bytes of an item. */
  readonly size: number;
  /** The item that stands in `bytes` as something that `==` compares as Python does. */
  readonly peek: () => number | bigint | boolean;
  readonly kind: "int" | "float" | "bool" | "char";
  /** Limits of an integer. */
  readonly least: bigint;
  readonly most: bigint;
}

function integer(code: string, size: number, signed: boolean): ItemFormat {
  const bits = BigInt(8 * size);
  const peek = size === 1
    ? signed ? () => numbers.getInt8(0) : () => bytes[0]
    : size === 2
    ? signed ? () => numbers.getInt16(0, true) : () => numbers.getUint16(0, true)
    : size === 4
    ? signed ? () => numbers.getInt32(0, true) : () => numbers.getUint32(0, true)
    : signed
    ? () => numbers.getBigInt64(0, true)
    : () => numbers.getBigUint64(0, true);
  return {
    code,
    size,
    peek,
    kind: "int",
    least: signed ? -(1n << (bits - 1n)) : 0n,
    most: signed ? (1n << (bits - 1n)) - 1n : (1n << bits) - 1n,
  };
}

const other = (
  code: string,
  size: number,
  kind: ItemFormat["kind"],
  peek: ItemFormat["peek"],
): ItemFormat => ({ code, size, kind, peek, least: 0n, most: 0n });

/** The value of an IEEE 754 binary16. */
function halfValue(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const magnitude = exponent === 31
    ? fraction === 0 ? Infinity : NaN
    : exponent === 0
    ? fraction * 2 ** -24
    : (1024 + fraction) * 2 ** (exponent - 25);
  return (bits & 0x8000) !== 0 ? -magnitude : magnitude;
}

/** The binary16 nearest to a number, ties to even; -1 when it is too great. */
function halfBits(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const magnitude = Math.abs(value);
  if (magnitude !== magnitude) return sign | 0x7e00;
  if (magnitude === Infinity) return sign | 0x7c00;
  const exponent = Math.max(-14, Math.floor(Math.log2(magnitude)));
  const scaled = magnitude / 2 ** (exponent - 10);
  let fraction = Math.floor(scaled);
  const rest = scaled - fraction;
  if (rest > 0.5 || (rest === 0.5 && fraction % 2 === 1)) fraction++;
  const result = magnitude === 0 ? 0 : fraction + ((exponent + 14) << 10);
  return result >= 0x7c00 ? -1 : sign | result;
}

const formats: Readonly<Record<string, ItemFormat>> = Object.fromEntries([
  integer("b", 1, true),
  integer("B", 1, false),
  integer("h", 2, true),
  integer("H", 2, false),
  integer("i", 4, true),
  integer("I", 4, false),
  integer("l", 8, true),
  integer("L", 8, false),
  integer("q", 8, true),
  integer("Q", 8, false),
  integer("n", 8, true),
  integer("N", 8, false),
  integer("P", 8, false),
  other("c", 1, "char", () => bytes[0]),
  other("?", 1, "bool", () => bytes[0] !== 0),
  other("e", 2, "float", () => halfValue(numbers.getUint16(0, true))),
  other("f", 4, "float", () => numbers.getFloat32(0, true)),
  other("d", 8, "float", () => numbers.getFloat64(0, true)),
].map((format) => [format.code, format]));

/** The native format of a text such as "B" or "@d"; null when it is none. */
export function nativeFormat(text: string): ItemFormat | null {
  const code = text.length === 2 && text[0] === "@" ? text[1] : text;
  return Object.hasOwn(formats, code) ? formats[code] : null;
}

/** The item at an address as a number that `==` compares. */
export function peekItem(format: ItemFormat, address: number): number | bigint | boolean {
  for (let i = 0; i < format.size; i++) bytes[i] = HU8[address + i];
  return format.peek();
}

/** The item at an address as a value. Never collects. @throws OutOfMemory */
export function readItem(format: ItemFormat, address: number): Value {
  if (format.kind === "char") return bytesOfRange(address, 1);
  const item = peekItem(format, address);
  if (typeof item === "boolean") return bool(item);
  if (format.kind === "float") return newFloat(item as number);
  return typeof item === "number" ? newInt(item) : newBigInt(item);
}

function raiseBadType(format: ItemFormat): boolean {
  return raiseTypeError(`memoryview: invalid type for format '${format.code}'`) !== 0;
}

function raiseBadValue(format: ItemFormat): boolean {
  return raiseValueError(`memoryview: invalid value for format '${format.code}'`) !== 0;
}

/** Makes `bytes` an item; false with the exception pending. May run guest code. */
export function packItem(format: ItemFormat, value: Value): boolean {
  switch (format.kind) {
    case "int": {
      if (!hasIndex(value)) return raiseBadType(format);
      const int = asIndex(value);
      if (int === 0) return clearIf(TYPE_ERROR) ? raiseBadType(format) : false;
      const number = bigIntOf(int);
      if (number < format.least || number > format.most) return raiseBadValue(format);
      numbers.setBigUint64(0, BigInt.asUintN(64, number), true);
      return true;
    }
    case "bool": {
      const is = truth(value);
      if (is < 0) return false;
      bytes[0] = is;
      return true;
    }
    case "char": {
      if (!isBytes(value)) return raiseBadType(format);
      const plain = plainBytes(value);
      if (bytesLength(plain) !== 1) return raiseBadValue(format);
      bytes[0] = HU8[bytesAddress(plain)];
      return true;
    }
    case "float":
      return packFloat(format, value);
  }
}

function packFloat(format: ItemFormat, value: Value): boolean {
  const number = floatArgument(value);
  if (number !== number && pending()) {
    return clearIf(TYPE_ERROR) ? raiseBadType(format) : false;
  }
  if (format.size === 8) numbers.setFloat64(0, number, true);
  else if (format.size === 4) numbers.setFloat32(0, number, true);
  else {
    const half = halfBits(number);
    if (half < 0) return raiseBadValue(format);
    numbers.setUint16(0, half, true);
  }
  return true;
}

/** Writes the item that packItem made to an address. */
export function storeItem(format: ItemFormat, address: number): void {
  for (let i = 0; i < format.size; i++) HU8[address + i] = bytes[i];
}

/** Raises what memoryview says of items that it cannot read. @returns 0 */
export function raiseUnknownFormat(text: string): 0 {
  return raise(NOT_IMPLEMENTED_ERROR, `memoryview: format ${text} not supported`);
}
