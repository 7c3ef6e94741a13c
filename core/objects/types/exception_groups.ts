/**
 * BaseExceptionGroup and ExceptionGroup, and what except* needs of them (Objects/exceptions.c: BaseExceptionGroup_*,
 * _PyExc_PrepReraiseStar; Python/ceval.c: _PyEval_ExceptionGroupMatch).
 */
import {
  EXCEPTION_ARGS,
  EXCEPTION_CAUSE,
  EXCEPTION_CONTEXT,
  EXCEPTION_FIELDS,
  EXCEPTION_TRACEBACK,
  TRACEBACK_BYTES,
  TRACEBACK_CODE,
  TRACEBACK_GLOBALS,
  TRACEBACK_POSITION,
} from "../../heap/layouts/exception.ts";
import { allocate } from "../../heap/allocator.ts";
import { RAW_DATA } from "../../heap/layouts/basic.ts";
import { CODE_INSTRUCTIONS } from "../../heap/layouts/callable.ts";
import { FRAME_CODE, FRAME_GLOBALS, FRAME_PC } from "../../heap/layouts/frame.ts";
import { TYPE_FLAG_BASETYPE, TYPE_FLAG_EXCEPTION, TYPE_FLAGS } from "../../heap/layouts/type.ts";
import { NONE, TS_FRAME, TS_HANDLED } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import {
  isInstance,
  isSubtype,
  nameOfType,
  pending,
  raiseTypeError,
  raiseValueError,
  typeName,
  typeOf,
} from "../errors.ts";
import { isDict, isList, isStr, isTuple, isType } from "../kinds.ts";
import { N } from "../names.ts";
import { getAttribute, lookupAttribute, setAttribute } from "../protocols/attributes.ts";
import { call1, callTuple, isCallable } from "../protocols/call.ts";
import { tupleFromIterable } from "../protocols/sequence_input.ts";
import { truth } from "../protocols/truth.ts";
import { Slot, slotWord } from "../slots.ts";
import { staticName } from "../static_area.ts";
import type { DictRef } from "../values/dict_table.ts";
import {
  listAppend,
  listFrom,
  listItem,
  listLength,
  newList,
  tupleItem,
  tupleLength,
  tupleOf,
} from "../values/sequences.ts";
import { listFirst } from "../values/list_storage.ts";
import { jsString, newStr } from "../values/text.ts";
import { enterNative, leaveNative } from "../work.ts";
import {
  BASE_EXCEPTION,
  BASE_EXCEPTION_GROUP,
  EXCEPTION,
  EXCEPTION_GROUP,
  TRACEBACK_SHAPE,
} from "../well_known.ts";
import { ownField, setOwnField } from "./exception_fields.ts";
import { exceptionNew, noKeywords } from "./exceptions.ts";
import { newGenericAlias } from "./generic_alias.ts";
import { strOf } from "../protocols/represent.ts";

const MESSAGE = 0;
const EXCEPTIONS = 1;

const DERIVE = staticName("derive");

/** The exceptions in a group, a tuple. */
export function groupExceptions(group: Value): Value {
  return ownField(group, EXCEPTIONS);
}

/** Whether the value is an exception group. */
export function isGroup(value: Value): boolean {
  return isInstance(value, BASE_EXCEPTION_GROUP);
}

function groupNew(cls: Value, args: Value): Value {
  if (tupleLength(args) !== 2) {
    return raiseTypeError(
      `BaseExceptionGroup.__new__() takes exactly 2 arguments (${tupleLength(args)} given)`,
    );
  }
  const message = tupleItem(args, 0);
  const given = tupleItem(args, 1);
  if (!isStr(message)) {
    return raiseTypeError(
      `BaseExceptionGroup.__new__() argument 1 must be str, not ${typeName(message)}`,
    );
  }
  const isSequence = slotWord(typeOf(given), Slot.getitem) !== 0 &&
    slotWord(typeOf(given), Slot.iter) !== 0 && !isDict(given);
  if (!isSequence) {
    return raiseTypeError("second argument (exceptions) must be a sequence");
  }
  const exceptions = tupleFromIterable(given);
  if (exceptions === 0) return 0;
  const count = tupleLength(exceptions);
  if (count === 0) {
    return raiseValueError("second argument (exceptions) must be a non-empty sequence");
  }
  let onlyOrdinary = true;
  for (let i = 0; i < count; i++) {
    const item = tupleItem(exceptions, i);
    if (!isInstance(item, BASE_EXCEPTION)) {
      return raiseValueError(`Item ${i} of second argument (exceptions) is not an exception`);
    }
    if (!isInstance(item, EXCEPTION)) onlyOrdinary = false;
  }
  let type = cls;
  if (cls === BASE_EXCEPTION_GROUP && onlyOrdinary) type = EXCEPTION_GROUP;
  if (!onlyOrdinary && cls === EXCEPTION_GROUP) {
    return raiseTypeError("Cannot nest BaseExceptions in an ExceptionGroup");
  }
  if (!onlyOrdinary && isSubtype(cls, EXCEPTION)) {
    return raiseTypeError(`Cannot nest BaseExceptions in '${nameOfType(cls)}'`);
  }
  const group = exceptionNew(type, args);
  setOwnField(group, MESSAGE, message);
  setOwnField(group, EXCEPTIONS, exceptions);
  return group;
}

function groupStr(self: Value): Value {
  const message = strOf(ownField(self, MESSAGE) || NONE);
  if (message === 0) return 0;
  const count = groupExceptions(self) === 0 ? 0 : tupleLength(groupExceptions(self));
  return newStr(`${jsString(message)} (${count} sub-exception${count === 1 ? "" : "s"})`);
}

function derive(self: Value, exceptions: Value): Value {
  const args = tupleOf(ownField(self, MESSAGE), exceptions);
  const mark = rootMark();
  pushRoot(args);
  const group = callTuple(BASE_EXCEPTION_GROUP, args);
  releaseRoots(mark);
  return group;
}

/** A group like `original` with other exceptions (a list), or None for none; 0 with the exception pending. */
function subset(original: Value, exceptions: Value): Value {
  if (listLength(exceptions) === 0) return NONE;
  const mark = rootMark();
  pushRoot(exceptions);
  const group = subsetRooted(original, exceptions);
  releaseRoots(mark);
  return group;
}

function subsetRooted(original: Value, exceptions: Value): Value {
  const method = getAttribute(original, DERIVE);
  if (method === 0) return 0;
  pushRoot(method);
  const group = call1(method, exceptions);
  if (group === 0) return 0;
  if (!isGroup(group)) {
    return raiseTypeError("derive must return an instance of BaseExceptionGroup");
  }
  pushRoot(group);
  for (const offset of [EXCEPTION_TRACEBACK, EXCEPTION_CONTEXT, EXCEPTION_CAUSE]) {
    const value = H32[(original + offset) >> 2];
    if (value !== 0) H32[(group + offset) >> 2] = value;
  }
  const notes = lookupAttribute(original, N.__notes__);
  if (notes === 0) return pending() ? 0 : group;
  if (isList(notes)) {
    // The list is copied, so that notes added to a part are not those of the whole.
    const count = listLength(notes);
    const copy = count === 0 ? newList() : listFrom(listFirst(notes), count);
    pushRoot(copy);
    if (setAttribute(group, N.__notes__, copy) === 0) return 0;
  }
  return group;
}

/** What decides which exceptions are taken out: a class, a tuple of classes, or a function. */
type Condition =
  | { readonly kind: "type"; readonly value: Value }
  | { readonly kind: "predicate"; readonly value: Value }
  | { readonly kind: "instances"; readonly value: Value };

const isExceptionClass = (value: Value): boolean =>
  isType(value) && ((H32[(value + TYPE_FLAGS) >> 2] >> 1) & TYPE_FLAG_EXCEPTION) !== 0;

function conditionOf(value: Value): Condition | null {
  if (isExceptionClass(value)) return { kind: "type", value };
  if (isTuple(value)) {
    let all = true;
    for (let i = 0; i < tupleLength(value); i++) all &&= isExceptionClass(tupleItem(value, i));
    if (all) return { kind: "type", value };
  } else if (!isType(value) && isCallable(value)) return { kind: "predicate", value };
  raiseTypeError(
    "expected an exception type, a tuple of exception types, or a callable (other than a class)",
  );
  return null;
}

/** 1, 0, or -1 with the exception pending. */
function matches(exception: Value, condition: Condition): number {
  const { kind, value } = condition;
  if (kind === "predicate") {
    const answer = call1(value, exception);
    return answer === 0 ? -1 : truth(answer);
  }
  if (kind === "instances") {
    for (let i = 0; i < listLength(value); i++) if (listItem(value, i) === exception) return 1;
    return 0;
  }
  if (!isTuple(value)) return isInstance(exception, value) ? 1 : 0;
  for (let i = 0; i < tupleLength(value); i++) {
    if (isInstance(exception, tupleItem(value, i))) return 1;
  }
  return 0;
}

/** The parts of a split, each None or an exception; not rooted. Results of `split`. */
let matched: Value = NONE;
let rest: Value = NONE;

/**
 * Splits an exception by a condition into `matched` and `rest` (left alone without `wantsRest`). False with the
 * exception pending. May run guest code; the exception is rooted by the caller.
 */
function split(exception: Value, condition: Condition, wantsRest: boolean): boolean {
  const match = matches(exception, condition);
  if (match < 0) return false;
  if (match === 1) {
    matched = exception;
    rest = NONE;
    return true;
  }
  if (!isGroup(exception)) {
    matched = NONE;
    rest = exception;
    return true;
  }
  if (!enterNative(" in exceptiongroup_split_recursive")) return false;
  const mark = rootMark();
  const done = splitMembers(exception, condition, wantsRest);
  releaseRoots(mark);
  leaveNative();
  return done;
}

function splitMembers(group: Value, condition: Condition, wantsRest: boolean): boolean {
  const exceptions = groupExceptions(group);
  const taken = newList();
  pushRoot(taken);
  const left = newList();
  pushRoot(left);
  for (let i = 0; i < tupleLength(exceptions); i++) {
    if (!split(tupleItem(exceptions, i), condition, wantsRest)) return false;
    if (matched !== NONE) listAppend(taken, matched);
    if (wantsRest && rest !== NONE) listAppend(left, rest);
  }
  const match = subset(group, taken);
  if (match === 0) return false;
  pushRoot(match);
  const other = wantsRest ? subset(group, left) : NONE;
  if (other === 0) return false;
  matched = match;
  rest = other;
  return true;
}

function splitMethod(self: Value, wanted: Value): Value {
  const condition = conditionOf(wanted);
  if (condition === null || !split(self, condition, true)) return 0;
  return tupleOf(matched, rest);
}

function subgroup(self: Value, wanted: Value): Value {
  const condition = conditionOf(wanted);
  if (condition === null || !split(self, condition, false)) return 0;
  return matched;
}

/**
 * except*: splits the exception at word index `at` of the memory by a class or tuple of classes: the rest goes to `at`,
 * the match to `at + 1`, each None when there is nothing. A match that is no group is wrapped into one. False with the
 * exception pending.
 */
export function splitGroup(exception: Value, wanted: Value, at: number): boolean {
  const condition: Condition = { kind: "type", value: wanted };
  if (!isGroup(exception)) {
    if (matches(exception, condition) !== 1) {
      H32[at] = exception;
      H32[at + 1] = NONE;
      return true;
    }
    const group = wrap(exception);
    if (group === 0) return false;
    rest = NONE;
    matched = group;
  } else if (!split(exception, condition, true)) return false;
  H32[at] = rest;
  H32[at + 1] = matched;
  // The clause handles the match: that is what `raise` and __context__ take.
  if (matched !== NONE) H32[TS_HANDLED >> 2] = matched;
  return true;
}

/** A group without message around a naked exception, whose traceback begins in the running frame. */
function wrap(exception: Value): Value {
  const args = tupleOf(newStr(""), tupleOf(exception));
  const mark = rootMark();
  pushRoot(args);
  const group = callTuple(BASE_EXCEPTION_GROUP, args);
  releaseRoots(mark);
  const frame = H32[TS_FRAME >> 2];
  if (group === 0 || frame === 0) return group;
  const code = H32[(frame + FRAME_CODE) >> 2];
  const first = (H32[(code + CODE_INSTRUCTIONS) >> 2] + RAW_DATA) >> 2;
  const traceback = allocate(TRACEBACK_BYTES);
  H32[traceback >> 2] = TRACEBACK_SHAPE;
  H32[(traceback + TRACEBACK_CODE) >> 2] = code;
  H32[(traceback + TRACEBACK_POSITION) >> 2] = small(H32[(frame + FRAME_PC) >> 2] - 1 - first);
  H32[(traceback + TRACEBACK_GLOBALS) >> 2] = H32[(frame + FRAME_GLOBALS) >> 2];
  H32[(group + EXCEPTION_TRACEBACK) >> 2] = traceback;
  return group;
}

/**
 * What except* raises in the end: `original` is the exception that was caught, `results` a list of what its clauses
 * left: rests that were not handled, newly raised exceptions, and None. None when nothing is left; 0 with an exception
 * pending. The arguments are rooted by the caller.
 */
export function prepareReraiseStar(original: Value, results: Value): Value {
  const count = listLength(results);
  if (count === 0) return NONE;
  if (!isGroup(original)) {
    // A naked exception: at most one clause took it, wrapped.
    return listItem(results, 0);
  }
  const mark = rootMark();
  const result = mergeResults(original, results, count);
  releaseRoots(mark);
  return result;
}

function mergeResults(original: Value, results: Value, count: number): Value {
  const raised = newList();
  pushRoot(raised);
  const reraised = newList();
  pushRoot(reraised);
  for (let i = 0; i < count; i++) {
    const item = listItem(results, i);
    if (item !== NONE) listAppend(isReraised(item, original) ? reraised : raised, item);
  }
  const projection = project(original, reraised);
  if (projection === 0) return 0;
  if (listLength(raised) === 0) return projection;
  pushRoot(projection);
  if (projection !== NONE) listAppend(raised, projection);
  if (listLength(raised) === 1) return listItem(raised, 0);
  const args = tupleOf(newStr(""), raised);
  pushRoot(args);
  return callTuple(BASE_EXCEPTION_GROUP, args);
}

/** Whether the part is of the caught group and not newly raised: it still has the same links. */
function isReraised(item: Value, original: Value): boolean {
  const same = (offset: number) => H32[(item + offset) >> 2] === H32[(original + offset) >> 2];
  return same(EXCEPTION_TRACEBACK) && same(EXCEPTION_CAUSE) && same(EXCEPTION_CONTEXT);
}

/** The part of `original` whose leaves are leaves of the listed groups. */
function project(original: Value, groups: Value): Value {
  if (listLength(groups) === 0) return NONE;
  const leaves = newList();
  pushRoot(leaves);
  for (let i = 0; i < listLength(groups); i++) collectLeaves(listItem(groups, i), leaves);
  return split(original, { kind: "instances", value: leaves }, false) ? matched : 0;
}

function collectLeaves(exception: Value, leaves: Value): void {
  if (!isGroup(exception)) {
    listAppend(leaves, exception);
    return;
  }
  const exceptions = groupExceptions(exception);
  for (let i = 0; i < tupleLength(exceptions); i++) {
    collectLeaves(tupleItem(exceptions, i), leaves);
  }
}

function groupInit(self: Value, args: Value, keywords: DictRef): Value {
  if (!noKeywords(self, keywords)) return 0;
  H32[(self + EXCEPTION_ARGS) >> 2] = args;
  return NONE;
}

defineType({
  type: BASE_EXCEPTION_GROUP,
  doc: "A combination of multiple unrelated exceptions.",
  new: ["*args, **kwargs", groupNew],
  init: ["*args, **kwargs", groupInit],
  slots: { str: groupStr },
  members: {
    message: EXCEPTION_FIELDS + 4 * MESSAGE,
    exceptions: EXCEPTION_FIELDS + 4 * EXCEPTIONS,
  },
  methods: {
    derive: ["excs, /", derive],
    split: ["matcher_value, /", splitMethod],
    subgroup: ["matcher_value, /", subgroup],
  },
  classMethods: { __class_getitem__: ["object, /", newGenericAlias, "See PEP 585"] },
});

defineType({
  type: EXCEPTION_GROUP,
  base: [BASE_EXCEPTION_GROUP, EXCEPTION],
  flags: TYPE_FLAG_BASETYPE | TYPE_FLAG_EXCEPTION,
});
