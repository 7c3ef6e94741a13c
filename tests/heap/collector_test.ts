import { assert, assertEquals } from "@std/assert";
import {
  addMarkHook,
  addRootProvider,
  collect,
  heapStatistics,
} from "../../core/heap/allocator.ts";
import { isReached, keepReached } from "../../core/heap/collector.ts";
import { limitMarkStack } from "../../core/heap/marker.ts";
import { pushRoot, releaseRoots, rootMark } from "../../core/heap/roots.ts";
import { H32, HU8 } from "../../core/heap/memory.ts";
import {
  FRAME_CODE,
  FRAME_HANDLED,
  FRAME_LOCALS,
  FRAME_PREVIOUS,
  FRAME_RETURN,
  FRAME_SP,
  GENERATOR_FINISHED,
  GENERATOR_FRAME,
  GENERATOR_STATE,
  GENERATOR_SUSPENDED,
} from "../../core/heap/layouts/frame.ts";
import { LENGTH, RAW_DATA } from "../../core/heap/layouts/basic.ts";
import {
  LAYOUT_FIELDS,
  SHAPE_CHILDREN,
  SHAPE_KEY,
  SHAPE_NEXT,
  SHAPE_PARENT,
  SHAPE_PLACE,
} from "../../core/heap/layouts/shape.ts";
import { TYPE_SHAPE, TYPE_SHAPES, TYPE_SUBCLASSES } from "../../core/heap/layouts/type.ts";
import {
  FRAME_STACK,
  METHOD_CACHE,
  TS_EXCEPTION,
  TS_FRAME,
  TS_HANDLED,
  TS_LIBRARY_ROOTS,
} from "../../core/heap/map.ts";
import { small, type Value } from "../../core/heap/value.ts";
import { checkHeap } from "../../core/heap/walker.ts";
import {
  createWorld,
  field,
  FIELDS,
  generatorLocal,
  item,
  newArray,
  newBytes,
  newFields,
  newGenerator,
  newShape,
  newType,
  setField,
  setItem,
  SHAPES,
  TYPE,
  WEAK,
} from "./world.ts";

/** A reproducible stream of integers below a bound (xorshift32). */
function randomIntegers(seed: number): (bound: number) => number {
  let state = seed | 1;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}

/** How many objects are alive, as the size of what is reached tells. */
function live(): number {
  return heapStatistics().live;
}

function sound(): void {
  assertEquals(checkHeap(), []);
}

/** What an object of the heap ought to be. */
interface Shadow {
  readonly address: Value;
  /** Fields or items: a shadow, or a small int. */
  readonly words: (Shadow | number)[];
  readonly kind: "fields" | "array" | "bytes";
  readonly bytes: number;
}

/**
 * Builds random object graphs in the heap and beside it, collects now and then, and compares: what the roots reach is
 * intact, and nothing else is alive.
 */
function compareWithShadow(seed: number, poison: boolean, rounds: number, scale: number): void {
  const heap = createWorld();
  heap.hard.poison = poison;
  const random = randomIntegers(seed);
  const roots: (Shadow | null)[] = new Array(40).fill(null);
  const base = rootMark();
  for (let i = 0; i < roots.length; i++) pushRoot(0);
  let recent: Shadow[] = [];
  const someValue = (): Shadow | number => {
    if (recent.length === 0 || random(4) === 0) return small(random(1000));
    return recent[random(recent.length)];
  };
  const word = (value: Shadow | number) => typeof value === "number" ? value : value.address;
  const make = (): Shadow => {
    const choice = random(100);
    if (choice < 60) {
      const words = Array.from({ length: random(choice < 5 ? 65 : 9) }, someValue);
      const address = newFields(...words.map(word));
      return { address, words, kind: "fields", bytes: (4 + 4 * words.length + 7) & -8 };
    }
    if (choice < 85) {
      const sizes = [8, 40, 200, 1500, 2100, 9000];
      const length = random(sizes[random(100) < 90 ? random(3) : random(6)] * scale);
      const address = newArray(length);
      const words = Array.from({ length }, () => small(0) as Shadow | number);
      for (let i = 0; i < length; i++) setItem(address, i, small(0));
      for (let i = 0; i < length; i += 1 + random(3)) {
        words[i] = someValue();
        setItem(address, i, word(words[i]));
      }
      return { address, words, kind: "array", bytes: (8 + 4 * length + 7) & -8 };
    }
    const length = random([30, 300, 20000][random(100) < 95 ? random(2) : 2]);
    const address = newBytes(length, length & 0xff);
    return { address, words: [], kind: "bytes", bytes: (8 + length + 7) & -8 };
  };
  const check = () => {
    const seen = new Set<Shadow>();
    const queue = roots.filter((root) => root !== null);
    let bytes = 0;
    while (queue.length > 0) {
      const shadow = queue.pop()!;
      if (seen.has(shadow)) continue;
      seen.add(shadow);
      bytes += shadow.bytes;
      const { address, words, kind } = shadow;
      if (kind === "fields") {
        assertEquals(H32[address >> 2], FIELDS[words.length]);
        words.forEach((value, i) => assertWord(field(address, i), word(value)));
      } else if (kind === "array") {
        assertWord(H32[(address + LENGTH) >> 2], small(words.length));
        words.forEach((value, i) => assertWord(item(address, i), word(value)));
      } else {
        const length = H32[(address + LENGTH) >> 2] >> 1;
        assertWord((length + 15) & -8, shadow.bytes);
        const data = HU8.subarray(address + RAW_DATA, address + RAW_DATA + length);
        assert(data.every((byte) => byte === (length & 0xff)));
      }
      for (const value of words) if (typeof value !== "number") queue.push(value);
    }
    return { seen, bytes };
  };
  collect();
  const nothing = live();
  for (let round = 0; round < rounds; round++) {
    recent = recent.filter(() => random(2) === 0);
    for (let i = random(2000); i > 0; i--) {
      const made = make();
      recent.push(made);
      if (random(20) === 0) {
        const slot = random(roots.length);
        roots[slot] = made;
        H32[(base >> 2) + slot] = made.address;
      }
      // Changes to objects that are alive, so that cycles come about.
      const target = roots[random(roots.length)];
      if (target !== null && target.words.length > 0) {
        const index = random(target.words.length);
        const value = someValue();
        target.words[index] = value;
        if (target.kind === "fields") setField(target.address, index, word(value));
        else setItem(target.address, index, word(value));
      }
    }
    if (random(4) === 0) {
      const slot = random(roots.length);
      roots[slot] = null;
      H32[(base >> 2) + slot] = 0;
    }
    check();
    if (poison) sound();
    collect();
    const { seen, bytes } = check();
    sound();
    assertEquals(live() - nothing, bytes);
    recent = recent.filter((shadow) => seen.has(shadow));
  }
}

function assertWord(actual: number, expected: number): void {
  if (actual !== expected) assertEquals(actual, expected);
}

Deno.test("random graphs survive as a shadow model says", () => {
  for (let seed = 1; seed <= 4; seed++) compareWithShadow(seed * 7919, false, 12, 1);
});

Deno.test("random graphs survive with what is freed poisoned", () => {
  for (let seed = 1; seed <= 3; seed++) compareWithShadow(seed * 104729, true, 8, 1);
});

Deno.test("random graphs survive a mark stack of few entries", () => {
  try {
    for (const entries of [4, 40, 1000]) {
      limitMarkStack(entries);
      compareWithShadow(entries, true, 4, 2);
    }
  } finally {
    limitMarkStack(0);
  }
});

Deno.test("a list of a million is marked, whichever way it is linked", () => {
  createWorld(256 << 20);
  for (const order of ["next last", "next first"]) {
    const root = pushRoot(0);
    collect();
    const before = live();
    // From a node hang the next node and a pair that hangs a pair: what stays on the stack grows with the list.
    for (let i = 0; i < 1_000_000; i++) {
      const pair = newFields(newFields(small(i), small(i)), 0);
      const next = H32[root >> 2];
      H32[root >> 2] = order === "next last" ? newFields(pair, next) : newFields(next, pair);
    }
    collect();
    assertEquals(live() - before, 3 * 16 * 1_000_000);
    let count = 0;
    const at = order === "next last" ? 1 : 0;
    for (let node = H32[root >> 2]; node !== 0; node = field(node, at)) count++;
    assertEquals(count, 1_000_000);
    H32[root >> 2] = 0;
    collect();
    assertEquals(live(), before);
    releaseRoots(root);
  }
});

Deno.test("garbage cycles are freed, reachable ones are not", () => {
  createWorld();
  collect();
  const before = live();
  const mark = rootMark();
  const one = newFields(0, 0);
  const other = newFields(one, one);
  setField(one, 0, other);
  setField(one, 1, one);
  pushRoot(one);
  collect();
  assertEquals(live() - before, 32);
  releaseRoots(mark);
  collect();
  assertEquals(live(), before);
});

Deno.test("roots: thread state, root stack, frames, providers, mark hooks", () => {
  createWorld();
  collect();
  const before = live();
  const lower = FRAME_STACK;
  const upper = FRAME_STACK + 128;
  H32[TS_FRAME >> 2] = upper;
  H32[(upper + FRAME_PREVIOUS) >> 2] = lower;
  for (const frame of [lower, upper]) {
    H32[(frame + FRAME_CODE) >> 2] = newFields(1, 1);
    // Not values.
    H32[(frame + FRAME_RETURN) >> 2] = newFields(1, 1);
    H32[(frame + FRAME_HANDLED) >> 2] = newFields(1, 1);
    H32[(frame + FRAME_LOCALS) >> 2] = newFields(1, 1);
    H32[(frame + FRAME_LOCALS + 4) >> 2] = newFields(1, 1);
    H32[(frame + FRAME_SP) >> 2] = ((frame + FRAME_LOCALS) >> 2) + 1;
  }
  H32[TS_EXCEPTION >> 2] = newFields(1, 1);
  H32[TS_HANDLED >> 2] = newFields(1, 1);
  H32[TS_LIBRARY_ROOTS >> 2] = newFields(1, 1);
  pushRoot(newFields(1, 1));
  const provided = newFields(1, 1);
  const remove = addRootProvider((visit) => visit(provided));
  const finalizable = newFields(newFields(1, 1), 1);
  let calls = 0;
  addMarkHook(() => {
    calls++;
    assert(isReached(small(3)) && isReached(TYPE));
    assertEquals(isReached(provided), calls === 1);
    if (calls > 1) return;
    assert(!isReached(finalizable));
    keepReached(finalizable);
    assert(isReached(field(finalizable, 0)));
  });
  collect();
  assertEquals(live() - before, 16 * (3 * 2 + 3 + 1 + 1 + 2));
  remove();
  collect();
  assertEquals(calls, 2);
  assertEquals(live() - before, 16 * (3 * 2 + 3 + 1));
});

Deno.test("a generator's frame keeps its locals up to the stack pointer, until it is finished", () => {
  createWorld();
  collect();
  const before = live();
  const generator = newGenerator(6, 4, GENERATOR_SUSPENDED);
  pushRoot(generator);
  for (let i = 0; i < 6; i++) H32[generatorLocal(generator, i)] = newFields(1, 1);
  H32[(generator + GENERATOR_FRAME + FRAME_HANDLED) >> 2] = newFields(1, 1);
  // Addresses and plain numbers are not values: of a frame inside another generator, of code.
  H32[(generator + GENERATOR_FRAME + FRAME_PREVIOUS) >> 2] = generator + 44;
  collect();
  const own = (40 + 48 + 24 + 7) & -8;
  assertEquals(live() - before, own + 5 * 16);
  H32[(generator + GENERATOR_STATE) >> 2] = small(GENERATOR_FINISHED);
  collect();
  assertEquals(live() - before, own);
});

Deno.test("weak arrays forget the dead and keep the living", () => {
  createWorld();
  const weak = newArray(3000, WEAK);
  pushRoot(weak);
  const strong = newArray(3000);
  pushRoot(strong);
  for (let i = 0; i < 3000; i++) {
    const object = newFields(small(i));
    setItem(weak, i, i === 10 ? small(7) : i === 11 ? TYPE : object);
    if (i % 3 === 0) setItem(strong, i, object);
  }
  collect();
  for (let i = 0; i < 3000; i++) {
    const expected = i === 10 ? small(7) : i === 11 ? TYPE : i % 3 === 0 ? item(strong, i) : 0;
    assertEquals(item(weak, i), expected);
  }
});

Deno.test("more weak arrays than the collector remembers are all cleared", () => {
  createWorld();
  const all = newArray(6000);
  pushRoot(all);
  for (let i = 0; i < 6000; i++) {
    const weak = newArray(1, WEAK);
    setItem(all, i, weak);
    setItem(weak, 0, newFields(small(i)));
  }
  collect();
  for (let i = 0; i < 6000; i++) assertEquals(item(item(all, i), 0), 0);
});

Deno.test("shapes of a type with few of them live; of many, those in use", () => {
  const heap = createWorld();
  let flushes = 0;
  heap.onShapesDied = () => flushes++;
  const type = newType();
  pushRoot(type);
  const chain = () => {
    const shapes = [];
    for (let at = H32[(type + TYPE_SHAPES) >> 2]; at !== 0; at = H32[(at + SHAPE_NEXT) >> 2]) {
      shapes.push(at);
    }
    return shapes;
  };
  for (let i = 1; i < 10; i++) newShape(LAYOUT_FIELDS, 16, type);
  collect();
  assertEquals(chain().length, 10);
  assertEquals(flushes, 0);
  const shapes = Array.from({ length: 200 }, () => newShape(LAYOUT_FIELDS, 16, type));
  const object = newFields(1, 1);
  H32[object >> 2] = shapes[17];
  pushRoot(object);
  // A parent with an array of children, one of which lives; one with a single dead child.
  const children = newArray(4);
  setItem(children, 0, shapes[16]);
  setItem(children, 1, shapes[17]);
  const root = H32[(type + TYPE_SHAPE) >> 2];
  H32[(shapes[17] + SHAPE_PARENT) >> 2] = root;
  H32[(shapes[17] + SHAPE_KEY) >> 2] = object;
  H32[(shapes[17] + SHAPE_PLACE) >> 2] = small(4);
  H32[(root + SHAPE_CHILDREN) >> 2] = children;
  H32[(shapes[17] + SHAPE_CHILDREN) >> 2] = shapes[18];
  collect();
  assertEquals(chain(), [shapes[17], root]);
  assertEquals(flushes, 1);
  assertEquals(H32[(root + SHAPE_CHILDREN) >> 2], children);
  assertEquals([item(children, 0), item(children, 1)], [0, shapes[17]]);
  assertEquals(H32[(shapes[17] + SHAPE_CHILDREN) >> 2], 0);
  sound();
  collect();
  assertEquals(flushes, 1);
});

Deno.test("a type that dies is noticed, and taken from its base's subclasses", () => {
  const heap = createWorld();
  let flushes = 0;
  heap.onShapesDied = () => flushes++;
  const subclasses = newArray(4, WEAK);
  H32[(TYPE + TYPE_SUBCLASSES) >> 2] = subclasses;
  const mark = rootMark();
  const type = newType();
  pushRoot(type);
  setItem(subclasses, 0, type);
  setItem(subclasses, 1, newFields(1));
  collect();
  assertEquals([item(subclasses, 0), item(subclasses, 1), flushes], [type, 0, 0]);
  releaseRoots(mark);
  collect();
  assertEquals([item(subclasses, 0), flushes], [0, 1]);
});

Deno.test("an instance keeps its shape and its type alive", () => {
  createWorld();
  const type = newType();
  const shape = H32[(type + TYPE_SHAPE) >> 2];
  const object = newFields(small(5), 0);
  H32[object >> 2] = shape;
  pushRoot(object);
  for (let i = 0; i < 3; i++) {
    collect();
    for (let j = 0; j < 1000; j++) newFields(1, 1, 1);
  }
  assertEquals(H32[shape >> 2], SHAPES);
  assertEquals(H32[(type + TYPE_SHAPE) >> 2], shape);
  sound();
});

Deno.test("a collection empties the method cache", () => {
  createWorld();
  H32[METHOD_CACHE >> 2] = H32[(METHOD_CACHE + 16 * 2047 + 12) >> 2] = newFields(1);
  collect();
  assertEquals([H32[METHOD_CACHE >> 2], H32[(METHOD_CACHE + 16 * 2047 + 12) >> 2]], [0, 0]);
});
