/** property (Objects/descrobject.c: property_*). */
import { TYPE_FLAG_BASETYPE, TYPE_QUALNAME } from "../../heap/layouts/type.ts";
import { NONE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import { clearIf, isInstance, pending, raise, raiseTypeError, typeOf } from "../errors.ts";
import { allocateInstance } from "../instances.ts";
import { isStr } from "../kinds.ts";
import { N } from "../names.ts";
import { lookupAttribute, setAttribute } from "../protocols/attributes.ts";
import { call1, call2, callTuple } from "../protocols/call.ts";
import { reprOf } from "../protocols/represent.ts";
import { stringRepr } from "../text/string_repr.ts";
import { bool } from "../values/numbers.ts";
import { tupleItem, tupleLength, tupleOf } from "../values/sequences.ts";
import { jsString } from "../values/text.ts";
import { ATTRIBUTE_ERROR, PROPERTY_SHAPE, PROPERTY_TYPE } from "../well_known.ts";
import { isAbstract } from "./method_wrappers.ts";

const GETTER = 4;
const SETTER = 8;
const DELETER = 12;
const DOC = 16;
const NAME = 20;
const FLAGS = 24;
/** The doc was taken from the getter. */
const FLAG_GETTER_DOC = 1;

const word = (self: Value, offset: number): Value => H32[(self + offset) >> 2];

function init(self: Value, getter: Value, setter: Value, deleter: Value, doc: Value): Value {
  const given = (value: Value): Value => value === NONE ? 0 : value;
  H32[(self + GETTER) >> 2] = given(getter);
  H32[(self + SETTER) >> 2] = given(setter);
  H32[(self + DELETER) >> 2] = given(deleter);
  H32[(self + DOC) >> 2] = 0;
  H32[(self + NAME) >> 2] = 0;
  H32[(self + FLAGS) >> 2] = small(0);
  let text = given(doc);
  if (text === 0 && word(self, GETTER) !== 0) {
    text = lookupAttribute(word(self, GETTER), N.__doc__);
    if (text === 0 && pending()) return 0;
    if (text === NONE) text = 0;
    if (text !== 0) H32[(self + FLAGS) >> 2] = small(FLAG_GETTER_DOC);
  }
  if (H32[self >> 2] === PROPERTY_SHAPE) {
    H32[(self + DOC) >> 2] = text;
    return NONE;
  }
  // A subclass's own `__doc__` hides the field: the text becomes an attribute of the instance.
  const mark = rootMark();
  pushRoot(text);
  const done = setAttribute(self, N.__doc__, text === 0 ? NONE : text);
  releaseRoots(mark);
  if (done !== 0) return NONE;
  // Only the getter's text must have a place.
  return H32[(self + FLAGS) >> 2] === small(0) && clearIf(ATTRIBUTE_ERROR) ? NONE : 0;
}

/** The name for messages: that of `__set_name__`, else the getter's; null when there is none. */
function nameOf(self: Value): string | null {
  const name = nameValue(self);
  if (name === 0) {
    clearIf(ATTRIBUTE_ERROR);
    return null;
  }
  if (isStr(name)) return stringRepr(jsString(name));
  const text = reprOf(name);
  return text === 0 ? null : jsString(text);
}

function nameValue(self: Value): Value {
  const name = word(self, NAME);
  if (name !== 0) return name;
  const getter = word(self, GETTER);
  return getter === 0 ? 0 : lookupAttribute(getter, N.__name__);
}

/** AttributeError: property 'x' of 'C' object has no setter. */
function raiseMissing(self: Value, instance: Value, what: string): 0 {
  const name = nameOf(self);
  if (pending()) return 0;
  const owner = stringRepr(jsString(H32[(typeOf(instance) + TYPE_QUALNAME) >> 2]));
  return raise(
    ATTRIBUTE_ERROR,
    name === null
      ? `property of ${owner} object has no ${what}`
      : `property ${name} of ${owner} object has no ${what}`,
  );
}

function propertyGet(self: Value, instance: Value): Value {
  if (instance === 0) return self;
  const getter = word(self, GETTER);
  return getter === 0 ? raiseMissing(self, instance, "getter") : call1(getter, instance);
}

function propertySet(self: Value, instance: Value, value: Value): number {
  const fn = word(self, value === 0 ? DELETER : SETTER);
  if (fn === 0) return raiseMissing(self, instance, value === 0 ? "deleter" : "setter");
  const mark = rootMark();
  pushRoot(self);
  const result = value === 0 ? call1(fn, instance) : call2(fn, instance, value);
  releaseRoots(mark);
  return result === 0 ? 0 : 1;
}

/** A copy with one of the functions replaced, of the same type. */
function copyWith(self: Value, getter: Value, setter: Value, deleter: Value): Value {
  const pick = (given: Value, offset: number): Value =>
    given !== 0 && given !== NONE ? given : word(self, offset) || NONE;
  const newGetter = pick(getter, GETTER);
  const fromGetter = word(self, FLAGS) === small(FLAG_GETTER_DOC) && newGetter !== NONE;
  const mark = rootMark();
  const args = tupleOf(
    newGetter,
    pick(setter, SETTER),
    pick(deleter, DELETER),
    fromGetter ? NONE : word(self, DOC) || NONE,
  );
  pushRoot(args);
  const copy = callTuple(typeOf(self), args);
  releaseRoots(mark);
  if (copy !== 0 && isInstance(copy, PROPERTY_TYPE)) H32[(copy + NAME) >> 2] = word(self, NAME);
  return copy;
}

function setName(self: Value, args: Value): Value {
  const count = tupleLength(args);
  if (count !== 2) {
    return raiseTypeError(`__set_name__() takes 2 positional arguments but ${count} were given`);
  }
  H32[(self + NAME) >> 2] = tupleItem(args, 1);
  return NONE;
}

function getName(self: Value): Value {
  const name = nameValue(self);
  if (name !== 0 || pending()) return name;
  return raise(ATTRIBUTE_ERROR, "'property' object has no attribute '__name__'");
}

function getAbstract(self: Value): Value {
  for (const offset of [GETTER, SETTER, DELETER]) {
    const abstract = isAbstract(word(self, offset));
    if (abstract !== 0) return abstract < 0 ? 0 : bool(true);
  }
  return bool(false);
}

defineType({
  type: PROPERTY_TYPE,
  flags: TYPE_FLAG_BASETYPE,
  new: ["*args, **kwargs", allocateInstance],
  init: ["fget=None, fset=None, fdel=None, doc=None", init],
  slots: { get: propertyGet, set: propertySet },
  members: { fget: GETTER, fset: SETTER, fdel: DELETER },
  getset: {
    __doc__: [(self: Value) => word(self, DOC) || NONE, (self: Value, value: Value) => {
      H32[(self + DOC) >> 2] = value;
      return 1;
    }],
    __name__: [getName, (self: Value, value: Value) => {
      H32[(self + NAME) >> 2] = value;
      return 1;
    }],
    __isabstractmethod__: [getAbstract],
  },
  methods: {
    getter: ["fget, /", (self: Value, fn: Value) => copyWith(self, fn, 0, 0)],
    setter: ["fset, /", (self: Value, fn: Value) => copyWith(self, 0, fn, 0)],
    deleter: ["fdel, /", (self: Value, fn: Value) => copyWith(self, 0, 0, fn)],
    __set_name__: ["*args", setName],
  },
});
