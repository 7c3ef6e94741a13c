/** bytes: split, partition and their kin, and join (Objects/stringlib). */
import { ensureRoom } from "../../heap/allocator.ts";
import { NONE } from "../../heap/map.ts";
import { H32, HU8 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import type { NativeEntry } from "../define.ts";
import { raiseTypeError, raiseValueError, typeName } from "../errors.ts";
import { fastFirst, fastSequence } from "../protocols/sequence_input.ts";
import { truth } from "../protocols/truth.ts";
import { copyBytes, viewAddress, viewBytes, viewLength } from "../values/bytes_object.ts";
import { listLength, tupleOf } from "../values/sequences.ts";
import { CHARGE_MINIMUM } from "../values/text_units.ts";
import { byteLineEnds, byteSpaces } from "../values/unit_classes.ts";
import { findBackward, findForward, prepareNeedle } from "../values/unit_search.ts";
import {
  splitAtLines,
  splitAtNeedle,
  splitAtNeedleBackward,
  splitAtSpace,
  splitAtSpaceBackward,
} from "../values/unit_split.ts";
import { chargeWork } from "../work.ts";
import { BYTES_SHAPE } from "../well_known.ts";
import { raiseNotBytesLike } from "./argument_errors.ts";
import { admitBytes, type ByteFamily } from "./byte_family.ts";
import { splitLimit } from "./str_split.ts";

function split(
  family: ByteFamily,
  self: Value,
  separator: Value,
  maxsplit: Value,
  backward: boolean,
): Value {
  const most = splitLimit(maxsplit);
  if (most !== most) return 0;
  const owner = family.owner(self);
  const at = family.address(owner);
  const length = family.length(owner);
  if (separator === 0 || separator === NONE) {
    const spaces = byteSpaces();
    return backward
      ? splitAtSpaceBackward(HU8, at, length, spaces, owner, family.slice, most)
      : splitAtSpace(HU8, at, length, spaces, owner, family.slice, most);
  }
  if (!viewBytes(separator)) return raiseNotBytesLike(separator);
  if (viewLength === 0) return raiseValueError("empty separator");
  prepareNeedle(1, viewAddress, viewLength);
  return backward
    ? splitAtNeedleBackward(HU8, at, length, viewLength, owner, family.slice, most)
    : splitAtNeedle(HU8, at, length, viewLength, owner, family.slice, most);
}

function splitlines(family: ByteFamily, self: Value, keepends: Value): Value {
  const keep = keepends === 0 ? 0 : truth(keepends);
  if (keep < 0) return 0;
  const owner = family.owner(self);
  return splitAtLines(
    HU8,
    family.address(owner),
    family.length(owner),
    byteLineEnds(),
    owner,
    family.slice,
    keep !== 0,
  );
}

function partition(family: ByteFamily, self: Value, separator: Value, backward: boolean): Value {
  if (!viewBytes(separator)) return raiseNotBytesLike(separator);
  if (viewLength === 0) return raiseValueError("empty separator");
  const owner = family.owner(self);
  const at = family.address(owner);
  const length = family.length(owner);
  const gap = viewLength;
  if (length >= CHARGE_MINIMUM) {
    if (!chargeWork(length >> 4)) return 0;
    ensureRoom(length + 256);
  }
  prepareNeedle(1, viewAddress, gap);
  const place = backward ? findBackward(HU8, at, 0, length) : findForward(HU8, at, 0, length);
  const mutable = family.name === "bytearray";
  if (place < 0) {
    const empty = family.slice(owner, 0, 0);
    const other = mutable ? family.slice(owner, 0, 0) : empty;
    const whole = mutable ? family.slice(owner, 0, length) : self;
    return backward ? tupleOf(empty, other, whole) : tupleOf(whole, empty, other);
  }
  return tupleOf(
    family.slice(owner, 0, place),
    mutable ? family.slice(owner, place, place + gap) : separator,
    family.slice(owner, place + gap, length),
  );
}

/** separator.join(iterable). May run guest code; the arguments are rooted by the caller. */
function join(family: ByteFamily, self: Value, iterable: Value): Value {
  const mark = rootMark();
  const items = fastSequence(iterable, "can only join an iterable");
  if (items === 0) return 0;
  pushRoot(items);
  const result = joinItems(family, family.owner(self), items);
  releaseRoots(mark);
  return result;
}

function joinItems(family: ByteFamily, separator: Value, items: Value): Value {
  const count = listLength(items);
  const first = fastFirst(items);
  if (count === 1 && family.name === "bytes") {
    const only = H32[first];
    if ((only & 1) === 0 && H32[only >> 2] === BYTES_SHAPE) return only;
  }
  const gap = family.length(separator);
  let total = count > 1 ? gap * (count - 1) : 0;
  for (let i = 0; i < count; i++) {
    const item = H32[first + i];
    if (!viewBytes(item)) {
      return raiseTypeError(
        `sequence item ${i}: expected a bytes-like object, ${typeName(item)} found`,
      );
    }
    total += viewLength;
  }
  if (!admitBytes(total) || (count >= CHARGE_MINIMUM && !chargeWork(count >> 2))) return 0;
  const result = family.allocate(total);
  let at = family.address(result);
  const from = family.address(separator);
  for (let i = 0; i < count; i++) {
    if (i > 0 && gap > 0) {
      copyBytes(from, at, gap);
      at += gap;
    }
    viewBytes(H32[first + i]);
    copyBytes(viewAddress, at, viewLength);
    at += viewLength;
  }
  return result;
}

/** The methods that take bytes apart, and the one that puts them together. */
export function bytesSplitMethods(family: ByteFamily): Record<string, NativeEntry> {
  const splitter = (backward: boolean) => (self: Value, separator: Value, maxsplit: Value) =>
    split(family, self, separator, maxsplit, backward);
  const partitioner = (backward: boolean) => (self: Value, separator: Value) =>
    partition(family, self, separator, backward);
  return {
    split: ["sep=None, maxsplit=-1", splitter(false)],
    rsplit: ["sep=None, maxsplit=-1", splitter(true)],
    splitlines: [
      "keepends=False",
      (self: Value, keepends: Value) => splitlines(family, self, keepends),
    ],
    partition: ["sep, /", partitioner(false)],
    rpartition: ["sep, /", partitioner(true)],
    join: ["iterable_of_bytes, /", (self: Value, items: Value) => join(family, self, items)],
  };
}
