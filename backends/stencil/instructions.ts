/**
 * The list of stencils that a region's code is made of, and the copying and patching of them. What a stencil takes is known when
 * it is appended, so positions and the whole size are too, before a byte is written.
 */
import { fits, Hole, immediatePart, type StencilTable } from "./table.ts";
import { Form } from "./table_format.ts";

/** Words of an instruction. */
const STRIDE = 7;
const IMMEDIATE = 1;
const A = 2;
const B = 3;
const C = 4;
const LABEL = 5;
const SOURCE = 6;

/** Stencils are copied in pieces of so many bytes. */
const COPY_BYTES = 4;

/** Alignment of the constants behind the code, and so of all code. */
export const CODE_ALIGNMENT = 16;

/** Instructions.source: no micro-op. */
export const OWN = -1;

/** Labels that every region has. */
export const ENTRY_LABEL = 0;
export const LEAVE_LABEL = 1;
export const GO_LABEL = 2;

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
  #words = new Int32Array(1024 * STRIDE);
  #count = 0;
  /** Bytes so far. */
  size = 0;
  /** What is appended from now on is for: the number of a region's value, or OWN. */
  source = OWN;
  /** Position by label; -1: not placed yet. */
  #labels = new Int32Array(1024);
  #labelCount = 3;
  /** Bits of the float constants. */
  #pool = new Int32Array(256);
  #poolCount = 0;
  readonly #bits = new DataView(new ArrayBuffer(8));
  /** Of the bytes that were written last. */
  #view = new DataView(new ArrayBuffer(0));
  /** Position of each constant of the table, in units of 16 bytes behind the code; -1: not used. */
  readonly #dataPlace: Int16Array;
  #dataCount = 0;

  constructor(table: StencilTable) {
    this.#table = table;
    this.#dataPlace = new Int16Array(table.data.length).fill(-1);
  }

  /** Begins a region. */
  clear(): void {
    this.#count = 0;
    this.size = 0;
    this.source = OWN;
    this.#labelCount = 3;
    this.#labels[ENTRY_LABEL] = 0;
    this.#labels[LEAVE_LABEL] = -1;
    this.#labels[GO_LABEL] = -1;
    this.#poolCount = 0;
    if (this.#dataCount > 0) this.#dataPlace.fill(-1);
    this.#dataCount = 0;
  }

  /** Appends a stencil: its immediate, constant operands or places in the pool, and the label that it goes to. */
  add(stencil: number, immediate = 0, a = 0, b = 0, c = 0, label = 0): void {
    let words = this.#words;
    const at = this.#count++ * STRIDE;
    if (at === words.length) {
      words = new Int32Array(2 * at);
      words.set(this.#words);
      this.#words = words;
    }
    words[at] = stencil;
    words[at + IMMEDIATE] = immediate;
    words[at + A] = a;
    words[at + B] = b;
    words[at + C] = c;
    words[at + LABEL] = label;
    words[at + SOURCE] = this.source;
    this.size += this.#table.lengths[stencil];
    if (this.#table.readsData[this.#table.shapeOf[stencil]] !== 0) this.#placeData(stencil);
  }

  /** A new label. */
  label(): number {
    const label = this.#labelCount++;
    if (label === this.#labels.length) {
      const labels = new Int32Array(2 * label);
      labels.set(this.#labels);
      this.#labels = labels;
    }
    this.#labels[label] = -1;
    return label;
  }

  /** Places a label here. */
  place(label: number): void {
    this.#labels[label] = this.size;
  }

  /** The position of a label that was placed. */
  positionOf(label: number): number {
    return this.#labels[label];
  }

  /** The place in the pool of a float constant. */
  float(value: number): number {
    this.#bits.setFloat64(0, value, true);
    const low = this.#bits.getInt32(0, true);
    const high = this.#bits.getInt32(4, true);
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
   * The bytes of code and constants, copied and patched into `out`, which is made anew when it is too small.
   *
   * @throws RangeError when a value does not fit its hole: the region is too large
   */
  assemble(out: Uint8Array<ArrayBuffer>): { out: Uint8Array<ArrayBuffer>; length: number } {
    const table = this.#table;
    const words = this.#words;
    const end = this.#count * STRIDE;
    const pool = (this.size + CODE_ALIGNMENT - 1) & -CODE_ALIGNMENT;
    const floats = pool + 16 * this.#dataCount;
    const length = floats + 8 * this.#poolCount;
    if (out.length < length + COPY_BYTES) out = new Uint8Array(2 * (length + COPY_BYTES));
    if (this.#view.buffer !== out.buffer) this.#view = new DataView(out.buffer);
    const view = this.#view;
    const { codeView, offsets, lengths, shapeOf, shapeFirst } = table;
    let position = 0;
    for (let at = 0; at < end; at += STRIDE) {
      const stencil = words[at];
      const size = lengths[stencil];
      const from = offsets[stencil];
      // What is copied too much, the next stencil overwrites.
      for (let i = 0; i < size; i += COPY_BYTES) {
        view.setInt32(position + i, codeView.getInt32(from + i, true), true);
      }
      const shape = shapeOf[stencil];
      const last = shapeFirst[shape + 1];
      for (let hole = shapeFirst[shape]; hole < last; hole++) {
        this.#fill(view, hole, position, size, at, pool, floats);
      }
      position += size;
    }
    if (position !== this.size) throw new Error("Cannot assemble: the size was another");
    while (position < pool) out[position++] = 0;
    if (this.#dataCount > 0) this.#copyData(out, pool);
    for (let i = 0; i < 2 * this.#poolCount; i++) {
      view.setInt32(floats + 4 * i, this.#pool[i], true);
    }
    return { out, length };
  }

  /** Fills a hole of the stencil at a place in the list, whose bytes are at a position. */
  #fill(
    view: DataView,
    hole: number,
    position: number,
    size: number,
    at: number,
    pool: number,
    floats: number,
  ): void {
    const { holeOffset, holeForm, holeKind, holeAddend, holeParameter, holeScale } = this.#table;
    const words = this.#words;
    const labels = this.#labels;
    let value = 0;
    switch (holeKind[hole]) {
      case Hole.CONT:
        value = position + size;
        break;
      case Hole.EXIT:
        value = labels[words[at + LABEL]];
        break;
      case Hole.ENTRY:
        value = labels[ENTRY_LABEL];
        break;
      case Hole.LEAVE:
        value = labels[LEAVE_LABEL];
        break;
      case Hole.CA:
        value = words[at + A];
        break;
      case Hole.CB:
        value = words[at + B];
        break;
      case Hole.CC:
        value = words[at + C];
        break;
      case Hole.POOLA:
        value = floats + 8 * words[at + A];
        break;
      case Hole.POOLB:
        value = floats + 8 * words[at + B];
        break;
      case Hole.POOLC:
        value = floats + 8 * words[at + C];
        break;
      case Hole.SLOT:
        value = 8 * words[at + IMMEDIATE];
        break;
      case Hole.NUMBER:
        value = words[at + IMMEDIATE];
        break;
      case Hole.DATA:
        value = pool + 16 * this.#dataPlace[holeParameter[hole]];
        break;
      case Hole.IMMEDIATE:
        value = holeScale[hole] * immediatePart(holeParameter[hole], words[at + IMMEDIATE]);
        break;
      case Hole.HOST:
        value = labels[words[at + B]];
        break;
      case Hole.GO:
        value = labels[GO_LABEL];
        break;
    }
    value += holeAddend[hole];
    const here = position + holeOffset[hole];
    const form = holeForm[hole];
    if (form === Form.ABSOLUTE_32) view.setInt32(here, value, true);
    else if (form === Form.RELATIVE_32) view.setInt32(here, value - here, true);
    else patchInstruction(view, form, here, value);
  }

  /** Finds a place for the table's constants that a stencil reads. */
  #placeData(stencil: number): void {
    const { shapeOf, shapeFirst, holeKind, holeParameter } = this.#table;
    const shape = shapeOf[stencil];
    for (let hole = shapeFirst[shape]; hole < shapeFirst[shape + 1]; hole++) {
      if (holeKind[hole] !== Hole.DATA) continue;
      const which = holeParameter[hole];
      if (this.#dataPlace[which] < 0) this.#dataPlace[which] = this.#dataCount++;
    }
  }

  #copyData(out: Uint8Array, pool: number): void {
    const { data } = this.#table;
    for (let i = 0; i < data.length; i++) {
      if (this.#dataPlace[i] >= 0) out.set(data[i], pool + 16 * this.#dataPlace[i]);
    }
  }

  /** The list, and the doubles of its pool. */
  read(): { list: Instruction[]; pool: number[] } {
    const list: Instruction[] = [];
    let position = 0;
    for (let at = 0; at < this.#count * STRIDE; at += STRIDE) {
      const words = this.#words.subarray(at, at + STRIDE);
      list.push({
        position,
        stencil: words[0],
        immediate: words[IMMEDIATE],
        constants: [words[A], words[B], words[C]],
        target: this.#labels[words[LABEL]],
        host: this.#labels[words[B]] ?? -1,
        source: words[SOURCE],
      });
      position += this.#table.lengths[words[0]];
    }
    const doubles = new Float64Array(this.#pool.slice(0, 2 * this.#poolCount).buffer);
    return { list, pool: [...doubles] };
  }

  /** A line for each stencil: position, name, bytes of it in `code`. */
  list(code: Uint8Array): string {
    const lines: string[] = [];
    let position = 0;
    const labels = new Map<number, number[]>();
    for (let label = 0; label < this.#labelCount; label++) {
      const at = this.#labels[label];
      labels.set(at, [...labels.get(at) ?? [], label]);
    }
    for (let at = 0; at < this.#count * STRIDE; at += STRIDE) {
      const stencil = this.#words[at];
      const size = this.#table.lengths[stencil];
      for (const label of labels.get(position) ?? []) lines.push(`L${label}:`);
      const name = this.#table.nameOf(stencil);
      const rest = [...this.#words.subarray(at + 1, at + STRIDE)].join(" ");
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
  const from = table.offsets[stencil];
  const bytes = table.code.slice(from, from + table.lengths[stencil]);
  const view = new DataView(bytes.buffer);
  const hole = table.shapeFirst[table.shapeOf[stencil]];
  const here = table.holeOffset[hole];
  const form = table.holeForm[hole];
  const value = distance + table.holeAddend[hole];
  if (!fits(form, value - here)) return null;
  if (form === Form.RELATIVE_32) view.setInt32(here, value - here, true);
  else patchInstruction(view, form, here, value);
  return bytes;
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
