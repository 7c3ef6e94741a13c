import { assertEquals } from "@std/assert";
import { allocate, collect } from "../../core/heap/allocator.ts";
import { TS_COUNTDOWN } from "../../core/heap/map.ts";
import { H32 } from "../../core/heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../core/heap/roots.ts";
import { small, type Value } from "../../core/heap/value.ts";
import { defineType } from "../../core/objects/define.ts";
import { raiseValueError } from "../../core/objects/errors.ts";
import { isFloat } from "../../core/objects/kinds.ts";
import { bool, floatValue, newFloat, newInt } from "../../core/objects/values/numbers.ts";
import {
  listAppend,
  listItem,
  listLength,
  newList,
  tupleItem,
  tupleOf,
} from "../../core/objects/values/sequences.ts";
import { sortList } from "../../core/objects/values/sort.ts";
import { jsString, newStr } from "../../core/objects/values/text.ts";
import { staticShape, staticType } from "../../core/objects/static_area.ts";
import { KIND_OTHER, LAYOUT_FIELDS } from "../../core/heap/layouts/shape.ts";
import { callable, guest, inHeap, rooted, show, takeError } from "./harness.ts";
import "../../core/objects/types/float.ts";
import "../../core/objects/types/int.ts";
import "../../core/objects/types/list.ts";
import "../../core/objects/types/tuple.ts";

// Objects that compare by their key through a hook, as guest objects would: 4 key, 8 identity (small ints).
const TRACKED_BYTES = 16;
let onLess: (left: Value, right: Value) => Value = byKey;
const trackedType = staticType("tracked");
const trackedShape = staticShape(trackedType, LAYOUT_FIELDS, TRACKED_BYTES, KIND_OTHER);
defineType({
  type: trackedType,
  slots: { compare: (left: Value, right: Value) => onLess(left, right) },
});

function tracked(key: number, identity: number): Value {
  const object = allocate(TRACKED_BYTES);
  H32[object >> 2] = trackedShape;
  H32[(object + 4) >> 2] = small(key);
  H32[(object + 8) >> 2] = small(identity);
  return object;
}
const keyOf = (object: Value): number => H32[(object + 4) >> 2] >> 1;
const identityOf = (object: Value): number => H32[(object + 8) >> 2] >> 1;

function byKey(left: Value, right: Value): Value {
  return bool(keyOf(left) < keyOf(right));
}

function trackedList(keys: readonly number[]): Value {
  const list = rooted(newList());
  keys.forEach((key, i) => listAppend(list, tracked(key, i)));
  return list;
}

function identities(list: Value): number[] {
  return Array.from({ length: listLength(list) }, (_, i) => identityOf(listItem(list, i)));
}

/** The order a stable sort must give. */
function stableOrder(keys: readonly number[], reverse: boolean): number[] {
  return keys.map((_, i) => i).sort((a, b) =>
    (reverse ? keys[b] - keys[a] : keys[a] - keys[b]) || a - b
  );
}

function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state >> 8;
  };
}

/** Orders that make different parts of the algorithm work. */
function patterns(count: number): number[][] {
  const random = randomNumbers(count + 1);
  const make = (f: (i: number) => number) => Array.from({ length: count }, (_, i) => f(i));
  const swapped = make((i) => i);
  if (count > 0) swapped[random() % count] = random() % count;
  return [
    make(random),
    make(() => random() % 4),
    make((i) => i),
    make((i) => -Math.floor(i / 3)),
    swapped,
    make((i) => Math.floor(i / 50) % 2 === 1 ? (i * 7) % 23 : -i),
    make((i) => i % (Math.floor(count / 2) + 1)),
  ];
}

const SIZES = [0, 1, 2, 3, 10, 31, 32, 33, 63, 64, 65, 100, 127, 200, 513, 1000];

function checkGuestObjects(hard: boolean): void {
  inHeap(() => {
    let calls = 0;
    onLess = (left, right) => {
      if (hard && ++calls % 97 === 0) collect("explicit");
      return byKey(left, right);
    };
    for (const size of SIZES) {
      for (const keys of patterns(size)) {
        for (const reverse of [false, true]) {
          const mark = rootMark();
          const list = trackedList(keys);
          assertEquals(sortList(list, 0, reverse), true);
          assertEquals(identities(list), stableOrder(keys, reverse));
          releaseRoots(mark);
        }
      }
    }
    onLess = byKey;
  }, { hard });
}

Deno.test("guest objects are sorted stably", () => checkGuestObjects(false));
Deno.test("guest objects are sorted stably in hard mode", () => checkGuestObjects(true));

/**
 * What CPython 3.14.2 does to the same keys: comparisons made, and a digest of which items were compared in which
 * order. Made by sorting objects that record their `__lt__` calls.
 */
const CPYTHON_COMPARISONS: readonly [
  size: number,
  pattern: number,
  calls: number,
  digest: number,
][] = [
  [33, 0, 127, 2337768598],
  [64, 1, 281, 684146800],
  [65, 0, 314, 1182419316],
  [127, 5, 491, 1143726719],
  [513, 0, 3996, 2709540097],
  [513, 1, 2827, 147371032],
  [513, 3, 853, 3728613117],
  [1000, 0, 8632, 4285853193],
  [1000, 4, 1035, 1423932214],
  [1000, 6, 1999, 366102958],
];

Deno.test("comparisons are made in CPython's order", () => {
  inHeap(() => {
    for (const [size, pattern, calls, digest] of CPYTHON_COMPARISONS) {
      let made = 0;
      let log = 0;
      onLess = (left, right) => {
        log = (Math.imul(log, 31) + identityOf(left) * 7 + identityOf(right) + 1) >>> 0;
        made++;
        return byKey(left, right);
      };
      assertEquals(sortList(trackedList(patterns(size)[pattern]), 0, false), true);
      assertEquals([size, pattern, made, log], [size, pattern, calls, digest]);
    }
    onLess = byKey;
  });
});

Deno.test("keys of one kind are sorted as their values are ordered", () => {
  inHeap(() => {
    const make: [name: string, guestOf: (key: number) => Value][] = [
      ["small", (key) => newInt(key % 1000000)],
      ["int", (key) => newInt((key - 4000000) * 2 ** 25)],
      ["float", (key) => newFloat(key / 7 - 500000)],
      [
        "mixed",
        (key) => key % 3 === 0 ? newFloat(key / 2) : newInt(key % 2 === 0 ? key : key * 2 ** 20),
      ],
      ["latin", (key) => newStr(`item ${key}\u00e9`)],
      ["wide", (key) => newStr(String.fromCodePoint(0x400 + key % 50, 0x1f600 + key % 11) + key)],
      ["tuple", (key) => rooted(tupleOf(newInt(key % 10), rooted(newStr(String(key)))))],
      ["named", (key) => rooted(tupleOf(rooted(newStr(`n${key % 5}`)), newInt(key)))],
    ];
    const plain = (value: Value): number | string => {
      const text = show(value);
      return text.startsWith("'") ? jsString(value) : Number(text);
    };
    const order = (a: Value, b: Value): number => {
      if (show(a).startsWith("(")) {
        return order(tupleItem(a, 0), tupleItem(b, 0)) || order(tupleItem(a, 1), tupleItem(b, 1));
      }
      const x = plain(a);
      const y = plain(b);
      return typeof x === "string" && typeof y === "string"
        ? byCodePoints(x, y)
        : Number(x) - Number(y);
    };
    for (const [name, guestOf] of make) {
      for (const size of [33, 200, 1000]) {
        for (const keys of patterns(size)) {
          for (const reverse of [false, true]) {
            const mark = rootMark();
            const values = keys.map((key) => rooted(guestOf(Math.abs(key))));
            const list = rooted(newList());
            values.forEach((value) => listAppend(list, value));
            const pairs = rooted(newList());
            values.forEach((value, i) => listAppend(pairs, tupleOf(value, small(i))));
            const places = values.map((_, i) => i).sort((a, b) =>
              (reverse ? order(values[b], values[a]) : order(values[a], values[b])) || a - b
            );
            assertEquals(sortList(list, 0, reverse), true);
            const got = Array.from({ length: size }, (_, i) => show(listItem(list, i)));
            assertEquals(got, places.map((i) => show(values[i])), `${name} ${size}`);
            const first = callable((pair) => tupleItem(pair, 0));
            assertEquals(sortList(pairs, first, reverse), true);
            const moved = Array.from(
              { length: size },
              (_, i) => tupleItem(listItem(pairs, i), 1) >> 1,
            );
            assertEquals(moved, places, `${name} ${size} by key`);
            releaseRoots(mark);
          }
        }
      }
    }
  }, { limit: 256 << 20 });
});

function byCodePoints(left: string, right: string): number {
  const a = Array.from(left);
  const b = Array.from(right);
  for (let i = 0; i < a.length && i < b.length; i++) {
    const difference = a[i].codePointAt(0)! - b[i].codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

Deno.test("ints that no double tells apart are compared in full", () => {
  inHeap(() => {
    for (const reverse of [false, true]) {
      const expected = Array.from({ length: 80 }, (_, i) => 2n ** 60n + BigInt(i));
      const list = guest(expected.map((_, i) => expected[(i * 37) % 80]));
      listAppend(list, guest({ float: 2 ** 60 }));
      assertEquals(sortList(list, 0, reverse), true);
      if (reverse) expected.reverse();
      const sorted = Array.from({ length: 81 }, (_, i) => listItem(list, i));
      const place = sorted.findIndex(isFloat);
      assertEquals(place, reverse ? 80 : 1);
      sorted.splice(place, 1);
      assertEquals(sorted.map(show), expected.map(String));
    }
  });
});

Deno.test("signed zeros keep their order, and NaN stays where CPython leaves it", () => {
  inHeap(() => {
    const zeros = guest(Array.from({ length: 40 }, (_, i) => ({ float: i % 2 === 0 ? 0 : -0 })));
    assertEquals(sortList(zeros, 0, false), true);
    for (let i = 0; i < 40; i++) {
      assertEquals(Object.is(floatValue(listItem(zeros, i)), i % 2 === 0 ? 0 : -0), true);
    }
    const nans = guest([3, 1, 2].map((n) => ({ float: n === 1 ? NaN : n })));
    assertEquals(sortList(nans, 0, false), true);
    assertEquals(show(nans), "[3.0, NaN, 2.0]");
  });
});

Deno.test("failures leave a permutation", () => {
  for (const hard of [false, true]) {
    inHeap(() => {
      for (const failAt of [1, 5, 60, 200, 700, 1500, 3000]) {
        for (const keys of patterns(500)) {
          const mark = rootMark();
          let calls = 0;
          onLess = (left, right) => {
            if (++calls === failAt) return raiseValueError("stop");
            if (hard && calls % 97 === 0) collect("explicit");
            return byKey(left, right);
          };
          const list = trackedList(keys);
          if (sortList(list, 0, calls % 2 === 0)) assertEquals(calls < failAt, true);
          else assertEquals(takeError(), "ValueError: stop");
          assertEquals(identities(list).sort((a, b) => a - b), keys.map((_, i) => i));
          releaseRoots(mark);
        }
      }
      const list = guest([3, 1, 2]);
      let calls = 0;
      const key = callable((item) => ++calls === 2 ? raiseValueError("key") : item);
      assertEquals(sortList(list, key, true), false);
      assertEquals(takeError(), "ValueError: key");
      assertEquals(show(list), "[3, 1, 2]");
      onLess = byKey;
    }, { hard });
  }
});

Deno.test("a list is empty while it is sorted, and says when it was changed", () => {
  inHeap(() => {
    const list = trackedList([2, 1, 3]);
    onLess = (left, right) => {
      assertEquals(listLength(list), 0);
      return byKey(left, right);
    };
    assertEquals(sortList(list, 0, false), true);
    assertEquals(identities(list), [1, 0, 2]);
    onLess = (left, right) => {
      listAppend(list, small(1));
      collect("explicit");
      return byKey(left, right);
    };
    assertEquals(sortList(list, 0, true), false);
    assertEquals(takeError(), "ValueError: list modified during sort");
    assertEquals(identities(list), [2, 0, 1]);
    onLess = byKey;
  }, { hard: true });
});

Deno.test("a comparison that sorts another list does not disturb this one", () => {
  inHeap(() => {
    const other = trackedList([3, 1, 2]);
    let depth = 0;
    onLess = (left, right) => {
      if (depth === 0) {
        depth++;
        assertEquals(sortList(other, 0, false), true);
        depth--;
      }
      return byKey(left, right);
    };
    const keys = patterns(200)[0];
    const list = trackedList(keys);
    assertEquals(sortList(list, 0, false), true);
    assertEquals(identities(list), stableOrder(keys, false));
    onLess = byKey;
  }, { hard: true });
});

Deno.test("what does not compare fails as in CPython, and leaves the list", () => {
  inHeap(() => {
    const mixed = guest([...Array.from({ length: 40 }, (_, i) => i), null]);
    assertEquals(sortList(mixed, 0, false), false);
    assertEquals(
      takeError(),
      "TypeError: '<' not supported between instances of 'NoneType' and 'int'",
    );
    assertEquals(listLength(mixed), 41);
    const tuples = guest(
      Array.from({ length: 40 }, (_, i) => ({ tuple: [i % 7, i % 2 === 0 ? i : null] })),
    );
    assertEquals(sortList(tuples, 0, false), false);
    assertEquals(takeError().startsWith("TypeError: '<' not supported between instances of"), true);
  });
});

Deno.test("sorting is charged as work", () => {
  inHeap(() => {
    const work = (make: (i: number) => Value): number => {
      const mark = rootMark();
      const list = rooted(newList());
      for (let i = 0; i < 5000; i++) listAppend(list, make((i * 7919) % 5000));
      H32[TS_COUNTDOWN >> 2] = 1 << 30;
      assertEquals(sortList(list, 0, false), true);
      releaseRoots(mark);
      return (1 << 30) - H32[TS_COUNTDOWN >> 2];
    };
    for (
      const make of [
        small,
        (i: number) => newFloat(i),
        (i: number) => newStr(String(i)),
        (i: number) => tracked(i, i),
      ]
    ) {
      const mark = rootMark();
      pushRoot(0);
      assertEquals(work(make) > 1000, true);
      releaseRoots(mark);
    }
  });
});
