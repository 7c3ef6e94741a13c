/** The module abc. */
import { TRUE } from "../../heap/map.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { N } from "../../objects/names.ts";
import { setAttribute } from "../../objects/protocols/attributes.ts";
import { callTuple } from "../../objects/protocols/call.ts";
import { dictSetStr, newDict } from "../../objects/values/dict_table.ts";
import { tupleOf } from "../../objects/values/sequences.ts";
import { internText, newStr } from "../../objects/values/text.ts";
import { defineModule } from "../index.ts";
import { ABC_META_TYPE } from "../static_types.ts";
import {
  abstractTypes,
  cacheToken,
  checkMethodsEntry,
  updateAbstractMethods,
} from "./abstract_classes.ts";

function abstractMethod(fn: Value): Value {
  return setAttribute(fn, N.__isabstractmethod__, TRUE) === 0 ? 0 : fn;
}

/** The class ABC. */
function makeABC(): Value {
  const mark = rootMark();
  const namespace = newDict();
  pushRoot(namespace);
  dictSetStr(namespace, N.__module__, internText("abc"));
  dictSetStr(namespace, N.__slots__, tupleOf());
  dictSetStr(
    namespace,
    N.__doc__,
    newStr("Helper class that provides a standard way to create an ABC using\ninheritance."),
  );
  const args = tupleOf(internText("ABC"), tupleOf(), namespace);
  pushRoot(args);
  const made = callTuple(ABC_META_TYPE, args);
  releaseRoots(mark);
  return made;
}

defineModule({
  name: "abc",
  doc: "Abstract Base Classes (ABCs) according to PEP 3119.",
  installs: abstractTypes,
  types: { ABCMeta: ABC_META_TYPE },
  functions: {
    abstractmethod: [
      "funcobj",
      abstractMethod,
    ],
    get_cache_token: ["", cacheToken],
    update_abstractmethods: ["cls", updateAbstractMethods],
    _check_methods: checkMethodsEntry,
  },
  attributes: () => ({ ABC: makeABC() }),
  lazySources: [{
    names: "abstractclassmethod abstractstaticmethod abstractproperty",
    source: `
class abstractclassmethod(classmethod):
    """A decorator indicating abstract classmethods."""
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """A decorator indicating abstract staticmethods."""
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """A decorator indicating abstract properties."""
    __isabstractmethod__ = True
`,
  }],
});
