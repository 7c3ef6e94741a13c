/** Writes a region's function as JavaScript source: one walk over its tree. */
import type { Access, Expression, Kernel, Label, Statement } from "@whipsnake/whipsnake/backend";
import { TESTS, VALUES } from "./primitives.ts";

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

  /** `templates`: what primitives are written as. */
  constructor(templates: Templates = { values: VALUES, tests: TESTS }) {
    this.#templates = templates;
  }

  /** The function as an expression: `function NAME(v0, v1) {...}`. */
  write({ name, parameters, variables, body }: Kernel): string {
    const names = variables.map((_, index) => `v${index}`);
    this.#lines = [`function ${name}(${names.slice(0, parameters.length).join(", ")}) {`];
    variables.forEach((kind, index) => {
      if (index < parameters.length) return;
      this.#lines.push(`let ${names[index]} = ${kind === "i64" ? "0n" : "0"};`);
    });
    this.#statements(body);
    this.#lines.push("}");
    return this.#lines.join("\n");
  }

  #statements(list: readonly Statement[]): void {
    for (const statement of list) this.#statement(statement);
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
        lines.push("} else {");
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
    if (of.node === "primitive" && of.name in this.#templates.tests) {
      return this.#filled(this.#templates.tests[of.name], of.operands);
    }
    return `${this.#value(condition)} !== 0`;
  }

  #filled(template: string, operands: readonly Expression[]): string {
    return template.replace(/\$(\d)/g, (_, place) => this.#value(operands[place]));
  }

  /** Where an access goes: an element of a view. The sum wraps around as addresses do. */
  #place(access: Access, address: Expression, offset: number): string {
    const [view, shift] = VIEWS[access];
    return `${view}[${this.#value(address)} + ${offset} >>> ${shift}]`;
  }
}

function nameOf(label: Label): string {
  return `L${label.id}`;
}
