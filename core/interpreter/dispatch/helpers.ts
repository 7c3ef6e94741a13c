/**
 * What the kernels call outside of their module. V8 knows these functions of Math when they are imported and compiles a call
 * of one to the same code as in JavaScript, so the results are those of the slow way to the last bit.
 */
import { allocateForKernel, makeRoomForKernel } from "../../heap/allocator.ts";
import { floatFloorDivide, floatMod } from "../../objects/numeric/float_arithmetic.ts";
import type { Helper } from "../../kernel/statements.ts";

type OfDouble = Helper & { readonly result: "f64" };
type OfBytes = Helper & { readonly result: "i32" };

const unary = (name: string): OfDouble => ({ name, parameters: ["f64"], result: "f64" });

export const POW: OfDouble = { name: "pow", parameters: ["f64", "f64"], result: "f64" };
export const SIN = unary("sin");
export const COS = unary("cos");
export const EXP = unary("exp");
export const ATAN = unary("atan");

/** x % y and x // y as Python has them, y not 0 (objects/numeric/float_arithmetic.ts). */
export const FLOAT_MODULO: OfDouble = { ...POW, name: "floatModulo" };
export const FLOAT_FLOOR_DIVIDE: OfDouble = { ...POW, name: "floatFloorDivide" };

const ofBytes = (name: string): OfBytes => ({ name, parameters: ["i32"], result: "i32" });

/** More memory when the run is used up (heap/allocator.ts); 0 where there is none. */
export const ALLOCATE_MORE = ofBytes("allocateMore");
export const MAKE_ROOM = ofBytes("makeRoom");

/** All of them. Code that cannot call the host takes 0 for what gives an i32, NaN for what gives an f64. */
export const HELPERS: readonly (OfDouble | OfBytes)[] = [
  POW,
  SIN,
  COS,
  EXP,
  ATAN,
  FLOAT_MODULO,
  FLOAT_FLOOR_DIVIDE,
  ALLOCATE_MORE,
  MAKE_ROOM,
];

/** What an instance imports. */
export const HELPER_FUNCTIONS = {
  pow: Math.pow,
  sin: Math.sin,
  cos: Math.cos,
  exp: Math.exp,
  atan: Math.atan,
  floatModulo: floatMod,
  floatFloorDivide,
  allocateMore: allocateForKernel,
  makeRoom: makeRoomForKernel,
} as const;
