/**
 * Statements of the kernel language, and the builder that kernels are written with. Control is structured: blocks that can be
 * left, loops that can be repeated, if, switch. So every lowering is one walk over the tree.
 */
import { type Expr, expression, F64, I32, I64, int, lift } from "./expressions.ts";
import type { AccessName, Kind } from "./primitives.ts";

/** The place behind a block, or the head of a loop. */
export interface Label {
  readonly loop: boolean;
  readonly id: number;
}

/** A statement. */
export type Statement =
  | { readonly do: "set"; readonly variable: number; readonly value: Expr }
  | {
    readonly do: "store";
    readonly access: AccessName;
    readonly address: I32;
    readonly offset: number;
    readonly value: Expr;
  }
  | { readonly do: "block"; readonly label: Label; readonly body: readonly Statement[] }
  | {
    readonly do: "if";
    readonly condition: I32;
    readonly yes: readonly Statement[];
    readonly no: readonly Statement[];
  }
  | { readonly do: "goto"; readonly label: Label; readonly condition: I32 | null }
  | {
    readonly do: "switch";
    readonly value: I32;
    /** Place in `bodies` for each value from 0 on; -1, and what is beyond the table: nothing is done. */
    readonly table: readonly number[];
    readonly bodies: readonly (readonly Statement[])[];
  }
  | { readonly do: "evaluate"; readonly value: Expr }
  | { readonly do: "return"; readonly value: Expr | null };

/** A function of the kernel language. */
export interface Kernel {
  readonly name: string;
  readonly parameters: readonly Kind[];
  readonly result: Kind | null;
  /** Types of all variables; the parameters come first. */
  readonly variables: readonly Kind[];
  readonly body: readonly Statement[];
}

/** A function that kernels may call. */
export interface Helper {
  readonly name: string;
  readonly parameters: readonly Kind[];
  readonly result: Kind | null;
}

/** An expression that can be assigned to (Builder.set). */
export type Variable<E extends Expr> = E & { readonly of: { readonly node: "variable" } };

/** Collects the statements of one kernel. */
export class Builder {
  readonly variables: Kind[] = [];
  #statements: Statement[] = [];
  #labels = 0;
  /** Variables that are free to be taken again, and those that each scope under way has taken. */
  readonly #free: Record<Kind, number[]> = { i32: [], i64: [], f64: [] };
  readonly #scopes: number[][] = [];

  /** A new variable that is assigned later. */
  variable(kind: "i32"): Variable<I32>;
  variable(kind: "i64"): Variable<I64>;
  variable(kind: "f64"): Variable<F64>;
  variable(kind: Kind): Variable<Expr>;
  variable(kind: Kind): Variable<Expr> {
    const index = this.#free[kind].pop() ?? this.variables.push(kind) - 1;
    this.#scopes.at(-1)?.push(index);
    return expression(kind, { node: "variable", index }) as Variable<Expr>;
  }

  /** Evaluates `value` now, once. */
  let<E extends Expr>(value: E): Variable<E> {
    const variable = this.variable(value.kind) as unknown as Variable<E>;
    this.set(variable, value);
    return variable;
  }

  /**
   * Builds a part whose variables nothing outside uses: the next scope takes them again. Baseline compilers keep a place
   * for every variable and clear it at each call, so a function of many parts should have few.
   */
  scope(body: () => void): void {
    this.#scopes.push([]);
    body();
    for (const index of this.#scopes.pop()!) this.#free[this.variables[index]].push(index);
  }

  set<E extends Expr>(variable: Variable<E>, value: E): void {
    this.#statements.push({ do: "set", variable: indexOf(variable), value });
  }

  /** Stores a word. */
  word(address: I32, offset: number, value: I32 | number): void {
    this.#store("word", address, offset, lift(value));
  }

  /** Stores a word at the constant address `at`. */
  wordAt(at: number, value: I32 | number): void {
    this.word(int(0), at, value);
  }

  /** Stores the low 8 bits. */
  byte(address: I32, offset: number, value: I32 | number): void {
    this.#store("byte", address, offset, lift(value));
  }

  /** Stores the low 16 bits. */
  half(address: I32, offset: number, value: I32 | number): void {
    this.#store("half", address, offset, lift(value));
  }

  long(address: I32, offset: number, value: I64): void {
    this.#store("long", address, offset, value);
  }

  double(address: I32, offset: number, value: F64): void {
    this.#store("double", address, offset, value);
  }

  #store(access: AccessName, address: I32, offset: number, value: Expr): void {
    this.#statements.push({ do: "store", access, address, offset, value });
  }

  /** A block; going to its label leaves it. */
  block(body: (leave: Label) => void): void {
    this.#labelled(false, body);
  }

  /** A loop; going to its label begins it anew. At its end it is left. */
  loop(body: (again: Label) => void): void {
    this.#labelled(true, body);
  }

  #labelled(loop: boolean, body: (label: Label) => void): void {
    const label = { loop, id: this.#labels++ };
    const statements = this.#collect(() => body(label));
    this.#statements.push({ do: "block", label, body: statements });
  }

  if(condition: I32, yes: () => void, no: () => void = () => {}): void {
    this.#statements.push({
      do: "if",
      condition,
      yes: this.#collect(yes),
      no: this.#collect(no),
    });
  }

  goto(label: Label): void {
    this.#statements.push({ do: "goto", label, condition: null });
  }

  /** Goes to the label when the condition is not 0. */
  gotoIf(condition: I32, label: Label): void {
    this.#statements.push({ do: "goto", label, condition });
  }

  /** Goes to the label unless the condition holds: a guard. */
  guard(condition: I32, label: Label): void {
    this.gotoIf(condition.not(), label);
  }

  /** Does the body whose list of values has `value`; nothing when none has. */
  switch(value: I32, cases: readonly (readonly [values: readonly number[], () => void])[]): void {
    const table: number[] = [];
    const bodies = cases.map(([values, body], place) => {
      for (const each of values) {
        while (table.length <= each) table.push(-1);
        if (table[each] !== -1) throw new Error(`Cannot build a switch: ${each} has two cases`);
        table[each] = place;
      }
      return this.#collect(body);
    });
    this.#statements.push({ do: "switch", value, table, bodies });
  }

  /** Calls a helper for what it does. */
  call(helper: Helper, ...operands: Expr[]): void {
    this.#statements.push({ do: "evaluate", value: callOf(helper, operands) });
  }

  return(value: Expr | null = null): void {
    this.#statements.push({ do: "return", value });
  }

  #collect(body: () => void): readonly Statement[] {
    const outer = this.#statements;
    const inner: Statement[] = [];
    this.#statements = inner;
    body();
    this.#statements = outer;
    return inner;
  }

  /** What was collected. */
  get statements(): readonly Statement[] {
    return this.#statements;
  }
}

function indexOf(variable: Expr): number {
  if (variable.of.node !== "variable") throw new Error("Cannot assign: it is no variable");
  return variable.of.index;
}

function callOf(helper: Helper, operands: readonly Expr[]): Expr {
  return expression(helper.result ?? "i32", { node: "call", helper: helper.name, operands });
}

/** A helper's result as an expression: put it into a variable at once, in the order in which calls must happen. */
export function result(helper: Helper & { readonly result: "i32" }, ...operands: Expr[]): I32 {
  return callOf(helper, operands) as I32;
}

/** As `result`, of a helper that gives a double. */
export function resultF64(helper: Helper & { readonly result: "f64" }, ...operands: Expr[]): F64 {
  return callOf(helper, operands) as F64;
}

/** Builds a function. `body` gets its parameters as variables. */
export function kernel(
  name: string,
  parameters: readonly Kind[],
  result: Kind | null,
  body: (k: Builder, ...parameters: Variable<Expr>[]) => void,
): Kernel {
  const k = new Builder();
  const given = parameters.map((kind) => k.variable(kind));
  body(k, ...given);
  return { name, parameters, result, variables: k.variables, body: k.statements };
}

/** A kernel that others call. */
export interface Routine<E extends Expr> {
  readonly kernel: Kernel;
  /** What a call of it gives: put it into a variable at once (see `result`). */
  call(...operands: Expr[]): E;
}

/** Builds a kernel with an i32 as its result, to be called by others. */
export function routine(
  name: string,
  parameters: readonly Kind[],
  body: (k: Builder, ...parameters: Variable<Expr>[]) => void,
): Routine<I32> {
  const made = kernel(name, parameters, "i32", body);
  return {
    kernel: made,
    call: (...operands) => result(made as Helper & { readonly result: "i32" }, ...operands),
  };
}
