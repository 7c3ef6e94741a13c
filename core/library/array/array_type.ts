/**
 * array.array (Modules/arraymodule.c).
 *
 *     array   4 its bytes: a bytes object of its own that nobody else sees, as long as there is room for items
 *             8 how many items there are   12 its type code (both small ints)
 *            16 export list (objects/values/buffer_exports.ts), or 0
 */
import { shortTypeName } from "../../objects/types/class_names.ts";
import { TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { KIND_ARRAY, KIND_BYTEARRAY } from "../../heap/layouts/shape.ts";
import { TYPE_FLAG_BASETYPE, TYPE_FLAG_SEQUENCE } from "../../heap/layouts/type.ts";
import { NONE, NOT_IMPLEMENTED } from "../../heap/map.ts";
import { H32, HU8 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { type Ref, small, type Value } from "../../heap/value.ts";
import type { NativeEntry, TypeDefinition } from "../../objects/define.ts";
import {
  isInstance,
  pending,
  raise,
  raiseIndexError,
  raiseOverflowError,
  raiseTypeError,
  raiseValueError,
  typeName,
  typeOf,
} from "../../objects/errors.ts";
import { allocateInstance } from "../../objects/instances.ts";
import { isBytes, isFloat, isList, isStr, kindOf as kindOfValue } from "../../objects/kinds.ts";
import { N } from "../../objects/names.ts";
import { lookupAttribute } from "../../objects/protocols/attributes.ts";
import { EQUAL, equals, NOT_EQUAL } from "../../objects/protocols/compare.ts";
import {
  hasIndex,
  indexNumber,
  repeatNumber,
  sizeArgument,
} from "../../objects/protocols/index_number.ts";
import { moduleAttribute } from "../../objects/protocols/import.ts";
import { getIter, iterNext } from "../../objects/protocols/iterate.ts";
import { reprOf } from "../../objects/protocols/represent.ts";
import { warnDeprecated } from "../../objects/protocols/warn.ts";
import { newGenericAlias } from "../../objects/types/generic_alias.ts";
import { newSequenceIterator } from "../../objects/types/sequence_iterators.ts";
import { mayResize } from "../../objects/values/buffer_exports.ts";
import {
  allocateBytes,
  bytesLength,
  bytesOfRange,
  copyBytes,
  setView,
  setViewOf,
  viewAddress,
  viewBytes,
  viewLength,
} from "../../objects/values/bytes_object.ts";
import { setExporter } from "../../objects/values/memoryview_object.ts";
import { ITEM_COUNT_MAX, raiseMemoryError } from "../../objects/values/memory_error.ts";
import { bigIntOf, bool, floatValue, isInt, newInt } from "../../objects/values/numbers.ts";
import {
  listAppend,
  listItem,
  listLength,
  newList,
  tupleOf,
} from "../../objects/values/sequences.ts";
import {
  adjustSlice,
  boundArgument,
  isSlice,
  sliceCount,
  sliceStart,
  sliceStep,
  sliceStop,
  unpackSlice,
} from "../../objects/values/slices.ts";
import { codePointAt, jsString, newStr } from "../../objects/values/text.ts";
import { flatLength, readable } from "../../objects/values/text_units.ts";
import { joinParts } from "../../objects/values/text_parts.ts";
import { chargeWork, pauseWork } from "../../objects/work.ts";
import { EOF_ERROR } from "../../objects/well_known.ts";
import { ARRAY_TYPE } from "../static_types.ts";
import { readBytes, writeBytes } from "./array_files.ts";
import {
  codeWord,
  type ItemKind,
  kindOfCode,
  MACHINE_FORMATS,
  storeScratch,
  TYPE_CODES,
} from "./item_kinds.ts";

export type ArrayRef = Ref<"array">;

const ARRAY_BYTES = 4;
const ARRAY_LENGTH = 8;
const ARRAY_CODE = 12;
const ARRAY_EXPORTS = 16;

const CHARGE_ITEMS = 4096;

const lengthOf = (array: ArrayRef): number => H32[(array + ARRAY_LENGTH) >> 2] >> 1;
const kindOf = (array: ArrayRef): ItemKind => kindOfCode(H32[(array + ARRAY_CODE) >> 2] >> 1)!;
const firstByte = (array: ArrayRef): number => H32[(array + ARRAY_BYTES) >> 2] + TEXT_UNITS;
const isArray = (value: Value): boolean => isInstance(value, ARRAY_TYPE);

/** An empty array of a class. @throws OutOfMemory */
function newArray(cls: number, kind: ItemKind): ArrayRef {
  const array = allocateInstance(cls);
  H32[(array + ARRAY_BYTES) >> 2] = allocateBytes(0);
  H32[(array + ARRAY_LENGTH) >> 2] = small(0);
  H32[(array + ARRAY_CODE) >> 2] = codeWord(kind);
  return array;
}

/**
 * An array of `length` items whose bytes the caller fills. May collect; one or two values are rooted meanwhile.
 *
 * @throws OutOfMemory
 */
function newSized(kind: ItemKind, length: number, kept: Value, alsoKept: Value = 0): ArrayRef {
  const mark = rootMark();
  pushRoot(kept);
  pushRoot(alsoKept);
  const array = newArray(ARRAY_TYPE, kind);
  pushRoot(array);
  resize(array, length);
  releaseRoots(mark);
  return array;
}

/** Whether the array may change its size; false with BufferError pending. May collect: all is rooted by the caller. */
function canResize(array: ArrayRef): boolean {
  return mayResize(array, ARRAY_EXPORTS, "cannot resize an array that is exporting buffers");
}

/**
 * Makes the array have so many items; new ones are what was there before or zero. May collect; the array is rooted by
 * the caller.
 *
 * @returns false with BufferError pending. @throws OutOfMemory
 */
function resize(array: ArrayRef, length: number): boolean {
  if (length !== lengthOf(array) && !canResize(array)) return false;
  const { size } = kindOf(array);
  const bytes = H32[(array + ARRAY_BYTES) >> 2];
  const room = bytesLength(bytes);
  const wanted = length * size;
  if (wanted > room || (wanted < room >> 1 && room > 64)) {
    const current = lengthOf(array);
    const exact = current === 0 || wanted < room;
    const fresh = allocateBytes(exact ? wanted : wanted + (wanted >> 3) + (wanted < 64 ? 16 : 32));
    copyBytes(bytes + TEXT_UNITS, fresh + TEXT_UNITS, Math.min(current, length) * size);
    H32[(array + ARRAY_BYTES) >> 2] = fresh;
  }
  H32[(array + ARRAY_LENGTH) >> 2] = small(length);
  return true;
}

const addressOf = (array: ArrayRef, kind: ItemKind, index: number): number =>
  firstByte(array) + index * kind.size;

const readAt = (array: ArrayRef, index: number): Value => {
  const kind = kindOf(array);
  return kind.read(addressOf(array, kind, index));
};

/** Adds a value; false with the exception pending. Array and value are rooted by the caller. */
function appendValue(array: ArrayRef, value: Value): boolean {
  const kind = kindOf(array);
  if (!kind.convert(value)) return false;
  const length = lengthOf(array);
  if (!resize(array, length + 1)) return false;
  storeScratch(kind, addressOf(array, kind, length));
  return true;
}

/** Adds all items of an iterable. */
function extendFrom(array: ArrayRef, iterable: Value): boolean {
  const mark = rootMark();
  pushRoot(array);
  const iterator = getIter(iterable);
  if (iterator !== 0) {
    pushRoot(iterator);
    const itemMark = rootMark();
    for (let count = 1;; count++) {
      const item = iterNext(iterator);
      if (item === 0) break;
      pushRoot(item);
      if (!appendValue(array, item)) break;
      releaseRoots(itemMark);
      if (count % CHARGE_ITEMS === 0 && !pauseWork(CHARGE_ITEMS >> 2)) break;
    }
  }
  releaseRoots(mark);
  return !pending();
}

function sameKind(left: ArrayRef, right: ArrayRef): boolean {
  return H32[(left + ARRAY_CODE) >> 2] === H32[(right + ARRAY_CODE) >> 2];
}

/** Adds the bytes of another array of the same kind, or this one. Both are rooted by the caller. */
function extendBytes(array: ArrayRef, other: ArrayRef): boolean {
  const { size } = kindOf(array);
  const before = lengthOf(array);
  const more = lengthOf(other);
  if (!chargeWork(more * size >> 6)) return false;
  if (!resize(array, before + more)) return false;
  copyBytes(firstByte(other), firstByte(array) + before * size, more * size);
  return true;
}

function extend(array: ArrayRef, source: Value): boolean {
  if (!isArray(source)) return extendFrom(array, source);
  if (sameKind(array, source)) return extendBytes(array, source);
  raiseTypeError("can only extend with array of same kind");
  return false;
}

// --- construction

function arrayNew(cls: number, code: Value, initializer: Value): Value {
  if (!isStr(code)) {
    return raiseTypeError(
      `array() argument 1 must be a unicode character, not ${typeName(code)}`,
    );
  }
  const text = readable(code);
  const length = flatLength(text);
  if (length !== 1) {
    return raiseTypeError(
      `array() argument 1 must be a unicode character, not a string of length ${length}`,
    );
  }
  const kind = kindOfCode(codePointAt(text, 0));
  if (kind === undefined) {
    const codes = [...TYPE_CODES];
    return raiseValueError(
      `bad typecode (must be ${codes.slice(0, -1).join(", ")} or ${codes.at(-1)})`,
    );
  }
  if (kind.code === "u" && !warnOfU(cls, initializer)) return 0;
  if (initializer !== 0 && !kind.isText) {
    const what = isStr(initializer)
      ? "a str"
      : isArray(initializer) && kindOf(initializer).isText
      ? "a unicode array"
      : "";
    if (what !== "") {
      return raiseTypeError(
        `cannot use ${what} to initialize an array with typecode '${kind.code}'`,
      );
    }
  }
  const mark = rootMark();
  const array = newArray(cls, kind);
  pushRoot(array);
  const done = initializer === 0 || fill(array, initializer);
  releaseRoots(mark);
  return done ? array : 0;
}

/** The warning of type code "u"; false with it pending as an exception. Both values are rooted meanwhile. */
function warnOfU(cls: number, initializer: Value): boolean {
  const mark = rootMark();
  pushRoot(cls);
  const done = warnDeprecated(
    "The 'u' type code is deprecated and will be removed in Python 3.16",
    initializer,
  );
  releaseRoots(mark);
  return done;
}

function fill(array: ArrayRef, initializer: Value): boolean {
  if (isBytes(initializer) || kindOfValue(initializer) === KIND_BYTEARRAY) {
    return addBytes(array, initializer);
  }
  if (isArray(initializer) && sameKind(array, initializer)) return extendBytes(array, initializer);
  return extendFrom(array, initializer);
}

/** Adds items from their bytes. */
function addBytes(array: ArrayRef, data: Value): boolean {
  if (!viewBytes(data)) {
    raiseTypeError(`a bytes-like object is required, not '${typeName(data)}'`);
    return false;
  }
  const { size } = kindOf(array);
  const count = viewLength / size;
  if (!Number.isInteger(count)) {
    raiseValueError("bytes length not a multiple of item size");
    return false;
  }
  if (!chargeWork(viewLength >> 6)) return false;
  const before = lengthOf(array);
  if (!resize(array, before + count)) return false;
  viewBytes(data);
  copyBytes(viewAddress, firstByte(array) + before * size, count * size);
  return true;
}

// --- subscripts

/** The index that a key means; -1 with the exception pending. May run guest code. */
function indexOf(array: ArrayRef, key: Value, message: string): number {
  if ((key & 1) !== 0 && key > 0 && key >> 1 < lengthOf(array)) return key >> 1;
  if ((key & 1) === 0 && !hasIndex(key)) {
    raiseTypeError("array indices must be integers");
    return -1;
  }
  const number = indexNumber(key);
  if (number !== number) return -1;
  const index = number < 0 ? number + lengthOf(array) : number;
  if (index >= 0 && index < lengthOf(array)) return index;
  raiseIndexError(message);
  return -1;
}

function getItem(array: ArrayRef, key: Value): Value {
  if ((key & 1) !== 0 && key > 0 && key >> 1 < lengthOf(array)) return readAt(array, key >> 1);
  if (!isSlice(key)) {
    const index = indexOf(array, key, "array index out of range");
    return index < 0 ? 0 : readAt(array, index);
  }
  // Reading the slice may run guest code that changes the array.
  if (!unpackSlice(key)) return 0;
  adjustSlice(lengthOf(array));
  const [start, step, count] = [sliceStart, sliceStep, sliceCount];
  if (!chargeWork(count >> 4)) return 0;
  const kind = kindOf(array);
  const result = newSized(kind, count, array);
  const from = addressOf(array, kind, start);
  const to = firstByte(result);
  if (step === 1) copyBytes(from, to, count * kind.size);
  else {
    for (let i = 0; i < count; i++) {
      copyBytes(from + i * step * kind.size, to + i * kind.size, kind.size);
    }
  }
  return result;
}

function setItem(array: ArrayRef, key: Value, value: Value): number {
  if (isSlice(key)) return setSlice(array, key, value);
  const index = indexOf(array, key, "array assignment index out of range");
  if (index < 0) return 0;
  if (value === 0) return replaceRange(array, index, index + 1, 0);
  const kind = kindOf(array);
  if (!kind.convert(value)) return 0;
  // Converting may have run guest code that took the item away.
  if (index >= lengthOf(array)) return raiseIndexError("array assignment index out of range");
  storeScratch(kind, addressOf(array, kind, index));
  return 1;
}

function setSlice(array: ArrayRef, key: Value, value: Value): number {
  if (value !== 0 && !isArray(value)) {
    return raiseTypeError(`can only assign array (not "${typeName(value)}") to array slice`);
  }
  if (value !== 0 && !sameKind(array, value)) {
    return raiseTypeError("bad argument type for built-in operation");
  }
  if (!unpackSlice(key)) return 0;
  adjustSlice(lengthOf(array));
  const [start, step, count] = [sliceStart, sliceStep, sliceCount];
  const mark = rootMark();
  let source = value;
  if (value === array) {
    source = newSized(kindOf(array), lengthOf(array), array);
    copyBytes(firstByte(array), firstByte(source), lengthOf(array) * kindOf(array).size);
    pushRoot(source);
  }
  const stop = step > 0 ? Math.max(start, sliceStop) : sliceStop;
  const done = step === 1
    ? replaceRange(array, start, stop, source)
    : replaceSteps(array, start, step, count, source);
  releaseRoots(mark);
  return done;
}

/** Puts the items of `source` (0 none) in the place of those from start to stop. */
function replaceRange(array: ArrayRef, start: number, stop: number, source: ArrayRef): number {
  const { size } = kindOf(array);
  const length = lengthOf(array);
  const more = source === 0 ? 0 : lengthOf(source);
  const rest = length - stop;
  if (!chargeWork((rest + more) * size >> 6)) return 0;
  const total = length + more - (stop - start);
  if (total !== length && !canResize(array)) return 0;
  if (total > length) resize(array, total);
  const at = firstByte(array);
  HU8.copyWithin(at + (start + more) * size, at + stop * size, at + (stop + rest) * size);
  if (source !== 0) copyBytes(firstByte(source), at + start * size, more * size);
  if (total < length) resize(array, total);
  return 1;
}

function replaceSteps(
  array: ArrayRef,
  start: number,
  step: number,
  count: number,
  source: ArrayRef,
): number {
  const { size } = kindOf(array);
  const length = lengthOf(array);
  if (!chargeWork(length * size >> 5)) return 0;
  const at = firstByte(array);
  if (source !== 0) {
    if (lengthOf(source) !== count) {
      return raiseValueError(
        `attempt to assign array of size ${lengthOf(source)} to extended slice of size ${count}`,
      );
    }
    const from = firstByte(source);
    for (let i = 0; i < count; i++) {
      copyBytes(from + i * size, at + (start + i * step) * size, size);
    }
    return 1;
  }
  if (count === 0) return 1;
  if (!canResize(array)) return 0;
  // Those that stay move down one after the other.
  const first = step > 0 ? start : start + (count - 1) * step;
  const stride = Math.abs(step);
  let to = first;
  for (let i = first; i < length; i++) {
    const gone = (i - first) % stride === 0 && (i - first) / stride < count;
    if (!gone) copyBytes(at + i * size, at + to++ * size, size);
  }
  resize(array, to);
  return 1;
}

// --- searching and comparing

/** A value as a number that peek's can be compared with; null for what has to be asked. */
function plainNumber(value: Value, kind: ItemKind): number | bigint | null {
  if (kind.isText) {
    if (!isStr(value)) return null;
    const text = readable(value);
    return flatLength(text) === 1 ? codePointAt(text, 0) : NaN;
  }
  if ((value & 1) !== 0) return value >> 1;
  if (isInt(value) && typeName(value) === "int") return bigIntOf(value);
  return isFloat(value) && typeName(value) === "float" ? floatValue(value) : null;
}

/** The first index from `start` to `stop` whose item equals the value: -1 none, -2 with the exception pending. */
function find(array: ArrayRef, value: Value, start: number, stop: number): number {
  const kind = kindOf(array);
  const plain = plainNumber(value, kind);
  if (plain !== null) {
    const end = Math.min(stop, lengthOf(array));
    if (end > start && !chargeWork((end - start) >> 4)) return -2;
    for (let i = start; i < end; i++) {
      // deno-lint-ignore eqeqeq -- a bigint equals a number of the same value.
      if (kind.peek(addressOf(array, kind, i)) == plain) return i;
    }
    return -1;
  }
  const mark = rootMark();
  pushRoot(array);
  pushRoot(value);
  const itemMark = rootMark();
  for (let i = start; i < stop && i < lengthOf(array); i++) {
    const item = readAt(array, i);
    if (item === 0) return -2;
    pushRoot(item);
    const equal = equals(item, value);
    releaseRoots(itemMark);
    if (equal !== 0) {
      releaseRoots(mark);
      return equal < 0 ? -2 : i;
    }
    if (i % CHARGE_ITEMS === CHARGE_ITEMS - 1 && !pauseWork(CHARGE_ITEMS >> 2)) return -2;
  }
  releaseRoots(mark);
  return -1;
}

function contains(array: ArrayRef, value: Value): number {
  const found = find(array, value, 0, Infinity);
  return found === -2 ? -1 : found < 0 ? 0 : 1;
}

function count(array: ArrayRef, value: Value): Value {
  let total = 0;
  for (let from = 0;; total++) {
    const found = find(array, value, from, Infinity);
    if (found === -2) return 0;
    if (found < 0) return newInt(total);
    from = found + 1;
  }
}

function index(array: ArrayRef, value: Value, startGiven: Value, stopGiven: Value): Value {
  let start = startGiven === 0 ? 0 : boundArgument(startGiven);
  if (start !== start) return 0;
  let stop = stopGiven === 0 ? Infinity : boundArgument(stopGiven);
  if (stop !== stop) return 0;
  if (start < 0) start = Math.max(0, start + lengthOf(array));
  if (stop < 0) stop = Math.max(0, stop + lengthOf(array));
  const found = find(array, value, start, stop);
  if (found === -2) return 0;
  return found >= 0 ? newInt(found) : raiseValueError("array.index(x): x not in array");
}

function remove(array: ArrayRef, value: Value): Value {
  const found = find(array, value, 0, Infinity);
  if (found === -2) return 0;
  if (found < 0) return raiseValueError("array.remove(x): x not in array");
  return replaceRange(array, found, found + 1, 0) === 0 ? 0 : NONE;
}

const OPERATORS = ["<", "<=", "==", "!=", ">", ">="];

function compare(left: Value, right: Value, operator: number): Value {
  if (!isArray(left) || !isArray(right)) return NOT_IMPLEMENTED;
  const [a, b] = [kindOf(left), kindOf(right)];
  const [leftLength, rightLength] = [lengthOf(left), lengthOf(right)];
  if ((operator === EQUAL || operator === NOT_EQUAL) && leftLength !== rightLength) {
    return bool(operator === NOT_EQUAL);
  }
  const least = Math.min(leftLength, rightLength);
  if (!chargeWork(least >> 4)) return 0;
  // Text never equals a number.
  if (a.isText !== b.isText && least > 0) {
    if (operator === EQUAL || operator === NOT_EQUAL) return bool(operator === NOT_EQUAL);
    const [x, y] = [readAt(left, 0), readAt(right, 0)];
    return raiseTypeError(
      `'${OPERATORS[operator]}' not supported between instances of '${typeName(x)}' and '${
        typeName(y)
      }'`,
    );
  }
  let order = leftLength < rightLength ? -1 : leftLength > rightLength ? 1 : 0;
  for (let i = 0; i < least; i++) {
    const x = a.peek(addressOf(left, a, i));
    const y = b.peek(addressOf(right, b, i));
    // deno-lint-ignore eqeqeq -- a bigint equals a number of the same value.
    if (x == y) continue;
    if (x !== x || y !== y) return bool(operator === NOT_EQUAL);
    order = x < y ? -1 : 1;
    break;
  }
  return bool(
    [order < 0, order <= 0, order === 0, order !== 0, order > 0, order >= 0][operator],
  );
}

// --- operators

function concatenate(left: ArrayRef, right: Value): Value {
  if (!isArray(right)) {
    return raiseTypeError(`can only append array (not "${typeName(right)}") to array`);
  }
  if (!sameKind(left, right)) return raiseTypeError("bad argument type for built-in operation");
  const kind = kindOf(left);
  const [first, second] = [lengthOf(left), lengthOf(right)];
  if (!chargeWork((first + second) * kind.size >> 6)) return 0;
  const result = newSized(kind, first + second, left, right);
  copyBytes(firstByte(left), firstByte(result), first * kind.size);
  copyBytes(firstByte(right), addressOf(result, kind, first), second * kind.size);
  return result;
}

function concatenateInPlace(array: ArrayRef, other: Value): Value {
  if (!isArray(other)) {
    return raiseTypeError(`can only extend array with array (not "${typeName(other)}")`);
  }
  return extend(array, other) ? array : 0;
}

/** Fills the target with so many repetitions of the first `length` items of the source. */
function fillRepeated(target: ArrayRef, source: ArrayRef, length: number, times: number): void {
  const bytes = length * kindOf(target).size;
  const to = firstByte(target);
  if (target !== source) HU8.copyWithin(to, firstByte(source), firstByte(source) + bytes);
  for (let done = bytes; done < bytes * times;) {
    const more = Math.min(done, bytes * times - done);
    HU8.copyWithin(to + done, to, to + more);
    done += more;
  }
}

/** The count of repetitions; -1 with the exception pending. */
function repetitions(array: ArrayRef, countGiven: Value): number {
  const number = repeatNumber(countGiven);
  if (number !== number) return -1;
  const times = Math.max(0, number);
  const { size } = kindOf(array);
  if (lengthOf(array) * times * size > ITEM_COUNT_MAX) {
    raiseMemoryError();
    return -1;
  }
  return chargeWork(lengthOf(array) * times * size >> 6) ? times : -1;
}

function repeat(array: ArrayRef, countGiven: Value): Value {
  const times = repetitions(array, countGiven);
  if (times < 0) return 0;
  const length = lengthOf(array);
  const result = newSized(kindOf(array), length * times, array);
  if (length * times > 0) fillRepeated(result, array, length, times);
  return result;
}

function repeatInPlace(array: ArrayRef, countGiven: Value): Value {
  const times = repetitions(array, countGiven);
  if (times < 0) return 0;
  const length = lengthOf(array);
  if (!resize(array, length * times)) return 0;
  if (length * times > 0) fillRepeated(array, array, length, times);
  return array;
}

// --- methods

function toList(array: ArrayRef): Value {
  const length = lengthOf(array);
  const mark = rootMark();
  const list = newList();
  pushRoot(list);
  let result = list;
  for (let i = 0; i < length; i++) {
    const item = readAt(array, i);
    if (item === 0) {
      result = 0;
      break;
    }
    listAppend(list, item);
    if (i % CHARGE_ITEMS === CHARGE_ITEMS - 1 && !pauseWork(CHARGE_ITEMS >> 3)) {
      result = 0;
      break;
    }
  }
  releaseRoots(mark);
  return result;
}

/** The characters of an array of text. */
function toText(array: ArrayRef): Value {
  const kind = kindOf(array);
  if (!kind.isText) {
    return raiseValueError("tounicode() may only be called on unicode type arrays ('u' or 'w')");
  }
  const length = lengthOf(array);
  if (!chargeWork(length >> 3)) return 0;
  const parts: string[] = [];
  for (let i = 0; i < length; i++) {
    const point = kind.peek(addressOf(array, kind, i)) as number;
    if (point > 0x10ffff) return kind.read(addressOf(array, kind, i));
    parts.push(String.fromCodePoint(point));
  }
  return newStr(parts.join(""));
}

function represent(array: ArrayRef): Value {
  const kind = kindOf(array);
  const name = shortTypeName(array);
  if (lengthOf(array) === 0) return newStr(`${name}('${kind.code}')`);
  const mark = rootMark();
  try {
    if (kind.isText) {
      const text = toText(array);
      if (text === 0) return 0;
      const shown = reprOf(text);
      return shown === 0 ? 0 : newStr(`${name}('${kind.code}', ${jsString(shown)})`);
    }
    const items = toList(array);
    if (items === 0) return 0;
    pushRoot(items);
    const parts = newList();
    pushRoot(parts);
    for (let i = 0; i < listLength(items); i++) {
      const text = reprOf(listItem(items, i));
      if (text === 0) return 0;
      listAppend(parts, text);
      if (i % CHARGE_ITEMS === CHARGE_ITEMS - 1 && !pauseWork(CHARGE_ITEMS)) return 0;
    }
    return joinParts(parts, `${name}('${kind.code}', [`, ", ", "])");
  } finally {
    releaseRoots(mark);
  }
}

function insert(array: ArrayRef, where: Value, value: Value): Value {
  const given = sizeArgument(where);
  if (given !== given) return 0;
  const kind = kindOf(array);
  if (!kind.convert(value)) return 0;
  const length = lengthOf(array);
  const at = Math.min(length, Math.max(0, given < 0 ? given + length : given));
  if (!chargeWork((length - at) * kind.size >> 6)) return 0;
  if (!resize(array, length + 1)) return 0;
  const first = firstByte(array);
  const { size } = kind;
  HU8.copyWithin(first + (at + 1) * size, first + at * size, first + length * size);
  storeScratch(kind, first + at * size);
  return NONE;
}

function pop(array: ArrayRef, where: Value): Value {
  const given = where === 0 ? -1 : sizeArgument(where);
  if (given !== given) return 0;
  const length = lengthOf(array);
  if (length === 0) return raiseIndexError("pop from empty array");
  const at = given < 0 ? given + length : given;
  if (at < 0 || at >= length) return raiseIndexError("pop index out of range");
  const mark = rootMark();
  const item = readAt(array, at);
  pushRoot(item);
  const done = item !== 0 && replaceRange(array, at, at + 1, 0) !== 0;
  releaseRoots(mark);
  return done ? item : 0;
}

function reverse(array: ArrayRef): Value {
  const { size } = kindOf(array);
  const length = lengthOf(array);
  if (!chargeWork(length * size >> 4)) return 0;
  let low = firstByte(array);
  let high = low + (length - 1) * size;
  for (; low < high; low += size, high -= size) {
    for (let i = 0; i < size; i++) {
      const byte = HU8[low + i];
      HU8[low + i] = HU8[high + i];
      HU8[high + i] = byte;
    }
  }
  return NONE;
}

function byteswap(array: ArrayRef): Value {
  const { size } = kindOf(array);
  const length = lengthOf(array);
  if (!chargeWork(length * size >> 4)) return 0;
  const first = firstByte(array);
  for (let at = first; at < first + length * size; at += size) {
    HU8.subarray(at, at + size).reverse();
  }
  return NONE;
}

function fromList(array: ArrayRef, list: Value): Value {
  if (!isList(list)) return raiseTypeError("arg must be list");
  const before = lengthOf(array);
  if (extendFrom(array, list)) return NONE;
  // All or nothing.
  if (lengthOf(array) > before) H32[(array + ARRAY_LENGTH) >> 2] = small(before);
  return 0;
}

function fromText(array: ArrayRef, text: Value): Value {
  if (!isStr(text)) {
    return raiseTypeError(`fromunicode() argument must be str, not ${typeName(text)}`);
  }
  if (!kindOf(array).isText) {
    return raiseValueError("fromunicode() may only be called on unicode type arrays ('u' or 'w')");
  }
  return extendFrom(array, text) ? NONE : 0;
}

function copy(array: ArrayRef): Value {
  const kind = kindOf(array);
  const length = lengthOf(array);
  if (!chargeWork(length * kind.size >> 6)) return 0;
  const result = newSized(kind, length, array);
  copyBytes(firstByte(array), firstByte(result), length * kind.size);
  return result;
}

function toBytes(array: ArrayRef): Value {
  const bytes = lengthOf(array) * kindOf(array).size;
  return chargeWork(bytes >> 6) ? bytesOfRange(firstByte(array), bytes) : 0;
}

/**
 * (type, (type code, list of items), attributes); from protocol 3 on, where bytes can be told, (_array_reconstructor,
 * (type, type code, machine format code, bytes), attributes).
 */
function reduce(array: ArrayRef, protocol: Value): Value {
  if (!isInt(protocol)) return raiseTypeError("__reduce_ex__ argument should be an integer");
  const wide = bigIntOf(protocol);
  if (BigInt.asIntN(64, wide) !== wide) {
    return raiseOverflowError("Python int too large to convert to C long");
  }
  const mark = rootMark();
  const asBytes = wide >= 3n;
  const attributes = lookupAttribute(array, N.__dict__);
  pushRoot(attributes);
  const failed = attributes === 0 && pending();
  const items = failed ? 0 : asBytes ? toBytes(array) : toList(array);
  pushRoot(items);
  const maker = items === 0 || !asBytes ? 0 : moduleAttribute("array", "_array_reconstructor");
  pushRoot(maker);
  let result: Value = 0;
  if (items !== 0 && (!asBytes || maker !== 0)) {
    const { code } = kindOf(array);
    const codeText = newStr(code);
    pushRoot(codeText);
    const made = asBytes
      ? tupleOf(typeOf(array), codeText, small(MACHINE_FORMATS[code]), items)
      : tupleOf(codeText, items);
    pushRoot(made);
    result = tupleOf(asBytes ? maker : typeOf(array), made, attributes || NONE);
  }
  releaseRoots(mark);
  return result;
}

/** Adds `count` items that a file's read gives; what it gives when that is too few is added too. */
function fromFile(array: ArrayRef, file: Value, count: Value): Value {
  const number = sizeArgument(count);
  if (number !== number) return 0;
  if (number < 0) return raiseValueError("negative count");
  const size = number * kindOf(array).size;
  if (size > Number.MAX_SAFE_INTEGER) return raiseMemoryError();
  const mark = rootMark();
  pushRoot(array);
  const data = readBytes(file, size);
  pushRoot(data);
  const done = data !== 0 && addBytes(array, data);
  releaseRoots(mark);
  if (!done) return 0;
  return bytesLength(data) === size ? NONE : raise(EOF_ERROR, "read() didn't return enough bytes");
}

const whenDone = (done: boolean): Value => done ? NONE : 0;
const copyEntry: NativeEntry = ["", copy, "Return a copy of the array."];

setViewOf(
  KIND_ARRAY,
  (array) => setView(firstByte(array), lengthOf(array) * kindOf(array).size),
);
setExporter(KIND_ARRAY, (array) => {
  const kind = kindOf(array);
  return {
    storage: H32[(array + ARRAY_BYTES) >> 2],
    offset: 0,
    length: lengthOf(array) * kind.size,
    format: newStr(kind.isText ? "w" : kind.code),
    itemSize: kind.size,
    readonly: false,
    exports: ARRAY_EXPORTS,
  };
});

/** array.array */
export const arrayType: TypeDefinition = {
  type: ARRAY_TYPE,
  flags: TYPE_FLAG_BASETYPE | TYPE_FLAG_SEQUENCE,
  doc:
    "array(typecode [, initializer]) -> array\n\nReturn a new array whose items are restricted by typecode.",
  slots: {
    repr: represent,
    compare,
    iter: newSequenceIterator,
    length: lengthOf,
    getitem: getItem,
    setitem: setItem,
    contains,
    concat: concatenate,
    repeat,
    iconcat: concatenateInPlace,
    irepeat: repeatInPlace,
  },
  none: ["__hash__"],
  new: ["typecode, initializer=(), /", arrayNew],
  methods: {
    append: [
      "v, /",
      (array: ArrayRef, value: Value) => whenDone(appendValue(array, value)),
      "Append new value v to the end of the array.",
    ],
    buffer_info: [
      "",
      (array: ArrayRef) => tupleOf(newInt(firstByte(array)), newInt(lengthOf(array))),
      "Return a tuple (address, length) giving the current memory address and the length in items.",
    ],
    byteswap: ["", byteswap, "Byteswap all items of the array."],
    clear: ["", (array: ArrayRef) => {
      return whenDone(resize(array, 0));
    }, "Remove all items from the array."],
    count: ["v, /", count, "Return number of occurrences of v in the array."],
    extend: [
      "bb, /",
      (array: ArrayRef, source: Value) => whenDone(extend(array, source)),
      "Append items to the end of the array.",
    ],
    frombytes: [
      "buffer, /",
      (array: ArrayRef, data: Value) => whenDone(addBytes(array, data)),
      "Appends items from the string, interpreting it as an array of machine values.",
    ],
    fromfile: [
      "f, n, /",
      fromFile,
      "Read n objects from the file object f and append them to the end of the array.",
    ],
    fromlist: ["list, /", fromList, "Append items to array from list."],
    fromunicode: [
      "ustr, /",
      fromText,
      "Extends this array with data from the unicode string ustr.",
    ],
    index: ["v, start=0, stop=0, /", index, "Return index of first occurrence of v in the array."],
    insert: ["i, v, /", insert, "Insert a new item v into the array before position i."],
    pop: ["i=-1, /", pop, "Return the i-th element and delete it from the array."],
    remove: ["v, /", remove, "Remove the first occurrence of v in the array."],
    reverse: ["", reverse, "Reverse the order of the items in the array."],
    tobytes: ["", toBytes, "Convert the array to an array of machine values and return the bytes."],
    tofile: ["f, /", writeBytes, "Write all items (as machine values) to the file object f."],
    tolist: ["", toList, "Convert array to an ordinary list with the same items."],
    tounicode: ["", toText, "Extends this array with data from the unicode string ustr."],
    __bytes__: ["", toBytes],
    __copy__: copyEntry,
    __deepcopy__: ["unused, /", (array: ArrayRef) => copy(array), "Return a copy of the array."],
    __reduce_ex__: ["value, /", reduce, "Return state information for pickling."],
  },
  classMethods: { __class_getitem__: ["object, /", newGenericAlias, "See PEP 585"] },
  getset: {
    itemsize: [(array: ArrayRef) => small(kindOf(array).size)],
    typecode: [(array: ArrayRef) => newStr(kindOf(array).code)],
  },
};
