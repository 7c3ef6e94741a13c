/** The example works outside of this repository: it needs what deno.json exports and nothing else. */
import { assertEquals } from "@std/assert";
import { fromFileUrl, join } from "@std/path";

const ROOT = new URL("../../", import.meta.url);
const EXAMPLE = new URL("plugins/javascript/", ROOT);

const USE = `
import { Runtime } from "@whipsnake/whipsnake";
import { conformanceChecks } from "@whipsnake/whipsnake/conformance";
import { javascript } from "./plugin.ts";

using runtime = new Runtime({ plugins: [javascript()], hotness: { loop: 5 } });
const sum = runtime.run("s = 0\\nfor i in range(1000): s += i\\ns");
const checks = conformanceChecks({ plugin: javascript });
for (const { name, run } of checks) if (name.startsWith("region")) await run();
console.log(runtime.backend.name, sum, runtime.statistics().compiled?.executors);
`;

Deno.test("the example runs in a folder of its own", async () => {
  const folder = await Deno.makeTempDir({ prefix: "whipsnake_third_party_" });
  try {
    for (const { name } of Deno.readDirSync(EXAMPLE)) {
      if (name.endsWith(".ts")) Deno.copyFileSync(new URL(name, EXAMPLE), join(folder, name));
    }
    Deno.writeTextFileSync(join(folder, "use.ts"), USE);
    Deno.writeTextFileSync(
      join(folder, "deno.json"),
      JSON.stringify({ imports: packageImports() }),
    );
    const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "--quiet", "--no-check", "--no-lock", "use.ts"],
      cwd: folder,
      env: { NO_COLOR: "1" },
    }).output();
    const decoder = new TextDecoder();
    assertEquals([decoder.decode(stdout), decoder.decode(stderr)], ["javascript 499500 1\n", ""]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

/** The package by its exports, and what it depends on itself. */
function packageImports(): Record<string, string> {
  const { name, exports, imports } = JSON.parse(Deno.readTextFileSync(new URL("deno.json", ROOT)));
  const entries = Object.entries<string>(exports).map(([entry, path]) => [
    name + entry.slice(1),
    fromFileUrl(new URL(path, ROOT)),
  ]);
  return { ...imports, ...Object.fromEntries(entries) };
}
