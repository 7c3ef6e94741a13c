/**
 * Abstract base classes: abc.ABCMeta (Lib/abc.py, Modules/_abc.c).
 *
 *     ABCMeta     a type whose instances keep in their namespace, under `_abc_impl`, an
 *     _abc_data   4 registered classes (weak array) or 0   8 known subclasses (weak array) or 0
 *                12 known others (weak array) or 0   16 the count of registrations for which 12 holds (small int)
 *
 * The arrays of 8 and 12 are caches of classes by address, WAYS places to an address: they may forget. All three do not
 * keep the classes alive.
 */
import { isImmutable } from "../../objects/types/type_attributes.ts";
import { allocate } from "../../heap/allocator.ts";
import { ARRAY_ITEMS, LENGTH } from "../../heap/layouts/basic.ts";
import {
  TYPE_BASES,
  TYPE_DICT,
  TYPE_FLAG_BASETYPE,
  TYPE_FLAG_HEAP,
  TYPE_FLAG_MAPPING,
  TYPE_FLAG_METATYPE,
  TYPE_FLAG_SEQUENCE,
  TYPE_FLAGS,
  TYPE_MRO,
} from "../../heap/layouts/type.ts";
import { FALSE, NONE, NOT_IMPLEMENTED, TRUE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import type { NativeEntry, TypeDefinition } from "../../objects/define.ts";
import {
  isInstance,
  isSubtype,
  pending,
  raise,
  raiseRuntimeError,
  raiseTypeError,
  typeOf,
} from "../../objects/errors.ts";
import { allocateInstance } from "../../objects/instances.ts";
import { isType } from "../../objects/kinds.ts";
import { forEachSubclass } from "../../objects/lookup.ts";
import { N } from "../../objects/names.ts";
import { lookupAttribute, setAttribute } from "../../objects/protocols/attributes.ts";
import { call1, callSpecial } from "../../objects/protocols/call.ts";
import { isSubclassOf } from "../../objects/protocols/instance_check.ts";
import { getIter, iterNext } from "../../objects/protocols/iterate.ts";
import { truth } from "../../objects/protocols/truth.ts";
import { typeNew } from "../../objects/types/class_creation.ts";
import {
  dictGetStr,
  dictKeyAt,
  dictNext,
  type DictRef,
  dictSetStr,
  dictValueAt,
} from "../../objects/values/dict_table.ts";
import { bool } from "../../objects/values/numbers.ts";
import { tupleItem, tupleLength } from "../../objects/values/sequences.ts";
import { newSet, setAdd } from "../../objects/values/set_table.ts";
import { internText } from "../../objects/values/text.ts";
import {
  ASSERTION_ERROR,
  FROZENSET_SHAPE,
  TYPE_TYPE,
  WEAK_ARRAY_SHAPE,
} from "../../objects/well_known.ts";
import { TS_REGISTRATIONS } from "../module_roots.ts";
import { ABC_DATA_TYPE, ABC_IMPL, ABC_META_TYPE } from "../static_types.ts";

const DATA_REGISTRY = 4;
const DATA_KNOWN = 8;
const DATA_OTHERS = 12;
const DATA_OTHERS_VERSION = 16;

const WAYS = 4;
const CACHE_LEAST = 16;
const CACHE_MOST = 1024;

function registrations(): Value {
  return H32[TS_REGISTRATIONS >> 2] || small(0);
}

/** abc.get_cache_token() */
export function cacheToken(): Value {
  return registrations();
}

// --- weak arrays

function newWeakArray(length: number): Value {
  const array = allocate(ARRAY_ITEMS + 4 * length);
  H32[array >> 2] = WEAK_ARRAY_SHAPE;
  H32[(array + LENGTH) >> 2] = small(length);
  return array;
}

/** Word index of the first of the places that an address may be at. */
function waysOf(cache: Value, cls: Value): number {
  const length = H32[(cache + LENGTH) >> 2] >> 1;
  const place = ((cls >>> 3) ^ (cls >>> 9)) & (length - 1) & -WAYS;
  return ((cache + ARRAY_ITEMS) >> 2) + place;
}

function cacheHas(data: Value, field: number, cls: Value): boolean {
  const cache = H32[(data + field) >> 2];
  if (cache === 0) return false;
  const at = waysOf(cache, cls);
  return H32[at] === cls || H32[at + 1] === cls || H32[at + 2] === cls || H32[at + 3] === cls;
}

/** Remembers a class, in the place of another when all of its places are taken and the cache is large. */
function cacheAdd(data: Value, field: number, cls: Value): void {
  let cache = H32[(data + field) >> 2];
  if (cache === 0) {
    cache = newWeakArray(CACHE_LEAST);
    H32[(data + field) >> 2] = cache;
  }
  for (;;) {
    const at = waysOf(cache, cls);
    for (let i = 0; i < WAYS; i++) {
      if (H32[at + i] === 0 || H32[at + i] === cls) {
        H32[at + i] = cls;
        return;
      }
    }
    const length = H32[(cache + LENGTH) >> 2] >> 1;
    if (length >= CACHE_MOST) {
      H32[at + ((cls >>> 12) & (WAYS - 1))] = cls;
      return;
    }
    cache = widened(cache, length);
    H32[(data + field) >> 2] = cache;
  }
}

function widened(cache: Value, length: number): Value {
  const wider = newWeakArray(2 * length);
  const from = (cache + ARRAY_ITEMS) >> 2;
  for (let i = 0; i < length; i++) {
    const cls = H32[from + i];
    if (cls === 0) continue;
    const at = waysOf(wider, cls);
    for (let way = 0; way < WAYS; way++) {
      if (H32[at + way] === 0) {
        H32[at + way] = cls;
        break;
      }
    }
  }
  return wider;
}

function registryAdd(data: Value, cls: Value): void {
  const registry = H32[(data + DATA_REGISTRY) >> 2];
  const length = registry === 0 ? 0 : H32[(registry + LENGTH) >> 2] >> 1;
  const from = (registry + ARRAY_ITEMS) >> 2;
  for (let i = 0; i < length; i++) if (H32[from + i] === cls) return;
  for (let i = 0; i < length; i++) {
    if (H32[from + i] === 0) {
      H32[from + i] = cls;
      return;
    }
  }
  const wider = newWeakArray(length === 0 ? 4 : 2 * length);
  const to = (wider + ARRAY_ITEMS) >> 2;
  for (let i = 0; i < length; i++) H32[to + i] = H32[from + i];
  H32[to + length] = cls;
  H32[(data + DATA_REGISTRY) >> 2] = wider;
}

// --- making classes

/** The class's _abc_data; 0 with TypeError pending when it has none. */
function dataOf(cls: Value): Value {
  const data = isType(cls) ? dictGetStr(H32[(cls + TYPE_DICT) >> 2], ABC_IMPL) : 0;
  if (data !== 0 && isInstance(data, ABC_DATA_TYPE)) return data;
  return raiseTypeError("_abc_impl is set to a wrong type");
}

/** Whether an abstract class was never made to the end: its `__init_subclass__` failed, and it has not been collected. */
function isUnfinished(cls: number): boolean {
  return isSubtype(typeOf(cls), ABC_META_TYPE) &&
    dictGetStr(H32[(cls + TYPE_DICT) >> 2], ABC_IMPL) === 0;
}

function newAbstractClass(metatype: number, args: Value, keywords: DictRef): Value {
  const cls = typeNew(metatype, args, keywords);
  if (cls === 0) return 0;
  const mark = rootMark();
  pushRoot(cls);
  const done = prepare(cls);
  releaseRoots(mark);
  return done ? cls : 0;
}

function prepare(cls: number): boolean {
  if (!findAbstractMethods(cls)) return false;
  const data = allocateInstance(ABC_DATA_TYPE);
  H32[(data + DATA_OTHERS_VERSION) >> 2] = registrations();
  dictSetStr(H32[(cls + TYPE_DICT) >> 2], ABC_IMPL, data);
  return setPatternFlags(cls);
}

/** `__abc_tpflags__` of a class body: whether instances match sequence or mapping patterns. */
function setPatternFlags(cls: number): boolean {
  const given = dictGetStr(H32[(cls + TYPE_DICT) >> 2], internText("__abc_tpflags__"));
  if (given === 0 || (given & 1) === 0) return true;
  const flags = given >> 1;
  if ((flags & 0x20) !== 0) addFlag(cls, TYPE_FLAG_SEQUENCE);
  if ((flags & 0x40) !== 0) addFlag(cls, TYPE_FLAG_MAPPING);
  return true;
}

function addFlag(cls: number, flag: number): void {
  H32[(cls + TYPE_FLAGS) >> 2] |= flag << 1;
}

/** Truth of value.__isabstractmethod__: 1, 0, or -1 with the exception pending. */
function isAbstract(value: Value): number {
  if ((value & 1) !== 0) return 0;
  const mark = rootMark();
  pushRoot(value);
  const flag = lookupAttribute(value, N.__isabstractmethod__);
  pushRoot(flag);
  const result = flag !== 0 ? truth(flag) : pending() ? -1 : 0;
  releaseRoots(mark);
  return result;
}

/** Sets `__abstractmethods__`. The class is rooted. */
function findAbstractMethods(cls: number): boolean {
  const mark = rootMark();
  const names = newSet();
  pushRoot(names);
  const done = addOwn(names, cls) && addInherited(names, cls);
  if (done) H32[names >> 2] = FROZENSET_SHAPE;
  const set = done && setAttribute(cls, internText("__abstractmethods__"), names) !== 0;
  releaseRoots(mark);
  return set;
}

function addOwn(names: Value, cls: number): boolean {
  const dict = H32[(cls + TYPE_DICT) >> 2];
  for (let at = dictNext(dict, 0); at >= 0; at = dictNext(dict, at + 1)) {
    const key = dictKeyAt(dict, at);
    const abstract = isAbstract(dictValueAt(dict, at));
    if (abstract < 0 || (abstract === 1 && setAdd(names, key) < 0)) return false;
  }
  return true;
}

function addInherited(names: Value, cls: number): boolean {
  const bases = H32[(cls + TYPE_BASES) >> 2];
  for (let i = 0; i < tupleLength(bases); i++) {
    const mark = rootMark();
    const inherited = lookupAttribute(tupleItem(bases, i), internText("__abstractmethods__"));
    if (inherited === 0) {
      if (pending()) return false;
      continue;
    }
    pushRoot(inherited);
    if (!addStillAbstract(names, cls, inherited)) return false;
    releaseRoots(mark);
  }
  return true;
}

function addStillAbstract(names: Value, cls: number, inherited: Value): boolean {
  const iterator = getIter(inherited);
  if (iterator === 0) return false;
  pushRoot(iterator);
  const inner = rootMark();
  for (;;) {
    const name = iterNext(iterator);
    if (name === 0) return !pending();
    pushRoot(name);
    const value = lookupAttribute(cls, name);
    if (value === 0 && pending()) return false;
    const abstract = value === 0 ? 0 : isAbstract(value);
    if (abstract < 0 || (abstract === 1 && setAdd(names, name) < 0)) return false;
    releaseRoots(inner);
  }
}

/** abc.update_abstractmethods(cls) */
export function updateAbstractMethods(cls: Value): Value {
  if (!isType(cls) || lookupAttribute(cls, internText("__abstractmethods__")) === 0) {
    return pending() ? 0 : cls;
  }
  return findAbstractMethods(cls) ? cls : 0;
}

// --- registering and checking

let inner = 0;

/** Whether a check is one that a check or a registration of an abstract class makes in its turn. */
export function isInnerCheck(): boolean {
  return inner > 0;
}

/** isSubclassOf for the machinery's own sake. */
function innerSubclassOf(subclass: Value, cls: Value): number {
  inner++;
  try {
    return isSubclassOf(subclass, cls);
  } finally {
    inner--;
  }
}

function register(cls: Value, subclass: Value): Value {
  if (!isType(subclass)) return raiseTypeError("Can only register classes");
  const already = innerSubclassOf(subclass, cls);
  if (already !== 0) return already < 0 ? 0 : subclass;
  const reverse = innerSubclassOf(cls, subclass);
  if (reverse !== 0) {
    return reverse < 0 ? 0 : raiseRuntimeError("Refusing to create an inheritance cycle");
  }
  const data = dataOf(cls);
  if (data === 0) return 0;
  registryAdd(data, subclass);
  H32[TS_REGISTRATIONS >> 2] = registrations() + 2;
  const flags = (H32[(cls + TYPE_FLAGS) >> 2] >> 1) & (TYPE_FLAG_SEQUENCE | TYPE_FLAG_MAPPING);
  if (flags !== 0) inheritPatternFlags(subclass, flags);
  return subclass;
}

function inheritPatternFlags(cls: number, flags: number): void {
  // A builtin class says itself what it matches: str is a Sequence, but no sequence pattern matches it.
  if (isImmutable(cls)) return;
  if (((H32[(cls + TYPE_FLAGS) >> 2] >> 1) & flags) === flags) return;
  addFlag(cls, flags);
  forEachSubclass(cls, (subclass) => inheritPatternFlags(subclass, flags));
}

/** `__instancecheck__` */
function instanceCheck(cls: Value, instance: Value): Value {
  const data = dataOf(cls);
  if (data === 0) return 0;
  const type = typeOf(instance);
  const claimed = claimedClass(instance, type);
  if (claimed === 0) return 0;
  if (isType(claimed) && cacheHas(data, DATA_KNOWN, claimed)) return TRUE;
  if (claimed === type) {
    if (
      H32[(data + DATA_OTHERS_VERSION) >> 2] === registrations() &&
      cacheHas(data, DATA_OTHERS, type)
    ) return FALSE;
    return checkBySpecial(cls, type);
  }
  const mark = rootMark();
  pushRoot(claimed);
  let result = checkBySpecial(cls, claimed);
  if (result !== 0) {
    pushRoot(result);
    const yes = truth(result);
    if (yes < 0) result = 0;
    else if (yes === 0) result = checkBySpecial(cls, type);
  }
  releaseRoots(mark);
  return result;
}

/** instance.__class__ */
function claimedClass(instance: Value, type: number): Value {
  if ((instance & 1) !== 0) return type;
  const mark = rootMark();
  pushRoot(instance);
  const claimed = lookupAttribute(instance, N.__class__);
  releaseRoots(mark);
  return claimed === 0 && !pending() ? type : claimed;
}

function checkBySpecial(cls: Value, subclass: Value): Value {
  inner++;
  try {
    return callSpecial(cls, N.__subclasscheck__, subclass);
  } finally {
    inner--;
  }
}

/** `__subclasscheck__` */
function subclassCheck(cls: Value, subclass: Value): Value {
  if (!isType(subclass)) return raiseTypeError("issubclass() arg 1 must be a class");
  const data = dataOf(cls);
  if (data === 0) return 0;
  if (cacheHas(data, DATA_KNOWN, subclass)) return TRUE;
  if (H32[(data + DATA_OTHERS_VERSION) >> 2] !== registrations()) {
    H32[(data + DATA_OTHERS) >> 2] = 0;
    H32[(data + DATA_OTHERS_VERSION) >> 2] = registrations();
  } else if (cacheHas(data, DATA_OTHERS, subclass)) return FALSE;
  const mark = rootMark();
  pushRoot(data);
  const answer = decide(cls, subclass, data);
  releaseRoots(mark);
  if (answer < 0) return 0;
  cacheAdd(data, answer === 1 ? DATA_KNOWN : DATA_OTHERS, subclass);
  return bool(answer === 1);
}

/** The hook, then the MRO, what was registered, and the subclasses: 1, 0, or -1 with the exception pending. */
function decide(cls: Value, subclass: Value, data: Value): number {
  const hook = lookupAttribute(cls, internText("__subclasshook__"));
  if (hook === 0) return pending() ? -1 : 0;
  pushRoot(hook);
  const said = call1(hook, subclass);
  if (said === TRUE) return 1;
  if (said === FALSE) return 0;
  if (said === 0) return -1;
  if (said !== NOT_IMPLEMENTED) {
    raise(ASSERTION_ERROR, "__subclasshook__ must return either False, True, or NotImplemented");
    return -1;
  }
  const mro = H32[(subclass + TYPE_MRO) >> 2];
  for (let i = 0; i < tupleLength(mro); i++) if (tupleItem(mro, i) === cls) return 1;
  const registered: Value[] = [];
  const registry = H32[(data + DATA_REGISTRY) >> 2];
  const length = registry === 0 ? 0 : H32[(registry + LENGTH) >> 2] >> 1;
  for (let i = 0; i < length; i++) {
    const one = H32[((registry + ARRAY_ITEMS) >> 2) + i];
    if (one !== 0) registered.push(one);
  }
  forEachSubclass(cls, (one) => {
    if (!isUnfinished(one)) registered.push(one);
  });
  for (const one of registered) pushRoot(one);
  for (const one of registered) {
    const result = isSubtype(subclass, one) ? 1 : innerSubclassOf(subclass, one);
    if (result !== 0) return result;
  }
  return 0;
}

function clear(field: number) {
  return (cls: Value): Value => {
    const data = dataOf(cls);
    if (data === 0) return 0;
    H32[(data + field) >> 2] = 0;
    if (field !== DATA_REGISTRY) H32[(data + DATA_OTHERS) >> 2] = 0;
    return NONE;
  };
}

/** What a class needs to be a subclass by its methods alone: `_check_methods(cls, *names)` of collections.abc. */
function checkMethods(cls: Value, names: Value): Value {
  if (!isType(cls)) return NOT_IMPLEMENTED;
  const mro = H32[(cls + TYPE_MRO) >> 2];
  for (let i = 0; i < tupleLength(names); i++) {
    const name = tupleItem(names, i);
    let found: Value = 0;
    for (let j = 0; j < tupleLength(mro) && found === 0; j++) {
      found = dictGetStr(H32[(tupleItem(mro, j) + TYPE_DICT) >> 2], name);
    }
    if (found === 0 || found === NONE) return NOT_IMPLEMENTED;
  }
  return TRUE;
}

/** _check_methods(C, *methods) */
export const checkMethodsEntry: NativeEntry = ["C, /, *methods", checkMethods];

/** abc.ABCMeta and what its classes keep. */
export const abstractTypes: readonly TypeDefinition[] = [
  {
    type: ABC_META_TYPE,
    base: TYPE_TYPE,
    // Not a builtin layout of its own: type.__new__ can make its classes.
    flags: TYPE_FLAG_BASETYPE | TYPE_FLAG_METATYPE | TYPE_FLAG_HEAP,
    doc:
      "Metaclass for defining Abstract Base Classes (ABCs).\n\nUse this metaclass to create an " +
      "ABC.  An ABC can be subclassed\ndirectly, and then acts as a mix-in class.  You can also " +
      "register\nunrelated concrete classes (even built-in classes) and unrelated\nABCs as " +
      "'virtual subclasses' -- these and their descendants will\nbe considered subclasses of the " +
      "registering ABC by the built-in\nissubclass() function, but the registering ABC won't show " +
      "up in\ntheir MRO (Method Resolution Order) nor will method\nimplementations defined by the " +
      "registering ABC be callable (not\neven via super()).",
    new: ["*args, **kwargs", newAbstractClass],
    methods: {
      register: [
        "subclass",
        register,
        "Register a virtual subclass of an ABC.\n\nReturns the subclass, to allow usage as a " +
        "class decorator.",
      ],
      __instancecheck__: [
        "instance",
        instanceCheck,
        "Override for isinstance(instance, cls).",
      ],
      __subclasscheck__: [
        "subclass",
        subclassCheck,
        "Override for issubclass(subclass, cls).",
      ],
      _abc_registry_clear: [
        "",
        clear(DATA_REGISTRY),
        "Clear the registry (for debugging or testing).",
      ],
      _abc_caches_clear: ["", clear(DATA_KNOWN), "Clear the caches (for debugging or testing)."],
    },
  },
  { type: ABC_DATA_TYPE, doc: "Internal state held by ABC machinery." },
];
