import { assertEquals } from "@std/assert";
import { fromFileUrl } from "@std/path";

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
