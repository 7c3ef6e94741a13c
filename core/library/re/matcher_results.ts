/** What a run of the matcher gives, and how it is asked. */

export const FOUND = 1;
export const NOT_FOUND = 0;
/** A limit is pending. */
export const STOPPED = -1;
/** The stack is full: MemoryError is to be raised. */
export const OVERFLOWED = -2;

/** Where a match may stand. */
export const SEARCH = 0;
export const MATCH = 1;
export const FULL_MATCH = 2;

/** Steps between two looks at the limits. */
export const STEPS = 8192;
/** Steps that are charged as a unit of work, as a power of two. */
export const STEPS_A_UNIT = 4;

/** A text: units of a width from an index of the view of that width on. */
export interface Subject {
  readonly width: 1 | 2 | 4;
  readonly first: number;
  /** Where the text ends to the matcher. */
  readonly end: number;
}
