/**
 * Which executors go when their code takes too much room.
 *
 * The coldest, by `Executor.heat`. Dropping just enough would mean to sort all executors again at the next installation,
 * so room is made down to seven eighths of the limit, and the survivors cool, so that what was hot long ago does not stay
 * for ever.
 */

import type { Executor } from "./executor.ts";

/** Bytes of code a runtime may hold by default. */
export const CODE_LIMIT_DEFAULT: number = 16 << 20;

/**
 * The executors to drop, coldest first, so that `incoming` bytes fit under `limit`. Empty when they fit already.
 *
 * @param held bytes of code that are held, those of condemned executors included
 */
export function chooseVictims(
  executors: readonly Executor[],
  held: number,
  incoming: number,
  limit: number,
): Executor[] {
  if (held + incoming <= limit) return [];
  const goal = Math.max(0, limit - (limit >> 3) - incoming);
  const coldest = executors.toSorted((a, b) => a.heat - b.heat || a.id - b.id);
  const victims: Executor[] = [];
  let left = held;
  for (const executor of coldest) {
    if (left <= goal) break;
    victims.push(executor);
    left -= executor.bytes;
  }
  for (const executor of coldest.slice(victims.length)) executor.cool();
  return victims;
}
