import { assert, assertEquals, assertThrows } from "@std/assert";
import { parse, SyntaxFailure } from "../../core/syntax/parser.ts";

const TOO_DEEP = "Parser stack overflowed - Python source too complex to parse";

function outcome(source: string): string {
  try {
    parse(source, "test", "exec");
    return "ok";
  } catch (problem) {
    if (!(problem instanceof SyntaxFailure)) throw problem;
    return problem.message;
  }
}

/** Calls `run` with little of the stack left: about half of what there is by default. */
function deep<R>(levels: number, run: () => R): R {
  return levels === 0 ? run() : deep(levels - 1, run);
}

Deno.test("brackets nest to 199, as in CPython", () => {
  assertEquals(outcome("(".repeat(199) + ")".repeat(199)), "ok");
  assertEquals(outcome("f(".repeat(199) + ")".repeat(199)), "ok");
  assertEquals(outcome("{1:".repeat(199) + "1" + "}".repeat(199)), "ok");
  assertEquals(outcome("[".repeat(100_000) + "]".repeat(100_000)), "too many nested parentheses");
});

Deno.test("nesting without brackets ends in an answer or an error", () => {
  for (const prefix of ["-", "not ", "lambda:", "a if b else ", "a**", "a**-"]) {
    assertEquals(outcome(prefix.repeat(350) + "1"), "ok", prefix);
    assertEquals(outcome(prefix.repeat(50_000) + "1"), TOO_DEEP, prefix);
  }
  assertThrows(() => parse("-".repeat(50_000) + "1", "test", "eval"), SyntaxFailure, TOO_DEEP);
});

Deno.test("f-strings nest to 148, blocks to 99", () => {
  assertEquals(outcome("f'{".repeat(148) + "1" + "}'".repeat(148)), "ok");
  assertEquals(
    outcome("f'{".repeat(150) + "1" + "}'".repeat(150)),
    "too many nested f-strings or t-strings",
  );
  const blocks = (count: number) =>
    Array.from({ length: count }, (_, level) => " ".repeat(level) + "if x:\n").join("") +
    " ".repeat(count) + "pass\n";
  assertEquals(outcome(blocks(99)), "ok");
  assertEquals(outcome(blocks(100)), "too many levels of indentation");
});

Deno.test("chains are read in a loop, however long", () => {
  assertEquals(outcome("if x: pass\n" + "elif x: pass\n".repeat(20_000) + "else: pass\n"), "ok");
  assertEquals(outcome("a" + "+a".repeat(100_000)), "ok");
  assertEquals(outcome("a" + ".b()[c]".repeat(30_000)), "ok");
  assertEquals(outcome("a" + " < a and a or a".repeat(30_000)), "ok");
  assertEquals(outcome("x = ".repeat(30_000) + "1"), "ok");
  assertEquals(outcome("'a' ".repeat(50_000)), "ok");
});

Deno.test("errors behind long or deep text are found, or at least told", () => {
  const comma = "invalid syntax. Perhaps you forgot a comma?";
  assertEquals(outcome("(".repeat(140) + "1 1" + ")".repeat(140)), comma);
  assertEquals(outcome("(".repeat(199) + "1 1" + ")".repeat(199)), "invalid syntax");
  assertEquals(outcome("lambda:".repeat(700) + "1 1"), "invalid syntax");
  assertEquals(outcome("[" + "a, ".repeat(20_000) + "b c]"), comma);
  assertEquals(outcome("x = 1\n".repeat(20_000) + "x x\n"), "invalid syntax");
  assertEquals(outcome("def f():\n" + "  x = [1, 2]\n".repeat(5000) + "  x x\n"), "invalid syntax");
  const elifs = "if x: pass\n" + "elif x: pass\n".repeat(20_000);
  assertEquals(outcome(elifs + "else: pass pass\n"), "invalid syntax");
});

Deno.test("half of the stack is enough", () => {
  const worst = "(a or b and not c < d | e ^ f & g << h + i * -j ** ".repeat(75) + "1" +
    ")".repeat(75);
  assertEquals(deep(4000, () => outcome(worst)), "ok");
  const broken = "f(a=".repeat(140) + "1 1" + ")".repeat(140);
  assertEquals(deep(4000, () => outcome(broken)), "invalid syntax. Perhaps you forgot a comma?");
});

Deno.test("an int literal is limited in digits, not in hexadecimal ones", () => {
  assertEquals(outcome("x = " + "9".repeat(4300)), "ok");
  assertEquals(outcome("x = " + "9_9".repeat(1500)), "ok");
  assert(outcome("x = " + "9".repeat(4301)).startsWith("Exceeds the limit (4300 digits)"));
  assertEquals(outcome("x = 0x" + "9".repeat(100_000)), "ok");
});
