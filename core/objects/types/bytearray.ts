/**
 * bytearray: its slots, and what makes one (Objects/bytearrayobject.c). What changes one: bytearray_methods.ts; all that
 * it has in common with bytes: the bytes_*.ts files.
 */
import { allocate } from "../../heap/allocator.ts";
import { LENGTH, TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { KIND_BYTEARRAY } from "../../heap/layouts/shape.ts";
import { TYPE_FLAG_BASETYPE, TYPE_FLAG_NO_NEW } from "../../heap/layouts/type.ts";
import { FALSE, NONE, NOT_IMPLEMENTED, TRUE } from "../../heap/map.ts";
import { H32, HU8 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import {
  clearIf,
  nameOfType,
  pending,
  raise,
  raiseIndexError,
  raiseOverflowError,
  raiseTypeError,
  raiseValueError,
  typeName,
  typeOf,
} from "../errors.ts";
import { isStr, kindOf } from "../kinds.ts";
import { call1 } from "../protocols/call.ts";
import { EQUAL, fromOrder, NOT_EQUAL } from "../protocols/compare.ts";
import { clampedIndex, hasIndex, INDEX_MAX, repeatNumber } from "../protocols/index_number.ts";
import { getIter, iterNext } from "../protocols/iterate.ts";
import {
  allocateBytearray,
  BYTEARRAY_LENGTH,
  BYTEARRAY_STORAGE,
  bytearrayAddress,
  bytearrayCapacity,
  bytearrayLength,
  bytearrayOfRange,
  type BytearrayRef,
  emptyBytearray,
  EXPORTED,
  resizeBytearray,
} from "../values/bytearray_object.ts";
import {
  bytesLength,
  bytesOfRange,
  compareRanges,
  copyBytes,
  viewAddress,
  viewBytes,
  viewLength,
} from "../values/bytes_object.ts";
import { raiseMemoryError } from "../values/memory_error.ts";
import { newInt } from "../values/numbers.ts";
import { tupleOf } from "../values/sequences.ts";
import {
  adjustSlice,
  indexOfKey,
  isSlice,
  sliceCount,
  sliceStart,
  sliceStep,
  unpackSlice,
} from "../values/slices.ts";
import { jsString, newStr, TEXT_LENGTH_MAX } from "../values/text.ts";
import { CHARGE_MINIMUM, repeatBytes } from "../values/text_units.ts";
import { chargeWork, pauseWork } from "../work.ts";
import {
  BUFFER_ERROR,
  BYTEARRAY_ITERATOR_SHAPE,
  BYTEARRAY_ITERATOR_TYPE,
  BYTEARRAY_TYPE,
  BYTES_SHAPE,
  TYPE_ERROR,
} from "../well_known.ts";
import { admitBytes, type ByteFamily } from "./byte_family.ts";
import { bytearrayMethods } from "./bytearray_methods.ts";
import { byteValue, setBytearrayItem } from "./bytearray_subscripts.ts";
import { bytesCaseMethods, bytesMaketrans } from "./bytes_case.ts";
import { bytesFromHex, bytesHexMethods } from "./bytes_hex.ts";
import { percentBytes } from "./bytes_percent.ts";
import { bytesReplaceMethods } from "./bytes_replace.ts";
import { bytesContains, bytesSearchMethods } from "./bytes_search.ts";
import { bytesSplitMethods } from "./bytes_split.ts";
import { objectGetState } from "./object_reduce.ts";
import {
  ITERATOR_INDEX,
  ITERATOR_SEQUENCE,
  iteratorItself,
  newIndexIterator,
} from "./sequence_iterators.ts";
import { reduceTextIterator } from "./str_iterator.ts";
import { decodeRange } from "./text_decoding.ts";
import { encodeText, nameArgument } from "./text_encoding.ts";
import { reprOfBytes } from "./text_repr.ts";

/** The bytes start..end of a bytearray as another one. Never collects. @throws OutOfMemory */
function sliceBytearray(array: BytearrayRef, start: number, end: number): BytearrayRef {
  const result = emptyBytearray();
  const length = end - start;
  if (length <= 0) return result;
  const storage = allocate(TEXT_UNITS + length);
  H32[storage >> 2] = BYTES_SHAPE;
  H32[(storage + LENGTH) >> 2] = small(length);
  copyBytes(bytearrayAddress(array) + start, storage + TEXT_UNITS, length);
  H32[(result + BYTEARRAY_STORAGE) >> 2] = storage;
  H32[(result + BYTEARRAY_LENGTH) >> 2] = small(length);
  return result;
}

const BYTEARRAY_FAMILY: ByteFamily = {
  name: "bytearray",
  owner: (self) => self,
  address: bytearrayAddress,
  length: bytearrayLength,
  slice: sliceBytearray,
  allocate: allocateBytearray,
};

const isLatin1 = (text: string): boolean => ![...text].some((character) => character > "\xff");

function bytearrayRepr(self: BytearrayRef): Value {
  const at = bytearrayAddress(self);
  const length = bytearrayLength(self);
  const name = nameOfType(typeOf(self));
  const isNarrow = isLatin1(name);
  let text = reprOfBytes(at, length, isNarrow ? `${name}(b` : "(b", ")");
  if (text !== 0 && !isNarrow) text = newStr(name + jsString(text));
  // Other than that of bytes, it has a backslash before ' between double quotes too.
  const bytes = HU8.subarray(at, at + length);
  if (text === 0 || !bytes.includes(0x27) || bytes.includes(0x22)) return text;
  return newStr(jsString(text).replaceAll("'", "\\'"));
}

function bytearrayCompare(left: BytearrayRef, right: Value, operator: number): Value {
  if (!viewBytes(right)) return NOT_IMPLEMENTED;
  const length = bytearrayLength(left);
  if (length !== viewLength) {
    if (operator === EQUAL) return FALSE;
    if (operator === NOT_EQUAL) return TRUE;
  }
  const most = Math.min(length, viewLength);
  if (most >= CHARGE_MINIMUM && !chargeWork(most >> 5)) return 0;
  const order = compareRanges(bytearrayAddress(left), length, viewAddress, viewLength);
  return fromOrder(order, operator);
}

// --- subscripts

function getItem(self: BytearrayRef, key: Value): Value {
  if ((key & 1) === 0 && isSlice(key)) return unpackSlice(key) ? unpackedSlice(self) : 0;
  const number = indexOfKey(key, "bytearray");
  if (number !== number) return 0;
  const length = bytearrayLength(self);
  const place = number < 0 ? number + length : number;
  if (place >= 0 && place < length) return small(HU8[bytearrayAddress(self) + place]);
  return raiseIndexError("bytearray index out of range");
}

function unpackedSlice(self: BytearrayRef): Value {
  adjustSlice(bytearrayLength(self));
  const [start, step, count] = [sliceStart, sliceStep, sliceCount];
  if (count >= CHARGE_MINIMUM && !chargeWork(step === 1 ? count >> 8 : count >> 4)) return 0;
  const result = allocateBytearray(count);
  if (count === 0) return result;
  const from = bytearrayAddress(self) + start;
  const to = bytearrayAddress(result);
  if (step === 1) copyBytes(from, to, count);
  else for (let i = 0; i < count; i++) HU8[to + i] = HU8[from + i * step];
  return result;
}

// --- operators

function concat(left: BytearrayRef, right: Value): Value {
  if (!viewBytes(right)) return raiseTypeError(`can't concat ${typeName(right)} to bytearray`);
  const length = bytearrayLength(left);
  const more = viewLength;
  if (!admitBytes(length + more)) return 0;
  const result = allocateBytearray(length + more);
  const to = bytearrayAddress(result);
  copyBytes(bytearrayAddress(left), to, length);
  viewBytes(right);
  copyBytes(viewAddress, to + length, more);
  return result;
}

function concatInPlace(self: BytearrayRef, other: Value): Value {
  if (!viewBytes(other)) return raiseTypeError(`can't concat ${typeName(other)} to bytearray`);
  const length = bytearrayLength(self);
  const more = viewLength;
  if (more === 0) return self;
  if (length + more > TEXT_LENGTH_MAX) return raiseMemoryError();
  if (more >= CHARGE_MINIMUM && !chargeWork(more >> 5)) return 0;
  // It would be looked at while its bytes are moved.
  if (other === self) return raise(BUFFER_ERROR, EXPORTED);
  if (!resizeBytearray(self, length + more)) return 0;
  // Its own bytes may be in another place now.
  viewBytes(other);
  copyBytes(viewAddress, bytearrayAddress(self) + length, more);
  return self;
}

/** How long it is when repeated; -1 with the exception pending. */
function repeatedLength(length: number, count: number): number {
  const total = count <= 0 ? 0 : length * count;
  if (total > TEXT_LENGTH_MAX) {
    if (total >= INDEX_MAX) raiseOverflowError("repeated bytes are too long");
    else raiseMemoryError();
    return -1;
  }
  return admitBytes(total) ? total : -1;
}

function repeat(self: BytearrayRef, times: Value): Value {
  const count = repeatNumber(times);
  if (count !== count) return 0;
  const length = bytearrayLength(self);
  const total = repeatedLength(length, count);
  if (total < 0) return 0;
  const result = allocateBytearray(total);
  if (total === 0) return result;
  const to = bytearrayAddress(result);
  copyBytes(bytearrayAddress(self), to, length);
  repeatBytes(to, length, total);
  return result;
}

function repeatInPlace(self: BytearrayRef, times: Value): Value {
  const count = repeatNumber(times);
  if (count !== count) return 0;
  const length = bytearrayLength(self);
  const total = repeatedLength(length, count);
  if (total < 0 || !resizeBytearray(self, total)) return 0;
  if (total > length) repeatBytes(bytearrayAddress(self), length, total);
  return self;
}

/** The bytes of a bytes object as a bytearray; the bytes are rooted here. */
function bytearrayOfBytes(bytes: Value): Value {
  if (bytes === 0) return 0;
  const mark = rootMark();
  pushRoot(bytes);
  const result = bytearrayOfRange(bytes + TEXT_UNITS, bytesLength(bytes));
  releaseRoots(mark);
  return result;
}

function modulo(left: Value, right: Value): Value {
  // The operand may be on the left, with a bytearray on the right.
  return kindOf(left) === KIND_BYTEARRAY
    ? bytearrayOfBytes(percentBytes(left, right))
    : NOT_IMPLEMENTED;
}

// --- construction

function bytearrayNew(cls: number, _args: Value, _keywords: Value): Value {
  return emptyBytearray(cls);
}

function bytearrayInit(
  self: BytearrayRef,
  source: Value,
  encodingName: Value,
  errorsName: Value,
): Value {
  const encoding = nameArgument(encodingName, "utf-8", "bytearray() argument 'encoding'");
  if (encoding === null) return 0;
  const errors = nameArgument(errorsName, "strict", "bytearray() argument 'errors'");
  if (errors === null) return 0;
  if (!resizeBytearray(self, 0)) return 0;
  if (source !== 0 && isStr(source)) {
    if (encodingName === 0) return raiseTypeError("string argument without an encoding");
    const bytes = encodeText(source, encoding, errors);
    return bytes !== 0 && replaceAll(self, bytes) ? NONE : 0;
  }
  if (encodingName !== 0) return raiseTypeError("encoding without a string argument");
  if (errorsName !== 0) return raiseTypeError("errors without a string argument");
  return source === 0 || fill(self, source) ? NONE : 0;
}

/** Makes an empty bytearray have the bytes of a bytes-like object. */
function replaceAll(self: BytearrayRef, bytes: Value): boolean {
  const mark = rootMark();
  pushRoot(bytes);
  viewBytes(bytes);
  const length = viewLength;
  const done = admitBytes(length) && resizeBytearray(self, length);
  if (done) {
    viewBytes(bytes);
    copyBytes(viewAddress, bytearrayAddress(self), length);
  }
  releaseRoots(mark);
  return done;
}

function fill(self: BytearrayRef, source: Value): boolean {
  if (hasIndex(source)) {
    const count = repeatNumber(source);
    if (count === count) return fillZeros(self, count);
    if (!clearIf(TYPE_ERROR)) return false;
  }
  if (viewBytes(source)) return replaceAll(self, source);
  const iterator = getIter(source);
  if (iterator === 0) {
    if (clearIf(TYPE_ERROR)) {
      raiseTypeError(`cannot convert '${typeName(source)}' object to bytearray`);
    }
    return false;
  }
  const mark = rootMark();
  pushRoot(iterator);
  const done = appendAll(self, iterator);
  releaseRoots(mark);
  return done;
}

function fillZeros(self: BytearrayRef, count: number): boolean {
  if (count < 0) {
    raiseValueError("negative count");
    return false;
  }
  if (!admitBytes(count) || !resizeBytearray(self, count)) return false;
  const at = bytearrayAddress(self);
  HU8.fill(0, at, at + count);
  return true;
}

/** Appends the numbers that a rooted iterator gives; false with the exception pending. */
function appendAll(self: BytearrayRef, iterator: Value): boolean {
  for (let count = 1;; count++) {
    const item = iterNext(iterator);
    if (item === 0) return !pending();
    const byte = byteValue(item);
    if (byte < 0) return false;
    const length = bytearrayLength(self);
    if (!resizeBytearray(self, length + 1)) return false;
    HU8[bytearrayAddress(self) + length] = byte;
    if (count % CHARGE_MINIMUM === 0 && !pauseWork(CHARGE_MINIMUM >> 4)) return false;
  }
}

function decode(self: BytearrayRef, encodingName: Value, errorsName: Value): Value {
  const encoding = nameArgument(encodingName, "utf-8", "decode() argument 'encoding'");
  if (encoding === null) return 0;
  const errors = nameArgument(errorsName, "strict", "decode() argument 'errors'");
  if (errors === null) return 0;
  return decodeRange(self, bytearrayAddress(self), bytearrayLength(self), encoding, errors);
}

function fromHex(cls: number, text: Value): Value {
  const bytes = bytesFromHex(text);
  if (bytes === 0 || cls === BYTEARRAY_TYPE) return bytearrayOfBytes(bytes);
  const mark = rootMark();
  pushRoot(bytes);
  const result = call1(cls, bytes);
  releaseRoots(mark);
  return result;
}

// --- copying

/** (class, arguments, state) as `__reduce__` and `__reduce_ex__` give it. */
function reduce(self: BytearrayRef, protocol: number): Value {
  const mark = rootMark();
  const state = objectGetState(self);
  if (state === 0) return 0;
  pushRoot(state);
  const address = bytearrayAddress(self);
  const length = bytearrayLength(self);
  let args = tupleOf();
  if (protocol >= 3) {
    const bytes = bytesOfRange(address, length);
    pushRoot(bytes);
    args = tupleOf(bytes);
  } else if (length > 0) {
    const text = decodeRange(self, address, length, "latin-1", "strict");
    pushRoot(text);
    args = text === 0 ? 0 : tupleOf(text, newStr("latin-1"));
  }
  const result = args === 0 ? 0 : tupleOf(typeOf(self), args, state);
  releaseRoots(mark);
  return result;
}

function reduceEx(self: BytearrayRef, protocolGiven: Value): Value {
  const protocol = protocolGiven === 0 ? 0 : clampedIndex(protocolGiven);
  return protocol === protocol ? reduce(self, protocol) : 0;
}

// --- iteration: bytearray_iterator   4 next index   8 bytearray, or 0 once exhausted

function newIterator(array: BytearrayRef): Value {
  return newIndexIterator(BYTEARRAY_ITERATOR_SHAPE, array, 0);
}

function iteratorNext(iterator: Value): Value {
  const array = H32[(iterator + ITERATOR_SEQUENCE) >> 2];
  if (array === 0) return 0;
  const index = H32[(iterator + ITERATOR_INDEX) >> 2] >> 1;
  if (index < bytearrayLength(array)) {
    H32[(iterator + ITERATOR_INDEX) >> 2] = small(index + 1);
    return small(HU8[bytearrayAddress(array) + index]);
  }
  H32[(iterator + ITERATOR_SEQUENCE) >> 2] = 0;
  return 0;
}

function iteratorHint(iterator: Value): Value {
  const array = H32[(iterator + ITERATOR_SEQUENCE) >> 2];
  if (array === 0) return small(0);
  const left = bytearrayLength(array) - (H32[(iterator + ITERATOR_INDEX) >> 2] >> 1);
  return small(Math.max(0, left));
}

function iteratorSetState(iterator: Value, state: Value): Value {
  const index = clampedIndex(state);
  if (index !== index) return 0;
  const array = H32[(iterator + ITERATOR_SEQUENCE) >> 2];
  if (array !== 0) {
    const most = bytearrayLength(array);
    H32[(iterator + ITERATOR_INDEX) >> 2] = small(Math.max(0, Math.min(index, most)));
  }
  return NONE;
}

defineType({
  type: BYTEARRAY_ITERATOR_TYPE,
  flags: TYPE_FLAG_NO_NEW,
  slots: { iter: iteratorItself, next: iteratorNext },
  methods: {
    __length_hint__: ["", iteratorHint],
    __reduce__: ["", (iterator: Value) => reduceTextIterator(iterator, tupleOf())],
    __setstate__: ["state, /", iteratorSetState],
  },
});

defineType({
  type: BYTEARRAY_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc:
    "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\nbytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\nbytearray(int) -> bytes array of size given by the parameter initialized with null bytes\nbytearray() -> empty bytes array\n\nConstruct a mutable bytearray object from:\n  - an iterable yielding integers in range(256)\n  - a text string encoded using the specified encoding\n  - a bytes or a buffer object\n  - any object implementing the buffer API.\n  - an integer",
  slots: {
    repr: bytearrayRepr,
    str: bytearrayRepr,
    compare: bytearrayCompare,
    iter: newIterator,
    length: bytearrayLength,
    getitem: getItem,
    setitem: setBytearrayItem,
    contains: (self: Value, item: Value) => bytesContains(BYTEARRAY_FAMILY, self, item),
    concat,
    repeat,
    iconcat: concatInPlace,
    irepeat: repeatInPlace,
    mod: modulo,
  },
  new: ["*args, **kwargs", bytearrayNew],
  init: ["source=b'', encoding='utf-8', errors='strict'", bytearrayInit],
  methods: {
    ...bytesSearchMethods(BYTEARRAY_FAMILY),
    ...bytesSplitMethods(BYTEARRAY_FAMILY),
    ...bytesReplaceMethods(BYTEARRAY_FAMILY),
    ...bytesCaseMethods(BYTEARRAY_FAMILY),
    ...bytesHexMethods(BYTEARRAY_FAMILY),
    ...bytearrayMethods,
    copy: [
      "",
      (self: BytearrayRef) => bytearrayOfRange(bytearrayAddress(self), bytearrayLength(self)),
      "Return a copy of B.",
    ],
    decode: ["encoding='utf-8', errors='strict'", decode],
    __alloc__: ["", (self: BytearrayRef) => {
      const capacity = bytearrayCapacity(self);
      return newInt(capacity === 0 ? 0 : capacity + 1);
    }],
    __reduce__: ["", (self: BytearrayRef) => reduce(self, 2)],
    __reduce_ex__: ["proto=0, /", reduceEx],
    __sizeof__: ["", (self: BytearrayRef) => {
      const capacity = bytearrayCapacity(self);
      return newInt(56 + (capacity === 0 ? 0 : capacity + 1));
    }],
  },
  classMethods: { fromhex: ["string, /", fromHex] },
  staticMethods: { maketrans: ["frm, to, /", bytesMaketrans] },
});
