/** The module collections. */
import type { Value } from "../../heap/value.ts";
import { listAppend, newList } from "../../objects/values/sequences.ts";
import { internText } from "../../objects/values/text.ts";
import { defineModule } from "../index.ts";
import {
  DEFAULT_DICT_TYPE,
  DEQUE_TYPE,
  ORDERED_DICT_TYPE,
  TUPLE_GETTER_TYPE,
} from "../static_types.ts";
import { counterSource } from "./counter_source.ts";
import { countElements } from "./counting.ts";
import { defaultDictType } from "./default_dict.ts";
import { dequeType } from "./deque.ts";
import { dequeIteratorTypes } from "./deque_iterators.ts";
import { namedTupleFunction, tupleGetterType } from "./named_tuple.ts";
import { orderedDictType } from "./ordered_dict.ts";
import { orderedDictViewTypes } from "./ordered_dict_views.ts";
import { userSources } from "./user_sources.ts";

const PUBLIC =
  "ChainMap Counter OrderedDict UserDict UserList UserString defaultdict deque namedtuple";

function publicNames(): Value {
  const list = newList();
  for (const name of PUBLIC.split(" ")) listAppend(list, internText(name));
  return list;
}

defineModule({
  name: "collections",
  isPackage: true,
  doc: `This module implements specialized container datatypes providing
alternatives to Python's general purpose built-in containers, dict,
list, set, and tuple.

* namedtuple   factory function for creating tuple subclasses with named fields
* deque        list-like container with fast appends and pops on either end
* ChainMap     dict-like class for creating a single view of multiple mappings
* Counter      dict subclass for counting hashable objects
* OrderedDict  dict subclass that remembers the order entries were added
* defaultdict  dict subclass that calls a factory function to supply missing values
* UserDict     wrapper around dictionary objects for easier dict subclassing
* UserList     wrapper around list objects for easier list subclassing
* UserString   wrapper around string objects for easier string subclassing
`,
  installs: [
    dequeType,
    ...dequeIteratorTypes,
    defaultDictType,
    orderedDictType,
    ...orderedDictViewTypes,
    tupleGetterType,
  ],
  types: {
    deque: DEQUE_TYPE,
    defaultdict: DEFAULT_DICT_TYPE,
    OrderedDict: ORDERED_DICT_TYPE,
    _tuplegetter: TUPLE_GETTER_TYPE,
  },
  functions: { namedtuple: namedTupleFunction, _count_elements: countElements },
  attributes: () => ({ __all__: publicNames() }),
  lazySources: [
    counterSource,
    ...userSources,
    {
      names: "_recursive_repr",
      source: `
def _recursive_repr(method):
    "The representation of an object inside itself is an ellipsis."
    running = set()

    def __repr__(self):
        key = id(self)
        if key in running:
            return "..."
        running.add(key)
        try:
            return method(self)
        finally:
            running.discard(key)
    return __repr__
`,
    },
    { names: "abc", source: "import collections.abc as abc" },
  ],
});
