/** What the generated tables consist of. build/pack.ts writes them, table.ts reads them. */

/** How a hole is filled. `target` is a symbol's value plus the addend, `here` the hole's own address. */
export const Form = {
  /** target, 32 bits. */
  ABSOLUTE_32: 0,
  /** target - here, 32 bits. */
  RELATIVE_32: 1,
  /** (target - here) / 4 in bits 0 to 25 of an aarch64 instruction. */
  BRANCH_26: 2,
  /** (target - here) / 4 in bits 5 to 23. */
  BRANCH_19: 3,
  /** The same; of a load. */
  LITERAL_19: 4,
  /** Bits 0 to 15 of target in bits 5 to 20. */
  MOVE_LOW_16: 5,
  /** Bits 16 to 31 of target in bits 5 to 20. */
  MOVE_HIGH_16: 6,
} as const;

/** What there is to know of a stencil besides its bytes, in 32 bits. */
export const Stencil = {
  /** How many bytes it has. */
  BYTES: 0x1fff,
  /** It may ask the host: operand b is the label that it goes to for that. */
  ASKS_HOST: 1 << 13,
  /** It reads constants of the table's own. */
  READS_DATA: 1 << 14,
  /** Which list of holes it has. */
  HOLES_SHIFT: 15,
} as const;

/** Numbers of a hole in a table. */
export const HOLE_WORDS = 4;

/** A table as text. */
export interface PackedTable {
  /** A line for each family: name, constant operands, digits, class of each digit, tied operand; `-` for nothing. */
  readonly families: string;
  /** Names of holes, separated by spaces. */
  readonly symbols: string;
  /** The lists of holes, one behind the other: offset, form, symbol, addend; 32 bits each, in base64. */
  readonly holes: string;
  /** How many holes there are up to the end of each list; 16 bits each, in base64. */
  readonly shapeEnds: string;
  /** Of each stencil where its bytes begin, and what else there is to know of it (Stencil); 32 bits each, in base64. */
  readonly stencils: string;
  /** The bytes of all stencils, one behind the other, in base64. */
  readonly code: string;
}

/** The functions that stencils call, as text. */
export interface PackedRoutines {
  /** A line for each micro-op that is called: name, and where its function is in `code`. */
  readonly functions: string;
  /** Code in base64, which runs at any address that is a multiple of ROUTINES_ALIGNMENT. */
  readonly code: string;
}

/** Of addresses at which functions that stencils call are put: aarch64 addresses constants by pages of 4 KB. */
export const ROUTINES_ALIGNMENT = 0x1000;
