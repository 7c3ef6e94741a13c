import { assertEquals, assertThrows } from "@std/assert";
import { hintAtKeyword, nearestWord } from "../../core/syntax/keyword_typos.ts";
import { parse, SyntaxFailure } from "../../core/syntax/parser.ts";

function hint(source: string, compiles = true): [string, number, number, string | null] {
  const failure = assertThrows(() => parse(source, "test", "exec"), SyntaxFailure);
  const { message, offset, endOffset, text } = hintAtKeyword(failure, source, () => compiles);
  return [message.replace("invalid syntax. Did you mean ", ""), offset, endOffset, text];
}

Deno.test("a misspelled keyword is named and marked", () => {
  assertEquals(hint("whille x:\n  pass\n"), ["'while'?", 1, 7, "whille x:\n"]);
  assertEquals(hint("x = 1\nfro x in y:\n  pass\n"), ["'for'?", 1, 4, "fro x in y:\n"]);
  assertEquals(hint("imprt os\n"), ["'import'?", 1, 6, "imprt os\n"]);
  assertEquals(hint("for x i y: pass\n"), ["'in'?", 7, 8, "for x i y: pass\n"]);
  assertEquals(hint("a = yeild\nb = [x fro x in y]\n")[0], "'for'?");
  assertEquals(hint("if x:\n  pass\nelsee:\n  pass\n"), ["'else'?", 1, 6, "elsee:\n"]);
  assertEquals(hint("def f():\n    retrun 1\n"), ["'return'?", 5, 11, "    retrun 1\n"]);
});

Deno.test("lines are shown without the indentation they share", () => {
  const source = "if a:\n    if b: pass\n    whille c: pass\n";
  assertEquals(hint(source), ["'while'?", 1, 7, "whille c: pass\n"]);
});

Deno.test("what the compiler refuses is not proposed, and other errors are left alone", () => {
  assertEquals(hint("retrun x\n", false)[0], "invalid syntax");
  assertEquals(hint("xyzzy plugh\n")[0], "invalid syntax");
  assertEquals(hint("x = )\n")[0], "unmatched ')'");
  assertEquals(hint("x y\n" + "z = 1\n".repeat(3))[0], "invalid syntax");
});

Deno.test("when a file is run only names on the line of the error count", () => {
  const source = "fro = 1\nx y\n";
  const failure = assertThrows(() => parse(source, "test", "exec"), SyntaxFailure);
  assertEquals(hintAtKeyword(failure, source, () => true, true).message, "invalid syntax");
});

Deno.test("the nearest word has the least edit distance, within limits", () => {
  assertEquals(nearestWord(["while", "with"], "whlie"), "while");
  assertEquals(nearestWord(["None", "not"], "none"), "None");
  assertEquals(nearestWord(["while"], "xyz"), null);
  assertEquals(nearestWord(["while"], "while"), null);
});
