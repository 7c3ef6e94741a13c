/**
 * Lowers a function of the kernel language to JavaScript source: one walk over its tree, as for WebAssembly
 * (wasm_function.ts). i32 and f64 are numbers, an i64 is a BigInt. A block is a labelled block, a loop a labelled `for` that
 * ends with `break`.
 *
 * The source refers to names that must be in scope where it is put: the views H32, HU8, HU16 and HF64 (heap/memory.ts),
 * the functions of javascript_support.ts and the helpers that the kernel calls.
 *
 * Every expression is a name, a literal that is not negative, a call, a subscript or stands in parentheses, so operands
 * need no look at precedences.
 */
import type { Expr, I32 } from "./expressions.ts";
import { type AccessName, type Kind, PRIMITIVES } from "./primitives.ts";
import type { Kernel, Label, Statement } from "./statements.ts";
import * as support from "./javascript_support.ts";

/** How a function is written. */
export interface JavaScriptOptions {
  /** Whether parameters and result get TypeScript types. */
  readonly types?: boolean;
  /** Names of the parameters; `v0`, `v1`, ... when absent. */
  readonly parameters?: readonly string[];
  /** The result's type, and the statement at the function's end, of one that gives a result on some paths only. */
  readonly otherwise?: { readonly type: string; readonly statement: string };
  /** How a constant is written; undefined: as a literal. */
  readonly constant?: (value: number | bigint) => string | undefined;
  /** How the offset of an access is written; undefined: as a literal. */
  readonly offset?: (value: number) => string | undefined;
}

const TYPES: Readonly<Record<Kind, string>> = { i32: "number", i64: "bigint", f64: "number" };
const UNREACHABLE = 'throw new Error("unreachable");';

/** The views and helpers that lowered functions may refer to. */
export interface JavaScriptScope {
  readonly H32: Int32Array;
  readonly HU8: Uint8Array;
  readonly HU16: Uint16Array;
  readonly HF64: Float64Array;
  readonly helpers?: Readonly<Record<string, (...operands: never[]) => unknown>>;
}

/** A lowered function. */
// deno-lint-ignore no-explicit-any
export type LoweredFunction = (...operands: any[]) => any;

/** The source of the kernel as a function declaration. */
export function lowerToJavaScript(kernel: Kernel, options: JavaScriptOptions = {}): string {
  const lowering = new Lowering(kernel, options);
  const { types = false, otherwise } = options;
  const parameters = kernel.parameters.map((kind, i) =>
    lowering.name(i) + (types ? `: ${TYPES[kind]}` : "")
  );
  const result = otherwise?.type ?? (kernel.result === null ? "void" : TYPES[kernel.result]);
  const head = `function ${kernel.name}(${parameters.join(", ")})${types ? `: ${result}` : ""} {`;
  const locals = kernel.variables.slice(kernel.parameters.length).map((kind, i) =>
    `${lowering.name(kernel.parameters.length + i)} = ${kind === "i64" ? "0n" : "0"}`
  );
  const lines = [head];
  if (locals.length > 0) lines.push(`  let ${locals.join(", ")};`);
  lowering.statements(kernel.body, "  ", lines);
  const returns = kernel.body.at(-1)?.do === "return";
  if (otherwise !== undefined) lines.push(`  ${otherwise.statement}`);
  else if (kernel.result !== null && !returns) lines.push(`  ${UNREACHABLE}`);
  lines.push("}");
  return lines.join("\n") + "\n";
}

/** Compiles kernels, which may call one another, to functions over the views. */
export function compileJavaScript(
  kernels: readonly Kernel[],
  scope: JavaScriptScope,
): Record<string, LoweredFunction> {
  const { helpers = {}, ...views } = scope;
  const names = { ...views, ...support, ...helpers };
  const results = kernels.map(({ name }) => name).join(", ");
  const body = kernels.map((kernel) => lowerToJavaScript(kernel)).join("");
  const make = new Function(...Object.keys(names), `"use strict";\n${body}return { ${results} };`);
  return make(...Object.values(names));
}

class Lowering {
  readonly #kernel: Kernel;
  readonly #options: JavaScriptOptions;

  constructor(kernel: Kernel, options: JavaScriptOptions) {
    this.#kernel = kernel;
    this.#options = options;
  }

  /** The name of a variable. */
  name(variable: number): string {
    return this.#options.parameters?.[variable] ?? `v${variable}`;
  }

  statements(list: readonly Statement[], indent: string, lines: string[]): void {
    for (const statement of list) this.#statement(statement, indent, lines);
  }

  #statement(statement: Statement, indent: string, lines: string[]): void {
    const put = (line: string) => lines.push(indent + line);
    const inner = indent + "  ";
    switch (statement.do) {
      case "set":
        put(`${this.name(statement.variable)} = ${bare(this.#expression(statement.value))};`);
        return;
      case "store":
        put(this.#store(statement.access, statement.address, statement.offset, statement.value));
        return;
      case "block": {
        const { label, body } = statement;
        put(`${labelName(label)}: ${label.loop ? "for (;;) {" : "{"}`);
        this.statements(body, inner, lines);
        if (label.loop && !isJump(body.at(-1))) lines.push(`${inner}break;`);
        put("}");
        return;
      }
      case "if":
        put(`if (${this.#truth(statement.condition)}) {`);
        this.statements(statement.yes, inner, lines);
        if (statement.no.length > 0) {
          put("} else {");
          this.statements(statement.no, inner, lines);
        }
        put("}");
        return;
      case "goto": {
        const jump = `${statement.label.loop ? "continue" : "break"} ${
          labelName(statement.label)
        };`;
        const { condition } = statement;
        put(condition === null ? jump : `if (${this.#truth(condition)}) ${jump}`);
        return;
      }
      case "switch":
        this.#switch(statement, indent, lines);
        return;
      case "evaluate":
        put(`${this.#expression(statement.value)};`);
        return;
      case "return":
        put(
          statement.value === null
            ? "return;"
            : `return ${bare(this.#expression(statement.value))};`,
        );
        return;
    }
  }

  #switch(statement: Statement & { do: "switch" }, indent: string, lines: string[]): void {
    lines.push(`${indent}switch (${bare(this.#expression(statement.value))}) {`);
    statement.bodies.forEach((body, place) => {
      statement.table.forEach((target, value) => {
        if (target === place) lines.push(`${indent}  case ${value}:`);
      });
      this.statements(body, indent + "    ", lines);
      if (!isJump(body.at(-1))) lines.push(`${indent}    break;`);
    });
    lines.push(`${indent}}`);
  }

  /** An i32 as a condition: without the comparison's detour over 1 and 0. */
  #truth(condition: I32): string {
    const { of } = condition;
    if (of.node === "primitive" && of.name === "i32.eqz") return this.#falsehood(of.operands[0]);
    const text = this.#expression(condition);
    const comparison = COMPARISON.exec(text);
    // The template of the outermost primitive is what matched, not two that stand side by side.
    if (comparison !== null && isComparison(condition)) return comparison[1];
    return `${text} !== 0`;
  }

  #falsehood(operand: Expr): string {
    const text = this.#expression(operand);
    const comparison = COMPARISON.exec(text);
    if (comparison !== null && isComparison(operand)) return `!(${comparison[1]})`;
    return `${text} === 0`;
  }

  #expression(value: Expr): string {
    const { of } = value;
    switch (of.node) {
      case "constant":
        return this.#options.constant?.(of.value) ?? literal(value.kind, of.value);
      case "variable":
        return this.name(of.index);
      case "primitive": {
        const operands = of.operands.map((operand) => this.#expression(operand));
        return PRIMITIVES[of.name].js.replace(/\$(\d)/g, (_, place) => operands[Number(place)]);
      }
      case "load":
        return this.#load(of.access, of.address, of.offset);
      case "select":
        if (mayCall(of.yes) || mayCall(of.no)) {
          const [yes, no] = [this.#expression(of.yes), this.#expression(of.no)];
          return `selectOf(${yes}, ${no}, ${this.#expression(of.condition)})`;
        }
        return `(${this.#truth(of.condition)} ? ${this.#expression(of.yes)} : ${
          this.#expression(of.no)
        })`;
      case "call":
        return `${of.helper}(${
          of.operands.map((operand) => bare(this.#expression(operand))).join(", ")
        })`;
    }
  }

  /** The byte address of an access, not yet divided by the view's width. */
  #address(address: I32, offset: number): string {
    const { of } = address;
    const symbol = this.#options.offset?.(offset);
    const isLiteral = of.node === "constant" && this.#options.constant?.(of.value) === undefined;
    if (isLiteral && symbol === undefined) return `${(Number(of.value) >>> 0) + offset}`;
    if (isLiteral && Number(of.value) === 0) return `${symbol}`;
    const base = this.#expression(address);
    if (symbol === undefined && offset === 0) return base;
    // An address below 2**31 needs no `>>> 0`, but a kernel may have any.
    return `(${base} >>> 0) + ${symbol ?? offset}`;
  }

  #view(access: AccessName, address: I32, offset: number): string {
    const at = this.#address(address, offset);
    const index = (shift: number) =>
      /^\d+$/.test(at) ? `${Number(at) / (1 << shift)}` : `${grouped(at)} >>> ${shift}`;
    switch (access) {
      case "word":
        return `H32[${index(2)}]`;
      case "byte":
        return `HU8[${index(0)}]`;
      case "half":
        return `HU16[${index(1)}]`;
      case "double":
        return `HF64[${index(3)}]`;
      case "long":
        return at;
    }
  }

  #load(access: AccessName, address: I32, offset: number): string {
    const view = this.#view(access, address, offset);
    return access === "long" ? `loadLong(H32, ${view})` : view;
  }

  #store(access: AccessName, address: I32, offset: number, value: Expr): string {
    const view = this.#view(access, address, offset);
    const text = bare(this.#expression(value));
    return access === "long" ? `storeLong(H32, ${view}, ${text});` : `${view} = ${text};`;
  }
}

const COMPARISON = /^\((.*) \? 1 : 0\)$/;

function isComparison(value: Expr): boolean {
  return value.of.node === "primitive" && COMPARISON.test(PRIMITIVES[value.of.name].js);
}

function labelName(label: Label): string {
  return `L${label.id}`;
}

/** Whether what follows the statement is never reached. */
function isJump(statement: Statement | undefined): boolean {
  if (statement === undefined) return false;
  return statement.do === "return" || statement.do === "goto" && statement.condition === null;
}

function literal(kind: Kind, value: number | bigint): string {
  const text = Object.is(value, -0) ? "-0" : `${kind === "i64" ? BigInt(value) : Number(value)}`;
  const number = kind === "i64" ? `${text}n` : text;
  return number.startsWith("-") ? `(${number})` : number;
}

/** An address as an operand. */
function grouped(address: string): string {
  return bare(address) !== address || /^\w+$/.test(address) ? address : `(${address})`;
}

/** An expression whose outer parentheses, if they are a pair, are not needed. */
function bare(text: string): string {
  if (!text.startsWith("(") || !text.endsWith(")")) return text;
  let depth = 0;
  for (let i = 0; i < text.length - 1; i++) {
    if (text[i] === "(") depth++;
    else if (text[i] === ")" && --depth === 0) return text;
  }
  return text.slice(1, -1);
}

/** Whether evaluating it may do something. */
function mayCall(value: Expr): boolean {
  const { of } = value;
  switch (of.node) {
    case "call":
      return true;
    case "primitive":
      return of.operands.some(mayCall);
    case "load":
      return mayCall(of.address);
    case "select":
      return mayCall(of.condition) || mayCall(of.yes) || mayCall(of.no);
    default:
      return false;
  }
}
