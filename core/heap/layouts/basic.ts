/**
 * Layouts of the plain value types. Offsets in bytes. `shape` is word 0 everywhere.
 *
 * float      [shape, unused, double]                                      16 bytes, leaf
 * complex    [shape, unused, real double, imaginary double]               24 bytes, leaf
 * int        [shape, count << 1 | 1 with the sign of the number, digits]  leaf; |count| 32-bit digits, least first,
 *            no leading zero digit; only integers that are not small ints have this form
 * str        [shape, length, hash, units]   the unit width (1, 2 or 4 bytes) is the shape's; length and hash are small
 *            ints; hash 0 (the word) when not yet computed; the narrowest width that holds every code point (PEP 393)
 * rope       [shape, length, hash, left, right]  a str whose text is still in two parts; once flattened: left is the
 *            flat str, right is 0
 * bytes      [shape, length, hash, bytes]
 * tuple      [shape, length, items]         length as a small int
 * array      [shape, length, values]        storage of lists and others; "length" is its capacity
 * list       [shape, length, array]         the array is 0 while the capacity is 0
 * range      [shape, start, stop, step, length]   all ints (any size)
 * slice      [shape, start, stop, step]
 * cell       [shape, content or 0]
 */
export const FLOAT_VALUE = 8;
export const FLOAT_BYTES = 16;
export const COMPLEX_REAL = 8;
export const COMPLEX_IMAG = 16;
export const COMPLEX_BYTES = 24;

export const INT_COUNT = 4;
export const INT_DIGITS = 8;

export const LENGTH = 4;
export const TEXT_HASH = 8;
export const TEXT_UNITS = 12;
export const ROPE_LEFT = 12;
export const ROPE_RIGHT = 16;
export const ROPE_BYTES = 24;

export const ARRAY_ITEMS = 8;
export const TUPLE_ITEMS = 8;
export const LIST_ARRAY = 8;
export const LIST_BYTES = 16;
export const RAW_DATA = 8;

export const RANGE_START = 4;
export const RANGE_STOP = 8;
export const RANGE_STEP = 12;
export const RANGE_LENGTH = 16;
export const RANGE_BYTES = 24;
export const SLICE_START = 4;
export const SLICE_STOP = 8;
export const SLICE_STEP = 12;
export const SLICE_BYTES = 16;
export const CELL_CONTENT = 4;
export const CELL_BYTES = 8;
