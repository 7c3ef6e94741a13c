/** The module bisect (Modules/_bisectmodule.c). */
import { NONE } from "../heap/map.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import type { Value } from "../heap/value.ts";
import type { NativeEntry } from "../objects/define.ts";
import { raiseValueError } from "../objects/errors.ts";
import { getAttribute } from "../objects/protocols/attributes.ts";
import { call1, call2 } from "../objects/protocols/call.ts";
import { compareTruth, LESS } from "../objects/protocols/compare.ts";
import { sizeArgument } from "../objects/protocols/index_number.ts";
import { getItem, lengthOf } from "../objects/protocols/items.ts";
import { listItem, listLength } from "../objects/values/sequences.ts";
import { newInt } from "../objects/values/numbers.ts";
import { internText } from "../objects/values/text.ts";
import { H32 } from "../heap/memory.ts";
import { LIST_SHAPE } from "../objects/well_known.ts";
import { defineModule } from "./index.ts";

/** Where `wanted` belongs in list[low:high]; -1 with the exception pending. All values are rooted. */
function search(
  list: Value,
  wanted: Value,
  lowGiven: Value,
  highGiven: Value,
  key: Value,
  right: boolean,
): number {
  let low = lowGiven === 0 ? 0 : sizeArgument(lowGiven);
  if (low !== low) return -1;
  if (low < 0) {
    raiseValueError("lo must be non-negative");
    return -1;
  }
  let high = highGiven === 0 || highGiven === NONE ? lengthOf(list) : sizeArgument(highGiven);
  if (high !== high || (high < 0 && (highGiven === 0 || highGiven === NONE))) return -1;
  const mark = rootMark();
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const isList = (list & 1) === 0 && H32[list >> 2] === LIST_SHAPE && middle < listLength(list);
    let item = isList ? listItem(list, middle) : getItem(list, newInt(middle));
    if (item !== 0) pushRoot(item);
    if (item !== 0 && key !== 0) {
      item = call1(key, item);
      if (item !== 0) pushRoot(item);
    }
    const less = item === 0
      ? -1
      : right
      ? compareTruth(wanted, item, LESS)
      : compareTruth(item, wanted, LESS);
    releaseRoots(mark);
    if (less < 0) return -1;
    if ((less !== 0) === right) high = middle;
    else low = middle + 1;
  }
  return low;
}

const PARAMETERS = "a, x, lo=0, hi=None, *, key=None";

const finder = (right: boolean): NativeEntry => [
  PARAMETERS,
  (list: Value, wanted: Value, low: Value, high: Value, key: Value) => {
    const place = search(list, wanted, low, high, key === NONE ? 0 : key, right);
    return place < 0 ? 0 : newInt(place);
  },
];

const inserter = (right: boolean): NativeEntry => [
  PARAMETERS,
  (list: Value, item: Value, low: Value, high: Value, keyGiven: Value) => {
    const mark = rootMark();
    const key = keyGiven === NONE ? 0 : keyGiven;
    const wanted = key === 0 ? item : call1(key, item);
    let result: Value = 0;
    if (wanted !== 0) {
      pushRoot(wanted);
      const place = search(list, wanted, low, high, key, right);
      if (place >= 0) {
        const insert = getAttribute(list, internText("insert"));
        if (insert !== 0) {
          pushRoot(insert);
          if (call2(insert, newInt(place), item) !== 0) result = NONE;
        }
      }
    }
    releaseRoots(mark);
    return result;
  },
];

/** bisect_right, which random.choices uses too. */
export const bisectRight: NativeEntry = finder(true);
const bisectLeft = finder(false);
const insortRight = inserter(true);
const insortLeft = inserter(false);

defineModule({
  name: "bisect",
  doc: "Bisection algorithms.",
  functionModule: "_bisect",
  functions: {
    bisect_right: bisectRight,
    bisect: bisectRight,
    bisect_left: bisectLeft,
    insort_right: insortRight,
    insort: insortRight,
    insort_left: insortLeft,
  },
});
