/**
 * itertools.count, cycle and repeat (Modules/itertoolsmodule.c).
 *
 *     count    4 next value   8 step
 *     cycle    4 iterator, or 0 once exhausted   8 list of what it gave   12 next index (small int)
 *     repeat   4 object   8 how often yet: an int, -1 for ever
 */
import { TYPE_FLAG_BASETYPE } from "../../heap/layouts/type.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, SMALL_MAX, type Value } from "../../heap/value.ts";
import type { TypeDefinition } from "../../objects/define.ts";
import { pending, raiseTypeError, typeOf } from "../../objects/errors.ts";
import { allocateInstance } from "../../objects/instances.ts";
import { isFloat, kindOf } from "../../objects/kinds.ts";
import { sizeArgument } from "../../objects/protocols/index_number.ts";
import { getIter, iterNext } from "../../objects/protocols/iterate.ts";
import { binaryOperator } from "../../objects/protocols/operators.ts";
import { reprOf } from "../../objects/protocols/represent.ts";
import { Slot, slotWord } from "../../objects/slots.ts";
import { qualnameOfType } from "../../objects/types/class_names.ts";
import { iteratorItself } from "../../objects/types/sequence_iterators.ts";
import { integerOf, safeOperand } from "../../objects/values/int_operands.ts";
import { bigIntOf, exactInt, isInt, newBigInt, newInt } from "../../objects/values/numbers.ts";
import { listAppend, listItem, listLength, newList } from "../../objects/values/sequences.ts";
import { jsString, newStr } from "../../objects/values/text.ts";
import { KIND_BOXED_COMPLEX, KIND_COMPLEX } from "../../heap/layouts/shape.ts";
import { COUNT_TYPE, CYCLE_TYPE, REPEAT_TYPE } from "../static_types.ts";

const ADD = 0;

// --- count

const COUNT_VALUE = 4;
const COUNT_STEP = 8;

/** PyNumber_Check: whether the value counts as a number of any kind. */
function isNumber(value: Value): boolean {
  if (isInt(value) || isFloat(value)) return true;
  const kind = kindOf(value);
  if (kind === KIND_COMPLEX || kind === KIND_BOXED_COMPLEX) return true;
  const type = typeOf(value);
  return slotWord(type, Slot.index) !== 0 || slotWord(type, Slot.int) !== 0 ||
    slotWord(type, Slot.float) !== 0;
}

function countNew(cls: number, start: Value, step: Value): Value {
  if ((start !== 0 && !isNumber(start)) || (step !== 0 && !isNumber(step))) {
    return raiseTypeError("a number is required");
  }
  const byOne = step === 0 || (isInt(step) && safeOperand(step) === 1);
  const count = allocateInstance(cls);
  H32[(count + COUNT_VALUE) >> 2] = start === 0
    ? small(0)
    : byOne && isInt(start)
    ? exactInt(start)
    : start;
  H32[(count + COUNT_STEP) >> 2] = step === 0 ? small(1) : step;
  return count;
}

function countNext(count: Value): Value {
  const value = H32[(count + COUNT_VALUE) >> 2];
  const step = H32[(count + COUNT_STEP) >> 2];
  if ((value & step & 1) !== 0) {
    const next = (value >> 1) + (step >> 1);
    H32[(count + COUNT_VALUE) >> 2] = next >= -SMALL_MAX && next <= SMALL_MAX
      ? small(next)
      : newInt(next);
    return value;
  }
  const mark = rootMark();
  pushRoot(value);
  const next = binaryOperator(ADD, value, step);
  releaseRoots(mark);
  if (next === 0) return 0;
  H32[(count + COUNT_VALUE) >> 2] = next;
  return value;
}

function countRepr(count: Value): Value {
  const value = reprOf(H32[(count + COUNT_VALUE) >> 2]);
  if (value === 0) return 0;
  const text = jsString(value);
  const step = H32[(count + COUNT_STEP) >> 2];
  const name = qualnameOfType(typeOf(count));
  if (isInt(step) && safeOperand(step) === 1) return newStr(`${name}(${text})`);
  const stepText = reprOf(step);
  return stepText === 0 ? 0 : newStr(`${name}(${text}, ${jsString(stepText)})`);
}

const count: TypeDefinition = {
  type: COUNT_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc: "Return a count object whose .__next__() method returns consecutive values.\n\n" +
    "Equivalent to:\n    def count(firstval=0, step=1):\n        x = firstval\n        while 1:\n" +
    "            yield x\n            x += step",
  slots: { iter: iteratorItself, next: countNext, repr: countRepr },
  new: ["start=0, step=1", countNew],
};

// --- cycle

const CYCLE_ITERATOR = 4;
const CYCLE_SAVED = 8;
const CYCLE_INDEX = 12;

function cycleNew(cls: number, iterable: Value): Value {
  const iterator = getIter(iterable);
  if (iterator === 0) return 0;
  const cycle = allocateInstance(cls);
  H32[(cycle + CYCLE_ITERATOR) >> 2] = iterator;
  H32[(cycle + CYCLE_SAVED) >> 2] = newList();
  H32[(cycle + CYCLE_INDEX) >> 2] = small(0);
  return cycle;
}

function cycleNext(cycle: Value): Value {
  const iterator = H32[(cycle + CYCLE_ITERATOR) >> 2];
  const saved = H32[(cycle + CYCLE_SAVED) >> 2];
  if (iterator !== 0) {
    const item = iterNext(iterator);
    if (item !== 0) {
      listAppend(saved, item);
      return item;
    }
    if (pending()) return 0;
    H32[(cycle + CYCLE_ITERATOR) >> 2] = 0;
  }
  const length = listLength(saved);
  if (length === 0) return 0;
  const index = H32[(cycle + CYCLE_INDEX) >> 2] >> 1;
  H32[(cycle + CYCLE_INDEX) >> 2] = small(index + 1 >= length ? 0 : index + 1);
  return listItem(saved, index);
}

const cycle: TypeDefinition = {
  type: CYCLE_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc: "Return elements from the iterable until it is exhausted. Then repeat the sequence " +
    "indefinitely.",
  slots: { iter: iteratorItself, next: cycleNext },
  new: ["iterable, /", cycleNew],
};

// --- repeat

const REPEAT_OBJECT = 4;
const REPEAT_LEFT = 8;

function repeatNew(cls: number, object: Value, times: Value): Value {
  let left = -1;
  if (times !== 0) {
    left = sizeArgument(times);
    if (left !== left) return 0;
    if (left < 0) left = 0;
  }
  const repeat = allocateInstance(cls);
  H32[(repeat + REPEAT_OBJECT) >> 2] = object;
  H32[(repeat + REPEAT_LEFT) >> 2] = Number.isSafeInteger(left)
    ? newInt(left)
    : newBigInt(BigInt(left));
  return repeat;
}

function repeatNext(repeat: Value): Value {
  const left = H32[(repeat + REPEAT_LEFT) >> 2];
  if ((left & 1) === 0) {
    const number = safeOperand(left);
    H32[(repeat + REPEAT_LEFT) >> 2] = number === number
      ? newInt(number - 1)
      : newBigInt(bigIntOf(left) - 1n);
  } else {
    if (left === small(0)) return 0;
    if (left > small(0)) H32[(repeat + REPEAT_LEFT) >> 2] = left - 2;
  }
  return H32[(repeat + REPEAT_OBJECT) >> 2];
}

function repeatRepr(repeat: Value): Value {
  const object = reprOf(H32[(repeat + REPEAT_OBJECT) >> 2]);
  if (object === 0) return 0;
  const name = qualnameOfType(typeOf(repeat));
  const left = integerOf(H32[(repeat + REPEAT_LEFT) >> 2]);
  return newStr(
    left < 0 ? `${name}(${jsString(object)})` : `${name}(${jsString(object)}, ${left})`,
  );
}

function repeatHint(repeat: Value): Value {
  const left = H32[(repeat + REPEAT_LEFT) >> 2];
  return left === small(-1) ? raiseTypeError("len() of unsized object") : left;
}

const repeat: TypeDefinition = {
  type: REPEAT_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc:
    "repeat(object [,times]) -> create an iterator which returns the object\nfor the specified " +
    "number of times.  If not specified, returns the object\nendlessly.",
  slots: { iter: iteratorItself, next: repeatNext, repr: repeatRepr },
  new: ["object, times=-1", repeatNew],
  methods: {
    __length_hint__: ["", repeatHint, "Private method returning an estimate of len(list(it))."],
  },
};

/** The types of this file. */
export const infiniteTypes: readonly TypeDefinition[] = [count, cycle, repeat];
