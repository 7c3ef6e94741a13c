import { assert, assertEquals } from "@std/assert";
import { collect } from "../../core/heap/allocator.ts";
import { TS_EXCEPTION } from "../../core/heap/map.ts";
import { H32 } from "../../core/heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../core/heap/roots.ts";
import { small, type Value } from "../../core/heap/value.ts";
import { checkHeap } from "../../core/heap/walker.ts";
import { pending, raiseValueError } from "../../core/objects/errors.ts";
import { hashBigInt, hashFloat, hashFromWords } from "../../core/objects/numeric/number_hash.ts";
import "../../core/objects/types/set.ts";
import "../../core/objects/types/tuple.ts";
import {
  frozensetHash,
  setDifference,
  setHas,
  setIntersection,
  setRemove,
  setSymmetricDifference,
  setUnionOf,
} from "../../core/objects/types/set_operations.ts";
import { dictSet, newDict } from "../../core/objects/values/dict_table.ts";
import { bigIntOf, newBigInt } from "../../core/objects/values/numbers.ts";
import { newList, tupleItem, tupleOf } from "../../core/objects/values/sequences.ts";
import {
  newSet,
  setAdd,
  setAddHashed,
  setClear,
  setContains,
  setCopy,
  setDiscard,
  setHigh,
  setKeyAt,
  setLength,
  setMerge,
  setMergeDict,
  setNext,
  setPop,
  type SetRef,
  splitHash,
} from "../../core/objects/values/set_table.ts";
import { FROZENSET_SHAPE } from "../../core/objects/well_known.ts";
import { chosenKey, hooks, identityOf, randomSource } from "./chosen_key.ts";
import { inHeap, rooted, takeError } from "./harness.ts";

function keysOf(set: SetRef): Value[] {
  const keys: Value[] = [];
  for (let slot = setNext(set, 0); slot >= 0; slot = setNext(set, slot + 1)) {
    keys.push(setKeyAt(set, slot));
  }
  return keys;
}

function integersOf(set: SetRef): number[] {
  return keysOf(set).map((key) => key >> 1);
}

function setOf(integers: Iterable<number>, shape?: number): SetRef {
  const set = rooted(newSet(shape));
  for (const integer of integers) assert(setAdd(set, small(integer)) >= 0);
  return set;
}

function* multiples(of: number, below: number): Generator<number> {
  for (let i = 0; i < below; i += of) yield i;
}

// All orders and hashes below were written by CPython 3.13 on a 64-bit machine.

Deno.test("ints stand in CPython's order", () => {
  inHeap(() => {
    // deno-fmt-ignore
    const integers = [-1, -2, -3, -33, -64, -65, -1000, -12345, -(2 ** 29), -(2 ** 30) + 1, 5, 13, 21, 1000, 65536,
      -65536];
    // deno-fmt-ignore
    assertEquals(integersOf(setOf(integers)), [-64, -536870912, -1073741823, 65536, -65536, 5, -12345, 1000, 13, 21, -2,
      -1000, -65, -3, -1, -33]);
    assertEquals(integersOf(setOf(integers.slice(0, 5))), [-64, -2, -3, -1, -33]);
    assertEquals(integersOf(setOf([-9, -17, -25, 7])), [-17, -25, 7, -9]);
  });
});

Deno.test("hashes beyond 32 bits take their full probe sequence", () => {
  inHeap(() => {
    const words = new Int32Array(2);
    const order = (hashes: bigint[]) => {
      const set = rooted(newSet());
      hashes.forEach((hash, i) => {
        const low = splitHash(newBigInt(hash));
        assertEquals(setAddHashed(set, small(i), low, setHigh), 1);
      });
      return integersOf(set);
    };
    const big = [2n ** 31n, 2n ** 32n, 2n ** 61n - 1n, 2n ** 61n, 2n ** 62n + 5n, -(2n ** 31n)];
    big.push(
      -(2n ** 40n),
      10n ** 20n,
      -(10n ** 20n),
      2n ** 35n + 8n,
      2n ** 36n + 8n,
      2n ** 37n + 8n,
    );
    const bigHashes = big.map((integer) => {
      hashBigInt(integer, words, 0);
      return hashFromWords(words, 0);
    });
    assertEquals(order(bigHashes), [0, 1, 2, 3, 5, 6, 4, 9, 10, 11, 7, 8]);
    const floats = [0.5, 0.25, 0.75, 1.5, 2.5, -0.5, 1e10, 1e300, 3.14, 2.718, -3.0, 0.1, 0.2, 0.3];
    const floatHashes = floats.map((float) => {
      hashFloat(float, words, 0);
      return hashFromWords(words, 0);
    });
    assertEquals(order(floatHashes), [0, 1, 4, 2, 3, 5, 6, 8, 9, 11, 13, 12, 7, 10]);
    assertEquals(order(floatHashes.slice(0, 5)), [0, 1, 4, 2, 3]);
  });
});

Deno.test("tuples of ints stand in CPython's order, also when they come from a dict", () => {
  inHeap(() => {
    const pairs = [];
    for (let i = 0; i < 4; i++) for (let j = 0; j < 4; j++) pairs.push([i, j]);
    const expected = "01 12 21 00 31 11 03 20 30 23 02 33 22 10 32 13";
    const set = rooted(newSet());
    const dict = rooted(newDict());
    for (const [i, j] of pairs) {
      const tuple = rooted(tupleOf(small(i), small(j)));
      assertEquals(setAdd(set, tuple), 1);
      assert(dictSet(dict, tuple, small(0)));
    }
    const text = (set: SetRef) =>
      keysOf(set).map((key) => `${tupleItem(key, 0) >> 1}${tupleItem(key, 1) >> 1}`).join(" ");
    assertEquals(text(set), expected);
    const fromDict = rooted(newSet());
    // As if each key were added for itself: the set is large enough before.
    for (let i = 0; i < 16; i++) setAdd(fromDict, small(i));
    for (let i = 0; i < 16; i++) setDiscard(fromDict, small(i));
    assert(setMergeDict(fromDict, dict));
    assertEquals(setLength(fromDict), 16);
    for (const key of keysOf(set)) assertEquals(setContains(fromDict, key), 1);
    const five = rooted(newSet());
    for (const [i, j] of pairs.slice(0, 5)) setAdd(five, tupleOf(small(i), small(j)));
    assertEquals(text(five), "01 00 03 02 10");
  });
});

Deno.test("operators make sets in CPython's order", () => {
  inHeap(() => {
    const a = setOf(multiples(3, 80));
    const b = setOf(multiples(4, 80));
    const result = (set: SetRef) => integersOf(rooted(set));
    assertEquals(result(setIntersection(a, b)), [0, 36, 72, 12, 48, 24, 60]);
    // deno-fmt-ignore
    assertEquals(result(setDifference(b, a)), [32, 64, 4, 68, 8, 40, 44, 76, 16, 20, 52, 56, 28]);
    const c = setOf([100, 200, 5, 77, -3, 64, 8, 16, 24]);
    const d = setOf([8, 5, -3, 1000, 2000]);
    assertEquals(result(setIntersection(c, d)), [8, -3, 5]);
    assertEquals(result(setUnionOf(c, [d])), [64, 100, 5, 200, 8, 1000, 77, 16, 2000, 24, -3]);
    assertEquals(result(setDifference(c, d)), [64, 100, 200, 77, 16, 24]);
    assertEquals(result(setSymmetricDifference(c, d)), [64, 200, 77, 2000, 16, 24, 100, 1000]);
    assertEquals(result(setDifference(d, c)), [1000, 2000]);
    assertEquals(result(setSymmetricDifference(d, c)), [64, 100, 200, 1000, 77, 16, 2000, 24]);
    assertEquals(result(setUnionOf(d, [c])), [64, 100, 5, 8, 1000, 200, 77, 2000, 16, 24, -3]);
    const popped: number[] = [];
    const copy = rooted(setCopy(c));
    for (let key = setPop(copy); key !== 0; key = setPop(copy)) popped.push(key >> 1);
    assertEquals(popped, [64, 100, 5, 200, 8, 77, 16, 24, -3]);
  });
});

Deno.test("the hash of a frozenset is CPython's", () => {
  inHeap(() => {
    const hash = (set: SetRef) => bigIntOf(frozensetHash(set));
    assertEquals(hash(setOf([], FROZENSET_SHAPE)), 133146708735736n);
    assertEquals(hash(setOf([1, 2, 3], FROZENSET_SHAPE)), -272375401224217160n);
    assertEquals(hash(setOf(multiples(1, 100), FROZENSET_SHAPE)), 4411996150312757951n);
    const tuples = rooted(newSet(FROZENSET_SHAPE));
    setAdd(tuples, tupleOf(small(1), small(2)));
    setAdd(tuples, tupleOf(small(3), small(4)));
    assertEquals(hash(tuples), 4486445898448503724n);
    const nested = rooted(newSet(FROZENSET_SHAPE));
    setAdd(nested, setOf([1], FROZENSET_SHAPE));
    setAdd(nested, setOf([], FROZENSET_SHAPE));
    assertEquals(hash(nested), -67101846648477850n);
    // Deleted slots leave no trace.
    const fewer = setOf([1, 2, 3, 4], FROZENSET_SHAPE);
    setDiscard(fewer, small(4));
    assertEquals(hash(fewer), -272375401224217160n);
  });
});

Deno.test("a set is found in a set of frozensets", () => {
  inHeap(() => {
    const outer = rooted(newSet());
    setAdd(outer, setOf([1, 2], FROZENSET_SHAPE));
    assertEquals(setHas(outer, setOf([2, 1])), 1);
    assertEquals(setHas(outer, setOf([2])), 0);
    assertEquals(setRemove(outer, setOf([1, 2])), 1);
    assertEquals(setLength(outer), 0);
    assertEquals(setHas(outer, rooted(newList())), -1);
    assertEquals(
      takeError(),
      "TypeError: cannot use 'list' as a set element (unhashable type: 'list')",
    );
    assertEquals(H32[TS_EXCEPTION >> 2], 0);
  });
});

/** Random operations on a set and a Set of identities side by side; chosen keys with few hashes and ints. */
function compareWithShadow(seed: number, steps: number): void {
  const random = randomSource(seed);
  const set = rooted(newSet());
  const shadow = new Set<string>();
  const nameOf = (key: Value) => (key & 1) !== 0 ? `i${key >> 1}` : `k${identityOf(key)}`;
  for (let step = 0; step < steps; step++) {
    const mark = rootMark();
    const number = random(40);
    const key = random(2) === 0
      ? small(number * 64 - 320)
      : chosenKey(number, (number % 5) * 0x1000000 - 3);
    pushRoot(key);
    const name = nameOf(key);
    switch (random(8)) {
      case 0:
      case 1:
        assertEquals(setDiscard(set, key), shadow.delete(name) ? 1 : 0);
        break;
      case 2:
        assertEquals(setContains(set, key), shadow.has(name) ? 1 : 0);
        break;
      case 3: {
        const popped = setPop(set);
        assertEquals(popped === 0, shadow.size === 0);
        if (popped !== 0) assert(shadow.delete(nameOf(popped)));
        break;
      }
      case 4:
        if (random(10) === 0) {
          setClear(set);
          shadow.clear();
        } else if (random(3) === 0) {
          const copy = setCopy(set);
          pushRoot(copy);
          assertEquals(keysOf(copy).map(nameOf).sort(), [...shadow].sort());
          assert(setMerge(set, copy));
        }
        break;
      default:
        assertEquals(setAdd(set, key), shadow.has(name) ? 0 : 1);
        shadow.add(name);
    }
    releaseRoots(mark);
    assertEquals(setLength(set), shadow.size);
  }
  assertEquals(keysOf(set).map(nameOf).sort(), [...shadow].sort());
}

Deno.test("a set does what a Set does", () => {
  inHeap(() => {
    for (let seed = 1; seed < 30; seed++) compareWithShadow(seed, 500);
    assertEquals(checkHeap(), []);
  });
});

Deno.test("a set does what a Set does while each comparison and hash collects", () => {
  inHeap(() => {
    hooks.compare = hooks.hash = () => {
      collect();
      return true;
    };
    try {
      for (let seed = 1; seed < 4; seed++) compareWithShadow(seed, 250);
    } finally {
      hooks.compare = hooks.hash = () => true;
    }
    assertEquals(checkHeap(), []);
  }, { hard: true });
});

Deno.test("a comparison that changes the set is survived", () => {
  inHeap(() => {
    for (let seed = 1; seed < 60; seed++) {
      const random = randomSource(seed * 7919);
      const set = rooted(newSet());
      const other = rooted(newSet());
      let depth = 0;
      hooks.compare = () => {
        if (depth > 2 || random(3) === 0) return true;
        depth++;
        const mark = rootMark();
        const key = chosenKey(random(30), 1);
        pushRoot(key);
        let done = true;
        switch (random(7)) {
          case 0:
            setClear(set);
            break;
          case 1:
            done = setDiscard(set, key) >= 0;
            break;
          case 2:
            setPop(set);
            break;
          case 3:
            done = false;
            raiseValueError("comparison failed");
            break;
          default:
            done = setAdd(set, key) >= 0;
        }
        if (random(4) === 0) collect();
        releaseRoots(mark);
        depth--;
        return done;
      };
      try {
        for (let step = 0; step < 120; step++) {
          const mark = rootMark();
          const key = chosenKey(random(30), 1);
          pushRoot(key);
          const choice = random(6);
          const failed = choice === 0
            ? setDiscard(set, key) < 0
            : choice === 1
            ? setContains(set, key) < 0
            : choice === 2
            ? setAdd(other, key) < 0
            : choice === 3
            ? setIntersection(set, other) === 0
            : choice === 4
            ? !setMerge(set, other)
            : setAdd(set, key) < 0;
          assertEquals(failed, pending());
          if (failed) assertEquals(takeError(), "ValueError: comparison failed");
          assertEquals(rootMark(), mark + 4);
          releaseRoots(mark);
        }
      } finally {
        hooks.compare = () => true;
      }
      assertEquals(checkHeap(), []);
    }
  }, { hard: true });
});
