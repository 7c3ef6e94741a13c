/**
 * What the coder and the decoder of LZMA share (the LZMA specification in the LZMA SDK; Igor Pavlov): the probabilities, where
 * they stand in one array, and the states. Probabilities have 11 bits and move by a 32nd.
 */

/** The parameters of a stream. */
export interface Parameters {
  /** Bits of the byte before that choose a literal's probabilities; bits of the position that do; bits of it for the rest. */
  readonly lc: number;
  readonly lp: number;
  readonly pb: number;
  /** How far back a match may lie. */
  readonly dictionary: number;
}

export const STATES = 12;
export const MATCH_LEAST = 2;
export const MATCH_MOST = 273;
/** Distances from this on, with the last distance slot, end the stream. */
export const END_MARK = 0xffffffff;

// A length: two choices, eight short and eight middling lengths for each position, 256 long ones.
export const LENGTH_CHOICE = 0;
export const LENGTH_CHOICE_2 = 1;
export const LENGTH_LOW = 2;
export const LENGTH_MIDDLE = LENGTH_LOW + 16 * 8;
export const LENGTH_HIGH = LENGTH_MIDDLE + 16 * 8;
const LENGTH_SIZE = LENGTH_HIGH + 256;

// All probabilities, one behind the other.
export const IS_MATCH = 0;
export const IS_REP = IS_MATCH + STATES * 16;
export const IS_REP_0 = IS_REP + STATES;
export const IS_REP_1 = IS_REP_0 + STATES;
export const IS_REP_2 = IS_REP_1 + STATES;
export const IS_REP_0_LONG = IS_REP_2 + STATES;
export const DISTANCE_SLOT = IS_REP_0_LONG + STATES * 16;
export const DISTANCE_SPECIAL = DISTANCE_SLOT + 4 * 64;
export const DISTANCE_ALIGN = DISTANCE_SPECIAL + 128;
export const MATCH_LENGTH = DISTANCE_ALIGN + 16;
export const REP_LENGTH = MATCH_LENGTH + LENGTH_SIZE;
export const LITERAL = REP_LENGTH + LENGTH_SIZE;
const LITERAL_SIZE = 0x300;

/** All probabilities, at one half. */
export function newProbabilities({ lc, lp }: Parameters): Uint16Array {
  return new Uint16Array(LITERAL + (LITERAL_SIZE << (lc + lp))).fill(1024);
}

/** Where the probabilities of a literal stand. */
export function literalAt(
  { lc, lp }: Parameters,
  position: number,
  before: number,
): number {
  const context = ((position & ((1 << lp) - 1)) << lc) + (before >> (8 - lc));
  return LITERAL + LITERAL_SIZE * context;
}

export const afterLiteral = (state: number): number =>
  state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
export const afterMatch = (state: number): number => state < 7 ? 7 : 10;
export const afterRep = (state: number): number => state < 7 ? 8 : 11;
export const afterShortRep = (state: number): number => state < 7 ? 9 : 11;
