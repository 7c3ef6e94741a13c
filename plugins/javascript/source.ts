/**
 * Writes a region's function as JavaScript source: one walk over its tree.
 *
 * V8 interprets the function at first and compiles it by what it has seen then; what comes to a place that was never seen throws
 * the compiled code away. So the function is kept short, and leaving it does nothing that V8 watches: a way out sets variables
 * of the scope around the function, and `leave`, a function beside it, stores them in memory.
 */
import type { Access, Expression, Kernel, Label, Statement } from "@whipsnake/whipsnake/backend";
import { TESTS, VALUES } from "./primitives.ts";
import { readUnset } from "./unset.ts";

/** The templates of primitives by name: VALUES and TESTS, where nothing else is said. */
export interface Templates {
  /** As VALUES. */
  readonly values: Readonly<Record<string, string>>;
  /** As TESTS. */
  readonly tests: Readonly<Record<string, string>>;
}

/** The view on memory of each access, and the bits by which an address becomes an index of it. */
const VIEWS: Readonly<Record<Access, readonly [view: string, shift: number]>> = {
  byte: ["HU8", 0],
  half: ["HU16", 1],
  word: ["H32", 2],
  double: ["HF64", 3],
  long: ["H64", 3],
};

/** Makes the source of functions. */
export class SourceWriter {
  readonly #templates: Templates;
  #lines: string[] = [];
  /** What `leave` does, by way out. */
  #ways: string[] = [];
  /** How many variables the ways out set. */
  #left = 0;
  /** Views that the region's function reads and writes. */
  readonly #views = new Set<string>();

  /** `templates`: what primitives are written as. */
  constructor(templates: Templates = { values: VALUES, tests: TESTS }) {
    this.#templates = templates;
  }

  /**
   * The body of a function that gives the region's function and `leave`. A result below 0 of the first is a way out, for which
   * the second gives the exit.
   */
  write(kernel: Kernel): string {
    const { name, parameters, variables, body } = kernel;
    const unset = readUnset(kernel);
    const names = variables.map((kind, index) =>
      unset.has(index) ? `v${index} = ${kind === "i64" ? "0n" : "0"}` : `v${index}`
    );
    this.#lines = [];
    this.#ways = [];
    this.#left = 0;
    this.#views.clear();
    this.#statements(body);
    const left = Array.from({ length: this.#left }, (_, index) => `var x${index};`);
    return [
      '"use strict";',
      ...left,
      `function ${name}(${names.slice(0, parameters.length).join(", ")}) {`,
      ...Array.from(this.#views, (view) => `const ${view.toLowerCase()} = ${view};`),
      ...names.slice(parameters.length).map((name) => `var ${name};`),
      ...this.#lines,
      "}",
      "function leave(way) {",
      "switch (way) {",
      ...this.#ways,
      "}",
      "}",
      `return [${name}, leave];`,
    ].join("\n");
  }

  #statements(list: readonly Statement[]): void {
    const out = wayOut(list);
    for (let i = 0; i < out; i++) this.#statement(list[i]);
    if (out < list.length) this.#wayOut(list.slice(out));
  }

  /** Stores and a return, as assignments and another return; `leave` does the rest. */
  #wayOut(list: readonly Statement[]): void {
    const way = -1 - this.#ways.length;
    const lines = [`case ${way}:`];
    let left = 0;
    for (const statement of list) {
      if (statement.do === "store") {
        const { access, address, offset, value } = statement;
        const [view, shift] = VIEWS[access];
        let text = this.#value(value);
        if (value.of.node === "variable") {
          this.#lines.push(`x${left} = ${text};`);
          text = `x${left++}`;
        }
        lines.push(`${view}[${this.#value(address)} + ${offset} >>> ${shift}] = ${text};`);
      } else if (statement.do === "return") lines.push(`return ${this.#value(statement.value!)};`);
    }
    this.#left = Math.max(this.#left, left);
    this.#ways.push(lines.join("\n"));
    this.#lines.push(`return ${way};`);
  }

  #statement(statement: Statement): void {
    const lines = this.#lines;
    switch (statement.do) {
      case "set":
        lines.push(`v${statement.variable} = ${this.#value(statement.value)};`);
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
        this.#statements(statement.yes);
        if (statement.no.length > 0) lines.push("} else {");
        this.#statements(statement.no);
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
  #value({ kind, of }: Expression): string {
    switch (of.node) {
      case "constant":
        if (kind === "i64") return `(${of.value}n)`;
        return Object.is(of.value, -0) ? "(-0)" : `(${of.value})`;
      case "variable":
        return `v${of.index}`;
      case "load":
        return this.#place(of.access, of.address, of.offset);
      case "call":
        return `${of.helper}(${of.operands.map((operand) => this.#value(operand)).join(", ")})`;
      case "select":
        return `(${this.#test(of.condition)} ? ${this.#value(of.yes)} : ${this.#value(of.no)})`;
      case "primitive": {
        const template = this.#templates.values[of.name];
        if (template !== undefined) return this.#filled(template, of.operands);
        return `(${this.#filled(this.#templates.tests[of.name], of.operands)} ? 1 : 0)`;
      }
    }
  }

  /** An i32 as what a condition asks: whether it is not 0. */
  #test(condition: Expression): string {
    const { of } = condition;
    if (of.node !== "primitive" || !(of.name in this.#templates.tests)) {
      return `${this.#value(condition)} !== 0`;
    }
    const template = this.#templates.tests[of.name];
    const [operand] = of.operands;
    // Whether a condition is 0 is what another condition asks.
    if (of.name === "i32.eqz" && template === TESTS[of.name] && this.#isTest(operand)) {
      return `!(${this.#test(operand)})`;
    }
    return this.#filled(template, of.operands);
  }

  #isTest({ of }: Expression): boolean {
    return of.node === "primitive" && of.name in this.#templates.tests;
  }

  #filled(template: string, operands: readonly Expression[]): string {
    return template.replace(/\$(\d)/g, (_, place) => this.#value(operands[place]));
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
