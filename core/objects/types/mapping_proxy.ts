/** mappingproxy: a read-only view of a mapping (Objects/descrobject.c). 4 mapping. */
import { allocate } from "../../heap/allocator.ts";
import { TYPE_FLAG_MAPPING } from "../../heap/layouts/type.ts";
import { NONE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import { raiseTypeError, typeName, typeOf } from "../errors.ts";
import { isList, isTuple } from "../kinds.ts";
import { getAttribute } from "../protocols/attributes.ts";
import { call0, call2 } from "../protocols/call.ts";
import { compare } from "../protocols/compare.ts";
import { hashOf } from "../protocols/hash.ts";
import { contains, getItem, lengthOf } from "../protocols/items.ts";
import { getIter } from "../protocols/iterate.ts";
import { binaryOperator } from "../protocols/operators.ts";
import { reprOf, strOf } from "../protocols/represent.ts";
import { Slot, slotWord } from "../slots.ts";
import { staticName } from "../static_area.ts";
import { concatenate, newStr } from "../values/text.ts";
import { MAPPINGPROXY_SHAPE, MAPPINGPROXY_TYPE } from "../well_known.ts";
import { newGenericAlias } from "./generic_alias.ts";

const MAPPING = 4;
/** BINARY_OP's number of `|`. */
const OR = 7;

/** A mappingproxy of a mapping. @throws OutOfMemory */
export function newMappingProxy(mapping: Value): Value {
  const proxy = allocate(8);
  H32[proxy >> 2] = MAPPINGPROXY_SHAPE;
  H32[(proxy + MAPPING) >> 2] = mapping;
  return proxy;
}

function mappingOf(proxy: Value): Value {
  return H32[(proxy + MAPPING) >> 2];
}

function isProxy(value: Value): boolean {
  return (value & 1) === 0 && H32[value >> 2] === MAPPINGPROXY_SHAPE;
}

function proxyNew(_cls: number, mapping: Value): Value {
  const subscriptable = slotWord(typeOf(mapping), Slot.getitem) !== 0;
  if (!subscriptable || isList(mapping) || isTuple(mapping)) {
    return raiseTypeError(`mappingproxy() argument must be a mapping, not ${typeName(mapping)}`);
  }
  return newMappingProxy(mapping);
}

function proxyRepr(proxy: Value): Value {
  const text = reprOf(mappingOf(proxy));
  if (text === 0) return 0;
  return concatenate(concatenate(newStr("mappingproxy("), text), newStr(")"));
}

function proxyOr(left: Value, right: Value): Value {
  return binaryOperator(
    OR,
    isProxy(left) ? mappingOf(left) : left,
    isProxy(right) ? mappingOf(right) : right,
  );
}

function proxyOrInPlace(proxy: Value): Value {
  return raiseTypeError(`'|=' is not supported by ${typeName(proxy)}; use '|' instead`);
}

function proxyCompare(proxy: Value, other: Value, operator: number): Value {
  return compare(mappingOf(proxy), other, operator);
}

/** Calls a method of the mapping; `count` arguments. */
function callMapping(proxy: Value, name: string, count: 0 | 2, a: Value, b: Value): Value {
  const mark = rootMark();
  const method = getAttribute(mappingOf(proxy), staticName(name));
  if (method === 0) return 0;
  pushRoot(method);
  const result = count === 0 ? call0(method) : call2(method, a, b);
  releaseRoots(mark);
  return result;
}

// Asked for while the module loads, so that the static names are complete before the boot.
const FORWARDED = ["keys", "values", "items", "copy", "__reversed__"] as const;
for (const name of ["get", ...FORWARDED]) staticName(name);

const forward = (name: string) => (proxy: Value) => callMapping(proxy, name, 0, 0, 0);

defineType({
  type: MAPPINGPROXY_TYPE,
  flags: TYPE_FLAG_MAPPING,
  doc: "Read-only proxy of a mapping.",
  slots: {
    repr: proxyRepr,
    str: (proxy: Value) => strOf(mappingOf(proxy)),
    hash: (proxy: Value) => hashOf(mappingOf(proxy)),
    compare: proxyCompare,
    iter: (proxy: Value) => getIter(mappingOf(proxy)),
    or: proxyOr,
    ior: proxyOrInPlace,
    length: (proxy: Value) => lengthOf(mappingOf(proxy)),
    getitem: (proxy: Value, key: Value) => getItem(mappingOf(proxy), key),
    contains: (proxy: Value, key: Value) => contains(mappingOf(proxy), key),
  },
  new: ["mapping", proxyNew],
  classMethods: { __class_getitem__: ["object, /", newGenericAlias, "See PEP 585"] },
  methods: {
    get: [
      "key, default=None, /",
      (proxy: Value, key: Value, otherwise: Value) =>
        callMapping(proxy, "get", 2, key, otherwise === 0 ? NONE : otherwise),
    ],
    ...Object.fromEntries(FORWARDED.map((name) => [name, ["", forward(name)]] as const)),
  },
});
