/**
 * Limits on ints: how large a result may become and what it may cost, asked before it is computed.
 *
 * Results with more than HOST_BITS bits are refused because the host's bigints end there. Below that, the memory
 * limit decides; the work is charged to the program's fuel. An operation on bigints cannot be interrupted: one that
 * would take some seconds is refused as if its result did not fit, so that a time limit is kept.
 */
import { ensureRoom } from "../../heap/allocator.ts";
import { TS_INT_DIGITS } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { decimalConversionWork } from "../numeric/int_estimates.ts";
import { DEFAULT_MAX_STR_DIGITS } from "../numeric/int_text.ts";
import { chargeWork } from "../work.ts";
import { raiseMemoryError } from "./memory_error.ts";

/** The host's bigints have at most 2**30 bits; what is computed on the way may be a little longer than the result. */
const HOST_BITS = 2 ** 30 - 1024;
/** Results up to this many bits are neither counted nor charged. */
const FREE_BITS = 8192;
/** Work in nanoseconds up to which it is not charged, and beyond which it is refused. */
const FREE_WORK = 4096;
const WORK_MAX = 1.5e9;
const NANOSECONDS_A_UNIT = 16;

/**
 * Whether an int of so many bits may be made with so much work (nanoseconds, see numeric/int_estimates.ts); false with
 * MemoryError or a limit pending. May collect when the result is large.
 *
 * @throws OutOfMemory
 */
export function admitInteger(bits: number, work: number): boolean {
  if (!(bits <= FREE_BITS)) {
    if (!(bits <= HOST_BITS)) {
      raiseMemoryError();
      return false;
    }
    ensureRoom(Math.ceil(bits / 8) + 16);
  }
  return work <= FREE_WORK || admitWork(work);
}

/** Charges work in nanoseconds that cannot be interrupted; false with MemoryError or a limit pending. */
export function admitWork(work: number): boolean {
  if (work <= WORK_MAX) return chargeNanoseconds(work);
  raiseMemoryError();
  return false;
}

/** Charges work that is given in nanoseconds; false with a limit pending. */
export function chargeNanoseconds(work: number): boolean {
  return work <= FREE_WORK ||
    chargeWork(Math.min(Math.ceil(work / NANOSECONDS_A_UNIT), 0x3fffffff));
}

/** Most digits of an int that is converted to or from decimal text; 0: no limit. */
export function maximumIntDigits(): number {
  const limit = H32[TS_INT_DIGITS >> 2];
  return limit === 0 ? DEFAULT_MAX_STR_DIGITS : limit < 0 ? 0 : limit;
}

/** sys.set_int_max_str_digits(limit); 0: no limit. */
export function setMaximumIntDigits(limit: number): void {
  H32[TS_INT_DIGITS >> 2] = limit === 0 ? -1 : limit;
}

/** Charges the conversion of a number of so many bits between bits and decimal digits, if the limit on digits lets it be. */
export function admitDecimal(bits: number): boolean {
  const limit = maximumIntDigits();
  const most = limit === 0 ? bits : Math.min(bits, limit * 3.33);
  return most <= 256 || admitWork(decimalConversionWork(most));
}
