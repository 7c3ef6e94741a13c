/** Lowers a function of the kernel language to the body of a WebAssembly function: one walk over its tree. */
import { ByteWriter } from "./bytes.ts";
import type { Expr } from "./expressions.ts";
import { ACCESSES, type Kind, PRIMITIVES } from "./primitives.ts";
import type { Kernel, Label, Statement } from "./statements.ts";

/** The number of a value type. */
export const WASM_TYPES: Readonly<Record<Kind, number>> = { i32: 0x7f, i64: 0x7e, f64: 0x7c };

const enum Code {
  BLOCK = 0x02,
  LOOP = 0x03,
  IF = 0x04,
  ELSE = 0x05,
  END = 0x0b,
  BR = 0x0c,
  BR_IF = 0x0d,
  BR_TABLE = 0x0e,
  RETURN = 0x0f,
  CALL = 0x10,
  DROP = 0x1a,
  SELECT = 0x1b,
  LOCAL_GET = 0x20,
  LOCAL_SET = 0x21,
  I32_CONST = 0x41,
  I64_CONST = 0x42,
  F64_CONST = 0x44,
  EMPTY = 0x40,
}

/** The index of a function by its name, and whether a call of it leaves a result. */
export type FunctionIndex = (name: string) => { readonly index: number; readonly result: boolean };

/** Takes the code of a function piece by piece: numbers whose encoding depends on what it becomes part of go apart. */
export interface CodeWriter {
  /** Opcodes, and what stands behind them for certain. */
  byte(value: number): void;
  /** The index of a variable. */
  variable(index: number): void;
  /** How many blocks out a branch leads. */
  depth(blocks: number): void;
  /** How many blocks out a branch leads that goes to a label around the code; it stands inside of `nesting` blocks. */
  outerLabel(label: Label, nesting: number): void;
  /** The number of an i32.const. */
  int(value: number): void;
  /** The number of an i64.const. */
  long(value: bigint): void;
  /** The number of an f64.const. */
  double(value: number): void;
  /** The offset of a memory access. */
  offset(value: number): void;
  /** The index of a function. */
  callee(name: string): void;
  /** Whether a call leaves a result. */
  leavesResult(name: string): boolean;
}

/** The body with its list of locals, without the size before it. */
export function lowerFunction(kernel: Kernel, functions: FunctionIndex): Uint8Array {
  const out = new ByteWriter(1024);
  const locals = kernel.variables.slice(kernel.parameters.length);
  writeLocals(out, locals);
  lowerStatements(kernel.body, new FunctionWriter(out, functions));
  if (kernel.result !== null) out.byte(0x00); // unreachable: every path has returned
  out.byte(Code.END);
  return out.view().slice();
}

/** The list of a function's locals. */
export function writeLocals(out: ByteWriter, locals: readonly Kind[]): void {
  const runs: [number, Kind][] = [];
  for (const kind of locals) {
    const last = runs[runs.length - 1];
    if (last !== undefined && last[1] === kind) last[0]++;
    else runs.push([1, kind]);
  }
  out.unsigned(runs.length);
  for (const [count, kind] of runs) {
    out.unsigned(count);
    out.byte(WASM_TYPES[kind]);
  }
}

/** Writes the code of statements. */
export function lowerStatements(list: readonly Statement[], out: CodeWriter): void {
  new Lowering(out).statements(list);
}

/** Writes the code of an expression, which leaves its value on the stack. */
export function lowerExpression(value: Expr, out: CodeWriter): void {
  new Lowering(out).expression(value);
}

/** Writes the code of a whole function. */
export class FunctionWriter implements CodeWriter {
  readonly #out: ByteWriter;
  readonly #functions: FunctionIndex;

  constructor(out: ByteWriter, functions: FunctionIndex) {
    this.#out = out;
    this.#functions = functions;
  }

  byte(value: number): void {
    this.#out.byte(value);
  }

  variable(index: number): void {
    this.#out.unsigned(index);
  }

  depth(blocks: number): void {
    this.#out.unsigned(blocks);
  }

  outerLabel(_label: Label, _nesting: number): void {
    throw new Error("Cannot lower a kernel: it goes to a label it is not inside of");
  }

  int(value: number): void {
    this.#out.signed(value);
  }

  long(value: bigint): void {
    this.#out.signedLong(value);
  }

  double(value: number): void {
    this.#out.double(value);
  }

  offset(value: number): void {
    this.#out.unsigned(value);
  }

  callee(name: string): void {
    this.#out.unsigned(this.#functions(name).index);
  }

  leavesResult(name: string): boolean {
    return this.#functions(name).result;
  }
}

class Lowering {
  readonly #out: CodeWriter;
  /** The labels one can branch to, outermost first; null for a block that only structure needs. */
  readonly #labels: (Label | null)[] = [];

  constructor(out: CodeWriter) {
    this.#out = out;
  }

  statements(list: readonly Statement[]): void {
    for (const statement of list) this.#statement(statement);
  }

  #statement(statement: Statement): void {
    const out = this.#out;
    switch (statement.do) {
      case "set":
        this.expression(statement.value);
        out.byte(Code.LOCAL_SET);
        out.variable(statement.variable);
        return;
      case "store":
        this.expression(statement.address);
        this.expression(statement.value);
        this.#access(ACCESSES[statement.access].store, statement.access, statement.offset);
        return;
      case "block":
        out.byte(statement.label.loop ? Code.LOOP : Code.BLOCK);
        this.#inside(statement.label, statement.body);
        return;
      case "if":
        this.expression(statement.condition);
        out.byte(Code.IF);
        out.byte(Code.EMPTY);
        this.#labels.push(null);
        this.statements(statement.yes);
        if (statement.no.length > 0) {
          out.byte(Code.ELSE);
          this.statements(statement.no);
        }
        this.#labels.pop();
        out.byte(Code.END);
        return;
      case "goto":
        if (statement.condition !== null) this.expression(statement.condition);
        out.byte(statement.condition === null ? Code.BR : Code.BR_IF);
        this.#goto(statement.label);
        return;
      case "switch":
        this.#switch(statement);
        return;
      case "evaluate":
        this.expression(statement.value);
        if (this.#leavesResult(statement.value)) out.byte(Code.DROP);
        return;
      case "return":
        if (statement.value !== null) this.expression(statement.value);
        out.byte(Code.RETURN);
        return;
    }
  }

  /** What the block's opcode stands before. */
  #inside(label: Label | null, body: readonly Statement[]): void {
    this.#out.byte(Code.EMPTY);
    this.#labels.push(label);
    this.statements(body);
    this.#labels.pop();
    this.#out.byte(Code.END);
  }

  /** A block around all, a block for each body, innermost the table. */
  #switch(statement: Statement & { do: "switch" }): void {
    const out = this.#out;
    const { bodies, table } = statement;
    for (let i = 0; i <= bodies.length; i++) {
      out.byte(Code.BLOCK);
      out.byte(Code.EMPTY);
      this.#labels.push(null);
    }
    this.expression(statement.value);
    out.byte(Code.BR_TABLE);
    out.depth(table.length); // written as a depth is
    for (const place of table) out.depth(place < 0 ? bodies.length : place);
    out.depth(bodies.length);
    for (let i = 0; i < bodies.length; i++) {
      this.#labels.pop();
      out.byte(Code.END);
      this.statements(bodies[i]);
      if (i < bodies.length - 1) {
        out.byte(Code.BR);
        out.depth(bodies.length - 1 - i);
      }
    }
    this.#labels.pop();
    out.byte(Code.END);
  }

  #goto(label: Label): void {
    const place = this.#labels.lastIndexOf(label);
    if (place < 0) this.#out.outerLabel(label, this.#labels.length);
    else this.#out.depth(this.#labels.length - 1 - place);
  }

  #leavesResult(value: Expr): boolean {
    return value.of.node !== "call" || this.#out.leavesResult(value.of.helper);
  }

  #access(opcode: number, access: keyof typeof ACCESSES, offset: number): void {
    this.#out.byte(opcode);
    this.#out.byte(31 - Math.clz32(ACCESSES[access].bytes));
    this.#out.offset(offset);
  }

  expression(value: Expr): void {
    const out = this.#out;
    const { of } = value;
    switch (of.node) {
      case "constant":
        if (value.kind === "i32") {
          out.byte(Code.I32_CONST);
          out.int(Number(of.value));
        } else if (value.kind === "i64") {
          out.byte(Code.I64_CONST);
          out.long(BigInt(of.value));
        } else {
          out.byte(Code.F64_CONST);
          out.double(Number(of.value));
        }
        return;
      case "variable":
        out.byte(Code.LOCAL_GET);
        out.variable(of.index);
        return;
      case "primitive":
        for (const operand of of.operands) this.expression(operand);
        for (const byte of PRIMITIVES[of.name].wasm) out.byte(byte);
        return;
      case "load":
        this.expression(of.address);
        this.#access(ACCESSES[of.access].load, of.access, of.offset);
        return;
      case "select":
        this.expression(of.yes);
        this.expression(of.no);
        this.expression(of.condition);
        out.byte(Code.SELECT);
        return;
      case "call":
        for (const operand of of.operands) this.expression(operand);
        out.byte(Code.CALL);
        out.callee(of.helper);
        return;
    }
  }
}
