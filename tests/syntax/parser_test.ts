import { assertEquals, assertThrows } from "@std/assert";
import type { ConstantValue, Expr, Stmt } from "../../core/syntax/ast.ts";
import { parse, setCharacterNameLookup, SyntaxFailure } from "../../core/syntax/parser.ts";
import { printAst } from "../../core/syntax/printer.ts";
import { AST_CASES } from "./ast_cases.ts";

function expression(source: string): Expr {
  return parse(source, "test", "eval").body;
}

/** The expression, which must be of the given kind. */
function expressionOf<K extends Expr["kind"]>(kind: K, source: string): Extract<Expr, { kind: K }> {
  const found = expression(source);
  assertEquals(found.kind, kind);
  return found as Extract<Expr, { kind: K }>;
}

function constant(source: string): ConstantValue {
  return expressionOf("Constant", source).value;
}

Deno.test("trees and positions are those of CPython", () => {
  setCharacterNameLookup((name) => name === "DIGIT ZERO" ? 48 : -1);
  for (const [source, expected] of AST_CASES) {
    const tree = parse(source, "test", "exec");
    assertEquals(printAst(tree, { indent: 0, positions: true }), expected, source);
  }
});

Deno.test("a tree is printed as ast.dump does", () => {
  const tree = parse("def f(a, *, b=1):\n    return a < b\n", "test", "exec");
  assertEquals(
    printAst(tree),
    `Module(
  body=[
    FunctionDef(
      name="f",
      args=arguments(
        args=[
          arg(
            arg="a")],
        kwonlyargs=[
          arg(
            arg="b")],
        kw_defaults=[
          Constant(
            value=1)]),
      body=[
        Return(
          value=Compare(
            left=Name(
              id="a",
              ctx=Load()),
            ops=[
              Lt()],
            comparators=[
              Name(
                id="b",
                ctx=Load())]))])])`,
  );
});

Deno.test("int literals are numbers while that is exact, else bigints", () => {
  assertEquals(constant("0"), { type: "int", value: 0 });
  assertEquals(constant("1_000_000"), { type: "int", value: 1_000_000 });
  assertEquals(constant("0xff_ff"), { type: "int", value: 0xffff });
  assertEquals(constant("0o17"), { type: "int", value: 15 });
  assertEquals(constant("0B101"), { type: "int", value: 5 });
  assertEquals(constant("9007199254740991"), { type: "int", value: 9007199254740991 });
  assertEquals(constant("9007199254740992"), { type: "int", value: 9007199254740992n });
  assertEquals(constant("9007199254740993"), { type: "int", value: 9007199254740993n });
  assertEquals(constant("0x" + "f".repeat(40)), { type: "int", value: 16n ** 40n - 1n });
  assertEquals(constant("1" + "0".repeat(4299)), { type: "int", value: 10n ** 4299n });
});

Deno.test("float and imaginary literals", () => {
  assertEquals(constant("1."), { type: "float", value: 1 });
  assertEquals(constant("1_0.2_5e-1_0"), { type: "float", value: 10.25e-10 });
  assertEquals(constant("1e400"), { type: "float", value: Infinity });
  assertEquals(constant("0777.5"), { type: "float", value: 777.5 });
  assertEquals(constant("1.5e3J"), { type: "complex", imag: 1500 });
  assertEquals(constant("012j"), { type: "complex", imag: 12 });
});

Deno.test("str literals: escapes, joins and prefixes", () => {
  const values: [string, string][] = [
    [String.raw`'\a\b\f\n\r\t\v\\\'\"'`, "\x07\b\f\n\r\t\v\\'\""],
    [String.raw`'\0\12\101\x41\u00e9\U0001F600'`, "\0\nAAé😀"],
    ["'a\\\nb'", "ab"],
    [String.raw`'\d\8\ '`, "\\d\\8\\ "],
    [String.raw`r'\n\'' "\n" R"\x"`, "\\n\\'\n\\x"],
    ["'''a\r\nb\rc'''", "a\nb\nc"],
    ["u'é' 'x'", "éx"],
    [String.raw`'\ud800'`, "\ud800"],
  ];
  for (const [source, value] of values) {
    assertEquals(constant(source), { type: "str", value, codePoints: null }, source);
  }
});

Deno.test("surrogates that Python keeps apart are told by their code points", () => {
  const apart = {
    type: "str" as const,
    value: "x😀",
    codePoints: Uint32Array.of(120, 0xd83d, 0xde00),
  };
  assertEquals(constant(String.raw`'x\ud83d\ude00'`), apart);
  assertEquals(constant(String.raw`'x\ud83d' '\ude00'`), apart);
  assertEquals(constant(String.raw`'x\U0000d83d\U0000de00'`), apart);
  assertEquals(constant(String.raw`'😀\ud83d\ude00😀'`), {
    type: "str",
    value: "😀😀😀",
    codePoints: Uint32Array.of(0x1f600, 0xd83d, 0xde00, 0x1f600),
  });
});

Deno.test("bytes literals", () => {
  const values: [string, number[]][] = [
    [String.raw`b'a\n\x00\xff\101\400\d'`, [97, 10, 0, 255, 65, 0, 92, 100]],
    [String.raw`rb'\n' Rb"x" b'''y'''`, [92, 110, 120, 121]],
    ["b''", []],
  ];
  for (const [source, value] of values) {
    assertEquals(constant(source), { type: "bytes", value: Uint8Array.from(value) }, source);
  }
});

Deno.test("named characters come from the table that was installed", () => {
  setCharacterNameLookup((name) => name === "BULLET" ? 0x2022 : -1);
  assertEquals(constant(String.raw`'\N{BULLET}'`), { type: "str", value: "•", codePoints: null });
  const failure = assertThrows(() => constant(String.raw`'é\N{NO SUCH}'`), SyntaxFailure);
  assertEquals(
    failure.message,
    "(unicode error) 'unicodeescape' codec can't decode bytes in position 10-20: " +
      "unknown Unicode character name",
  );
});

Deno.test("identifiers are normalized", () => {
  assertEquals(expressionOf("Name", "ℌ").id, "H");
  assertEquals(expressionOf("Attribute", "x.ﬁ").attr, "fi");
  assertEquals(expressionOf("Call", "f(ｋ=1)").keywords[0].arg, "k");
});

Deno.test("eval mode takes one expression and nothing else", () => {
  assertEquals(
    printAst(parse("1, 2\n\n# c\n", "test", "eval"), { indent: 0 }),
    "Expression(body=Tuple(elts=[Constant(value=1), Constant(value=2)], ctx=Load()))",
  );
  for (const source of ["", "x = 1", "1; 2", "pass", "1\n2"]) {
    assertThrows(() => parse(source, "test", "eval"), SyntaxFailure, "invalid syntax");
  }
});

Deno.test("single mode takes one statement", () => {
  const kinds = (source: string) =>
    parse(source, "test", "single").body.map((node: Stmt) => node.kind);
  assertEquals(kinds("x"), ["Expr"]);
  assertEquals(kinds("x; y = 1\n"), ["Expr", "Assign"]);
  assertEquals(kinds("if x:\n  y\n"), ["If"]);
  assertEquals(kinds("if x:\n  y"), ["If"]);
  assertEquals(kinds("x\n\n# c\n"), ["Expr"]);
  assertThrows(
    () => parse("x\ny\n", "test", "single"),
    SyntaxFailure,
    "multiple statements found while compiling a single statement",
  );
  assertThrows(() => parse("", "test", "single"), SyntaxFailure, "invalid syntax");
});

Deno.test("soft keywords are names wherever they can be", () => {
  const source = "match = case = type = _ = 1\nmatch(case)[type]\ntype(match)\nmatch: type = _\n" +
    "match [case]: type\nprint(match, case)\nmatch * type\ndef match(case): pass\nclass type: pass\n";
  const tree = parse(source, "test", "exec");
  assertEquals(
    tree.body.map((node) => node.kind),
    [
      "Assign",
      "Expr",
      "Expr",
      "AnnAssign",
      "AnnAssign",
      "Expr",
      "Expr",
      "FunctionDef",
      "ClassDef",
    ],
  );
});

Deno.test("warnings are collected, with their lines", () => {
  const warnings: { message: string; line: number }[] = [];
  parse("x = 1if y else 2\n'''a\n\\d'''\nf'{x}\\e\\{y}'\nb'\\777'\n", "test", "exec", warnings);
  const escape = (sequence: string, kind: string) =>
    `"\\${sequence}" is an invalid ${kind}escape sequence. Such sequences will not work in the future. ` +
    `Did you mean "\\\\${sequence}"? A raw string is also an option.`;
  assertEquals(warnings.sort((a, b) => a.line - b.line), [
    { message: "invalid decimal literal", line: 1 },
    { message: escape("d", ""), line: 3 },
    { message: escape("{", ""), line: 4 },
    { message: escape("e", ""), line: 4 },
    { message: escape("777", "octal "), line: 5 },
  ]);
});

Deno.test("a parser that failed can be used again", () => {
  assertThrows(() => parse("(((", "test", "exec"), SyntaxFailure);
  assertThrows(() => parse("f'{", "test", "exec"), SyntaxFailure);
  assertEquals(expression("x").kind, "Name");
});

Deno.test("each kind of node has one order of properties", () => {
  const orders = new Map<string, string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (node === null || typeof node !== "object") return;
    if ("kind" in node && typeof node.kind === "string") {
      const order = Object.keys(node).join();
      assertEquals(orders.get(node.kind) ?? order, order);
      orders.set(node.kind, order);
    }
    Object.values(node).forEach(visit);
  };
  for (const [source] of AST_CASES) {
    visit(parse(source.replace("\\N{DIGIT ZERO}", "0"), "test", "exec"));
  }
  assertEquals(orders.size, 75);
});
