/** Memory in use when all garbage is gone. Needs `--v8-flags=--expose-gc`. */

/** V8's own, with the options of its newer form. */
const collectGarbage = (globalThis as unknown as {
  gc: (options?: { type: "major"; execution: "sync"; flavor: "last-resort" }) => void;
}).gc;

/** Bytes in use: resident that are no file's, and of the JavaScript heap with what it keeps outside of it. */
export interface MemoryInUse {
  readonly rss: number;
  readonly heap: number;
}

/**
 * Collects garbage until finalizers had their turn, then looks. What V8 and the allocator keep for later, though nothing is in
 * it, is no part of what is in use: as much of it as was ever needed at once. V8 gives it back when it collects as the last
 * resort before it gives up, glibc when it is asked.
 */
export async function settledMemory(): Promise<MemoryInUse> {
  for (let i = 0; i < 8; i++) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  collectGarbage({ type: "major", execution: "sync", flavor: "last-resort" });
  returnFreed();
  const { rss, heapUsed, external } = Deno.memoryUsage();
  return { rss: residentAnonymous() ?? rss, heap: heapUsed + external };
}

/** Without Deno's own file, of which now more, now less is in memory; null where the system does not tell. */
function residentAnonymous(): number | null {
  try {
    const status = Deno.readTextFileSync("/proc/self/status");
    return 1024 * Number(/^RssAnon:\s*(\d+) kB$/m.exec(status)![1]);
  } catch {
    return null;
  }
}

/** Has the allocator give back the pages in which nothing is; where it is not glibc's they count as in use. */
function returnFreed(): void {
  try {
    const functions = { malloc_trim: { parameters: ["usize"], result: "i32" } } as const;
    const libc = Deno.dlopen("libc.so.6", functions);
    libc.symbols.malloc_trim(0n);
    libc.close();
  } catch {
    // Another platform.
  }
}
