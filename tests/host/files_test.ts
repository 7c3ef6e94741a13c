/** Files, standard input and the environment that an embedder grants. */
import { assert, assertEquals, assertThrows } from "@std/assert";
import { FileSystem, LimitError, PythonError, Runtime, type RuntimeOptions } from "../../mod.ts";

function output(program: string, options: RuntimeOptions = {}): string {
  let text = "";
  using runtime = new Runtime({ ...options, stdout: (piece) => text += piece });
  runtime.run(program);
  return text;
}

function messageOf(program: string, options: RuntimeOptions = {}): string {
  const error = assertThrows(() => output(program, options), PythonError);
  return `${error.type}: ${error.message}`;
}

Deno.test("files: without a grant there are none, and errors say what the embedder must do", () => {
  assertEquals(
    output("import os\nprint(os.getcwd(), os.listdir('/'), os.path.exists('x'))"),
    "/ [] False\n",
  );
  const hint = "(the runtime was granted no files: give it the option files, or the command line " +
    "--files DIR): 'x'";
  assertEquals(
    messageOf("open('x')"),
    `FileNotFoundError: [Errno 2] No such file or directory ${hint}`,
  );
  assertEquals(
    messageOf("open('x', 'w')"),
    `PermissionError: [Errno 13] Permission denied ${hint}`,
  );
  assertEquals(
    messageOf("import os; os.mkdir('x')"),
    `PermissionError: [Errno 13] Permission denied ${hint}`,
  );
});

Deno.test("files: a record of contents can be read, and not written", () => {
  const files = { "/a.txt": "text é", "/d/b.bin": new Uint8Array([0, 255]), "/empty/": "" };
  assertEquals(
    output(
      "import os\nprint(open('a.txt').read(), open('/d/b.bin', 'rb').read(), sorted(os.listdir('/')), os.listdir('empty'))",
      { files },
    ),
    "text é b'\\x00\\xff' ['a.txt', 'd', 'empty'] []\n",
  );
  for (
    const attempt of [
      "open('a.txt', 'w')",
      "open('new', 'w')",
      "open('a.txt', 'r+')",
      "import os; os.remove('a.txt')",
      "import os; os.rename('a.txt', 'b.txt')",
      "import os; os.rmdir('empty')",
      "import os; os.truncate('a.txt', 0)",
      "import os; os.utime('a.txt')",
    ]
  ) {
    assert(messageOf(attempt, { files }).startsWith("PermissionError: [Errno 13]"), attempt);
    assert(messageOf(attempt, { files }).includes("are read-only"), attempt);
  }
});

Deno.test("files: what guest code writes is in the FileSystem, which several runtimes may share", () => {
  const files = new FileSystem({ "/in.txt": "1\n2\n" }, { writable: true });
  output("open('/out.txt', 'w').write(str(sum(map(int, open('in.txt')))))", { files });
  assertEquals(files.readText("/out.txt"), "3");
  files.write("/in.txt", "5");
  assertEquals(output("print(open('in.txt').read(), open('out.txt').read())", { files }), "5 3\n");
  assertEquals(files.paths(), ["/in.txt", "/out.txt"]);
  const copy = files.read("/in.txt")!;
  copy[0] = 0;
  assertEquals(files.readText("/in.txt"), "5");
  assertEquals([files.remove("/in.txt"), files.remove("/in.txt"), files.read("/in.txt")], [
    true,
    false,
    null,
  ]);
});

Deno.test("files: the limit counts contents and entries, and holds for guest code", () => {
  const files = new FileSystem({}, { writable: true, limit: 10_000 });
  assertEquals(
    messageOf("with open('f', 'wb') as f:\n    while True: f.write(bytes(1000))", { files }),
    "OSError: [Errno 28] No space left on device",
  );
  assert(files.size <= 10_000);
  assertEquals(files.read("/f")!.length, 9000);
  files.remove("/f");
  assertEquals(files.size, 0);
  assertEquals(
    messageOf("import os\nfor i in range(1000): os.mkdir(str(i))", { files }).slice(0, 21),
    "OSError: [Errno 28] N",
  );
  assert(files.size <= 10_000);
  assertThrows(() => new FileSystem({ "/a": "xxx" }, { limit: 10 }), RangeError, "Cannot write /a");
  assertThrows(() => new FileSystem({}, { limit: NaN }), RangeError);
  const other = new FileSystem({ "/x/y": "" });
  assertThrows(() => other.write("/x/y/z", ""), Error, "Cannot write /x/y/z: Not a directory");
  assertThrows(() => other.write("/x", ""), Error, "Cannot write /x: Is a directory");
});

Deno.test("files: operations cost fuel, and contents are bounded by the memory limit", () => {
  const files = new FileSystem({ "/big": new Uint8Array(20 << 20) });
  assertThrows(
    () => output("import os\nwhile True: os.path.exists('big')", { files, fuel: 100_000 }),
    LimitError,
  );
  assertEquals(
    messageOf("x = open('big', 'rb').read()", { files, memoryLimit: 16 << 20 }),
    "MemoryError: ",
  );
  assertEquals(
    messageOf("fs = [open('big', 'rb', 0) for i in range(2000)]", { files }).slice(0, 40),
    "OSError: [Errno 24] Too many open files:",
  );
  assertEquals(
    output("for i in range(3000): f = open('big', 'rb', 0)\nprint(i)", { files }),
    "2999\n",
  );
});

Deno.test("files: content may be read when it is first asked for", () => {
  const files = new FileSystem();
  let reads = 0;
  files.writeLater("/later", 5, () => {
    reads++;
    return new TextEncoder().encode("later and more");
  });
  const program = "import os\nprint(os.path.getsize('later'))\n";
  assertEquals(output(program, { files }), "5\n");
  assertEquals(reads, 0);
  assertEquals(
    output("print(open('later').read(), open('later').read())", { files }),
    "later later\n",
  );
  assertEquals(reads, 1);
});

Deno.test("stdin: a string, bytes, or a function that is asked for more", () => {
  const program = "import sys\nprint(input('? '), input(), repr(sys.stdin.read()))";
  assertEquals(output(program, { stdin: "a\r\nb\nc\nd" }), "? a b 'c\\nd'\n");
  assertEquals(output(program, { stdin: new TextEncoder().encode("é\nb\n") }), "? é b ''\n");
  const pieces = ["a", "b\nsecond", " line\n", "x", ""];
  assertEquals(output(program, { stdin: () => pieces.shift() ?? null }), "? ab second line 'x'\n");
  assertEquals(messageOf("input()"), "EOFError: EOF when reading a line");
  assertEquals(
    output("import sys\nprint(list(sys.stdin), sys.stdin.buffer.read())", { stdin: "1\n2" }),
    "['1\\n', '2'] b''\n",
  );
  assertEquals(
    output(
      "import sys\nprint(sys.stdin.read(2), sys.stdin.buffer.read(3), sys.stdin.readline(1))",
      {
        stdin: "éèab\ncd",
      },
    ),
    "éè b'ab\\n' c\n",
  );
});

Deno.test("stdin: the prompt is written before the embedder is asked; what it throws reaches it", () => {
  let written = "";
  let seen = "";
  using runtime = new Runtime({
    stdout: (text) => written += text,
    stdin: () => {
      seen = written;
      return "ok\n";
    },
  });
  assertEquals(runtime.run("print('x', end='')\ninput('prompt> ')"), "ok");
  assertEquals(seen, "xprompt> ");
  using broken = new Runtime({
    stdin: () => {
      throw new Error("no more");
    },
  });
  assertThrows(
    () => broken.run("try:\n    input()\nexcept BaseException:\n    pass"),
    Error,
    "no more",
  );
  assertEquals(broken.run("1 + 1"), 2);
  assertThrows(() => new Runtime({ stdin: 5 as unknown as string }), TypeError, "stdin must be");
});

Deno.test("stdin: input() reads what guest code puts in the place of sys.stdin", () => {
  assertEquals(
    output("import io, sys\nsys.stdin = io.StringIO('one\\ntwo')\nprint(input(), input())"),
    "one two\n",
  );
  assertEquals(
    messageOf("import io, sys\nsys.stdin = io.StringIO('')\ninput()"),
    "EOFError: EOF when reading a line",
  );
});

Deno.test("environ: what is granted, changed for the guest alone", () => {
  const environ = { NAME: "value" };
  assertEquals(
    output("import os\nos.environ['B'] = '2'\nprint(os.environ, os.getenv('NAME'))", { environ }),
    "environ({'NAME': 'value', 'B': '2'}) value\n",
  );
  assertEquals(environ, { NAME: "value" });
});

Deno.test("terminals: isatty says what the embedder says", () => {
  const program = "import sys\nprint(sys.stdin.isatty(), sys.stdout.isatty(), sys.stderr.isatty())";
  assertEquals(output(program), "False False False\n");
  assertEquals(output(program, { terminals: [true, false, true] }), "True False True\n");
});

Deno.test("files: modules among them can be imported, from the folders of sys.path", () => {
  const files = {
    "/helper.py": "import json\nvalue = json.dumps([1])",
    "/package/__init__.py": "from . import inner",
    "/package/inner.py": "name = __name__, __file__",
    "/plain/module.py": "x = 1",
    "/lib/deep.py": "y = 2",
    "/broken.py": "x = 1\nraise ValueError('no')",
  };
  assertEquals(
    output(
      "import helper, package, plain.module, sys\n" +
        "print(helper.value, helper.__file__, package.inner.name, plain.module.x, sys.path)\n" +
        "sys.path.insert(0, '/lib')\nimport deep\nprint(deep.y, deep.__file__)",
      { files },
    ),
    "[1] helper.py ('package.inner', 'package/inner.py') 1 ['']\n2 /lib/deep.py\n",
  );
  assertEquals(
    messageOf("import nothing", { files }),
    "ModuleNotFoundError: No module named 'nothing'",
  );
  const error = assertThrows(() => output("import broken", { files }), PythonError);
  assert(error.traceback.includes('File "broken.py", line 2, in <module>\n    raise ValueError'));
  assertEquals(messageOf("import helper"), "ModuleNotFoundError: No module named 'helper'");
});
