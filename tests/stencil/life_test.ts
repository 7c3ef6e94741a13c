/** What native code maps is gone with its runtimes, however they end; and what is refused is said once. */
import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";
import { BackendUnavailableError } from "../../core/backend/backend.ts";
import { LinuxSystem, PROT_EXEC } from "../../backends/stencil/platform/linux_calls.ts";
import { probeLinux } from "../../backends/stencil/platform/open.ts";
import { type Plugin, type Report, Runtime } from "../../mod.ts";
import { stencil } from "../../plugins/stencil.ts";
import { wasm } from "../../plugins/wasm.ts";
import { nativeMissing, reportMissingNative } from "../support/native.ts";
import { runtimeTest } from "../support/leaks.ts";
import { LinuxPlatform } from "../../backends/stencil/platform/linux.ts";
import { NO_NOTES, type Ranges, stillHeld, WatchedCalls } from "./platform_support.ts";

const ignore = nativeMissing !== "";
reportMissingNative("lives of runtimes");

// deno-lint-ignore no-explicit-any
async function scene(name: string, plugin = "stencil"): Promise<any> {
  const program = new URL("./life_program.ts", import.meta.url).pathname;
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-check", "--allow-all", program, name, plugin],
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const stuck = setTimeout(() => child.kill("SIGKILL"), 60_000);
  const { stdout, stderr, success } = await child.output();
  clearTimeout(stuck);
  const text = new TextDecoder().decode(stdout);
  assert(success, `${text}\n${new TextDecoder().decode(stderr)}`);
  return JSON.parse(text);
}

Deno.test({
  name: "1,000 runtimes, one after the other, leave nothing mapped",
  ignore,
  async fn() {
    assertEquals(await scene("cycles"), { wrong: 0, left: [], files: 0 });
  },
});

Deno.test({
  name: "1,000 runtimes that change over from native code leave nothing mapped",
  ignore,
  async fn() {
    assertEquals(await scene("cycles", "tiered"), { wrong: 0, left: [], files: 0 });
  },
});

Deno.test({
  name: "1,000 runtimes of which a step fails, each step in turn, leave nothing mapped",
  ignore,
  async fn() {
    const { steps, ...seen } = await scene("faults");
    assert(steps > 15, `${steps} steps`);
    assertEquals(seen, { wrong: [], neverFailed: [], left: [], files: 0 });
  },
});

Deno.test({
  name: "a mapping that is left is found by its address",
  ignore,
  fn() {
    const ranges: Ranges = [];
    const calls = new WatchedCalls(ranges);
    const unmap = calls.munmap.bind(calls);
    calls.munmap = () => 0;
    for (const dual of [true, false]) {
      const platform = new LinuxPlatform("x86_64", calls, dual);
      platform.mapCode(platform.pageBytes, NO_NOTES).unmap();
    }
    assertEquals(stillHeld(ranges), ranges);
    for (const [start, end] of ranges) unmap(start, end - start);
    assertEquals(stillHeld(ranges), []);
    calls.close();
  },
});

Deno.test({
  name: "8 runtimes have one shim; no page can be written and executed; nothing is left of them",
  ignore,
  async fn() {
    const seen = await scene("together");
    const { protections, ...during } = seen.during;
    assertEquals({ ...seen, during }, {
      wrong: 0,
      both: [],
      during: { shims: 1, files: 1 },
      left: [],
      files: 0,
    });
    assert(protections.includes("whipsnake-code r-xs"), `${protections}`);
    assert(!protections.some((each: string) => /w.?x/.test(each)), `${protections}`);
  },
});

Deno.test({
  name:
    "workers that are terminated inside of native code leave nothing mapped when they are reclaimed",
  ignore,
  async fn() {
    const { during, ...seen } = await scene("terminated");
    assert(during > 0);
    const held = { complete: true, errors: 0 };
    assertEquals(seen, {
      shims: [{ backend: "stencil", state: "ready", holders: 3, compiles: 1, frees: 0 }],
      steps: [held, held, held],
      left: [],
      files: 0,
      end: [{ backend: "stencil", state: "none", holders: 0, compiles: 1, frees: 1 }],
    });
  },
});

Deno.test({
  name:
    "workers that are terminated inside of native code of a tiered backend leave nothing mapped",
  ignore,
  async fn() {
    const { during, ...seen } = await scene("terminated", "tiered");
    assert(during > 0);
    const held = { complete: true, errors: 0 };
    // Its shim is the runtime's, not the process's.
    const shims = [{ backend: "tiered", state: "none", holders: 0, compiles: 0, frees: 0 }];
    assertEquals(seen, { shims, steps: [held, held, held], left: [], files: 0, end: shims });
  },
});

const LOOPS = `
def f(n):
    total = 0
    for i in range(n):
        total += i % 7
    return total
def g(n):
    x = 0.5
    while x < n:
        x += 1.25
    return x
[f(500), g(500)]`;

/** Runs a program; what was reported, and with which backend. */
function runReported(plugins: Plugin[]) {
  const reports: Report[] = [];
  using runtime = new Runtime({
    plugins,
    hotness: { loop: 3 },
    onReport: (it) => reports.push(it),
  });
  const result = runtime.run(LOOPS);
  return { result, backend: runtime.backend.name, reports: reports.map((it) => it.message) };
}

Deno.test({
  name: "without --allow-ffi the next plugin is taken, and the reason is said once",
  permissions: { ffi: false },
  fn() {
    assertEquals(runReported([stencil(), wasm()]), {
      result: [1494, 500.5],
      backend: "wasm",
      reports: ["stencil is not available: native code needs the permission --allow-ffi"],
    });
  },
});

/** Linux's calls with some of them refused. */
class Refusing extends LinuxSystem {
  readonly #refused: readonly string[];
  constructor(refused: readonly string[]) {
    super("x86_64");
    this.#refused = refused;
  }
  override memfdCreate(...of: Parameters<LinuxSystem["memfdCreate"]>): number {
    return this.#refused.includes("memory files") ? -1 : super.memfdCreate(...of);
  }
  override mmap(...of: Parameters<LinuxSystem["mmap"]>): number {
    const executable = (of[2] & PROT_EXEC) !== 0;
    return executable && this.#refused.includes("mmap") ? -1 : super.mmap(...of);
  }
  override mprotect(...of: Parameters<LinuxSystem["mprotect"]>): number {
    const executable = (of[2] & PROT_EXEC) !== 0;
    return executable && this.#refused.includes("mprotect") ? -1 : super.mprotect(...of);
  }
  override readMaps(): string {
    const maps = super.readMaps();
    return this.#refused.includes("silently") ? maps.replaceAll("r-x", "r--") : maps;
  }
}

for (
  const [refused, message] of [
    [["memory files", "mprotect"], /memfd_create.*mprotect/],
    [["mmap", "mprotect"], /mmap to execute.*mprotect/],
    [["silently"], /asked for to be executed has the protection r--/],
  ] as const
) {
  Deno.test({
    name: `executable memory is refused (${refused}): the plugin is not available, and says why`,
    ignore,
    fn() {
      const error = assertThrows(
        () => probeLinux("x86_64", () => new Refusing(refused)),
        BackendUnavailableError,
      );
      assertMatch(error.message, message);
    },
  });
}

Deno.test({
  name: "where memory files alone are refused, code has one mapping",
  ignore,
  fn() {
    const make = probeLinux("x86_64", () => new Refusing(["memory files"]));
    const platform = make() as ReturnType<typeof make> & { readonly dual: boolean };
    assertEquals(platform.dual, false);
    platform.close();
  },
});

/** Many functions with a loop each. */
const MANY = `
fs = []
for k in range(60):
    exec(f"def f(n):\\n    t = {k}\\n    for i in range(n):\\n        t = (t * 3 + i) % 1009 if i % 2 else t + {k}\\n    return t\\nfs.append(f)")
[f(60) for f in fs for _ in range(3)]`;

if (!ignore) {
  runtimeTest("at the limit of executable memory a program goes on, and gives the same", () => {
    using plain = new Runtime();
    const expected = plain.run(MANY);
    for (const arenaLimit of [4096, 16384, 65536]) {
      using runtime = new Runtime({
        plugins: [stencil({ arenaLimit })],
        hotness: { loop: 3, exit: 3 },
        onReport: () => {},
      });
      assertEquals(runtime.run(MANY), expected, `${arenaLimit}`);
      const regions = runtime.statistics().compiled!.executorsTotal;
      assert(regions > 0, `nothing was compiled in ${arenaLimit} bytes`);
    }
  });
}
