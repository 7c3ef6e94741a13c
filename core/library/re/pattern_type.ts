/**
 * re.Pattern, and what its methods iterate with.
 *
 *     SRE_Scanner, callable_iterator   4 pattern   8 text   12 next place   16 end   20 place where an empty match does not
 *                                      count, or -1 (small ints)
 */
import { TYPE_FLAG_NO_NEW } from "../../heap/layouts/type.ts";
import { NONE, NOT_IMPLEMENTED } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import type { NativeEntry, TypeDefinition } from "../../objects/define.ts";
import { isInstance, pending } from "../../objects/errors.ts";
import { allocateInstance } from "../../objects/instances.ts";
import { isStr } from "../../objects/kinds.ts";
import { EQUAL, equals, NOT_EQUAL } from "../../objects/protocols/compare.ts";
import { hashOf } from "../../objects/protocols/hash.ts";
import { sizeArgument } from "../../objects/protocols/index_number.ts";
import { reprOf } from "../../objects/protocols/represent.ts";
import { newGenericAlias } from "../../objects/types/generic_alias.ts";
import { newMappingProxy } from "../../objects/types/mapping_proxy.ts";
import { iteratorItself } from "../../objects/types/sequence_iterators.ts";
import { firstCodePoints } from "../../objects/text/unicode.ts";
import { bool } from "../../objects/values/numbers.ts";
import {
  allocateTuple,
  listAppend,
  newList,
  setTupleItem,
} from "../../objects/values/sequences.ts";
import { jsString, newStr } from "../../objects/values/text.ts";
import { EMPTY_BYTES, EMPTY_STR } from "../../heap/map.ts";
import { pauseWork } from "../../objects/work.ts";
import { MATCH_ITERATOR_TYPE, PATTERN_TYPE, SCANNER_TYPE } from "../static_types.ts";
import { registers } from "./matcher.ts";
import { FOUND, FULL_MATCH, MATCH, NOT_FOUND, SEARCH } from "./matcher_results.ts";
import {
  groupsOf,
  isTextPattern,
  matchText,
  namesOf,
  newMatch,
  type OpenText,
  openText,
  PATTERN_FLAGS,
  PATTERN_GROUPS,
  PATTERN_SOURCE,
  placeArgument,
  run,
  sliceText,
  sourceOf,
} from "./pattern_object.ts";
import { substitute } from "./substitute.ts";
import { UNICODE } from "./tree.ts";

const SCAN_PATTERN = 4;
const SCAN_TEXT = 8;
const SCAN_NEXT = 12;
const SCAN_END = 16;
const SCAN_NOT_EMPTY = 20;

const matching = (mode: number) => (pattern: Value, text: Value, pos: Value, endpos: Value) =>
  matchText(pattern, text, pos, endpos, mode);

/** What a group of the match found last is, `absent` when it did not match. */
function foundGroup(open: OpenText, group: number, absent: Value): Value {
  const start = registers[2 * group];
  const end = registers[2 * group + 1];
  return start < 0 || end < start ? absent : sliceText(open, start, end);
}

/** findall: texts, or tuples of the groups. */
export function findAll(pattern: Value, text: Value, pos: Value, endpos: Value): Value {
  const open = openText(pattern, text);
  if (open === null) return 0;
  let start = placeArgument(pos, open.length, 0);
  const end = placeArgument(endpos, open.length, open.length);
  if (start !== start || end !== end) return 0;
  const subject = { ...open.subject, end };
  const groups = groupsOf(pattern);
  const absent = isTextPattern(pattern) ? EMPTY_STR : EMPTY_BYTES;
  const mark = rootMark();
  pushRoot(open.flat);
  const list = newList();
  pushRoot(list);
  for (let notEmptyAt = -1;;) {
    const result = run(pattern, subject, start, SEARCH, notEmptyAt);
    if (result < 0 || result === NOT_FOUND) {
      releaseRoots(mark);
      return result < 0 ? 0 : list;
    }
    const from = registers[0];
    const to = registers[1];
    if (groups < 2) listAppend(list, foundGroup(open, groups, absent));
    else {
      const tuple = allocateTuple(groups);
      const slot = pushRoot(tuple);
      for (let i = 0; i < groups; i++) setTupleItem(tuple, i, foundGroup(open, i + 1, absent));
      releaseRoots(slot);
      listAppend(list, tuple);
    }
    start = to;
    notEmptyAt = to === from ? to : -1;
    if (!pauseWork(1)) {
      releaseRoots(mark);
      return 0;
    }
  }
}

function split(pattern: Value, text: Value, maxsplit: Value): Value {
  const most = maxsplit === 0 ? 0 : sizeArgument(maxsplit);
  return most !== most ? 0 : splitText(pattern, text, most);
}

/** split; `most` 0 for no limit, negative for none. */
export function splitText(pattern: Value, text: Value, most: number): Value {
  const open = openText(pattern, text);
  if (open === null) return 0;
  const groups = groupsOf(pattern);
  const mark = rootMark();
  pushRoot(open.flat);
  const list = newList();
  pushRoot(list);
  let start = 0;
  let last = 0;
  let notEmptyAt = -1;
  for (let done = 0; most === 0 || done < most; done++) {
    const result = run(pattern, open.subject, start, SEARCH, notEmptyAt);
    if (result < 0 || (result === FOUND && !pauseWork(1))) {
      releaseRoots(mark);
      return 0;
    }
    if (result === NOT_FOUND) break;
    const from = registers[0];
    const to = registers[1];
    listAppend(list, sliceText(open, last, from));
    for (let i = 1; i <= groups; i++) listAppend(list, foundGroup(open, i, NONE));
    last = to;
    start = to;
    notEmptyAt = to === from ? to : -1;
  }
  listAppend(list, sliceText(open, last, open.length));
  releaseRoots(mark);
  return list;
}

const substituting =
  (counted: boolean) => (pattern: Value, replacement: Value, text: Value, count: Value): Value => {
    const most = count === 0 ? 0 : sizeArgument(count);
    if (most !== most) return 0;
    return substitute(pattern, replacement, text, most, counted);
  };

// --- scanners

function newScanner(type: number, pattern: Value, text: Value, pos: Value, endpos: Value): Value {
  const open = openText(pattern, text);
  if (open === null) return 0;
  const start = placeArgument(pos, open.length, 0);
  const end = placeArgument(endpos, open.length, open.length);
  if (start !== start || end !== end) return 0;
  const scanner = allocateInstance(type);
  H32[(scanner + SCAN_PATTERN) >> 2] = pattern;
  H32[(scanner + SCAN_TEXT) >> 2] = text;
  H32[(scanner + SCAN_NEXT) >> 2] = small(start);
  H32[(scanner + SCAN_END) >> 2] = small(end);
  H32[(scanner + SCAN_NOT_EMPTY) >> 2] = small(-1);
  return scanner;
}

/** An iterator of the matches. */
export function findIterator(pattern: Value, text: Value, pos: Value, endpos: Value): Value {
  return newScanner(MATCH_ITERATOR_TYPE, pattern, text, pos, endpos);
}

/** The next match, 0 when there is none (or an exception is pending). The scanner is rooted. */
function nextMatch(scanner: Value, mode: number): Value {
  const next = H32[(scanner + SCAN_NEXT) >> 2] >> 1;
  if (next < 0) return 0;
  const pattern = H32[(scanner + SCAN_PATTERN) >> 2];
  const text = H32[(scanner + SCAN_TEXT) >> 2];
  const open = openText(pattern, text);
  if (open === null) return 0;
  const end = Math.min(H32[(scanner + SCAN_END) >> 2] >> 1, open.length);
  const notEmptyAt = H32[(scanner + SCAN_NOT_EMPTY) >> 2] >> 1;
  const subject = open.subject.end === end ? open.subject : { ...open.subject, end };
  const result = run(pattern, subject, next, mode, notEmptyAt);
  if (result !== FOUND) {
    H32[(scanner + SCAN_NEXT) >> 2] = small(-1);
    return 0;
  }
  const from = registers[0];
  const to = registers[1];
  H32[(scanner + SCAN_NEXT) >> 2] = small(to);
  H32[(scanner + SCAN_NOT_EMPTY) >> 2] = small(to === from ? to : -1);
  const mark = rootMark();
  pushRoot(scanner);
  const match = newMatch(pattern, text, 0, end);
  releaseRoots(mark);
  return match;
}

const scanning = (mode: number) => (scanner: Value): Value => {
  const match = nextMatch(scanner, mode);
  return match !== 0 ? match : pending() ? 0 : NONE;
};

// --- the rest

const FLAG_NAMES: readonly (readonly [number, string])[] = [
  [2, "IGNORECASE"],
  [4, "LOCALE"],
  [8, "MULTILINE"],
  [16, "DOTALL"],
  [32, "UNICODE"],
  [64, "VERBOSE"],
  [128, "DEBUG"],
  [256, "ASCII"],
];
/** Characters of the pattern's repr that a repr shows. */
const SHOWN = 200;

function patternRepr(pattern: Value): Value {
  const shown = reprOf(sourceOf(pattern));
  if (shown === 0) return 0;
  let flags = H32[(pattern + PATTERN_FLAGS) >> 2] >> 1;
  if (isTextPattern(pattern) && (flags & (UNICODE | 4 | 256)) === UNICODE) flags &= ~UNICODE;
  const names: string[] = [];
  for (const [bit, name] of FLAG_NAMES) {
    if ((flags & bit) !== 0) names.push(`re.${name}`);
    flags &= ~bit;
  }
  if (flags !== 0) names.push(`0x${flags.toString(16)}`);
  const text = firstCodePoints(jsString(shown), SHOWN);
  return newStr(`re.compile(${text}${names.length === 0 ? "" : `, ${names.join("|")}`})`);
}

function patternCompare(left: Value, right: Value, operator: number): Value {
  if (operator !== EQUAL && operator !== NOT_EQUAL) return NOT_IMPLEMENTED;
  if (!isInstance(left, PATTERN_TYPE) || !isInstance(right, PATTERN_TYPE)) return NOT_IMPLEMENTED;
  if (left === right) return bool(operator === EQUAL);
  const alike = H32[(left + PATTERN_FLAGS) >> 2] === H32[(right + PATTERN_FLAGS) >> 2] &&
    isStr(sourceOf(left)) === isStr(sourceOf(right));
  const same = alike ? equals(sourceOf(left), sourceOf(right)) : 0;
  return same < 0 ? 0 : bool((same === 1) === (operator === EQUAL));
}

const itself: NativeEntry = ["", (pattern: Value) => pattern];
const BOUNDS = "string, pos=0, endpos=9223372036854775807";

/** The types of this file. */
export const patternTypes: readonly TypeDefinition[] = [
  {
    type: PATTERN_TYPE,
    module: "re",
    flags: TYPE_FLAG_NO_NEW,
    doc: "Compiled regular expression object.",
    slots: {
      repr: patternRepr,
      compare: patternCompare,
      hash: (pattern: Value) => hashOf(sourceOf(pattern)),
    },
    methods: {
      match: [
        BOUNDS,
        matching(MATCH),
        "Matches zero or more characters at the beginning of the string.",
      ],
      fullmatch: [BOUNDS, matching(FULL_MATCH), "Matches against all of the string."],
      search: [
        BOUNDS,
        matching(SEARCH),
        "Scan through string looking for a match, and return a corresponding match object instance.\n\n" +
        "Return None if no position in the string matches.",
      ],
      findall: [
        BOUNDS,
        findAll,
        "Return a list of all non-overlapping matches of pattern in string.",
      ],
      finditer: [
        BOUNDS,
        findIterator,
        "Return an iterator over all non-overlapping matches for the RE pattern in string.\n\n" +
        "For each match, the iterator returns a match object.",
      ],
      scanner: [
        BOUNDS,
        (pattern: Value, text: Value, pos: Value, endpos: Value) =>
          newScanner(SCANNER_TYPE, pattern, text, pos, endpos),
      ],
      split: ["string, maxsplit=0", split, "Split string by the occurrences of pattern."],
      sub: [
        "repl, string, count=0",
        substituting(false),
        "Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the replacement repl.",
      ],
      subn: [
        "repl, string, count=0",
        substituting(true),
        "Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences of pattern with the replacement repl.",
      ],
      __copy__: itself,
      __deepcopy__: ["memo, /", (pattern: Value) => pattern],
    },
    classMethods: { __class_getitem__: ["object, /", newGenericAlias, "See PEP 585"] },
    members: { pattern: PATTERN_SOURCE, flags: PATTERN_FLAGS, groups: PATTERN_GROUPS },
    getset: { groupindex: [(pattern: Value) => newMappingProxy(namesOf(pattern))] },
  },
  {
    type: SCANNER_TYPE,
    module: "_sre",
    flags: TYPE_FLAG_NO_NEW,
    methods: { match: ["", scanning(MATCH)], search: ["", scanning(SEARCH)] },
    members: { pattern: SCAN_PATTERN },
  },
  {
    type: MATCH_ITERATOR_TYPE,
    flags: TYPE_FLAG_NO_NEW,
    slots: { iter: iteratorItself, next: (iterator: Value) => nextMatch(iterator, SEARCH) },
  },
];
