/**
 * Ids of executors.
 *
 * An id is stored in bytecode, as an inline cache word, and can be read again after its executor was freed: by a frame
 * that had loaded it already, or because the word was not reset. So an id is never given twice. It holds the index of the
 * slot and how often that slot was used:
 *
 *     31 30 29                    14 13             0
 *    +-----+------------------------+----------------+
 *    |  0  |  generation (from 1)   |     index      |
 *    +-----+------------------------+----------------+
 *
 * Entering compares the whole id with the executor's own, one comparison. A slot whose generations are used up is not
 * used again: 65,535 times 16,384 ids are enough for four months of an executor freed every 10 ms.
 */

import type { CompiledRegion } from "./backend.ts";
import { Executor } from "./executor.ts";
import type { Region } from "./region.ts";

const INDEX_BITS = 14;
const GENERATION_MOST = 0xffff;

/** `id & INDEX_MASK` is the place in `slots`. */
export const INDEX_MASK: number = (1 << INDEX_BITS) - 1;

/** The installed executors of a runtime. */
export class ExecutorTable {
  /** By index; null: unused. Read by Registry.enter. */
  readonly slots: (Executor | null)[] = [];
  /** Last generation given to each slot. */
  readonly #generations: number[] = [];
  readonly #unused: number[] = [];
  readonly #capacity: number;
  readonly #generationMost: number;
  #size = 0;

  /** The parameters are for tests, which make both small. */
  constructor(capacity = INDEX_MASK + 1, generationMost = GENERATION_MOST) {
    this.#capacity = capacity;
    this.#generationMost = generationMost;
  }

  /** How many executors it holds. */
  get size(): number {
    return this.#size;
  }

  /** Makes an executor with an id of its own. @throws RangeError when the table is full */
  add(region: Region, code: CompiledRegion): Executor {
    let index = this.#unused.pop();
    if (index === undefined) {
      index = this.slots.length;
      if (index >= this.#capacity) {
        throw new RangeError(
          `Cannot install an executor: the table is full, current value is ${this.#size} executors`,
        );
      }
      this.slots.push(null);
      this.#generations.push(0);
    }
    const generation = ++this.#generations[index];
    const executor = new Executor((generation << INDEX_BITS) | index, region, code);
    this.slots[index] = executor;
    this.#size++;
    return executor;
  }

  /** The installed executor of this id; undefined for an id that is not in use. */
  at(id: number): Executor | undefined {
    const executor = this.slots[id & INDEX_MASK];
    return executor != null && executor.id === id ? executor : undefined;
  }

  /** Takes an executor out: its id names nothing from now on. */
  remove(executor: Executor): void {
    const index = executor.id & INDEX_MASK;
    if (this.slots[index] !== executor) {
      throw new Error(`Cannot remove executor ${executor.id}: it is not in the table`);
    }
    this.slots[index] = null;
    this.#size--;
    if (this.#generations[index] < this.#generationMost) this.#unused.push(index);
  }

  /** The executors, by index. */
  all(): Executor[] {
    return this.slots.filter((executor) => executor !== null);
  }
}
