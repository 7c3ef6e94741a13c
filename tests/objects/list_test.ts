import { assertEquals } from "@std/assert";
import { LENGTH, LIST_ARRAY } from "../../core/heap/layouts/basic.ts";
import { NONE } from "../../core/heap/map.ts";
import { H32 } from "../../core/heap/memory.ts";
import { collect } from "../../core/heap/allocator.ts";
import { releaseRoots, rootMark } from "../../core/heap/roots.ts";
import { small, type Value } from "../../core/heap/value.ts";
import { compare, EQUAL, LESS } from "../../core/objects/protocols/compare.ts";
import { binaryOperator } from "../../core/objects/protocols/operators.ts";
import { contains } from "../../core/objects/protocols/items.ts";
import {
  listAssignBetween,
  listGetItem,
  listSetItem,
  listSliceBetween,
} from "../../core/objects/types/list.ts";
import { listMethods } from "../../core/objects/types/list_methods.ts";
import { bool } from "../../core/objects/values/numbers.ts";
import { listFirst } from "../../core/objects/values/list_storage.ts";
import { listAppend, listItem, listLength, newList } from "../../core/objects/values/sequences.ts";
import { newSlice } from "../../core/objects/values/slices.ts";
import {
  defineProbe,
  guest,
  inHeap,
  type Plain,
  probeData,
  rooted,
  show,
  takeError,
} from "./harness.ts";
import "../../core/objects/types/range.ts";
import "../../core/objects/types/tuple.ts";

/** Objects whose comparisons and conversions run a hook of the test, as guest code would. */
let onCompare: (left: Value, right: Value, operator: number) => Value = () => bool(false);
let onIndex: (probe: Value) => Value = () => small(0);
const newProbe = defineProbe("probe", {
  compare: (left: Value, right: Value, operator: number) => onCompare(left, right, operator),
  index: (self: Value) => onIndex(self),
});

function method(name: string, list: Value, ...args: Value[]): Value {
  const [signature, fn] = listMethods[name];
  const parameters = signature.split(",").filter((part) => !["", "/", "*"].includes(part.trim()));
  return fn(list, ...args, ...Array(parameters.length - args.length).fill(0));
}

/** Words behind the length are 0: they keep nothing alive. */
function assertTidy(list: Value): void {
  const array = H32[(list + LIST_ARRAY) >> 2];
  if (array === 0) return;
  const capacity = H32[(array + LENGTH) >> 2] >> 1;
  for (let i = listLength(list); i < capacity; i++) assertEquals(H32[listFirst(list) + i], 0);
}

/** A generator of numbers below a bound, the same in every run. */
function randomNumbers(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % bound;
  };
}

/** Python's slice.indices. */
function sliceIndices(
  length: number,
  start: number | null,
  stop: number | null,
  step: number,
): number[] {
  const fit = (bound: number | null, absent: number) => {
    if (bound === null) return absent;
    if (bound < 0) bound += length;
    return Math.max(step < 0 ? -1 : 0, Math.min(bound, step < 0 ? length - 1 : length));
  };
  const from = fit(start, step < 0 ? length - 1 : 0);
  const to = fit(stop, step < 0 ? -1 : length);
  const places = [];
  for (let i = from; step < 0 ? i > to : i < to; i += step) places.push(i);
  return places;
}

function checkAgainstModel(hard: boolean): void {
  inHeap(() => {
    const random = randomNumbers(hard ? 7 : 1);
    const list = guest([]);
    let model: number[] = [];
    const bound = () => random(4) === 0 ? null : random(30) - 15;
    const part = (number: number | null) => number === null ? NONE : small(number);
    const steps = hard ? 1500 : 6000;
    for (let round = 0; round < steps; round++) {
      const mark = rootMark();
      const start = bound();
      const stop = bound();
      const step = [1, 1, 2, 3, -1, -2, -5][random(7)];
      const places = sliceIndices(model.length, start, stop, step);
      const slice = rooted(newSlice(part(start), part(stop), step === 1 ? NONE : small(step)));
      const fresh = Array.from({ length: random(6) }, () => random(1000));
      switch (random(12)) {
        case 0:
          assertEquals(show(listGetItem(list, slice)), show(guest(places.map((i) => model[i]))));
          break;
        case 1: {
          const from = places.length > 0 ? places[0] : Math.max(0, sliceStart(model, start));
          const size = step === 1 ? fresh.length : places.length;
          const items = step === 1 ? fresh : fresh.concat(fresh, fresh).slice(0, size);
          while (items.length < size) items.push(random(9));
          assertEquals(listSetItem(list, slice, guest(items)), 1);
          if (step === 1) model.splice(from, places.length, ...items);
          else places.forEach((place, i) => model[place] = items[i]);
          break;
        }
        case 2:
          assertEquals(listSetItem(list, slice, 0), 1);
          model = model.filter((_, i) => !places.includes(i));
          break;
        case 3:
          method("append", list, small(round));
          model.push(round);
          break;
        case 4: {
          const at = random(40) - 20;
          method("insert", list, small(at), small(round));
          model.splice(at < 0 ? Math.max(0, at + model.length) : at, 0, round);
          break;
        }
        case 5: {
          const at = random(20) - 10;
          const place = at < 0 ? at + model.length : at;
          const popped = method("pop", list, small(at));
          if (place >= 0 && place < model.length) {
            assertEquals(popped, small(model.splice(place, 1)[0]));
          } else {
            assertEquals(
              takeError(),
              `IndexError: pop ${model.length === 0 ? "from empty list" : "index out of range"}`,
            );
          }
          break;
        }
        case 6:
          method("extend", list, guest(fresh));
          model.push(...fresh);
          break;
        case 7:
          method("reverse", list);
          model.reverse();
          break;
        case 8:
          if (model.length < 100) {
            const times = random(3);
            assertEquals(binaryOperator(13 + 5, list, small(times)), list);
            model = Array.from({ length: times }, () => model).flat();
          }
          break;
        case 9:
          assertEquals(binaryOperator(13, list, list), list);
          model.push(...model);
          break;
        case 10: {
          const wanted = random(1000);
          const place = model.indexOf(wanted);
          const found = method("index", list, small(wanted));
          if (place >= 0) assertEquals(found, small(place));
          else assertEquals(takeError(), "ValueError: list.index(x): x not in list");
          assertEquals(contains(list, small(wanted)), place >= 0 ? 1 : 0);
          break;
        }
        case 11:
          method("sort", list);
          model.sort((a, b) => a - b);
          break;
      }
      if (model.length > 200) {
        assertEquals(listSetItem(list, rooted(newSlice(small(20), NONE, NONE)), 0), 1);
        model.length = 20;
      }
      assertTidy(list);
      assertEquals(listLength(list), model.length);
      for (let i = 0; i < model.length; i++) assertEquals(listItem(list, i), small(model[i]));
      releaseRoots(mark);
    }
  }, { hard });
}

function sliceStart(model: number[], start: number | null): number {
  if (start === null) return 0;
  return start < 0 ? start + model.length : Math.min(start, model.length);
}

Deno.test("list operations agree with a model", () => checkAgainstModel(false));
Deno.test("list operations agree with a model in hard mode", () => checkAgainstModel(true));

Deno.test("list subscripts give CPython's messages", () => {
  inHeap(() => {
    const list = guest([1, 2, 3]);
    assertEquals(
      show(listGetItem(list, guest(5))),
      "!IndexError: list index out of range",
    );
    assertEquals(
      show(listGetItem(list, guest(10n ** 30n))),
      "!IndexError: cannot fit 'int' into an index-sized integer",
    );
    assertEquals(
      show(listGetItem(list, guest(10n ** 18n))),
      "!IndexError: list index out of range",
    );
    assertEquals(
      show(listGetItem(list, guest("a"))),
      "!TypeError: list indices must be integers or slices, not str",
    );
    assertEquals(show(listGetItem(list, guest(true))), "2");
    const fails = (index: Value, value: Value) => {
      assertEquals(listSetItem(list, index, value), 0);
      return takeError();
    };
    assertEquals(fails(small(3), small(1)), "IndexError: list assignment index out of range");
    assertEquals(fails(small(-4), 0), "IndexError: list assignment index out of range");
    const slice = (...parts: (number | null)[]) =>
      guest({ value: rooted(newSlice(...asParts(parts))) });
    assertEquals(
      fails(slice(0, 3, 2), guest([1])),
      "ValueError: attempt to assign sequence of size 1 to extended slice of size 2",
    );
    assertEquals(
      fails(slice(0, 1, null), small(3)),
      "TypeError: must assign iterable to extended slice",
    );
    assertEquals(fails(slice(0, 3, 0), guest([])), "ValueError: slice step cannot be zero");
    assertEquals(show(list), "[1, 2, 3]");
    assertEquals(
      show(binaryOperator(0, list, small(3))),
      '!TypeError: can only concatenate list (not "int") to list',
    );
    assertEquals(
      show(binaryOperator(5, list, guest(10n ** 30n))),
      "!OverflowError: cannot fit 'int' into an index-sized integer",
    );
  });
});

function asParts(parts: (number | null)[]): [Value, Value, Value] {
  const [start, stop, step] = parts.map((part) => part === null ? NONE : small(part));
  return [start, stop, step];
}

Deno.test("absurd sizes fail fast", () => {
  inHeap(() => {
    const list = guest([0]);
    assertEquals(show(binaryOperator(5, list, guest(10n ** 10n))), "!MemoryError");
    assertEquals(show(binaryOperator(5, list, guest(2n ** 62n))), "!MemoryError");
    assertEquals(show(binaryOperator(18, list, guest(2n ** 62n))), "!MemoryError");
    assertEquals(show(list), "[0]");
  });
});

Deno.test("an index that changes the list is answered from what the list has become", () => {
  inHeap(() => {
    const list = guest([1, 2, 3, 4, 5, 6]);
    onIndex = () => {
      method("clear", list);
      collect("explicit");
      return small(4);
    };
    const probe = newProbe(0);
    assertEquals(show(listGetItem(list, probe)), "!IndexError: list index out of range");
    method("extend", list, guest([1, 2, 3, 4, 5, 6]));
    assertEquals(show(listSliceBetween(list, NONE, probe)), "[]");
    method("extend", list, guest([1, 2, 3, 4, 5, 6]));
    assertEquals(listAssignBetween(list, small(2), probe, guest([7, 8])), 1);
    assertEquals(show(list), "[7, 8]");
    method("extend", list, guest([1, 2, 3, 4, 5, 6]));
    assertEquals(show(method("pop", list, probe)), "!IndexError: pop from empty list");
    method("insert", list, probe, small(9));
    assertEquals(show(list), "[9]");
  }, { hard: true });
});

Deno.test("an equality that changes the list ends the search without reading what is gone", () => {
  inHeap(() => {
    const list = guest([]);
    let calls = 0;
    onCompare = (_left, _right, operator) => {
      assertEquals(operator, EQUAL);
      calls++;
      if (calls === 2) method("clear", list);
      collect("explicit");
      return bool(false);
    };
    const refill = () => {
      calls = 0;
      method("clear", list);
      for (let i = 0; i < 5; i++) {
        const mark = rootMark();
        listAppend(list, newProbe(i));
        releaseRoots(mark);
      }
    };
    refill();
    assertEquals(contains(list, small(1)), 0);
    assertEquals(calls, 2);
    refill();
    assertEquals(
      show(method("remove", list, small(1))),
      "!ValueError: list.remove(x): x not in list",
    );
    refill();
    assertEquals(show(method("count", list, small(1))), "0");
    refill();
    assertEquals(
      show(method("index", list, small(1))),
      "!ValueError: list.index(x): x not in list",
    );
    refill();
    const other = guest([]);
    for (let i = 0; i < 5; i++) listAppend(other, small(i));
    onCompare = () => {
      method("clear", list);
      collect("explicit");
      return bool(true);
    };
    assertEquals(show(compare(list, other, LESS)), "True");
    refill();
    assertEquals(show(compare(list, other, EQUAL)), "False");
    refill();
    onCompare = (left) => {
      method("clear", list);
      collect("explicit");
      return bool(probeData(left) === 3);
    };
    assertEquals(
      show(method("remove", list, small(1))),
      "!ValueError: list.remove(x): x not in list",
    );
    assertEquals(show(list), "[]");
  }, { hard: true });
});

Deno.test("lists compare item by item, then by length", () => {
  inHeap(() => {
    const less = (a: Plain, b: Plain) => show(compare(guest(a), guest(b), LESS));
    assertEquals(less([1, 2], [1, 3]), "True");
    assertEquals(less([1, 2], [1, 2, 0]), "True");
    assertEquals(less([1, 2, 0], [1, 2]), "False");
    assertEquals(less([], []), "False");
    assertEquals(less([[1], 5], [[1], 6]), "True");
    assertEquals(show(compare(guest([1, 2]), guest({ tuple: [1, 2] }), EQUAL)), "False");
    const nan = guest({ float: NaN });
    assertEquals(
      show(compare(guest([{ value: nan }]), guest([{ value: nan }]), EQUAL)),
      "True",
    );
    assertEquals(
      show(compare(guest([{ float: NaN }]), guest([{ float: NaN }]), EQUAL)),
      "False",
    );
  });
});

Deno.test("a list that shrinks gives its storage back", () => {
  inHeap(() => {
    const list = rooted(newList());
    for (let i = 0; i < 100000; i++) listAppend(list, small(i));
    for (let i = 100000; i > 10; i--) assertEquals(method("pop", list), small(i - 1));
    const array = H32[(list + LIST_ARRAY) >> 2];
    assertEquals(H32[(array + LENGTH) >> 2] >> 1 < 300, true);
    assertEquals(show(list), "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]");
  });
});
