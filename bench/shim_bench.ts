/** Entry into compiled code and exit from it, 10,000 times, against a call of the same kind that does nothing. */
import { benchBackends } from "./bench_backends.ts";
import { Lab } from "./machinery/lab.ts";
import { type Entries, makeEntries } from "./machinery/shim_entry.ts";

for (const { name, plugin } of await benchBackends()) {
  if (plugin === null) continue;
  let lab: Lab | undefined;
  let entries: Entries | undefined;
  const measure = (what: "noOp" | "shim" | "registry") => () => {
    lab ??= new Lab(plugin, 1);
    const found = entries ??= makeEntries(lab);
    if (lab.run(() => found[what]()) !== 0) {
      throw new Error("Cannot use the measurement: wrong exit");
    }
  };
  const group = `entries: ${name}`;
  Deno.bench({
    group,
    name: `a call of nothing, beside ${name}`,
    baseline: true,
    fn: measure("noOp"),
  });
  Deno.bench({ group, name: `shim of ${name}`, fn: measure("shim") });
  Deno.bench({ group, name: `registry and shim of ${name}`, fn: measure("registry") });
}
