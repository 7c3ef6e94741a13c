/*
 * The bits of an IEEE 754 double.
 *
 *   high word: sign(1) biased exponent(11) upper mantissa(20)      low word: lower mantissa(32)
 *
 * A finite nonzero double is mantissa * 2**exponent with an integer mantissa below 2**53. The
 * scratch arrays are read and written within one call each and never hold anything between calls.
 */
const scratchFloat = new Float64Array(1);
const scratchWords = new Uint32Array(scratchFloat.buffer);
const scratchLong = new BigInt64Array(scratchFloat.buffer);

/** The upper 32 bits of a double, unsigned. */
export function highWord(x: number): number {
  scratchFloat[0] = x;
  return scratchWords[1];
}

/** The lower 32 bits of a double, unsigned. */
export function lowWord(x: number): number {
  scratchFloat[0] = x;
  return scratchWords[0];
}

/** The double made of two 32-bit words. */
export function floatFromWords(high: number, low: number): number {
  scratchWords[1] = high;
  scratchWords[0] = low;
  return scratchFloat[0];
}

/** The 64 bits of a double as a signed integer: consecutive for consecutive positive doubles. */
export function floatToBits(x: number): bigint {
  scratchFloat[0] = x;
  return scratchLong[0];
}

/** The double with the given 64 bits. */
export function floatFromBits(bits: bigint): number {
  scratchLong[0] = bits;
  return scratchFloat[0];
}

/** Whether the sign bit is set, which tells -0.0 and negative NaNs apart too. */
export function signBit(x: number): boolean {
  return x < 0 || (x === 0 ? 1 / x < 0 : x !== x && highWord(x) >>> 31 === 1);
}

/** 2**exponent for -1074 <= exponent <= 1023, exactly; 0 below and Infinity above that range. */
export function powerOfTwo(exponent: number): number {
  if (exponent > 1023) return Infinity;
  if (exponent >= -1022) return floatFromWords((exponent + 1023) << 20, 0);
  if (exponent < -1074) return 0;
  return exponent >= -1042
    ? floatFromWords(1 << (exponent + 1042), 0)
    : floatFromWords(0, 1 << (exponent + 1074));
}

/**
 * The binary exponent of a finite nonzero double: the e with 2**e <= |x| < 2**(e+1).
 */
export function binaryExponent(x: number): number {
  const biased = (highWord(x) >>> 20) & 0x7ff;
  if (biased !== 0) return biased - 1023;
  const upper = highWord(x) & 0xfffff;
  return upper !== 0 ? -1011 - Math.clz32(upper) : -1043 - Math.clz32(lowWord(x));
}

/** The exponent of the unit in the last place of a finite double: |x| = mantissa * 2**this. */
export function unitExponent(x: number): number {
  const biased = (highWord(x) >>> 20) & 0x7ff;
  return biased === 0 ? -1074 : biased - 1075;
}

/** The integer mantissa, below 2**53, that goes with {@linkcode unitExponent}. */
export function integerMantissa(x: number): number {
  const high = highWord(x);
  const upper = (high & 0xfffff) + ((high & 0x7ff00000) === 0 ? 0 : 0x100000);
  return upper * 4294967296 + lowWord(x);
}

/**
 * mantissa * 2**exponent, rounded once to the nearest double, ties to even; Infinity when it
 * overflows. The mantissa must not be negative.
 */
export function scaleBigInt(mantissa: bigint, exponent: number): number {
  if (mantissa === 0n || exponent > 1024) return mantissa === 0n ? 0 : Infinity;
  const bits = bigIntBitLength(mantissa);
  if (bits + exponent > 1024) return Infinity;
  if (bits + exponent < -1075) return 0;
  const unit = Math.max(bits + exponent - 53, -1074);
  const shift = unit - exponent;
  if (shift <= 0) return Number(mantissa << BigInt(-shift)) * powerOfTwo(unit);
  return Number(shiftRightHalfEven(mantissa, shift)) * powerOfTwo(unit);
}

/** value / 2**shift rounded to the nearest integer, ties to even, for a value that is not negative. */
export function shiftRightHalfEven(value: bigint, shift: number): bigint {
  const quotient = value >> BigInt(shift);
  const half = 1n << BigInt(shift - 1);
  const remainder = value & ((half << 1n) - 1n);
  if (remainder < half || (remainder === half && (quotient & 1n) === 0n)) return quotient;
  return quotient + 1n;
}

/**
 * Number of bits of |value|: 0 for 0.
 *
 * JavaScript has no such operation. Shifting right costs only the length of what remains, so the
 * length is bracketed by doubling the shift and then found by halving it.
 */
export function bigIntBitLength(value: bigint): number {
  const magnitude = value < 0n ? -value : value;
  const approximate = Number(magnitude);
  if (approximate < 9007199254740992) {
    return approximate === 0 ? 0 : binaryExponent(approximate) + 1;
  }
  if (approximate !== Infinity) {
    // Rounding can have carried into the next power of two, which only a power of two shows.
    const exponent = binaryExponent(approximate);
    const carried = (highWord(approximate) & 0xfffff) === 0 && lowWord(approximate) === 0 &&
      magnitude >> BigInt(exponent) === 0n;
    return carried ? exponent : exponent + 1;
  }
  let low = 1023;
  let step = 1024;
  while (magnitude >> BigInt(low + step) !== 0n) {
    low += step;
    step *= 2;
  }
  while (step > 512) {
    step /= 2;
    if (magnitude >> BigInt(low + step) !== 0n) low += step;
  }
  return low + bigIntBitLength(magnitude >> BigInt(low));
}
