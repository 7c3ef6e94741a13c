/** Runs one program interpreted and compiled, and tells whether anybody could see a difference. */
import { setHardMode } from "../../core/host/hard_mode.ts";
import { LimitError, type Plugin, PythonError, Runtime } from "../../mod.ts";
import { javascript } from "../../plugins/javascript/plugin.ts";
import { reference } from "../../plugins/reference.ts";
import { tiered } from "../../plugins/tiered.ts";
import { wasm } from "../../plugins/wasm.ts";
import { nativeBackends } from "./native.ts";

/** How a program is run. */
export interface Way {
  /** A name of BACKENDS. */
  readonly backend: string;
  /** Hotness: turns of a loop, and uses of an exit, until they are recorded. */
  readonly loop: number;
  readonly exit: number;
  /** Hard mode: the collector runs all the time. */
  readonly hard: boolean;
}

/** What can be seen of a run. */
export interface Seen {
  readonly stdout: string;
  /** The traceback of what the program did not catch, or the limit that it met; "" when it ended well. */
  readonly error: string;
  /** Its last expression. */
  readonly value: string;
  readonly fuel: number;
  /** Entries into compiled code. */
  readonly entries: number;
}

/** The backends that can run here, by name. */
export const BACKENDS: Readonly<Record<string, () => Plugin>> = {
  javascript,
  reference,
  wasm,
  ...nativeBackends,
  // So that it changes over in the middle of a short program, whatever is hot.
  tiered: () =>
    tiered({ first: (nativeBackends.stencil ?? wasm)(), hotAfter: 40, gains: () => true }),
};

/** Steps that a program may take. */
const FUEL = 400_000;

/** The text of a way, for messages. */
export function wayName({ backend, loop, exit, hard }: Way): string {
  return `${backend}${backend === "none" ? "" : ` at ${loop}/${exit}`}${
    hard ? " in hard mode" : ""
  }`;
}

/** Everything interpreted. */
export const INTERPRETED: Way = { backend: "none", loop: 60, exit: 20, hard: false };

/** Runs a program. */
export function runWay(source: string, way: Way): Seen {
  let stdout = "";
  let error = "";
  let value = "";
  // A collection forgets how hot a loop is, so it must not come before the loop is.
  setHardMode(way.hard, way.loop < 10 ? 61 : 509);
  const runtime = new Runtime({
    fuel: FUEL,
    memoryLimit: 64 << 20,
    // Fuel ends a program; this is for compiled code that forgets to count.
    timeout: 300_000,
    stdout: (text) => stdout += text,
    plugins: way.backend === "none" ? [] : [BACKENDS[way.backend]()],
    // At the least thresholds, what can be packed is.
    hotness: { loop: way.loop, exit: way.exit, pack: way.loop < 10 ? 1 : 32 },
    onReport: (report) => error += `report: ${report.kind}: ${report.message}\n`,
  });
  try {
    try {
      value = Deno.inspect(runtime.run(source, { filename: "random.py" }), { depth: 9 });
    } catch (thrown) {
      if (thrown instanceof PythonError) error += thrown.traceback;
      else if (thrown instanceof LimitError) error += `limit: ${thrown.limit}`;
      else error += `broken: ${(thrown as Error).stack}`;
    }
    const { fuelUsed, tier } = runtime.statistics();
    return { stdout, error, value, fuel: fuelUsed, entries: tier?.entries ?? 0 };
  } finally {
    setHardMode(false);
    try {
      runtime.dispose();
    } catch (thrown) {
      error += `broken at dispose: ${thrown}`;
    }
  }
}

/** What differs, in words; undefined when nothing does. */
export function differenceOf(expected: Seen, actual: Seen): string | undefined {
  const parts = (["stdout", "error", "value", "fuel"] as const)
    .filter((part) => expected[part] !== actual[part])
    .map((part) => describePart(part, `${expected[part]}`, `${actual[part]}`));
  return parts.length === 0 ? undefined : parts.join("");
}

function describePart(part: string, expected: string, actual: string): string {
  const [left, right] = [expected.split("\n"), actual.split("\n")];
  let line = 0;
  while (left[line] === right[line]) line++;
  const show = (lines: string[]) =>
    lines.slice(line, line + 3).map((each) => `    ${each}\n`).join("");
  return `${part} differs in line ${line + 1}:\n  expected\n${show(left)}  got\n${show(right)}`;
}
