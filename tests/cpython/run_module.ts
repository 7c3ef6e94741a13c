/**
 * Runs the tests of one module in a runtime of its own, in this process: the task starts one process a module, so that
 * what brings the host down is seen from outside.
 *
 *     deno run -A tests/cpython/run_module.ts MODULE [LIBRARY [FROM [FUEL]]]
 *
 * Writes one line of JSON an event: the list of tests, the start of a test, its outcome.
 */
import { FileSystem, LimitError, Runtime } from "../../mod.ts";
import { moduleSources } from "./module_sources.ts";

/** Milliseconds that one test may take. */
export const TEST_TIMEOUT = 20_000;
/** Bytes of guest memory that the tests of a module may use. */
const MEMORY = 512 << 20;

/** What became of a test. */
export type Outcome = "passed" | "failed" | "error" | "skipped" | "limit" | "crash";

/** What a process tells of the tests that it runs. */
export type Event =
  | { kind: "loaded"; tests: string[] }
  | { kind: "unloadable"; outcome: "skipped" | "error"; detail: string }
  | { kind: "start"; index: number }
  | { kind: "end"; index: number; outcome: Outcome; detail: string };

/**
 * Runs the tests of a module and tells of each; ends early, with the outcome "crash", when the host itself fails.
 *
 * @param name the module's full name
 * @param library the folder of an installation's library, or null
 * @param from index of the first test to run
 * @param fuel steps that loading and each test may take; default: no limit but that of time
 */
export function runModule(
  name: string,
  library: string | null,
  from: number,
  tell: (event: Event) => void,
  fuel?: number,
): void {
  using runtime = new Runtime({
    standIns: true,
    modules: moduleSources(library),
    files: new FileSystem(library === null ? {} : testData(library, name), { writable: true }),
    timeout: TEST_TIMEOUT,
    fuel,
    memoryLimit: MEMORY,
    outputLimit: 1 << 26,
    plugins: [],
    argv: [name],
  });
  const [loaded, detail] = runtime.run("import cpython_tests\ncpython_tests.load(name)", {
    inputs: { name },
  }) as [string, string | string[]];
  if (loaded !== "loaded") {
    tell({ kind: "unloadable", outcome: loaded as "error", detail: String(detail) });
    return;
  }
  const tests = detail as string[];
  tell({ kind: "loaded", tests });
  for (let index = from; index < tests.length; index++) {
    tell({ kind: "start", index });
    const { outcome, text } = runOne(runtime, index);
    tell({ kind: "end", index, outcome, detail: text });
    if (outcome === "crash") return;
  }
}

/** The files of data that the tests of a module read, and its own text, by their paths beside the tests. */
function testData(library: string, name: string): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  const add = (path: string) => files[`/${path}`] = Deno.readFileSync(`${library}/${path}`);
  const addFolder = (folder: string, pattern: RegExp, deep: boolean) => {
    for (const { name, isFile, isDirectory } of Deno.readDirSync(`${library}/${folder}`)) {
      if (isFile && pattern.test(name)) add(`${folder}/${name}`);
      else if (isDirectory && deep && name !== "__pycache__") {
        addFolder(`${folder}/${name}`, pattern, deep);
      }
    }
  };
  for (const folder of ["test", "test/decimaltestdata", "test/mathdata", "test/certdata"]) {
    if (exists(`${library}/${folder}`)) {
      addFolder(folder, /\.(txt|json|decTest|pem|reference)$/, false);
    }
  }
  const path = name.replaceAll(".", "/");
  const parts = path.split("/");
  if (exists(`${library}/${path}.py`)) add(`${path}.py`);
  if (exists(`${library}/${parts[0]}/${parts[1]}/__init__.py`)) {
    addFolder(`${parts[0]}/${parts[1]}`, /./, true);
  }
  return files;
}

function exists(path: string): boolean {
  try {
    Deno.statSync(path);
    return true;
  } catch {
    return false;
  }
}

function runOne(runtime: Runtime, index: number): { outcome: Outcome; text: string } {
  try {
    const [outcome, text] = runtime.run("cpython_tests.run(index)", { inputs: { index } }) as [
      Outcome,
      string,
    ];
    return { outcome, text };
  } catch (error) {
    if (error instanceof LimitError) return { outcome: "limit", text: error.message };
    return { outcome: "crash", text: error instanceof Error ? error.stack ?? "" : String(error) };
  }
}

if (import.meta.main) {
  const [name, library, from, fuel] = Deno.args;
  const encoder = new TextEncoder();
  runModule(
    name,
    library === undefined || library === "" ? null : library,
    Number(from ?? 0),
    (event) => {
      const bytes = encoder.encode(JSON.stringify(event) + "\n");
      for (let at = 0; at < bytes.length;) at += Deno.stdout.writeSync(bytes.subarray(at));
    },
    fuel === undefined ? undefined : Number(fuel),
  );
  Deno.exit(0);
}
