/** From the optimized micro-ops of a region to an installed executor, which is entered once; ten times a measurement. */
import { benchBackends } from "./bench_backends.ts";
import { compileTimes } from "./machinery/compile_latency.ts";
import { Lab, sizeOf, statementsFor } from "./machinery/lab.ts";

const COMPILATIONS = 10;

/** Micro-ops, about. The first is the baseline. */
const SIZES = [30, 100, 300];

for (const { name, plugin } of await benchBackends()) {
  if (plugin === null) continue;
  for (const size of SIZES) {
    const lab = new Lab(plugin, statementsFor(plugin, size));
    const microOps = lab.run(({ region }) => sizeOf(region));
    Deno.bench({
      group: `compile: ${name}`,
      name: `${name}: ${COMPILATIONS} regions of ${microOps} micro-ops`,
      baseline: size === SIZES[0],
      fn: () => {
        const { install } = compileTimes(lab, COMPILATIONS);
        if (install.length !== COMPILATIONS) throw new Error("Cannot use the measurement");
      },
    });
  }
}
