import { assert, assertEquals } from "@std/assert";
import { NOT_IMPLEMENTED } from "../../core/heap/map.ts";
import { small, type Value } from "../../core/heap/value.ts";
import { checkHeap } from "../../core/heap/walker.ts";
import { typeDefinitions } from "../../core/objects/define.ts";
import { typeOf } from "../../core/objects/errors.ts";
import {
  compare,
  EQUAL,
  GREATER_EQUAL,
  LESS,
  NOT_EQUAL,
} from "../../core/objects/protocols/compare.ts";
import { contains, getItem, setItem } from "../../core/objects/protocols/items.ts";
import { getIter, iterNext } from "../../core/objects/protocols/iterate.ts";
import { binaryOperator, inPlaceOperator } from "../../core/objects/protocols/operators.ts";
import { reprOf } from "../../core/objects/protocols/represent.ts";
import { Slot, slotOf } from "../../core/objects/slots.ts";
import "../../core/objects/types/dict.ts";
import { newMappingProxy } from "../../core/objects/types/mapping_proxy.ts";
import "../../core/objects/types/list.ts";
import "../../core/objects/types/set.ts";
import "../../core/objects/types/tuple.ts";
import { dictDelete, dictSet, newDict } from "../../core/objects/values/dict_table.ts";
import { newSet, setAdd } from "../../core/objects/values/set_table.ts";
import { jsString } from "../../core/objects/values/text.ts";
import { DICT_TYPE, FROZENSET_SHAPE } from "../../core/objects/well_known.ts";
import { chosenKey, hooks } from "./chosen_key.ts";
import { guest, inHeap, type Plain, rooted, show, takeError } from "./harness.ts";

const AND = 1;
const OR = 7;
const SUBTRACT = 10;
const XOR = 12;

function dictOf(...pairs: [Plain, Plain][]): Value {
  const dict = rooted(newDict());
  for (const [key, value] of pairs) assert(dictSet(dict, guest(key), guest(value)));
  return dict;
}

function setOf(...keys: Plain[]): Value {
  const set = rooted(newSet());
  for (const key of keys) assert(setAdd(set, guest(key)) >= 0);
  return set;
}

/** Calls a builtin type's method as its binder would, 0 for arguments that are not given. */
function call(self: Value, name: string, ...args: Value[]): Value {
  const definition = typeDefinitions.find((each) => each.type === typeOf(self))!;
  const entry = definition.methods![name];
  const result = entry[1](self, ...args, ...[0, 0, 0].slice(args.length));
  return result === 0 ? 0 : rooted(result);
}

function view(dict: Value, name: "keys" | "values" | "items"): Value {
  return call(dict, name);
}

/** repr, or the error. The reprs of keys here need only int and tuple, which are read from the memory. */
function list(iterable: Value): string {
  const iterator = rooted(getIter(iterable));
  const items: string[] = [];
  for (let item = iterNext(iterator); item !== 0; item = iterNext(iterator)) items.push(show(item));
  return items.join(" ");
}

/** The items of a set in the order of their text. */
function sorted(set: Value): string {
  return set === 0 ? show(0) : list(rooted(set)).split(" ").sort().join(" ");
}

function truth(value: Value): string {
  return show(value);
}

Deno.test("subscripts find, store, delete and miss", () => {
  inHeap(() => {
    const dict = dictOf([1, 10], ["a", 20]);
    assertEquals(getItem(dict, guest("a")), small(20));
    assertEquals(show(getItem(dict, guest("b"))), "!KeyError: b");
    assertEquals(setItem(dict, guest("b"), small(3)), 1);
    assertEquals(setItem(dict, small(1), 0), 1);
    assertEquals(setItem(dict, small(1), 0), 0);
    assertEquals(takeError(), "KeyError: 1");
    assertEquals(show(dict), "{'a': 20, 'b': 3}");
    assertEquals(contains(dict, guest("b")), 1);
    assertEquals(contains(dict, guest([])), -1);
    assertEquals(
      takeError(),
      "TypeError: cannot use 'list' as a dict key (unhashable type: 'list')",
    );
  });
});

Deno.test("dicts compare by content and by nothing else", () => {
  inHeap(() => {
    const one = dictOf([1, 2], [3, 4]);
    const same = dictOf([3, 4], [1, 2]);
    const other = dictOf([3, 4], [1, 5]);
    assertEquals(truth(compare(one, same, EQUAL)), "True");
    assertEquals(truth(compare(one, other, EQUAL)), "False");
    assertEquals(truth(compare(one, other, NOT_EQUAL)), "True");
    assertEquals(
      show(compare(one, other, LESS)),
      "!TypeError: '<' not supported between instances of 'dict' and 'dict'",
    );
  });
});

Deno.test("deeply nested dicts compare to a RecursionError", () => {
  inHeap(() => {
    const nest = () => {
      let dict = dictOf();
      for (let i = 0; i < 2000; i++) dict = dictOf([1, { value: dict }]);
      return dict;
    };
    assertEquals(
      show(compare(nest(), nest(), EQUAL)),
      "!RecursionError: maximum recursion depth exceeded in comparison",
    );
  });
});

Deno.test("a dict that holds itself is represented once", () => {
  inHeap(() => {
    const dict = rooted(newDict());
    dictSet(dict, guest({ tuple: [] }), dict);
    assertEquals(jsString(reprOf(dict)), "{(): {...}}");
    const values = view(dict, "values");
    assertEquals(jsString(reprOf(values)), "dict_values([{(): {...}}])");
    assertEquals(jsString(reprOf(view(rooted(newDict()), "keys"))), "dict_keys([])");
    assertEquals(jsString(reprOf(newMappingProxy(dict))), "mappingproxy({(): {...}})");
  });
});

Deno.test("| makes a new dict, |= changes one, of other things neither is made", () => {
  inHeap(() => {
    const left = dictOf([1, 1], [2, 2]);
    const right = dictOf([2, 20], [3, 30]);
    const union = rooted(binaryOperator(OR, left, right));
    assertEquals(show(union), "{1: 1, 2: 20, 3: 30}");
    assertEquals(show(left), "{1: 1, 2: 2}");
    assertEquals(
      show(binaryOperator(OR, left, small(1))),
      "!TypeError: unsupported operand type(s) for |: 'dict' and 'int'",
    );
    assertEquals(inPlaceOperator(OR, left, guest([{ tuple: [7, 8] }])), left);
    assertEquals(show(left), "{1: 1, 2: 2, 7: 8}");
    const proxies = binaryOperator(OR, newMappingProxy(left), newMappingProxy(right));
    assertEquals(show(proxies), "{1: 1, 2: 20, 7: 8, 3: 30}");
    assertEquals(
      show(inPlaceOperator(OR, rooted(newMappingProxy(left)), right)),
      "!TypeError: '|=' is not supported by mappingproxy; use '|' instead",
    );
  });
});

Deno.test("update takes pairs of any kind and says which is none", () => {
  inHeap(() => {
    const update = (source: Value) => {
      const dict = rooted(newDict());
      return call(dict, "update", source, rooted(newDict())) === 0 ? show(0) : show(dict);
    };
    assertEquals(update(guest([{ tuple: [1, 2] }, [3, 4]])), "{1: 2, 3: 4}");
    assertEquals(update(small(1)), "!TypeError: 'int' object is not iterable");
    assertEquals(update(guest([1])), "!TypeError: object is not iterable");
    assertEquals(
      update(guest([[1, 2], [1, 2, 3]])),
      "!ValueError: dictionary update sequence element #1 has length 3; 2 is required",
    );
    assertEquals(
      update(guest([{ tuple: [] }])),
      "!ValueError: dictionary update sequence element #0 has length 0; 2 is required",
    );
  });
});

Deno.test("get, setdefault, pop and popitem", () => {
  inHeap(() => {
    const dict = dictOf([1, 10], [2, 20]);
    assertEquals(show(call(dict, "get", small(1))), "10");
    assertEquals(show(call(dict, "get", small(5))), "None");
    assertEquals(show(call(dict, "get", small(5), small(6))), "6");
    assertEquals(show(call(dict, "setdefault", small(5), small(6))), "6");
    assertEquals(show(call(dict, "setdefault", small(5), small(7))), "6");
    assertEquals(show(call(dict, "setdefault", small(8))), "None");
    assertEquals(show(call(dict, "pop", small(8))), "None");
    assertEquals(show(call(dict, "pop", small(8))), "!KeyError: 8");
    assertEquals(show(call(dict, "pop", small(8), small(9))), "9");
    assertEquals(show(call(dict, "popitem")), "(5, 6)");
    assertEquals(show(dict), "{1: 10, 2: 20}");
    call(dict, "clear");
    assertEquals(show(call(dict, "popitem")), "!KeyError: popitem(): dictionary is empty");
    // An empty dict does not ask for the key's hash.
    assertEquals(show(call(dict, "pop", guest([]), small(9))), "9");
  });
});

Deno.test("fromkeys takes dicts, sets and iterables", () => {
  inHeap(() => {
    const definition = typeDefinitions.find((each) => each.type === DICT_TYPE)!;
    const fromKeys = definition.classMethods!.fromkeys[1];
    const keys = guest([3, 1, 2, 3]);
    assertEquals(show(fromKeys(DICT_TYPE, keys, 0)), "{3: None, 1: None, 2: None}");
    assertEquals(show(fromKeys(DICT_TYPE, setOf(5, 4), small(1))), "{4: 1, 5: 1}");
    assertEquals(show(fromKeys(DICT_TYPE, dictOf([7, 8]), small(1))), "{7: 1}");
    assertEquals(
      show(fromKeys(DICT_TYPE, small(7), 0)),
      "!TypeError: 'int' object is not iterable",
    );
  });
});

Deno.test("iterators walk both ways and notice changes", () => {
  inHeap(() => {
    const dict = dictOf([1, 10], [2, 20], [3, 30]);
    dictDelete(dict, small(2));
    assertEquals(list(dict), "1 3");
    assertEquals(list(view(dict, "items")), "(1, 10) (3, 30)");
    assertEquals(list(call(dict, "__reversed__")), "3 1");
    assertEquals(list(call(view(dict, "items"), "__reversed__")), "(3, 30) (1, 10)");
    assertEquals(list(call(view(dict, "values"), "__reversed__")), "30 10");
    const iterator = rooted(getIter(dict));
    assertEquals(call(iterator, "__length_hint__"), small(2));
    assertEquals(iterNext(iterator), small(1));
    dictSet(dict, small(9), small(9));
    for (let i = 0; i < 2; i++) {
      assertEquals(
        show(iterNext(iterator)),
        "!RuntimeError: dictionary changed size during iteration",
      );
    }
    assertEquals(call(iterator, "__length_hint__"), small(0));
    // As many come as go: CPython meets more keys than there were, unless its table was rebuilt meanwhile.
    const churn = (churned: Value) => {
      const walk = rooted(getIter(churned));
      const met: string[] = [];
      for (let fresh = 100;; fresh++) {
        const key = iterNext(walk);
        if (key === 0) return `${met.join(" ")} ${show(0)}`;
        met.push(show(key));
        dictDelete(churned, key);
        dictSet(churned, small(fresh), small(0));
      }
    };
    assertEquals(churn(dict), "1 3 0");
    assertEquals(
      churn(dictOf([1, 1], [2, 2])),
      "1 2 !RuntimeError: dictionary keys changed during iteration",
    );
  });
});

Deno.test("keys and items are like sets", () => {
  inHeap(() => {
    const dict = dictOf([1, 10], [2, 20]);
    const keys = view(dict, "keys");
    const items = view(dict, "items");
    assertEquals(sorted(binaryOperator(AND, keys, guest([2, 3]))), "2");
    assertEquals(sorted(binaryOperator(AND, guest([2, 3]), keys)), "2");
    assertEquals(sorted(binaryOperator(AND, keys, setOf(1, 2, 3))), "1 2");
    assertEquals(sorted(binaryOperator(OR, keys, guest([2, 3]))), "1 2 3");
    assertEquals(sorted(binaryOperator(SUBTRACT, keys, guest([2, 3]))), "1");
    assertEquals(sorted(binaryOperator(SUBTRACT, guest([2, 3]), keys)), "3");
    assertEquals(sorted(binaryOperator(XOR, keys, guest([2, 3]))), "1 3");
    const other = view(dictOf([1, 10], [2, 21], [3, 30]), "items");
    assertEquals(list(rooted(binaryOperator(AND, items, other))), "(1, 10)");
    const xor = list(rooted(binaryOperator(XOR, items, other)));
    assertEquals(xor.match(/\(.*?\)/g)!.sort(), ["(2, 20)", "(2, 21)", "(3, 30)"]);
    assertEquals(
      show(binaryOperator(OR, keys, small(5))),
      "!TypeError: 'int' object is not iterable",
    );
    assertEquals(truth(compare(keys, setOf(1, 2), EQUAL)), "True");
    assertEquals(truth(compare(keys, setOf(1, 2, 3), LESS)), "True");
    assertEquals(truth(compare(keys, setOf(1), GREATER_EQUAL)), "True");
    assertEquals(truth(compare(setOf(1, 2), keys, EQUAL)), "True");
    assertEquals(truth(compare(keys, guest([1, 2]), EQUAL)), "False");
    assertEquals(slotOf(typeOf(keys), Slot.compare)!(keys, guest([1]), LESS), NOT_IMPLEMENTED);
    assertEquals(contains(items, guest({ tuple: [1, 10] })), 1);
    assertEquals(contains(items, guest([1, 10])), 0);
    assertEquals(truth(call(keys, "isdisjoint", guest([3, 4]))), "True");
    assertEquals(truth(call(keys, "isdisjoint", setOf(1, 5, 6))), "False");
    assertEquals(truth(call(keys, "isdisjoint", keys)), "False");
    const lists = view(dictOf([1, []]), "items");
    assertEquals(
      show(binaryOperator(OR, lists, guest([]))),
      "!TypeError: cannot use 'tuple' as a set element (unhashable type: 'list')",
    );
  });
});

Deno.test("a proxy shows its mapping and takes no changes", () => {
  inHeap(() => {
    const dict = dictOf([1, 10]);
    const proxy = rooted(newMappingProxy(dict));
    assertEquals(getItem(proxy, small(1)), small(10));
    assertEquals(setItem(proxy, small(1), small(2)), 0);
    assertEquals(
      takeError(),
      "TypeError: 'mappingproxy' object does not support item assignment",
    );
    assertEquals(truth(compare(proxy, dict, EQUAL)), "True");
    assertEquals(contains(proxy, small(1)), 1);
    assertEquals(list(proxy), "1");
    const definition = typeDefinitions.find((each) => each.type === typeOf(proxy))!;
    assertEquals(
      show(definition.new![1](typeOf(proxy), guest([]))),
      "!TypeError: mappingproxy() argument must be a mapping, not list",
    );
  });
});

Deno.test("whole-dict operations survive comparisons that change their operands", () => {
  inHeap(() => {
    const left = rooted(newDict());
    const right = rooted(newDict());
    const fill = () => {
      for (let i = 0; i < 12; i++) {
        dictSet(left, rooted(chosenKey(i, i & 1)), small(i));
        dictSet(right, rooted(chosenKey(i + 4, i & 1)), small(i));
      }
    };
    fill();
    let changes = 0;
    hooks.compare = () => {
      if (++changes % 5 === 0) call(right, "popitem");
      if (changes % 7 === 0) dictSet(left, small(changes), small(0));
      if (changes % 31 === 0) call(left, "clear");
      return true;
    };
    try {
      for (let round = 0; round < 20; round++) {
        for (
          const run of [
            () => compare(left, right, EQUAL),
            () => inPlaceOperator(OR, left, right),
            () => binaryOperator(XOR, view(left, "items"), view(right, "items")),
            () => binaryOperator(AND, view(left, "keys"), view(right, "keys")),
            () => compare(view(left, "items"), view(right, "items"), EQUAL),
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

Deno.test("keys & frozenset is a set", () => {
  inHeap(() => {
    const frozen = rooted(newSet(FROZENSET_SHAPE));
    setAdd(frozen, small(1));
    setAdd(frozen, small(2));
    const common = binaryOperator(AND, view(dictOf([1, 1]), "keys"), frozen);
    assertEquals(show(common), "<set>");
  });
});
