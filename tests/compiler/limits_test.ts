/** Programs that are as large or as deep as programs made by programs are, and larger. */
import { assert, assertEquals, assertThrows } from "@std/assert";
import { CompileFailure, compileModule, compileSource } from "../../core/compiler/compile.ts";
import type { Expr, Located } from "../../core/syntax/ast.ts";
import { SyntaxFailure } from "../../core/syntax/parser.ts";
import { verifyUnit } from "./verify_unit.ts";

const PLACE: Located = { line: 1, col: 0, endLine: 1, endCol: 1 };

function numbered(count: number, text: (index: number) => string): string {
  return Array.from({ length: count }, (_, i) => text(i)).join("");
}

const LONG: Record<string, string> = {
  "elif chain": "if a: b\n" + "elif a: b\n".repeat(20000) + "else: c\n",
  "sum of names": "x = a" + "+a".repeat(100000),
  "sum of numbers": "x = 1" + "+1".repeat(100000),
  "sum of strings": "x = 'ab'" + "+'ab'".repeat(100000),
  "sum of tuples": "x = (1,)" + "+(1,)".repeat(20000),
  "method chain": "x = a" + ".b().c()".repeat(5000),
  "subscript chain": "x = a" + "[0]".repeat(50000),
  "call chain": "x = a" + "()".repeat(50000),
  "conjunction": "x = " + "a and ".repeat(100000) + "b",
  "mixed condition": "if " + "a and b or ".repeat(20000) + "b: pass",
  "comparison chain": "x = a" + " < a".repeat(20000),
  "comprehension conditions": "x = [a for b in c " + "if d ".repeat(20000) + "]",
  "constant list": "x = [" + "1,".repeat(200000) + "]",
  "dict": "x = {" + "a:1,".repeat(50000) + "}",
  "decorators": "@a\n".repeat(5000) + "def f(): pass\n",
  "targets": "a = ".repeat(20000) + "1",
  "arguments": "f(" + "a,".repeat(20000) + ")",
  "keywords": "f(" + numbered(20000, (i) => `k${i}=1,`) + ")",
  "parameters": "def f(" + numbered(20000, (i) => `k${i},`) + "): return k5\n",
  "f-string": "x = f'" + "{a}b".repeat(20000) + "'",
  "alternatives": "match x:\n  case " + "1 | ".repeat(5000) + "2: pass\n",
  "cases": "match x:\n" + "  case 1: pass\n".repeat(5000),
  "sequence pattern": "match x:\n  case [" + "_, ".repeat(3000) + "a]: pass\n",
  "handlers": "try: a\n" + "except b: c\n".repeat(1000),
};

for (const [name, source] of Object.entries(LONG)) {
  Deno.test(`long: ${name}`, () => {
    const unit = compileSource(source, "test.py", "exec");
    assertEquals(verifyUnit(unit), []);
  });
}

Deno.test("strings joined at compile time stay small", () => {
  const unit = compileSource(LONG["sum of strings"], "test.py", "exec");
  for (const constant of unit.consts) {
    assert(constant.type !== "str" || constant.value.length <= 4096);
  }
});

Deno.test("what has no limit in the source has one in the result", () => {
  for (const source of ["1 << 100000000", "'a' * 1000000000", "10 ** 10 ** 10", "(1,) * 100000"]) {
    assert(compileSource(source, "test.py", "eval").code.length > 4, source);
  }
});

Deno.test("statements nest as deep as in CPython", () => {
  const nest = (depth: number) =>
    numbered(depth, (i) => `${" ".repeat(i)}while 1:\n`) + " ".repeat(depth) + "pass\n";
  compileSource(nest(21), "test.py", "exec");
  const failure = assertThrows(() => compileSource(nest(22), "test.py", "exec"), SyntaxFailure);
  assertEquals(failure.message, "too many statically nested blocks");
});

/** `finally` in `finally`: every level is compiled twice as often as the one around it. */
function nestedFinally(depth: number, body: string): string {
  let source = "def f():\n";
  for (let i = 1; i <= depth; i++) {
    source += `${" ".repeat(i)}try: ${body}\n${" ".repeat(i)}finally:\n`;
  }
  return source + " ".repeat(depth + 1) + "b()\n";
}

Deno.test("copies of finally end in an error before they fill the memory", () => {
  assertThrows(
    () => compileSource(nestedFinally(40, "a()"), "test.py", "exec"),
    CompileFailure,
    "too large",
  );
  assertThrows(
    () => compileSource(nestedFinally(40, "return"), "test.py", "exec"),
    CompileFailure,
    "too large",
  );
});

Deno.test("functions in finally are compiled once", () => {
  const source = numbered(
    40,
    (i) =>
      `${" ".repeat(2 * i)}try: pass\n${" ".repeat(2 * i)}finally:\n${
        " ".repeat(2 * i + 1)
      }def f():\n`,
  ) + " ".repeat(81) + "b()\n";
  assertEquals(verifyUnit(compileSource(source, "test.py", "exec")), []);
});

function nested(depth: number, wrap: (inner: Expr) => Expr): Expr {
  let node: Expr = { kind: "Name", id: "a", ctx: "Load", ...PLACE };
  for (let i = 0; i < depth; i++) node = wrap(node);
  return node;
}

const WRAPPERS: ((inner: Expr) => Expr)[] = [
  (operand) => ({ kind: "UnaryOp", op: "USub", operand, ...PLACE }),
  (element) => ({ kind: "List", elts: [element], ctx: "Load", ...PLACE }),
  (value) => ({ kind: "Await", value, ...PLACE }),
  (right) => ({
    kind: "BinOp",
    left: { kind: "Name", id: "a", ctx: "Load", ...PLACE },
    op: "Add",
    right,
    ...PLACE,
  }),
];

function compileDeep(depth: number): void {
  for (const wrap of WRAPPERS) {
    const tree = { kind: "Expression", body: nested(depth, wrap) } as const;
    const failure = assertThrows(() => compileModule(tree, "test.py"));
    if (failure instanceof SyntaxFailure) continue; // await outside a function
    assert(failure instanceof CompileFailure);
    assertEquals(failure.type, "RecursionError");
    assertEquals(failure.message, "maximum recursion depth exceeded during compilation");
  }
}

Deno.test("a tree that is too deep is a RecursionError", () => compileDeep(100000));

Deno.test("so it is when the stack is nearly full before", () => {
  const tree = { kind: "Expression", body: nested(500, WRAPPERS[1]) } as const;
  const compileBelow = (depth: number): string => {
    if (depth > 0) return compileBelow(depth - 1);
    try {
      compileModule(tree, "test.py");
      return "compiled";
    } catch (error) {
      if (error instanceof CompileFailure) return error.type;
      throw error;
    }
  };
  const outcomes = new Set<string>();
  for (let depth = 0; depth < 12000; depth += 50) {
    try {
      outcomes.add(compileBelow(depth));
    } catch (error) {
      // The stack was full before the compiler was called.
      assert(error instanceof RangeError);
      break;
    }
  }
  assertEquals(outcomes, new Set(["compiled", "RecursionError"]));
  assertEquals(compileModule(tree, "test.py").stackSize, 1);
});
