import { assert, assertEquals, assertThrows } from "@std/assert";
import { parse, SyntaxFailure } from "../../core/syntax/parser.ts";
import { SYNTAX_ERROR_CASES } from "./syntax_error_cases.ts";

function failureOf(source: string, mode: "exec" | "eval" | "single" = "exec"): SyntaxFailure {
  return assertThrows(() => parse(source, "test.py", mode), SyntaxFailure);
}

Deno.test("messages and ranges are those of CPython", () => {
  for (const [mode, source, type, message, ...range] of SYNTAX_ERROR_CASES) {
    const { type: foundType, message: foundMessage, line, offset, endLine, endOffset, text } =
      failureOf(source, mode);
    const found = text === null && line === 0
      ? [null, null, null, null]
      : [line, offset, endLine, endOffset];
    assertEquals([foundType, foundMessage, ...found], [type, message, ...range], source);
  }
});

Deno.test("the text of a failure is its line, with the newline if the tokenizer is still on it", () => {
  assertEquals(failureOf("a = 1\nb c\nd\n").text, "b c\n");
  assertEquals(failureOf("x = [1 2,\n3]\n").text, "x = [1 2,\n");
  assertEquals(failureOf("x = (1,\n2\n").text, "x = (1,");
  assertEquals(failureOf("x = 'a\n").text, "x = 'a");
  assertEquals(failureOf("x = 1 +", "eval").text, "x = 1 +");
  assertEquals(failureOf("x\0").text, null);
  assertEquals(failureOf("a b").filename, "test.py");
});

Deno.test("a valid statement before the error can be to blame, as in CPython", () => {
  assertEquals(failureOf("match (x)\ny z\n").message, "expected ':'");
  const legacy = "Missing parentheses in call to 'print'. Did you mean print(...)?";
  assertEquals(failureOf("print -1\ny z\n").message, legacy);
  assertEquals(failureOf("y = match(x)\ny z\n").message, "invalid syntax");
});

Deno.test("a failure tells whether more lines might mend it", () => {
  const incomplete = [
    "if x:",
    "x = (",
    "'''a",
    "def f():",
    "class C:\n  x = [",
    "@d",
    "try:\n  x\n",
    "x = \\\n",
    "f'''{",
    "for x in y:\n",
  ];
  for (const source of incomplete) assert(failureOf(source).isIncomplete, source);
  for (const source of ["x y", "x = 1 +", "'a", ")", "if x:\ny", "x = [1 2"]) {
    assert(!failureOf(source).isIncomplete, source);
  }
});

Deno.test("every beginning of a broken text ends in a tree or a failure, and so does every text with a hole", () => {
  for (const [mode, source] of SYNTAX_ERROR_CASES) {
    if (source.length > 120) continue;
    for (let index = 0; index < source.length; index++) {
      for (
        const text of [source.slice(0, index), source.slice(0, index) + source.slice(index + 1)]
      ) {
        try {
          parse(text, "test", mode);
        } catch (problem) {
          assert(problem instanceof SyntaxFailure, `${JSON.stringify(text)}: ${problem}`);
        }
      }
    }
  }
});
