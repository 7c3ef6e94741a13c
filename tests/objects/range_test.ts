import { assertEquals } from "@std/assert";
import { small, type Value } from "../../core/heap/value.ts";
import { compare, EQUAL } from "../../core/objects/protocols/compare.ts";
import { hashOf } from "../../core/objects/protocols/hash.ts";
import { contains, getItem, lengthOf } from "../../core/objects/protocols/items.ts";
import { getIter, iterNext } from "../../core/objects/protocols/iterate.ts";
import { call0 } from "../../core/objects/protocols/call.ts";
import { lookupSpecial } from "../../core/objects/lookup.ts";
import { N } from "../../core/objects/names.ts";
import { typeName } from "../../core/objects/errors.ts";
import { newRange } from "../../core/objects/types/range.ts";
import { newSlice } from "../../core/objects/values/slices.ts";
import { releaseRoots, rootMark } from "../../core/heap/roots.ts";
import { NONE } from "../../core/heap/map.ts";
import { bigIntOf } from "../../core/objects/values/numbers.ts";
import { guest, inHeap, rooted, show, takeError } from "./harness.ts";
import "../../core/objects/types/tuple.ts";

/** The values of Python's range, as bigints. */
function model(start: bigint, stop: bigint, step: bigint): bigint[] {
  const values = [];
  for (let value = start; step > 0n ? value < stop : value > stop; value += step) {
    values.push(value);
  }
  return values;
}

function range(start: bigint, stop: bigint, step: bigint): Value {
  return rooted(newRange(guest(start), guest(stop), guest(step)));
}

function values(iterator: Value): bigint[] {
  rooted(iterator);
  const result = [];
  for (let value = iterNext(iterator); value !== 0; value = iterNext(iterator)) {
    result.push(bigIntOf(value));
  }
  return result;
}

/** Bounds around the places where representations change. */
const CENTERS = [0n, 2n ** 30n, -(2n ** 30n), 2n ** 50n, -(2n ** 53n), 2n ** 63n, 10n ** 30n];

Deno.test("ranges of any size agree with a model", () => {
  inHeap(() => {
    for (const center of CENTERS) {
      for (const [from, to] of [[-3n, 4n], [4n, -5n], [0n, 0n], [0n, 1n], [-20n, 20n]]) {
        for (const step of [1n, 2n, 7n, -1n, -3n, 2n ** 40n, -(10n ** 25n)]) {
          const mark = rootMark();
          const expected = model(center + from, center + to, step);
          const made = range(center + from, center + to, step);
          assertEquals(lengthOf(made), expected.length);
          assertEquals(values(getIter(made)), expected);
          const back = call0(rooted(lookupSpecial(made, N.__reversed__)));
          assertEquals(values(back), expected.toReversed());
          for (let i = -expected.length; i < expected.length; i++) {
            assertEquals(bigIntOf(getItem(made, small(i))), expected.at(i));
          }
          assertEquals(
            show(getItem(made, small(expected.length))),
            "!IndexError: range object index out of range",
          );
          for (let value = center - 22n; value < center + 22n; value++) {
            assertEquals(contains(made, guest(value)), expected.includes(value) ? 1 : 0);
          }
          for (
            const slice of [[1, null, null], [null, -1, 2], [null, null, -1], [5, 1, -2], [
              -100,
              100,
              3,
            ]]
          ) {
            const [a, b, c] = slice.map((part) => part === null ? NONE : small(part));
            const part = rooted(getItem(made, rooted(newSlice(a, b, c))));
            assertEquals(values(getIter(part)), pythonSlice(expected, slice));
          }
          releaseRoots(mark);
        }
      }
    }
  });
});

function pythonSlice<T>(items: T[], [start, stop, step]: (number | null)[]): T[] {
  const by = step ?? 1;
  const fit = (bound: number | null, absent: number) => {
    if (bound === null) return absent;
    if (bound < 0) bound += items.length;
    return Math.max(by < 0 ? -1 : 0, Math.min(bound, by < 0 ? items.length - 1 : items.length));
  };
  const from = fit(start, by < 0 ? items.length - 1 : 0);
  const to = fit(stop, by < 0 ? -1 : items.length);
  const result = [];
  for (let i = from; by < 0 ? i > to : i < to; i += by) result.push(items[i]);
  return result;
}

Deno.test("long ranges", () => {
  inHeap(() => {
    const long = range(0n, 10n ** 30n, 7n);
    assertEquals(bigIntOf(getItem(long, guest(10n ** 29n))), 7n * 10n ** 29n);
    assertEquals(contains(long, guest(7n * 10n ** 29n)), 1);
    assertEquals(contains(long, guest(7n * 10n ** 29n + 1n)), 0);
    assertEquals(lengthOf(long), -1);
    assertEquals(takeError(), "OverflowError: Python int too large to convert to C ssize_t");
    assertEquals(lengthOf(range(0n, 2n ** 62n, 1n)), 2 ** 62);
    assertEquals(typeName(getIter(range(0n, 5n, 1n))), "range_iterator");
    assertEquals(typeName(getIter(long)), "longrange_iterator");
  });
});

Deno.test("ranges are equal and hash alike when their values are the same", () => {
  inHeap(() => {
    const groups = [
      [range(0n, 0n, 1n), range(5n, 5n, 2n), range(5n, 1n, 1n)],
      [range(3n, 4n, 1n), range(3n, 5n, 9n)],
      [range(0n, 3n, 2n), range(0n, 4n, 2n)],
      [range(0n, 10n, 1n)],
      [range(10n ** 20n, 10n ** 20n + 4n, 3n), range(10n ** 20n, 10n ** 20n + 5n, 3n)],
    ];
    groups.forEach((group, i) => {
      for (const left of group) {
        groups.forEach((others, j) => {
          for (const right of others) {
            assertEquals(show(compare(left, right, EQUAL)), i === j ? "True" : "False");
          }
        });
      }
    });
    assertEquals(hashOf(small(5)), small(5));
  });
});

Deno.test("the step of a range may not be worth a search", () => {
  inHeap(() => {
    const made = range(0n, 1000000n, 1n);
    assertEquals(contains(made, guest({ float: 999999 })), 1);
    assertEquals(contains(made, guest({ float: 0.5 })), 0);
    assertEquals(contains(made, guest("a")), 0);
    assertEquals(contains(made, guest(true)), 1);
  });
});
