/**
 * The table that regions are compiled with, one at a time in a thread, in arrays that are constants of this file: V8 has their
 * addresses and lengths in the code that it makes, where those of a table's own arrays are loaded and compared each time.
 */
import { Families, FamilyWord, Hole, type StencilTable } from "./table.ts";

/** As StencilTable has them; room for larger ones than there are. */
export const STENCILS: Int32Array<ArrayBuffer> = new Int32Array(2 << 14);
export const HOLES_FROM: Uint16Array<ArrayBuffer> = new Uint16Array(1 << 10);
export const HOLES: Int32Array<ArrayBuffer> = new Int32Array(Hole.STRIDE << 11);
export const FAMILIES: Int32Array<ArrayBuffer> = new Int32Array(256 << FamilyWord.STRIDE_SHIFT);
export const FAMILY_OF: Uint8Array<ArrayBuffer> = new Uint8Array(Families.END);
export const COMPARES: Uint8Array<ArrayBuffer> = new Uint8Array(256);

/** The compiler's own pieces, as places in FIRST_OF. Those that have registers have as many stencils, in this order. */
export const Piece = {
  CONST: 0,
  FCONST: 1,
  /** MOVE_SOURCE times the source's register, plus the target's. */
  MOVE: 2,
  FMOVE: 3,
  SPILL: 4,
  FSPILL: 5,
  RELOAD: 6,
  FRELOAD: 7,
  INPUT: 8,
  FINPUT: 9,
  PASS: 10,
  CALL: 11,
  CALL_FOR_EFFECT: 12,
  JUMP: 13,
  STUB: 14,
  ENTER: 15,
  GO: 16,
  LEAVE: 17,
  LEAVE_INTS: 18,
  RESUME: 19,
} as const;

/** See Piece.MOVE. */
export const MOVE_SOURCE = 8;

/** By Piece: its first stencil. */
export const FIRST_OF: Int32Array<ArrayBuffer> = new Int32Array(32);

let selected: StencilTable | null = null;

/** Regions are compiled with this table from now on. @throws RangeError when it is larger than the arrays */
export function select(table: StencilTable): void {
  if (selected === table) return;
  selected = null;
  STENCILS.set(table.stencils);
  HOLES_FROM.set(table.holesFrom);
  HOLES.set(table.holes);
  FAMILIES.set(table.families);
  FAMILY_OF.set(table.familyOf);
  COMPARES.set(table.compares);
  for (const [name, place] of Object.entries(Piece)) {
    const { first, a, r } = table.piece(name);
    if (a > 1 && a !== MOVE_SOURCE || r > 1) {
      throw new Error(`Cannot compile: the registers of ${name} are counted in another way`);
    }
    FIRST_OF[place] = first;
  }
  selected = table;
}
