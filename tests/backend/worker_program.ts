/** A worker of workers_program.ts: makes a runtime over the shared ledger and ends in the way it is told. */

import { Runtime, SharedLedger } from "../../mod.ts";
import { accessOf } from "../../core/host/access.ts";
import type { Executor } from "../../core/backend/executor.ts";
import { fakePlugin, fakeRegion } from "./fake_backend.ts";
import { FakeMachine } from "./fake_machine.ts";

/** How a worker ends. */
export type Ending =
  | "dispose"
  | "dispose inside of compiled code"
  | "drop"
  | "throw"
  | "throw inside of compiled code"
  | "terminate"
  | "terminate inside of compiled code"
  | "terminate while compiling the shim"
  | "close";

/** What a worker is started with. */
export interface Start {
  readonly machine: SharedArrayBuffer;
  readonly ledger: SharedArrayBuffer;
  readonly token: number;
  readonly ending: Ending;
  /** Word 0: opens when all shall go. Word 1: counts those that wait. Word 2: counts those inside of compileShim.
   * Word 3: stays 0. Word 4: counts entries of those that are to be terminated. */
  readonly gate: SharedArrayBuffer;
}

const scope = self as unknown as {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: unknown): void;
  close(): void;
  gc(): void;
};

scope.onmessage = ({ data }: MessageEvent<Start>) => {
  const gate = new Int32Array(data.gate);
  const machine = new FakeMachine(data.machine);
  const ledger = SharedLedger.from(data.ledger, data.token);
  const held = () => ledger.workers().find((it) => it.token === data.token)!.executors;
  const dies = data.ending === "terminate while compiling the shim";
  let runtime: Runtime | null = new Runtime({
    plugins: [fakePlugin(machine, {
      scope: "process",
      onCompileShim() {
        Atomics.add(gate, 2, 1);
        // terminate() does not stop it, so it goes on and finds out.
        while (
          dies && ledger.workers().some((it) => it.token === data.token && it.state === "alive")
        );
        // Long enough for the others to get in each other's way.
        Atomics.wait(gate, 3, 0, 20);
      },
    })],
    ledger,
    memoryLimit: 4 << 20,
    // A dropped runtime may or may not have its callbacks yet.
    onReport: ({ kind, message }) => kind !== "runtime-dropped" && scope.postMessage(message),
  });
  let registry = accessOf(runtime).registry();
  Atomics.add(gate, 1, 1);
  if (!dies) Atomics.wait(gate, 0, 0);
  let inside: ((frame: number) => number) | null = null;
  let executor: Executor | null = null;
  for (let i = 0; i < 50; i++) {
    executor = registry!.install(fakeRegion(i, (frame) => inside?.(frame) ?? frame));
    if (dies) return;
    if (registry!.enter(executor!.id, i) !== i) throw new Error("wrong exit");
  }
  scope.postMessage("ready");
  scope.onmessage = async () => {
    const { ending } = data;
    switch (ending) {
      case "dispose":
        runtime!.dispose();
        break;
      case "dispose inside of compiled code":
        inside = (frame) => {
          runtime!.dispose();
          // Only at the exit.
          machine.touch(executor!.entry);
          return frame;
        };
        registry!.enter(executor!.id, 1);
        break;
      case "drop":
        runtime = null;
        registry = null;
        executor = null;
        for (let tries = 0; tries < 100 && held() > 0; tries++) {
          scope.gc();
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
        break;
      case "throw":
        throw new Error("end");
      case "throw inside of compiled code":
        inside = () => {
          throw new Error("end");
        };
        registry!.enter(executor!.id, 1);
        break;
      case "terminate inside of compiled code":
        // As a guest program would that nobody can stop: enters compiled code again and again, until it is refused.
        inside = (frame) => {
          if (frame === 0) return 0;
          scope.postMessage("ended");
          for (;;) {
            registry!.enter(executor!.id, 0);
            Atomics.add(gate, 4, 1);
          }
        };
        registry!.enter(executor!.id, 1);
        break;
      case "close":
        scope.postMessage("ended");
        scope.close();
        return;
    }
    scope.postMessage("ended");
  };
};
