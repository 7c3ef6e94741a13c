import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { commandLine } from "../../core/host/command_line.ts";
import { commandBackends } from "../../plugins/backends.ts";
import { runtimeTest } from "../support/leaks.ts";

/** A loop with a branch that is taken every third time. */
const HOT = `def main(n):
    s = 0
    for i in range(n):
        if i % 3 == 0:
            s += i
        else:
            s ^= 5
    return s
print(main(3000))
`;
/** A loop that cannot be compiled at all. */
const DELETING = "for i in range(99):\n    x = i\n    del x\n";

async function run(args: string[], program = HOT, backends = commandBackends) {
  const seen = { out: "", err: "", status: 0 };
  seen.status = await commandLine([...args, "prog.py"], {
    readFile(path) {
      if (path === "prog.py") return new TextEncoder().encode(program);
      throw new Deno.errors.NotFound(path);
    },
    readStdin: () => new Uint8Array(),
    write: (text) => seen.out += text,
    writeError: (text) => seen.err += text,
    now: () => performance.now(),
    backends,
  }, "test");
  return seen;
}

/** The statistics, which are the last line of stderr. */
async function statistics(args: string[], program = HOT) {
  const { err } = await run([...args, "--stats"], program);
  return JSON.parse(err.trimEnd().split("\n").at(-1)!);
}

for (const backend of ["none", ...Object.keys(commandBackends.plugins)]) {
  runtimeTest(`--backend=${backend} runs the program`, async () => {
    assertEquals(await run([`--backend=${backend}`]), { out: "1498500\n", err: "", status: 0 });
  });
}

runtimeTest("an unknown backend is refused in one sentence", async () => {
  const { err, out, status } = await run(["--backend=llvm"]);
  assertEquals([out, status], ["", 2]);
  const names = "javascript, none, reference, stencil, tiered, wasm";
  assertEquals(err.split("\n")[0], `whipsnake: --backend takes one of ${names}, not 'llvm'`);
});

for (
  const [args, message] of [
    [["--hot=0"], "--hot takes one or two numbers from 1 on such as 60,20, not '0'"],
    [["--hot=5,x"], "--hot takes one or two numbers from 1 on such as 60,20, not '5,x'"],
    [["--dump=asm"], "--dump takes trace, uops, optimized, region, wasm, not 'asm'"],
    [["--backend=none", "--dump=uops"], "--dump needs a backend, such as --backend=wasm"],
    [["--backend=none", "--jit-log"], "--jit-log needs a backend, such as --backend=wasm"],
    [["--nonsense"], "unknown option --nonsense"],
    [["-i"], "unknown option -i"],
    [["--memory=lots"], "--memory takes a size such as 64M, not 'lots'"],
    [["--memory=1K"], "--memory takes a size from 4M to 2G, not '1K'"],
    [["--memory=9G"], "--memory takes a size from 4M to 2G, not '9G'"],
    [["--recursion=3"], "--recursion takes a number from 10 to 1000000, not '3'"],
    [["--timeout=soon"], "--timeout takes a number from 0 on, not 'soon'"],
    [["--fuel=-1"], "--fuel takes a number from 0 on, not '-1'"],
    [["--fuel="], "--fuel takes a number from 0 on, not ''"],
  ] as const
) {
  runtimeTest(`${args.join(" ")} is refused`, async () => {
    const { err, status } = await run([...args]);
    assertEquals([err.split("\n")[0], status], [`whipsnake: ${message}`, 2]);
  });
}

/** The command line with these arguments alone. */
async function runAlone(args: string[], readFile = (path: string): Uint8Array => {
  throw new Deno.errors.NotFound(path);
}) {
  const seen = { out: "", err: "", status: 0 };
  seen.status = await commandLine(args, {
    readFile,
    readStdin: () => new TextEncoder().encode("print('from standard input')"),
    write: (text) => seen.out += text,
    writeError: (text) => seen.err += text,
    now: () => performance.now(),
    backends: commandBackends,
  }, "test");
  return seen;
}

runtimeTest("a program that cannot be read is told in one line, with status 2", async () => {
  const failing = (error: Error) => () => {
    throw error;
  };
  for (
    const [error, why] of [
      [new Deno.errors.NotFound(), "No such file or directory"],
      [new Deno.errors.IsADirectory(), "Is a directory"],
      [new Deno.errors.PermissionDenied(), "Permission denied"],
      [new Deno.errors.NotCapable(), "Permission denied (does the command have --allow-read?)"],
      [new Deno.errors.Busy("it is busy"), "it is busy"],
    ] as const
  ) {
    assertEquals(await runAlone(["main.py"], failing(error)), {
      out: "",
      err: `whipsnake: can't open file 'main.py': ${why}\n`,
      status: 2,
    });
  }
});

runtimeTest("-c takes a program, which may be indented as a whole", async () => {
  const { err, status } = await runAlone(["-c"]);
  assertEquals([err.split("\n")[0], status], ["whipsnake: -c takes the program itself", 2]);
  const code = "\n    if 1:\n        print('in')\n\n    print('out')\n   \n";
  assertEquals(await runAlone(["-c", code]), { out: "in\nout\n", err: "", status: 0 });
  assertEquals((await runAlone(["-c", ""])).status, 0);
  const uneven = await runAlone(["-c", "  x = 1\n y = 2"]);
  assertEquals([uneven.status, uneven.err.split("\n").at(-2)], [
    1,
    "IndentationError: unexpected indent",
  ]);
});

runtimeTest("without a file the program is read from standard input", async () => {
  const expected = { out: "from standard input\n", err: "", status: 0 };
  assertEquals(await runAlone([]), expected);
  assertEquals(await runAlone(["-"]), expected);
});

runtimeTest("the status tells how the program ended", async () => {
  for (
    const [code, args, status, err] of [
      ["import sys; sys.exit(7)", [], 7, ""],
      ["import sys; sys.exit('text')", [], 1, "text\n"],
      ["raise SystemExit", [], 0, ""],
      [
        "while True: pass",
        ["--fuel=10"],
        3,
        "whipsnake: The program used up its fuel of 10 steps (limit: fuel)\n",
      ],
    ] as const
  ) {
    const seen = await runAlone([...args, "-c", code]);
    assertEquals([seen.status, seen.err], [status, err], code);
  }
  assertEquals((await runAlone(["-c", "1/0"])).status, 1);
  assertEquals((await runAlone(["-c", "1 +"])).status, 1);
});

runtimeTest("--stats tells of compiled code, in the last line", async () => {
  const used = await statistics(["--backend=wasm"]);
  assertEquals(used.backend, "wasm");
  // The loop, and the side traces that are not part of it yet.
  assertEquals(used.executors, 1 + used.side_traces - used.merges);
  assertEquals(used.shim_compiles, 1);
  assertEquals(used.invalidations, 0);
  for (const name of ["side_traces", "entries", "exits", "hops", "shim_bytes", "code_bytes"]) {
    assertEquals(used[name] > 0, true, name);
  }
  for (const name of ["record_seconds", "optimize_seconds", "compile_seconds"]) {
    assertEquals(used[name] > 0, true, name);
  }
  assertEquals(used.exits_by_reason.GUARD_TRUE > 0, true);
  assertEquals(used.aborts, {});
});

runtimeTest("--stats without a backend has the same names", async () => {
  const used = await statistics(["--backend=none"]);
  assertEquals(used.backend, "none");
  assertEquals(Object.keys(used), Object.keys(await statistics(["--backend=wasm"])));
  assertEquals([used.executors, used.entries, used.shim_compiles], [0, 0, 0]);
});

runtimeTest("the usual backend compiles programs that can get hot", async () => {
  const hot = await statistics([]);
  assertEquals([hot.backend, hot.executors > 0], ["wasm", true]);
  assertEquals((await statistics([], "print('hello')\n")).backend, "none");
});

runtimeTest("--hot sets the thresholds", async () => {
  assertEquals((await statistics(["--backend=wasm", "--hot=4000"])).executors, 0);
  const eager = await statistics(["--backend=wasm", "--hot=1,1"]);
  const lazy = await statistics(["--backend=wasm", "--hot=1,100000"]);
  assertEquals([eager.side_traces > 0, lazy.side_traces], [true, 0]);
});

runtimeTest("--stats counts aborts by reason", async () => {
  const used = await statistics(["--backend=wasm", "--hot=10"], DELETING);
  const count = Object.values<number>(used.aborts).reduce((sum, each) => sum + each, 0);
  assertEquals([used.executors, count > 0], [0, true]);
});

runtimeTest("--jit-log prints a line for each region, side trace and abort", async () => {
  const { err } = await run(["--backend=wasm", "--jit-log"]);
  const lines = err.trimEnd().split("\n");
  assertMatch(lines[0], /^jit: region 1 at prog.py:3 main: \d+ micro-ops, \d+ bytes, \d+ us$/);
  assertMatch(
    lines[1],
    /^jit: side trace at prog.py:4 main: region 1, exit \d+, by itself as region 2: \d+ micro-ops, \d+ bytes, \d+ us$/,
  );
  const aborts = await run(["--backend=wasm", "--jit-log", "--hot=10"], DELETING);
  assertMatch(aborts.err, /^jit: abort at prog.py:\d <module>: .* \([A-Z_]+\), \d+ us$/m);
});

runtimeTest("--dump prints the stages", async () => {
  const dumped = async (stage: string) =>
    (await run(["--backend=reference", `--dump=${stage}`])).err;
  const recorded = await dumped("uops");
  assertStringIncludes(recorded, "recorded at prog.py:3 main:\n");
  assertStringIncludes(recorded, "INT_MODULO");
  assertEquals(recorded.includes("loop:"), false);
  assertMatch(await dumped("trace"), /prog.py:4 main\n +LOAD_\w+ \d+ +\d micro-ops\n/);
  assertStringIncludes(await dumped("optimized"), "\nloop:\n");
  assertMatch(await dumped("region"), /exit \d+ of trace 0: GUARD_TRUE, to prog.py:4 main/);
  const both = await dumped("optimized,region");
  assertStringIncludes(both, "\nloop:\n");
  assertStringIncludes(both, " traces, ");
});

runtimeTest("--dump=wasm prints what the text maker of the backends makes", async () => {
  // The real one loads a package.
  const wasmText = () => Promise.resolve(({ id }: { id: number }) => `(module $${id})\n`);
  const { err } = await run(["--backend=wasm", "--dump=wasm"], HOT, {
    ...commandBackends,
    wasmText,
  });
  assertStringIncludes(err, "region 1 at prog.py:3 main:\n(module $1)\n");
});

Deno.test("--help names all options", async () => {
  const { out } = await run(["--help"]);
  for (const option of ["--backend", "--hot", "--dump", "--jit-log", "--stats"]) {
    assertStringIncludes(out, option);
  }
});

Deno.test("--files grants folders, --write a copy of them, --env variables", async () => {
  const host: Record<string, string> = {
    "data/a.txt": "text of a",
    "data/sub/b.txt": "b",
    "data/helper.py": "import textwrap\nname = __file__",
  };
  const read: string[] = [];
  const readFolder = (folder: string) => {
    const names = new Set<string>();
    for (const path of Object.keys(host)) {
      if (path.startsWith(`${folder}/`)) names.add(path.slice(folder.length + 1).split("/")[0]);
    }
    if (names.size === 0) throw new Error("No such file or directory");
    return [...names].map((name) => {
      const content = host[`${folder}/${name}`];
      return { name, isFolder: content === undefined, size: content?.length ?? 0, modified: 0 };
    });
  };
  const run = async (...args: string[]) => {
    let text = "";
    const status = await commandLine(args, {
      readFile: (path) => {
        read.push(path);
        return new TextEncoder().encode(host[path]);
      },
      readStdin: () => new Uint8Array(),
      readInput: () => new TextEncoder().encode("typed\n"),
      readFolder,
      write: (piece) => text += piece,
      writeError: (piece) => text += piece,
      now: () => 0,
    }, "test");
    return `${status} ${text}`;
  };
  const list = "import os; print(sorted(os.listdir('data')), os.path.getsize('data/a.txt'))";
  assertEquals(await run("--files", "data", "-c", list), "0 ['a.txt', 'helper.py', 'sub'] 9\n");
  assertEquals(read, []);
  assertEquals(
    await run(
      "--files=data",
      "-c",
      "print(open('data/a.txt').read(), open('data/sub/b.txt').read())",
    ),
    "0 text of a b\n",
  );
  assertEquals(read, ["data/a.txt", "data/sub/b.txt"]);
  const change = "open('data/a.txt', 'a').write('!'); print(open('data/a.txt').read())";
  assertEquals(await run("--files", "data", "--write", "-c", change), "0 text of a!\n");
  assertEquals((await run("--files", "data", "-c", change)).includes("PermissionError"), true);
  assertEquals(
    await run(
      "--files",
      "data",
      "-c",
      "import sys; sys.path.append('data'); import helper; print(helper.name)",
    ),
    "0 data/helper.py\n",
  );
  assertEquals(
    await run("--write", "-c", "open('x', 'w').write('1'); print(open('x').read())"),
    "0 1\n",
  );
  assertEquals(
    await run("--env", "A=1=2", "--env=B=", "-c", "import os; print(os.environ)"),
    "0 environ({'A': '1=2', 'B': ''})\n",
  );
  assertEquals(await run("-c", "print(input('? '))"), "0 ? typed\n");
  assertEquals(
    (await run("--files", "nothing", "-c", "1")).startsWith("2 whipsnake: cannot grant"),
    true,
  );
  assertEquals((await run("--env", "=x", "-c", "1")).startsWith("2 whipsnake: --env takes"), true);
});

Deno.test("what the program registered with atexit is called when it has ended", async () => {
  let text = "";
  const run = (code: string) =>
    commandLine(["-c", code], {
      readFile: () => new Uint8Array(),
      readStdin: () => new Uint8Array(),
      write: (piece) => text += piece,
      writeError: (piece) => text += piece,
      now: () => 0,
    }, "test");
  const register =
    "import atexit; atexit.register(print, 'first'); atexit.register(print, 'last', end='!\\n')\n";
  assertEquals(await run(register + "print('main')"), 0);
  assertEquals(await run(register + "raise SystemExit(3)"), 3);
  assertEquals(await run(register + "1/0"), 1);
  assertEquals(
    text.replace(/Traceback[^]*?division by zero\n/, "(traceback)\n"),
    "main\nlast!\nfirst\nlast!\nfirst\n(traceback)\nlast!\nfirst\n",
  );
});
