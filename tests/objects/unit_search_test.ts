import { assert, assertEquals } from "@std/assert";
import { bindMemory, H32, HU16, HU8 } from "../../core/heap/memory.ts";
import {
  countUnits,
  findBackward,
  findForward,
  findUnit,
  findUnitBackward,
  prepareNeedle,
} from "../../core/objects/values/unit_search.ts";
import type { Units, Width } from "../../core/objects/values/text_units.ts";

const TEXT = 1 << 16;
const NEEDLE = 1 << 10;

function inMemory(test: () => void): void {
  bindMemory(new WebAssembly.Memory({ initial: 64, maximum: 64 }));
  try {
    test();
  } finally {
    bindMemory(null);
  }
}

const VIEWS: [Width, () => Units][] = [[1, () => HU8], [2, () => HU16], [4, () => H32]];

/** Puts a text at unit `at` of a view. */
function put(units: Units, at: number, text: string): void {
  for (let i = 0; i < text.length; i++) units[at + i] = text.charCodeAt(i);
}

function randomNumbers(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % bound;
  };
}

/** Texts in which partial matches abound. */
function randomText(random: (bound: number) => number, length: number): string {
  const period = Array.from({ length: 1 + random(12) }, () => "ab"[random(2)]).join("");
  let text = "";
  while (text.length < length) {
    if (random(4) === 0) text += "abc"[random(3)];
    else text += random(3) === 0 ? period : period.slice(random(period.length));
  }
  return text.slice(0, length);
}

Deno.test("search finds what indexOf and lastIndexOf find, in all widths", () => {
  inMemory(() => {
    const random = randomNumbers(3);
    for (let round = 0; round < 3000; round++) {
      const text = randomText(random, random(10) === 0 ? 3000 + random(3000) : random(200));
      const needle = random(3) === 0
        ? randomText(random, 1 + random(40))
        : text.slice(random(text.length), text.length).slice(0, 1 + random(100)) || "b";
      const [, view] = VIEWS[random(3)];
      const [needleWidth, needleView] = VIEWS[random(3)];
      put(view(), TEXT, text);
      put(needleView(), NEEDLE, needle);
      prepareNeedle(needleWidth, NEEDLE, needle.length);
      const from = random(text.length + 1);
      const to = from + random(text.length - from + 1);
      const within = text.slice(from, to);
      const expect = (found: number) => found < 0 ? -1 : found + from;
      assertEquals(findForward(view(), TEXT, from, to), expect(within.indexOf(needle)));
      assertEquals(findBackward(view(), TEXT, from, to), expect(within.lastIndexOf(needle)));
      const count = within.split(needle).length - 1;
      assertEquals(countUnits(view(), TEXT, from, to), count);
      assertEquals(countUnits(view(), TEXT, from, to, 2), Math.min(2, count));
    }
  });
});

Deno.test("search of one unit", () => {
  inMemory(() => {
    const text = "x".repeat(500) + "y" + "x".repeat(500);
    put(HU8, TEXT, text);
    for (let from = 0; from < text.length; from += 7) {
      assertEquals(findUnit(HU8, TEXT, from, text.length, 0x79), text.indexOf("y", from));
      assertEquals(findUnit(HU8, TEXT, from, 500, 0x79), -1);
      assertEquals(findUnitBackward(HU8, TEXT, from, text.length, 0x79), from <= 500 ? 500 : -1);
    }
  });
});

Deno.test("search takes linear time for texts that are made to be slow", () => {
  inMemory(() => {
    const half = 200_000;
    const cases: [text: string, needle: string, first: number, last: number][] = [
      ["a".repeat(4 * half), "a".repeat(half) + "b", -1, -1],
      ["a".repeat(4 * half), "b" + "a".repeat(half), -1, -1],
      ["a".repeat(4 * half), "a".repeat(half / 2) + "b" + "a".repeat(half / 2), -1, -1],
      [("a".repeat(999) + "b").repeat(800), "a".repeat(1000), -1, -1],
      [("ab".repeat(499) + "aa").repeat(800), "ab".repeat(500) + "b", -1, -1],
      ["abaab".repeat(half / 2), "baaba".repeat(half / 10), 1, 5 * half / 2 - 4 - half / 2],
    ];
    const started = performance.now();
    for (const [text, needle, first, last] of cases) {
      put(HU8, TEXT, text);
      const needleAt = TEXT + text.length;
      put(HU8, needleAt, needle);
      prepareNeedle(1, needleAt, needle.length);
      assertEquals(findForward(HU8, TEXT, 0, text.length), first);
      assertEquals(findBackward(HU8, TEXT, 0, text.length), last);
      countUnits(HU8, TEXT, 0, text.length);
    }
    assert(performance.now() - started < 5000);
  });
});
