/** What the JSON decoder and the encoder tell their kernels (json_scan.ts, json_write.ts), and what these tell them. */

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

/** Words of a level of the encoder's stack (library/json/writer.ts), and how many it has. */
export const JsonLevel = {
  CONTAINER: 0,
  ITEMS: 1,
  POSITION: 2,
  KEY: 3,
  KIND: 4,
  WORDS: 5,
} as const;

/** Kinds of levels. */
export const JsonKind = { LIST: 0, DICT: 1, DEFAULT: 2 } as const;

/** Bits of how the encoder writes. */
export const JsonFlags = { ASCII: 1, SORTED: 2, CIRCULAR: 4 } as const;

/** Characters of text that the encoder charges at once. */
export const JSON_STRETCH = 4096;
/** Characters of a string that room is made for at once. */
export const JSON_RUN = 512;
