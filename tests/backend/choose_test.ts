/** Which plugin's backend a runtime gets. */

import { assertEquals } from "@std/assert";
import { BackendUnavailableError } from "../../core/backend/backend.ts";
import { chooseBackend } from "../../core/backend/choose.ts";
import type { Plugin } from "../../core/backend/plugin.ts";
import type { Report } from "../../core/backend/report.ts";
import { fakePlugin } from "./fake_backend.ts";
import { FakeMachine } from "./fake_machine.ts";

function failing(name: string, error: unknown): Plugin {
  return {
    name,
    create: () => {
      throw error;
    },
  };
}

function choose(plugins: Plugin[]): [string, string, string[]] {
  const reports: Report[] = [];
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { choice, backend } = chooseBackend(plugins, {
    memory,
    report: (report) => reports.push(report),
  });
  assertEquals(backend?.name ?? "none", choice.name);
  return [choice.name, choice.why, reports.map((report) => `${report.kind}: ${report.message}`)];
}

Deno.test("choose: the first plugin that works, and why", () => {
  const machine = new FakeMachine();
  const denied = failing("stencil", new BackendUnavailableError("it needs --allow-ffi"));
  const broken = failing("broken", new TypeError("x is not a function"));
  const why = "stencil is not available: it needs --allow-ffi";
  const failed = "broken failed: x is not a function";
  assertEquals(choose([]), ["none", "no plugin was given", []]);
  assertEquals(choose([fakePlugin(machine), denied]), ["fake", "it is the first plugin", []]);
  assertEquals(choose([denied, fakePlugin(machine)]), [
    "fake",
    why,
    [`backend-unavailable: ${why}`],
  ]);
  assertEquals(choose([denied, broken]), ["none", `${why}; ${failed}`, [
    `backend-unavailable: ${why}`,
    `backend-failed: ${failed}`,
  ]]);
  assertEquals(choose([failing("odd", "text")])[2], ["backend-failed: odd failed: text"]);
});
