/**
 * Exceptions and tracebacks; every word is a value.
 *
 * BaseException  4 dict or 0  8 args tuple  12 traceback or 0  16 __context__ or 0  20 __cause__ or 0
 *               24 flags: small int, bit 0 __suppress_context__  28 first own field of a subclass ...
 * traceback      4 next or 0  8 code  12 position: small int, word offset of the instruction in the code
 *               16 frame's object, its globals, or 0   20 what the frame's parameter "self" held, or 0
 */
export const EXCEPTION_DICT = 4;
export const EXCEPTION_ARGS = 8;
export const EXCEPTION_TRACEBACK = 12;
export const EXCEPTION_CONTEXT = 16;
export const EXCEPTION_CAUSE = 20;
export const EXCEPTION_FLAGS = 24;
export const EXCEPTION_FIELDS = 28;
/** Room for four own fields: all exceptions have one size, so any two of them may be bases together or not as CPython says. */
export const EXCEPTION_BYTES = 48;

export const TRACEBACK_NEXT = 4;
export const TRACEBACK_CODE = 8;
export const TRACEBACK_POSITION = 12;
/** The object of the entry's frame, or the frame's globals; 0: not known. */
export const TRACEBACK_GLOBALS = 16;
/** For the hint "Did you mean: 'self.x'?". */
export const TRACEBACK_SELF = 20;
export const TRACEBACK_BYTES = 24;
