import { assertEquals } from "@std/assert";
import { collect } from "../../core/heap/allocator.ts";
import { releaseRoots, rootMark } from "../../core/heap/roots.ts";
import { small, type Value } from "../../core/heap/value.ts";
import { typeDefinitions } from "../../core/objects/define.ts";
import { pending, raise, raiseStopIteration, raiseValueError } from "../../core/objects/errors.ts";
import { getIter, iterNext, lengthHint } from "../../core/objects/protocols/iterate.ts";
import { listFromIterable } from "../../core/objects/protocols/sequence_input.ts";
import { newCallableIterator } from "../../core/objects/types/sequence_iterators.ts";
import { bool } from "../../core/objects/values/numbers.ts";
import { tupleOf } from "../../core/objects/values/sequences.ts";
import {
  ENUMERATE_TYPE,
  FILTER_TYPE,
  INDEX_ERROR,
  MAP_TYPE,
  REVERSED_TYPE,
  ZIP_TYPE,
} from "../../core/objects/well_known.ts";
import { NONE } from "../../core/heap/map.ts";
import {
  callable,
  defineProbe,
  guest,
  guestTuple,
  inHeap,
  probeData,
  rooted,
  show,
  takeError,
} from "./harness.ts";
import "../../core/objects/types/functional_iterators.ts";
import "../../core/objects/types/list.ts";
import "../../core/objects/types/range.ts";
import "../../core/objects/types/tuple.ts";

const newSequence = defineProbe("sequence", {
  getitem: (self: Value, index: Value) => {
    collect("explicit");
    if (index >> 1 >= probeData(self)) return raise(INDEX_ERROR, "end");
    return tupleOf(index);
  },
  length: (self: Value) => probeData(self),
});
const newStopping = defineProbe("stopping", {
  getitem: (self: Value, index: Value) =>
    index >> 1 >= probeData(self) ? raiseStopIteration(0) : index,
  length: (self: Value) => probeData(self) + 4,
});
const newBroken = defineProbe("broken", {
  getitem: (_self: Value, index: Value) => index >> 1 === 1 ? raiseValueError("no") : index,
  length: () => 9,
});
/** Not gone through by index: a native type of this kind is a mapping, or has names for items. */
const newNamed = defineProbe("named", { getitem: (_self: Value, index: Value) => index });

/** T(...arguments): what the type's `__new__` makes of the parameters as the binder passes them. */
function make(type: number, ...args: Value[]): Value {
  return rooted(typeDefinitions.find((row) => row.type === type)!.new![1](type, ...args));
}

function drain(iterator: Value): string {
  const shown = [];
  for (;;) {
    const mark = rootMark();
    const value = iterNext(iterator);
    if (value === 0) break;
    shown.push(show(rooted(value)));
    releaseRoots(mark);
  }
  return shown.join(" ") + (pending() ? ` !${takeError()}` : "");
}

Deno.test("a sequence ends at IndexError or StopIteration", () => {
  inHeap(() => {
    assertEquals(drain(rooted(getIter(newSequence(3)))), "(0,) (1,) (2,)");
    assertEquals(drain(rooted(getIter(newStopping(2)))), "0 1");
    const iterator = rooted(getIter(newBroken(0)));
    assertEquals(drain(iterator), "0 !ValueError: no");
    assertEquals(drain(rooted(getIter(newSequence(0)))), "");
    const hinted = rooted(getIter(newSequence(3)));
    iterNext(hinted);
    assertEquals(lengthHint(hinted, 7), 2);
    assertEquals(lengthHint(rooted(getIter(newStopping(2))), 7), 6);
    assertEquals(getIter(newNamed(2)), 0);
    assertEquals(takeError(), "TypeError: 'named' object is not iterable");
  }, { hard: true });
});

Deno.test("reversed", () => {
  inHeap(() => {
    assertEquals(drain(make(REVERSED_TYPE, newSequence(3))), "(2,) (1,) (0,)");
    assertEquals(drain(make(REVERSED_TYPE, guest([1, 2, 3]))), "3 2 1");
    assertEquals(drain(make(REVERSED_TYPE, guest({ tuple: [1, 2] }))), "2 1");
    assertEquals(lengthHint(make(REVERSED_TYPE, guest({ tuple: [1, 2] })), 9), 2);
    make(REVERSED_TYPE, small(1));
    assertEquals(takeError(), "TypeError: 'int' object is not reversible");
    make(REVERSED_TYPE, newNamed(1));
    assertEquals(takeError(), "TypeError: object of type 'named' has no len()");
  }, { hard: true });
});

Deno.test("enumerate counts beyond small ints", () => {
  inHeap(() => {
    assertEquals(drain(make(ENUMERATE_TYPE, newSequence(2), 0)), "(0, (0,)) (1, (1,))");
    assertEquals(
      drain(make(ENUMERATE_TYPE, guest([7, 8, 9]), guest(2n ** 30n - 2n))),
      "(1073741822, 7) (1073741823, 8) (1073741824, 9)",
    );
    assertEquals(
      drain(make(ENUMERATE_TYPE, guest([7, 8]), guest(2n ** 64n - 1n))),
      "(18446744073709551615, 7) (18446744073709551616, 8)",
    );
    make(ENUMERATE_TYPE, guest([]), guest("a"));
    assertEquals(takeError(), "TypeError: 'str' object cannot be interpreted as an integer");
    make(ENUMERATE_TYPE, small(1), 0);
    assertEquals(takeError(), "TypeError: 'int' object is not iterable");
  }, { hard: true });
});

Deno.test("zip stops at the shortest, strict zip objects", () => {
  inHeap(() => {
    const zip = (strict: boolean, ...rows: number[][]) =>
      drain(make(ZIP_TYPE, guestTuple(...rows.map((row) => guest(row))), bool(strict)));
    assertEquals(zip(false, [1, 2], [3]), "(1, 3)");
    assertEquals(zip(false), "");
    assertEquals(zip(true), "");
    assertEquals(zip(true, [1, 2], [3, 4]), "(1, 3) (2, 4)");
    const objection = (...rows: number[][]) => zip(true, ...rows).replace(/^.*: /, "");
    assertEquals(objection([1], []), "zip() argument 2 is shorter than argument 1");
    assertEquals(objection([1], [1], []), "zip() argument 3 is shorter than arguments 1-2");
    assertEquals(objection([1], [1, 2]), "zip() argument 2 is longer than argument 1");
    assertEquals(objection([], [], [1, 2]), "zip() argument 3 is longer than arguments 1-2");
    assertEquals(
      drain(make(ZIP_TYPE, guestTuple(newSequence(2), newSequence(3)), 0)),
      "((0,), (0,)) ((1,), (1,))",
    );
    make(ZIP_TYPE, guestTuple(guest([]), small(2)), 0);
    assertEquals(takeError(), "TypeError: 'int' object is not iterable");
    const shared = rooted(getIter(guest([1, 2, 3])));
    assertEquals(drain(make(ZIP_TYPE, guestTuple(shared, shared), 0)), "(1, 2)");
  }, { hard: true });
});

Deno.test("map calls with an item of each", () => {
  inHeap(() => {
    const collecting = callable((...items) => {
      collect("explicit");
      return tupleOf(...items);
    });
    const sources = [newSequence(2), newSequence(3), newSequence(2), newSequence(4)];
    for (let count = 1; count <= 4; count++) {
      const row = (i: number) =>
        `(${Array(count).fill(`(${i},)`).join(", ")}${count === 1 ? "," : ""})`;
      assertEquals(
        drain(make(MAP_TYPE, guestTuple(collecting, ...sources.slice(0, count)), 0)),
        `${row(0)} ${row(1)}`,
      );
    }
    assertEquals(
      drain(make(MAP_TYPE, guestTuple(collecting, guest([1]), guest([])), bool(true))),
      " !ValueError: map() argument 2 is shorter than argument 1",
    );
    make(MAP_TYPE, guestTuple(collecting), 0);
    assertEquals(takeError(), "TypeError: map() must have at least two arguments.");
    const stopping = callable(() => raiseStopIteration(0));
    assertEquals(
      show(listFromIterable(make(MAP_TYPE, guestTuple(stopping, guest([1, 2])), 0))),
      "[]",
    );
  }, { hard: true });
});

Deno.test("filter lets through what is true", () => {
  inHeap(() => {
    const odd = callable((item) => {
      collect("explicit");
      return bool((item >> 1) % 2 === 1);
    });
    const truthy = callable((item) => guest((item >> 1) > 1 ? [item] : []));
    assertEquals(drain(make(FILTER_TYPE, odd, guest([1, 2, 3, 4, 5]))), "1 3 5");
    assertEquals(drain(make(FILTER_TYPE, NONE, guest([0, 2, null, [], [1], true]))), "2 [1] True");
    assertEquals(drain(make(FILTER_TYPE, truthy, guest([0, 1, 2, 3]))), "2 3");
    const broken = callable(() => raiseValueError("no"));
    assertEquals(drain(make(FILTER_TYPE, broken, guest([1]))), " !ValueError: no");
  }, { hard: true });
});

Deno.test("iter(callable, sentinel)", () => {
  inHeap(() => {
    let count = 0;
    const counting = callable(() => {
      collect("explicit");
      return small(++count);
    });
    const iterator = rooted(newCallableIterator(counting, small(3)));
    assertEquals(drain(iterator), "1 2");
    assertEquals(drain(iterator), "");
    assertEquals(count, 3);
    const ending = callable(() => raiseStopIteration(0));
    assertEquals(drain(rooted(newCallableIterator(ending, small(3)))), "");
  }, { hard: true });
});
