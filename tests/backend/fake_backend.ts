/** A backend for the fake machine that counts what it hands out; a region's code is a JavaScript function. */

import type {
  Backend,
  BackendScope,
  CompileContext,
  CompiledRegion,
  Shim,
} from "../../core/backend/backend.ts";
import type { Plugin } from "../../core/backend/plugin.ts";
import type { Region } from "../../core/backend/region.ts";
import { FakeMachine } from "./fake_machine.ts";

const SHIM_BYTES = 64;
/** The kinds of its resources. */
export const KIND_SHIM = 1;
export const KIND_ARENA = 2;

/** A region whose code is `body`: it gets the frame's address and returns the exit. */
export interface FakeRegion extends Region {
  readonly body: (frame: number) => number;
  readonly bytes?: number;
}

/** A region that returns `exit`. */
export function fakeRegion(
  id: number,
  body: (frame: number) => number = () => id,
  bytes = 100,
): FakeRegion {
  return { id, body, bytes };
}

/** How a fake backend behaves. */
export interface FakeOptions {
  readonly name?: string;
  readonly scope?: BackendScope;
  readonly links?: boolean;
  /** Process scope: whether threads can attach to the shim. Default true. */
  readonly attachable?: boolean;
  /** Called inside compileShim. */
  readonly onCompileShim?: () => void;
  /** Called inside compileRegion. */
  readonly onCompileRegion?: () => void;
  /** Called inside of a region's free, before it frees. */
  readonly onFree?: () => void;
  /** Called inside of a shim's free, before it frees. */
  readonly onFreeShim?: () => void;
}

/** Code of the regions that were compiled in this thread, by address. */
const bodies = new Map<number, (frame: number) => number>();

/** A shim maps its code, records it, and finds out whether it is entered or freed when it should not. */
function makeShim(
  machine: FakeMachine,
  address: number,
  context: CompileContext,
  options: FakeOptions,
): Shim {
  const { guard } = context;
  const native = (code: () => void) => {
    if (guard === undefined) return code();
    guard.words[guard.mark] = 1;
    const alive = guard.words[guard.status] === guard.alive;
    if (alive) code();
    guard.words[guard.mark] = 0;
    if (!alive) throw new Error("Cannot enter compiled code: this worker was reclaimed");
  };
  return {
    bytes: SHIM_BYTES,
    description: [address],
    enter(entry, frame) {
      native(() => {
        machine.countEntry();
        machine.touch(address);
        machine.touch(entry);
      });
      // The body stands for a helper, which is JavaScript.
      const exit = bodies.get(entry)!(frame);
      native(() => {
        machine.touch(entry);
        machine.touch(address);
      });
      return exit;
    },
    detach() {
      machine.touch(address);
      machine.countDetach();
    },
    free() {
      options.onFreeShim?.();
      machine.unmap(address);
      machine.countShimFree();
    },
  };
}

/** A backend over `machine`. Each region has a mapping of its own, recorded as an arena of one region would be. */
export function fakeBackend(machine: FakeMachine, options: FakeOptions = {}): Backend {
  const live = new Set<number>();
  const backend: Backend = {
    name: options.name ?? "fake",
    scope: options.scope ?? "runtime",
    capabilities: { trees: false, links: options.links ?? false },
    compileShim(context) {
      context.step("fake.shim.map");
      const address = machine.map(SHIM_BYTES);
      try {
        context.record({ kind: KIND_SHIM, address, size: SHIM_BYTES });
      } catch (error) {
        machine.unmap(address);
        throw error;
      }
      machine.countShimCompile();
      // From here on what was recorded is released by the registry when something fails.
      options.onCompileShim?.();
      context.step("fake.shim.emit");
      return makeShim(machine, address, context, options);
    },
    compileRegion(region, shim, context): CompiledRegion {
      const { body, bytes = 100 } = region as FakeRegion;
      machine.touch(shim.description![0]);
      context.step("fake.region.map");
      const address = machine.map(bytes);
      let record: number;
      try {
        record = context.record({ kind: KIND_ARENA, address, size: bytes });
      } catch (error) {
        machine.unmap(address);
        throw error;
      }
      options.onCompileRegion?.();
      // A failure here leaves the mapping to the end of the runtime, as an arena would be.
      context.step("fake.region.emit");
      bodies.set(address, body);
      live.add(address);
      return {
        entry: address,
        bytes,
        free() {
          options.onFree?.();
          bodies.delete(address);
          live.delete(address);
          if (context.forget(record)) machine.unmap(address);
        },
      };
    },
    release(resource) {
      machine.unmap(resource.address);
      if (resource.kind === KIND_SHIM) machine.countShimFree();
    },
    dispose() {
      if (live.size > 0) throw new Error(`disposed with ${live.size} regions`);
    },
  };
  if (options.scope === "process" && options.attachable !== false) {
    backend.attachShim = ([address], context) => {
      machine.touch(address);
      context.step("fake.shim.attach");
      machine.countAttach();
      return makeShim(machine, address, context, options);
    };
  }
  return backend;
}

/** The plugin of a fake backend. */
export function fakePlugin(machine: FakeMachine, options: FakeOptions = {}): Plugin {
  const { release } = fakeBackend(machine, options);
  return {
    name: options.name ?? "fake",
    create: () => fakeBackend(machine, options),
    release,
  };
}
