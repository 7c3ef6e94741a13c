/** Compares the cold start of a Python hello with that of a TypeScript hello: the task `bench:start`. See HELP. */

import { parseArgs } from "@std/cli/parse-args";
import { fromFileUrl, join } from "@std/path";

const HELP = `Usage: deno task bench:start [options]

Compares the cold start of a Python hello with that of a TypeScript hello, both run by \`deno task\` and so by two new
processes each. The two alternate, after a few runs that fill Deno's caches. The ratio is the median of the rounds' ratios:
the two runs of a round meet the machine in the same state, which drifts within a minute.

Options:
  --rounds N       runs of each (default 31)
  --limit RATIO    the status is 1 if the ratio is not below it
  --help           prints this`;

/** Runs that count for nothing: the first compiles, the second finds the compiled code. */
const warmUpRounds = 3;

/** One of the two programs: how it is started, and how long each run took. */
interface Contestant {
  name: string;
  args: string[];
  cwd: string;
  milliseconds: number[];
}

const repositoryRoot = fromFileUrl(new URL("../", import.meta.url));

async function makeContestants(directory: string): Promise<[Contestant, Contestant]> {
  const python = join(directory, "hello.py");
  await Deno.writeTextFile(python, 'print("hello")\n');
  await Deno.writeTextFile(join(directory, "hello.ts"), 'console.log("hello");\n');
  await Deno.writeTextFile(
    join(directory, "deno.json"),
    JSON.stringify({ tasks: { hello: "deno run hello.ts" } }),
  );
  return [
    { name: "hello.ts", args: ["task", "hello"], cwd: directory, milliseconds: [] },
    { name: "hello.py", args: ["task", "start", python], cwd: repositoryRoot, milliseconds: [] },
  ];
}

/** Milliseconds from start to end. Throws if the program fails or does not say hello. */
async function run({ name, args, cwd }: Contestant): Promise<number> {
  const start = performance.now();
  const output = await new Deno.Command(Deno.execPath(), {
    args,
    cwd,
    // The task `start` changes to the directory that the caller was in, which is inherited otherwise.
    env: { INIT_CWD: cwd },
    stdin: "null",
  }).output();
  const milliseconds = performance.now() - start;
  if (!output.success || new TextDecoder().decode(output.stdout) !== "hello\n") {
    throw new Error(`Cannot run ${name}: ${new TextDecoder().decode(output.stderr)}`);
  }
  return milliseconds;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

async function main(): Promise<number> {
  const options = parseArgs(Deno.args, {
    string: ["rounds", "limit"],
    boolean: ["help"],
    unknown(name: string) {
      console.error(`Cannot use '${name}': see --help`);
      Deno.exit(2);
    },
  });
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  const rounds = Number(options.rounds ?? 31);
  const limit = Number(options.limit ?? Infinity);
  if (!(rounds >= 1) || Number.isNaN(limit)) {
    console.error("Cannot use --rounds or --limit: they take positive numbers");
    return 2;
  }
  const directory = await Deno.makeTempDir({ prefix: "whipsnake_cold_start_" });
  try {
    const contestants = await makeContestants(directory);
    for (let round = -warmUpRounds; round < rounds; round++) {
      for (const contestant of contestants) {
        const milliseconds = await run(contestant);
        if (round >= 0) contestant.milliseconds.push(milliseconds);
      }
    }
    for (const { name, milliseconds } of contestants) {
      const least = Math.min(...milliseconds).toFixed(1);
      console.log(`${name}: median ${median(milliseconds).toFixed(1)} ms, least ${least} ms`);
    }
    const [typeScript, python] = contestants;
    const ratios = python.milliseconds.map((time, round) => time / typeScript.milliseconds[round]);
    const ratio = median(ratios);
    const least = Math.min(...python.milliseconds) / Math.min(...typeScript.milliseconds);
    console.log(
      `hello.py takes ${ratio.toFixed(2)}x the time of hello.ts (least times: ${
        least.toFixed(2)
      }x)`,
    );
    return ratio < limit ? 0 : 1;
  } finally {
    await Deno.remove(directory, { recursive: true });
  }
}

if (import.meta.main) Deno.exit(await main());
