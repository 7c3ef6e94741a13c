/**
 * collections.namedtuple and its field descriptors (Lib/collections/__init__.py, Modules/_collectionsmodule.c).
 *
 *     _tuplegetter   4 index (small int)   8 doc
 *
 * A class that namedtuple made has its field names and the defaults by name, a tuple of both, in TYPE_FIELDS.
 */
import { FRAME_GLOBALS } from "../../heap/layouts/frame.ts";
import { TUPLE_ITEMS } from "../../heap/layouts/basic.ts";
import { TYPE_BASE, TYPE_FIELDS } from "../../heap/layouts/type.ts";
import { EMPTY_TUPLE, NONE, TS_FRAME } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { nativeOf, newBuiltin, newDescriptor } from "../../objects/boot.ts";
import type { NativeEntry, TypeDefinition } from "../../objects/define.ts";
import {
  nameOfType,
  raise,
  raiseIndexError,
  raiseTypeError,
  raiseValueError,
  typeName,
  typeOf,
} from "../../objects/errors.ts";
import { allocateInstance, allocateTupleInstance } from "../../objects/instances.ts";
import { isStr, isTuple, isType } from "../../objects/kinds.ts";
import { N } from "../../objects/names.ts";
import { getAttribute, setAttribute } from "../../objects/protocols/attributes.ts";
import { call1 } from "../../objects/protocols/call.ts";
import { getIter, iterNext } from "../../objects/protocols/iterate.ts";
import { reprOf, strOf } from "../../objects/protocols/represent.ts";
import { listFromIterable, tupleFromIterable } from "../../objects/protocols/sequence_input.ts";
import { truth } from "../../objects/protocols/truth.ts";
import { stringRepr } from "../../objects/text/string_repr.ts";
import { isIdentifier } from "../../objects/text/unicode.ts";
import { typeNew } from "../../objects/types/class_creation.ts";
import {
  dictGetStr,
  dictKeyAt,
  dictLength,
  dictNext,
  type DictRef,
  dictSet,
  dictSetStr,
  newDict,
} from "../../objects/values/dict_table.ts";
import { moveWords, tupleFirst } from "../../objects/values/list_storage.ts";
import {
  allocateTuple,
  listItem,
  listLength,
  setTupleItem,
  tupleFrom,
  tupleItem,
  tupleLength,
  tupleOf,
} from "../../objects/values/sequences.ts";
import { flat, internText, jsString, newStr } from "../../objects/values/text.ts";
import {
  ATTRIBUTE_ERROR,
  CLASSMETHOD_DESCRIPTOR_SHAPE,
  METHOD_DESCRIPTOR_SHAPE,
  TUPLE_TYPE,
  TYPE_TYPE,
} from "../../objects/well_known.ts";
import { isKeyword } from "../keyword.ts";
import { bindPython, pythonFunction } from "../python_signature.ts";
import { TUPLE_GETTER_TYPE } from "../static_types.ts";

// --- _tuplegetter

const GETTER_INDEX = 4;
const GETTER_DOC = 8;

function newGetter(index: number, doc: Value): Value {
  const getter = allocateInstance(TUPLE_GETTER_TYPE);
  H32[(getter + GETTER_INDEX) >> 2] = small(index);
  H32[(getter + GETTER_DOC) >> 2] = doc;
  return getter;
}

function getterGet(getter: Value, instance: Value): Value {
  if (instance === 0 || instance === NONE) return getter;
  const index = H32[(getter + GETTER_INDEX) >> 2] >> 1;
  if ((instance & 1) !== 0 || !isTuple(instance)) {
    return raiseTypeError(
      `descriptor for index '${index}' for tuple subclasses doesn't apply to '${
        typeName(instance)
      }' object`,
    );
  }
  if (index < 0 || index >= tupleLength(instance)) {
    return raiseIndexError("tuple index out of range");
  }
  return tupleItem(instance, index);
}

function getterSet(_getter: Value, _instance: Value, value: Value): number {
  return raise(ATTRIBUTE_ERROR, value === 0 ? "can't delete attribute" : "can't set attribute");
}

/** The type of the fields' descriptors. */
export const tupleGetterType: TypeDefinition = {
  type: TUPLE_GETTER_TYPE,
  slots: {
    get: getterGet,
    set: getterSet,
    repr: (getter: Value) => {
      const doc = reprOf(H32[(getter + GETTER_DOC) >> 2]);
      return doc === 0 ? 0 : newStr(
        `_tuplegetter(${H32[(getter + GETTER_INDEX) >> 2] >> 1}, ${jsString(doc)})`,
      );
    },
  },
  new: ["index, doc, /", (_cls: number, index: Value, doc: Value) => newGetter(index >> 1, doc)],
  getset: {
    __doc__: [
      (getter: Value) => H32[(getter + GETTER_DOC) >> 2],
      (getter: Value, value: Value) => {
        H32[(getter + GETTER_DOC) >> 2] = value === 0 ? NONE : value;
        return 1;
      },
    ],
  },
};

// --- what the classes have in common

/** The class that namedtuple made, of a class that is or derives from one; 0 for any other. */
function makerOf(cls: number): number {
  let at = cls;
  while (at !== 0 && H32[(at + TYPE_FIELDS) >> 2] === 0) at = H32[(at + TYPE_BASE) >> 2];
  return at;
}

/** The tuple (names, defaults) of a class that has a maker. */
function fieldsOf(cls: number): Value {
  return H32[(makerOf(cls) + TYPE_FIELDS) >> 2];
}

const namesOf = (cls: number): Value => tupleItem(fieldsOf(cls), 0);

function jsNames(names: Value): string[] {
  const texts: string[] = [];
  for (let i = 0; i < tupleLength(names); i++) texts.push(jsString(tupleItem(names, i)));
  return texts;
}

/** Whether the class has a maker, or TypeError is pending: the methods can be called with any tuple. */
function checkNamed(cls: number, method: string): boolean {
  if (makerOf(cls) !== 0) return true;
  raiseTypeError(
    `descriptor '${method}' requires a named tuple but received '${nameOfType(cls)}'`,
  );
  return false;
}

/** `__new__(cls, *fields)`: a raw native. */
function make(at: number, count: number, keywords: Value): Value {
  if (count === (keywords === 0 ? 0 : tupleLength(keywords))) {
    return raiseTypeError("__new__() missing 1 required positional argument: '_cls'");
  }
  const cls = H32[at];
  if (!isType(cls)) {
    return raiseTypeError(`tuple.__new__(X): X is not a type object (${typeName(cls)})`);
  }
  if (makerOf(cls) === 0) {
    const name = nameOfType(cls);
    return raiseTypeError(`tuple.__new__(${name}): ${name} is not a subtype of tuple`);
  }
  const fields = fieldsOf(cls);
  const total = tupleLength(tupleItem(fields, 0));
  if (keywords !== 0 || count - 1 !== total) return makeBound(fields, at, count, keywords);
  const tuple = allocateTupleInstance(cls, total);
  moveWords(at + 1, tupleFirst(tuple), total);
  return tuple;
}

function makeBound(fields: Value, at: number, count: number, keywords: Value): Value {
  const cls = H32[at];
  const defaults = tupleItem(fields, 1);
  const names = jsNames(tupleItem(fields, 0));
  const values = bindPython(
    {
      name: `${nameOfMaker(cls)}.__new__`,
      names: ["_cls", ...names],
      positionalOnly: 0,
      required: 1 + names.length - dictLength(defaults),
      keywordOnly: 1 + names.length,
      requiredKeywords: [],
    },
    at,
    count,
    keywords,
  );
  if (values === null) return 0;
  const tuple = allocateTupleInstance(cls, names.length);
  for (let i = 0; i < names.length; i++) {
    const given = values[i + 1];
    setTupleItem(
      tuple,
      i,
      given !== 0 ? given : dictGetStr(defaults, tupleItem(tupleItem(fields, 0), i)),
    );
  }
  return tuple;
}

/** The name of the class that namedtuple made. */
const nameOfMaker = (cls: number): string => nameOfType(makerOf(cls));

/** `_make(cls, iterable)`: a raw native. */
function makeRaw(at: number, count: number, keywords: Value): Value {
  if (!checkNamed(H32[at], "_make")) return 0;
  const values = bindPython(
    {
      name: `${nameOfMaker(H32[at])}._make`,
      names: ["cls", "iterable"],
      positionalOnly: 0,
      required: 2,
      keywordOnly: 2,
      requiredKeywords: [],
    },
    at,
    count,
    keywords,
  );
  return values === null ? 0 : makeFromIterable(values[0], values[1]);
}

function makeFromIterable(cls: number, iterable: Value): Value {
  const mark = rootMark();
  const items = tupleFromIterable(iterable);
  if (items === 0) return 0;
  pushRoot(items);
  const total = tupleLength(namesOf(cls));
  const given = tupleLength(items);
  let result: Value = 0;
  if (given === total) {
    result = allocateTupleInstance(cls, total);
    moveWords(tupleFirst(items), tupleFirst(result), total);
  } else raiseTypeError(`Expected ${total} arguments, got ${given}`);
  releaseRoots(mark);
  return result;
}

/** `_replace(**fields)`, a raw native: goes through `_make`, which a subclass may override. */
function replace(at: number, count: number, names: Value): Value {
  const self = H32[at];
  const named = names === 0 ? 0 : tupleLength(names);
  const given = count - named;
  if (!checkNamed(typeOf(self), "_replace")) return 0;
  if (given > 1) {
    return raiseTypeError(
      `${nameOfMaker(typeOf(self))}._replace() takes 1 positional argument but ${given} were given`,
    );
  }
  const mark = rootMark();
  const keywords = newDict(named);
  pushRoot(keywords);
  for (let i = 0; i < named; i++) {
    dictSetStr(keywords, flat(tupleItem(names, i)), H32[at + 1 + i]);
  }
  const result = replaceBy(self, keywords);
  releaseRoots(mark);
  return result;
}

function replaceBy(self: Value, keywords: DictRef): Value {
  const names = namesOf(typeOf(self));
  // After an assignment to its class it may have fewer items than the class has fields.
  const total = Math.min(tupleLength(names), tupleLength(self));
  const mark = rootMark();
  const values = allocateTuple(total);
  pushRoot(values);
  let used = 0;
  for (let i = 0; i < total; i++) {
    const given = dictGetStr(keywords, tupleItem(names, i));
    if (given !== 0) used++;
    setTupleItem(values, i, given !== 0 ? given : tupleItem(self, i));
  }
  let result: Value = 0;
  if (used !== dictLength(keywords)) raiseUnexpected(names, keywords);
  else {
    const maker = getAttribute(self, internText("_make"));
    pushRoot(maker);
    if (maker !== 0) result = call1(maker, values);
  }
  releaseRoots(mark);
  return result;
}

function raiseUnexpected(names: Value, keywords: DictRef): void {
  const known = jsNames(names);
  const wrong: string[] = [];
  for (let i = dictNext(keywords, 0); i >= 0; i = dictNext(keywords, i + 1)) {
    const text = jsString(dictKeyAt(keywords, i));
    if (!known.includes(text)) wrong.push(stringRepr(text));
  }
  raiseTypeError(`Got unexpected field names: [${wrong.join(", ")}]`);
}

/** `__repr__`: Point(x=1, y=2) */
function represent(self: Value): Value {
  const type = typeOf(self);
  if (!checkNamed(type, "__repr__")) return 0;
  const names = namesOf(type);
  const mark = rootMark();
  let text = `${nameOfType(type)}(`;
  for (let i = 0; i < tupleLength(names) && i < tupleLength(self); i++) {
    const item = reprOf(tupleItem(self, i));
    if (item === 0) {
      releaseRoots(mark);
      return 0;
    }
    text += `${i === 0 ? "" : ", "}${jsString(tupleItem(names, i))}=${jsString(item)}`;
  }
  releaseRoots(mark);
  return newStr(text + ")");
}

/** `_asdict`: dict(zip(self._fields, self)) */
function asDict(self: Value): Value {
  const mark = rootMark();
  const result = newDict();
  pushRoot(result);
  const done = fillDict(result, self);
  releaseRoots(mark);
  return done ? result : 0;
}

function fillDict(result: DictRef, self: Value): boolean {
  const names = getAttribute(self, internText("_fields"));
  if (names === 0) return false;
  pushRoot(names);
  const keys = getIter(names);
  if (keys === 0) return false;
  pushRoot(keys);
  const values = getIter(self);
  if (values === 0) return false;
  pushRoot(values);
  const inner = rootMark();
  for (;;) {
    const key = iterNext(keys);
    if (key === 0) break;
    pushRoot(key);
    const value = iterNext(values);
    if (value === 0) break;
    pushRoot(value);
    if (!dictSet(result, key, value)) return false;
    releaseRoots(inner);
  }
  return true;
}

function newArguments(self: Value): Value {
  return tupleFrom((self + TUPLE_ITEMS) >> 2, tupleLength(self));
}

// The natives of all classes. Each is one function; a class's own data is found from the class.
const newEntry: NativeEntry = ["...", make];
const makeEntry: NativeEntry = ["...", makeRaw];
const methods: Readonly<Record<string, NativeEntry>> = {
  __replace__: ["...", replace],
  _replace: ["...", replace],
  __repr__: ["", represent],
  _asdict: ["", asDict],
  __getnewargs__: ["", newArguments],
};

// --- namedtuple()

/** The names in a str, or the str() of each item of an iterable; null with the exception pending. */
function fieldNames(given: Value): string[] | null {
  if (isStr(given)) {
    return jsString(given).replaceAll(",", " ").split(/\s+/u).filter((name) => name !== "");
  }
  const mark = rootMark();
  const list = listFromIterable(given);
  if (list === 0) return null;
  pushRoot(list);
  const names: string[] = [];
  for (let i = 0; i < listLength(list); i++) {
    const text = strOf(listItem(list, i));
    if (text === 0) {
      releaseRoots(mark);
      return null;
    }
    names.push(jsString(text));
  }
  releaseRoots(mark);
  return names;
}

function isUsable(name: string): boolean {
  return isIdentifier(name) && !isKeyword(name);
}

function renamed(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.map((name, place) => {
    const wrong = !isUsable(name) || name.startsWith("_") || seen.has(name);
    seen.add(name);
    return wrong ? `_${place}` : name;
  });
}

/** Whether the names will do; false with ValueError pending. */
function checkNames(typename: string, names: readonly string[], rename: boolean): boolean {
  for (const name of [typename, ...names]) {
    if (!isIdentifier(name)) {
      raiseValueError(
        `Type names and field names must be valid identifiers: ${stringRepr(name)}`,
      );
      return false;
    }
    if (isKeyword(name)) {
      raiseValueError(`Type names and field names cannot be a keyword: ${stringRepr(name)}`);
      return false;
    }
  }
  const seen = new Set<string>();
  for (const name of names) {
    if (name.startsWith("_") && !rename) {
      raiseValueError(`Field names cannot start with an underscore: ${stringRepr(name)}`);
      return false;
    }
    if (seen.has(name)) {
      raiseValueError(`Encountered duplicate field name: ${stringRepr(name)}`);
      return false;
    }
    seen.add(name);
  }
  return true;
}

function namedTuple(
  typename: Value,
  fieldNamesGiven: Value,
  rename: Value,
  defaults: Value,
  module: Value,
): Value {
  const mark = rootMark();
  const result = makeClass(typename, fieldNamesGiven, rename, defaults, module);
  releaseRoots(mark);
  return result;
}

function makeClass(
  typename: Value,
  fieldNamesGiven: Value,
  renameGiven: Value,
  defaultsGiven: Value,
  module: Value,
): Value {
  let names = fieldNames(fieldNamesGiven);
  if (names === null) return 0;
  const typeText = strOf(typename);
  if (typeText === 0) return 0;
  pushRoot(typeText);
  const typeNameText = jsString(typeText);
  const rename = renameGiven === 0 ? 0 : truth(renameGiven);
  if (rename < 0) return 0;
  if (rename === 1) names = renamed(names);
  if (!checkNames(typeNameText, names, rename === 1)) return 0;
  const fieldTuple = allocateTuple(names.length);
  pushRoot(fieldTuple);
  names.forEach((name, place) => setTupleItem(fieldTuple, place, internText(name)));
  const defaults = newDict();
  pushRoot(defaults);
  if (defaultsGiven !== 0 && defaultsGiven !== NONE) {
    const values = tupleFromIterable(defaultsGiven);
    if (values === 0) return 0;
    pushRoot(values);
    const first = names.length - tupleLength(values);
    if (first < 0) return raiseTypeError("Got more default values than field names");
    for (let i = first; i < names.length; i++) {
      dictSetStr(defaults, tupleItem(fieldTuple, i), tupleItem(values, i - first));
    }
  }
  const cls = newClass(typeNameText, names, fieldTuple, defaults);
  if (cls === 0) return 0;
  pushRoot(cls);
  H32[(cls + TYPE_FIELDS) >> 2] = tupleOf(fieldTuple, defaults);
  const owner = module === 0 || module === NONE ? callersModule() : module;
  if (owner !== 0 && setAttribute(cls, N.__module__, owner) === 0) return 0;
  return cls;
}

/** `__name__` of the module whose code called, or 0. */
function callersModule(): Value {
  const frame = H32[TS_FRAME >> 2];
  return frame === 0 ? 0 : dictGetStr(H32[(frame + FRAME_GLOBALS) >> 2], N.__name__);
}

/** The class. The arguments are rooted. */
function newClass(
  typename: string,
  names: readonly string[],
  fieldTuple: Value,
  defaults: DictRef,
): Value {
  const namespace = newDict(16 + names.length);
  pushRoot(namespace);
  const set = (name: string, value: Value) => dictSetStr(namespace, internText(name), value);
  set("__doc__", newStr(`${typename}(${names.join(", ")})`));
  set("__slots__", EMPTY_TUPLE);
  set("_fields", fieldTuple);
  set("_field_defaults", defaults);
  // Bound to nothing: callers give the class, as they do to a static method.
  set("__new__", newBuiltin(nativeOf("__new__", newEntry, "none", ""), 0, N.__new__, 0));
  set("_make", descriptor(CLASSMETHOD_DESCRIPTOR_SHAPE, "_make", makeEntry, "class"));
  for (const name in methods) {
    set(name, descriptor(METHOD_DESCRIPTOR_SHAPE, name, methods[name], "self"));
  }
  set("__match_args__", fieldTuple);
  names.forEach((_name, place) => {
    dictSetStr(
      namespace,
      tupleItem(fieldTuple, place),
      newGetter(place, newStr(`Alias for field number ${place}`)),
    );
  });
  const bases = tupleOf(TUPLE_TYPE);
  pushRoot(bases);
  const args = tupleOf(internText(typename), bases, namespace);
  pushRoot(args);
  return typeNew(TYPE_TYPE, args, 0);
}

function descriptor(
  shape: number,
  name: string,
  entry: NativeEntry,
  receiver: "self" | "class",
): Value {
  return newDescriptor(shape, nativeOf(name, entry, receiver, ""), TUPLE_TYPE, name);
}

/**
 * A class as namedtuple(typename, names) makes it, for other library modules; the _tuplegetter type must be installed.
 *
 * @returns the class, not rooted; 0 with the exception pending
 */
export function makeNamedTuple(typename: string, names: readonly string[], module: string): Value {
  const mark = rootMark();
  const fieldTuple = tupleOf(...names.map(internText));
  pushRoot(fieldTuple);
  const defaults = newDict();
  pushRoot(defaults);
  const cls = newClass(typename, names, fieldTuple, defaults);
  pushRoot(cls);
  if (cls !== 0) {
    H32[(cls + TYPE_FIELDS) >> 2] = tupleOf(fieldTuple, defaults);
    setAttribute(cls, N.__module__, internText(module));
  }
  releaseRoots(mark);
  return cls;
}

/** collections.namedtuple */
export const namedTupleFunction: NativeEntry = pythonFunction(
  "namedtuple",
  "typename, field_names, *, rename=False, defaults=None, module=None",
  namedTuple,
);
