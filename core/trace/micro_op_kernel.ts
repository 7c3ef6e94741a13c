/** A micro-op's meaning as a function of the kernel language of its own, for what compiles micro-ops one by one. */
import type { Expr, I32 } from "../kernel/expressions.ts";
import { expression, int } from "../kernel/expressions.ts";
import type { Kind } from "../kernel/primitives.ts";
import { type Kernel, kernel } from "../kernel/statements.ts";
import type { MicroOp, MicroOpName, ResultType } from "./micro_ops.ts";

/** The micro-ops that are about the region itself, no functions of operands and memory: who compiles a region does them. */
export const CONTROL: ReadonlySet<MicroOpName> = new Set<MicroOpName>([
  "CONST_INT",
  "CONST_WORD",
  "CONST_BOOL",
  "CONST_FLOAT",
  "INPUT_WORD",
  "INPUT_INT",
  "INPUT_FLOAT",
  "INPUT_BOOL",
  "ENTER",
  "CALL_OUT",
  "LINK",
  "LINK_PUSHED",
  "RETURN",
]);

/** What results are in the kernel language; what is not there is an i32 that nobody reads. */
export const KINDS: Readonly<Record<ResultType, Kind>> = {
  none: "i32",
  word: "i32",
  int: "i32",
  bool: "i32",
  float: "f64",
};

/**
 * The function of a micro-op with an immediate: of the frame's address and up to three operands. It returns the result, 0 where
 * there is none; the micro-op leaves where control comes to the function's end instead.
 *
 * @param more types of parameters behind those, which the micro-op does not have
 * @throws Error for what only a whole region has: its inputs, and the way back to its entry
 */
export function microOpKernel(
  name: string,
  op: MicroOp,
  immediate: number,
  more: readonly Kind[] = [],
): Kernel {
  const kinds = [0, 1, 2].map((place) => KINDS[op.operands[place] ?? "none"]);
  return kernel(name, ["i32", ...kinds, ...more], KINDS[op.result], (k, frame, a, b, c) => {
    k.block((fail) => {
      const given = op.kernel({
        k,
        frame: frame as I32,
        a,
        b,
        c,
        immediate,
        fail,
        get entry(): never {
          throw new Error(`Cannot make a function of ${name}: it goes to the region's entry`);
        },
      });
      k.return((op.result === "none" ? undefined : given as Expr | undefined) ?? nothing(op));
    });
  });
}

/** What a micro-op without a result gives when it does not leave. */
function nothing(op: MicroOp): Expr {
  if (op.result === "none") return int(0);
  return expression(KINDS[op.result], { node: "constant", value: 0 });
}
