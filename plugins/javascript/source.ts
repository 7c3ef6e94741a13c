/**
 * Writes a region's function as JavaScript source: one walk over its tree.
 *
 * V8 interprets the function at first and compiles it by what it has seen then; what comes to a place that was never seen throws
 * the compiled code away. So the function is kept short, and leaving it does nothing that V8 watches: a way out sets variables
 * of the scope around the function; the shim stores them.
 */
import type {
  Access,
  Expression,
  Kernel,
  Kind,
  Label,
  Statement,
} from "@whipsnake/whipsnake/backend";
import { TESTS, VALUES } from "./primitives.ts";
import { allocateRegisters } from "./registers.ts";

/** The templates of primitives by name: VALUES and TESTS, where nothing else is said. */
export interface Templates {
  /** As VALUES. */
  readonly values: Readonly<Record<string, string>>;
  /** As TESTS. */
  readonly tests: Readonly<Record<string, string>>;
}

/** A region's function as source, and how it is left. */
export interface RegionSource {
  /**
   * The body of a function that gives two: the region's, and one that gives the values that are left behind. A result below 0
   * of the first is a way out: -1 is `ways[0]`.
   */
  readonly text: string;
  /** The ways out. */
  readonly ways: readonly WayOut[];
}

/** How a region is left. */
export interface WayOut {
  /** What the region's function was to return. */
  readonly exit: number;
  /** What it was to store before. */
  readonly stores: readonly LeftStore[];
}

/** A store that is done when a region is left. */
export interface LeftStore {
  /** Which view on memory, and which element of it. */
  readonly view: string;
  readonly index: number;
  /** What is stored: the value that was left behind in this place, or where that is below 0, this constant. */
  readonly left: number;
  readonly constant: number | bigint;
}

/** The view on memory of each access, and the bits by which an address becomes an index of it. */
const VIEWS: Readonly<Record<Access, readonly [view: string, shift: number]>> = {
  byte: ["HU8", 0],
  half: ["HU16", 1],
  word: ["H32", 2],
  double: ["HF64", 3],
  long: ["H64", 3],
};

/** A call of a helper. */
type CallNode = Expression["of"] & { readonly node: "call" };

/** Makes the source of functions. */
export class SourceWriter {
  readonly #templates: Templates;
  /** Templates in pieces: text, the place of an operand, text, and so on. */
  readonly #pieces = new Map<string, readonly string[]>();
  #lines: string[] = [];
  #registers: readonly number[] = [];
  #ways: WayOut[] = [];
  /** How many variables the ways out set. */
  #left = 0;
  /** How many ifs the statement stands in. */
  #ifs = 0;
  /** Helpers that are called seldom, with the number of their operands. */
  readonly #seldom = new Map<string, number>();
  /** Views that the region's function reads and writes. */
  readonly #views = new Set<string>();

  /** `templates`: what primitives are written as. */
  constructor(templates: Templates = { values: VALUES, tests: TESTS }) {
    this.#templates = templates;
  }

  /** Writes a region's function. */
  write(kernel: Kernel): RegionSource {
    const { name, parameters, variables, body } = kernel;
    const registers = allocateRegisters(kernel);
    this.#registers = registers.of;
    this.#lines = [];
    this.#ways = [];
    this.#left = 0;
    this.#views.clear();
    this.#seldom.clear();
    this.#statements(body);
    const names = Array.from({ length: registers.count }, (_, register) => `v${register}`);
    const left = Array.from({ length: this.#left }, (_, place) => `x${place}`);
    const text = [
      '"use strict";',
      declaration(left),
      ...Array.from(this.#seldom, ([helper, operands]) => {
        const given = left.slice(0, operands).join(",");
        return `const ${helper}_ = { toString() { x0 = ${helper}(${given}); return ""; } };`;
      }),
      `function ${name}(${names.slice(0, parameters.length).join(",")}) {`,
      ...Array.from(this.#views, (view) => `const ${view.toLowerCase()} = ${view};`),
      declaration(names.slice(parameters.length)),
      ...registers.unset.map((variable) =>
        `v${registers.of[variable]} = ${variables[variable] === "i64" ? "0n" : "0"};`
      ),
      ...this.#lines,
      "}",
      `return [${name}, () => [${left.join(",")}]];`,
    ].join("\n");
    return { text, ways: this.#ways };
  }

  #statements(list: readonly Statement[]): void {
    const out = wayOut(list);
    for (let i = 0; i < out; i++) this.#statement(list[i]);
    if (out < list.length) this.#wayOut(list.slice(out));
  }

  /** Stores and a return, as assignments and another return. */
  #wayOut(list: readonly Statement[]): void {
    const stores: LeftStore[] = [];
    let place = 0;
    for (const statement of list) {
      if (statement.do === "return") {
        this.#lines.push(`return ${-1 - this.#ways.length};`);
        this.#ways.push({ exit: constantOf(statement.value!) as number, stores });
      } else if (statement.do === "store") {
        const { access, address, offset, value } = statement;
        const [view, shift] = VIEWS[access];
        const index = (constantOf(address) as number) + offset >>> shift;
        if (value.of.node === "constant") {
          stores.push({ view, index, left: -1, constant: value.of.value });
          continue;
        }
        this.#lines.push(`x${place} = ${this.#value(value)};`);
        stores.push({ view, index, left: place++, constant: 0 });
      }
    }
    this.#left = Math.max(this.#left, place);
  }

  /**
   * Calls a helper where it is seldom needed. V8 takes notes of each call, but of the calls that make a string of an object
   * none: the operands are left behind, and the result in the place of the first.
   */
  #callSeldom(variable: number, { helper, operands }: CallNode): void {
    operands.forEach((operand, place) => this.#lines.push(`x${place} = ${this.#value(operand)};`));
    this.#lines.push(`\`\${${helper}_}\`;`, `v${this.#registers[variable]} = x0;`);
    this.#left = Math.max(this.#left, operands.length, 1);
    this.#seldom.set(helper, operands.length);
  }

  #statement(statement: Statement): void {
    const lines = this.#lines;
    switch (statement.do) {
      case "set":
        if (this.#ifs > 0 && statement.value.of.node === "call") {
          this.#callSeldom(statement.variable, statement.value.of);
          return;
        }
        lines.push(`v${this.#registers[statement.variable]} = ${this.#value(statement.value)};`);
        return;
      case "store": {
        const place = this.#place(statement.access, statement.address, statement.offset);
        lines.push(`${place} = ${this.#value(statement.value)};`);
        return;
      }
      case "evaluate":
        lines.push(`${this.#value(statement.value)};`);
        return;
      case "return":
        lines.push(
          statement.value === null ? "return;" : `return ${this.#value(statement.value)};`,
        );
        return;
      case "goto": {
        const { label, condition } = statement;
        const jump = `${label.loop ? "continue" : "break"} ${nameOf(label)};`;
        lines.push(condition === null ? jump : `if (${this.#test(condition)}) ${jump}`);
        return;
      }
      case "block": {
        const { label, body } = statement;
        lines.push(`${nameOf(label)}: ${label.loop ? "for (;;) " : ""}{`);
        this.#statements(body);
        lines.push(label.loop ? `break ${nameOf(label)}; }` : "}");
        return;
      }
      case "if":
        lines.push(`if (${this.#test(statement.condition)}) {`);
        this.#ifs++;
        this.#statements(statement.yes);
        if (statement.no.length > 0) lines.push("} else {");
        this.#statements(statement.no);
        this.#ifs--;
        lines.push("}");
        return;
      case "switch":
        lines.push(`switch (${this.#value(statement.value)}) {`);
        statement.bodies.forEach((body, place) => {
          statement.table.forEach((chosen, value) => {
            if (chosen === place) lines.push(`case ${value}:`);
          });
          this.#statements(body);
          lines.push("break;");
        });
        lines.push("}");
        return;
    }
  }

  /** An expression as a number or BigInt. */
  #value(expression: Expression): string {
    const { kind, of } = expression;
    switch (of.node) {
      case "constant":
        return literal(kind, of.value);
      case "variable":
        return `v${this.#registers[of.index]}`;
      case "load":
        return this.#place(of.access, of.address, of.offset);
      case "call":
        return `${of.helper}(${of.operands.map((operand) => this.#value(operand)).join(", ")})`;
      case "select":
        return `(${this.#test(of.condition)} ? ${this.#value(of.yes)} : ${this.#value(of.no)})`;
      case "primitive": {
        const template = this.#templates.values[of.name];
        if (template !== undefined) return this.#filled(template, of.operands);
        return `(${this.#test(expression)} ? 1 : 0)`;
      }
    }
  }

  /** An i32 as what a condition asks: whether it is not 0, which is what JavaScript asks too. */
  #test(condition: Expression): string {
    const { of } = condition;
    if (of.node !== "primitive" || !(of.name in this.#templates.tests)) {
      return this.#value(condition);
    }
    const template = this.#templates.tests[of.name];
    const [operand] = of.operands;
    // Whether a condition is 0 is what another condition asks.
    if (of.name === "i32.eqz" && template === TESTS[of.name] && this.#isTest(operand)) {
      return `!(${this.#test(operand)})`;
    }
    if (of.name === "i64.eq") {
      const [one, other] = of.operands.map((each) => this.#exact(each));
      if (one !== null && other !== null) return `${one} === ${other}`;
    }
    return this.#filled(template, of.operands);
  }

  /**
   * An i64 as a number, if it is an i32 or the product of two: where the number is not exact it is beyond 2 ** 53, and equals no
   * i32 any more than the product does.
   */
  #exact({ of }: Expression): string | null {
    if (of.node !== "primitive") return null;
    if (of.name === "i64.fromI32") return this.#value(of.operands[0]);
    if (of.name !== "i64.mul") return null;
    const factors = of.operands.map(({ of }) =>
      of.node === "primitive" && of.name === "i64.fromI32" ? this.#value(of.operands[0]) : null
    );
    return factors.includes(null) ? null : factors.join(" * ");
  }

  #isTest({ of }: Expression): boolean {
    return of.node === "primitive" && of.name in this.#templates.tests;
  }

  #filled(template: string, operands: readonly Expression[]): string {
    let pieces = this.#pieces.get(template);
    if (pieces === undefined) this.#pieces.set(template, pieces = template.split(/\$(\d)/));
    let text = pieces[0];
    for (let i = 1; i < pieces.length; i += 2) {
      text += this.#value(operands[Number(pieces[i])]) + pieces[i + 1];
    }
    return text;
  }

  /**
   * Where an access goes: an element of a view, which the function has in a variable of its own. The sum wraps around as
   * addresses do.
   */
  #place(access: Access, address: Expression, offset: number): string {
    const [view, shift] = VIEWS[access];
    this.#views.add(view);
    const sum = offset === 0 ? this.#value(address) : `${this.#value(address)} + ${offset}`;
    return `${view.toLowerCase()}[${sum} >>> ${shift}]`;
  }
}

function declaration(names: readonly string[]): string {
  return names.length === 0 ? "" : `var ${names.join(",")};`;
}

function literal(kind: Kind, value: number | bigint): string {
  const text = Object.is(value, -0) ? "-0" : kind === "i64" ? `${value}n` : `${value}`;
  return text.startsWith("-") ? `(${text})` : text;
}

function constantOf({ of }: Expression): number | bigint {
  if (of.node !== "constant") throw new TypeError(`Cannot leave a region with a ${of.node}`);
  return of.value;
}

function nameOf(label: Label): string {
  return `L${label.id}`;
}

/** Where the way out begins that a list ends with: stores whose places and values are at hand, and a return of a constant. */
function wayOut(list: readonly Statement[]): number {
  const last = list.at(-1);
  if (last?.do !== "return" || last.value?.of.node !== "constant") return list.length;
  let first = list.length - 1;
  while (first > 0 && isAtHand(list[first - 1])) first--;
  return first === list.length - 1 ? list.length : first;
}

function isAtHand(statement: Statement): boolean {
  return statement.do === "store" && statement.address.of.node === "constant" &&
    (statement.value.of.node === "constant" || statement.value.of.node === "variable");
}
