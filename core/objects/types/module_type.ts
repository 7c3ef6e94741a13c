/**
 * module (Objects/moduleobject.c): [shape, dict, name or 0 when guest code made the module, 1 (small) while an import
 * runs its body].
 */
import { TYPE_FLAG_BASETYPE } from "../../heap/layouts/type.ts";
import { NONE, TS_MODULES } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import {
  pendingIs,
  raise,
  raiseAttributeError,
  raiseTypeError,
  takePending,
  typeName,
} from "../errors.ts";
import { allocateInstance } from "../instances.ts";
import { isDict, isStr } from "../kinds.ts";
import { N } from "../names.ts";
import { genericGetAttribute } from "../protocols/attributes.ts";
import { call0, call1, isCallable } from "../protocols/call.ts";
import { reprOf } from "../protocols/represent.ts";
import { stringRepr } from "../text/string_repr.ts";
import {
  dictDeleteStr,
  dictGetStr,
  type DictRef,
  dictSetStr,
  newDict,
} from "../values/dict_table.ts";
import { internText, jsString, newStr } from "../values/text.ts";
import { ATTRIBUTE_ERROR, MODULE_SHAPE, MODULE_TYPE } from "../well_known.ts";
import { keyList } from "./object_type.ts";

const DICT = 4;
const NAME = 8;
const INITIALIZING = 12;

/** Notes whether an import is running the module's body. */
export function setInitializing(module: Value, on: boolean): void {
  H32[(module + INITIALIZING) >> 2] = on ? small(1) : 0;
}

/** Whether an import is running the body of this module (or other value: false). */
export function isInitializing(module: Value): boolean {
  return (module & 1) === 0 && module !== 0 && H32[module >> 2] === MODULE_SHAPE &&
    H32[(module + INITIALIZING) >> 2] !== 0;
}

const dictOf = (self: Value): DictRef => H32[(self + DICT) >> 2];

function moduleNew(cls: Value): Value {
  const module = allocateInstance(cls);
  H32[(module + DICT) >> 2] = newDict();
  return module;
}

function moduleInit(self: Value, name: Value, doc: Value): Value {
  if (!isStr(name)) {
    return raiseTypeError(`module() argument 'name' must be str, not ${typeName(name)}`);
  }
  const dict = dictOf(self);
  dictSetStr(dict, N.__name__, name);
  dictSetStr(dict, N.__doc__, doc === 0 ? NONE : doc);
  dictSetStr(dict, N.__package__, NONE);
  dictSetStr(dict, N.__loader__, NONE);
  dictSetStr(dict, N.__spec__, NONE);
  return NONE;
}

let describer: (module: Value) => boolean = () => true;

/** Sets what gives an imported module its `__spec__` and `__loader__`; false: exception pending (interpreter/imports.ts). */
export function setDescriber(describe: (module: Value) => boolean): void {
  describer = describe;
}

/** The generic way, then the module's own `__getattr__` (PEP 562). */
export function moduleGetAttribute(self: Value, name: Value): Value {
  const value = genericGetAttribute(self, name);
  if (value === NONE && (name === N.__spec__ || name === N.__loader__)) {
    return describer(self) ? genericGetAttribute(self, name) : 0;
  }
  if (value !== 0 || !pendingIs(ATTRIBUTE_ERROR)) return value;
  const dict = dictOf(self);
  const mark = rootMark();
  pushRoot(takePending());
  const getter = dictGetStr(dict, N.__getattr__);
  if (getter !== 0) {
    pushRoot(getter);
    const result = call1(getter, name);
    releaseRoots(mark);
    return result;
  }
  releaseRoots(mark);
  return raiseNoModuleAttribute(self, dict, name);
}

const CIRCULAR = "(most likely due to a circular import)";

function raiseNoModuleAttribute(self: Value, dict: DictRef, name: Value): 0 {
  const moduleName = dictGetStr(dict, N.__name__);
  const text = jsString(name);
  if (moduleName === 0 || !isStr(moduleName)) {
    return raiseAttributeError(self, name, `module has no attribute '${text}'`);
  }
  const shown = jsString(moduleName);
  if (isInitializing(self)) {
    const file = dictGetStr(dict, N.__file__);
    const from = file !== 0 && isStr(file) ? ` from '${jsString(file)}'` : "";
    return raiseAttributeError(
      self,
      name,
      `partially initialized module '${shown}'${from} has no attribute '${text}' ${CIRCULAR}`,
    );
  }
  const submodule = dictGetStr(H32[TS_MODULES >> 2], internText(`${shown}.${text}`));
  return raiseAttributeError(
    self,
    name,
    isInitializing(submodule)
      ? `cannot access submodule '${text}' of module '${shown}' ${CIRCULAR}`
      : `module '${shown}' has no attribute '${text}'`,
  );
}

/** importlib's module_repr, for modules without a spec. */
function moduleRepr(self: Value): Value {
  const dict = dictOf(self);
  const name = dictGetStr(dict, N.__name__);
  let shown = "'?'";
  if (name !== 0) {
    const text = isStr(name) ? newStr(stringRepr(jsString(name))) : reprOf(name);
    if (text === 0) return 0;
    shown = jsString(text);
  }
  const file = dictGetStr(dict, N.__file__);
  if (file !== 0 && file !== NONE) {
    const text = isStr(file) ? newStr(stringRepr(jsString(file))) : reprOf(file);
    return text === 0 ? 0 : newStr(`<module ${shown} from ${jsString(text)}>`);
  }
  return newStr(
    H32[(self + NAME) >> 2] === 0 ? `<module ${shown}>` : `<module ${shown} (built-in)>`,
  );
}

function moduleDir(self: Value): Value {
  const dir = dictGetStr(dictOf(self), N.__dir__);
  return dir === 0 ? keyList(dictOf(self)) : call0(dir);
}

function getAnnotate(self: Value): Value {
  const dict = dictOf(self);
  let annotate = dictGetStr(dict, N.__annotate__);
  if (annotate === 0) {
    annotate = NONE;
    dictSetStr(dict, N.__annotate__, NONE);
  }
  return annotate;
}

function setAnnotate(self: Value, value: Value): number {
  if (value === 0) return raiseTypeError("cannot delete __annotate__ attribute");
  if (value !== NONE && !isCallable(value)) {
    return raiseTypeError("__annotate__ must be callable or None");
  }
  dictSetStr(dictOf(self), N.__annotate__, value);
  if (value !== NONE) dictDeleteStr(dictOf(self), N.__annotations__);
  return 1;
}

function getAnnotations(self: Value): Value {
  const dict = dictOf(self);
  const known = dictGetStr(dict, N.__annotations__);
  if (known !== 0) return known;
  const annotate = dictGetStr(dict, N.__annotate__);
  let annotations: Value;
  if (annotate !== 0 && isCallable(annotate)) {
    annotations = call1(annotate, small(1));
    if (annotations === 0) return 0;
    if (!isDict(annotations)) {
      return raiseTypeError(`__annotate__() must return a dict, not ${typeName(annotations)}`);
    }
  } else annotations = newDict();
  dictSetStr(dictOf(self), N.__annotations__, annotations);
  return annotations;
}

function setAnnotations(self: Value, value: Value): number {
  const dict = dictOf(self);
  if (value !== 0) dictSetStr(dict, N.__annotations__, value);
  else if (!dictDeleteStr(dict, N.__annotations__)) {
    return raise(ATTRIBUTE_ERROR, "__annotations__");
  }
  dictDeleteStr(dict, N.__annotate__);
  return 1;
}

defineType({
  type: MODULE_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  doc:
    "Create a module object.\n\nThe name must be a string; the optional docstring can have any type.",
  dictOffset: DICT,
  new: ["*args, **kwargs", moduleNew],
  init: ["name, doc=None", moduleInit],
  slots: { repr: moduleRepr, getattr: moduleGetAttribute },
  members: { __dict__: DICT },
  getset: {
    __annotations__: [getAnnotations, setAnnotations],
    __annotate__: [getAnnotate, setAnnotate],
  },
  methods: { __dir__: ["", moduleDir] },
});
