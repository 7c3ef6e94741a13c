/** Memory in use when all garbage is gone. Needs `--v8-flags=--expose-gc`. */

const collectGarbage = (globalThis as unknown as { gc: () => void }).gc;

/** Bytes in use: resident, and of the JavaScript heap with what it keeps outside of it. */
export interface MemoryInUse {
  readonly rss: number;
  readonly heap: number;
}

/** Collects garbage until finalizers had their turn, then looks. */
export async function settledMemory(): Promise<MemoryInUse> {
  for (let i = 0; i < 8; i++) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const { rss, heapUsed, external } = Deno.memoryUsage();
  return { rss, heap: heapUsed + external };
}
