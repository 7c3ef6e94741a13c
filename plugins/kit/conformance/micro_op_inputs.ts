/** What micro-ops are tried on where their models say nothing of it: operands by type, and memory. */
import type { ResultType } from "../../../core/trace/micro_ops.ts";
import {
  FLOATS,
  type Machine,
  OBJECT,
  OTHER,
  OTHER_SHAPE,
  SHAPE,
  TEXT,
} from "./micro_op_models.ts";
import { EDGES, Random } from "./values.ts";

/** The bytes of memory that the models know: a page. */
export const BYTES = 65536;

const random = new Random(11);
const someInts = Array.from({ length: 12 }, () => random.bits() >> (1 + random.below(30)));
const someFloats = Array.from({ length: 12 }, () => random.bits() * 2 ** (random.below(80) - 40));

/** What operands of a type are tried. */
export const OPERANDS: Readonly<Record<ResultType, readonly number[]>> = {
  none: [0],
  word: [0, 1, 3, -1, 0x7fffffff, -0x7fffffff, OBJECT, OTHER],
  int: [
    ...EDGES.i32.filter((value) => value >= -0x40000000 && value < 0x40000000),
    ...someInts,
  ],
  bool: [0, 1],
  float: [...EDGES.f64, ...someFloats],
};

/** A fresh memory with the models' objects in it. */
export function prepared(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(BYTES);
  const source = new Random(5);
  for (let i = 0x200; i < 0x8000; i++) bytes[i] = source.below(256);
  const view = new DataView(bytes.buffer);
  view.setInt32(OBJECT, SHAPE, true);
  view.setInt32(OTHER, OTHER_SHAPE, true);
  view.setInt32(TEXT, SHAPE, true);
  [0.1, -0, Infinity].forEach((value, i) => view.setFloat64(FLOATS + 16 * i + 8, value, true));
  return bytes;
}

/** The memory as models see it; helpers are `call`. */
export function machineOver(
  bytes: Uint8Array<ArrayBuffer>,
  call: (name: string, operands: readonly number[]) => number,
): Machine {
  const view = new DataView(bytes.buffer);
  return {
    word: (at) => view.getInt32(at, true),
    setWord: (at, value) => view.setInt32(at, value, true),
    byte: (at) => view.getUint8(at),
    double: (at) => view.getFloat64(at, true),
    setDouble: (at, value) => view.setFloat64(at, value, true),
    helper: (name, ...operands) => call(name, operands),
  };
}
