import { assert, assertEquals } from "@std/assert";
import { fromFileUrl, toFileUrl } from "@std/path";
import { Runtime } from "../../mod.ts";
import { makeCache, type Manifest } from "../../plugins/start_cache.ts";

const root = fromFileUrl(new URL("../../", import.meta.url));

const PROGRAM = `import sys, json, dataclasses
@dataclasses.dataclass
class Point:
    x: int
print(sys.argv[1:], json.dumps(dataclasses.asdict(Point(3))))
sys.exit(5)
`;

async function start(): Promise<{ out: string; code: number }> {
  const { stdout, code } = await new Deno.Command(Deno.execPath(), {
    args: ["task", "--quiet", "start", "-c", PROGRAM, "two words", ""],
    cwd: root,
    env: { INIT_CWD: root },
    stdin: "null",
  }).output();
  return { out: new TextDecoder().decode(stdout), code };
}

// The second run is from the cache, unless a source changes meanwhile.
Deno.test("deno task start runs alike from the sources and from its cache", async () => {
  const expected = { out: `['two words', ''] {"x": 3}\n`, code: 5 };
  assertEquals(await start(), expected);
  assertEquals(await start(), expected);
});

/** Asks for what the bundle loads in the middle of a run. */
const LATE_PROGRAM = `try:
    compile("f(a b)", "some file", "exec")
except SyntaxError as error:
    print(error)
try:
    compile(r"'\\N{NO SUCH NAME}'", "some file", "exec")
except SyntaxError as error:
    print(error)
print(ascii("\\N{BULLET}"), "\\u2022".encode("ascii", "namereplace"))
`;

const LATE_OUTPUT = `invalid syntax. Perhaps you forgot a comma? (some file, line 1)
(unicode error) 'unicodeescape' codec can't decode bytes in position 0-15: unknown Unicode character name (some file, line 1)
'\\u2022' b'\\\\N{BULLET}'
`;

/**
 * Kernels made ahead of time know where static types and shapes are, in the order in which the source files are evaluated; the
 * bundle may evaluate them in another.
 */
const ADDRESS_PROGRAM = `import builtins, collections
types = [each for each in vars(builtins).values() if isinstance(each, type)]
types += [collections.deque, collections.defaultdict, collections.OrderedDict, type(None), type(len), type(len.__self__)]
types += [type(x for x in ()), type(types.append), type(lambda: 0), type([].__iter__()), type({}.items()), type(...)]
print([id(each) for each in types], [id(name) for name in ("__abs__", "__name__", "last")])
`;

/** What a program prints that the bundle in a folder runs. */
async function runBundle(bundle: URL, program: string, folder: string): Promise<string> {
  const call = `main(["-c", ${JSON.stringify(program)}], Deno.readFileSync("image.bin"))`;
  await Deno.writeTextFile(
    `${folder}/run.js`,
    `import { main } from "${bundle}";\nawait ${call};\n`,
  );
  const { stdout, stderr, code } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-lock", "--allow-read", "run.js"],
    cwd: folder,
    stdin: "null",
  }).output();
  assertEquals(new TextDecoder().decode(stderr), "");
  assertEquals(code, 0);
  return new TextDecoder().decode(stdout);
}

function addressesFromSources(): string {
  let out = "";
  using runtime = new Runtime({ stdout: (text) => out += text });
  runtime.run(ADDRESS_PROGRAM);
  return out;
}

Deno.test("the bundle loads names of characters and messages when asked, and has static types and names where the sources have them", async () => {
  const folder = await Deno.makeTempDir({ prefix: "whipsnake_start_" });
  try {
    const cache = toFileUrl(folder + "/");
    await makeCache(new URL("../../", import.meta.url), cache);
    const manifest: Manifest = JSON.parse(
      await Deno.readTextFile(new URL("manifest.json", cache)),
    );
    const bundle = new URL(manifest.bundle, cache);
    const text = await Deno.readTextFile(bundle);
    for (const late of ["CJK UNIFIED IDEOGRAPH-", "Perhaps you forgot a comma?"]) {
      assert(!text.includes(late), late);
    }
    assertEquals(await runBundle(bundle, LATE_PROGRAM, folder), LATE_OUTPUT);
    assertEquals(await runBundle(bundle, ADDRESS_PROGRAM, folder), addressesFromSources());
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
