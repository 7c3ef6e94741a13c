/**
 * The map of the linear memory. Byte addresses; everything below HEAP_BLOCKS is the same in every runtime of a process.
 *
 *     0x00000  nothing: address 0 is "no value"
 *     0x00040  thread state (TS_*)
 *     0x00200  exit values
 *     0x00800  singletons: None, False, True, NotImplemented, Ellipsis, the empty tuple, str, bytes
 *     0x00a00  one-character strings of Latin-1
 *     0x02000  static names: interned strings that the core knows by address
 *     0x0c000  static shapes, SHAPE_STRIDE bytes each
 *     0x10000  static types, TYPE_STRIDE bytes each
 *     0x28000  method cache: METHOD_CACHE_ENTRIES entries of four words
 *     0x30000  root stack: values that helpers keep across a call that may collect
 *     0x40000  frame stack
 *     0x1f7000 link cells
 *     0x1f8000 attribute cache
 *     0x200000 the heap's blocks
 *
 * The boot image holds what is below METHOD_CACHE and the first heap blocks (made at an address that leaves room for
 * the largest frame stack is not possible: so the frame stack has a fixed size and the blocks follow it).
 */

export const THREAD_STATE = 0x40;
export const SINGLETONS = 0x800;
export const CHARACTERS = 0xa00;
export const STATIC_NAMES = 0x2000;
export const STATIC_SHAPES = 0xc000;
export const STATIC_TYPES = 0x10000;
export const METHOD_CACHE = 0x28000;
export const ROOT_STACK = 0x30000;
export const FRAME_STACK = 0x40000;
/** The frame stack ends here. */
export const FRAME_STACK_END = 0x1f7000;
/** LINK_CELLS_MOST words: by region, what the shim enters it by, or -1. */
export const LINK_CELLS = FRAME_STACK_END;
export const LINK_CELLS_MOST = 1024;
/** Attribute cache: ATTRIBUTE_CACHE_ENTRIES entries of eight words, of which six are used (interpreter/attribute_cache.ts). */
export const ATTRIBUTE_CACHE = LINK_CELLS + 4 * LINK_CELLS_MOST;
export const ATTRIBUTE_CACHE_ENTRIES = 1024;
/** First heap block. */
export const HEAP_BLOCKS = 0x200000;

export const SHAPE_STRIDE = 64;
export const TYPE_STRIDE = 448;
/** Static types 0..TYPE_COUNT_MAX-1: 0x18000 / 448. */
export const TYPE_COUNT_MAX = 219;
export const SHAPE_COUNT_MAX = 256;
export const METHOD_CACHE_ENTRIES = 2048;
export const ROOT_STACK_END = FRAME_STACK;

// Thread state, as byte addresses. All are plain 32-bit numbers unless a line says otherwise.
const word = (index: number) => THREAD_STATE + 4 * index;
/** Bump allocation: next free byte and end of the current run of free lines. */
export const TS_BUMP = word(0);
export const TS_BUMP_END = word(1);
/** Steps left until the next look at fuel, time, interrupts and the collector (counts down; below 0: look). */
export const TS_COUNTDOWN = word(2);
/** Pending exception (value) or 0. */
export const TS_EXCEPTION = word(3);
/** Exception being handled (value) or 0: what `raise` without operand and __context__ take. */
export const TS_HANDLED = word(4);
/** Byte address of the running frame, or 0. */
export const TS_FRAME = word(5);
/** Next free byte of the frame stack. */
export const TS_STACK_TOP = word(6);
/** Next free byte of the root stack. */
export const TS_ROOTS_TOP = word(7);
/** Python frames on the stack, and how many there may be. */
export const TS_DEPTH = word(8);
export const TS_DEPTH_LIMIT = word(9);
/** Nested runs of helpers that called back into guest code, and how many there may be. */
export const TS_NATIVE_DEPTH = word(10);
/** Why the countdown was cut short: bits REASON_*. */
export const TS_REASONS = word(11);
/** The countdown's value that was taken away when it was cut short (so that fuel stays exact). */
export const TS_COUNTDOWN_KEPT = word(12);
/** Next type version and next dict version (small numbers, never used twice in a runtime). */
export const TS_NEXT_VERSION = word(13);
/** Limit being raised: 0 none, else LIMIT_*; no guest handler runs while it is set. */
export const TS_LIMIT = word(14);
/** 1 when the last LOAD_METHOD-like helper found (function, self), 0 when (value, 0). */
export const TS_METHOD_SELF = word(15);
/** Second result of helpers that have two. */
export const TS_SECOND = word(16);
/** Most digits that int and decimal text are converted with (sys.set_int_max_str_digits); 0 the default, -1 no limit. */
export const TS_INT_DIGITS = word(17);
/** Magnitudes of small ints while int arithmetic reads its operands as digits in memory. */
export const TS_LEFT_DIGIT = word(18);
export const TS_RIGHT_DIGIT = word(19);
/** How often a back edge is taken until tier 2 hears of it; -1 never. */
export const TS_HOT_LOOP = word(20);
/** The region whose exit was taken last. */
export const TS_EXIT_REGION = word(21);
/** What a frame gave that host code pushed, when the dispatch loop ended it (dispatch/frames.ts: HOST_RESULT). */
export const TS_RESULT = word(22);
/** How often a function is entered until tier 2 hears of it; -1 never. */
export const TS_HOT_CALL = word(23);
/** Not 0: a kernel that cannot call the host has failed because it wanted to. Else 0. */
export const TS_HOST_WANTED = word(24);
/** Another number after each change of a class that makes reading slots of its instances by their shape alone wrong. */
export const TS_ATTRIBUTE_KINDS = word(25);
/** 1: tracebacks keep frame objects (interpreter/frame_objects.ts); else 0. */
export const TS_KEEPS_FRAMES = word(26);
// Roots of the runtime (values), scanned by the collector: words 32..95.
export const TS_ROOT_FIRST = word(32);
export const TS_BUILTINS = word(32);
export const TS_MODULES = word(33);
export const TS_MAIN = word(34);
export const TS_INTERNED = word(35);
export const TS_SHAPE_CHAIN_HOLDER = word(36);
export const TS_BUILTINS_DICT = word(37);
export const TS_SYS = word(38);
export const TS_HANDLES = word(39);
export const TS_TYPE_EXTRAS = word(40);
export const TS_REPR_STACK = word(41);
/** Weak array of all code objects. */
export const TS_CODES = word(42);
/** A BaseException that is pending while a limit is. */
export const TS_LIMIT_EXCEPTION = word(43);
/** typing.NoDefault, or 0. */
export const TS_NO_DEFAULT = word(44);
/** Arrays of heap/finalization.ts, or 0: all weak reference objects; objects with __del__; those to be told. */
export const TS_WEAK_REFERENCES = word(45);
export const TS_FINALIZABLE = word(46);
export const TS_DYING = word(47);
/** What sys.set_asyncgen_hooks() was given: a tuple of two, or 0. */
export const TS_ASYNCGEN_HOOKS = word(48);
/** Guest functions that do natives' calls with generators (interpreter/consumers.ts): an array, or 0. */
export const TS_CONSUMERS = word(49);
/** Free roots for library modules: take them by name in core/library/module_roots.ts. */
export const TS_LIBRARY_ROOTS = word(50);
export const TS_ROOT_END = word(96);

/** What compiled code hands over when it leaves: EXIT_VALUES_MOST values of eight bytes. Not roots. */
export const EXIT_VALUES = 0x200;
export const EXIT_VALUES_MOST = 184;
/** Four words of room while a trace is recorded. */
export const TRACE_SCRATCH = EXIT_VALUES + 8 * EXIT_VALUES_MOST;

export const REASON_COLLECT = 1;
export const REASON_INTERRUPT = 2;
export const REASON_FINALIZE = 4;

// Singletons: header-only objects, 8 bytes each.
export const NONE = SINGLETONS;
export const FALSE = SINGLETONS + 8;
export const TRUE = SINGLETONS + 16;
export const NOT_IMPLEMENTED = SINGLETONS + 24;
export const ELLIPSIS = SINGLETONS + 32;
export const EMPTY_TUPLE = SINGLETONS + 40;
export const EMPTY_STR = SINGLETONS + 48;
export const EMPTY_BYTES = SINGLETONS + 64;
/** A marker no guest program ever sees (deleted set entries, absent defaults). */
export const DUMMY = SINGLETONS + 80;
