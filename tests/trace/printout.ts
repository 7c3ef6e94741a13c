/** Prints regions so that the text does not depend on where the boot image has things. */
import { FALSE, NONE, TRUE } from "../../core/heap/map.ts";
import * as wellKnown from "../../core/objects/well_known.ts";
import type { Region } from "../../core/trace/region.ts";
import { printRegion, type WordNames } from "../../core/trace/print.ts";

/** Static objects by their address: their constants' names. */
const STATIC = new Map<number, string>([
  ...Object.entries(wellKnown)
    .filter((entry): entry is [string, number] =>
      typeof entry[1] === "number" && /_(SHAPE|TYPE)$/.test(entry[0])
    )
    .map(([name, address]): [number, string] => [address, name]),
  [NONE, "None"],
  [FALSE, "False"],
  [TRUE, "True"],
  [0, "null"],
]);

/** Names for one printout: what has no name gets a number in the order of appearance. */
function stableNames(): WordNames {
  const numbers = new Map<string, number>();
  const numbered = (prefix: string, word: number) => {
    const key = prefix + word;
    if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
    return `${prefix}${numbers.get(key)}`;
  };
  return {
    object: (word) =>
      STATIC.get(word) ?? (word % 2 !== 0 ? `int ${(word - 1) / 2}` : numbered("@", word)),
    version: (word) => numbered("@", word),
    place: (offset) => numbered("place", offset),
  };
}

/** The region as text that is the same in every runtime. */
export function printStable(region: Region): string {
  return printRegion(region, stableNames());
}
