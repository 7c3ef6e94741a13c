/** The functions by which compiled code calls the interpreter: for all regions, they find the tier that is bound. */
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

/**
 * Carries out the instruction at which the running frame stands, all frames being in memory.
 *
 * @param words how many words it leaves on the stack: they are in the exit values then, the top first
 * @returns 1 when the program goes on behind it in the same frame, else 0
 */
export function doInstruction(words: number): number {
  return (tier2 as Tier).doInstruction(words);
}
