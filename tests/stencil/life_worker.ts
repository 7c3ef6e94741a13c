/** A worker of life_program.ts: runs an endless loop in native code. */
import { Runtime, SharedLedger } from "../../mod.ts";
import { stencil } from "../../plugins/stencil.ts";
import { tiered } from "../../plugins/tiered.ts";

const scope = self as unknown as {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: unknown): void;
};

/** What a worker is told. */
interface Told {
  readonly ledger: SharedArrayBuffer;
  readonly token: number;
  readonly plugin?: string;
}

scope.onmessage = ({ data }: MessageEvent<Told>) => {
  const runtime = new Runtime({
    plugins: [data.plugin === "tiered" ? tiered({ hotAfter: 1e9 }) : stencil()],
    ledger: SharedLedger.from(data.ledger, data.token),
    hotness: { loop: 3, exit: 3 },
    memoryLimit: 4 << 20,
    timeout: Infinity,
    functions: { running: () => scope.postMessage("running") },
  });
  runtime.run(`
def f(n):
    total = 0
    for i in range(n):
        total += i & 7
    return total
f(1000)
running()
while True:
    f(100_000)`);
};
