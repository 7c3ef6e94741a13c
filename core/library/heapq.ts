/** The module heapq (Modules/_heapqmodule.c, Lib/heapq.py). */
import { LENGTH } from "../heap/layouts/basic.ts";
import { H32 } from "../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import { NONE } from "../heap/map.ts";
import { small, type Value } from "../heap/value.ts";
import type { NativeEntry } from "../objects/define.ts";
import {
  pending,
  raiseIndexError,
  raiseRuntimeError,
  raiseTypeError,
  typeName,
} from "../objects/errors.ts";
import { isList } from "../objects/kinds.ts";
import { compareTruth, LESS } from "../objects/protocols/compare.ts";
import { listFirst } from "../objects/values/list_storage.ts";
import { listAppend, listItem, listLength } from "../objects/values/sequences.ts";
import { chargeWork } from "../objects/work.ts";
import { defineModule } from "./index.ts";

/** Whether the argument is a list; `where` says what it is of, for the message. */
const needsList = (heap: Value, where: string, max: boolean): boolean => {
  if (isList(heap)) return true;
  const [name, rest] = where.split(" ");
  const place = rest === undefined ? "argument" : `argument ${rest}`;
  raiseTypeError(`${name}${max ? "_max" : ""}() ${place} must be list, not ${typeName(heap)}`);
  return false;
};

/**
 * Whether `left` must stand above `right`: 1 or 0; -1 with the exception pending, or when the comparison changed the
 * length of the heap. Roots both for the time.
 */
function above(heap: Value, left: Value, right: Value, max: boolean): number {
  if ((left & right & 1) !== 0) return (max ? right < left : left < right) ? 1 : 0;
  const length = listLength(heap);
  const mark = rootMark();
  pushRoot(left);
  pushRoot(right);
  const result = max ? compareTruth(right, left, LESS) : compareTruth(left, right, LESS);
  releaseRoots(mark);
  if (result >= 0 && listLength(heap) !== length) {
    raiseRuntimeError("list changed size during iteration");
    return -1;
  }
  return result;
}

function swap(heap: Value, i: number, j: number): void {
  const first = listFirst(heap);
  const item = H32[first + i];
  H32[first + i] = H32[first + j];
  H32[first + j] = item;
}

/** Moves the item at `place` up to where it belongs, not above `start`. */
function siftUpward(heap: Value, start: number, place: number, max: boolean): boolean {
  while (place > start) {
    const parent = (place - 1) >> 1;
    const order = above(heap, listItem(heap, place), listItem(heap, parent), max);
    if (order < 0) return false;
    if (order === 0) break;
    swap(heap, place, parent);
    place = parent;
  }
  return true;
}

/** Moves the item at `place` down: first to a leaf along the smaller children, then up from there (Knuth 5.2.3, 18). */
function siftDownward(heap: Value, place: number, max: boolean): boolean {
  const start = place;
  const end = listLength(heap);
  const inner = end >> 1;
  while (place < inner) {
    let child = 2 * place + 1;
    if (child + 1 < end) {
      const order = above(heap, listItem(heap, child), listItem(heap, child + 1), max);
      if (order < 0) return false;
      if (order === 0) child++;
    }
    swap(heap, place, child);
    place = child;
  }
  return siftUpward(heap, start, place, max);
}

const push = (max: boolean): NativeEntry => ["heap, item, /", (heap: Value, item: Value) => {
  if (!needsList(heap, "heappush 1", max)) return 0;
  listAppend(heap, item);
  return siftUpward(heap, 0, listLength(heap) - 1, max) ? NONE : 0;
}];

const pop = (max: boolean): NativeEntry => ["heap, /", (heap: Value) => {
  if (!needsList(heap, "heappop", max)) return 0;
  const length = listLength(heap);
  if (length === 0) return raiseIndexError("index out of range");
  const last = listItem(heap, length - 1);
  H32[listFirst(heap) + length - 1] = 0;
  H32[(heap + LENGTH) >> 2] = small(length - 1);
  if (length === 1) return last;
  const result = listItem(heap, 0);
  H32[listFirst(heap)] = last;
  const mark = rootMark();
  pushRoot(result);
  const done = siftDownward(heap, 0, max);
  releaseRoots(mark);
  return done ? result : 0;
}];

function replaceFirst(heap: Value, item: Value, max: boolean): Value {
  const result = listItem(heap, 0);
  H32[listFirst(heap)] = item;
  const mark = rootMark();
  pushRoot(result);
  const done = siftDownward(heap, 0, max);
  releaseRoots(mark);
  return done ? result : 0;
}

const replace = (max: boolean): NativeEntry => ["heap, item, /", (heap: Value, item: Value) => {
  if (!needsList(heap, "heapreplace 1", max)) return 0;
  if (listLength(heap) === 0) return raiseIndexError("index out of range");
  return replaceFirst(heap, item, max);
}];

const pushPop = (max: boolean): NativeEntry => ["heap, item, /", (heap: Value, item: Value) => {
  if (!needsList(heap, "heappushpop 1", max)) return 0;
  if (listLength(heap) === 0) return item;
  const order = above(heap, listItem(heap, 0), item, max);
  if (order < 0) return 0;
  if (order === 0) return item;
  if (listLength(heap) === 0) return raiseIndexError("index out of range");
  return replaceFirst(heap, item, max);
}];

const heapify = (max: boolean): NativeEntry => ["heap, /", (heap: Value) => {
  if (!needsList(heap, "heapify", max)) return 0;
  const length = listLength(heap);
  if (!chargeWork(length >> 2)) return 0;
  for (let i = (length >> 1) - 1; i >= 0; i--) {
    if (!siftDownward(heap, i, max)) return 0;
    if (listLength(heap) !== length && !pending()) {
      return raiseRuntimeError("list changed size during iteration");
    }
  }
  return NONE;
}];

const SOURCE = `
__about__ = "Heap queues"
__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest",
           "heappushpop", "heappush_max", "heappop_max", "heapify_max", "heapreplace_max",
           "heappushpop_max"]


def merge(*iterables, key=None, reverse=False):
    """Merge multiple sorted inputs into a single sorted output."""
    direction = -1 if reverse else 1
    make = heapify_max if reverse else heapify
    pop = heappop_max if reverse else heappop
    replace = heapreplace_max if reverse else heapreplace
    heap = []
    for order, iterator in enumerate(map(iter, iterables)):
        try:
            advance = iterator.__next__
            value = advance()
            rank = value if key is None else key(value)
            heap.append([rank, order * direction, value, advance])
        except StopIteration:
            pass
    make(heap)
    while len(heap) > 1:
        try:
            while True:
                entry = heap[0]
                yield entry[2]
                value = entry[2] = entry[3]()
                entry[0] = value if key is None else key(value)
                replace(heap, entry)
        except StopIteration:
            pop(heap)
    if heap:
        rank, order, value, advance = heap[0]
        yield value
        yield from advance.__self__


def _best(n, iterable, key, sign, reverse, make, replace):
    # sign: later items rank behind earlier ones that are equal.
    iterator = iter(iterable)
    if key is None:
        entries = [(item, sign * i) for i, item in zip(range(n), iterator)]
        if not entries:
            return entries
        make(entries)
        worst = entries[0][0]
        order = sign * n
        for item in iterator:
            if worst < item if reverse else item < worst:
                replace(entries, (item, order))
                worst, _ = entries[0]
                order += sign
        entries.sort(reverse=reverse)
        return [item for item, order in entries]
    entries = [(key(item), sign * i, item) for i, item in zip(range(n), iterator)]
    if not entries:
        return entries
    make(entries)
    worst = entries[0][0]
    order = sign * n
    for item in iterator:
        rank = key(item)
        if worst < rank if reverse else rank < worst:
            replace(entries, (rank, order, item))
            worst, _, _ = entries[0]
            order += sign
    entries.sort(reverse=reverse)
    return [item for rank, order, item in entries]


def _extreme(n, iterable, key, reverse):
    if n == 1:
        missing = object()
        best = max if reverse else min
        result = best(iter(iterable), default=missing, key=key)
        return [] if result is missing else [result]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=reverse)[:n]
    if reverse:
        return _best(n, iterable, key, -1, True, heapify, heapreplace)
    return _best(n, iterable, key, 1, False, heapify_max, heapreplace_max)


def nsmallest(n, iterable, key=None):
    """Find the n smallest elements in a dataset."""
    return _extreme(n, iterable, key, False)


def nlargest(n, iterable, key=None):
    """Find the n largest elements in a dataset."""
    return _extreme(n, iterable, key, True)


_heapify_max = heapify_max
_heappop_max = heappop_max
_heapreplace_max = heapreplace_max
`;

defineModule({
  name: "heapq",
  doc: "Heap queue algorithm (a.k.a. priority queue).",
  functionModule: "_heapq",
  functions: {
    heappush: push(false),
    heappop: pop(false),
    heapreplace: replace(false),
    heappushpop: pushPop(false),
    heapify: heapify(false),
    heappush_max: push(true),
    heappop_max: pop(true),
    heapreplace_max: replace(true),
    heappushpop_max: pushPop(true),
    heapify_max: heapify(true),
  },
  source: SOURCE,
});
