/**
 * The type below random.Random (Modules/_randommodule.c), and those methods of random.Random that programs call most,
 * for the arguments that they mostly have; the rest is Python source (module.ts).
 *
 *     Random   4 the state: a raw of STATE_WORDS words, 0 until it is seeded
 */
import { RAW_DATA } from "../../heap/layouts/basic.ts";
import { TYPE_FLAG_BASETYPE } from "../../heap/layouts/type.ts";
import { NONE } from "../../heap/map.ts";
import { H32, HU8 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import { small, smallValue, type Value } from "../../heap/value.ts";
import type { NativeEntry, TypeDefinition } from "../../objects/define.ts";
import {
  raiseOverflowError,
  raiseTypeError,
  raiseValueError,
  typeName,
} from "../../objects/errors.ts";
import { allocateInstance } from "../../objects/instances.ts";
import { isTuple } from "../../objects/kinds.ts";
import { getAttribute } from "../../objects/protocols/attributes.ts";
import { callTuple } from "../../objects/protocols/call.ts";
import { getItem, lengthOf } from "../../objects/protocols/items.ts";
import { asIndex, indexNumber } from "../../objects/protocols/index_number.ts";
import { isExactFloat, realOf } from "../../objects/protocols/number_input.ts";
import { viewAddress, viewBytes, viewLength } from "../../objects/values/bytes_object.ts";
import { intSign, isInt, newBigInt, newFloat, newInt } from "../../objects/values/numbers.ts";
import { integerOf } from "../../objects/values/int_operands.ts";
import { admitInteger } from "../../objects/values/int_size.ts";
import {
  allocateRaw,
  allocateTuple,
  listItem,
  listLength,
  setTupleItem,
  tupleItem,
  tupleLength,
  tupleOf,
} from "../../objects/values/sequences.ts";
import { listFirst } from "../../objects/values/list_storage.ts";
import { internText } from "../../objects/values/text.ts";
import { chargeWork } from "../../objects/work.ts";
import {
  BYTES_SHAPE,
  LIST_SHAPE,
  RANGE_SHAPE,
  STR1_SHAPE,
  STR2_SHAPE,
  STR4_SHAPE,
  TUPLE_SHAPE,
} from "../../objects/well_known.ts";
import {
  randomBelow,
  randomBits,
  randomFloat,
  seedFromBytes,
  seedFromInteger,
  STATE_WORDS,
} from "../algorithms/mersenne_twister.ts";
import { RANDOM_TYPE } from "../static_types.ts";

const STATE = 4;

/** The memory as unsigned words; `unsignedWords` renews it when another memory was bound. */
let unsigned: Uint32Array = new Uint32Array(0);

function unsignedWords(): Uint32Array {
  if (unsigned.buffer !== H32.buffer) unsigned = new Uint32Array(H32.buffer);
  return unsigned;
}

/** Index of the first word of the state. A generator that was never seeded is now. @throws OutOfMemory */
function stateOf(self: Value): number {
  const state = H32[(self + STATE) >> 2];
  return ((state === 0 ? newState(self) : state) + RAW_DATA) >> 2;
}

function newState(self: Value): Value {
  const state = allocateRaw(4 * STATE_WORDS);
  H32[(self + STATE) >> 2] = state;
  seedFromBytes(unsignedWords(), (state + RAW_DATA) >> 2, entropy(32));
  return state;
}

function entropy(count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  for (let at = 0; at < count; at += 65536) {
    crypto.getRandomValues(bytes.subarray(at, Math.min(count, at + 65536)));
  }
  return bytes;
}

const integer = (value: number | bigint): Value =>
  typeof value === "number" ? newInt(value) : newBigInt(value);

// --- what the C type has

function seed(self: Value, value: Value): Value {
  if (value === 0 || value === NONE) {
    newState(self);
    return NONE;
  }
  if (!isInt(value)) {
    return raiseTypeError(`seed must be None or int, not ${typeName(value)}`);
  }
  seedFromInteger(unsignedWords(), stateOf(self), integerOf(value));
  return NONE;
}

function seedBytes(self: Value, value: Value): Value {
  if (!viewBytes(value)) return raiseTypeError("a bytes-like object is required");
  const bytes = HU8.slice(viewAddress, viewAddress + viewLength);
  seedFromBytes(unsignedWords(), stateOf(self), bytes);
  return NONE;
}

function getRandomBits(self: Value, count: Value): Value {
  const bits = indexNumber(count);
  if (bits !== bits) return 0;
  if (bits < 0) return raiseValueError("Cannot convert negative int");
  if (bits > 4096 && !admitInteger(bits, bits / 8)) return 0;
  return integer(randomBits(unsignedWords(), stateOf(self), bits));
}

function getState(self: Value): Value {
  const first = stateOf(self);
  const result = allocateTuple(STATE_WORDS);
  for (let i = 0; i < STATE_WORDS; i++) setTupleItem(result, i, newInt(H32[first + i] >>> 0));
  return result;
}

function setState(self: Value, state: Value): Value {
  if (!isTuple(state)) return raiseTypeError("state vector must be a tuple");
  if (tupleLength(state) !== STATE_WORDS) return raiseValueError("state vector is the wrong size");
  const words = new Uint32Array(STATE_WORDS);
  for (let i = 0; i < STATE_WORDS; i++) {
    const word = tupleItem(state, i);
    if (!isInt(word)) return raiseTypeError("an integer is required");
    if (intSign(word) < 0) {
      return raiseOverflowError("can't convert negative value to unsigned int");
    }
    const number = Number(integerOf(word));
    if (number > 0xffffffff) {
      return i < STATE_WORDS - 1
        ? raiseOverflowError("Python int too large to convert to C unsigned long")
        : raiseValueError("invalid state");
    }
    words[i] = number;
  }
  if (words[STATE_WORDS - 1] >= STATE_WORDS) return raiseValueError("invalid state");
  const first = stateOf(self);
  unsignedWords().set(words, first);
  return NONE;
}

// --- what random.Random defines in Python

/** Calls the Python method that does what a native method leaves to it. */
function otherwise(self: Value, name: string, ...args: Value[]): Value {
  const mark = rootMark();
  const method = getAttribute(self, internText(name));
  pushRoot(method);
  const result = method === 0 ? 0 : callTuple(method, tupleOf(...args.filter((arg) => arg !== 0)));
  releaseRoots(mark);
  return result;
}

function below(self: Value, bound: number): number {
  return randomBelow(unsignedWords(), stateOf(self), bound) as number;
}

/** random.Random._randbelow: an int below one that is positive. */
function randomBelowValue(self: Value, bound: Value): Value {
  if ((bound & 1) !== 0 && bound > 1) return newInt(below(self, bound >> 1));
  const plain = asIndex(bound);
  if (plain === 0) return 0;
  if (intSign(plain) <= 0) return raiseValueError("empty range");
  return integer(randomBelow(unsignedWords(), stateOf(self), integerOf(plain)));
}

function randomRange(self: Value, start: Value, stop: Value, step: Value): Value {
  if (start === 0) return missing("randrange", "start");
  if ((start & 1) !== 0 && step === 0) {
    const from = smallValue(start);
    if (stop === 0 || stop === NONE) {
      if (from > 0) return newInt(below(self, from));
    } else if ((stop & 1) !== 0 && smallValue(stop) > from) {
      return newInt(from + below(self, smallValue(stop) - from));
    }
  }
  return otherwise(self, "_randrange", start, stop === 0 ? NONE : stop, step);
}

function randomInteger(self: Value, a: Value, b: Value): Value {
  if (a === 0 || b === 0) {
    if (a !== 0 || b !== 0) return missing("randint", a === 0 ? "a" : "b");
    return raiseTypeError("Random.randint() missing 2 required positional arguments: 'a' and 'b'");
  }
  if ((a & b & 1) !== 0 && a <= b) {
    return newInt(smallValue(a) + below(self, smallValue(b) - smallValue(a) + 1));
  }
  return otherwise(self, "_randint", a, b);
}

function missing(method: string, parameter: string): Value {
  return raiseTypeError(
    `Random.${method}() missing 1 required positional argument: '${parameter}'`,
  );
}

/** Other builtin sequences: nobody sees that their items are taken here. */
const NUMBERED: ReadonlySet<number> = new Set([
  BYTES_SHAPE,
  RANGE_SHAPE,
  STR1_SHAPE,
  STR2_SHAPE,
  STR4_SHAPE,
]);

function choice(self: Value, sequence: Value): Value {
  if (sequence === 0) return missing("choice", "seq");
  if ((sequence & 1) === 0) {
    const shape = H32[sequence >> 2];
    if (shape === LIST_SHAPE) {
      const length = listLength(sequence);
      if (length > 0) return listItem(sequence, below(self, length));
    } else if (shape === TUPLE_SHAPE) {
      const length = tupleLength(sequence);
      if (length > 0) return tupleItem(sequence, below(self, length));
    } else if (NUMBERED.has(shape)) {
      const length = lengthOf(sequence);
      if (length > 0) return getItem(sequence, newInt(below(self, length)));
      if (length < 0) return 0;
    }
  }
  return otherwise(self, "_choice", sequence);
}

function shuffle(self: Value, list: Value): Value {
  if (list === 0) return missing("shuffle", "x");
  if ((list & 1) !== 0 || H32[list >> 2] !== LIST_SHAPE) return otherwise(self, "_shuffle", list);
  const length = listLength(list);
  if (length < 2) return NONE;
  if (!chargeWork(length >> 1)) return 0;
  const state = stateOf(self);
  const words = unsignedWords();
  const first = listFirst(list);
  for (let i = length - 1; i > 0; i--) {
    const j = randomBelow(words, state, i + 1) as number;
    const item = H32[first + i];
    H32[first + i] = H32[first + j];
    H32[first + j] = item;
  }
  return NONE;
}

function uniform(self: Value, a: Value, b: Value): Value {
  if (a === 0 || b === 0) {
    if (a !== 0 || b !== 0) return missing("uniform", a === 0 ? "a" : "b");
    return raiseTypeError("Random.uniform() missing 2 required positional arguments: 'a' and 'b'");
  }
  const plain = ((a & 1) !== 0 || isExactFloat(a)) && ((b & 1) !== 0 || isExactFloat(b));
  if (!plain) return otherwise(self, "_uniform", a, b);
  const from = realOf(a);
  return newFloat(from + (realOf(b) - from) * randomFloat(unsignedWords(), stateOf(self)));
}

/** Bytes of the host's own generator. */
function systemBytes(count: Value): Value {
  const length = indexNumber(count);
  if (length !== length) return 0;
  if (length < 0) return raiseValueError("negative argument not allowed");
  if (!admitInteger(length * 8, length)) return 0;
  let text = "";
  for (const byte of entropy(length)) text += byte.toString(16).padStart(2, "0");
  return text === "" ? small(0) : newBigInt(BigInt("0x" + text));
}

/** The type `_random.Random`. */
export const generatorType: TypeDefinition = {
  type: RANDOM_TYPE,
  module: "_random",
  flags: TYPE_FLAG_BASETYPE,
  doc: "Random() -> create a random number generator with its own internal state.",
  new: ["*args, **kwargs", (cls: number) => allocateInstance(cls)],
  methods: {
    random: ["", (self: Value) => newFloat(randomFloat(unsignedWords(), stateOf(self)))],
    seed: ["n=None, /", seed],
    getrandbits: ["k, /", getRandomBits],
    getstate: ["", getState],
    setstate: ["state, /", setState],
    _seed_bytes: ["data, /", seedBytes],
    _randbelow: ["n, /", randomBelowValue],
    randrange: ["start=None, stop=None, step=1", randomRange],
    randint: ["a=None, b=None", randomInteger],
    choice: ["seq=None", choice],
    shuffle: ["x=None", shuffle],
    uniform: ["a=None, b=None", uniform],
  },
};

/** Functions that the module's source uses. */
export const generatorFunctions: Readonly<Record<string, NativeEntry>> = {
  _system_bits: ["count, /", systemBytes],
};
