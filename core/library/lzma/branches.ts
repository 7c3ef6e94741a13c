/**
 * Filters for machine code (the .xz file format, 5.3.2): the targets of calls, which count from where they stand, are made to
 * count from the beginning, so that calls of one function look alike.
 */

/** Changes the code in a buffer that begins at address `start`; `sign` is 1 to code and -1 to decode. */
type Filter = (code: Uint8Array, start: number, sign: number) => void;

/** Whether a byte is the top one of an address near zero, as those of calls are. */
const isNear = (byte: number): boolean => byte === 0 || byte === 0xff;

/** By which of the last three bytes began a call: whether the next can, and the byte that would be the target's top one. */
const MAY_BEGIN = [true, true, true, false, true, false, false, false];
const TOP_BYTE = [0, 1, 2, 2, 3, 3, 3, 3];

function x86(code: Uint8Array, start: number, sign: number): void {
  let mask = 0;
  let last = -5;
  for (let at = 0; at + 5 <= code.length;) {
    if ((code[at] & 0xfe) !== 0xe8) {
      at++;
      continue;
    }
    const gap = at - last;
    last = at;
    mask = gap > 5 ? 0 : shifted(mask, gap);
    const near = isNear(code[at + 4]);
    const before = mask >> 1;
    if (!near || before >= 0x10 || !MAY_BEGIN[before & 7]) {
      at++;
      mask |= near ? 0x11 : 1;
      continue;
    }
    let source = little(code, at + 1);
    let target = 0;
    for (;;) {
      target = (source + sign * (start + at + 5)) | 0;
      if (mask === 0) break;
      const shift = 24 - 8 * TOP_BYTE[before];
      if (!isNear(target >>> shift & 0xff)) break;
      source = target ^ (shift === 24 ? -1 : (1 << (shift + 8)) - 1);
    }
    setLittle(code, at + 1, (target & 0xffffff) | ((target >>> 24 & 1) !== 0 ? 0xff000000 : 0));
    at += 5;
    mask = 0;
  }
}

function shifted(mask: number, by: number): number {
  let moved = mask;
  for (let i = 0; i < by; i++) moved = (moved & 0x77) << 1;
  return moved;
}

function little(code: Uint8Array, at: number): number {
  return code[at] | code[at + 1] << 8 | code[at + 2] << 16 | code[at + 3] << 24;
}

function setLittle(code: Uint8Array, at: number, word: number): void {
  for (let i = 0; i < 4; i++) code[at + i] = word >>> (8 * i);
}

function big(code: Uint8Array, at: number): number {
  return code[at] << 24 | code[at + 1] << 16 | code[at + 2] << 8 | code[at + 3];
}

function setBig(code: Uint8Array, at: number, word: number): void {
  for (let i = 0; i < 4; i++) code[at + i] = word >>> (24 - 8 * i);
}

const powerPc: Filter = (code, start, sign) => {
  for (let at = 0; at + 4 <= code.length; at += 4) {
    const word = big(code, at);
    if ((word & 0xfc000003) !== (0x48000001 | 0)) continue;
    const target = (word & 0x3fffffc) + sign * (start + at);
    setBig(code, at, 0x48000001 | target & 0x3fffffc);
  }
};

const sparc: Filter = (code, start, sign) => {
  for (let at = 0; at + 4 <= code.length; at += 4) {
    const word = big(code, at);
    const top = word >>> 22;
    if (top !== 0x100 && top !== 0x1ff) continue;
    const target = ((word << 2) + sign * (start + at)) >>> 2;
    const extended = (target & 0x200000 << 1) !== 0 ? 0x3fc00000 : 0;
    setBig(code, at, 0x40000000 | extended | target & 0x3fffff);
  }
};

const arm: Filter = (code, start, sign) => {
  for (let at = 0; at + 4 <= code.length; at += 4) {
    const word = little(code, at);
    if (word >>> 24 !== 0xeb) continue;
    const target = (((word & 0xffffff) << 2) + sign * (start + at + 8)) >>> 2;
    setLittle(code, at, 0xeb000000 | target & 0xffffff);
  }
};

const armThumb: Filter = (code, start, sign) => {
  for (let at = 0; at + 4 <= code.length; at += 2) {
    const word = little(code, at);
    if ((word & 0xf800f800) !== (0xf800f000 | 0)) continue;
    const halves = (word & 0x7ff) << 11 | word >>> 16 & 0x7ff;
    const target = ((halves << 1) + sign * (start + at + 4)) >>> 1;
    setLittle(code, at, 0xf800f000 | target >>> 11 & 0x7ff | (target & 0x7ff) << 16);
    at += 2;
  }
};

/** Which of a bundle's three instructions may be a branch, by its template. */
const BRANCHES = [4, 4, 6, 6, 0, 0, 7, 7, 4, 4, 0, 0, 4, 4, 0, 0];

const ia64: Filter = (code, start, sign) => {
  for (let at = 0; at + 16 <= code.length; at += 16) {
    const template = code[at] & 31;
    const may = template < 16 ? 0 : BRANCHES[template - 16];
    for (let slot = 0; slot < 3; slot++) {
      if ((may >> slot & 1) === 0) continue;
      const bit = 5 + 41 * slot;
      const place = at + (bit >> 3);
      let bundle = 0n;
      for (let i = 5; i >= 0; i--) bundle = bundle << 8n | BigInt(code[place + i]);
      const skip = BigInt(bit & 7);
      const word = bundle >> skip;
      if ((word >> 37n & 15n) !== 5n || (word >> 9n & 7n) !== 0n) continue;
      const source = Number(word >> 13n & 0xfffffn) | Number(word >> 36n & 1n) << 20;
      const target = BigInt(((source << 4) + sign * (start + at)) >>> 4);
      const changed = word & ~(0x8fffffn << 13n) | (target & 0xfffffn) << 13n |
        (target & 0x100000n) << 16n;
      bundle = bundle & ((1n << skip) - 1n) | changed << skip;
      for (let i = 0; i < 6; i++) code[place + i] = Number(bundle >> BigInt(8 * i) & 0xffn);
    }
  }
};

/** The filters by their numbers. */
export const BRANCH_FILTERS: ReadonlyMap<number, Filter> = new Map([
  [4, x86],
  [5, powerPc],
  [6, ia64],
  [7, arm],
  [8, armThumb],
  [9, sparc],
]);
