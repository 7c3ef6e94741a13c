/**
 * Derives a micro-op's stencil from its kernel: the WebAssembly code that the kernel lowers to, with holes for what differs from
 * use to use. See ../stencils.ts for its form.
 *
 * The kernel is lowered for several immediates; a number that differs between them is explained as a multiple of a part of
 * the immediate, plus a number, as the reference backend does (../../reference/derive.ts).
 */
import { ByteWriter } from "../../../core/kernel/bytes.ts";
import type { Expr, I32 } from "../../../core/kernel/expressions.ts";
import { Builder, type Label, type Statement } from "../../../core/kernel/statements.ts";
import {
  type CodeWriter,
  lowerExpression,
  lowerStatements,
} from "../../../core/kernel/wasm_function.ts";
import type { Kind } from "../../../core/kernel/primitives.ts";
import type { MicroOp, ResultType } from "../../../core/trace/micro_ops.ts";
import { explainNumber, PROBES } from "../../reference/derive.ts";
import { Does, Hole, NO_RESULT, ON_STACK } from "../stencil_format.ts";

/** A stencil. */
export interface Stencil {
  /** Bytes and holes. */
  readonly code: readonly number[];
  /** Kinds of the variables that it needs for itself. */
  readonly temporaries: readonly Kind[];
  /** Where its result is: ON_STACK, NO_RESULT, or the number of a temporary. */
  readonly result: number;
  /** Bits of Does. */
  readonly does: number;
  /** The operand that it begins with and does not use again: that need not be in a local. -1: there is none. */
  readonly first: number;
}

const KINDS: Readonly<Record<ResultType, Kind>> = {
  none: "i32",
  word: "i32",
  int: "i32",
  bool: "i32",
  float: "f64",
};

/** The frame and the operands are the first variables of a kernel; what follows are its temporaries. */
const FRAME = 0;
const FIRST_OPERAND = 1;
const FIRST_TEMPORARY = 4;

const FAIL: Label = { loop: false, id: -1 };
const ENTRY: Label = { loop: true, id: -2 };

/** An encoded piece, or a number that is encoded where it stands and may depend on the immediate. */
type Piece = number | { readonly number: number; readonly as: Hole.INT | Hole.OFFSET };

/** @param calleeOf the number of a helper */
export function deriveStencil(
  name: string,
  op: MicroOp,
  calleeOf: (helper: string) => number,
): Stencil {
  const [first, ...others] = PROBES.map((immediate) => lowerFor(op, immediate, calleeOf));
  for (const { pieces } of others) {
    const same = pieces.length === first.pieces.length && pieces.every((piece, i) => {
      const other = first.pieces[i];
      return typeof piece === "number" ? piece === other : typeof other !== "number";
    });
    if (!same) throw new Error(`Cannot derive ${name}: another immediate gives other code`);
  }
  const code: number[] = [];
  first.pieces.forEach((piece, place) => {
    if (typeof piece === "number") {
      code.push(piece);
      return;
    }
    const numbers = [first, ...others].map(({ pieces }) =>
      (pieces[place] as Exclude<Piece, number>).number
    );
    if (numbers.every((each) => each === numbers[0])) {
      code.push(...encoded(piece.as, piece.number));
      return;
    }
    const { part, scale, base } = explainNumber(name, numbers);
    code.push(piece.as, part, scale, base);
  });
  const { temporaries, result, pieces } = first;
  const has = (hole: Hole) => pieces.includes(hole);
  const does = (has(Hole.FAIL) ? Does.LEAVE : 0) | (has(Hole.CALLEE) ? Does.CALL : 0) |
    (has(Hole.ENTRY) || first.returns ? Does.END : 0);
  return { code, temporaries, result, does, first: firstOperand(pieces) };
}

function firstOperand(pieces: readonly Piece[]): number {
  const [piece] = pieces;
  if (typeof piece !== "number" || pieces.lastIndexOf(piece) > 0) return -1;
  return piece >= Hole.OPERAND && piece < Hole.OPERAND + 3 ? piece - Hole.OPERAND : -1;
}

function encoded(as: Hole, number: number): Uint8Array {
  const bytes = new ByteWriter();
  if (as === Hole.INT) bytes.signed(number);
  else bytes.unsigned(number);
  return bytes.view().slice();
}

function lowerFor(op: MicroOp, immediate: number, calleeOf: (helper: string) => number) {
  const k = new Builder();
  const frame = k.variable("i32") as I32;
  const [a, b, c] = [0, 1, 2].map((place) => k.variable(KINDS[op.operands[place] ?? "none"]));
  const given = op.kernel({ k, frame, a, b, c, immediate, fail: FAIL, entry: ENTRY });
  const writer = new StencilWriter(calleeOf);
  lowerStatements(k.statements, writer);
  return {
    pieces: writer.pieces,
    temporaries: k.variables.slice(FIRST_TEMPORARY),
    returns: returns(k.statements),
    result: resultOf(op, given ?? null, writer),
  };
}

function returns(statements: readonly Statement[]): boolean {
  return statements.some((statement) => {
    switch (statement.do) {
      case "return":
        return true;
      case "block":
        return returns(statement.body);
      case "if":
        return returns(statement.yes) || returns(statement.no);
      case "switch":
        return statement.bodies.some(returns);
    }
    return false;
  });
}

/** Where the result is; puts it on the stack when it is no temporary. */
function resultOf(op: MicroOp, given: Expr | null, writer: StencilWriter): number {
  if (op.result === "none" || given === null) return NO_RESULT;
  if (given.of.node === "variable" && given.of.index >= FIRST_TEMPORARY) {
    return given.of.index - FIRST_TEMPORARY;
  }
  lowerExpression(given, writer);
  return ON_STACK;
}

/** Collects the pieces of a stencil. */
class StencilWriter implements CodeWriter {
  readonly pieces: Piece[] = [];
  readonly #calleeOf: (helper: string) => number;

  constructor(calleeOf: (helper: string) => number) {
    this.#calleeOf = calleeOf;
  }

  byte(value: number): void {
    this.pieces.push(value);
  }

  variable(index: number): void {
    if (index >= FIRST_TEMPORARY) {
      this.pieces.push(Hole.TEMPORARY + index - FIRST_TEMPORARY);
      return;
    }
    // An operand may be a constant, so the hole takes the place of the opcode too.
    if (this.pieces.pop() !== LOCAL_GET) {
      throw new Error("Cannot derive a stencil: its kernel assigns to an operand");
    }
    this.pieces.push(index === FRAME ? Hole.FRAME : Hole.OPERAND + index - FIRST_OPERAND);
  }

  depth(blocks: number): void {
    this.pieces.push(...unsigned(blocks));
  }

  outerLabel(label: Label, nesting: number): void {
    if (label === FAIL) this.pieces.push(Hole.FAIL, nesting);
    else if (label === ENTRY) this.pieces.push(Hole.ENTRY, nesting);
    else throw new Error("Cannot derive a stencil: its kernel goes to a label of another");
  }

  int(value: number): void {
    this.pieces.push({ number: value, as: Hole.INT });
  }

  long(value: bigint): void {
    const bytes = new ByteWriter();
    bytes.signedLong(value);
    this.pieces.push(...bytes.view());
  }

  double(value: number): void {
    const bytes = new ByteWriter();
    bytes.double(value);
    this.pieces.push(...bytes.view());
  }

  offset(value: number): void {
    this.pieces.push({ number: value, as: Hole.OFFSET });
  }

  callee(name: string): void {
    this.pieces.push(Hole.CALLEE, this.#calleeOf(name));
  }

  leavesResult(): boolean {
    return true;
  }
}

const LOCAL_GET = 0x20;

function unsigned(value: number): Uint8Array {
  const bytes = new ByteWriter();
  bytes.unsigned(value);
  return bytes.view();
}
