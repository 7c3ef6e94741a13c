/** re.Match. */
import { TYPE_FLAG_NO_NEW } from "../../heap/layouts/type.ts";
import { NONE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { raiseTypeError } from "../../objects/errors.ts";
import type { NativeEntry, TypeDefinition } from "../../objects/define.ts";
import { reprOf } from "../../objects/protocols/represent.ts";
import { newGenericAlias } from "../../objects/types/generic_alias.ts";
import {
  dictKeyAt,
  dictNext,
  dictSet,
  dictValueAt,
  newDict,
} from "../../objects/values/dict_table.ts";
import { newInt } from "../../objects/values/numbers.ts";
import {
  allocateTuple,
  setTupleItem,
  tupleItem,
  tupleLength,
  tupleOf,
} from "../../objects/values/sequences.ts";
import { firstCodePoints } from "../../objects/text/unicode.ts";
import { jsString, newStr } from "../../objects/values/text.ts";
import { RAW_DATA } from "../../heap/layouts/basic.ts";
import { MATCH_TYPE } from "../static_types.ts";
import {
  groupArgument,
  groupsOf,
  groupText,
  MATCH_ENDPOS,
  MATCH_PATTERN,
  MATCH_POS,
  MATCH_REGISTERS,
  MATCH_TEXT,
  matchRegister,
  namesOf,
} from "./pattern_object.ts";
import { expandMatch } from "./substitute.ts";

const patternOf = (match: Value): Value => H32[(match + MATCH_PATTERN) >> 2];
/** Characters of the match that its repr shows. */
const SHOWN = 50;

/** A raw native (objects/native.ts): most calls have one argument, for which no tuple is made. */
function group(at: number, words: number, keywords: Value): Value {
  if (keywords !== 0 && tupleLength(keywords) > 0) {
    return raiseTypeError("Match.group() takes no keyword arguments");
  }
  const match = H32[at];
  const count = words - 1;
  if (count === 0) return groupText(match, 0, NONE);
  if (count === 1) return groupItem(match, H32[at + 1]);
  const mark = rootMark();
  const result = allocateTuple(count);
  pushRoot(result);
  for (let i = 0; i < count; i++) {
    const text = groupItem(match, H32[at + 1 + i]);
    if (text === 0) break;
    setTupleItem(result, i, text);
  }
  releaseRoots(mark);
  return tupleItem(result, count - 1) === 0 ? 0 : result;
}

function groupItem(match: Value, given: Value): Value {
  const index = groupArgument(match, given);
  return index < 0 ? 0 : groupText(match, index, NONE);
}

function groups(match: Value, absent: Value): Value {
  return allGroups(match, absent === 0 ? NONE : absent);
}

/** The tuple of what all groups matched; the match is rooted. @throws OutOfMemory */
export function allGroups(match: Value, absent: Value): Value {
  const count = groupsOf(patternOf(match));
  const mark = rootMark();
  const result = allocateTuple(count);
  pushRoot(result);
  for (let i = 0; i < count; i++) setTupleItem(result, i, groupText(match, i + 1, absent));
  releaseRoots(mark);
  return result;
}

function groupDict(match: Value, absent: Value): Value {
  const names = namesOf(patternOf(match));
  const mark = rootMark();
  const result = newDict();
  pushRoot(result);
  for (let i = dictNext(names, 0); i >= 0; i = dictNext(names, i + 1)) {
    const text = groupText(match, dictValueAt(names, i) >> 1, absent === 0 ? NONE : absent);
    dictSet(result, dictKeyAt(names, i), text);
  }
  releaseRoots(mark);
  return result;
}

const place = (side: 0 | 1) => (match: Value, given: Value): Value => {
  const index = given === 0 ? 0 : groupArgument(match, given);
  return index < 0 ? 0 : newInt(matchRegister(match, index, side));
};

function span(match: Value, given: Value): Value {
  const index = given === 0 ? 0 : groupArgument(match, given);
  return index < 0 ? 0 : spanOf(match, index);
}

const spanOf = (match: Value, index: number): Value =>
  tupleOf(small(matchRegister(match, index, 0)), small(matchRegister(match, index, 1)));

function allSpans(match: Value): Value {
  const count = groupsOf(patternOf(match)) + 1;
  const mark = rootMark();
  const result = allocateTuple(count);
  pushRoot(result);
  for (let i = 0; i < count; i++) setTupleItem(result, i, spanOf(match, i));
  releaseRoots(mark);
  return result;
}

/** The group that was closed last, or -1. */
function lastGroup(match: Value): number {
  const block = H32[(match + MATCH_REGISTERS) >> 2];
  return H32[((block + RAW_DATA) >> 2) + 2 * (groupsOf(patternOf(match)) + 1)];
}

function lastGroupName(match: Value): Value {
  const last = lastGroup(match);
  const names = namesOf(patternOf(match));
  for (let i = dictNext(names, 0); i >= 0; i = dictNext(names, i + 1)) {
    if (dictValueAt(names, i) >> 1 === last) return dictKeyAt(names, i);
  }
  return NONE;
}

function matchRepr(match: Value): Value {
  const mark = rootMark();
  pushRoot(match);
  const text = groupText(match, 0, NONE);
  pushRoot(text);
  const shown = reprOf(text);
  releaseRoots(mark);
  if (shown === 0) return 0;
  const start = matchRegister(match, 0, 0);
  const end = matchRegister(match, 0, 1);
  return newStr(
    `<re.Match object; span=(${start}, ${end}), match=${firstCodePoints(jsString(shown), SHOWN)}>`,
  );
}

const itself: NativeEntry = ["", (match: Value) => match];

/** The type of matches. */
export const matchType: TypeDefinition = {
  type: MATCH_TYPE,
  module: "re",
  flags: TYPE_FLAG_NO_NEW,
  doc:
    "The result of re.match() and re.search().\n\nMatch objects always have a boolean value of True.",
  slots: { repr: matchRepr, getitem: groupItem },
  methods: {
    group: ["...", group, "Return one or more subgroups of the match."],
    groups: [
      "default=None",
      groups,
      "Return a tuple containing all the subgroups of the match, from 1.",
    ],
    groupdict: [
      "default=None",
      groupDict,
      "Return a dictionary containing all the named subgroups of the match, keyed by the subgroup name.",
    ],
    start: ["group=0, /", place(0), "Return index of the start of the substring matched by group."],
    end: ["group=0, /", place(1), "Return index of the end of the substring matched by group."],
    span: [
      "group=0, /",
      span,
      "For match object m, return the 2-tuple (m.start(group), m.end(group)).",
    ],
    expand: [
      "template",
      expandMatch,
      "Return the string obtained by doing backslash substitution on the string template, as done by the sub() method.",
    ],
    __copy__: itself,
    __deepcopy__: ["memo, /", (match: Value) => match],
  },
  classMethods: { __class_getitem__: ["object, /", newGenericAlias, "See PEP 585"] },
  members: { re: MATCH_PATTERN, string: MATCH_TEXT, pos: MATCH_POS, endpos: MATCH_ENDPOS },
  getset: {
    regs: [allSpans],
    lastindex: [(match: Value) => lastGroup(match) < 0 ? NONE : small(lastGroup(match))],
    lastgroup: [lastGroupName],
  },
};
