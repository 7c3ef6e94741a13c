/**
 * dict: insertion ordered, as CPython's compact dict (Objects/dictobject.c).
 *
 *     dict     0 shape   4 LENGTH (live entries)   8 DICT_ENTRIES (array) or 0   12 DICT_INDEX (raw) or 0
 *             16 DICT_USED (entries appended, dead ones included)   20 DICT_VERSION   24 DICT_FLAGS
 *             28 DICT_USABLE (how many entries can still be appended before the table must be rebuilt)
 *     entries  an ARRAY of 3 words an entry: hash (small int), key, value; a dead entry has 0 in all three
 *     index    a RAW of 32-bit words, a power of two of them: 0 empty, -1 deleted, n > 0: entry n - 1
 *
 * Tables have the sizes of CPython's and are rebuilt when CPython rebuilds its own (8 places or a larger power of two,
 * two thirds of them usable), since programs that change a dict while they iterate over it can tell.
 *
 * LENGTH, DICT_USED, DICT_VERSION, DICT_FLAGS and DICT_USABLE are small ints. The hash word is `hash31 << 1 | 1` (see
 * protocols/hash.ts), so it is never 0. A key is never a rope: a str key is stored flat.
 *
 * Look-up without an index (capacity of up to DICT_SMALL entries): entries 0 to DICT_USED - 1 in order, hash first.
 * Look-up with an index, which always has an empty place:
 *
 *     mask = places - 1;  place = hash31 & mask;  perturb = hash31 as an unsigned number
 *     loop: n = index[place];  n == 0: absent;  n > 0 and entry n - 1 has this hash and an equal key: found
 *           perturb >>>= 5;  place = (place * 5 + perturb + 1) & mask
 *
 * Entries and index are replaced together, never changed in place but by appending, storing and killing entries
 * (dicts without an index are also compacted in place): so who remembers the address of the entries array and keeps it
 * alive can tell whether the table was rebuilt.
 *
 * DICT_VERSION is 0 as long as nobody asked for it; dictVersion(dict) then gives the dict a number that no other state
 * of any dict had, and an insertion of a new key, a deletion or a clear takes it away again (storing to a present key
 * does not). So: whoever guards on a version gets it by dictVersion and never takes 0 for one.
 */
export const DICT_ENTRIES = 8;
export const DICT_INDEX = 12;
export const DICT_USED = 16;
export const DICT_VERSION = 20;
export const DICT_FLAGS = 24;
export const DICT_USABLE = 28;
export const DICT_BYTES = 32;
/** Greatest capacity of a dict without an index. */
export const DICT_SMALL = 10;
export const ENTRY_WORDS = 3;
export const ENTRY_BYTES = 12;
export const ENTRY_HASH = 0;
export const ENTRY_KEY = 4;
export const ENTRY_VALUE = 8;
/** Somebody assumed this dict's content: stores must say so (globals of compiled regions). */
export const DICT_FLAG_WATCHED = 1;
/** Bit of DICT_FLAGS: exec or eval was given it as globals with a `__builtins__` of their own. */
export const DICT_FLAG_OWN_BUILTINS = 2;

/**
 * set, frozenset: open addressing in CPython's own probe order (Objects/setobject.c), so that iteration order is
 * CPython's wherever hashes are.
 *
 *     set      0 shape   4 LENGTH   8 SET_TABLE (array of 3 words a slot) or 0 while nothing was ever added
 *             12 SET_FILL (used and deleted slots)   16 SET_HASH (frozenset: guest-visible hash, an int) or 0
 *             20 SET_FINGER (slot where pop() goes on)   24 SET_MASK (slots - 1; 7 while there is no table)
 *     slot     hash (small int: bits 0 to 30 of the 64-bit hash)   key (0 empty, DUMMY deleted)
 *              high (small int: bits 31 to 61 of the hash; bits 62 and 63 are taken to equal bit 61)
 *
 * LENGTH, SET_FILL, SET_FINGER and SET_MASK are small ints. Empty and deleted slots have 0 for hash and high. The probe sequence
 * starts at hash & mask and looks at up to SET_LINEAR_PROBES more slots when all of them lie within the table; then
 * perturb (first the 64-bit hash, unsigned) is shifted right by SET_PERTURB_SHIFT and added:
 * slot = (slot * 5 + 1 + perturb) & mask.
 */
export const SET_TABLE = 8;
export const SET_FILL = 12;
export const SET_HASH = 16;
export const SET_FINGER = 20;
export const SET_MASK = 24;
export const SET_BYTES = 32;
export const SET_SLOT_WORDS = 3;
export const SET_MINIMUM_SLOTS = 8;
export const SET_LINEAR_PROBES = 9;
export const SET_PERTURB_SHIFT = 5;
