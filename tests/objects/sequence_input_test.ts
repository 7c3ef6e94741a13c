import { assertEquals } from "@std/assert";
import { collect } from "../../core/heap/allocator.ts";
import { H32 } from "../../core/heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../core/heap/roots.ts";
import { small, type Value } from "../../core/heap/value.ts";
import { raiseTypeError, raiseValueError } from "../../core/objects/errors.ts";
import { getIter, iterNext } from "../../core/objects/protocols/iterate.ts";
import {
  extendDisplay,
  extendList,
  fastSequence,
  listFromIterable,
  tupleFromIterable,
  unpackSequence,
  unpackStarred,
} from "../../core/objects/protocols/sequence_input.ts";
import { newRange } from "../../core/objects/types/range.ts";
import { dictSetStr, newDict } from "../../core/objects/values/dict_table.ts";
import { listAppend, tupleOf } from "../../core/objects/values/sequences.ts";
import { internText } from "../../core/objects/values/text.ts";
import { defineProbe, guest, inHeap, probeData, rooted, show, takeError } from "./harness.ts";
import "../../core/objects/types/dict.ts";
import "../../core/objects/types/dict_iterators.ts";
import "../../core/objects/types/list.ts";
import "../../core/objects/types/tuple.ts";

// An iterable of as many fresh tuples as its number says, that collects garbage on the way; and what fails.
let left = 0;
let failAt = NaN;
const newSource = defineProbe("source", {
  iter: (self: Value) => {
    left = probeData(self);
    return self;
  },
  next: () => {
    collect("explicit");
    if (left === failAt) return raiseValueError("broken");
    return left-- > 0 ? tupleOf(small(left)) : 0;
  },
});
let lengths = 0;
const newSized = defineProbe("sized", {
  iter: (self: Value) => getIter(newSource(probeData(self))),
  length: () => ++lengths,
});
const newUnhinted = defineProbe("unhinted", {
  iter: (self: Value) => getIter(newSource(probeData(self))),
  length: () => {
    raiseValueError("no length");
    return -1;
  },
});
const newClosed = defineProbe("closed", { iter: () => raiseTypeError("closed") });

Deno.test("lists and tuples are made of any iterable", () => {
  inHeap(() => {
    const dict = rooted(newDict());
    dictSetStr(dict, internText("a"), small(1));
    dictSetStr(dict, internText("b"), small(2));
    const sources: [Value, string][] = [
      [guest([1, 2, 3]), "1, 2, 3"],
      [guest({ tuple: [1, "x"] }), "1, 'x'"],
      [rooted(newRange(small(3), small(10), small(3))), "3, 6, 9"],
      [rooted(newRange(small(3), small(0), small(-2))), "3, 1"],
      [
        rooted(newRange(small(0x3ffffffe), guest(0x40000001), small(1))),
        "1073741822, 1073741823, 1073741824",
      ],
      [dict, "'a', 'b'"],
      [newSource(3), "(2,), (1,), (0,)"],
      [newSized(2), "(1,), (0,)"],
      [guest([]), ""],
      [rooted(newRange(small(3), small(3), small(1))), ""],
    ];
    for (const [source, items] of sources) {
      const mark = rootMark();
      assertEquals(show(rooted(listFromIterable(source))), `[${items}]`);
      assertEquals(show(rooted(tupleFromIterable(source))), `(${items})`);
      const list = guest([0]);
      assertEquals(extendList(list, source), true);
      assertEquals(show(list), items === "" ? "[0]" : `[0, ${items}]`);
      assertEquals(show(rooted(fastSequence(source, "no"))).slice(1, -1), items);
      releaseRoots(mark);
    }
    const tuple = guest({ tuple: [1] });
    assertEquals(tupleFromIterable(tuple), tuple);
  }, { hard: true });
});

Deno.test("list asks for the length, tuple does not", () => {
  inHeap(() => {
    lengths = 0;
    listFromIterable(newSized(2));
    assertEquals(lengths, 1);
    tupleFromIterable(newSized(2));
    assertEquals(lengths, 1);
    assertEquals(show(listFromIterable(newUnhinted(2))), "!ValueError: no length");
    assertEquals(show(tupleFromIterable(newUnhinted(1))), "((0,),)");
  });
});

Deno.test("a list can extend itself", () => {
  inHeap(() => {
    const list = guest([1, 2, 3]);
    for (let i = 0; i < 3; i++) assertEquals(extendList(list, list), true);
    assertEquals(show(list), `[${Array(8).fill("1, 2, 3").join(", ")}]`);
  });
});

Deno.test("failures say what CPython says", () => {
  inHeap(() => {
    const list = guest([1]);
    assertEquals(extendList(list, small(3)), false);
    assertEquals(takeError(), "TypeError: 'int' object is not iterable");
    assertEquals(extendDisplay(list, small(3)), false);
    assertEquals(takeError(), "TypeError: Value after * must be an iterable, not int");
    assertEquals(extendDisplay(list, newClosed(0)), false);
    assertEquals(takeError(), "TypeError: closed");
    assertEquals(fastSequence(small(3), "must assign iterable to extended slice"), 0);
    assertEquals(takeError(), "TypeError: must assign iterable to extended slice");
    failAt = 1;
    assertEquals(extendList(list, newSource(3)), false);
    assertEquals(takeError(), "ValueError: broken");
    // What came before the failure is there.
    assertEquals(show(list), "[1, (2,), (1,)]");
    failAt = NaN;
  }, { hard: true });
});

/** Unpacks onto words of the root stack and shows them from the top down, as the targets take them. */
function unpacked(value: Value, before: number, after: number): string {
  const mark = rootMark();
  const at = pushRoot(value) >> 2;
  const starred = after >= 0;
  const count = starred ? before + 1 + after : before;
  for (let i = 1; i < count; i++) pushRoot(0);
  const done = starred
    ? unpackStarred(value, before, after, at)
    : unpackSequence(value, before, at);
  if (!done) {
    releaseRoots(mark);
    return takeError();
  }
  const words = [];
  for (let i = count - 1; i >= 0; i--) words.push(show(H32[at + i]));
  releaseRoots(mark);
  return words.join(" ");
}

Deno.test("unpacking puts the first item on top", () => {
  inHeap(() => {
    assertEquals(unpacked(guest([1, 2, 3]), 3, -1), "1 2 3");
    assertEquals(unpacked(guest({ tuple: [1, 2] }), 2, -1), "1 2");
    assertEquals(unpacked(newSource(3), 3, -1), "(2,) (1,) (0,)");
    assertEquals(unpacked(guest([]), 0, -1), "");
    assertEquals(unpacked(guest([1, 2, 3, 4]), 1, 1), "1 [2, 3] 4");
    assertEquals(unpacked(guest({ tuple: [1, 2, 3, 4] }), 0, 2), "[1, 2] 3 4");
    assertEquals(unpacked(newSource(4), 1, 2), "(3,) [(2,)] (1,) (0,)");
    assertEquals(unpacked(newSource(2), 1, 1), "(1,) [] (0,)");
    assertEquals(unpacked(guest([]), 0, 0), "[]");
    assertEquals(unpacked(guest([1]), 1, 0), "1 []");
  }, { hard: true });
});

Deno.test("unpacking too few or too many", () => {
  inHeap(() => {
    const dict = rooted(newDict());
    for (const name of ["a", "b", "c"]) dictSetStr(dict, internText(name), small(1));
    assertEquals(
      unpacked(guest([1]), 2, -1),
      "ValueError: not enough values to unpack (expected 2, got 1)",
    );
    assertEquals(
      unpacked(guest([1, 2, 3]), 2, -1),
      "ValueError: too many values to unpack (expected 2, got 3)",
    );
    assertEquals(
      unpacked(dict, 2, -1),
      "ValueError: too many values to unpack (expected 2, got 3)",
    );
    assertEquals(
      unpacked(dict, 4, -1),
      "ValueError: not enough values to unpack (expected 4, got 3)",
    );
    assertEquals(
      unpacked(newSource(3), 2, -1),
      "ValueError: too many values to unpack (expected 2)",
    );
    assertEquals(
      unpacked(newSource(1), 2, -1),
      "ValueError: not enough values to unpack (expected 2, got 1)",
    );
    assertEquals(unpacked(small(1), 2, -1), "TypeError: cannot unpack non-iterable int object");
    assertEquals(unpacked(newClosed(1), 2, -1), "TypeError: closed");
    assertEquals(
      unpacked(guest([1]), 1, 1),
      "ValueError: not enough values to unpack (expected at least 2, got 1)",
    );
    assertEquals(
      unpacked(newSource(1), 2, 0),
      "ValueError: not enough values to unpack (expected at least 2, got 1)",
    );
    assertEquals(
      unpacked(newSource(2), 1, 2),
      "ValueError: not enough values to unpack (expected at least 3, got 2)",
    );
    assertEquals(unpacked(small(1), 1, 1), "TypeError: cannot unpack non-iterable int object");
    failAt = 0;
    assertEquals(unpacked(newSource(2), 2, -1), "ValueError: broken");
    assertEquals(unpacked(newSource(2), 0, 0), "ValueError: broken");
    failAt = NaN;
  }, { hard: true });
});

Deno.test("a list that changes while it is iterated", () => {
  inHeap(() => {
    const list = guest([1, 2]);
    const iterator = rooted(getIter(list));
    assertEquals(iterNext(iterator), small(1));
    listAppend(list, small(3));
    assertEquals([iterNext(iterator), iterNext(iterator), iterNext(iterator)], [
      small(2),
      small(3),
      0,
    ]);
    listAppend(list, small(4));
    assertEquals(iterNext(iterator), 0);
  });
});
