import { assertEquals, assertThrows } from "@std/assert";
import { compileModule, compileSource } from "../../core/compiler/compile.ts";
import { parse, SyntaxFailure } from "../../core/syntax/parser.ts";
import { COMPILE_ERROR_CASES, VALID_CASES, WARNING_CASES } from "./compile_error_cases.ts";
import { verifyUnit } from "./verify_unit.ts";

Deno.test("what does not compile fails with CPython's message and range", () => {
  for (const [source, message, ...range] of COMPILE_ERROR_CASES) {
    const failure = assertThrows(() => compileSource(source, "test.py", "exec"), SyntaxFailure);
    const { line, offset, endLine, endOffset } = failure;
    assertEquals([failure.message, line, offset, endLine, endOffset], [message, ...range], source);
  }
});

Deno.test("what only looks wrong compiles", () => {
  for (const source of VALID_CASES) {
    assertEquals(verifyUnit(compileSource(source, "test.py", "exec")), [], source);
  }
});

Deno.test("warnings are those of CPython", () => {
  for (const [source, ...expected] of WARNING_CASES) {
    const found: [string, number][] = [];
    compileSource(source, "test.py", "exec", {
      onWarning: (message, at) => found.push([message, at.line]),
    });
    assertEquals(found, expected, source);
  }
});

Deno.test("a failure quotes the line when the text is at hand", () => {
  const source = "def f():\n    x = 1\r\n    global x\r\n";
  const failure = assertThrows(() => compileSource(source, "test.py", "exec"), SyntaxFailure);
  assertEquals([failure.text, failure.line, failure.filename], ["    global x\n", 3, "test.py"]);
  const tree = parse("return", "test.py", "exec");
  assertEquals(assertThrows(() => compileModule(tree, "test.py"), SyntaxFailure).text, null);
});

Deno.test("errors in code that is never reached are found", () => {
  for (
    const source of [
      "if 0:\n  return\n",
      "while 1: pass\nbreak\n",
      "def f():\n  return\n  continue\n",
    ]
  ) {
    assertThrows(() => compileSource(source, "test.py", "exec"), SyntaxFailure);
  }
});
