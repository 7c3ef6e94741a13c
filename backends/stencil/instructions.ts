/**
 * The list of stencils that a region's code is made of, and the copying and patching of them. What a stencil takes is known when
 * it is appended, so positions and the whole size are too, before a byte is written.
 */
import {
  ENTRY_LABEL,
  Fill,
  fits,
  GO_LABEL,
  Hole,
  immediatePart,
  LEAVE_LABEL,
  type StencilTable,
  Word,
} from "./table.ts";
import { HOLES, HOLES_FROM, select, STENCILS } from "./selected.ts";
import { Form, Stencil } from "./table_format.ts";

/** Words of an instruction: those of Word, what it was appended for, and what there is to know of the stencil. */
const STRIDE = 8;
const SOURCE = 6;
const KNOWN = 7;

// See values.ts.
const { IMMEDIATE, A, B, C, LABEL } = Word;
const { WORD, WAY, POOL, FIXED, PART, DATA } = Fill;
const { STRIDE: HOLE_STRIDE, FORM_SHIFT, OFFSET_MASK, FILL, PARAMETER_SHIFT, FILL_MASK } = Hole;
const { SCALE, ADDEND } = Hole;
const { RELATIVE_32, ABSOLUTE_32 } = Form;
const { BYTES, READS_DATA, HOLES_SHIFT } = Stencil;
const stencils = STENCILS;
const holes = HOLES;
const holesFrom = HOLES_FROM;

/** The list under way, and positions by label, -1: not placed yet; constants of the file for the reason that values.ts gives. */
const words = new Int32Array(STRIDE << 16);
const labels = new Int32Array(1 << 16);

/** Numbers of the list under way. */
const list = new Int32Array(4);
/** Words so far. */
const END = 0;
/** Bytes so far. */
const SIZE = 1;
/** What is appended is for: the number of a region's value, or OWN. */
const FOR = 2;
const LABELS = 3;

/** Bytes of a region's code at most. */
const CODE_MOST = 1 << 20;
/** The bytes that were assembled last. */
export const ASSEMBLED: Uint8Array<ArrayBuffer> = new Uint8Array(CODE_MOST);
const assembled = ASSEMBLED;
const view = new DataView(ASSEMBLED.buffer);

/** A double, and its bits. */
const double = new Float64Array(1);
const bits = new Int32Array(double.buffer);

/** Bytes of each stencil that are copied at least: there are as many behind a table's code, and behind what is copied to. */
const COPIED_AT_ONCE = 16;

/** Alignment of the constants behind the code, and so of all code. */
export const CODE_ALIGNMENT = 16;

/** Instructions.source: no micro-op. */
export const OWN = -1;

/** A stencil of the list, for who looks at it afterwards. */
export interface Instruction {
  readonly position: number;
  readonly stencil: number;
  readonly immediate: number;
  /** Constant operands, or places in the pool. */
  readonly constants: readonly [a: number, b: number, c: number];
  /** Position of its label. */
  readonly target: number;
  /** Position of the label that operand b names, where it does. */
  readonly host: number;
  /** What it was appended for: see `source`. */
  readonly source: number;
}

/** Collects the stencils of one region at a time. */
export class Instructions {
  readonly #table: StencilTable;
  /** Bits of the float constants. */
  #pool = new Int32Array(256);
  #poolCount = 0;
  /** Position of each constant of the table, in units of 16 bytes behind the code; -1: not used. */
  readonly #dataPlace: Int16Array;
  #dataCount = 0;

  constructor(table: StencilTable) {
    this.#table = table;
    this.#dataPlace = new Int16Array(table.data.length).fill(-1);
  }

  /** Bytes so far. */
  get size(): number {
    return list[SIZE];
  }

  /** What is appended from now on is for: the number of a region's value, or OWN. */
  set source(value: number) {
    list[FOR] = value;
  }

  /** Begins a region: what any others of this thread have collected is gone. */
  clear(): void {
    select(this.#table);
    list[END] = 0;
    list[SIZE] = 0;
    list[FOR] = OWN;
    list[LABELS] = 3;
    labels[ENTRY_LABEL] = 0;
    labels[LEAVE_LABEL] = -1;
    labels[GO_LABEL] = -1;
    this.#poolCount = 0;
    if (this.#dataCount > 0) this.#dataPlace.fill(-1);
    this.#dataCount = 0;
  }

  /** Appends a stencil: its immediate, constant operands or places in the pool, and the label that it goes to. */
  add(stencil: number, immediate = 0, a = 0, b = 0, c = 0, label = 0): void {
    this.addKnown(stencil, stencils[2 * stencil + 1], immediate, a, b, c, label);
  }

  /** The same, with what there is to know of the stencil. */
  addKnown(
    stencil: number,
    known: number,
    immediate: number,
    a: number,
    b: number,
    c: number,
    label: number,
  ): void {
    const at = list[END];
    list[END] = at + STRIDE;
    if (at === words.length) refuse("stencils");
    words[at] = stencil;
    // As V8 sees it, they might be doubles.
    words[at + IMMEDIATE] = immediate | 0;
    words[at + A] = a | 0;
    words[at + B] = b | 0;
    words[at + C] = c | 0;
    words[at + LABEL] = label | 0;
    words[at + SOURCE] = list[FOR];
    words[at + KNOWN] = known;
    list[SIZE] += known & BYTES;
    if ((known & READS_DATA) !== 0) this.#placeData(known >> HOLES_SHIFT);
  }

  /** A new label. */
  label(): number {
    const label = list[LABELS];
    if (label === labels.length) refuse("branches");
    list[LABELS] = label + 1;
    labels[label] = -1;
    return label;
  }

  /** Places a label here. */
  place(label: number): void {
    labels[label] = list[SIZE];
  }

  /** The position of a label that was placed. */
  positionOf(label: number): number {
    return labels[label];
  }

  /** The place in the pool of a float constant. */
  float(value: number): number {
    double[0] = value;
    const low = bits[0];
    const high = bits[1];
    let pool = this.#pool;
    for (let i = 0; i < this.#poolCount; i++) {
      if (pool[2 * i] === low && pool[2 * i + 1] === high) return i;
    }
    const place = this.#poolCount++;
    if (2 * place === pool.length) {
      pool = new Int32Array(4 * place);
      pool.set(this.#pool);
      this.#pool = pool;
    }
    pool[2 * place] = low;
    pool[2 * place + 1] = high;
    return place;
  }

  /**
   * Copies and patches the code and its constants into ASSEMBLED.
   *
   * @returns how many bytes they are
   * @throws RangeError when a value does not fit its hole, or all is too much: the region is too large
   */
  assemble(): number {
    const end = list[END];
    const size = list[SIZE];
    const pool = (size + CODE_ALIGNMENT - 1) & -CODE_ALIGNMENT;
    const floats = pool + 16 * this.#dataCount;
    const length = floats + 8 * this.#poolCount;
    if (length + COPIED_AT_ONCE > CODE_MOST) refuse("bytes of code");
    const { codeView } = this.#table;
    let position = 0;
    for (let at = 0; at < end; at += STRIDE) {
      const known = words[at + KNOWN];
      const bytes = known & BYTES;
      const from = stencils[2 * words[at]];
      // Most are no longer than this. What is copied too much, the next stencil overwrites.
      view.setInt32(position, codeView.getInt32(from, true), true);
      view.setInt32(position + 4, codeView.getInt32(from + 4, true), true);
      view.setInt32(position + 8, codeView.getInt32(from + 8, true), true);
      view.setInt32(position + 12, codeView.getInt32(from + 12, true), true);
      for (let i = COPIED_AT_ONCE; i < bytes; i += 4) {
        view.setInt32(position + i, codeView.getInt32(from + i, true), true);
      }
      const which = known >> HOLES_SHIFT;
      const last = HOLE_STRIDE * holesFrom[which + 1];
      for (let hole = HOLE_STRIDE * holesFrom[which]; hole < last; hole += HOLE_STRIDE) {
        const fill = holes[hole + FILL];
        const parameter = fill >> PARAMETER_SHIFT;
        let value: number;
        switch (fill & FILL_MASK) {
          case WORD:
            value = scaled(words[at + parameter], holes[hole + SCALE]);
            break;
          case WAY:
            value = labels[words[at + parameter]];
            break;
          case POOL:
            value = floats + 8 * words[at + parameter];
            break;
          case FIXED:
            value = labels[parameter];
            break;
          case PART:
            value = scaled(immediatePart(parameter, words[at + IMMEDIATE]), holes[hole + SCALE]);
            break;
          case DATA:
            value = pool + 16 * this.#dataPlace[parameter];
            break;
          default:
            value = position + bytes;
        }
        value = (value + holes[hole + ADDEND]) | 0;
        const how = holes[hole];
        const here = position + (how & OFFSET_MASK);
        const form = how >> FORM_SHIFT;
        if (form === RELATIVE_32) view.setInt32(here, value - here, true);
        else if (form === ABSOLUTE_32) view.setInt32(here, value, true);
        else patchInstruction(view, form, here, value);
      }
      position += bytes;
    }
    if (position !== size) throw new Error("Cannot assemble: the size was another");
    while (position < pool) assembled[position++] = 0;
    if (this.#dataCount > 0) this.#copyData(pool);
    for (let i = 0; i < 2 * this.#poolCount; i++) {
      view.setInt32(floats + 4 * i, this.#pool[i], true);
    }
    return length;
  }

  /** Finds a place for the table's constants that a list of holes names. */
  #placeData(which: number): void {
    for (let i = holesFrom[which]; i < holesFrom[which + 1]; i++) {
      const fill = holes[HOLE_STRIDE * i + FILL];
      if ((fill & FILL_MASK) !== DATA) continue;
      const place = fill >> PARAMETER_SHIFT;
      if (this.#dataPlace[place] < 0) this.#dataPlace[place] = this.#dataCount++;
    }
  }

  #copyData(pool: number): void {
    const { data } = this.#table;
    for (let i = 0; i < data.length; i++) {
      if (this.#dataPlace[i] >= 0) assembled.set(data[i], pool + 16 * this.#dataPlace[i]);
    }
  }

  /** The list, and the doubles of its pool. */
  read(): { list: Instruction[]; pool: number[] } {
    const all: Instruction[] = [];
    let position = 0;
    for (let at = 0; at < list[END]; at += STRIDE) {
      const row = words.subarray(at, at + STRIDE);
      all.push({
        position,
        stencil: row[0],
        immediate: row[IMMEDIATE],
        constants: [row[A], row[B], row[C]],
        target: labels[row[LABEL]],
        host: labels[row[B]] ?? -1,
        source: row[SOURCE],
      });
      position += row[KNOWN] & BYTES;
    }
    const doubles = new Float64Array(this.#pool.slice(0, 2 * this.#poolCount).buffer);
    return { list: all, pool: [...doubles] };
  }

  /** A line for each stencil: position, name, bytes of it in `code`. */
  list(code: Uint8Array): string {
    const lines: string[] = [];
    let position = 0;
    const labelsAt = new Map<number, number[]>();
    for (let label = 0; label < list[LABELS]; label++) {
      const at = labels[label];
      labelsAt.set(at, [...labelsAt.get(at) ?? [], label]);
    }
    for (let at = 0; at < list[END]; at += STRIDE) {
      const stencil = words[at];
      const size = words[at + KNOWN] & BYTES;
      for (const label of labelsAt.get(position) ?? []) lines.push(`L${label}:`);
      const name = this.#table.nameOf(stencil);
      const rest = [...words.subarray(at + 1, at + KNOWN)].join(" ");
      const bytes = code.subarray(position, position + size).toHex();
      lines.push(`${position.toString(16).padStart(6)}  ${name.padEnd(24)} ${rest}  ${bytes}`);
      position += size;
    }
    return lines.join("\n") + "\n";
  }
}

/** The bytes of a branch to so many bytes from itself; null: that is too far. They are as many as JUMP has. */
export function branchBytes(table: StencilTable, distance: number): Uint8Array | null {
  const stencil = table.piece("JUMP").first;
  const from = table.stencils[2 * stencil];
  const known = table.stencils[2 * stencil + 1];
  const bytes = table.code.slice(from, from + (known & BYTES));
  const view = new DataView(bytes.buffer);
  const hole = HOLE_STRIDE * table.holesFrom[known >> HOLES_SHIFT];
  const here = table.holes[hole] & OFFSET_MASK;
  const form = table.holes[hole] >> FORM_SHIFT;
  const value = distance + table.holes[hole + ADDEND];
  if (!fits(form, value - here)) return null;
  if (form === RELATIVE_32) view.setInt32(here, value - here, true);
  else patchInstruction(view, form, here, value);
  return bytes;
}

/** @throws RangeError when the product has more than 32 bits */
function scaled(value: number, scale: number): number {
  if (scale === 1) return value | 0;
  const product = value * scale;
  if (product !== (product | 0)) {
    throw new RangeError(`Cannot patch: ${scale} times ${value} does not fit its hole`);
  }
  return product | 0;
}

function refuse(what: string): never {
  throw new RangeError(`Cannot compile a region: it has too many ${what}`);
}

/** Fills a hole of an instruction of four bytes. */
function patchInstruction(view: DataView, form: number, here: number, target: number): void {
  const old = view.getInt32(here, true);
  const moves = form === Form.MOVE_LOW_16 || form === Form.MOVE_HIGH_16;
  const value = moves ? target : target - here;
  if (!fits(form, value)) throw new RangeError(`Cannot patch: ${value} does not fit its hole`);
  switch (form) {
    case Form.BRANCH_26:
      view.setInt32(here, (old & ~0x3ffffff) | ((value >> 2) & 0x3ffffff), true);
      return;
    case Form.BRANCH_19:
    case Form.LITERAL_19:
      view.setInt32(here, (old & ~0xffffe0) | (((value >> 2) & 0x7ffff) << 5), true);
      return;
    case Form.MOVE_LOW_16:
      view.setInt32(here, (old & ~0x1fffe0) | ((value & 0xffff) << 5), true);
      return;
    case Form.MOVE_HIGH_16:
      view.setInt32(here, (old & ~0x1fffe0) | (((value >>> 16) & 0xffff) << 5), true);
      return;
  }
  throw new Error(`Cannot patch: form ${form} is unknown`);
}
