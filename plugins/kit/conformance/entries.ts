/** Checks of what a backend that `sharesLinks` says: its entries keep to their range, and links out of it come back. */
import { ENTRY_RANGE } from "../../../core/backend/backend.ts";
import type { Plugin } from "../../../core/backend/plugin.ts";
import { LINK_CELLS, TS_FRAME } from "../../../core/heap/map.ts";
import { LINK } from "../../../core/trace/micro_ops.ts";
import { Bench, fail, same } from "./bench.ts";
import type { Check } from "./check.ts";
import { prepared } from "./micro_op_inputs.ts";
import { FRAME } from "./micro_op_models.ts";
import { TraceBuilder } from "./trace_builder.ts";

/** The checks; they pass at once where the backend does not say that it shares links. */
export function entryChecks(plugin: () => Plugin): Check[] {
  return [0, ENTRY_RANGE].map((base) => ({
    name: `region: entries from ${base} on, and links to those of another backend`,
    run: () => {
      const bench = new Bench({
        ...plugin(),
        create: (environment) => plugin().create({ ...environment, entryBase: base }),
      });
      try {
        if (bench.backend.capabilities.sharesLinks === true) check(bench, base);
      } finally {
        bench.close();
      }
    },
  }));
}

function check(bench: Bench, base: number): void {
  bench.bytes.set(prepared());
  bench.view.setInt32(TS_FRAME, FRAME, true);
  // Each links to the next, the last to region 19.
  const regions = [10, 11, 12].map((id) => {
    const t = new TraceBuilder();
    t.leaving(t.snapshot(), "LINK", 0, 0, 0, id === 12 ? 19 : id + 1);
    return bench.compile(t.region(id));
  });
  for (const { code } of regions) {
    if (code.entry >= base && code.entry < base + ENTRY_RANGE) continue;
    fail(`an entry is ${code.entry}, outside of the range that begins at ${base}`);
  }
  regions.forEach(({ code }, i) => bench.link(10 + i, code));
  same(regions[0].enter(FRAME), 0, "a link to nowhere");
  const others = base === 0
    ? [ENTRY_RANGE, ENTRY_RANGE + 1, 2 * ENTRY_RANGE - 1]
    : [0, 1, ENTRY_RANGE - 1];
  for (const other of others) {
    bench.view.setInt32(LINK_CELLS + 4 * 19, other, true);
    for (const { enter } of regions) {
      same(enter(FRAME), LINK | other, `a link to the entry ${other} of another backend`);
    }
  }
}
