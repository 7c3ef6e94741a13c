/** What the backend room knows of a region. */

/**
 * A piece of hot guest code that a backend compiles as one unit. The registry only carries it from the optimizer to the
 * backend; what is in it is between those two. It must not reference its Runtime: an executor keeps its region, and a
 * runtime that is dropped without dispose would never be collected (see estate.ts).
 */
export interface Region {
  /** Number of the region within its runtime, for messages. */
  readonly id: number;
}
