/**
 * Limits on ints: how large a result may become and what it may cost, asked before it is computed.
 *
 * Results with more than HOST_BITS bits are refused because the host's bigints end there. Below that, the memory
 * limit decides; the work is charged to the program's fuel.
 */
import { ensureRoom } from "../../heap/allocator.ts";
import { TS_INT_DIGITS } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { DEFAULT_MAX_STR_DIGITS } from "../numeric/int_text.ts";
import { chargeWork } from "../work.ts";
import { raiseMemoryError } from "./memory_error.ts";

/** The host's bigints have at most 2**30 bits; what is computed on the way may be a little longer than the result. */
const HOST_BITS = 2 ** 30 - 1024;
/** Results up to this many bits are neither counted nor charged. */
const FREE_BITS = 8192;
/** Work up to this many nanoseconds is not charged. */
const FREE_WORK = 4096;
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
  return chargeNanoseconds(work);
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
