/**
 * Programs of the matcher: words in a raw block of the linear memory.
 *
 *     header   HEADER_* below, then instructions, then the records of sets (char_sets.ts)
 *
 * Places (jump targets, sets) are word offsets from the start of the program. Registers: start and end of each group,
 * the last group that was closed, then what loops and cuts keep.
 *
 * A failure pops the matcher's stack, whose top word tells what stands there:
 *
 *     value, ~register         the register gets its old value, and popping goes on
 *     place, pc                goes on at pc with this place in the text
 *     extra, place, pc         the same for GIVE_BACK, TAKE_MORE and NEXT_OPTION, which pop `extra`
 */

export const HEADER_REGISTERS = 0;
/** Groups, the whole match included. */
export const HEADER_GROUPS = 1;
/** Least number of characters of a match. */
export const HEADER_LEAST = 2;
/** Set of the characters that a match can begin with, or 0. */
export const HEADER_FIRST = 3;
/** Number of characters that each match begins with, from HEADER_WORDS on, before the instructions. */
export const HEADER_PREFIX = 4;
/** Where the instructions begin. */
export const HEADER_START = 5;
/** 1: matches at the start of the text only. */
export const HEADER_ANCHORED = 6;
/** 1: what IGNORECASE compares in back references is ASCII's case only. */
export const HEADER_ASCII = 7;
/** Offset of a RUN or RUN_ALL without a limit that each match begins with, behind nothing but tests of the place, or 0. */
export const HEADER_LEADING = 8;
/** Work that the interpreter has done for this program. */
export const HEADER_HEAT = 9;
/** Number of the program's compiled code; 0: none yet, -1: it gets none (compiled_patterns.ts). */
export const HEADER_CODE = 10;
export const HEADER_WORDS = 11;

// Instructions; operands behind the number.

export const ACCEPT = 0;
/** point */
export const CHARACTER = 1;
/** count, points... */
export const STRING = 2;
/** Any but a newline. */
export const ANY = 3;
/** Any character. */
export const ALL = 4;
/** set */
export const SET = 5;
/** pc */
export const JUMP = 6;
/**
 * first, follow, other: the way ahead begins with a character of `first` (0 unknown), the way to `other` with one of
 * `follow` (0 unknown, or may be empty). What is possible is tried, the way ahead first.
 */
export const CHOOSE = 7;
/** first, follow, other: as CHOOSE, but `other` (whose set is `first`) is tried before the way ahead. */
export const CHOOSE_OTHER = 8;
/** table, count, pcs...: masks of options by first character, 256 for those above, 257 for the end of the text. */
export const BRANCH = 9;
/** branch: pops the mask of the options that are left of that BRANCH. */
export const NEXT_OPTION = 10;
/** register: keeps the place. */
export const MARK = 11;
/** group */
export const CLOSE = 12;
/** test, argument, least, most, follow, apart: repeats a single character, most first; a GIVE_BACK is behind it. */
export const RUN = 13;
/** follow */
export const GIVE_BACK = 14;
/** test, argument, least, most: and gives none back. */
export const RUN_ALL = 15;
/** test, argument, least, most, follow: fewest first; a TAKE_MORE is behind it. */
export const RUN_LAZY = 16;
/** test, argument, follow */
export const TAKE_MORE = 17;
/** register: count 0, no last place. */
export const LOOP_START = 18;
/** register, least, most, exit: the next turn, or the exit when enough. */
export const LOOP = 19;
/** register, least, most, exit: the exit when enough, then another turn; a LOOP_TURN is behind it. */
export const LOOP_LAZY = 20;
/** register: begins a turn. */
export const LOOP_TURN = 37;
/** register, back: keeps stack height and place; goes back so many characters. */
export const LOOK = 21;
/** register: drops what could be tried since, returns to the place. */
export const LOOK_END = 22;
/** register, back, other: as LOOK; when what follows fails, goes on at `other`. */
export const LOOK_NOT = 23;
/** register: undoes everything since, and fails. */
export const LOOK_NOT_END = 24;
/** register */
export const ATOMIC = 25;
/** register: drops what could be tried since. */
export const ATOMIC_END = 26;
/** group */
export const REFERENCE = 27;
/** group */
export const REFERENCE_FOLDED = 28;
/** group, other: to `other` unless the group has matched. */
export const IF_GROUP = 29;
export const FAIL = 30;
export const AT_TEXT_START = 31;
export const AT_LINE_START = 32;
export const AT_TEXT_END = 33;
/** At the end, or before a newline that ends the text. */
export const AT_END = 34;
export const AT_LINE_END = 35;
/** set of word characters, negated */
export const AT_BOUNDARY = 36;

// Tests of single characters, of RUN and its kin.
export const TEST_ANY = 0;
export const TEST_ALL = 1;
export const TEST_SET = 2;
export const TEST_CHARACTER = 3;
export const TEST_NOT_CHARACTER = 4;

/** Masks in the table of a BRANCH. */
export const TABLE_WIDE = 256;
export const TABLE_END = 257;
export const TABLE_WORDS = 258;
