/**
 * Random programs run the same interpreted and compiled: output, exceptions, value and fuel, at the lowest thresholds and at the
 * usual ones, some in hard mode. `deno task fuzz` runs more of them, and reduces what it finds.
 */
import { AssertionError } from "@std/assert";
import { BACKENDS, wayName } from "../support/compare_backends.ts";
import { runtimeTest } from "../support/leaks.ts";
import { reportMissingNative } from "../support/native.ts";
import { compareSeed, describe } from "./fuzz.ts";

/** Seconds that the programs may take on each backend. */
const SECONDS = 7;
/** Programs that run at most. */
const COUNT = 250;

reportMissingNative("random programs");

for (const backend of Object.keys(BACKENDS)) {
  runtimeTest(`random programs run alike on none and ${backend}`, () => {
    const until = performance.now() + SECONDS * 1000;
    let entries = 0;
    let seed = 1;
    for (; seed <= COUNT && performance.now() < until; seed++) {
      const { difference, entries: more } = compareSeed(seed, [backend]);
      entries += more;
      if (difference !== null) {
        throw new AssertionError(
          `seed ${seed} differs on ${wayName(difference.way)}\n${describe(difference)}`,
        );
      }
    }
    if (entries < seed) throw new AssertionError(`too little was compiled: ${entries} entries`);
  });
}
