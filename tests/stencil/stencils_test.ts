/** Each micro-op's stencils, run on this machine, against the models of tests/trace, over edge values and registers. */
import { assertEquals, AssertionError } from "@std/assert";
import { addressOf } from "../../backends/stencil/platform/linux_calls.ts";
import { Instructions } from "../../backends/stencil/instructions.ts";
import {
  FLOAT_REGISTERS,
  INT_REGISTERS,
  Record,
  RECORD_FLOATS,
  RECORD_INTS,
} from "../../backends/stencil/machine.ts";
import { Families, type Family, LEAVE_LABEL } from "../../backends/stencil/table.ts";
import { MICRO_OP_NAMES, MICRO_OPS, type MicroOp, U } from "../../core/trace/micro_ops.ts";
import { EDGES, Random } from "../../plugins/kit/conformance/values.ts";
import {
  FLOATS,
  FRAME,
  type Machine,
  type Model,
  MODELS,
  OBJECT,
  OTHER,
  OTHER_SHAPE,
  SHAPE,
  TEXT,
} from "../../plugins/kit/conformance/micro_op_models.ts";
import { NativeMachine, noMachine } from "./native_machine.ts";

const BYTES = 65536;
/** Register choices that each case is tried with, and most cases of a micro-op: fewer where a processor is emulated. */
const [CHOICES, CASES] = Deno.env.has("EMULATED") ? [2, 10] : [6, 60];

const random = new Random(29);
const someInts = Array.from({ length: 8 }, () => random.bits() >> (1 + random.below(30)));
const someFloats = Array.from({ length: 8 }, () => random.bits() * 2 ** (random.below(80) - 40));
const OPERANDS: { readonly [type: string]: readonly number[] } = {
  word: [0, 1, 3, -1, 0x7fffffff, -0x7fffffff, OBJECT, OTHER],
  int: [...EDGES.i32.filter((value) => value === value << 1 >> 1), ...someInts],
  bool: [0, 1],
  float: [...EDGES.f64, ...someFloats],
};

function prepared(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(BYTES);
  const source = new Random(5);
  for (let i = 0x200; i < 0x8000; i++) bytes[i] = source.below(256);
  const view = new DataView(bytes.buffer);
  view.setInt32(OBJECT, SHAPE, true);
  view.setInt32(OTHER, OTHER_SHAPE, true);
  view.setInt32(TEXT, SHAPE, true);
  [0.1, -0, Infinity].forEach((value, i) => view.setFloat64(FLOATS + 16 * i + 8, value, true));
  return bytes;
}

/** A model calls a helper: a stencil asks the host then, with nothing changed. */
class AsksHost extends Error {}

function machineOver(bytes: Uint8Array<ArrayBuffer>): Machine {
  const view = new DataView(bytes.buffer);
  return {
    word: (at) => view.getInt32(at, true),
    setWord: (at, value) => view.setInt32(at, value, true),
    byte: (at) => view.getUint8(at),
    double: (at) => view.getFloat64(at, true),
    setDouble: (at, value) => view.setFloat64(at, value, true),
    helper: (name, ...operands) => {
      throw new AsksHost(`${name}(${operands})`);
    },
  };
}

interface Case {
  readonly operands: readonly number[];
  readonly immediate: number;
  readonly state: (m: Machine) => void;
}

/** A choice of what a model is to be tried on. */
function casesOf(op: MicroOp, model: Model): Case[] {
  const lists = [model.a, model.b, model.c].map((list, i) =>
    i < op.operands.length ? list ?? OPERANDS[op.operands[i]] : [0]
  );
  const all: Case[] = [];
  for (const state of model.states ?? [() => {}]) {
    for (const immediate of model.immediates ?? [0]) {
      for (const a of lists[0]) {
        for (const b of lists[1]) {
          for (const c of lists[2]) all.push({ operands: [a, b, c], immediate, state });
        }
      }
    }
  }
  while (all.length > CASES) all.splice(random.below(all.length), 1);
  return all;
}

const isFloat = (type: string) => type === "float";

/** Puts a stencil between what loads all registers and what dumps them, and tries it. */
class Trial {
  readonly #machine: NativeMachine;
  readonly #instructions: Instructions;
  readonly #record = new Record();
  readonly #memory: Uint8Array<ArrayBuffer> = new Uint8Array(
    new WebAssembly.Memory({ initial: 1 }).buffer as ArrayBuffer,
  );
  readonly #model = new Uint8Array(BYTES);
  readonly #prepared = prepared();

  constructor(machine: NativeMachine) {
    this.#machine = machine;
    this.#instructions = new Instructions(machine.table);
    this.#record.base = addressOf(this.#memory);
  }

  run(name: string, op: MicroOp, family: Family, constants: number, guard: number): void {
    const model = MODELS[name as keyof typeof MODELS]!;
    for (const each of casesOf(op, model)) {
      for (let i = 0; i < CHOICES; i++) this.#try(name, op, family, constants, guard, model, each);
    }
  }

  /** Registers for the operands: the same one only for what is equal. */
  #choose(op: MicroOp, { operands }: Case): number[] {
    const registers: number[] = [];
    op.operands.forEach((type, i) => {
      for (;;) {
        const count = isFloat(type) ? FLOAT_REGISTERS : INT_REGISTERS;
        const register = random.below(count);
        const other = registers.findIndex((each, j) =>
          each === register && isFloat(op.operands[j]) === isFloat(type)
        );
        if (other >= 0 && !Object.is(operands[other], operands[i])) continue;
        registers.push(register);
        return;
      }
    });
    return registers;
  }

  #try(
    name: string,
    op: MicroOp,
    family: Family,
    constants: number,
    guard: number,
    model: Model,
    given: Case,
  ): void {
    const { operands, immediate, state } = given;
    const { table } = this.#machine;
    const instructions = this.#instructions;
    const registers = this.#choose(op, given);
    const resultFloat = isFloat(op.result);
    const result = family.tied >= 0
      ? registers[family.tied]
      : random.below(resultFloat ? FLOAT_REGISTERS : INT_REGISTERS);
    const gives = guard < 0 && op.result !== "none";
    // Code: load all, the stencil, leave with 0; leave with 1.
    instructions.clear();
    const fail = instructions.label();
    const host = instructions.label();
    instructions.add(table.piece("RESUME").first);
    const start = instructions.size;
    const constant = (i: number) =>
      (constants & (1 << i)) === 0
        ? 0
        : isFloat(op.operands[i])
        ? instructions.float(operands[i])
        : operands[i];
    const [a = 0, b = 0, c = 0] = registers;
    const stencil = family.first + a * family.a + b * family.b + c * family.c + result * family.r;
    instructions.add(
      stencil,
      immediate,
      constant(0),
      table.asksHost(stencil) ? host : constant(1),
      constant(2),
      fail,
    );
    instructions.add(table.piece("STUB").first, 0);
    instructions.place(fail);
    instructions.add(table.piece("STUB").first, 1);
    instructions.place(host);
    instructions.add(table.piece("STUB").first, 2);
    instructions.place(LEAVE_LABEL);
    instructions.add(table.piece("LEAVE").first);
    // The record and memory.
    const record = this.#record;
    for (let i = 0; i < INT_REGISTERS; i++) {
      record.words[(RECORD_INTS >> 2) + 2 * i] = 0x1111111 * (i + 1);
      record.words[(RECORD_INTS >> 2) + 2 * i + 1] = 0;
    }
    for (let i = 0; i < FLOAT_REGISTERS; i++) record.doubles[(RECORD_FLOATS >> 3) + i] = i + 0.25;
    op.operands.forEach((type, i) => {
      if ((constants & (1 << i)) !== 0) return;
      if (isFloat(type)) record.doubles[(RECORD_FLOATS >> 3) + registers[i]] = operands[i];
      else record.words[(RECORD_INTS >> 2) + 2 * registers[i]] = operands[i];
    });
    const before = record.words.slice();
    this.#memory.set(this.#prepared);
    state(machineOver(this.#memory));
    this.#model.set(this.#memory);
    let expected: number | undefined;
    let asks = false;
    try {
      expected = model.model({
        m: machineOver(this.#model),
        a: operands[0],
        b: operands[1],
        c: operands[2],
        i: immediate,
      });
    } catch (error) {
      if (!(error instanceof AsksHost)) throw error;
      asks = true;
    }
    const left = this.#machine.run(instructions, start, record, FRAME);
    const where = `${name}/${constants} ${guard < 0 ? "" : MICRO_OP_NAMES[guard]} of ` +
      `${operands.join(", ")} in ${registers.join(", ")} to ${result}, immediate ${immediate}`;
    const leaves = guard < 0
      ? expected === undefined
      : (expected === 1) === (guard === U.GUARD_FALSE);
    assertEquals(
      left,
      asks ? 2 : leaves ? 1 : 0,
      `${where}: ${left === 1 ? "leaves" : "does not"}`,
    );
    if (gives && !leaves && !asks) {
      const got = resultFloat
        ? record.doubles[(RECORD_FLOATS >> 3) + result]
        : record.words[(RECORD_INTS >> 2) + 2 * result];
      if (!Object.is(got, expected)) {
        throw new AssertionError(`${where}: gives ${got}, the model ${expected}`);
      }
    }
    // No register but the result's has changed, and int registers have zeros above.
    for (let at = RECORD_INTS >> 2; at < (RECORD_FLOATS >> 2) + 2 * FLOAT_REGISTERS; at++) {
      const float = at >= RECORD_FLOATS >> 2;
      const register = (at - ((float ? RECORD_FLOATS : RECORD_INTS) >> 2)) >> 1;
      if (gives && !asks && float === resultFloat && register === result) {
        // Where it leaves, the register may hold anything.
        if (!float && (at & 1) !== 0 && !leaves) assertEquals(record.words[at], 0, where);
        continue;
      }
      assertEquals(record.words[at], before[at], `${where}: register ${register} has changed`);
    }
    for (let i = 0; i < BYTES; i++) {
      if (this.#memory[i] !== this.#model[i]) {
        throw new AssertionError(`${where}: memory differs at ${i}`);
      }
    }
  }
}

const machine = NativeMachine.open();
if (machine === null) {
  Deno.test.ignore(`stencils run: ${noMachine}`, () => {});
} else {
  const trial = new Trial(machine);
  const { table } = machine;
  MICRO_OP_NAMES.forEach((name, number) => {
    const op: MicroOp = MICRO_OPS[name];
    const lists = [
      [Families.PLAIN, -1],
      [Families.THEN_TRUE, U.GUARD_TRUE],
      [Families.THEN_FALSE, U.GUARD_FALSE],
    ] as const;
    const found: [Family, number, number][] = [];
    for (const [list, guard] of lists) {
      for (let constants = 0; constants < 8; constants++) {
        const family = table.familyFor(list, number, constants);
        if (family !== undefined) found.push([family, constants, guard]);
      }
    }
    // Those that go to another place are tried in regions.
    if (found.length === 0 || MODELS[name] === undefined) return;
    Deno.test(`stencils of ${name}`, () => {
      for (const [family, constants, guard] of found) {
        trial.run(name, op, family, constants, guard);
      }
    });
  });
}
