/** The machine contract in numbers: see README.md. What the build's C, the compiler and the shim agree on. */

/** Int registers, and float registers, that values are kept in. */
export const INT_REGISTERS = 8;
export const FLOAT_REGISTERS = 8;

// Byte offsets in a record.
export const RECORD_BASE = 0;
export const RECORD_CODE = 8;
export const RECORD_RESUME = 16;
/** The numbers 1 and 0: what a site names for a truth value that follows from where it leaves. */
export const RECORD_TRUE = 32;
export const RECORD_FALSE = 36;
/** The frame at the last leave: the one whose code runs, not the one that was entered. */
export const RECORD_FRAME = 40;
export const RECORD_INTS = 48;
export const RECORD_FLOATS: number = RECORD_INTS + 8 * INT_REGISTERS;
export const RECORD_SLOTS: number = RECORD_FLOATS + 8 * FLOAT_REGISTERS;
/** Bytes of a record. */
export const RECORD_BYTES = 16384;
/** Functions that native code can call. */
export const ROUTINES_MOST = 64;
/** Their addresses, set when the record is made. */
export const RECORD_ROUTINES: number = RECORD_BYTES - 8 * ROUTINES_MOST;
/** By which native code follows links: address of the shim's places of code, how many there are, what entries begin with. */
export const RECORD_PLACES: number = RECORD_ROUTINES - 32;
export const RECORD_PLACES_COUNT: number = RECORD_PLACES + 8;
export const RECORD_ENTRY_BASE: number = RECORD_PLACES + 12;
/** The place of the code that has left: links and bridges may have led there. */
export const RECORD_RUNNING: number = RECORD_PLACES + 16;
/** The first slots: what is called finds its operands in them. */
export const ARGUMENT_SLOTS = 3;
/** Slots that a region may use, those included. */
export const SLOTS_MOST: number = (RECORD_PLACES - RECORD_SLOTS) >> 3;
/** Bytes of a place of code: native addresses of the linear memory and of the code; no code is there: 0. */
export const PLACE_BYTES = 16;

/** Set in what native code returns: a request; the other bits are its number within the region. */
export const REQUEST = -0x80000000;
/** Set in a request where serving it may enter native code again. */
export const NESTS = 0x40000000;

/** What one activation of native code works on. Its bytes do not move. */
export class Record {
  readonly words: Int32Array<ArrayBuffer>;
  readonly doubles: Float64Array<ArrayBuffer>;

  constructor(buffer: ArrayBuffer = new ArrayBuffer(RECORD_BYTES)) {
    this.words = new Int32Array(buffer);
    this.doubles = new Float64Array(buffer);
    this.words[RECORD_TRUE >> 2] = 1;
  }

  /** Native address of the linear memory. */
  set base(address: number) {
    this.#address(RECORD_BASE >> 2, address);
  }

  /** Address at which the shim enters next. */
  set code(address: number) {
    this.#address(RECORD_CODE >> 2, address);
  }

  /** Where the resume stub goes on. */
  set resume(address: number) {
    this.#address(RECORD_RESUME >> 2, address);
  }

  #address(at: number, address: number): void {
    this.words[at] = address | 0;
    this.words[at + 1] = (address / 0x100000000) | 0;
  }
}

/**
 * Addresses as a record has them, 64-bit integers, to be copied as float64: numbers as large as addresses are slow to take
 * apart.
 */
export function recordedAddresses(addresses: readonly number[]): Float64Array {
  return new Float64Array(BigInt64Array.from(addresses, BigInt).buffer);
}
