/** Lowers kernels (core/kernel) to C statements, for the bodies of stencils. */
import type { Expr } from "../../../core/kernel/expressions.ts";
import {
  ACCESSES,
  type AccessName,
  type Kind,
  PRIMITIVES,
} from "../../../core/kernel/primitives.ts";
import type { Label, Statement } from "../../../core/kernel/statements.ts";

/** What a kernel's surroundings are in C. */
export interface Surroundings {
  /** Types of all variables. */
  readonly variables: readonly Kind[];
  /** C of a variable that stands for something outside; undefined: a variable of the body's own. */
  readonly given: (variable: number) => string | undefined;
  /** C of a variable as a 64-bit address, where it is known that there are zeros above the 32 bits. */
  readonly address: (variable: number) => string | undefined;
  /** C of a number that stands for a hole, as a uintptr_t. */
  readonly hole: (value: number | bigint) => string | undefined;
  /** C that goes to a label outside of the body. */
  readonly goto: (label: Label) => string | undefined;
  /** C of a return of a value; undefined: it returns. */
  readonly leave?: (value: string) => string;
  /** C that calls a helper; undefined: nothing is called here. */
  readonly call?: (helper: string, operands: readonly string[]) => string;
}

const C_TYPES: Readonly<Record<Kind, string>> = { i32: "int32_t", i64: "int64_t", f64: "double" };
const MEMORY_TYPES: Readonly<Record<AccessName, string>> = {
  word: "word_t",
  byte: "byte_t",
  half: "half_t",
  long: "long_t",
  double: "double_t",
};

/** The C of a kernel's body. Variables are declared by `declarations`. */
export class KernelC {
  readonly #in: Surroundings;
  readonly #lines: string[] = [];
  readonly #prefix: string;
  #labels = 0;
  readonly #names = new Map<Label, string>();
  readonly #used = new Set<number>();

  /** @param prefix what the body's own names begin with */
  constructor(surroundings: Surroundings, prefix: string) {
    this.#in = surroundings;
    this.#prefix = prefix;
  }

  /** Declarations of the body's own variables that were used so far. */
  get declarations(): string[] {
    return [...this.#used].sort((a, b) => a - b).map((each) =>
      `${C_TYPES[this.#in.variables[each]]} ${this.#prefix}${each};`
    );
  }

  /** The statements as lines of C. */
  statements(list: readonly Statement[]): string[] {
    this.#lines.length = 0;
    this.#statements(list);
    return [...this.#lines];
  }

  #statements(list: readonly Statement[]): void {
    for (const statement of list) this.#statement(statement);
  }

  #statement(statement: Statement): void {
    const lines = this.#lines;
    switch (statement.do) {
      case "set":
        lines.push(`${this.#variable(statement.variable)} = ${this.expression(statement.value)};`);
        return;
      case "store": {
        const place = this.#place(statement.access, statement.address, statement.offset);
        const cast = statement.access === "double" ? "" : `(${MEMORY_TYPES[statement.access]})`;
        lines.push(`${place} = ${cast}${this.expression(statement.value)};`);
        return;
      }
      case "block": {
        const name = `${this.#prefix}L${this.#labels++}`;
        this.#names.set(statement.label, name);
        if (statement.label.loop) lines.push(`${name}:;`);
        this.#statements(statement.body);
        if (!statement.label.loop) lines.push(`${name}:;`);
        return;
      }
      case "if":
        lines.push(`if (${this.expression(statement.condition)}) {`);
        this.#statements(statement.yes);
        lines.push("} else {");
        this.#statements(statement.no);
        lines.push("}");
        return;
      case "goto": {
        const jump = this.#goto(statement.label);
        if (statement.condition === null) lines.push(jump);
        else lines.push(`if (${this.expression(statement.condition)}) { ${jump} }`);
        return;
      }
      case "return":
        if (statement.value === null) throw new Error("Cannot lower a kernel: it returns nothing");
        lines.push(this.#leave(this.expression(statement.value)));
        return;
      case "switch":
        this.#switch(statement);
        return;
      case "evaluate":
        lines.push(`(void)${this.expression(statement.value)};`);
        return;
    }
  }

  #leave(value: string): string {
    return this.#in.leave?.(value) ?? `return ${value};`;
  }

  #switch({ value, table, bodies }: Statement & { do: "switch" }): void {
    const lines = this.#lines;
    lines.push(`switch (${this.expression(value)}) {`);
    bodies.forEach((body, place) => {
      table.forEach((each, number) => {
        if (each === place) lines.push(`case ${number}:`);
      });
      lines.push("{");
      this.#statements(body);
      lines.push("} break;");
    });
    lines.push("}");
  }

  #goto(label: Label): string {
    const name = this.#names.get(label);
    if (name !== undefined) return `goto ${name};`;
    const outside = this.#in.goto(label);
    if (outside === undefined) throw new Error("Cannot lower a kernel: a label is unknown");
    return outside;
  }

  #variable(index: number): string {
    const given = this.#in.given(index);
    if (given !== undefined) return given;
    this.#used.add(index);
    return `${this.#prefix}${index}`;
  }

  /** The memory at an address, as an lvalue. */
  #place(access: AccessName, address: Expr, offset: number): string {
    const at = this.#in.hole(offset) ?? (offset === 0 ? "" : `${offset}`);
    const parts = ["base", this.#address(address), at].filter((each) => each !== "");
    return `*(${MEMORY_TYPES[access]} *)(${parts.join(" + ")})`;
  }

  #address({ of }: Expr): string {
    if (of.node === "constant") {
      const hole = this.#in.hole(of.value);
      if (hole !== undefined) return hole;
      return Number(of.value) === 0 ? "" : `${Number(of.value) >>> 0}u`;
    }
    if (of.node === "variable") {
      const known = this.#in.address(of.index);
      if (known !== undefined) return known;
    }
    return `(uint64_t)(uint32_t)(${this.#node(of, "i32")})`;
  }

  /** An expression in parentheses or of one piece. */
  expression(value: Expr): string {
    return this.#node(value.of, value.kind);
  }

  #node(of: Expr["of"], kind: Kind): string {
    switch (of.node) {
      case "constant":
        return this.#constant(of.value, kind);
      case "variable":
        return this.#variable(of.index);
      case "primitive":
        return PRIMITIVES[of.name].c.replaceAll(
          /\$(\d)/g,
          (_, place) => this.expression(of.operands[Number(place)]),
        );
      case "load": {
        const place = this.#place(of.access, of.address, of.offset);
        return ACCESSES[of.access].kind === "i32" ? `(int32_t)${place}` : place;
      }
      case "select": {
        const [yes, no] = [this.expression(of.yes), this.expression(of.no)];
        return `(${this.expression(of.condition)} ? ${yes} : ${no})`;
      }
      case "call": {
        const { call } = this.#in;
        if (call === undefined) {
          throw new Error(`Cannot lower a kernel to a stencil: it calls '${of.helper}'`);
        }
        return call(of.helper, of.operands.map((each) => this.expression(each)));
      }
    }
  }

  #constant(value: number | bigint, kind: Kind): string {
    const hole = this.#in.hole(value);
    if (hole !== undefined && kind !== "f64") return `(${C_TYPES[kind]})${hole}`;
    switch (kind) {
      case "i32":
        return `((int32_t)${Number(value) >>> 0}u)`;
      case "i64":
        return `((int64_t)${BigInt.asUintN(64, BigInt(value))}ull)`;
      case "f64":
        if (!Number.isFinite(Number(value))) throw new Error("Cannot lower a constant");
        return `(${Number(value).toString()}${Number.isInteger(Number(value)) ? ".0" : ""})`;
    }
  }
}
