import { assertEquals } from "@std/assert";
import { printTokens } from "../../core/syntax/printer.ts";
import * as T from "../../core/syntax/token_kinds.ts";
import { Tokenizer } from "../../core/syntax/tokenizer.ts";

/** The tokens of a text as printed lines, without the last newline. */
function tokens(source: string): string[] {
  return printTokens(source).trimEnd().split("\n");
}

Deno.test("a small program is cut into tokens with positions", () => {
  assertEquals(tokens("if x:\n    y = 1  # c\n\nz\n"), [
    '1:0-1:2 KEYWORD "if"',
    '1:3-1:4 NAME "x"',
    '1:4-1:5 OP ":"',
    "1:5-1:6 NEWLINE",
    "2 INDENT",
    '2:4-2:5 NAME "y"',
    '2:6-2:7 OP "="',
    '2:8-2:9 NUMBER "1"',
    "2:11-2:15 NEWLINE",
    "4 DEDENT",
    '4:0-4:1 NAME "z"',
    "4:1-4:2 NEWLINE",
    "4 ENDMARKER",
  ]);
});

Deno.test("a missing newline at the end is supplied, a text of nothing has none", () => {
  assertEquals(tokens("x"), ['1:0-1:1 NAME "x"', "1:1-1:2 NEWLINE", "1 ENDMARKER"]);
  assertEquals(tokens("# only a comment"), ["1 ENDMARKER"]);
});

Deno.test("lines are joined by brackets and backslashes, whatever their indentation", () => {
  const joined = '1:0-1:1 NAME "a"|1:2-1:3 OP "="|1:4-1:5 OP "("|2:3-2:4 NUMBER "1"|' +
    '3:0-3:1 OP ")"|3:2-3:3 OP "+"|4:0-4:1 NUMBER "2"|4:1-4:2 NEWLINE|4 ENDMARKER';
  assertEquals(tokens("a = (\n   1 # c\n) + \\\n2\n").join("|"), joined);
});

Deno.test("all three kinds of line end are one", () => {
  const expected = printTokens("a\nb\n'''c\nd'''\n");
  assertEquals(printTokens("a\r\nb\r\n'''c\r\nd'''\r\n"), expected);
  assertEquals(printTokens("a\rb\r'''c\rd'''\r"), expected);
});

Deno.test("a form feed resets the indentation", () => {
  assertEquals(tokens("a\n  \fb\n").slice(2), [
    '2:3-2:4 NAME "b"',
    "2:4-2:5 NEWLINE",
    "2 ENDMARKER",
  ]);
});

Deno.test("columns count code points", () => {
  assertEquals(tokens("'😀' + é # 😀\n'''😀\n😀''' + x\n"), [
    "1:0-1:3 STRING \"'😀'\"",
    '1:4-1:5 OP "+"',
    '1:6-1:7 NAME "é"',
    "1:8-1:12 NEWLINE",
    "2:0-3:4 STRING \"'''😀\\n😀'''\"",
    '3:5-3:6 OP "+"',
    '3:7-3:8 NAME "x"',
    "3:8-3:9 NEWLINE",
    "3 ENDMARKER",
  ]);
});

Deno.test("every operator is one token", () => {
  const operators =
    "( ) [ ] { } , : ; . ... -> := = + - * / // % @ ** << >> & | ^ ~ < > <= >= == != " +
    "<> += -= *= /= //= %= @= **= <<= >>= &= |= ^= ! ";
  const tokenizer = new Tokenizer();
  tokenizer.tokenize(operators, "eval");
  const found: string[] = [];
  for (let index = 0; index < tokenizer.count - 1; index++) found.push(tokenizer.textOf(index));
  assertEquals(found.join(" "), operators.trim());
});

Deno.test("every keyword is found, and nothing like one", () => {
  const tokenizer = new Tokenizer();
  T.KEYWORDS.forEach((keyword, index) => {
    tokenizer.tokenize(`${keyword} ${keyword}x x${keyword} ${keyword.toUpperCase()}_`, "eval");
    assertEquals([...tokenizer.kinds.subarray(0, 4)], [T.FALSE + index, T.NAME, T.NAME, T.NAME]);
  });
});

Deno.test("numbers of all forms", () => {
  const numbers =
    "0 00 0_0 1_000 0xFf 0X_f 0o17 0B1_0 1. .5 1.5e-3 1_0.0_1 1E5 3j 1.5J 1e5j 012.5 09e1";
  const tokenizer = new Tokenizer();
  tokenizer.tokenize(numbers, "eval");
  assertEquals(tokenizer.error, null);
  numbers.split(" ").forEach((number, index) => {
    assertEquals([tokenizer.kinds[index], tokenizer.textOf(index)], [T.NUMBER, number]);
  });
});

Deno.test("an f-string is cut into its parts, however deep", () => {
  assertEquals(tokens("f'a{x!r:>{w}}b{{c'"), [
    '1:0-1:2 FSTRING_START "f\'"',
    '1:2-1:3 FSTRING_MIDDLE "a"',
    '1:3-1:4 OP "{"',
    '1:4-1:5 NAME "x"',
    '1:5-1:6 OP "!"',
    '1:6-1:7 NAME "r"',
    '1:7-1:8 OP ":"',
    '1:8-1:9 FSTRING_MIDDLE ">"',
    '1:9-1:10 OP "{"',
    '1:10-1:11 NAME "w"',
    '1:11-1:12 OP "}"',
    '1:12-1:12 FSTRING_MIDDLE ""',
    '1:12-1:13 OP "}"',
    '1:13-1:16 FSTRING_MIDDLE "b{"',
    '1:16-1:17 FSTRING_MIDDLE "c"',
    '1:17-1:18 FSTRING_END "\'"',
    "1:18-1:19 NEWLINE",
    "1 ENDMARKER",
  ]);
  const nested = tokens("f'{f'{f'{1}'}'}'").map((line) => line.split(" ")[1]);
  assertEquals(nested.filter((kind) => kind === "FSTRING_START").length, 3);
  assertEquals(nested.filter((kind) => kind === "FSTRING_END").length, 3);
});

Deno.test("tabs and spaces must agree", () => {
  assertEquals(
    tokens("if x:\n\ty\n        z\n").at(-1),
    "3 ERROR inconsistent use of tabs and spaces in indentation",
  );
  assertEquals(tokens("if x:\n\ty\n\tz\n").at(-1), "3 ENDMARKER");
});

Deno.test("a text that cannot be cut ends with its error", () => {
  assertEquals(tokens("x = 'a").at(-1), "1 ERROR unterminated string literal (detected at line 1)");
  assertEquals(tokens("(\n").at(-1), "1 ERROR unexpected EOF while parsing");
});

Deno.test("a tokenizer can be used again, and gives up large buffers", () => {
  const tokenizer = new Tokenizer();
  tokenizer.tokenize("a ".repeat(100_000), "eval");
  assertEquals(tokenizer.count, 100_001);
  tokenizer.release();
  assertEquals(tokenizer.kinds.length < 1000, true);
  tokenizer.tokenize("b", "eval");
  assertEquals([tokenizer.count, tokenizer.textOf(0)], [2, "b"]);
});
