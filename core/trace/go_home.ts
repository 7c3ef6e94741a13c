/** Code of a bridge that is back at the head of its region: what ENTER is there. */
import { LINK_CELLS, LINK_CELLS_MOST, TS_EXIT_REGION } from "../heap/map.ts";
import { int, wordAt } from "../kernel/expressions.ts";
import type { Builder } from "../kernel/statements.ts";
import { AT_HOME, LINK } from "./micro_ops.ts";
import type { Region } from "./region.ts";

/** Goes on in the region from which bridges led to this one. */
export function goHome(k: Builder, bridge: Region): void {
  const { id } = bridge.home;
  if (id < LINK_CELLS_MOST) {
    const entry = k.let(wordAt(LINK_CELLS + 4 * id));
    k.if(entry.ge(0), () => k.return(entry.or(LINK)));
  }
  k.wordAt(TS_EXIT_REGION, bridge.id);
  k.return(int(AT_HOME));
}
