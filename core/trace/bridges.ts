/**
 * Merging: side traces that were compiled by themselves become part of the region whose exits they continue.
 *
 * Compiling a tree anew for each side trace that grows in it takes time that grows with the square of its size. So a side
 * trace is a bridge at first (region.ts), and when as much time has gone into hops as the compilation of the whole takes,
 * the hottest of them are merged at once.
 */
import type { Bridge, Exit, Region } from "./region.ts";

/** A side trace that was merged, and the bridge that it was. */
export interface Merged {
  readonly exit: Exit;
  readonly bridge: Bridge;
}

/**
 * Lets the bridges of a region, and theirs, grow in it, the hottest first, until it has `most` traces.
 *
 * @returns what was merged: each bridge before those at its own exits
 */
export function mergeBridges(region: Region, most: number): Merged[] {
  const merged: Merged[] = [];
  const waiting = region.exits.filter(hasBridge);
  while (waiting.length > 0 && region.units.length < most) {
    const exit = waiting.reduce((hottest, each) => each.count > hottest.count ? each : hottest);
    waiting.splice(waiting.indexOf(exit), 1);
    const bridge = exit.bridge!;
    region.grow(exit, bridge.region.units[0].trace);
    exit.bridge = null;
    merged.push({ exit, bridge });
    // The same trace has the same exits, whether it is compiled by itself or not.
    bridge.region.exits.forEach((old, i) => {
      const exit = region.exits[region.units[region.units.length - 1].firstExit + i];
      exit.count = old.count;
      old.count = 0;
      exit.failures = old.failures;
      exit.bridge = old.bridge;
      if (hasBridge(exit)) waiting.push(exit);
    });
  }
  return merged;
}

/** Takes back what mergeBridges did. */
export function unmergeBridges(region: Region, merged: readonly Merged[]): void {
  for (const { exit, bridge } of merged.toReversed()) {
    const { firstExit } = region.units[region.units.length - 1];
    bridge.region.exits.forEach((old, i) => old.count += region.exits[firstExit + i].count);
    region.shrink(exit);
    exit.bridge = bridge;
  }
}

/** Calls `visit` with the bridges at a region's exits, and with theirs. */
export function forEachBridge(region: Region, visit: (bridge: Bridge, exit: Exit) => void): void {
  for (const exit of region.exits) {
    if (exit.bridge === null) continue;
    const { bridge } = exit;
    visit(bridge, exit);
    forEachBridge(bridge.region, visit);
  }
}

function hasBridge({ bridge }: Exit): boolean {
  return bridge !== null;
}
