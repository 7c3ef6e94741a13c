/** The function by which compiled code calls the interpreter: one for all regions, it finds the tier that is bound. */
import { tier2 } from "../interpreter/tier2.ts";
import type { Tier } from "./tier.ts";

/**
 * Carries out the instruction at which an exit of a region stands.
 *
 * @returns 1 when the program goes on behind it in the region, else 0
 */
export function callOut(region: number, exit: number, words: number): number {
  return (tier2 as Tier).callOut(region, exit, words);
}
