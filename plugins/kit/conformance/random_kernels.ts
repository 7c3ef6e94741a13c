/** Makes random kernels that keep the preconditions of all primitives and end. */
import {
  double,
  type Expr,
  expression,
  F64,
  float,
  half,
  I32,
  I64,
  int,
  long,
  longWord,
  select,
  word,
} from "../../../core/kernel/expressions.ts";
import { byte } from "../../../core/kernel/expressions.ts";
import { type Kind, type PrimitiveName, PRIMITIVES } from "../../../core/kernel/primitives.ts";
import {
  type Builder,
  type Helper,
  type Kernel,
  kernel,
  type Label,
  result,
  type Variable,
} from "../../../core/kernel/statements.ts";
import { EDGES, type Random } from "./values.ts";

const KINDS: readonly Kind[] = ["i32", "i64", "f64"];
const BY_RESULT = Map.groupBy(
  Object.keys(PRIMITIVES) as PrimitiveName[],
  (name): Kind => PRIMITIVES[name].result,
);
/** A helper that tells in which order it was called. */
export const TICK: Helper & { readonly result: "i32" } = {
  name: "tick",
  parameters: ["i32"],
  result: "i32",
};

/** A NaN has no particular sign or bits, so what looks at them is given 0 in its place. */
function withoutNaN(value: F64): F64 {
  return select(value.eq(value), value, float(0));
}

/** Makes expressions and statements over the variables that it is given. */
class Maker {
  readonly #random: Random;
  readonly #variables: Expr[];
  readonly #fuel: Variable<I32>;
  readonly #calls: boolean;

  /** `calls`: whether helpers are called. */
  constructor(random: Random, variables: Expr[], fuel: Variable<I32>, calls: boolean) {
    this.#random = random;
    this.#variables = variables;
    this.#fuel = fuel;
    this.#calls = calls;
  }

  expression(kind: Kind, depth: number): Expr {
    const random = this.#random;
    const choice = random.below(10);
    if (depth <= 0 || choice === 0) return this.#leaf(kind);
    if (choice === 1) return this.#load(kind, depth);
    if (choice === 2) {
      const condition = this.expression("i32", depth - 1) as I32;
      return select(condition, this.expression(kind, depth - 1), this.expression(kind, depth - 2));
    }
    if (choice === 3 && kind === "i32" && this.#calls) {
      return result(TICK, this.expression("i32", depth - 1));
    }
    const name = random.pick(BY_RESULT.get(kind)!);
    const operands = PRIMITIVES[name].parameters.map((each) => this.expression(each, depth - 1));
    return expression(kind, {
      node: "primitive",
      name,
      operands: operands.map((operand, i) => permitted(name, i, operand)),
    });
  }

  #leaf(kind: Kind): Expr {
    const random = this.#random;
    const variables = this.#variables.filter((each) => each.kind === kind);
    if (random.below(3) > 0 && variables.length > 0) return random.pick(variables);
    switch (kind) {
      case "i32":
        return int(random.below(2) === 0 ? random.pick(EDGES.i32) : random.bits());
      case "i64":
        return long(random.pick(EDGES.i64));
      case "f64":
        return float(random.pick(EDGES.f64));
    }
  }

  #load(kind: Kind, depth: number): Expr {
    const address = this.#address(depth);
    const offset = 8 * this.#random.below(16);
    if (kind === "i64") return longWord(address, offset);
    if (kind === "f64") return double(address, offset);
    return this.#random.pick([word, byte, half])(address, offset);
  }

  #address(depth: number): I32 {
    if (this.#random.below(3) === 0) return int(8 * this.#random.below(4096));
    return (this.expression("i32", depth - 1) as I32).and(0x7ff8);
  }

  /** A few statements; the labels are those that can be gone to. */
  statements(k: Builder, labels: readonly Label[], depth: number): void {
    for (let count = this.#random.below(5); count >= 0; count--) this.#statement(k, labels, depth);
  }

  #statement(k: Builder, labels: readonly Label[], depth: number): void {
    const random = this.#random;
    const choice = random.below(depth > 0 ? 11 : 6);
    const condition = () => this.expression("i32", 2) as I32;
    if (choice < 3) {
      const target = random.pick(this.#variables) as Variable<Expr>;
      k.set(target, this.expression(target.kind, 3));
    } else if (choice === 3) {
      this.#store(k);
    } else if (choice === 4 && this.#calls) {
      k.call(TICK, this.expression("i32", 1));
    } else if (choice === 5) {
      this.#jump(k, labels, condition);
    } else if (choice === 6) {
      const no = random.below(2) === 0 ? undefined : () => this.statements(k, labels, depth - 1);
      k.if(condition(), () => this.statements(k, labels, depth - 1), no);
    } else if (choice === 7) {
      k.block((leave) => this.statements(k, [...labels, leave], depth - 1));
    } else if (choice === 8) {
      k.loop((again) => {
        this.statements(k, [...labels, again], depth - 1);
        this.#burn(k);
        k.gotoIf(condition().and(1), again);
      });
    } else if (choice === 9) {
      const values = [0, 1, 2, 3, 4, 5].filter(() => random.below(3) > 0);
      const cases = [values.slice(0, 2), values.slice(2, 3), values.slice(3)];
      k.switch(
        condition().and(7),
        cases.filter((each) => each.length > 0).map((
          each,
        ) => [each, () => this.statements(k, labels, depth - 1)]),
      );
    } else {
      k.scope(() => {
        const kept = k.let(this.expression(random.pick(KINDS), 2));
        this.#variables.push(kept);
        this.statements(k, labels, depth - 1);
        this.#variables.splice(this.#variables.indexOf(kept), 1);
      });
    }
  }

  #store(k: Builder): void {
    const address = this.#address(2);
    const offset = 8 * this.#random.below(16);
    const value = (kind: Kind) => this.expression(kind, 3);
    switch (this.#random.below(5)) {
      case 0:
        return k.word(address, offset, value("i32") as I32);
      case 1:
        return k.byte(address, offset, value("i32") as I32);
      case 2:
        return k.half(address, offset, value("i32") as I32);
      case 3:
        return k.long(address, offset, value("i64") as I64);
      default:
        return k.double(address, offset, withoutNaN(k.let(value("f64")) as F64));
    }
  }

  #jump(k: Builder, labels: readonly Label[], condition: () => I32): void {
    if (labels.length === 0) return;
    const label = this.#random.pick(labels);
    if (label.loop) this.#burn(k);
    if (this.#random.below(4) === 0) k.goto(label);
    else k.gotoIf(condition(), label);
  }

  /** Every way back burns fuel, so every kernel ends. */
  #burn(k: Builder): void {
    k.set(this.#fuel, this.#fuel.sub(1));
    k.if(this.#fuel.lt(0), () => k.return(int(STOPPED)));
  }
}

/** An operand that keeps the primitive's precondition. */
function permitted(name: PrimitiveName, place: number, operand: Expr): Expr {
  if (operand instanceof I32 && place === 1 && (name === "i32.div" || name === "i32.rem")) {
    return operand.and(0x7fffffff).or(1);
  }
  if (operand instanceof I64 && place === 1 && (name === "i64.div" || name === "i64.rem")) {
    return operand.and(long((1n << 63n) - 1n)).or(long(1n));
  }
  const looksAtSign = name === "i64.fromF64Bits" || name === "f64.copysign" && place === 1;
  return looksAtSign ? withoutNaN(operand as F64) : operand;
}

/** What a kernel that loops for too long returns: in a region, an exit. */
const STOPPED = 1;

/** Types of the kernels' operands. */
export const PARAMETERS: readonly Kind[] = ["i32", "i32", "i64", "i64", "f64", "f64"];

/** A kernel that gives one expression of the kind. */
export function randomExpression(name: string, random: Random, kind: Kind): Kernel {
  return kernel(name, PARAMETERS, kind, (k, ...parameters) => {
    const fuel = k.variable("i32");
    k.return(new Maker(random, parameters, fuel, true).expression(kind, 5));
  });
}

/** A kernel of structured statements; it gives an i32. */
export function randomStatements(name: string, random: Random): Kernel {
  return kernel(name, PARAMETERS, "i32", (k, ...parameters) => {
    k.return(addStatements(k, random, parameters, true).expression("i32", 2));
  });
}

/** The same as the function of a region: it finds its operands, eight bytes each, at the frame, and calls nothing. */
export function randomRegionKernel(name: string, random: Random): Kernel {
  return kernel(name, ["i32"], "i32", (k, frame) => {
    const parameters = PARAMETERS.map((kind, i) => {
      const load = LOADS[kind](frame as I32, 8 * i);
      return k.let(load);
    });
    addStatements(k, random, parameters, false);
    k.return(int(0));
  });
}

const LOADS = { i32: word, i64: longWord, f64: double };

function addStatements(k: Builder, random: Random, parameters: readonly Expr[], calls: boolean) {
  const fuel = k.let(int(200));
  const variables = [...parameters, k.let(int(5)), k.let(long(5n)), k.let(float(5))];
  const maker = new Maker(random, variables, fuel, calls);
  k.block((leave) => maker.statements(k, [leave], 4));
  // All variables show in memory what they have become.
  for (const [i, each] of variables.entries()) {
    if (each instanceof F64) k.double(int(0), 0x8000 + 8 * i, withoutNaN(each));
    else if (each instanceof I64) k.long(int(0), 0x8000 + 8 * i, each);
    else k.word(int(0), 0x8000 + 8 * i, each);
  }
  return maker;
}

/** Operands for the kernels that these functions make. */
export function randomOperands(random: Random): (number | bigint)[] {
  return PARAMETERS.map((kind) => random.pick<number | bigint>(EDGES[kind]));
}
