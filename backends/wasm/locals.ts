/** The locals of a function: one is free again when what it holds is not needed any more. */
import { Builder, type Variable } from "../../core/kernel/statements.ts";
import { type Expr, expression } from "../../core/kernel/expressions.ts";
import type { Kind } from "../../core/kernel/primitives.ts";
import { KIND_NAMES } from "./stencil_format.ts";

/** Hands out locals. */
export class Locals {
  /** Kinds by index. */
  readonly kinds: number[];
  readonly #parameters: number;
  /** Free ones, by kind. */
  #free: number[][] = KIND_NAMES.map(() => []);

  /** @param parameters kinds of the locals that are never free */
  constructor(parameters: readonly number[]) {
    this.kinds = [...parameters];
    this.#parameters = parameters.length;
  }

  take(kind: number): number {
    return this.#free[kind].pop() ?? this.kinds.push(kind) - 1;
  }

  release(local: number): void {
    this.#free[this.kinds[local]].push(local);
  }

  /** All are free now but those. */
  releaseAllBut(taken: ReadonlySet<number>): void {
    this.#free = KIND_NAMES.map(() => []);
    for (let local = this.kinds.length - 1; local >= this.#parameters; local--) {
      if (!taken.has(local)) this.release(local);
    }
  }
}

/** Builds statements whose variables are locals; `end` lets them go. */
export class LocalsBuilder extends Builder {
  readonly #locals: Locals;
  readonly #taken: number[] = [];

  constructor(locals: Locals) {
    super();
    this.#locals = locals;
  }

  override variable(kind: "i32"): Variable<Extract<Expr, { kind: "i32" }>>;
  override variable(kind: "i64"): Variable<Extract<Expr, { kind: "i64" }>>;
  override variable(kind: "f64"): Variable<Extract<Expr, { kind: "f64" }>>;
  override variable(kind: Kind): Variable<Expr>;
  override variable(kind: Kind): Variable<Expr> {
    const index = this.#locals.take(KIND_NAMES.indexOf(kind));
    this.#taken.push(index);
    return expression(kind, { node: "variable", index }) as Variable<Expr>;
  }

  /** Nothing that was built is added to any more. */
  end(): void {
    for (const local of this.#taken) this.#locals.release(local);
  }
}
