/** Prints how many milliseconds the first region of this process took to compile. Arguments: a backend, a program. */

import { Runtime } from "../../mod.ts";
import { commandBackends } from "../../plugins/backends.ts";

const [name, source] = Deno.args;
const plugin = await commandBackends.plugins[name]();
let seconds: number | undefined;
using runtime: Runtime = new Runtime({
  plugins: [{
    name: plugin.name,
    create: (environment) => plugin.create(environment),
    hooks: {
      executorInstalled: () => seconds ??= runtime.statistics().compiled!.compileSeconds,
    },
  }],
  functions: { experiment: () => null },
});
runtime.run(source + "work()\n");
if (seconds === undefined) throw new Error("nothing was compiled");
console.log(1000 * seconds);
