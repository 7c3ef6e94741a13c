/**
 * Which characters are the same to IGNORECASE: those with the same upper case of their simple lower case, as CPython's
 * matcher and its table of exceptions have it (Lib/re/_casefix.py).
 */

/** Classes with other members than a character, its lower and its upper case; hexadecimal (facts of Unicode 16). */
const IRREGULAR =
  "49 69 130 131, 4b 6b 212a, 53 73 17f, b5 39c 3bc, c5 e5 212b, df 1e9e, 1c4 1c5 1c6, 1c7 " +
  "1c8 1c9, 1ca 1cb 1cc, 1f1 1f2 1f3, 345 399 3b9 1fbe, 390 1fd3, 392 3b2 3d0, 395 3b5 3f5, " +
  "398 3b8 3d1 3f4, 39a 3ba 3f0, 3a0 3c0 3d6, 3a1 3c1 3f1, 3a3 3c2 3c3, 3a6 3c6 3d5, 3a9 " +
  "3c9 2126, 3b0 1fe3, 412 432 1c80, 414 434 1c81, 41e 43e 1c82, 421 441 1c83, 422 442 1c84 " +
  "1c85, 42a 44a 1c86, 462 463 1c87, 1c88 a64a a64b, 1e60 1e61 1e9b, 1f80 1f88, 1f81 1f89, " +
  "1f82 1f8a, 1f83 1f8b, 1f84 1f8c, 1f85 1f8d, 1f86 1f8e, 1f87 1f8f, 1f90 1f98, 1f91 1f99, " +
  "1f92 1f9a, 1f93 1f9b, 1f94 1f9c, 1f95 1f9d, 1f96 1f9e, 1f97 1f9f, 1fa0 1fa8, 1fa1 1fa9, " +
  "1fa2 1faa, 1fa3 1fab, 1fa4 1fac, 1fa5 1fad, 1fa6 1fae, 1fa7 1faf, 1fb3 1fbc, 1fc3 1fcc, " +
  "1ff3 1ffc, fb05 fb06";

let irregular: Map<number, readonly number[]> | null = null;

function irregularClass(point: number): readonly number[] | undefined {
  if (irregular === null) {
    irregular = new Map();
    for (const text of IRREGULAR.split(", ")) {
      const members = text.split(" ").map((member) => parseInt(member, 16));
      for (const member of members) irregular.set(member, members);
    }
  }
  return irregular.get(point);
}

/** One code point's other case when that is one code point too, else itself. */
function single(text: string, point: number): number {
  const other = text.codePointAt(0)!;
  return text.length === (other > 0xffff ? 2 : 1) ? other : point;
}

/** The simple lower case of a code point. */
export function lowerPoint(point: number): number {
  if (point < 0x80) return point >= 0x41 && point <= 0x5a ? point + 32 : point;
  if (point === 0x130) return 0x69;
  return single(String.fromCodePoint(point).toLowerCase(), point);
}

/** All characters that are the same as `point` to IGNORECASE, itself among them. */
export function sameIgnoringCase(point: number, asciiOnly: boolean): readonly number[] {
  if (asciiOnly) {
    const letter = point | 0x20;
    return point < 0x80 && letter >= 0x61 && letter <= 0x7a ? [letter, letter - 32] : [point];
  }
  const known = irregularClass(point);
  if (known !== undefined) return known;
  const lower = lowerPoint(point);
  const upper = single(String.fromCodePoint(lower).toUpperCase(), lower);
  return lower === upper ? [point] : [lower, upper];
}

/** Whether two characters are the same to IGNORECASE. */
export function areSameIgnoringCase(left: number, right: number, asciiOnly: boolean): boolean {
  return left === right || sameIgnoringCase(left, asciiOnly).includes(right);
}
