/** A table of stencils, unpacked into typed arrays. */
import { MICRO_OP_TABLE, U } from "../../core/trace/micro_ops.ts";
import { FLOAT_REGISTERS, INT_REGISTERS, ROUTINES_MOST } from "./machine.ts";
import { Form, HOLE_WORDS, type PackedRoutines, type PackedTable } from "./table_format.ts";

/** What a hole is filled with. ORDER HOLES. */
export const Hole = {
  /** The end of the stencil. */
  CONT: 0,
  /** The instruction's label. */
  EXIT: 1,
  /** The region's beginning. */
  ENTRY: 2,
  /** The stencil that leaves. */
  LEAVE: 3,
  /** Constant operands. */
  CA: 4,
  CB: 5,
  CC: 6,
  /** Float constants: operand a, b, c is the place in the pool. */
  POOLA: 7,
  POOLB: 8,
  POOLC: 9,
  /** Eight times the immediate. */
  SLOT: 10,
  /** The immediate. */
  NUMBER: 11,
  /** Bytes of the table's own; the parameter tells which. */
  DATA: 12,
  /** A part of the immediate, times a scale. */
  IMMEDIATE: 13,
  /** The label that operand b names. */
  HOST: 14,
  /** The stencil that follows links. */
  GO: 15,
} as const;

const HOLE_NAMES = Object.keys(Hole);

/** A family of stencils. */
export interface Family {
  /** Its first stencil. */
  readonly first: number;
  /** What the register of operand a, b, c and of the result adds to the stencil's number; 0: it is not there. */
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly r: number;
  /** Place of the operand whose register takes the result; -1: none. */
  readonly tied: number;
}

/** A part of an immediate: see PARTS of ../reference/derive.ts, which the tables are made with. */
export function immediatePart(part: number, immediate: number): number {
  switch (part) {
    case 0:
      return immediate;
    case 1:
      return immediate & 0xffff;
    case 2:
      return immediate >> 16;
    case 3:
      return immediate >>> 8;
    default:
      return immediate & 0xff;
  }
}

/** The functions that stencils call. */
export interface Routines {
  /** They run at any address that is a multiple of ROUTINES_ALIGNMENT. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each begins. */
  readonly offsets: readonly number[];
}

/** Unpacks the functions that stencils call. */
export function routinesOf({ functions, code }: PackedRoutines): Routines {
  const offsets = functions.split("\n").map((line) => Number(line.split(" ")[1]));
  if (offsets.length > ROUTINES_MOST) throw new Error("Cannot read routines: there are too many");
  return { bytes: Uint8Array.fromBase64(code), offsets };
}

/** The table. */
export class StencilTable {
  /** The stencils' bytes, and a few more. */
  readonly code: Uint8Array<ArrayBuffer>;
  readonly codeView: DataView;
  /** By stencil. */
  readonly offsets: Uint32Array;
  readonly lengths: Uint16Array;
  readonly shapeOf: Uint16Array;
  /** By list of holes: whether the stencil reads constants of `data`. */
  readonly readsData: Uint8Array;
  /** By list of holes: whether the stencil may ask the host: then operand b is the label that it goes to for it. */
  readonly asksHost: Uint8Array;
  /** First hole of each list, and one more. */
  readonly shapeFirst: Uint16Array;
  // By hole.
  readonly holeOffset: Uint16Array;
  readonly holeForm: Uint8Array;
  readonly holeKind: Uint8Array;
  readonly holeAddend: Int32Array;
  /** DATA: place in `data`. IMMEDIATE: the part. */
  readonly holeParameter: Uint8Array;
  readonly holeScale: Int32Array;
  /** Constants of 16 bytes that stencils read. */
  readonly data: readonly Uint8Array[];
  /** By 8 * micro-op + constant operands. */
  readonly families: readonly (Family | undefined)[];
  /** A comparison and the guard behind it, alike. */
  readonly thenTrue: readonly (Family | undefined)[];
  readonly thenFalse: readonly (Family | undefined)[];
  /** By micro-op: the number of its function among those that stencils call, -1: it has none. */
  readonly routineOf: Int8Array;
  /** Pieces of the compiler's own, by name without `$`. */
  readonly own: ReadonlyMap<string, Family>;
  readonly #packed: PackedTable;
  /** First stencil and name of each family, for listings: made when it is asked for. */
  #names: { readonly first: number; readonly name: string }[] | null = null;

  constructor(packed: PackedTable, routines: PackedRoutines) {
    const code = Uint8Array.fromBase64(packed.code);
    this.code = new Uint8Array(code.length + 8);
    this.code.set(code);
    this.codeView = new DataView(this.code.buffer);
    this.lengths = words(packed.lengths);
    this.shapeOf = words(packed.shapeOf);
    const count = this.lengths.length;
    this.offsets = new Uint32Array(count);
    // This is done in code that has just been started: what it does not do costs least.
    for (let i = 0, at = 0; i < count; i++) {
      this.offsets[i] = at;
      at += this.lengths[i];
    }

    const symbols = packed.symbols.split(" ");
    const data: Uint8Array[] = [];
    const meanings = symbols.map((symbol) => {
      const [name, first, second] = symbol.split("_");
      if (name === "DATA") {
        const bytes = new Uint8Array(16);
        bytes.set(Uint8Array.fromHex(first));
        return { kind: Hole.DATA, parameter: data.push(bytes) - 1, scale: 0 };
      }
      if (name === "IMM") {
        return { kind: Hole.IMMEDIATE, parameter: Number(first), scale: Number(second) };
      }
      const kind = HOLE_NAMES.indexOf(symbol);
      if (kind < 0) throw new Error(`Cannot read a table of stencils: a hole is named '${symbol}'`);
      return { kind, parameter: 0, scale: 0 };
    });
    this.data = data;
    const numbers = new Int32Array(Uint8Array.fromBase64(packed.holes).buffer);
    const ends = words(packed.shapeEnds);
    const holes = numbers.length / HOLE_WORDS;
    this.shapeFirst = new Uint16Array(ends.length + 1);
    this.shapeFirst.set(ends, 1);
    this.holeOffset = new Uint16Array(holes);
    this.holeForm = new Uint8Array(holes);
    this.holeKind = new Uint8Array(holes);
    this.holeParameter = new Uint8Array(holes);
    this.holeScale = new Int32Array(holes);
    this.holeAddend = new Int32Array(holes);
    for (let hole = 0; hole < holes; hole++) {
      const at = HOLE_WORDS * hole;
      const { kind, parameter, scale } = meanings[numbers[at + 2]];
      this.holeOffset[hole] = numbers[at];
      this.holeForm[hole] = numbers[at + 1];
      this.holeKind[hole] = kind;
      this.holeParameter[hole] = parameter;
      this.holeScale[hole] = scale;
      this.holeAddend[hole] = numbers[at + 3];
    }
    this.readsData = new Uint8Array(ends.length);
    this.asksHost = new Uint8Array(ends.length);
    for (let shape = 0; shape < ends.length; shape++) {
      for (let hole = this.shapeFirst[shape]; hole < this.shapeFirst[shape + 1]; hole++) {
        if (this.holeKind[hole] === Hole.DATA) this.readsData[shape] = 1;
        if (this.holeKind[hole] === Hole.HOST) this.asksHost[shape] = 1;
      }
    }

    const families: (Family | undefined)[] = new Array(8 * MICRO_OP_TABLE.length);
    const thenTrue: (Family | undefined)[] = new Array(8 * MICRO_OP_TABLE.length);
    const thenFalse: (Family | undefined)[] = new Array(8 * MICRO_OP_TABLE.length);
    const own = new Map<string, Family>();
    let first = 0;
    for (const line of packed.families.split("\n")) {
      const [name, constants, digits, classes, tied] = line.split(" ");
      let [stride, a, b, c, r] = [1, 0, 0, 0, 0];
      for (let i = digits.length - 1; i >= 0; i--) {
        const digit = digits[i];
        if (digit === "r") r = stride;
        else if (digit === "a") a = stride;
        else if (digit === "b") b = stride;
        else if (digit === "c") c = stride;
        else break; // `-`: there are none
        stride *= classes[i] === "f" ? FLOAT_REGISTERS : INT_REGISTERS;
      }
      const family = { first, a, b, c, r, tied: tied === "-" ? -1 : "abc".indexOf(tied) };
      first += stride;
      if (name.startsWith("$")) {
        own.set(name.slice(1), family);
        continue;
      }
      const plus = name.indexOf("+");
      const op = plus < 0 ? name : name.slice(0, plus);
      const number: number | undefined = (U as { readonly [name: string]: number })[op];
      if (number === undefined) continue;
      const list = plus < 0 ? families : name.endsWith("TRUE") ? thenTrue : thenFalse;
      list[8 * number + Number(constants)] = family;
    }
    if (first !== count) throw new Error("Cannot read a table of stencils: it is cut off");
    this.routineOf = new Int8Array(MICRO_OP_TABLE.length).fill(-1);
    routines.functions.split("\n").forEach((line, place) => {
      const op = (U as { readonly [name: string]: number })[line.split(" ")[0]];
      if (op !== undefined) this.routineOf[op] = place;
    });
    this.families = families;
    this.thenTrue = thenTrue;
    this.thenFalse = thenFalse;
    this.own = own;
    this.#packed = packed;
  }

  /** A piece of the compiler's own. */
  piece(name: string): Family {
    const family = this.own.get(name);
    if (family === undefined) throw new Error(`Cannot compile: the table has no ${name}`);
    return family;
  }

  /** The name of a stencil's family. */
  nameOf(stencil: number): string {
    const names = this.#names ??= namesOf(this.#packed);
    let low = 0;
    let high = names.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (names[middle].first <= stencil) low = middle;
      else high = middle;
    }
    return names[low].name;
  }
}

function namesOf({ families }: PackedTable): { first: number; name: string }[] {
  let first = 0;
  return families.split("\n").map((line) => {
    const [name, constants, digits, classes] = line.split(" ");
    const named = { first, name: constants === "0" ? name : `${name}/${constants}` };
    let count = 1;
    for (let i = 0; digits !== "-" && i < digits.length; i++) {
      count *= classes[i] === "f" ? FLOAT_REGISTERS : INT_REGISTERS;
    }
    first += count;
    return named;
  });
}

function words(text: string): Uint16Array {
  const bytes = Uint8Array.fromBase64(text);
  return new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
}

/** Whether a value fits into a hole of the form; branches are counted in bytes. */
export function fits(form: number, value: number): boolean {
  switch (form) {
    case Form.RELATIVE_32:
      return value === (value | 0);
    case Form.BRANCH_26:
      return value >= -(2 ** 27) && value < 2 ** 27 && (value & 3) === 0;
    case Form.BRANCH_19:
    case Form.LITERAL_19:
      return value >= -(2 ** 20) && value < 2 ** 20 && (value & 3) === 0;
    default:
      return value >= -(2 ** 31) && value < 2 ** 32;
  }
}
