/** A table of stencils, unpacked into typed arrays. */
import { MICRO_OP_TABLE, U } from "../../core/trace/micro_ops.ts";
import { FLOAT_REGISTERS, INT_REGISTERS, ROUTINES_MOST } from "./machine.ts";
import {
  Form,
  HOLE_WORDS,
  type PackedRoutines,
  type PackedTable,
  Stencil,
} from "./table_format.ts";

/** Words of an instruction (instructions.ts): the stencil, and what its holes are filled from. */
export const Word = {
  STENCIL: 0,
  IMMEDIATE: 1,
  A: 2,
  B: 3,
  C: 4,
  LABEL: 5,
} as const;

/** Labels that every region has. */
export const ENTRY_LABEL = 0;
export const LEAVE_LABEL = 1;
export const GO_LABEL = 2;

/** What a hole is filled with, by its parameter. */
export const Fill = {
  /** A word of the instruction, times the scale. */
  WORD: 0,
  /** The label that a word names. */
  WAY: 1,
  /** The address of the float constant whose place in the pool a word is. */
  POOL: 2,
  /** A label. */
  FIXED: 3,
  /** A part of the immediate, times the scale. */
  PART: 4,
  /** The address of bytes of the table's own. */
  DATA: 5,
  /** The end of the stencil. */
  END: 6,
} as const;

interface Filling {
  readonly fill: number;
  readonly parameter: number;
  readonly scale: number;
}

const FILLINGS: Readonly<Record<string, Filling>> = {
  CONT: { fill: Fill.END, parameter: 0, scale: 1 },
  EXIT: { fill: Fill.WAY, parameter: Word.LABEL, scale: 1 },
  HOST: { fill: Fill.WAY, parameter: Word.B, scale: 1 },
  ENTRY: { fill: Fill.FIXED, parameter: ENTRY_LABEL, scale: 1 },
  LEAVE: { fill: Fill.FIXED, parameter: LEAVE_LABEL, scale: 1 },
  GO: { fill: Fill.FIXED, parameter: GO_LABEL, scale: 1 },
  CA: { fill: Fill.WORD, parameter: Word.A, scale: 1 },
  CB: { fill: Fill.WORD, parameter: Word.B, scale: 1 },
  CC: { fill: Fill.WORD, parameter: Word.C, scale: 1 },
  POOLA: { fill: Fill.POOL, parameter: Word.A, scale: 8 },
  POOLB: { fill: Fill.POOL, parameter: Word.B, scale: 8 },
  POOLC: { fill: Fill.POOL, parameter: Word.C, scale: 8 },
  SLOT: { fill: Fill.WORD, parameter: Word.IMMEDIATE, scale: 8 },
  NUMBER: { fill: Fill.WORD, parameter: Word.IMMEDIATE, scale: 1 },
};

/** What a hole is in StencilTable.holes. */
export const Hole = {
  /** Words of each: its offset and form, FILL, SCALE, ADDEND. */
  STRIDE: 4,
  FORM_SHIFT: 16,
  OFFSET_MASK: 0xffff,
  /** What fills it, and the parameter. */
  FILL: 1,
  PARAMETER_SHIFT: 8,
  FILL_MASK: 0xff,
  SCALE: 2,
  ADDEND: 3,
} as const;

/** What a family is in StencilTable.families. */
export const FamilyWord = {
  /** Its first stencil. */
  FIRST: 0,
  /** By how much the register of operand a, b, c and of the result is shifted in a stencil's number, SHIFT_BITS each. */
  SHIFTS: 1,
  /** Place of the operand whose register takes the result, plus 1, or 0; and GIVES. */
  RESULT: 2,
  STRIDE_SHIFT: 2,
} as const;
/** A shift counts by these bits of a number. */
export const SHIFT_BITS = 5;
/** In FamilyWord.RESULT: there is a result. */
export const GIVES = 4;
export const TIED_MASK = 3;

/** First index of a list of families in StencilTable.familyOf: 8 * micro-op + constant operands is added. */
export const Families = {
  PLAIN: 0,
  /** A comparison and the guard behind it. */
  THEN_TRUE: 8 << 8,
  THEN_FALSE: 16 << 8,
  END: 24 << 8,
} as const;

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
  /** By twice the stencil: where its bytes begin, and what else there is to know of it (Stencil). */
  readonly stencils: Int32Array;
  /** First hole of each list of holes, and one more. */
  readonly holesFrom: Uint16Array;
  /** Hole.STRIDE words each. */
  readonly holes: Int32Array;
  /** Constants of 16 bytes that stencils read. */
  readonly data: readonly Uint8Array[];
  /** Of each family the words that FamilyWord says, from 1 on. */
  readonly families: Int32Array;
  /** See Families; 0: there is none. */
  readonly familyOf: Uint8Array;
  /** By micro-op: whether it is a comparison. */
  readonly compares: Uint8Array;
  /** By micro-op: the number of its function among those that stencils call, -1: it has none. */
  readonly routineOf: Int8Array;
  /** Pieces of the compiler's own, by name without `$`. */
  readonly own: ReadonlyMap<string, Family>;
  readonly #packed: PackedTable;
  /** What `families` are. */
  readonly #families: (Family | undefined)[] = [undefined];
  /** First stencil and name of each family, for listings: made when it is asked for. */
  #names: { readonly first: number; readonly name: string }[] | null = null;

  constructor(packed: PackedTable, routines: PackedRoutines) {
    const code = Uint8Array.fromBase64(packed.code);
    this.code = new Uint8Array(code.length + 16);
    this.code.set(code);
    this.codeView = new DataView(this.code.buffer);
    this.stencils = new Int32Array(Uint8Array.fromBase64(packed.stencils).buffer);
    // Here is no loop over all stencils: this is done in code that has just been started, where one would take a millisecond.
    const symbols = packed.symbols.split(" ");
    const data: Uint8Array[] = [];
    const fillings = symbols.map((symbol): Filling => {
      const [name, first, second] = symbol.split("_");
      if (name === "DATA") {
        const bytes = new Uint8Array(16);
        bytes.set(Uint8Array.fromHex(first));
        return { fill: Fill.DATA, parameter: data.push(bytes) - 1, scale: 1 };
      }
      if (name === "IMM") {
        const [parameter, scale] = [Number(first), Number(second)];
        // All of it is a part too.
        if (parameter === 0) return { fill: Fill.WORD, parameter: Word.IMMEDIATE, scale };
        return { fill: Fill.PART, parameter, scale };
      }
      const filling = FILLINGS[symbol];
      if (filling === undefined) {
        throw new Error(`Cannot read a table of stencils: a hole is named '${symbol}'`);
      }
      return filling;
    });
    this.data = data;
    const numbers = new Int32Array(Uint8Array.fromBase64(packed.holes).buffer);
    const ends = words(packed.shapeEnds);
    const holeCount = numbers.length / HOLE_WORDS;
    this.holesFrom = new Uint16Array(ends.length + 1);
    this.holesFrom.set(ends, 1);
    const holes = this.holes = new Int32Array(Hole.STRIDE * holeCount);
    for (let hole = 0; hole < holeCount; hole++) {
      const from = HOLE_WORDS * hole;
      const to = Hole.STRIDE * hole;
      const { fill, parameter, scale } = fillings[numbers[from + 2]];
      holes[to] = numbers[from] | numbers[from + 1] << Hole.FORM_SHIFT;
      holes[to + Hole.FILL] = fill | parameter << Hole.PARAMETER_SHIFT;
      holes[to + Hole.SCALE] = scale;
      holes[to + Hole.ADDEND] = numbers[from + 3];
    }

    const lines = packed.families.split("\n");
    const families = new Int32Array((lines.length + 1) << FamilyWord.STRIDE_SHIFT);
    const familyOf = new Uint8Array(Families.END);
    this.compares = new Uint8Array(MICRO_OP_TABLE.length);
    const own = new Map<string, Family>();
    let first = 0;
    for (const line of lines) {
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
      const list = plus < 0
        ? Families.PLAIN
        : name.endsWith("TRUE")
        ? Families.THEN_TRUE
        : Families.THEN_FALSE;
      if (list === Families.THEN_TRUE && constants === "0") this.compares[number] = 1;
      const count = this.#families.push(family) - 1;
      familyOf[list + 8 * number + Number(constants)] = count;
      const at = count << FamilyWord.STRIDE_SHIFT;
      families[at + FamilyWord.FIRST] = family.first;
      families[at + FamilyWord.SHIFTS] = shiftOf(a) | shiftOf(b) << SHIFT_BITS |
        shiftOf(c) << 2 * SHIFT_BITS | shiftOf(r) << 3 * SHIFT_BITS;
      families[at + FamilyWord.RESULT] = family.tied + 1 |
        (r !== 0 || family.tied >= 0 ? GIVES : 0);
    }
    if (this.#families.length > 256) {
      throw new Error("Cannot read a table of stencils: it has too many families");
    }
    if (2 * first !== this.stencils.length) {
      throw new Error("Cannot read a table of stencils: it is cut off");
    }
    this.routineOf = new Int8Array(MICRO_OP_TABLE.length).fill(-1);
    routines.functions.split("\n").forEach((line, place) => {
      const op = (U as { readonly [name: string]: number })[line.split(" ")[0]];
      if (op !== undefined) this.routineOf[op] = place;
    });
    this.families = families;
    this.familyOf = familyOf;
    this.own = own;
    this.#packed = packed;
  }

  /** Whether a stencil may ask the host: then operand b is the label that it goes to for it. */
  asksHost(stencil: number): boolean {
    return (this.stencils[2 * stencil + 1] & Stencil.ASKS_HOST) !== 0;
  }

  /** Whether a stencil may go to the instruction's label. */
  goesToLabel(stencil: number): boolean {
    const which = this.stencils[2 * stencil + 1] >> Stencil.HOLES_SHIFT;
    const exit = Fill.WAY | Word.LABEL << Hole.PARAMETER_SHIFT;
    for (let hole = this.holesFrom[which]; hole < this.holesFrom[which + 1]; hole++) {
      if (this.holes[Hole.STRIDE * hole + Hole.FILL] === exit) return true;
    }
    return false;
  }

  /** The family for a micro-op with some of its operands constant; undefined: there is none. @param list of Families */
  familyFor(list: number, op: number, constants: number): Family | undefined {
    return this.#families[this.familyOf[list + 8 * op + constants]];
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

/** By how much a register is shifted that adds so much, a power of two, to a stencil's number. */
function shiftOf(stride: number): number {
  return stride === 0 ? 0 : 31 - Math.clz32(stride);
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
