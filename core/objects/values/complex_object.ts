/** Making and reading complex objects. Layout: heap/layouts/basic.ts. */
import { allocate } from "../../heap/allocator.ts";
import { COMPLEX_BYTES, COMPLEX_IMAG, COMPLEX_REAL } from "../../heap/layouts/basic.ts";
import {
  BOXED_VALUE,
  KIND_BOXED_COMPLEX,
  KIND_COMPLEX,
  SHAPE_KIND,
} from "../../heap/layouts/shape.ts";
import { H32, HF64 } from "../../heap/memory.ts";
import type { Value } from "../../heap/value.ts";
import { COMPLEX_SHAPE } from "../well_known.ts";

/** A new complex. @throws OutOfMemory */
export function newComplex(real: number, imaginary: number): Value {
  const address = allocate(COMPLEX_BYTES);
  H32[address >> 2] = COMPLEX_SHAPE;
  HF64[(address + COMPLEX_REAL) >> 3] = real;
  HF64[(address + COMPLEX_IMAG) >> 3] = imaginary;
  return address;
}

/** Whether the value is a complex, subclasses included. */
export function isComplex(value: Value): boolean {
  if ((value & 1) !== 0) return false;
  const kind = H32[(H32[value >> 2] + SHAPE_KIND) >> 2] >> 1;
  return kind === KIND_COMPLEX || kind === KIND_BOXED_COMPLEX;
}

/** The plain complex of a complex of any form. */
export function plainComplex(value: Value): Value {
  return H32[value >> 2] === COMPLEX_SHAPE ? value : H32[(value + BOXED_VALUE) >> 2];
}

/** The real part of a complex of any form. */
export function realPart(value: Value): number {
  return HF64[(plainComplex(value) + COMPLEX_REAL) >> 3];
}

/** The imaginary part of a complex of any form. */
export function imaginaryPart(value: Value): number {
  return HF64[(plainComplex(value) + COMPLEX_IMAG) >> 3];
}
