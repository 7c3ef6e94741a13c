/** bytes: its slots, and what makes one (Objects/bytesobject.c). What its methods do: the bytes_*.ts files beside this one. */
import { TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { TYPE_FLAG_BASETYPE, TYPE_FLAG_NO_NEW } from "../../heap/layouts/type.ts";
import { EMPTY_BYTES, EMPTY_TUPLE, FALSE, NOT_IMPLEMENTED, TRUE } from "../../heap/map.ts";
import { H32, HU8 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import {
  clearIf,
  pending,
  raiseIndexError,
  raiseOverflowError,
  raiseTypeError,
  raiseValueError,
  typeName,
} from "../errors.ts";
import { allocateBoxed } from "../instances.ts";
import { isBytes, isStr } from "../kinds.ts";
import { lookupSpecial } from "../lookup.ts";
import { N } from "../names.ts";
import { call0 } from "../protocols/call.ts";
import { EQUAL, fromOrder, NOT_EQUAL } from "../protocols/compare.ts";
import { clampedIndex, hasIndex, INDEX_MAX, repeatNumber } from "../protocols/index_number.ts";
import { getIter, iterNext } from "../protocols/iterate.ts";
import {
  allocateBytes,
  bytesHash,
  bytesLength,
  bytesOfRange,
  compareRanges,
  copyBytes,
  plainBytes,
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
  sliceStop,
  unpackSlice,
} from "../values/slices.ts";
import { TEXT_LENGTH_MAX } from "../values/text.ts";
import { TextBuilder } from "../values/text_builder.ts";
import { CHARGE_MINIMUM, flatLength, repeatBytes } from "../values/text_units.ts";
import { chargeWork } from "../work.ts";
import {
  BYTES_ITERATOR_SHAPE,
  BYTES_ITERATOR_TYPE,
  BYTES_SHAPE,
  BYTES_TYPE,
  TYPE_ERROR,
} from "../well_known.ts";
import { admitBytes, BYTES_FAMILY, sliceWithRoom } from "./byte_family.ts";
import { bytesCaseMethods, bytesMaketrans } from "./bytes_case.ts";
import { bytesFromHexMethod, bytesHexMethods } from "./bytes_hex.ts";
import { percentBytes } from "./bytes_percent.ts";
import { bytesReplaceMethods } from "./bytes_replace.ts";
import { bytesContains, bytesSearchMethods } from "./bytes_search.ts";
import { bytesSplitMethods } from "./bytes_split.ts";
import {
  ITERATOR_INDEX,
  ITERATOR_SEQUENCE,
  iteratorItself,
  newIndexIterator,
} from "./sequence_iterators.ts";
import { reduceTextIterator, textIteratorHint, textIteratorSetState } from "./str_iterator.ts";
import { decodeRange } from "./text_decoding.ts";
import { encodeText, nameArgument } from "./text_encoding.ts";
import { reprOfBytes } from "./text_repr.ts";

function lengthOfBytes(self: Value): number {
  return bytesLength(plainBytes(self));
}

function bytesRepr(self: Value): Value {
  const bytes = plainBytes(self);
  return reprOfBytes(bytes + TEXT_UNITS, bytesLength(bytes), "b", "");
}

function bytesCompare(left: Value, right: Value, operator: number): Value {
  if (!isBytes(left) || !isBytes(right)) return NOT_IMPLEMENTED;
  const a = plainBytes(left);
  const b = plainBytes(right);
  const lengthA = bytesLength(a);
  const lengthB = bytesLength(b);
  if (lengthA !== lengthB) {
    if (operator === EQUAL) return FALSE;
    if (operator === NOT_EQUAL) return TRUE;
  }
  const order = compareRanges(a + TEXT_UNITS, lengthA, b + TEXT_UNITS, lengthB);
  return fromOrder(order, operator);
}

// --- subscripts

/** bytes[index] for any index value; 0 with the exception pending. May run guest code when the index is not a small int. */
export function bytesGetItem(self: Value, index: Value): Value {
  if (isSlice(index)) return unpackSlice(index) ? unpackedSlice(self) : 0;
  const number = indexOfKey(index, "byte");
  if (number !== number) return 0;
  const bytes = plainBytes(self);
  const length = bytesLength(bytes);
  const place = number < 0 ? number + length : number;
  if (place >= 0 && place < length) return small(HU8[bytes + TEXT_UNITS + place]);
  return raiseIndexError("index out of range");
}

function unpackedSlice(self: Value): Value {
  const bytes = plainBytes(self);
  adjustSlice(bytesLength(bytes));
  const count = sliceCount;
  const start = sliceStart;
  const step = sliceStep;
  if (count === 0) return EMPTY_BYTES;
  if (count >= CHARGE_MINIMUM && !chargeWork(step === 1 ? count >> 8 : count >> 4)) return 0;
  if (step === 1) return sliceWithRoom(BYTES_FAMILY, bytes, start, sliceStop);
  const result = allocateBytes(count);
  const from = bytes + TEXT_UNITS + start;
  for (let i = 0; i < count; i++) HU8[result + TEXT_UNITS + i] = HU8[from + i * step];
  return result;
}

// --- operators

function bytesConcat(left: Value, right: Value): Value {
  if (!viewBytes(right)) return raiseTypeError(`can't concat ${typeName(right)} to bytes`);
  const other = viewAddress;
  const otherLength = viewLength;
  const bytes = plainBytes(left);
  const length = bytesLength(bytes);
  if (otherLength === 0) return bytes;
  if (length === 0 && H32[right >> 2] === BYTES_SHAPE) return right;
  if (!admitBytes(length + otherLength)) return 0;
  const result = allocateBytes(length + otherLength);
  copyBytes(bytes + TEXT_UNITS, result + TEXT_UNITS, length);
  copyBytes(other, result + TEXT_UNITS + length, otherLength);
  return result;
}

function bytesRepeat(self: Value, times: Value): Value {
  const count = repeatNumber(times);
  if (count !== count) return 0;
  const bytes = plainBytes(self);
  const length = bytesLength(bytes);
  if (length === 0 || count <= 0) return EMPTY_BYTES;
  if (count === 1) return bytes;
  const total = length * count;
  if (total > TEXT_LENGTH_MAX) {
    if (total >= INDEX_MAX) return raiseOverflowError("repeated bytes are too long");
    return raiseMemoryError();
  }
  if (!admitBytes(total)) return 0;
  const result = allocateBytes(total);
  copyBytes(bytes + TEXT_UNITS, result + TEXT_UNITS, length);
  repeatBytes(result + TEXT_UNITS, length, total);
  return result;
}

function bytesModulo(left: Value, right: Value): Value {
  return isBytes(left) ? percentBytes(left, right) : NOT_IMPLEMENTED;
}

// --- construction

function bytesNew(cls: number, source: Value, encoding: Value, errors: Value): Value {
  const bytes = makeBytes(source, encoding, errors);
  if (bytes === 0 || cls === BYTES_TYPE) return bytes;
  const mark = rootMark();
  pushRoot(bytes);
  const result = allocateBoxed(cls, plainBytes(bytes));
  releaseRoots(mark);
  return result;
}

/** bytes(source, encoding, errors): bytes, perhaps of a subclass (from `__bytes__`); 0 with the exception pending. */
function makeBytes(source: Value, encodingName: Value, errorsName: Value): Value {
  const encoding = nameArgument(encodingName, "utf-8", "bytes() argument 'encoding'");
  if (encoding === null) return 0;
  const errors = nameArgument(errorsName, "strict", "bytes() argument 'errors'");
  if (errors === null) return 0;
  const isText = source !== 0 && isStr(source);
  if (encodingName !== 0) {
    return isText
      ? encodeText(source, encoding, errors)
      : raiseTypeError("encoding without a string argument");
  }
  if (errorsName !== 0) {
    return raiseTypeError(
      isText ? "string argument without an encoding" : "errors without a string argument",
    );
  }
  if (source === 0) return EMPTY_BYTES;
  if ((source & 1) === 0) {
    if (H32[source >> 2] === BYTES_SHAPE) return source;
    const method = lookupSpecial(source, N.__bytes__);
    if (method !== 0) return callBytesMethod(method);
    if (pending()) return 0;
  }
  if (isText) return raiseTypeError("string argument without an encoding");
  if (hasIndex(source)) {
    const count = repeatNumber(source);
    if (count === count) return zeros(count);
    if (!clearIf(TYPE_ERROR)) return 0;
  }
  return bytesOfObject(source);
}

function callBytesMethod(method: Value): Value {
  const mark = rootMark();
  pushRoot(method);
  const result = call0(method);
  releaseRoots(mark);
  if (result === 0 || isBytes(result)) return result;
  return raiseTypeError(`__bytes__ returned non-bytes (type ${typeName(result)})`);
}

function zeros(count: number): Value {
  if (count < 0) return raiseValueError("negative count");
  return admitBytes(count) ? allocateBytes(count) : 0;
}

/** The bytes of a bytes-like object, or of the numbers that an iterable gives. May run guest code. */
function bytesOfObject(source: Value): Value {
  if (viewBytes(source)) return bytesOfRange(viewAddress, viewLength);
  const iterator = getIter(source);
  if (iterator === 0) {
    return clearIf(TYPE_ERROR)
      ? raiseTypeError(`cannot convert '${typeName(source)}' object to bytes`)
      : 0;
  }
  const mark = rootMark();
  pushRoot(iterator);
  const builder = new TextBuilder(0);
  let result: Value = 0;
  if (readBytes(iterator, builder)) {
    const text = builder.finish();
    pushRoot(text);
    result = bytesOfRange(text + TEXT_UNITS, flatLength(text));
  }
  releaseRoots(mark);
  return result;
}

/** Appends the numbers that an iterator gives as characters; false with the exception pending. */
function readBytes(iterator: Value, builder: TextBuilder): boolean {
  for (;;) {
    const item = iterNext(iterator);
    if (item === 0) return !pending();
    const byte = byteNumber(item);
    if (byte < 0) return false;
    builder.appendPoint(byte);
    if (builder.length % CHARGE_MINIMUM === 0 && !chargeWork(CHARGE_MINIMUM >> 4)) return false;
  }
}

/** A number as a byte; -1 with the exception pending. May run guest code. */
export function byteNumber(item: Value): number {
  const mark = rootMark();
  pushRoot(item);
  const byte = clampedIndex(item);
  releaseRoots(mark);
  if (byte >= 0 && byte <= 255) return byte;
  if (byte === byte) raiseValueError("bytes must be in range(0, 256)");
  return -1;
}

function decode(self: Value, encodingName: Value, errorsName: Value): Value {
  const encoding = nameArgument(encodingName, "utf-8", "decode() argument 'encoding'");
  if (encoding === null) return 0;
  const errors = nameArgument(errorsName, "strict", "decode() argument 'errors'");
  if (errors === null) return 0;
  const bytes = plainBytes(self);
  return decodeRange(bytes, bytes + TEXT_UNITS, bytesLength(bytes), encoding, errors);
}

// --- iteration: bytes_iterator   4 next index   8 plain bytes, or 0 once exhausted

/** iter(bytes). @throws OutOfMemory */
export function newBytesIterator(bytes: Value): Value {
  return newIndexIterator(BYTES_ITERATOR_SHAPE, plainBytes(bytes), 0);
}

/** The next number of a bytes iterator; 0 when exhausted. Never fails, never collects. */
export function bytesIteratorNext(iterator: Value): Value {
  const bytes = H32[(iterator + ITERATOR_SEQUENCE) >> 2];
  if (bytes === 0) return 0;
  const index = H32[(iterator + ITERATOR_INDEX) >> 2] >> 1;
  if (index < bytesLength(bytes)) {
    H32[(iterator + ITERATOR_INDEX) >> 2] = small(index + 1);
    return small(HU8[bytes + TEXT_UNITS + index]);
  }
  H32[(iterator + ITERATOR_SEQUENCE) >> 2] = 0;
  return 0;
}

defineType({
  type: BYTES_ITERATOR_TYPE,
  flags: TYPE_FLAG_NO_NEW,
  slots: { iter: iteratorItself, next: bytesIteratorNext },
  methods: {
    __length_hint__: ["", textIteratorHint],
    __reduce__: ["", (iterator: Value) => reduceTextIterator(iterator, EMPTY_TUPLE)],
    __setstate__: ["state, /", textIteratorSetState],
  },
});

defineType({
  type: BYTES_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc:
    "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\nbytes(int) -> bytes object of size given by the parameter initialized with null bytes\nbytes() -> empty bytes object\n\nConstruct an immutable array of bytes from:\n  - an iterable yielding integers in range(256)\n  - a text string encoded using the specified encoding\n  - any object implementing the buffer API.\n  - an integer",
  slots: {
    repr: bytesRepr,
    str: bytesRepr,
    hash: bytesHash,
    compare: bytesCompare,
    iter: newBytesIterator,
    length: lengthOfBytes,
    getitem: bytesGetItem,
    contains: (self: Value, item: Value) => bytesContains(BYTES_FAMILY, self, item),
    concat: bytesConcat,
    repeat: bytesRepeat,
    mod: bytesModulo,
  },
  new: ["source=b'', encoding='utf-8', errors='strict'", bytesNew],
  methods: {
    ...bytesSearchMethods(BYTES_FAMILY),
    ...bytesSplitMethods(BYTES_FAMILY),
    ...bytesReplaceMethods(BYTES_FAMILY),
    ...bytesCaseMethods(BYTES_FAMILY),
    ...bytesHexMethods(BYTES_FAMILY),
    decode: ["encoding='utf-8', errors='strict'", decode],
    __bytes__: ["", plainBytes],
    __getnewargs__: ["", (self: Value) => tupleOf(plainBytes(self))],
    __sizeof__: ["", (self: Value) => newInt(33 + lengthOfBytes(self))],
  },
  classMethods: { fromhex: ["string, /", bytesFromHexMethod] },
  staticMethods: { maketrans: ["frm, to, /", bytesMaketrans] },
});
