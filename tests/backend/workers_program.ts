/**
 * Workers that race for one process-wide shim and end in different ways, for workers_test.ts: run with
 * `--v8-flags=--expose-gc`. Arguments: the endings, in the order in which they happen. It prints what it saw as JSON.
 */

import { SharedLedger } from "../../mod.ts";
import { fakePlugin } from "./fake_backend.ts";
import { FakeMachine } from "./fake_machine.ts";
import type { Ending, Start } from "./worker_program.ts";

/** A worker that was started. */
interface Started {
  readonly worker: Worker;
  readonly token: number;
  readonly ending: Ending;
  /** The next message, or "error". */
  next(): Promise<string>;
}

const machine = new FakeMachine();
// Nobody shall wait for a dead holder of the lock here, but be let on by reclaim.
const ledger = SharedLedger.create({ patience: 60_000 });
ledger.register(fakePlugin(machine, { scope: "process" }));
const gate = new Int32Array(new SharedArrayBuffer(20));

function start(ending: Ending): Started {
  const worker = new Worker(new URL("./worker_program.ts", import.meta.url), { type: "module" });
  const seen: string[] = [];
  let waiting: ((message: string) => void) | null = null;
  const receive = (message: string) => {
    if (waiting === null) return seen.push(message);
    waiting(message);
    waiting = null;
  };
  worker.onmessage = (event) => receive(event.data);
  worker.onerror = (event) => {
    event.preventDefault();
    receive("error");
  };
  const token = ledger.reserve();
  const message: Start = {
    machine: machine.buffer,
    ledger: ledger.buffer,
    token,
    ending,
    gate: gate.buffer,
  };
  worker.postMessage(message);
  const next = () => {
    const message = seen.shift();
    if (message !== undefined) return Promise.resolve(message);
    return new Promise<string>((resolve) => waiting = resolve);
  };
  return { worker, token, ending, next };
}

/** Waits until a word of the gate has reached a number. */
async function reaches(word: number, count: number): Promise<void> {
  while (Atomics.load(gate, word) < count) await new Promise((resolve) => setTimeout(resolve, 5));
}

const started = (Deno.args as Ending[]).map(start);
const dying = started.filter((it) => it.ending === "terminate while compiling the shim");
await reaches(1, started.length);
if (dying.length > 0) await reaches(2, 1);
Atomics.store(gate, 0, 1);
Atomics.notify(gate, 0);
const steps: unknown[] = [];
const remaining = started.filter((it) => !dying.includes(it));
for (const it of dying) {
  // The others want the lock meanwhile.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const { state } = ledger.shims()[0];
  it.worker.terminate();
  // What it had recorded is released here or by the next that gets the lock.
  const { complete } = ledger.reclaim(it.token);
  steps.push({ ending: it.ending, state, complete });
}
const ready = await Promise.all(remaining.map((it) => it.next()));
const shims = ledger.shims();
const executors = ledger.workers().map((worker) => worker.executors);
for (const it of remaining) {
  const freesBefore = machine.shimFrees;
  it.worker.postMessage("end");
  if (it.ending === "terminate") it.worker.terminate();
  const last = it.ending === "terminate" ? "terminated" : await it.next();
  if (it.ending === "terminate inside of compiled code") {
    // Reclaimed in the middle of its entries.
    await reaches(4, 1000);
    it.worker.terminate();
  }
  const heldBy = ledger.workers().find((worker) => worker.token === it.token)!;
  const { complete, released, errors } = ledger.reclaim(it.token);
  it.worker.terminate();
  steps.push({
    ending: it.ending,
    last,
    freesBefore,
    heldItself: heldBy.resources.length,
    complete,
    released,
    errors: errors.length,
  });
}
console.log(JSON.stringify({
  ready,
  shims,
  executors,
  steps,
  end: ledger.shims(),
  workers: ledger.workers().length,
  mapped: machine.mapped,
  wrong: machine.wrong,
  compiles: machine.shimCompiles,
  frees: machine.shimFrees,
}));
