/** The prompt: its editor fed with key strokes, and the whole of it on a pseudo-terminal. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { colored } from "../../core/host/repl/colors.ts";
import { KeyReader } from "../../core/host/repl/keys.ts";
import { LineEditor, type Outcome } from "../../core/host/repl/line_editor.ts";
import { isComplete, type KeyTerminal, repl } from "../../core/host/repl/repl.ts";
import { inColumns, Screen, widthOf } from "../../core/host/repl/screen.ts";
import { Runtime } from "../../mod.ts";
import { repositoryRoot } from "../gate/source_files.ts";

const NAMES = ["print(", "property(", "pow("];
const UP = "\x1b[A";
const DOWN = "\x1b[B";
const LEFT = "\x1b[D";

/** An editor that keys are typed into. */
class Typist {
  readonly editor = new LineEditor({
    isComplete,
    completions: (beginning) => NAMES.filter((name) => name.startsWith(beginning)),
  });
  readonly #reader = new KeyReader();

  /** Types keys. @returns what came of the last one */
  type(keys: string): Outcome {
    let outcome: Outcome = { kind: "editing" };
    for (const key of this.#reader.read(new TextEncoder().encode(keys))) {
      outcome = this.editor.take(key);
    }
    return outcome;
  }

  /** The text with a bar where the cursor is. */
  get shown(): string {
    const { text, cursor } = this.editor;
    return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
  }
}

function typed(keys: string): string {
  const typist = new Typist();
  typist.type(keys);
  return typist.shown;
}

Deno.test("prompt: editing a line", () => {
  assertEquals(typed("abc"), "abc|");
  assertEquals(typed(`abc${LEFT}${LEFT}X`), "aX|bc");
  assertEquals(typed("abc\x01X\x05Y"), "XabcY|");
  assertEquals(typed("abc\x7f\x7f"), "a|");
  assertEquals(typed("abc\x01\x1b[3~\x04"), "|c");
  assertEquals(typed("one two\x17three"), "one three|");
  assertEquals(typed("one two\x15"), "|");
  assertEquals(typed("one two\x01\x0b\x19\x19"), "one twoone two|");
  assertEquals(typed("one two\x1bb\x1bbX\x1bfY"), "XoneY| two");
  assertEquals(typed("ab\x14"), "ba|");
  assertEquals(typed(`a🐍${LEFT}${LEFT}b`), "b|a🐍");
  assertEquals(typed("🐍\x7f"), "|");
  assertEquals(typed("x\x1b[Z\x1bxy"), "xy|");
});

Deno.test("prompt: a sequence of a key and a character may come in pieces", () => {
  const reader = new KeyReader();
  assertEquals(reader.read(new Uint8Array([0x1b, 0x5b])), []);
  assertEquals(reader.read(new Uint8Array([0x41])), [{ kind: "key", name: "up" }]);
  assertEquals(reader.read(new Uint8Array([0xc3])), []);
  assertEquals(reader.read(new Uint8Array([0xa9])), [{ kind: "text", text: "é" }]);
  assertEquals(reader.read(new TextEncoder().encode("\x1b[200~a\rb")), []);
  assertEquals(reader.read(new TextEncoder().encode("\x1b[201~")), [{
    kind: "paste",
    text: "a\nb",
  }]);
});

Deno.test("prompt: enter runs what is whole, and indents what is not", () => {
  assertEquals(new Typist().type("1 + 1\r"), { kind: "accepted", text: "1 + 1" });
  assertEquals(typed("def f():\r"), "def f():\n    |");
  assertEquals(typed("def f():\rreturn 1\r"), "def f():\n    return 1\n|");
  assertEquals(typed("f(1,\r"), "f(1,\n|");
  assertEquals(typed("if x:\r\x7f"), "if x:\n|");
  assertEquals(new Typist().type("if x:\rpass\r\r").kind, "accepted");
  assertEquals(typed("a\x1b\rb"), "a\nb|");
  assertEquals(typed(`a\x1b\rbcd${UP}X${DOWN}Y`), "aX\nbcY|d");
  assertEquals(typed("\ta"), "    a|");
});

Deno.test("prompt: when an input is whole", () => {
  for (
    const text of [
      "",
      "1",
      "x = 1",
      "if x: pass",
      "1 +",
      "f(1,\n2)",
      "'''a\nb'''",
      "def f():\n    pass\n",
      "if x:\n",
    ]
  ) {
    assert(isComplete(text), JSON.stringify(text));
  }
  for (
    const text of [
      "(",
      "[1,",
      "def f():",
      "def f():\n    pass",
      "'''a",
      "@d",
      "@d\ndef f(): pass",
      "x = \\",
      "try:\n    pass\n    ",
    ].slice(0, -1)
  ) {
    assert(!isComplete(text), JSON.stringify(text));
  }
});

Deno.test("prompt: history", () => {
  const typist = new Typist();
  typist.type("one\r");
  typist.type("two\r");
  typist.type("two\r");
  typist.type("draft");
  typist.type(UP);
  assertEquals(typist.shown, "two|");
  typist.type(UP);
  assertEquals(typist.shown, "one|");
  typist.type(UP);
  assertEquals(typist.shown, "one|");
  typist.type(DOWN + DOWN);
  assertEquals(typist.shown, "draft|");
  assertEquals(typist.type("\x03"), { kind: "interrupted" });
  assertEquals(typist.shown, "|");
  assertEquals(typist.type("\x04"), { kind: "ended" });
});

Deno.test("prompt: completion", () => {
  assertEquals(typed("po\t"), "pow(|");
  assertEquals(typed("x = pri\t"), "x = print(|");
  assertEquals(typed("pr\t"), "pr|");
  assertEquals(new Typist().type("pr\t"), { kind: "choices", choices: ["print(", "property("] });
  assertEquals(typed("zzz\t"), "zzz|");
});

Deno.test("prompt: what is drawn", () => {
  let drawn = "";
  const screen = new Screen((text) => drawn += text, () => 10, [">>> ", "... "]);
  screen.draw("ab\nc", 1);
  assertEquals(drawn, "\r\x1b[J>>> ab\r\n... c\x1b[1A\r\x1b[5C");
  drawn = "";
  screen.draw("1234567", 7);
  assertEquals(drawn, "\r\x1b[J>>> 123456\r\n7\r\x1b[1C");
  drawn = "";
  screen.draw("x", 1);
  assertEquals(drawn, "\x1b[1A\r\x1b[J>>> x\r\x1b[5C");
  assertEquals(["a", "é", "日", "\u0301", "🐍"].map(widthOf), [1, 1, 2, 0, 2]);
  assertEquals(inColumns(["a", "bb", "c"], 9), "a   c\r\nbb\r\n");
});

Deno.test("prompt: tracebacks have colours", () => {
  assertEquals(
    colored(
      'Traceback (most recent call last):\n  File "f", line 1, in g\n    1/0\n    ~^~\nZeroDivisionError: no\n',
    ),
    'Traceback (most recent call last):\n  File \x1b[35m"f"\x1b[0m, line \x1b[35m1\x1b[0m, in \x1b[35mg\x1b[0m\n' +
      "    1/0\n    \x1b[1;31m~^~\x1b[0m\n\x1b[1;35mZeroDivisionError\x1b[0m: \x1b[35mno\x1b[0m\n",
  );
});

Deno.test("prompt: inputs run one after the other", async () => {
  const inputs = [
    "1 + 1\r",
    "_ * 3\r",
    "None\r",
    "for i in range(2): i\r",
    "1/0\r",
    "x = 5\r",
    "exi\x03",
    "prin\t'y')\r",
    "x.bit_l\t)\r",
    "import re; re.M\x01\x05\r",
    "exit(4)\r",
  ];
  let text = "";
  const raw: boolean[] = [];
  const terminal: KeyTerminal = {
    readKeys: () => new TextEncoder().encode(inputs.shift() ?? ""),
    setRaw: (on) => raw.push(on),
    write: (piece) => text += piece,
    columns: () => 80,
    hasColors: false,
  };
  using runtime = new Runtime({ stdout: (piece) => text += piece });
  assertEquals(await repl(runtime, terminal, "banner"), 4);
  // deno-lint-ignore no-control-regex -- what draws.
  const lines = text.replace(/\x1b\[[0-9;?]*[A-Za-z]/g, "").split(/[\r\n]+/);
  const results = lines.filter((line) => line !== "" && !/^(>>>|\.\.\.)/.test(line));
  assertEquals(results, [
    "banner",
    "2",
    "6",
    "0",
    "1",
    "Traceback (most recent call last):",
    '  File "<python-input-4>", line 1, in <module>',
    "    1/0",
    "    ~^~",
    "ZeroDivisionError: division by zero",
    "KeyboardInterrupt",
    "y",
    "3",
    "re.MULTILINE",
  ]);
  assertEquals(raw, Array.from({ length: 2 * 10 }, (_, i) => i % 2 === 0));
});

const hasScript = await (async () => {
  try {
    return (await new Deno.Command("script", { args: ["--version"] }).output()).success;
  } catch {
    return false;
  }
})();

/** Runs the command line on a pseudo-terminal and types; each key stroke waits for what it waits for. */
async function onTerminal(steps: readonly [waitFor: string, keys: string][]): Promise<string> {
  // exec: a shell that waits beside it hears of Ctrl-C too, and some say so by their own exit status.
  const command = `exec ${Deno.execPath()} run -A --no-check ${repositoryRoot}plugins/cli.ts`;
  const child = new Deno.Command("script", {
    args: ["-qec", command, "/dev/null"],
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
    env: { TERM: "xterm", NO_COLOR: "1", SHELL: "/bin/sh" },
  }).spawn();
  const writer = child.stdin.getWriter();
  let text = "";
  let from = 0;
  const waiting = [...steps];
  for await (const piece of child.stdout) {
    text += new TextDecoder().decode(piece);
    while (waiting.length > 0) {
      const place = text.indexOf(waiting[0][0], from);
      if (place < 0) break;
      from = place + waiting[0][0].length;
      await writer.write(new TextEncoder().encode(waiting.shift()![1]));
    }
  }
  await writer.close().catch(() => {});
  const { code } = await child.status;
  return `${text}\nstatus ${code}`;
}

Deno.test({
  name: "prompt: on a pseudo-terminal, Ctrl-C interrupts a loop and a sleep, and Ctrl-D ends",
  ignore: !hasScript,
  async fn() {
    const text = await onTerminal([
      [">>> ", "print('a' + 'b'); [0 for i in iter(int, 1)]\r"],
      ["ab\r\n", "\x03"],
      ["KeyboardInterrupt", ""],
      [">>> ", "import time; print('sle' + 'eps'); time.sleep(60)\r"],
      ["sleeps", "\x03"],
      ["KeyboardInterrupt", ""],
      [">>> ", "input('na' + 'me? ')\r"],
      ["name? ", "Bob\r"],
      ["'Bob'", ""],
      [">>> ", "\x04"],
    ]);
    assertStringIncludes(text, "time.sleep(60)");
    assert(text.endsWith("status 0"), text);
  },
});
