/**
 * Gives the variables of a function registers: two share one where neither is set while the other's value is needed still. Each
 * call of a function that V8 interprets clears its registers, and regions have many variables that are needed for a moment.
 *
 * It is graph colouring (Chaitin et al., Register Allocation via Coloring, 1981) without a bound: liveness by a walk backwards,
 * then the first register that no neighbour has, in the order in which variables are set. In a trace without loops that needs no
 * more registers than there are values at once (Hack, Register Allocation for Programs in SSA Form, 2007).
 */
import type { Expression, Kernel, Statement } from "@whipsnake/whipsnake/backend";

/** A set of variables, by bits. */
type Bits = Int32Array;

/** Where the variables of a function are. */
export interface Registers {
  /** Register of each variable; a parameter's is its own number. */
  readonly of: readonly number[];
  /** How many there are. */
  readonly count: number;
  /** Variables that are read before they are set. */
  readonly unset: readonly number[];
}

/** Finds registers for the variables of a function. */
export function allocateRegisters(kernel: Kernel): Registers {
  const count = kernel.variables.length;
  const { neighbours, atEntry } = new Liveness(count).analyze(kernel);
  const of: number[] = new Array(count).fill(-1);
  let used = 0;
  for (let variable = 0; variable < count; variable++) {
    const taken = new Set<number>();
    forEach(neighbours[variable], (other) => taken.add(of[other]));
    let register = variable < kernel.parameters.length ? variable : 0;
    while (taken.has(register)) register++;
    of[variable] = register;
    used = Math.max(used, register + 1);
  }
  const unset: number[] = [];
  forEach(atEntry, (variable) => {
    if (variable >= kernel.parameters.length) unset.push(variable);
  });
  return { of, count: used, unset };
}

/** Which variables have a value that is needed still, where another one is set. */
class Liveness {
  readonly #words: number;
  readonly #neighbours: Bits[];
  /** What is needed at each label. */
  readonly #atLabel: Bits[] = [];

  constructor(count: number) {
    this.#words = (count + 31) >> 5;
    this.#neighbours = Array.from({ length: count }, () => new Int32Array(this.#words));
  }

  analyze({ parameters, body }: Kernel): { neighbours: readonly Bits[]; atEntry: Bits } {
    const atEntry = new Int32Array(this.#words);
    this.#before(body, atEntry);
    for (let parameter = 0; parameter < parameters.length; parameter++) add(atEntry, parameter);
    forEach(atEntry, (variable) => this.#set(variable, atEntry));
    const neighbours = this.#neighbours;
    neighbours.forEach((bits, variable) =>
      forEach(bits, (other) => add(neighbours[other], variable))
    );
    return { neighbours, atEntry };
  }

  /** Notes that a variable is set where others are needed. */
  #set(variable: number, live: Bits): void {
    const bits = this.#neighbours[variable];
    unite(bits, live);
    remove(bits, variable);
  }

  /** Turns what is needed behind statements into what is needed before. */
  #before(list: readonly Statement[], live: Bits): void {
    for (let i = list.length - 1; i >= 0; i--) this.#beforeOne(list[i], live);
  }

  #beforeOne(statement: Statement, live: Bits): void {
    switch (statement.do) {
      case "set": {
        remove(live, statement.variable);
        this.#set(statement.variable, live);
        read(statement.value, live);
        return;
      }
      case "store":
        read(statement.address, live);
        read(statement.value, live);
        return;
      case "evaluate":
        read(statement.value, live);
        return;
      case "return":
        live.fill(0);
        if (statement.value !== null) read(statement.value, live);
        return;
      case "goto":
        if (statement.condition === null) live.fill(0);
        else read(statement.condition, live);
        unite(live, this.#atLabel[statement.label.id]);
        return;
      case "block": {
        const { id, loop } = statement.label;
        if (loop) this.#beforeLoop(id, statement.body, live);
        else {
          this.#atLabel[id] = live.slice();
          this.#before(statement.body, live);
        }
        return;
      }
      case "if": {
        const no = live.slice();
        this.#before(statement.yes, live);
        this.#before(statement.no, no);
        unite(live, no);
        read(statement.condition, live);
        return;
      }
      case "switch": {
        const behind = live.slice();
        for (const body of statement.bodies) {
          const inside = behind.slice();
          this.#before(body, inside);
          unite(live, inside);
        }
        read(statement.value, live);
        return;
      }
    }
  }

  /** What is needed at a loop's head is needed at its end: until nothing is added. */
  #beforeLoop(label: number, body: readonly Statement[], live: Bits): void {
    const behind = live.slice();
    const head = this.#atLabel[label] = new Int32Array(this.#words);
    for (;;) {
      live.set(behind);
      this.#before(body, live);
      if (!unite(head, live)) return;
    }
  }
}

/** Adds the variables that an expression reads. */
function read({ of }: Expression, live: Bits): void {
  switch (of.node) {
    case "variable":
      add(live, of.index);
      return;
    case "load":
      read(of.address, live);
      return;
    case "select":
      read(of.yes, live);
      read(of.no, live);
      read(of.condition, live);
      return;
    case "primitive":
    case "call":
      for (const operand of of.operands) read(operand, live);
  }
}

function add(bits: Bits, variable: number): void {
  bits[variable >> 5] |= 1 << variable;
}

function remove(bits: Bits, variable: number): void {
  bits[variable >> 5] &= ~(1 << variable);
}

/** Adds what is in `more`. @returns whether anything was new */
function unite(bits: Bits, more: Bits): boolean {
  let added = 0;
  for (let i = 0; i < bits.length; i++) {
    added |= more[i] & ~bits[i];
    bits[i] |= more[i];
  }
  return added !== 0;
}

function forEach(bits: Bits, visit: (variable: number) => void): void {
  for (let i = 0; i < bits.length; i++) {
    for (let rest = bits[i]; rest !== 0; rest &= rest - 1) {
      visit(32 * i + 31 - Math.clz32(rest & -rest));
    }
  }
}
