/** Tests of core/backend that leave nothing behind. */

import { assertEquals } from "@std/assert";
import { liveExecutors, liveShims } from "../../core/backend/census.ts";
import { Registry, type RegistryOptions } from "../../core/backend/registry.ts";
import type { Report } from "../../core/backend/report.ts";
import { fakeBackend, type FakeOptions } from "./fake_backend.ts";
import { FakeMachine } from "./fake_machine.ts";

/** A machine, and a registry for it. */
export interface Made {
  readonly machine: FakeMachine;
  readonly registry: Registry;
  readonly reports: Report[];
}

/** A registry with a fake backend. */
export function make(
  options: FakeOptions = {},
  more: Partial<RegistryOptions> = {},
  machine: FakeMachine = new FakeMachine(),
): Made {
  const reports: Report[] = [];
  const registry = new Registry({
    backend: fakeBackend(machine, options),
    report: (report) => reports.push(report),
    ...more,
  });
  return { machine, registry, reports };
}

/** A Deno.test that fails when an executor or a shim is left. */
export function backendTest(name: string, test: () => void | Promise<void>): void {
  Deno.test(name, async () => {
    const before = [liveExecutors(), liveShims()];
    await test();
    assertEquals([liveExecutors(), liveShims()], before, "executors and shims are left");
  });
}

/** Asserts that a machine has nothing mapped and was never misused. */
export function assertEmpty(machine: FakeMachine, message = ""): void {
  assertEquals({ mapped: machine.mapped, wrong: machine.wrong }, { mapped: 0, wrong: 0 }, message);
}
