/** method: a bound method (Objects/classobject.c). */
import { METHOD_FUNCTION, METHOD_SELF } from "../../heap/layouts/callable.ts";
import { FALSE, NONE, NOT_IMPLEMENTED, TRUE, TS_BUILTINS_DICT } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, type Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import { pending, raiseTypeError, typeOf } from "../errors.ts";
import { isStr } from "../kinds.ts";
import { newMethod, typeLookup } from "../lookup.ts";
import { N } from "../names.ts";
import { getAttribute, lookupAttribute } from "../protocols/attributes.ts";
import { isCallable } from "../protocols/call.ts";
import { compareTruth, EQUAL, NOT_EQUAL } from "../protocols/compare.ts";
import { hashWord } from "../protocols/hash.ts";
import { reprOf } from "../protocols/represent.ts";
import { Slot, slotOf } from "../slots.ts";
import { staticName } from "../static_area.ts";
import { dictGetStr } from "../values/dict_table.ts";
import { tupleOf } from "../values/sequences.ts";
import { jsString, newStr } from "../values/text.ts";
import { METHOD_SHAPE, METHOD_TYPE } from "../well_known.ts";
import { callSelf } from "./native_descriptors.ts";

const GETATTR = staticName("getattr");

const functionOf = (self: Value): Value => H32[(self + METHOD_FUNCTION) >> 2];
const selfOf = (self: Value): Value => H32[(self + METHOD_SELF) >> 2];

function methodNew(_cls: Value, fn: Value, instance: Value): Value {
  if (!isCallable(fn)) return raiseTypeError("first argument must be callable");
  if (instance === NONE) return raiseTypeError("instance must not be None");
  return newMethod(fn, instance);
}

/** The method's own attributes, else those of its function. */
function methodGetAttribute(self: Value, name: Value): Value {
  const own = typeLookup(METHOD_TYPE, name);
  if (own === 0) return getAttribute(functionOf(self), name);
  const get = slotOf(typeOf(own), Slot.get);
  return get === null ? own : get(own, self, METHOD_TYPE);
}

function methodRepr(self: Value): Value {
  const mark = rootMark();
  let name = "?";
  for (const attribute of [N.__qualname__, N.__name__]) {
    const found = lookupAttribute(functionOf(self), attribute);
    if (found === 0 && pending()) return 0;
    if (found !== 0 && isStr(found)) {
      name = jsString(found);
      break;
    }
  }
  const text = reprOf(selfOf(self));
  releaseRoots(mark);
  return text === 0 ? 0 : newStr(`<bound method ${name} of ${jsString(text)}>`);
}

/** The same object, and equal functions. */
function methodCompare(self: Value, other: Value, operator: number): Value {
  if (operator !== EQUAL && operator !== NOT_EQUAL) return NOT_IMPLEMENTED;
  if ((other & 1) !== 0 || H32[other >> 2] !== METHOD_SHAPE) return NOT_IMPLEMENTED;
  let same = selfOf(self) === selfOf(other) ? 1 : 0;
  if (same === 1 && functionOf(self) !== functionOf(other)) {
    same = compareTruth(functionOf(self), functionOf(other), EQUAL);
    if (same < 0) return 0;
  }
  return (same === 1) === (operator === EQUAL) ? TRUE : FALSE;
}

function methodHash(self: Value): Value {
  const fn = hashWord(functionOf(self));
  return fn === 0 ? 0 : small(((selfOf(self) >>> 3) ^ (fn >> 1)) & 0x3fffffff);
}

function methodReduce(self: Value): Value {
  const mark = rootMark();
  const name = getAttribute(functionOf(self), N.__name__);
  pushRoot(name);
  const getattr = dictGetStr(H32[TS_BUILTINS_DICT >> 2], GETATTR);
  releaseRoots(mark);
  return name === 0 || getattr === 0 ? 0 : tupleOf(getattr, tupleOf(selfOf(self), name));
}

defineType({
  type: METHOD_TYPE,
  doc: "Create a bound instance method object.",
  new: ["function, instance, /", methodNew],
  call: ["*args, **kwargs", callSelf],
  slots: {
    repr: methodRepr,
    compare: methodCompare,
    hash: methodHash,
    getattr: methodGetAttribute,
    get: (self: Value) => self,
  },
  members: { __func__: METHOD_FUNCTION, __self__: METHOD_SELF },
  getset: { __doc__: [(self: Value) => getAttribute(functionOf(self), N.__doc__)] },
  methods: { __reduce__: ["", methodReduce] },
});
