import { assert, assertEquals } from "@std/assert";
import { collect } from "../../core/heap/allocator.ts";
import { DICT_FLAG_WATCHED, DICT_FLAGS, DICT_VERSION } from "../../core/heap/layouts/dict.ts";
import { TS_SECOND } from "../../core/heap/map.ts";
import { H32 } from "../../core/heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../core/heap/roots.ts";
import { small, type Value } from "../../core/heap/value.ts";
import { checkHeap } from "../../core/heap/walker.ts";
import { pending, raiseValueError } from "../../core/objects/errors.ts";
import {
  dictClear,
  dictContains,
  dictCopy,
  dictDelete,
  dictDeleteStr,
  dictFindStr,
  dictGet,
  dictGetStr,
  dictKeyAt,
  dictLength,
  dictMerge,
  dictNext,
  dictPopLast,
  dictPrevious,
  type DictRef,
  dictSet,
  dictSetDefault,
  dictSetStr,
  dictUsed,
  dictValueAt,
  dictVersion,
  MERGE_KEEP,
  MERGE_OVERRIDE,
  MERGE_REFUSE,
  newDict,
  setWatchedDictHook,
} from "../../core/objects/values/dict_table.ts";
import { allocateArray, newList } from "../../core/objects/values/sequences.ts";
import { concatenate, internText, jsString, newStr } from "../../core/objects/values/text.ts";
import { chosenKey, hooks, identityOf, randomSource } from "./chosen_key.ts";
import { inHeap, rooted, takeError } from "./harness.ts";

/** Keys as the shadow model names them: "i5", "stext", "k7" (a chosen key of identity 7, hash 7 & 3). */
function makeKey(name: string): Value {
  const rest = name.slice(1);
  switch (name[0]) {
    case "i":
      return small(Number(rest));
    case "s":
      return newStr(rest);
    default:
      return chosenKey(Number(rest), Number(rest) & 3);
  }
}

function nameOf(key: Value): string {
  if ((key & 1) !== 0) return `i${key >> 1}`;
  return H32[key >> 2] === H32[newStr("text") >> 2] ? `s${jsString(key)}` : `k${identityOf(key)}`;
}

function entriesOf(dict: DictRef): [string, number][] {
  const entries: [string, number][] = [];
  for (let at = dictNext(dict, 0); at >= 0; at = dictNext(dict, at + 1)) {
    entries.push([nameOf(dictKeyAt(dict, at)), dictValueAt(dict, at) >> 1]);
  }
  return entries;
}

function randomName(random: (below: number) => number): string {
  const kind = random(10);
  if (kind < 4) return `i${random(40) - 5}`;
  if (kind < 5) return `i${random(20) * 65536}`;
  if (kind < 8) return `skey ${random(30)}`;
  return `k${random(24)}`;
}

/** Random operations on a dict and a Map side by side. */
function compareWithShadow(seed: number, steps: number, checkEvery: number): void {
  const random = randomSource(seed);
  const dict = rooted(newDict(random(3) * 7));
  const shadow = new Map<string, number>();
  for (let step = 0; step < steps; step++) {
    const name = randomName(random);
    const mark = rootMark();
    const key = makeKey(name);
    pushRoot(key);
    const value = random(1000);
    switch (random(12)) {
      case 0:
      case 1:
        assertEquals(dictDelete(dict, key), shadow.delete(name) ? 1 : 0);
        break;
      case 2:
        assertEquals(dictContains(dict, key), shadow.has(name) ? 1 : 0);
        break;
      case 3: {
        const popped = dictPopLast(dict);
        const last = [...shadow.keys()].at(-1);
        assertEquals(popped === 0 ? undefined : nameOf(popped), last);
        if (last !== undefined) {
          assertEquals(H32[TS_SECOND >> 2] >> 1, shadow.get(last));
          shadow.delete(last);
        }
        break;
      }
      case 4:
        if (random(20) === 0) {
          dictClear(dict);
          shadow.clear();
        }
        break;
      case 5: {
        const found = dictSetDefault(dict, key, small(value));
        if (!shadow.has(name)) shadow.set(name, value);
        assertEquals(found >> 1, shadow.get(name));
        break;
      }
      case 6: {
        const found = dictGet(dict, key);
        assertEquals(found === 0 ? undefined : found >> 1, shadow.get(name));
        break;
      }
      default:
        assert(dictSet(dict, key, small(value)));
        shadow.set(name, value);
    }
    releaseRoots(mark);
    assertEquals(dictLength(dict), shadow.size);
    if (step % checkEvery === 0) {
      assertEquals(entriesOf(dict), [...shadow]);
      const copy = dictCopy(dict);
      assertEquals(entriesOf(copy), [...shadow]);
    }
  }
  assertEquals(entriesOf(dict), [...shadow]);
}

Deno.test("a dict does what a Map does", () => {
  inHeap(() => {
    for (let seed = 1; seed < 30; seed++) compareWithShadow(seed, 600, 7);
    assertEquals(checkHeap(), []);
  });
});

Deno.test("a dict does what a Map does while each comparison and hash collects", () => {
  inHeap(() => {
    hooks.compare = hooks.hash = () => {
      collect();
      return true;
    };
    try {
      for (let seed = 1; seed < 4; seed++) compareWithShadow(seed, 250, 50);
    } finally {
      hooks.compare = hooks.hash = () => true;
    }
    assertEquals(checkHeap(), []);
  }, { hard: true });
});

Deno.test("a comparison that changes the dict is survived", () => {
  inHeap(() => {
    for (let seed = 1; seed < 60; seed++) {
      const random = randomSource(seed * 7919);
      const dict = rooted(newDict());
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
            dictClear(dict);
            break;
          case 1:
            done = dictDelete(dict, key) >= 0;
            break;
          case 2:
            dictPopLast(dict);
            break;
          case 3:
            done = false;
            raiseValueError("comparison failed");
            break;
          default:
            done = dictSet(dict, key, small(1));
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
          const failed = random(3) === 0
            ? dictDelete(dict, key) < 0
            : random(2) === 0
            ? !dictSet(dict, key, small(step))
            : dictContains(dict, key) < 0;
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

Deno.test("namespaces find names by address and by text, and pass over other keys", () => {
  inHeap(() => {
    const dict = rooted(newDict());
    for (let i = 0; i < 40; i++) {
      assert(dictSet(dict, chosenKey(i, i), small(i)));
      dictSetStr(dict, internText(`name ${i}`), small(100 + i));
    }
    for (let i = 0; i < 40; i++) {
      assertEquals(dictGetStr(dict, internText(`name ${i}`)), small(100 + i));
      assertEquals(dictGetStr(dict, newStr(`name ${i}`)), small(100 + i));
    }
    assertEquals(dictGetStr(dict, newStr("other")), 0);
    const place = dictFindStr(dict, newStr("name 3"));
    assertEquals(dictKeyAt(dict, place), internText("name 3"));
    assert(dictDeleteStr(dict, newStr("name 3")));
    assert(!dictDeleteStr(dict, newStr("name 3")));
    assertEquals(dictLength(dict), 79);
    assertEquals(checkHeap(), []);
  });
});

Deno.test("a rope key is stored flat", () => {
  inHeap(() => {
    const dict = rooted(newDict());
    const half = rooted(newStr("x".repeat(200)));
    const rope = rooted(concatenate(half, half));
    const other = rooted(concatenate(half, half));
    assert(dictSet(dict, rope, small(1)));
    assertEquals(dictGet(dict, other), small(1));
    assertEquals(dictGet(dict, rooted(newStr("x".repeat(400)))), small(1));
    assertEquals(dictSetDefault(dict, other, small(2)), small(1));
    assertEquals(dictDelete(dict, other), 1);
    assertEquals(checkHeap(), []);
  });
});

Deno.test("unhashable keys are refused with what they were for", () => {
  inHeap(() => {
    const dict = rooted(newDict());
    const list = rooted(newList());
    assertEquals(dictGet(dict, list), 0);
    assertEquals(
      takeError(),
      "TypeError: cannot use 'list' as a dict key (unhashable type: 'list')",
    );
    assert(!dictSet(dict, list, small(1)));
    assertEquals(
      takeError(),
      "TypeError: cannot use 'list' as a dict key (unhashable type: 'list')",
    );
    hooks.hash = () => {
      raiseValueError("no hash");
      return false;
    };
    assertEquals(dictDelete(dict, rooted(chosenKey(1, 1))), -1);
    hooks.hash = () => true;
    assertEquals(takeError(), "ValueError: no hash");
  });
});

Deno.test("tables have CPython's sizes and drop dead entries when CPython's do", () => {
  inHeap(() => {
    const dict = rooted(newDict());
    const used: number[] = [];
    for (let i = 0; i < 30; i++) {
      dictSet(dict, small(i), small(i));
      if (i > 0) dictDelete(dict, small(i - 1));
      used.push(dictUsed(dict));
    }
    // Five entries; the sixth insertion finds one live entry of five.
    assertEquals(used.slice(0, 12), [1, 2, 3, 4, 5, 2, 3, 4, 5, 2, 3, 4]);
    assertEquals(dictPrevious(dict, 1000), dictUsed(dict) - 1);
    assertEquals(checkHeap(), []);
  });
});

Deno.test("merging keeps, overrides or refuses present keys", () => {
  inHeap(() => {
    const make = (...pairs: [number, number][]) => {
      const dict = rooted(newDict());
      for (const [key, value] of pairs) dictSet(dict, small(key), small(value));
      return dict;
    };
    const source = make([1, 10], [2, 20], [3, 30]);
    const kept = make([2, 0], [4, 0]);
    assert(dictMerge(kept, source, MERGE_KEEP));
    assertEquals(entriesOf(kept), [["i2", 0], ["i4", 0], ["i1", 10], ["i3", 30]]);
    const overridden = make([2, 0], [4, 0]);
    assert(dictMerge(overridden, source, MERGE_OVERRIDE));
    assertEquals(entriesOf(overridden), [["i2", 20], ["i4", 0], ["i1", 10], ["i3", 30]]);
    const refused = make([2, 0]);
    assert(!dictMerge(refused, source, MERGE_REFUSE));
    assertEquals(takeError(), "KeyError: 2");
    const empty = make([9, 9]);
    dictDelete(empty, small(9));
    assert(dictMerge(empty, source, true));
    assertEquals(entriesOf(empty), entriesOf(source));
    assertEquals(checkHeap(), []);
  });
});

Deno.test("a version holds until a key comes or goes", () => {
  inHeap(() => {
    const dict = rooted(newDict());
    const other = rooted(newDict());
    const seen = new Set<Value>();
    const fresh = () => {
      assertEquals(H32[(dict + DICT_VERSION) >> 2], small(0));
      const version = dictVersion(dict);
      assert(version > small(0) && !seen.has(version));
      assertEquals(dictVersion(dict), version);
      seen.add(version).add(dictVersion(other));
      return version;
    };
    fresh();
    dictSet(dict, small(1), small(1));
    const version = fresh();
    dictSet(dict, small(1), small(2));
    assertEquals(dictVersion(dict), version);
    dictDelete(dict, small(1));
    fresh();
    dictSetStr(dict, internText("a"), small(1));
    fresh();
    dictClear(dict);
    fresh();
  });
});

Deno.test("stores to a watched dict are told", () => {
  inHeap(() => {
    const dict = rooted(newDict());
    const told: string[] = [];
    setWatchedDictHook((which, key) => {
      assertEquals(which, dict);
      told.push(key === 0 ? "all" : nameOf(key));
    });
    dictSet(dict, small(1), small(1));
    H32[(dict + DICT_FLAGS) >> 2] = small(DICT_FLAG_WATCHED);
    dictSet(dict, small(1), small(2));
    dictSetStr(dict, internText("a"), small(1));
    dictDelete(dict, small(1));
    dictClear(dict);
    setWatchedDictHook(null);
    assertEquals(told, ["i1", "sa", "i1", "all"]);
  });
});

Deno.test("a dict of many keys grows, shrinks and is copied", () => {
  inHeap(() => {
    const dict = rooted(newDict());
    for (let i = 0; i < 20000; i++) assert(dictSet(dict, small(i * 7), small(i)));
    for (let i = 0; i < 20000; i += 3) assertEquals(dictDelete(dict, small(i * 7)), 1);
    const copy = rooted(dictCopy(dict));
    for (let i = 0; i < 20000; i++) {
      const expected = i % 3 === 0 ? 0 : small(i);
      assertEquals(dictGet(dict, small(i * 7)), expected);
      assertEquals(dictGet(copy, small(i * 7)), expected);
    }
    // Garbage behind it, so that freed tables are reused while the dict lives.
    for (let i = 0; i < 100; i++) allocateArray(1000);
    collect();
    assertEquals(dictLength(copy), 13333);
    assertEquals(checkHeap(), []);
  });
});
