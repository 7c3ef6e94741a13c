/**
 * Layouts of what is called. Offsets in bytes; every word is a value (LAYOUT_FIELDS) unless a line says otherwise.
 *
 * code       see CODE_*; the instructions are a RAW, the constants an ARRAY
 * function   code, globals dict, name, qualname, defaults tuple or 0, kwdefaults dict or 0, closure tuple or 0,
 *            doc, module, annotations (dict, or 0), annotate function or 0, type params or 0, dict or 0, version
 * method     function, self                                                  bound method of any callable
 * builtin    native (small int: index into the natives), self or 0, name, owner (module name, or type) or 0
 *            a builtin function, a bound builtin method
 * descriptor kind of native attribute of a type: native, owner type, name, second native (setter) or 0, doc or 0,
 *            offset (small int, member descriptors)
 */
export const CODE_NAME = 4;
export const CODE_QUALNAME = 8;
export const CODE_FILENAME = 12;
/** Small ints. */
export const CODE_FIRST_LINE = 16;
export const CODE_FLAGS = 20;
export const CODE_ARG_COUNT = 24;
export const CODE_POSONLY_COUNT = 28;
export const CODE_KWONLY_COUNT = 32;
export const CODE_LOCAL_COUNT = 36; // all locals, cells and free variables
export const CODE_FREE_COUNT = 40;
export const CODE_STACK_SIZE = 44;
/** Bytes of a frame: header, locals, stack. Small int. */
export const CODE_FRAME_BYTES = 48;
export const CODE_LOCAL_NAMES = 52; // tuple of str
export const CODE_LOCAL_KINDS = 56; // bytes
export const CODE_CONSTANTS = 60; // array
export const CODE_INSTRUCTIONS = 64; // raw
export const CODE_EXCEPTIONS = 68; // raw: rows of five 32-bit words: start, end, target (words), depth, push last instruction
export const CODE_POSITIONS = 72; // raw
export const CODE_SOURCE = 76; // str of the whole source or 0 (tracebacks show lines from it)
/** Simple call: only positional-or-keyword parameters, no * or **, not a generator: small int 1, else 0. */
export const CODE_SIMPLE = 80;
export const CODE_VERSION = 84;
export const CODE_EXTRA = 88; // tier 2: executors of this code, or 0
export const CODE_NEXT = 92;
export const CODE_BYTES = 96;

export const FUNCTION_CODE = 4;
export const FUNCTION_GLOBALS = 8;
export const FUNCTION_NAME = 12;
export const FUNCTION_QUALNAME = 16;
export const FUNCTION_DEFAULTS = 20;
export const FUNCTION_KWDEFAULTS = 24;
export const FUNCTION_CLOSURE = 28;
export const FUNCTION_DOC = 32;
export const FUNCTION_MODULE = 36;
export const FUNCTION_ANNOTATIONS = 40;
export const FUNCTION_ANNOTATE = 44;
export const FUNCTION_TYPE_PARAMS = 48;
export const FUNCTION_DICT = 52;
/** Small int, renewed when code, defaults or kwdefaults are set. */
export const FUNCTION_VERSION = 56;
export const FUNCTION_BYTES = 64;

export const METHOD_FUNCTION = 4;
export const METHOD_SELF = 8;
export const METHOD_BYTES = 16;

export const BUILTIN_NATIVE = 4;
export const BUILTIN_SELF = 8;
export const BUILTIN_NAME = 12;
export const BUILTIN_OWNER = 16;
/** Small int: the kernel of the native (objects/native_kernels.ts), or 0. */
export const BUILTIN_KERNEL = 20;
export const BUILTIN_BYTES = 24;

export const DESCRIPTOR_NATIVE = 4;
export const DESCRIPTOR_OWNER = 8;
export const DESCRIPTOR_NAME = 12;
export const DESCRIPTOR_SETTER = 16;
export const DESCRIPTOR_DOC = 20;
export const DESCRIPTOR_OFFSET = 24;
/** As BUILTIN_KERNEL; method descriptors. */
export const DESCRIPTOR_KERNEL = 28;
export const DESCRIPTOR_BYTES = 32;
