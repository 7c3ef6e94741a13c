/**
 * Derives a micro-op's function from its kernel, with the immediate as a parameter.
 *
 * A kernel is built for one immediate: it does arithmetic on it before there is an expression, and only the outcome, an offset or
 * a constant, stands in the tree. So the kernel is built for several immediates, and what differs from tree to tree is
 * explained as a multiple of a part of the immediate, plus a number. Whatever cannot be explained so is refused.
 */
import { lowerToJavaScript } from "../../core/kernel/javascript.ts";
import type { Kernel } from "../../core/kernel/statements.ts";
import { microOpKernel } from "../../core/trace/micro_op_kernel.ts";
import type { MicroOp } from "../../core/trace/micro_ops.ts";

/** The parameters of all derived functions. */
const PARAMETERS = ["frame", "a", "b", "c", "immediate"];
/** A number that depends on the immediate: scale * PARTS[part] + base. */
export interface Explained {
  readonly part: number;
  readonly scale: number;
  readonly base: number;
}

/** Parts of an immediate that kernels use. */
export const PARTS: readonly (readonly [text: string, part: (immediate: number) => number])[] = [
  ["immediate", (immediate) => immediate],
  ["(immediate & 0xffff)", (immediate) => immediate & 0xffff],
  ["(immediate >> 16)", (immediate) => immediate >> 16],
  ["(immediate >>> 8)", (immediate) => immediate >>> 8],
  ["(immediate & 0xff)", (immediate) => immediate & 0xff],
];
/** Immediates with all parts different, and different from the numbers that kernels contain. */
export const PROBES: readonly number[] = [
  0x0a1b35,
  0x030ac7,
  0x0c4d9e,
  0x155f61,
  0x01b2f0,
  0x0007d3,
];

/**
 * The source of a TypeScript function `name`, which gives undefined where the micro-op leaves.
 *
 * @throws Error for an immediate that cannot be explained, or a kernel that is no function
 */
export function deriveFunction(name: string, op: MicroOp): string {
  const kernels = PROBES.map((immediate) => microOpKernel(name, op, immediate, ["i32"]));
  const found = explainNumbers(name, kernels);
  const text = (value: number | bigint) => {
    const explained = found.get(value);
    return explained === undefined ? undefined : textOf(explained);
  };
  return lowerToJavaScript(kernels[0], {
    types: true,
    parameters: PARAMETERS,
    otherwise: { type: "number | undefined", statement: "return undefined;" },
    constant: text,
    offset: text,
  });
}

/**
 * What the numbers of a kernel mean that depend on the immediate, given the kernel built for each of PROBES: by the number
 * that stands in the first one.
 *
 * @throws Error for an immediate that cannot be explained
 */
export function explainNumbers(
  name: string,
  kernels: readonly Kernel[],
): Map<number | bigint, Explained> {
  const trees = kernels.map(flatten);
  for (const { skeleton } of trees) {
    if (skeleton === trees[0].skeleton) continue;
    throw new Error(`Cannot derive ${name}: its kernel has another form for another immediate`);
  }
  const found = new Map<number | bigint, Explained>();
  const fixed = new Set<number | bigint>();
  trees[0].numbers.forEach((first, place) => {
    const all = trees.map(({ numbers }) => numbers[place]);
    if (all.every((each) => each === first)) fixed.add(first);
    else {
      const explained = explainNumber(name, all.map(Number));
      const before = found.get(first);
      if (before !== undefined && textOf(before) !== textOf(explained)) fixed.add(first);
      found.set(first, explained);
    }
  });
  for (const value of found.keys()) {
    if (fixed.has(value)) throw new Error(`Cannot derive ${name}: choose other probes`);
  }
  return found;
}

/** The numbers of a tree in the order in which they stand, and the rest. */
function flatten({ body }: Kernel): { skeleton: string; numbers: (number | bigint)[] } {
  const numbers: (number | bigint)[] = [];
  const skeleton = JSON.stringify(body, (key, value) => {
    if (key === "offset") {
      numbers.push(value);
      return "offset";
    }
    if (value?.node === "constant") {
      numbers.push(value.value);
      return "constant";
    }
    return value;
  });
  return { skeleton, numbers };
}

/** What a number of a kernel means, given its values for each of PROBES. @throws Error when it cannot be explained */
export function explainNumber(name: string, numbers: readonly number[]): Explained {
  for (const [place, [, part]] of PARTS.entries()) {
    const [first, second] = PROBES.map(part);
    if (first === second) continue;
    const scale = (numbers[0] - numbers[1]) / (first - second);
    const base = numbers[0] - scale * first;
    const holds = PROBES.every((probe, i) => scale * part(probe) + base === numbers[i]);
    if (Number.isInteger(scale) && holds) return { part: place, scale, base };
  }
  throw new Error(`Cannot derive ${name}: cannot explain ${numbers.join(", ")} by the immediate`);
}

function textOf({ part, scale, base }: Explained): string {
  const [text] = PARTS[part];
  if (base === 0) return scale === 1 ? text : `(${scale} * ${text})`;
  return scale === 1 ? `(${text} + ${base})` : `(${scale} * ${text} + ${base})`;
}
