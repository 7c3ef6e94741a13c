/**
 * Kernels of natives that programs call often (objects/native_kernels.ts): their usual case, without a call of the native.
 * One function that switches on the native's number, with up to three arguments in registers.
 */
import {
  FLOAT_VALUE,
  LENGTH,
  LIST_ARRAY,
  TEXT_UNITS,
  TUPLE_ITEMS,
} from "../../heap/layouts/basic.ts";
import { ENTRY_VALUE } from "../../heap/layouts/dict.ts";
import { SHAPE_TYPE } from "../../heap/layouts/shape.ts";
import { TYPE_FLAG_HEAP, TYPE_FLAGS, TYPE_MRO } from "../../heap/layouts/type.ts";
import { FALSE, NONE, TRUE, TS_COUNTDOWN, TS_NATIVE_DEPTH } from "../../heap/map.ts";
import { small, SMALL_MIN } from "../../heap/value.ts";
import {
  byte,
  double,
  type F64,
  float,
  type I32,
  int,
  select,
  word,
  wordAt,
} from "../../kernel/expressions.ts";
import {
  type Builder,
  type Helper,
  type Label,
  resultF64,
  routine,
  type Variable,
} from "../../kernel/statements.ts";
import { DEQUE_SHAPE } from "../../objects/library_shapes.ts";
import { NativeKernel } from "../../objects/native_kernels.ts";
import { BYTEARRAY_LENGTH } from "../../objects/values/bytearray_object.ts";
import { N } from "../../objects/names.ts";
import { PAD_LEFT } from "../../objects/values/number_text.ts";
import { NATIVE_DEPTH_LIMIT } from "../../objects/work.ts";
import * as known from "../../objects/well_known.ts";
import { allocate, newFloat, newPair } from "./allocation.ts";
import { doubleOf } from "./binary.ts";
import { appendToDeque, popLeft } from "./deques.ts";
import { MOVE_TO_END, POP_LAST, POP_ORDERED } from "./dict_order.ts";
import { DELETE_ENTRY, FIND_ENTRY, isDictKind, STORE_ENTRY, UNDECIDED } from "./dicts.ts";
import { ATAN, COS, EXP, SIN } from "./helpers.ts";
import { newInteger } from "./integers.ts";
import { APPEND_ITEM, popItem } from "./lists.ts";
import { FIND_ITEM } from "./containment.ts";
import {
  EXTEND,
  HEAP_POP,
  HEAP_PUSH,
  INSERT_ITEM,
  listOfSequence,
  POP_AT,
  REVERSE_ITEMS,
} from "./native_lists.ts";
import {
  CHANGE_CASE,
  COUNT,
  FIND,
  FIND_LAST,
  FROM_BOTH,
  FROM_LOWER,
  FROM_UPPER,
  JOIN_ITEMS,
  PARTITION,
  REMOVE_AFFIX,
  REPLACE,
  SPLIT_AT,
  SPLIT_WORDS,
  STRIP,
  STRIP_LEFT,
  STRIP_RIGHT,
  TITLE,
} from "./native_texts.ts";
import { FLOAT_TEXT, LAY_OUT } from "./format_specs.ts";
import { QUOTED_TEXT } from "./percent.ts";
import { BISECT, EXTREME, HAS_ITEM, SUM } from "./reductions.ts";
import { SET_ADD } from "./sets.ts";
import { boolean, isSmall } from "./state.ts";
import { PAD, PAD_BEFORE, PAD_BEHIND, PAD_BOTH, PAD_ZEROS } from "./text_padding.ts";
import { character, DECIMAL_TEXT } from "./texts.ts";
import { gotoIfSized } from "./truth.ts";

/** Classes of a tuple that isinstance looks at; the MRO may have so many. */
const CLASSES_MOST = 8;
const BASES_MOST = 32;

/** The type of any value. */
export function typeOf(k: Builder, value: I32): Variable<I32> {
  const type = k.let(int(known.INT_TYPE));
  k.if(isSmall(value).not(), () => k.set(type, word(word(value), SHAPE_TYPE)));
  return type;
}

/** Whether `type` derives from `base` or is it, by its MRO. */
export function isSubtype(k: Builder, type: I32, base: I32, fail: Label): Variable<I32> {
  const is = k.let(type.eq(base));
  k.block((decided) => {
    k.gotoIf(is, decided);
    const mro = k.let(word(type, TYPE_MRO));
    k.guard(mro, fail);
    const count = k.let(word(mro, LENGTH).shr(1));
    k.gotoIf(count.gt(BASES_MOST), fail);
    const at = k.let(int(0));
    k.loop((again) => {
      k.set(is, word(mro.add(at.shl(2)), TUPLE_ITEMS).eq(base));
      k.gotoIf(is, decided);
      k.set(at, at.add(1));
      k.gotoIf(at.lt(count), again);
    });
  });
  return is;
}

/** isSubtype as a function: 1, 0, or 2 when it fails. */
export const IS_SUBTYPE = routine("isSubtype", ["i32", "i32"], (k, type, base) => {
  k.block((fail) => k.return(isSubtype(k, type as I32, base as I32, fail)));
  k.return(int(2));
});

/** Whether a value is a class whose class is `type`. */
function isPlainClass(value: I32): I32 {
  return word(value).eq(known.TYPE_TYPE_SHAPE);
}

/**
 * isinstance(value, classes) (objects/protocols/instance_check.ts). That a value of a guest class is no instance is left to
 * the slow way: its `__class__` may say otherwise.
 */
function isInstance(k: Builder, value: I32, classes: I32, fail: Label): I32 {
  k.gotoIf(isSmall(classes), fail);
  const type = typeOf(k, value);
  const answer = k.let(type.eq(classes));
  k.block((decided) => {
    k.gotoIf(answer, decided);
    k.if(isPlainClass(classes), () => {
      k.set(answer, IS_SUBTYPE.call(type, classes));
      k.gotoIf(answer.eq(2), fail);
      k.gotoIf(answer, decided);
      k.gotoIf(word(type, TYPE_FLAGS).and(TYPE_FLAG_HEAP << 1), fail);
      k.goto(decided);
    });
    k.guard(word(classes).eq(known.TUPLE_SHAPE), fail);
    k.guard(wordAt(TS_NATIVE_DEPTH).lt(NATIVE_DEPTH_LIMIT), fail);
    const count = k.let(word(classes, LENGTH).shr(1));
    k.gotoIf(count.gt(CLASSES_MOST).or(count.le(0)), fail);
    const at = k.let(int(0));
    k.block((found) => {
      k.loop((again) => {
        const each = k.let(word(classes.add(at.shl(2)), TUPLE_ITEMS));
        k.gotoIf(isSmall(each), fail);
        k.guard(isPlainClass(each), fail);
        k.set(answer, IS_SUBTYPE.call(type, each));
        k.gotoIf(answer.eq(2), fail);
        k.gotoIf(answer, found);
        k.set(at, at.add(1));
        k.gotoIf(at.lt(count), again);
      });
      k.gotoIf(word(type, TYPE_FLAGS).and(TYPE_FLAG_HEAP << 1), fail);
    });
    // The slow way counts the nesting that a tuple makes as a step (objects/work.ts: enterNative).
    k.wordAt(TS_COUNTDOWN, wordAt(TS_COUNTDOWN).sub(1));
  });
  return boolean(answer);
}

/** len(value) of the exact builtin containers. */
function length(k: Builder, value: I32, fail: Label): I32 {
  k.gotoIf(isSmall(value), fail);
  const shape = k.let(word(value));
  const of = k.let(value);
  k.block((sized) => {
    gotoIfSized(k, shape, sized);
    k.if(shape.eq(known.BYTEARRAY_SHAPE), () => {
      k.set(of, value.add(BYTEARRAY_LENGTH - LENGTH));
      k.goto(sized);
    });
    k.guard(
      shape.eq(known.DICT_KEYS_SHAPE).or(shape.eq(known.DICT_VALUES_SHAPE)).or(
        shape.eq(known.DICT_ITEMS_SHAPE),
      ),
      fail,
    );
    k.set(of, word(value, 4));
  });
  return word(of, LENGTH);
}

/** A finite function of a float or small int, as library/math makes of Math's. */
function ofDouble(k: Builder, value: I32, of: (x: F64) => F64, fail: Label): Variable<I32> {
  const result = k.let(of(doubleOf(k, value, fail)));
  k.guard(result.sub(result).eq(float(0)), fail);
  return newFloat(k, result, fail);
}

/** min or max of two small ints or two floats. */
function extreme(k: Builder, left: I32, right: I32, greatest: boolean, fail: Label): I32 {
  const second = k.variable("i32");
  k.if(isSmall(left).and(isSmall(right)), () => {
    k.set(second, greatest ? right.gt(left) : right.lt(left));
  }, () => {
    const a = doubleOf(k, left, fail);
    const b = doubleOf(k, right, fail);
    k.set(second, greatest ? b.gt(a) : b.lt(a));
  });
  return select(second, right, left);
}

/** min or max of two or three such numbers, or of the items of one sequence. */
function extremeOf(
  k: Builder,
  [first, second, third]: readonly Variable<I32>[],
  count: I32,
  greatest: boolean,
  fail: Label,
): Variable<I32> {
  k.if(count.eq(1), () => k.return(EXTREME.call(first, int(greatest ? 1 : 0))));
  const best = k.let(extreme(k, first, second, greatest, fail));
  k.if(count.eq(3), () => k.set(best, extreme(k, best, third, greatest, fail)));
  return best;
}

/** int() of a double that is small enough, rounded towards zero. */
export function truncated(k: Builder, value: F64, fail: Label): Variable<I32> {
  const number = k.let(value.trunc());
  k.guard(number.abs().lt(float(2 ** 53)), fail);
  return newInteger(k, number.toI64(), fail);
}

/** Whether another stands at a place of a Latin-1 str, or (null) at its end. */
function hasAffix(k: Builder, text: I32, affix: I32, place: I32 | null, fail: Label): I32 {
  k.gotoIf(isSmall(affix), fail);
  k.guard(
    word(text).eq(known.STR1_SHAPE).and(word(affix).eq(known.STR1_SHAPE)),
    fail,
  );
  const whole = k.let(word(text, LENGTH).shr(1));
  const count = k.let(word(affix, LENGTH).shr(1));
  k.gotoIf(count.gt(64), fail);
  const has = k.let(int(0));
  k.block((decided) => {
    const last = k.let(whole.sub(count));
    const first = place ?? last;
    k.gotoIf(last.lt(0).or(first.gt(last)), decided);
    const from = k.let(text.add(first));
    const at = k.let(int(0));
    k.block((same) => {
      k.loop((again) => {
        k.gotoIf(at.ge(count), same);
        k.gotoIf(
          byte(from.add(at), TEXT_UNITS).ne(byte(affix.add(at), TEXT_UNITS)),
          decided,
        );
        k.set(at, at.add(1));
        k.goto(again);
      });
    });
    k.set(has, int(1));
  });
  return boolean(has);
}

/** hasAffix of a tuple's items, one after the other. */
function hasOneAffix(k: Builder, text: I32, affixes: I32, place: I32 | null, fail: Label): I32 {
  const end = k.let(affixes.add(word(affixes, LENGTH).shr(1).shl(2)));
  const at = k.let(affixes);
  k.gotoIf(end.sub(affixes).gt(4 * CLASSES_MOST), fail);
  const has = k.let(int(FALSE));
  k.block((decided) => {
    k.loop((again) => {
      k.gotoIf(at.geU(end), decided);
      const affix = k.let(word(at, TUPLE_ITEMS));
      k.set(has, hasAffix(k, text, affix, place, fail));
      k.gotoIf(has.eq(TRUE), decided);
      k.set(at, at.add(4));
      k.goto(again);
    });
  });
  return has;
}

/** str.startswith (at a place) and str.endswith (null): of a str, or of a tuple of them. */
function hasAffixes(k: Builder, text: I32, affix: I32, place: I32 | null, fail: Label): I32 {
  k.gotoIf(isSmall(affix), fail);
  const has = k.variable("i32");
  k.if(
    word(affix).eq(known.TUPLE_SHAPE),
    () => k.set(has, hasOneAffix(k, text, affix, place, fail)),
    () => k.set(has, hasAffix(k, text, affix, place, fail)),
  );
  return has;
}

/** Whether ASCII text has letters, and all of them are of one case (`isOne`). */
function hasOnlyCase(k: Builder, text: I32, isOne: (unit: I32) => I32, fail: Label): I32 {
  need(k, text, known.STR1_SHAPE, fail);
  const end = k.let(text.add(word(text, LENGTH).shr(1)));
  k.gotoIf(end.sub(text).gt(64), fail);
  const all = k.let(int(0));
  const at = k.let(text);
  k.block((decided) => {
    k.loop((again) => {
      k.gotoIf(at.geU(end), decided);
      const unit = k.let(byte(at, TEXT_UNITS));
      k.set(at, at.add(1));
      k.gotoIf(unit.ge(0x80), fail);
      k.gotoIf(isLetter(unit).not(), again);
      k.set(all, isOne(unit));
      k.gotoIf(all, again);
    });
  });
  return boolean(all);
}

/** str.ljust and its kin, the fill character given or not. */
function pad(
  k: Builder,
  [text, width, fill]: readonly Variable<I32>[],
  count: I32,
  where: number,
): I32 {
  const filling = k.let(select(count.eq(3), fill, int(0)));
  return PAD.call(text, width, filling, int(where));
}

/** Whether a str is not empty and all its characters are ASCII of a class; fails where other characters decide. */
function every(k: Builder, text: I32, isOne: (unit: I32) => I32, fail: Label): I32 {
  k.guard(word(text).eq(known.STR1_SHAPE), fail);
  const count = k.let(word(text, LENGTH).shr(1));
  k.gotoIf(count.gt(64), fail);
  const all = k.let(count.ne(0));
  const at = k.let(int(0));
  k.block((decided) => {
    k.loop((again) => {
      k.gotoIf(at.ge(count), decided);
      const unit = k.let(byte(text.add(at), TEXT_UNITS));
      k.gotoIf(unit.ge(0x80), fail);
      k.set(all, isOne(unit));
      k.guard(all, decided);
      k.set(at, at.add(1));
      k.goto(again);
    });
  });
  return boolean(all);
}

const isLetter = (unit: I32): I32 => unit.or(0x20).sub(0x61).ltU(26);
const isLower = (unit: I32): I32 => unit.sub(0x61).ltU(26);
const isUpper = (unit: I32): I32 => unit.sub(0x41).ltU(26);
const isDigit = (unit: I32): I32 => unit.sub(0x30).ltU(10);
const isSpace = (unit: I32): I32 => unit.eq(0x20).or(unit.sub(9).ltU(5)).or(unit.sub(0x1c).ltU(4));

type NativeName = keyof typeof NativeKernel;
/** What a kernel gives of the arguments; `count` are given, the others are anything. */
type NativeBody = (
  k: Builder,
  argument: readonly Variable<I32>[],
  fail: Label,
  count: I32,
) => I32;

/** Kernels by name, with the counts of arguments (self included) that they take. */
const BODIES: Readonly<Record<NativeName, readonly [counts: readonly number[], NativeBody]>> = {
  len: [[1], (k, [value], fail) => length(k, value, fail)],
  isinstance: [[2], (k, [value, classes], fail) => isInstance(k, value, classes, fail)],
  "list.append": [[2], (k, [list, value], fail) => {
    need(k, list, known.LIST_SHAPE, fail);
    k.guard(APPEND_ITEM.call(list, value), fail);
    return int(NONE);
  }],
  "list.pop": [[1, 2], (k, [list, index], fail, count) => {
    need(k, list, known.LIST_SHAPE, fail);
    k.if(count.eq(2), () => k.return(POP_AT.call(list, index)));
    return popItem(k, list, fail);
  }],
  "list.insert": [[3], (_, values) => INSERT_ITEM.call(...values)],
  "list.reverse": [[1], (_, [list]) => REVERSE_ITEMS.call(list)],
  "_heapq.heappush": [[2], (_, [heap, item]) => HEAP_PUSH.call(heap, item)],
  "_heapq.heappop": [[1], (_, [heap]) => HEAP_POP.call(heap)],
  "dict.get": [[2, 3], (k, [dict, key, otherwise], fail) => {
    needDict(k, dict, fail);
    const entry = k.let(FIND_ENTRY.call(dict, key));
    k.gotoIf(entry.eq(UNDECIDED), fail);
    const value = k.let(otherwise);
    k.if(entry, () => k.set(value, word(entry, ENTRY_VALUE)));
    return value;
  }],
  "dict.setdefault": [[2, 3], (k, [dict, key, otherwise], fail) => {
    needDict(k, dict, fail);
    const entry = k.let(FIND_ENTRY.call(dict, key));
    k.gotoIf(entry.eq(UNDECIDED), fail);
    k.if(entry, () => k.return(word(entry, ENTRY_VALUE)));
    k.guard(STORE_ENTRY.call(dict, key, otherwise), fail);
    return otherwise;
  }],
  chr: [[1], (k, [value], fail) => {
    k.guard(isSmall(value).and(value.ltU(small(256))), fail);
    return character(value.shr(1));
  }],
  ord: [[1], (k, [value], fail) => {
    need(k, value, known.STR1_SHAPE, fail);
    k.guard(word(value, LENGTH).eq(small(1)), fail);
    return byte(value, TEXT_UNITS).shl(1).or(1);
  }],
  abs: [[1], (k, [value], fail) => {
    const result = k.let(value);
    k.if(isSmall(value), () => {
      k.gotoIf(value.eq(small(SMALL_MIN)), fail);
      k.if(value.lt(0), () => k.set(result, int(2).sub(value)));
    }, () => {
      k.guard(word(value).eq(known.FLOAT_SHAPE), fail);
      k.set(result, newFloat(k, double(value, FLOAT_VALUE).abs(), fail));
    });
    return result;
  }],
  any: [[1], (_, [sequence]) => HAS_ITEM.call(sequence, int(1))],
  all: [[1], (_, [sequence]) => HAS_ITEM.call(sequence, int(0))],
  sum: [[1], (_, [sequence]) => SUM.call(sequence)],
  "_bisect.bisect_left": [[2], (_, [list, value]) => BISECT.call(list, value, int(0))],
  "_bisect.bisect_right": [[2], (_, [list, value]) => BISECT.call(list, value, int(1))],
  "list.extend": [[2], (_, [list, other]) => EXTEND.call(list, other)],
  "list.clear": [[1], (k, [list], fail) => {
    need(k, list, known.LIST_SHAPE, fail);
    // An empty list may be one that is being sorted, which tells by its array whether something was put into it.
    k.if(word(list, LENGTH).ne(small(0)), () => {
      k.word(list, LENGTH, small(0));
      k.word(list, LIST_ARRAY, 0);
    });
    return int(NONE);
  }],
  "list.copy": [[1], (k, [list], fail) => {
    need(k, list, known.LIST_SHAPE, fail);
    return listOfSequence(k, list, fail);
  }],
  "list.index": [[2], (k, [list, value], fail) => {
    need(k, list, known.LIST_SHAPE, fail);
    const place = k.let(FIND_ITEM.call(list, value));
    k.gotoIf(place.lt(0), fail);
    return place.shl(1).or(1);
  }],
  "dict.pop": [[2, 3], (k, [dict, key, otherwise], fail, count) => {
    needDict(k, dict, fail);
    const entry = k.let(FIND_ENTRY.call(dict, key));
    k.gotoIf(entry.eq(UNDECIDED), fail);
    k.if(entry.not(), () => {
      k.guard(count.eq(3), fail);
      k.return(otherwise);
    });
    const value = k.let(word(entry, ENTRY_VALUE));
    k.guard(DELETE_ENTRY.call(dict, key).eq(1), fail);
    return value;
  }],
  "dict.popitem": [[1], (_, [dict]) => POP_LAST.call(dict)],
  "OrderedDict.popitem": [[1, 2], (k, [dict, last], __, count) => {
    return POP_ORDERED.call(dict, k.let(select(count.eq(2), last, int(TRUE))));
  }],
  "OrderedDict.move_to_end": [[2, 3], (k, [dict, key, last], fail, count) => {
    k.guard(count.eq(2).or(last.eq(TRUE)), fail);
    return MOVE_TO_END.call(dict, key);
  }],
  divmod: [[2], (k, [left, right], fail) => {
    k.guard(left.and(right).and(1), fail);
    const a = k.let(left.shr(1));
    const b = k.let(right.shr(1));
    k.guard(b, fail);
    const quotient = k.let(a.div(b));
    const rest = k.let(a.sub(quotient.mul(b)));
    const low = k.let(rest.ne(0).and(rest.xor(b).lt(0)));
    k.set(quotient, quotient.sub(low));
    k.set(rest, rest.add(select(low, b, int(0))));
    // The least small int, divided by -1.
    k.gotoIf(quotient.add(0x40000000).lt(0), fail);
    return newPair(k, quotient.shl(1).or(1), rest.shl(1).or(1), fail);
  }],
  min: [[1, 2, 3], (k, values, fail, count) => extremeOf(k, values, count, false, fail)],
  max: [[1, 2, 3], (k, values, fail, count) => extremeOf(k, values, count, true, fail)],
  "math.sqrt": [[1], (k, [value], fail) => ofDouble(k, value, (x) => x.sqrt(), fail)],
  "math.sin": [[1], (k, [value], fail) => ofDouble(k, value, through(SIN), fail)],
  "math.cos": [[1], (k, [value], fail) => ofDouble(k, value, through(COS), fail)],
  "math.exp": [[1], (k, [value], fail) => ofDouble(k, value, through(EXP), fail)],
  "math.atan": [[1], (k, [value], fail) => ofDouble(k, value, through(ATAN), fail)],
  "math.fabs": [[1], (k, [value], fail) => ofDouble(k, value, (x) => x.abs(), fail)],
  "math.floor": [[1], (k, [value], fail) => {
    const result = k.let(value);
    k.if(isSmall(value).not(), () => {
      k.guard(word(value).eq(known.FLOAT_SHAPE), fail);
      k.set(result, truncated(k, double(value, FLOAT_VALUE).floor(), fail));
    });
    return result;
  }],
  "set.add": [[2], (k, [set, key], fail) => {
    need(k, set, known.SET_SHAPE, fail);
    k.guard(SET_ADD.call(set, key), fail);
    return int(NONE);
  }],
  "dict.items": [[1], (k, [dict], fail) => view(k, dict, known.DICT_ITEMS_SHAPE, fail)],
  "dict.values": [[1], (k, [dict], fail) => view(k, dict, known.DICT_VALUES_SHAPE, fail)],
  "dict.keys": [[1], (k, [dict], fail) => view(k, dict, known.DICT_KEYS_SHAPE, fail)],
  "str.startswith": [[2, 3], (k, [text, affix, start], fail, count) => {
    need(k, text, known.STR1_SHAPE, fail);
    const from = k.let(int(0));
    k.if(count.eq(3), () => {
      k.guard(isSmall(start), fail);
      k.set(from, start.shr(1));
      k.gotoIf(from.lt(0), fail);
    });
    return hasAffixes(k, text, affix, from, fail);
  }],
  "str.endswith": [[2], (k, [text, affix], fail) => {
    need(k, text, known.STR1_SHAPE, fail);
    return hasAffixes(k, text, affix, null, fail);
  }],
  "str.isdigit": [[1], (k, [text], fail) => {
    need(k, text, known.STR1_SHAPE, fail);
    return every(k, text, isDigit, fail);
  }],
  "str.isalpha": [[1], (k, [text], fail) => {
    need(k, text, known.STR1_SHAPE, fail);
    return every(k, text, isLetter, fail);
  }],
  "str.isalnum": [[1], (k, [text], fail) => {
    need(k, text, known.STR1_SHAPE, fail);
    return every(k, text, (unit) => isLetter(unit).or(isDigit(unit)), fail);
  }],
  "str.isspace": [[1], (k, [text], fail) => {
    need(k, text, known.STR1_SHAPE, fail);
    return every(k, text, isSpace, fail);
  }],
  "str.islower": [[1], (k, [text], fail) => hasOnlyCase(k, text, isLower, fail)],
  "str.isupper": [[1], (k, [text], fail) => hasOnlyCase(k, text, isUpper, fail)],
  "str.ljust": [[2, 3], (k, values, _, count) => pad(k, values, count, PAD_BEHIND)],
  "str.rjust": [[2, 3], (k, values, _, count) => pad(k, values, count, PAD_BEFORE)],
  "str.center": [[2, 3], (k, values, _, count) => pad(k, values, count, PAD_BOTH)],
  "str.zfill": [[2], (_, [text, width]) => PAD.call(text, width, int(0), int(PAD_ZEROS))],
  "str.strip": [[1, 2], (_, [text, set]) => STRIP.call(text, set, int(STRIP_LEFT | STRIP_RIGHT))],
  "str.lstrip": [[1, 2], (_, [text, set]) => STRIP.call(text, set, int(STRIP_LEFT))],
  "str.rstrip": [[1, 2], (_, [text, set]) => STRIP.call(text, set, int(STRIP_RIGHT))],
  "str.lower": [[1], (_, [text]) => CHANGE_CASE.call(text, int(FROM_UPPER))],
  "str.upper": [[1], (_, [text]) => CHANGE_CASE.call(text, int(FROM_LOWER))],
  "str.swapcase": [[1], (_, [text]) => CHANGE_CASE.call(text, int(FROM_BOTH))],
  "str.title": [[1], (_, [text]) => TITLE.call(text, int(1))],
  "str.capitalize": [[1], (_, [text]) => TITLE.call(text, int(0))],
  "str.split": [[1, 2], (k, [text, separator]) => {
    k.if(separator.eq(NONE), () => k.return(SPLIT_WORDS.call(text)));
    return SPLIT_AT.call(text, separator);
  }],
  "str.partition": [[2], (_, [text, separator]) => PARTITION.call(text, separator, int(0))],
  "str.rpartition": [[2], (_, [text, separator]) => PARTITION.call(text, separator, int(1))],
  "str.replace": [[3], (_, values) => REPLACE.call(...values)],
  "str.find": [
    [2, 3],
    (k, [text, needle, start]) => FIND.call(text, needle, fromStart(k, start), int(1)),
  ],
  "str.index": [
    [2, 3],
    (k, [text, needle, start]) => FIND.call(text, needle, fromStart(k, start), int(0)),
  ],
  "str.rfind": [[2], (_, [text, needle]) => FIND_LAST.call(text, needle, int(1))],
  "str.rindex": [[2], (_, [text, needle]) => FIND_LAST.call(text, needle, int(0))],
  "str.count": [[2], (_, [text, needle]) => COUNT.call(text, needle)],
  "str.join": [[2], (_, [separator, items]) => JOIN_ITEMS.call(separator, items)],
  "str.removeprefix": [[2], (_, [text, affix]) => REMOVE_AFFIX.call(text, affix, int(0))],
  "str.removesuffix": [[2], (_, [text, affix]) => REMOVE_AFFIX.call(text, affix, int(1))],
  "deque.append": [[2], (k, [deque, value], fail) => {
    need(k, deque, DEQUE_SHAPE, fail);
    appendToDeque(k, deque, value, fail);
    return int(NONE);
  }],
  "deque.popleft": [[1], (k, [deque], fail) => {
    need(k, deque, DEQUE_SHAPE, fail);
    return popLeft(k, deque, fail);
  }],
  repr: [[1], (_, [value]) => REPR.call(value)],
  hex: [[1], (k, [value], fail) => {
    k.guard(isSmall(value), fail);
    const plain = k.let(value.shr(1));
    const negative = k.let(plain.lt(0));
    const sign = select(negative, int("-".charCodeAt(0)), int(0));
    const none = int(0);
    const prefix = int("x".charCodeAt(0));
    const magnitude = select(negative, none.sub(plain), plain);
    return LAY_OUT.call(magnitude, int(16), none, prefix, sign, none, none, none, int(PAD_LEFT));
  }],
};

/** repr(value) of small ints, floats, bools and short str: 0 when it fails. */
export const REPR = routine("repr", ["i32"], (k, given) => {
  const value = given as I32;
  k.block((fail) => {
    k.if(isSmall(value), () => k.return(DECIMAL_TEXT.call(value)));
    k.if(word(value).eq(known.FLOAT_SHAPE), () => k.return(FLOAT_TEXT.call(value)));
    k.if(value.eq(TRUE).or(value.eq(FALSE)), () => k.return(boolText(k, value, fail)));
    k.return(QUOTED_TEXT.call(value));
  });
  k.return(int(0));
});

/** The text of True or False. */
export function boolText(k: Builder, value: I32, fail: Label): I32 {
  // The slow way counts the nesting that it makes as a step (objects/work.ts: enterNative).
  k.guard(wordAt(TS_NATIVE_DEPTH).lt(NATIVE_DEPTH_LIMIT), fail);
  k.wordAt(TS_COUNTDOWN, wordAt(TS_COUNTDOWN).sub(1));
  return select(value.eq(TRUE), int(N.True), int(N.False));
}

/** Where a search begins: a small int, 0 for None. */
function fromStart(k: Builder, start: I32): Variable<I32> {
  return k.let(select(start.eq(NONE), int(small(0)), start));
}

/** Fails unless the value is an object of the shape. */
function need(k: Builder, value: I32, shape: number, fail: Label): void {
  k.gotoIf(isSmall(value), fail);
  k.guard(word(value).eq(shape), fail);
}

/** Fails unless the value is a dict, or of a class derived from dict. */
function needDict(k: Builder, value: I32, fail: Label): void {
  k.gotoIf(isSmall(value), fail);
  k.guard(isDictKind(word(value)), fail);
}

function view(k: Builder, dict: I32, shape: number, fail: Label): Variable<I32> {
  needDict(k, dict, fail);
  const made = allocate(k, 8, fail);
  k.word(made, 0, shape);
  k.word(made, 4, dict);
  return made;
}

function through(helper: Helper & { readonly result: "f64" }): (x: F64) => F64 {
  return (x) => resultF64(helper, x);
}

/**
 * native(a, b, c): `number` is the native's (objects/native_kernels.ts), `count` arguments are given, self included, those
 * that are not are None. 0 when the kernel failed.
 */
export const CALL_NATIVE = routine(
  "callNative",
  ["i32", "i32", "i32", "i32", "i32"],
  (k, number, count, ...values) => {
    const parameters = values as Variable<I32>[];
    k.block((fail) => {
      k.switch(
        number as I32,
        (Object.keys(BODIES) as NativeName[]).map((name) => [[NativeKernel[name]], () => {
          const [counts, body] = BODIES[name];
          k.guard(
            counts.map((each) => (count as I32).eq(each)).reduce((any, each) => any.or(each)),
            fail,
          );
          k.scope(() => k.return(body(k, parameters, fail, count as I32)));
        }]),
      );
    });
    k.return(int(0));
  },
);

/** Natives that are often given an argument by name: its name, and its place, self included. */
const NAMED: readonly (readonly [NativeName, name: number, place: number])[] = [
  ["OrderedDict.popitem", N.last, 1],
  ["OrderedDict.move_to_end", N.last, 2],
];

/**
 * How many arguments a native has, self included, when the last is named so and stands in its place; 0: it is not known to
 * take one of that name.
 */
export const NAMED_ARGUMENTS = routine("namedArguments", ["i32", "i32"], (k, number, name) => {
  for (const [native, known, place] of NAMED) {
    k.if(
      (number as I32).eq(NativeKernel[native]).and((name as I32).eq(known)),
      () => k.return(int(place + 1)),
    );
  }
  k.return(int(0));
});

/** The greatest number of arguments, self included, that CALL_NATIVE takes. */
export const NATIVE_ARGUMENTS = 3;
