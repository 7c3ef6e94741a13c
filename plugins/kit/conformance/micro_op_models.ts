/**
 * What each micro-op means, written a second time and without the kernel language: ints are BigInts, memory is a DataView.
 * And what each is tried on: operands, immediates, states of memory.
 */
import { FRAME_STACK_END } from "../../../core/heap/map.ts";
import type { MicroOpName } from "../../../core/trace/micro_ops.ts";

/** Memory as a model sees it, and helpers. */
export interface Machine {
  word(at: number): number;
  setWord(at: number, value: number): void;
  byte(at: number): number;
  double(at: number): number;
  setDouble(at: number, value: number): void;
  /** Calls the test's stand-in for a helper. */
  helper(name: string, ...operands: number[]): number;
}

/** The model leaves. */
export const LEAVES = undefined;
/** The result of what has none. */
const DONE = 0;

/** Where the test has things. */
export const FRAME = 0x4000;
export const OBJECT = 0x5000;
export const OTHER = 0x5100;
export const TEXT = 0x5200;
export const FLOATS = 0x5300;
export const ROOM = 0x6000;
/** Shapes: any numbers do. */
export const SHAPE = 0xc200;
export const OTHER_SHAPE = 0xc240;

/** The thread state's words that micro-ops use (core/heap/map.ts), spelled out. */
export const STATE = {
  bump: 0x40,
  bumpEnd: 0x44,
  countdown: 0x48,
  frame: 0x54,
  stackTop: 0x58,
  depth: 0x60,
  depthLimit: 0x64,
} as const;
const FLOAT_SHAPE = 49664;
const GENERATOR_SHAPE = 52224;
const EXIT_VALUES = 0x200;
const CHARACTERS = 0xa00;
const [FALSE, TRUE] = [2056, 2064];
const LOCALS = 48;

const INT_MIN = -(2n ** 30n);
const INT_MAX = 2n ** 30n - 1n;

/** The number, if it is that of a small int. */
function small(value: bigint): number | undefined {
  return value >= INT_MIN && value <= INT_MAX ? Number(value) : LEAVES;
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return quotient * b !== a && (a < 0n) !== (b < 0n) ? quotient - 1n : quotient;
}

/** Takes the operands and the immediate as `a`, `b`, `c` and `i`. */
export interface Given {
  readonly m: Machine;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly i: number;
}

/** A micro-op's meaning, and what to try it on where that does not follow from its types. */
export interface Model {
  readonly model: (given: Given) => number | undefined;
  readonly a?: readonly number[];
  readonly b?: readonly number[];
  readonly c?: readonly number[];
  readonly immediates?: readonly number[];
  /** States of memory to try it in. */
  readonly states?: readonly ((m: Machine) => void)[];
  /** What the stand-in of a helper gives, when not all of ROUTINE_RESULTS mean something. */
  readonly results?: readonly number[];
}

const guard = (holds: boolean) => holds ? DONE : LEAVES;
const ints = (model: (a: bigint, b: bigint) => bigint | undefined): Model => ({
  model: ({ a, b }) => {
    const value = model(BigInt(a), BigInt(b));
    return value === undefined ? LEAVES : small(value);
  },
});
const compare = (model: (a: number, b: number) => boolean): Model => ({
  model: ({ a, b }) => model(a, b) ? 1 : 0,
});
const floats = (model: (a: number, b: number) => number | undefined): Model => ({
  model: ({ a, b }) => model(a, b),
});
const finite = (name: string): Model => ({
  model: ({ m, a, b }) => {
    const value = name === "power" ? m.helper(name, a, b) : m.helper(name, a);
    return Number.isFinite(value) ? value : LEAVES;
  },
});

const SHAPES = [SHAPE, OTHER_SHAPE];
const shapeGuard: Model = {
  a: [OBJECT, OTHER, 1, 7],
  immediates: SHAPES,
  model: ({ m, a, i }) => guard(a % 2 === 0 && m.word(a) === i),
};

/** The free run has no room, just room for 16 and for 40 bytes, and much. */
const runs = [-8, 0, 8, 16, 40, 4096].map((room) => (m: Machine) => {
  m.setWord(STATE.bump, ROOM);
  m.setWord(STATE.bumpEnd, ROOM + room);
});

/** FRAME runs code OTHER, whose instructions are in the raw object OTHER. */
function suspended(m: Machine): void {
  m.setWord(STATE.frame, FRAME);
  m.setWord(FRAME + 4, OTHER);
  m.setWord(OTHER + 64, OTHER);
}

/** OBJECT is a generator in a state, with its frame's pc and the exception that it handles. */
function asleep(state: number, pc: number, handled: number): (m: Machine) => void {
  return (m) => {
    m.setWord(OBJECT + 4, state);
    m.setWord(OBJECT + 60, pc / 4);
    m.setWord(OBJECT + 80, handled);
  };
}

/** As suspended; OBJECT is a function of that code with the globals TEXT, and its frames take 96 bytes. */
function calling(m: Machine): void {
  suspended(m);
  m.setWord(OBJECT + 4, OTHER);
  m.setWord(OBJECT + 8, TEXT);
  m.setWord(OTHER + 48, 2 * 96 + 1);
  m.setWord(STATE.stackTop, ROOM);
  m.setWord(STATE.depth, 7);
}

function allocate(m: Machine, bytes: number): number | undefined {
  const object = m.word(STATE.bump);
  if (object + bytes > m.word(STATE.bumpEnd)) return unless(0, m.helper("allocateMore", bytes));
  m.setWord(STATE.bump, object + bytes);
  return object;
}

/** OBJECT is a bytearray with the storage TEXT, whose first byte is at the beginning or behind it. */
const bytearrays = [0, 3].map((start) => (m: Machine) => {
  m.setWord(OBJECT + 4, TEXT);
  m.setWord(OBJECT + 12, 2 * start + 1);
});
const placeOfByte = (m: Machine, index: number) =>
  m.word(OBJECT + 4) + 12 + (m.word(OBJECT + 12) >> 1) + index;

/** What a stand-in of a routine gives: its results that mean something, and an object. */
export const ROUTINE_RESULTS = [0, 1, 2, OBJECT, TEXT];
const routine = (
  model: (
    given: Given,
    call: (name: string, ...operands: number[]) => number,
  ) => number | undefined,
  immediates?: readonly number[],
): Model => ({
  a: [OBJECT, OTHER],
  b: [OTHER, 7, 9],
  c: [OBJECT, 5],
  ...(immediates === undefined ? {} : { immediates }),
  model: (given) => model(given, (name, ...operands) => given.m.helper(name, ...operands)),
});
/** Leaves when the routine says so by a result. */
const unless = (result: number, value: number, given = value) => value === result ? LEAVES : given;

/** A call of a native's kernel. */
const NATIVE = routine(
  ({ a, b, c, i }, call) => unless(0, call("callNative", i % 256, Math.floor(i / 256), a, b, c)),
  [1 | (1 << 8), 28 | (3 << 8)],
);

/** The models. */
export const MODELS: Partial<Record<MicroOpName, Model>> = {
  SLOT: { immediates: [0, 1, 9], model: ({ m, i }) => m.word(FRAME + LOCALS + 4 * i) },
  GUARD_SMALL: { model: ({ a }) => guard(a % 2 !== 0) },
  GUARD_KIND: shapeGuard,
  CHECK_SHAPE: shapeGuard,
  GUARD_IS: { immediates: [0, 1, OBJECT], model: ({ a, i }) => guard(a === i) },
  GUARD_BOUND: { model: ({ a }) => guard(a !== 0) },
  GUARD_TRUE: { model: ({ a }) => guard(a === 1) },
  GUARD_FALSE: { model: ({ a }) => guard(a === 0) },
  GUARD_INDEX: {
    b: [1, 3, 5, 15, 0x7fffffff],
    model: ({ a, b }) => guard(a >= 0 && a < (b - 1) / 2),
  },
  GUARD_INT_NOT: { immediates: [0, -1, 5], model: ({ a, i }) => guard(a !== i) },
  CHECK_FRAMES: {
    immediates: [(64 << 8) | 1, (65 << 8) | 3, (4096 << 8) | 12],
    states: [
      [FRAME_STACK_END - 64, 3, 100],
      [FRAME_STACK_END - 4096, 99, 100],
      [FRAME_STACK_END - 4096, 97, 100],
      [FRAME_STACK_END - 8192, 88, 100],
      [FRAME_STACK_END, 0, 100],
    ].map(([top, depth, limit]) => (m: Machine) => {
      m.setWord(STATE.stackTop, top);
      m.setWord(STATE.depth, depth);
      m.setWord(STATE.depthLimit, limit);
    }),
    model: ({ m, i }) => {
      const [bytes, calls] = [Math.floor(i / 256), i % 256];
      const room = FRAME_STACK_END - m.word(STATE.stackTop) >= bytes;
      return guard(room && m.word(STATE.depth) + calls <= m.word(STATE.depthLimit));
    },
  },
  COUNT_STEP: {
    states: [0, 1, 2, 1000].map((left) => (m: Machine) => m.setWord(STATE.countdown, left)),
    model: ({ m }) => {
      const left = m.word(STATE.countdown);
      if (left === 0) return LEAVES;
      m.setWord(STATE.countdown, left - 1);
      return DONE;
    },
  },
  EXIT: { model: () => LEAVES },
  STORE_SLOT: {
    immediates: [0, 1, 9],
    model: ({ m, a, i }) => {
      m.setWord(FRAME + LOCALS + 4 * i, a);
      return DONE;
    },
  },
  FRAME_WORD: { immediates: [4, 28], model: ({ m, i }) => m.word(FRAME + i) },
  SUSPEND_AT: {
    immediates: [0, 1, 300],
    states: [suspended],
    model: ({ m, i }) => {
      m.setWord(FRAME + 20, (OTHER + 8) / 4 + i);
      return DONE;
    },
  },
  SUSPEND_HEIGHT: {
    immediates: [0, 1, 30],
    states: [suspended],
    model: ({ m, i }) => {
      m.setWord(FRAME + 24, (FRAME + LOCALS) / 4 + i);
      return DONE;
    },
  },
  PUSH_FRAME: {
    a: [OBJECT],
    b: [0, OTHER],
    immediates: [0, 2],
    states: [calling],
    model: ({ m, a, b, i }) => {
      const [frame, end] = [ROOM, ROOM + 96];
      m.setWord(STATE.stackTop, end);
      m.setWord(STATE.depth, 8);
      // Below, code, function, globals, names; return, generator, what it needs, exception, end.
      [FRAME, OTHER, a, TEXT, 0].forEach((word, at) => m.setWord(frame + 4 * at, word));
      [i, 0, b, 0, end].forEach((word, at) => m.setWord(frame + 28 + 4 * at, word));
      m.setWord(STATE.frame, frame);
      return frame;
    },
  },
  CREATE_GENERATOR: {
    a: [OBJECT],
    b: [0, 3],
    c: [136],
    immediates: [FRAME / 4],
    states: [96, 136, 4096].map((room) => (m: Machine) => {
      calling(m);
      m.setWord(STATE.bump, ROOM);
      m.setWord(STATE.bumpEnd, ROOM + room);
    }),
    model: ({ m, a, b, c, i }) => {
      if (m.word(STATE.bump) + c > m.word(STATE.bumpEnd)) return LEAVES;
      m.setWord(STATE.bump, ROOM + c);
      const [own, code] = [ROOM + 40, m.word(a + 4)];
      // Shape, state, name, qualified name; code and size; what the frame says of them.
      [GENERATOR_SHAPE, 1, m.word(a + 12), m.word(a + 16)]
        .forEach((word, at) => m.setWord(ROOM + 4 * at, word));
      m.setWord(ROOM + 20, code);
      m.setWord(ROOM + 28, 2 * 96 + 1);
      [code, a, m.word(a + 8)].forEach((word, at) => m.setWord(own + 4 + 4 * at, word));
      m.setWord(own + 20, i);
      m.setWord(own + 24, (own + LOCALS) / 4 + b);
      m.setWord(own + 32, ROOM);
      m.setWord(own + 44, own + 96);
      return ROOM;
    },
  },
  START_GENERATOR: {
    a: [OBJECT],
    immediates: [FRAME / 4],
    states: [asleep(1, FRAME, 0), asleep(3, FRAME, 0), asleep(1, FRAME + 4, 0)],
    model: ({ m, a, i }) => {
      if (m.word(a + 4) !== 1 || m.word(a + 60) !== i) return LEAVES;
      m.setWord(a + 4, 5);
      return DONE;
    },
  },
  FINISH_GENERATOR: {
    a: [OBJECT],
    states: [asleep(5, FRAME, 0)],
    model: ({ m, a }) => {
      m.setWord(a + 4, 7);
      m.setWord(a + 64, (a + 40 + LOCALS) / 4);
      return DONE;
    },
  },
  RESUME_GENERATOR: {
    a: [OBJECT],
    immediates: [FRAME / 4],
    states: [
      asleep(3, FRAME, 0),
      asleep(5, FRAME, 0),
      asleep(3, FRAME + 4, 0),
      asleep(3, FRAME, OTHER),
    ],
    model: ({ m, a, i }) => {
      if (m.word(a + 4) !== 3 || m.word(a + 60) !== i || m.word(a + 80) !== 0) return LEAVES;
      m.setWord(a + 4, 5);
      return DONE;
    },
  },
  SUSPEND_GENERATOR: {
    a: [OBJECT],
    b: [0, 1, 7],
    immediates: [FRAME / 4],
    states: [asleep(5, FRAME, 0)],
    model: ({ m, a, b, i }) => {
      m.setWord(a + 4, 3);
      m.setWord(a + 60, i);
      m.setWord(a + 64, (a + 40 + LOCALS) / 4 + b);
      return DONE;
    },
  },
  TAKE: { immediates: [0, 1, 7], model: ({ m, i }) => m.word(EXIT_VALUES + 8 * i) },
  UNTAG: { a: [1, 3, -1, -3, 0x7fffffff, -0x7fffffff], model: ({ a }) => (a - 1) / 2 },
  TAG: { model: ({ a }) => 2 * a + 1 },
  UNBOX: { a: [FLOATS, FLOATS + 16, FLOATS + 32], model: ({ m, a }) => m.double(a + 8) },
  BOX: {
    states: runs,
    results: [0, ROOM],
    model: ({ m, a }) => {
      const object = allocate(m, 16);
      if (object === LEAVES) return LEAVES;
      m.setWord(object, FLOAT_SHAPE);
      m.setDouble(object + 8, a);
      return object;
    },
  },
  BOOL_WORD: { model: ({ a }) => a === 1 ? TRUE : FALSE },
  INT_FLOAT: { model: ({ a }) => a },
  BOOL_INT: { model: ({ a }) => a },
  INT_ADD: ints((a, b) => a + b),
  INT_SUBTRACT: ints((a, b) => a - b),
  INT_MULTIPLY: ints((a, b) => a * b),
  INT_FLOOR_DIVIDE: ints((a, b) => b === 0n ? undefined : floorDivide(a, b)),
  // Division by -1 is left to the interpreter: the kernel's remainder would trap.
  INT_MODULO: ints((a, b) => b === 0n || b === -1n ? undefined : a - floorDivide(a, b) * b),
  INT_AND: ints((a, b) => a & b),
  INT_OR: ints((a, b) => a | b),
  INT_XOR: ints((a, b) => a ^ b),
  // Counts that no int has bits for are left to the interpreter.
  INT_SHIFT_RIGHT: ints((a, b) => b < 0n || b >= 32n ? undefined : a >> b),
  INT_SHIFT_LEFT: ints((a, b) => b < 0n || b >= 30n ? undefined : a << b),
  INT_NEGATE: ints((a) => -a),
  INT_INVERT: ints((a) => -a - 1n),
  INT_LESS: compare((a, b) => a < b),
  INT_LESS_EQUAL: compare((a, b) => a <= b),
  INT_EQUAL: compare((a, b) => a === b),
  INT_NOT_EQUAL: compare((a, b) => a !== b),
  WORD_ADD: {
    a: [1, 3, -1, 0x7fffffff, -0x7fffffff],
    b: [1, 3, -1, 201],
    model: ({ a, b }) =>
      Number(BigInt.asIntN(32, 2n * (BigInt(a - 1) / 2n + BigInt(b - 1) / 2n) + 1n)),
  },
  INDEX_FROM_END: {
    a: [-1, -2, -5, -0x40000000],
    b: [1, 3, 21, 0x7fffffff],
    model: ({ a, b }) => a + (b - 1) / 2,
  },
  FLOAT_ADD: floats((a, b) => a + b),
  FLOAT_SUBTRACT: floats((a, b) => a - b),
  FLOAT_MULTIPLY: floats((a, b) => a * b),
  FLOAT_DIVIDE: floats((a, b) => b === 0 ? LEAVES : a / b),
  FLOAT_NEGATE: floats((a) => -a),
  FLOAT_ABS: floats((a) => a < 0 || Object.is(a, -0) ? -a : a),
  FLOAT_LESS: compare((a, b) => a < b),
  FLOAT_LESS_EQUAL: compare((a, b) => a <= b),
  FLOAT_EQUAL: compare((a, b) => a === b),
  FLOAT_NOT_EQUAL: compare((a, b) => a !== b),
  SQRT: floats((a) => a >= 0 ? Math.sqrt(a) : LEAVES),
  POWER: finite("power"),
  SIN: finite("sin"),
  COS: finite("cos"),
  EXP: finite("exp"),
  ATAN: finite("atan"),
  TRUNCATE: floats((a) => Math.abs(Math.trunc(a)) < 2 ** 30 ? Math.trunc(a) + 0 : LEAVES),
  FLOOR: floats((a) => Math.abs(Math.floor(a)) < 2 ** 30 ? Math.floor(a) + 0 : LEAVES),
  SELECT_INT: { model: ({ a, b, c }) => a === 1 ? b : c },
  SELECT_FLOAT: { c: [0, -0, 2.5, NaN], model: ({ a, b, c }) => a === 1 ? b : c },
  SAME: { b: [0, 1, 3, OBJECT, OTHER], model: ({ a, b }) => a === b ? 1 : 0 },
  NOT: { model: ({ a }) => 1 - a },
  BINARY: routine(({ a, b, i }, call) => unless(0, call("binary", i, a, b)), [0, 7]),
  COMPARE: routine(({ a, b, i }, call) => unless(2, call("compare", i, a, b)), [0, 5]),
  CONTAINS: routine(({ a, b }, call) => unless(2, call("contains", a, b))),
  DICT_GET: routine(({ m, a, b }, call) => {
    const entry = call("findEntry", a, b);
    return entry > 1 ? m.word(entry + 8) : LEAVES;
  }),
  DICT_SET: routine(({ a, b, c }, call) => unless(0, call("storeEntry", a, b, c), DONE)),
  DICT_DELETE: routine(({ a, b }, call) => call("deleteEntry", a, b) === 1 ? DONE : LEAVES),
  SET_INSERT: routine(({ a, b }, call) => unless(0, call("setAdd", a, b), DONE)),
  LIST_PUSH: routine(({ a, b }, call) => unless(0, call("appendItem", a, b), DONE)),
  SLICE: routine(({ a, b, c }, call) => unless(0, call("sliceBetween", a, b, c))),
  SLICED: routine(({ a, b }, call) => unless(0, call("sliced", a, b))),
  PASS: {
    immediates: [0, 1, 5],
    model: ({ m, a, i }) => {
      m.setWord(EXIT_VALUES + 4 * i, a);
      return DONE;
    },
  },
  JOIN: routine(({ i }, call) => unless(0, call("join", EXIT_VALUES, i)), [2, 5]),
  DECIMAL: routine(({ a }, call) => unless(0, call("decimalText", a))),
  NATIVE,
  NATIVE_CHANGING: NATIVE,
  FORMAT: routine(({ a, b }, call) => unless(0, call("format", a, b))),
  LIST_POP: routine(({ a }, call) => unless(0, call("popItem", a))),
  CALL_TYPE: routine(
    ({ a, b, c, i }, call) => unless(0, call("callType", Math.floor(i / 256), i % 256, a, b, c)),
    [0xc00001, 0xc00003, 0xc04300],
  ),
  STORE_SLICE: routine(({ m, a, b, c }, call) =>
    unless(0, call("storeSlice", a, b, c, m.word(EXIT_VALUES)), DONE)
  ),
  TRUTH: {
    a: [OBJECT, OTHER, 1, 7],
    model: ({ m, a }) => a % 2 !== 0 ? LEAVES : unless(2, m.helper("objectTruth", a)),
  },
  ITERATOR: {
    a: [OBJECT, OTHER, 1, 7],
    model: ({ m, a }) => a % 2 !== 0 ? LEAVES : unless(0, m.helper("iteratorOf", a)),
  },
  NEXT: {
    a: [OBJECT, OTHER, 1, 7],
    immediates: SHAPES,
    model: ({ m, a, i }) => {
      if (a % 2 !== 0 || m.word(a) !== i) return LEAVES;
      return unless(2, m.helper("nextValue", a, i));
    },
  },
  NEXT_ENTRY: {
    a: [OBJECT, OTHER, 1, 7],
    immediates: SHAPES,
    model: ({ m, a, i }) => {
      if (a % 2 !== 0 || m.word(a) !== i) return LEAVES;
      return unless(2, m.helper("nextEntry", a, i));
    },
  },
  FIELD: {
    a: [OBJECT, OTHER],
    immediates: [4, 8 | (3 << 16), 12 | (6 << 16)],
    model: ({ m, a, i }) => m.word(a + i % 65536),
  },
  SET_FIELD: {
    a: [OBJECT, OTHER],
    immediates: [4, 8 | (3 << 16), 12 | (6 << 16)],
    model: ({ m, a, b, i }) => {
      m.setWord(a + i % 65536, b);
      return DONE;
    },
  },
  ITEM: {
    a: [OBJECT, OTHER],
    b: [0, 1, 7],
    immediates: [3, 6],
    model: ({ m, a, b }) => m.word(a + 8 + 4 * b),
  },
  SET_ITEM: {
    a: [OBJECT, OTHER],
    b: [0, 1, 7],
    immediates: [3],
    model: ({ m, a, b, c }) => {
      m.setWord(a + 8 + 4 * b, c);
      return DONE;
    },
  },
  UNIT: { a: [TEXT], b: [0, 1, 2, 3, 7], model: ({ m, a, b }) => m.byte(a + 12 + b) },
  BYTE: {
    a: [OBJECT],
    b: [0, 1, 7],
    states: bytearrays,
    model: ({ m, b }) => m.byte(placeOfByte(m, b)),
  },
  SET_BYTE: {
    a: [OBJECT],
    b: [0, 1, 7],
    c: [0, 127, 255],
    states: bytearrays,
    model: ({ m, b, c }) => {
      const place = placeOfByte(m, b);
      m.setWord(place, m.word(place) & ~255 | c);
      return DONE;
    },
  },
  CHARACTER: { a: [0, 1, 65, 255], model: ({ a }) => CHARACTERS + 16 * a },
  NEW: {
    a: SHAPES,
    immediates: [8, 16, 40],
    states: runs,
    results: [0, ROOM],
    model: ({ m, a, i }) => {
      const object = allocate(m, i);
      if (object === LEAVES) return LEAVES;
      m.setWord(object, a);
      return object;
    },
  },
};
