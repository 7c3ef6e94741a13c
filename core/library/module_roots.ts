/** Words of the thread state in which library modules keep values of a runtime (heap/map.ts: TS_LIBRARY_ROOTS). */
import { TS_LIBRARY_ROOTS } from "../heap/map.ts";

/** How many registrations with abstract classes there were: a small int, or 0 for none. */
export const TS_REGISTRATIONS = TS_LIBRARY_ROOTS;
/** The class CacheInfo of functools, or 0. */
export const TS_CACHE_INFO = TS_LIBRARY_ROOTS + 4;
/** functools.Placeholder, or 0. */
export const TS_PLACEHOLDER = TS_LIBRARY_ROOTS + 8;
/** Compiled patterns by pattern, or by (pattern, flags): a dict, or 0. */
export const TS_PATTERNS = TS_LIBRARY_ROOTS + 12;
/** The class re.PatternError, or 0. */
export const TS_PATTERN_ERROR = TS_LIBRARY_ROOTS + 16;
/** How many numbers of compiled patterns were given: a small int, or 0 for none. */
export const TS_PATTERN_CODES = TS_LIBRARY_ROOTS + 20;
