/**
 * The kinds of items that an array has, by type code: how many bytes one takes, and its value to and from them. Sizes are
 * those of 64-bit Linux, the least byte stands first.
 */
import { H32, HU8 } from "../../heap/memory.ts";
import { small, type Value } from "../../heap/value.ts";
import {
  pending,
  raise,
  raiseOverflowError,
  raiseTypeError,
  typeName,
} from "../../objects/errors.ts";
import { isStr } from "../../objects/kinds.ts";
import { asIndex } from "../../objects/protocols/index_number.ts";
import { floatArgument } from "../../objects/protocols/number_input.ts";
import { bigIntOf, newBigInt, newFloat, newInt } from "../../objects/values/numbers.ts";
import { codePointAt, newCharacter } from "../../objects/values/text.ts";
import { flatLength, readable } from "../../objects/values/text_units.ts";
import { VALUE_ERROR } from "../../objects/well_known.ts";

/** A kind of item. Addresses are those of an item's first byte, a multiple of 4 where the size is one. */
export interface ItemKind {
  readonly code: string;
  /** Bytes of an item. */
  readonly size: number;
  readonly isText: boolean;
  /** The item as a number: a code point for text. */
  peek(address: number): number | bigint;
  /** The item as a value. @returns 0 with ValueError pending for text that is none */
  read(address: number): Value;
  /** Converts a value into `scratch`. @returns false with the exception pending. May run guest code. */
  convert(value: Value): boolean;
}

const scratchBuffer = new ArrayBuffer(8);
/** The item that convert made last: its first `size` bytes. */
export const scratch: Uint8Array = new Uint8Array(scratchBuffer);
const scratchWords = new Int32Array(scratchBuffer);
const scratchLong = new BigInt64Array(scratchBuffer);
const scratchDouble = new Float64Array(scratchBuffer);
const scratchFloat = new Float32Array(scratchBuffer);

/** What messages say of an integer kind whose limits are these. */
interface IntegerKind {
  readonly size: number;
  readonly least: bigint;
  readonly most: bigint;
  readonly tooLess: string;
  readonly tooGreat: string;
}

function integers(
  size: number,
  signed: boolean,
  tooLess: string,
  tooGreat: string,
): IntegerKind {
  const bits = BigInt(size * 8);
  return signed
    ? { size, least: -(1n << (bits - 1n)), most: (1n << (bits - 1n)) - 1n, tooLess, tooGreat }
    : { size, least: 0n, most: (1n << bits) - 1n, tooLess, tooGreat };
}

const named = (size: number, signed: boolean, name: string) =>
  integers(size, signed, `${name} is less than minimum`, `${name} is greater than maximum`);

const NEGATIVE = "can't convert negative value to unsigned int";

const INTEGERS: Readonly<Record<string, IntegerKind>> = {
  b: named(1, true, "signed char"),
  B: named(1, false, "unsigned byte integer"),
  h: named(2, true, "signed short integer"),
  H: named(2, false, "unsigned short"),
  i: named(4, true, "signed integer"),
  I: integers(4, false, NEGATIVE, "unsigned int is greater than maximum"),
  l: integers(
    8,
    true,
    "Python int too large to convert to C long",
    "Python int too large to convert to C long",
  ),
  L: integers(8, false, NEGATIVE, "Python int too large to convert to C unsigned long"),
  q: integers(8, true, "int too big to convert", "int too big to convert"),
  Q: integers(8, false, "can't convert negative int to unsigned", "int too big to convert"),
};

function peekInteger(size: number, signed: boolean): (address: number) => number | bigint {
  switch (size) {
    case 1:
      return signed ? (at) => HU8[at] << 24 >> 24 : (at) => HU8[at];
    case 2:
      return signed
        ? (at) => (HU8[at] | HU8[at + 1] << 8) << 16 >> 16
        : (at) => HU8[at] | HU8[at + 1] << 8;
    case 4:
      return signed ? (at) => H32[at >> 2] : (at) => H32[at >> 2] >>> 0;
  }
  const least = signed ? -0x200000 : 0;
  return (at) => {
    const low = H32[at >> 2] >>> 0;
    const high = H32[(at + 4) >> 2];
    // What fits a double is told as one.
    if (high >= least && high < 0x200000) return high * 4294967296 + low;
    const wide = (BigInt(high) << 32n) | BigInt(low);
    return signed ? wide : BigInt.asUintN(64, wide);
  };
}

function integerKind(code: string, kind: IntegerKind): ItemKind {
  const { size, least, most } = kind;
  const peek = peekInteger(size, least < 0n);
  const leastNumber = Number(least);
  const mostNumber = Number(most);
  return {
    code,
    size,
    isText: false,
    peek,
    read: (at) => {
      const item = peek(at);
      return typeof item === "number" ? newInt(item) : newBigInt(item);
    },
    convert: (value) => {
      const int = (value & 1) !== 0 ? value : asIndex(value);
      if (int === 0) return false;
      if ((int & 1) !== 0) {
        const number = int >> 1;
        if (number < leastNumber) return raiseOverflowError(kind.tooLess) !== 0;
        if (number > mostNumber) return raiseOverflowError(kind.tooGreat) !== 0;
        scratchWords[0] = number;
        scratchWords[1] = number >> 31;
        return true;
      }
      const wide = bigIntOf(int);
      if (wide < least) return raiseOverflowError(kind.tooLess) !== 0;
      if (wide > most) return raiseOverflowError(kind.tooGreat) !== 0;
      scratchLong[0] = wide;
      return true;
    },
  };
}

function convertFloat(value: Value): number | null {
  const number = floatArgument(value);
  return number !== number && pending() ? null : number;
}

const double: ItemKind = {
  code: "d",
  size: 8,
  isText: false,
  peek: (at) => {
    scratchWords[0] = H32[at >> 2];
    scratchWords[1] = H32[(at + 4) >> 2];
    return scratchDouble[0];
  },
  read: (at) => newFloat(double.peek(at) as number),
  convert: (value) => {
    const number = convertFloat(value);
    if (number === null) return false;
    scratchDouble[0] = number;
    return true;
  },
};

const float: ItemKind = {
  code: "f",
  size: 4,
  isText: false,
  peek: (at) => {
    scratchWords[0] = H32[at >> 2];
    return scratchFloat[0];
  },
  read: (at) => newFloat(float.peek(at) as number),
  convert: (value) => {
    const number = convertFloat(value);
    if (number === null) return false;
    scratchFloat[0] = number;
    return true;
  },
};

function textKind(code: string): ItemKind {
  return {
    code,
    size: 4,
    isText: true,
    peek: (at) => H32[at >> 2] >>> 0,
    read: (at) => {
      const point = H32[at >> 2] >>> 0;
      if (point <= 0x10ffff) return newCharacter(point);
      return raise(
        VALUE_ERROR,
        `character U+${point.toString(16)} is not in range [U+0000; U+10ffff]`,
      );
    },
    convert: (value) => {
      if (!isStr(value)) {
        raiseTypeError(`array item must be a unicode character, not ${typeName(value)}`);
        return false;
      }
      const text = readable(value);
      const length = flatLength(text);
      if (length !== 1) {
        raiseTypeError(
          `array item must be a unicode character, not a string of length ${length}`,
        );
        return false;
      }
      scratchWords[0] = codePointAt(text, 0);
      return true;
    },
  };
}

/** All type codes, in CPython's order. */
export const TYPE_CODES = "bBuwhHiIlLqQfd";

/** By type code, how the items lie in memory, as array's machine format code tells it in pickles. */
export const MACHINE_FORMATS: Readonly<Record<string, number>> = {
  B: 0,
  b: 1,
  H: 2,
  h: 4,
  I: 6,
  i: 8,
  L: 10,
  Q: 10,
  l: 12,
  q: 12,
  f: 14,
  d: 16,
  u: 20,
  w: 20,
};

const kinds: (ItemKind | undefined)[] = [];
for (const code of TYPE_CODES) {
  kinds[code.charCodeAt(0)] = code === "d"
    ? double
    : code === "f"
    ? float
    : code === "u" || code === "w"
    ? textKind(code)
    : integerKind(code, INTEGERS[code]);
}

/** The kind with a type code (as a character's code), or undefined. */
export function kindOfCode(code: number): ItemKind | undefined {
  return kinds[code];
}

/** Writes what convert made last to an item. */
export function storeScratch(kind: ItemKind, address: number): void {
  if (kind.size >= 4) {
    H32[address >> 2] = scratchWords[0];
    if (kind.size === 8) H32[(address + 4) >> 2] = scratchWords[1];
  } else for (let i = 0; i < kind.size; i++) HU8[address + i] = scratch[i];
}

/** A type code as a small int, as arrays keep it. */
export function codeWord(kind: ItemKind): Value {
  return small(kind.code.charCodeAt(0));
}
