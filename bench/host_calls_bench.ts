/** Host calls: guest code that calls JavaScript, and JavaScript that calls guest code. */
import { Runtime } from "../mod.ts";
import { benchBackends, benchGuest } from "./bench_backends.ts";

benchGuest({
  group: "1,000 calls of a host function",
  source: `
def work():
    total = 0
    for i in range(1000):
        total += twice(i)
    return total
`,
  functions: { twice: (n: number) => 2 * n },
  answer: 999000,
});

const CALLS = 1000;

for (const { name, plugin } of await benchBackends()) {
  const runtime = new Runtime({ plugins: plugin === null ? [] : [plugin] });
  runtime.run("def add(a, b):\n    return a + b\n");
  Deno.bench({
    group: "1,000 calls from the host",
    name: `1,000 calls from the host: ${name}`,
    baseline: plugin === null,
    fn: () => {
      let total = 0;
      for (let i = 0; i < CALLS; i++) total += runtime.call("add", i, 1) as number;
      if (total !== CALLS * (CALLS + 1) / 2) {
        throw new Error(`Cannot use the measurement: ${total}`);
      }
    },
  });
}
