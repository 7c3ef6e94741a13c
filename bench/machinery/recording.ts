/** What recording and optimizing cost a micro-op. */

import { type Plugin, Runtime } from "../../mod.ts";
import { choosePrograms, type Program } from "../programs.ts";
import { median } from "../statistics.ts";
import { type Check, under } from "./check.ts";

/** Microseconds a micro-op of each trace that a program has recorded; recordings that were given up are none. */
function traceCosts(program: Program, plugin: Plugin): number[] {
  const costs: number[] = [];
  let seconds = 0;
  let microOps = 0;
  const since = () => {
    const tier = runtime.statistics().tier!;
    const spent = tier.recordSeconds + tier.optimizeSeconds;
    const since = { seconds: spent - seconds, microOps: tier.microOps - microOps };
    seconds = spent;
    microOps = tier.microOps;
    return since;
  };
  const runtime: Runtime = new Runtime({
    plugins: [plugin],
    timeout: Infinity,
    hotness: {
      observer: {
        aborted: since,
        region: () => {
          const { seconds, microOps } = since();
          if (microOps > 0) costs.push(1e6 * seconds / microOps);
        },
      },
    },
  });
  try {
    runtime.run(Deno.readTextFileSync(program.path));
  } finally {
    runtime.dispose();
  }
  return costs;
}

/** Under 3 us a micro-op, the median over the traces of all programs. */
export function checkRecording(plugin: Plugin): Check[] {
  const costs = choosePrograms([]).flatMap((program) => traceCosts(program, plugin));
  const check = under("record and optimize, a micro-op, median", median(costs), 3, "us");
  return [{ ...check, measured: `${check.measured} (${costs.length} traces)` }];
}
