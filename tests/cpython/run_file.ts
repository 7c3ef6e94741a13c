/** Runs one test module in processes of its own and gathers what became of each test. */
import type { Event, Outcome } from "./run_module.ts";

/** What became of one test method. */
export interface TestOutcome {
  readonly id: string;
  outcome: Outcome;
  /** What went wrong: the traceback, the reason of a skip. */
  detail: string;
}

/** What became of a test module. */
export interface FileResult {
  readonly name: string;
  readonly tests: TestOutcome[];
  readonly seconds: number;
}

/** Milliseconds without an event after which a process is ended: more than a test may take by the runtime's own limit. */
const SILENCE = 60_000;

/**
 * Runs a test module; a test that brings its process down is a crash, and another process goes on behind it.
 *
 * @param name the module's full name
 * @param library the folder of an installation's library, or null
 * @param fuel as runModule's
 */
export async function runFile(
  name: string,
  library: string | null,
  fuel?: number,
): Promise<FileResult> {
  const start = performance.now();
  const tests: TestOutcome[] = [];
  for (let from = 0;;) {
    const next = await runProcess(name, library, from, tests, fuel);
    if (next >= tests.length) break;
    from = next;
  }
  return { name, tests, seconds: (performance.now() - start) / 1000 };
}

/** Runs the tests from an index on in one process; returns the index of the first that was not run. */
async function runProcess(
  name: string,
  library: string | null,
  from: number,
  tests: TestOutcome[],
  fuel: number | undefined,
): Promise<number> {
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--quiet",
      "--no-check",
      "--allow-all",
      new URL("run_module.ts", import.meta.url).pathname,
      name,
      library ?? "",
      String(from),
      ...(fuel === undefined ? [] : [String(fuel)]),
    ],
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let silent = false;
  const watch = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      silent = true;
      child.kill("SIGKILL");
    }, SILENCE);
  };
  const complaints = new Response(child.stderr).text();
  let running = -1;
  let done = from;
  let told = false;
  watch();
  for await (const event of eventsOf(child.stdout)) {
    watch();
    told = true;
    if (event.kind === "loaded") {
      if (from === 0) {
        for (const id of event.tests) tests.push({ id, outcome: "crash", detail: "" });
      }
    } else if (event.kind === "unloadable") {
      tests.push(...unloadable(name, library, event));
      done = tests.length;
    } else if (event.kind === "start") running = event.index;
    else {
      tests[event.index].outcome = event.outcome;
      tests[event.index].detail = event.detail;
      done = event.index + 1;
      running = -1;
    }
  }
  clearTimeout(timer);
  await child.status;
  const text = (await complaints).slice(-2000);
  if (running >= 0) {
    tests[running].detail = silent ? "the process hung" : text;
    return running + 1;
  }
  if (!told || tests.length === 0) {
    tests.push(...unloadable(name, library, {
      kind: "unloadable",
      outcome: "error",
      detail: silent ? "the process hung" : text,
    }));
    return tests.length;
  }
  return done;
}

async function* eventsOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Event> {
  let rest = "";
  const decoder = new TextDecoder();
  for await (const chunk of stream) {
    rest += decoder.decode(chunk, { stream: true });
    const lines = rest.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line);
  }
}

/** A module that cannot be imported: its methods, as its text names them, all fail for the one reason. */
function unloadable(
  name: string,
  library: string | null,
  { outcome, detail }: { kind: "unloadable"; outcome: "skipped" | "error"; detail: string },
): TestOutcome[] {
  const path = `${library}/${name.replaceAll(".", "/")}`;
  for (const file of [`${path}.py`, `${path}/__init__.py`]) {
    let source;
    try {
      source = Deno.readTextFileSync(file);
    } catch {
      continue;
    }
    const methods = [...source.matchAll(/^[ \t]+(?:async )?def (test\w*)/gm)];
    return methods.map(([, method]) => ({ id: `${name}.${method}`, outcome, detail }));
  }
  return [{ id: name, outcome, detail }];
}
