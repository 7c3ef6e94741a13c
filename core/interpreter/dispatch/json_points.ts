/** What the JSON decoder and its kernel (json_scan.ts) tell each other. */

/** Where in the text the scanner is. */
export const JsonPoint = {
  /** Before a value. */
  VALUE: 0,
  /** Behind a value that is not yet in its container. */
  MADE: 1,
  /** Behind an item of the innermost container. */
  ITEM: 2,
  /** Before a key, or white space before it. */
  KEY: 3,
} as const;

/** Bits of what is left to the caller. */
export const JsonHooks = { OBJECTS: 1, FLOATS: 2, INTEGERS: 4 } as const;

/** Places for keys seen before, a power of two. */
export const JSON_KEY_PLACES = 512;
/** Longer texts are read without the kernel: places in them do not fit into its result. */
export const JSON_TEXT_MOST = 1 << 28;
/** Containers within each other: about what CPython's default stack allows. */
export const JSON_DEPTH_LIMIT = 20000;
