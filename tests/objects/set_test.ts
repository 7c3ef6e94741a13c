import { assert, assertEquals } from "@std/assert";
import { small, type Value } from "../../core/heap/value.ts";
import { checkHeap } from "../../core/heap/walker.ts";
import { typeDefinitions } from "../../core/objects/define.ts";
import { typeOf } from "../../core/objects/errors.ts";
import {
  compare,
  EQUAL,
  GREATER,
  LESS,
  LESS_EQUAL,
  NOT_EQUAL,
} from "../../core/objects/protocols/compare.ts";
import { getIter, iterNext } from "../../core/objects/protocols/iterate.ts";
import { binaryOperator, inPlaceOperator } from "../../core/objects/protocols/operators.ts";
import { reprOf } from "../../core/objects/protocols/represent.ts";
import "../../core/objects/types/dict.ts";
import "../../core/objects/types/list.ts";
import "../../core/objects/types/set.ts";
import "../../core/objects/types/tuple.ts";
import { dictSet, newDict } from "../../core/objects/values/dict_table.ts";
import { newSet, setAdd, setLength, type SetRef } from "../../core/objects/values/set_table.ts";
import { jsString } from "../../core/objects/values/text.ts";
import { FROZENSET_SHAPE, FROZENSET_TYPE, SET_SHAPE } from "../../core/objects/well_known.ts";
import { chosenKey, hooks } from "./chosen_key.ts";
import { guest, guestTuple, inHeap, type Plain, rooted, show, takeError } from "./harness.ts";

const AND = 1;
const OR = 7;
const SUBTRACT = 10;
const XOR = 12;

function setOf(keys: readonly Plain[], shape: number = SET_SHAPE): SetRef {
  const set = rooted(newSet(shape));
  for (const key of keys) assert(setAdd(set, guest(key)) >= 0);
  return set;
}

function frozen(...keys: Plain[]): SetRef {
  return setOf(keys, FROZENSET_SHAPE);
}

/** Calls a method as its binder would. */
function call(self: Value, name: string, ...args: Value[]): Value {
  const definition = typeDefinitions.find((each) => each.type === typeOf(self))!;
  const result = definition.methods![name][1](self, ...args);
  return result === 0 ? 0 : rooted(result);
}

/** What a set holds, smallest first, with its type. */
function content(set: Value): string {
  if (set === 0) return show(0);
  rooted(set);
  const iterator = rooted(getIter(set));
  const keys: string[] = [];
  for (let key = iterNext(iterator); key !== 0; key = iterNext(iterator)) keys.push(show(key));
  return `${show(set)} ${keys.sort().join(" ")}`;
}

Deno.test("operators take sets of both kinds and nothing else", () => {
  inHeap(() => {
    const set = setOf([1, 2, 3]);
    const other = frozen(2, 3, 4);
    assertEquals(content(binaryOperator(AND, set, other)), "<set> 2 3");
    assertEquals(content(binaryOperator(OR, other, set)), "<frozenset> 1 2 3 4");
    assertEquals(content(binaryOperator(SUBTRACT, set, other)), "<set> 1");
    assertEquals(content(binaryOperator(XOR, other, set)), "<frozenset> 1 4");
    assertEquals(
      show(binaryOperator(OR, set, guest([1]))),
      "!TypeError: unsupported operand type(s) for |: 'set' and 'list'",
    );
    assertEquals(
      show(inPlaceOperator(OR, set, guest([1]))),
      "!TypeError: unsupported operand type(s) for |=: 'set' and 'list'",
    );
    assertEquals(inPlaceOperator(OR, set, other), set);
    assertEquals(content(set), "<set> 1 2 3 4");
    assertEquals(inPlaceOperator(AND, set, setOf([1, 4, 9])), set);
    assertEquals(content(set), "<set> 1 4");
    assertEquals(inPlaceOperator(XOR, set, setOf([4, 5])), set);
    assertEquals(content(set), "<set> 1 5");
    assertEquals(inPlaceOperator(SUBTRACT, set, set), set);
    assertEquals(content(set), "<set> ");
    assertEquals(content(inPlaceOperator(OR, other, setOf([7]))), "<frozenset> 2 3 4 7");
  });
});

Deno.test("comparisons are those of subsets", () => {
  inHeap(() => {
    const is = (left: Value, right: Value, operator: number) =>
      show(compare(left, right, operator));
    const small = setOf([1, 2]);
    const large = setOf([1, 2, 3]);
    assertEquals(is(small, large, LESS), "True");
    assertEquals(is(small, small, LESS), "False");
    assertEquals(is(small, small, LESS_EQUAL), "True");
    assertEquals(is(large, small, GREATER), "True");
    assertEquals(is(small, setOf([1, 5]), LESS_EQUAL), "False");
    assertEquals(is(small, frozen(2, 1), EQUAL), "True");
    assertEquals(is(small, frozen(2, 3), NOT_EQUAL), "True");
    assertEquals(is(small, guest([1, 2]), EQUAL), "False");
    assertEquals(
      is(small, guest([1]), LESS),
      "!TypeError: '<' not supported between instances of 'set' and 'list'",
    );
  });
});

Deno.test("methods take any iterable", () => {
  inHeap(() => {
    const set = setOf([1, 2, 3]);
    const several = guestTuple(guest([2, 3]), frozen(3, 9));
    assertEquals(content(call(set, "union", several)), "<set> 1 2 3 9");
    assertEquals(content(call(set, "intersection", several)), "<set> 3");
    assertEquals(content(call(set, "difference", several)), "<set> 1");
    assertEquals(content(call(set, "symmetric_difference", guest([3, 3, 4]))), "<set> 1 2 4");
    const dict = rooted(newDict());
    dictSet(dict, small(2), small(0));
    assertEquals(content(call(set, "difference", guestTuple(dict))), "<set> 1 3");
    assertEquals(content(call(set, "symmetric_difference", dict)), "<set> 1 3");
    assertEquals(show(call(set, "isdisjoint", guest([4, 5]))), "True");
    assertEquals(show(call(set, "issubset", guest([1, 2, 3, 4]))), "True");
    assertEquals(show(call(set, "issuperset", guest([1, 7]))), "False");
    assertEquals(show(call(set, "update", several)), "None");
    assertEquals(content(set), "<set> 1 2 3 9");
    assertEquals(show(call(set, "intersection_update", guestTuple(guest([1, 2])))), "None");
    assertEquals(show(call(set, "difference_update", guestTuple(guest([2])))), "None");
    assertEquals(content(set), "<set> 1");
    assertEquals(
      show(call(set, "issuperset", small(5))),
      "!TypeError: 'int' object is not iterable",
    );
    assertEquals(
      show(call(set, "intersection", guestTuple(guest([[]])))),
      "!TypeError: unhashable type: 'list'",
    );
    assertEquals(
      show(call(set, "union", guestTuple(guest([[]])))),
      "!TypeError: cannot use 'list' as a set element (unhashable type: 'list')",
    );
  });
});

Deno.test("remove, discard and pop", () => {
  inHeap(() => {
    const set = setOf([1]);
    assertEquals(show(call(set, "discard", small(5))), "None");
    assertEquals(show(call(set, "remove", small(5))), "!KeyError: 5");
    assertEquals(show(call(set, "remove", setOf([1]))), "!KeyError: <set>");
    assertEquals(show(call(set, "pop")), "1");
    assertEquals(show(call(set, "pop")), "!KeyError: pop from an empty set");
    assertEquals(show(call(set, "discard", setOf([1]))), "None");
  });
});

Deno.test("an exact frozenset is its own copy", () => {
  inHeap(() => {
    const set = frozen(1);
    const definition = typeDefinitions.find((each) => each.type === FROZENSET_TYPE)!;
    const create = definition.new![1];
    const none = rooted(newDict());
    assertEquals(call(set, "copy"), set);
    assertEquals(create(FROZENSET_TYPE, set, none), set);
    assertEquals(content(create(FROZENSET_TYPE, guest([3]), none)), "<frozenset> 3");
    const keywords = rooted(newDict());
    dictSet(keywords, guest("a"), small(1));
    assertEquals(
      show(create(FROZENSET_TYPE, 0, keywords)),
      "!TypeError: frozenset() takes no keyword arguments",
    );
  });
});

Deno.test("reprs", () => {
  inHeap(() => {
    const text = (set: Value) => jsString(reprOf(set));
    assertEquals(text(setOf([])), "set()");
    assertEquals(text(frozen()), "frozenset()");
    assertEquals(text(setOf([{ tuple: [] }])), "{()}");
    assertEquals(text(frozen({ tuple: [] })), "frozenset({()})");
  });
});

Deno.test("an iterator notices that its set changed", () => {
  inHeap(() => {
    const set = setOf([1, 2]);
    const iterator = rooted(getIter(set));
    assertEquals(call(iterator, "__length_hint__"), small(2));
    assertEquals(iterNext(iterator), small(1));
    assertEquals(call(iterator, "__length_hint__"), small(1));
    setAdd(set, small(3));
    for (let i = 0; i < 2; i++) {
      assertEquals(
        show(iterNext(iterator)),
        "!RuntimeError: Set changed size during iteration",
      );
    }
    assertEquals(call(iterator, "__length_hint__"), small(0));
  });
});

Deno.test("whole-set operations survive comparisons that change their operands", () => {
  inHeap(() => {
    const left = rooted(newSet());
    const right = rooted(newSet());
    const fill = () => {
      for (let i = 0; i < 12; i++) {
        setAdd(left, rooted(chosenKey(i, i & 1)));
        setAdd(right, rooted(chosenKey(i + 4, i & 1)));
      }
    };
    fill();
    let changes = 0;
    hooks.compare = () => {
      if (++changes % 5 === 0 && setLength(right) > 0) call(right, "pop");
      if (changes % 7 === 0) setAdd(left, small(changes));
      if (changes % 31 === 0) call(left, "clear");
      return true;
    };
    try {
      for (let round = 0; round < 20; round++) {
        for (
          const run of [
            () => compare(left, right, LESS_EQUAL),
            () => binaryOperator(AND, left, right),
            () => binaryOperator(OR, left, right),
            () => binaryOperator(SUBTRACT, left, right),
            () => binaryOperator(XOR, left, right),
            () => inPlaceOperator(AND, left, right),
            () => inPlaceOperator(XOR, left, right),
            () => inPlaceOperator(SUBTRACT, left, right),
            () => call(left, "isdisjoint", right),
          ]
        ) if (run() === 0) takeError();
        fill();
      }
    } finally {
      hooks.compare = () => true;
    }
    assertEquals(checkHeap(), []);
  }, { hard: true });
});
