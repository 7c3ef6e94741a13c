/** Single properties of compiled units. */
import { assert, assertEquals } from "@std/assert";
import { type CodeUnit, freeNames, LocalKind, positionAt } from "../../core/compiler/code_unit.ts";
import { type CompileOptions, compileSource } from "../../core/compiler/compile.ts";
import { constantText } from "../../core/compiler/constant_text.ts";
import { cacheWords } from "../../core/compiler/instruction.ts";
import {
  CommonConstant,
  Comparison,
  Intrinsic1,
  Intrinsic2,
} from "../../core/compiler/intrinsics.ts";
import { mangle } from "../../core/compiler/name_mangling.ts";
import {
  CodeFlag,
  COMPARE_OPERATORS,
  INTRINSICS_1,
  INTRINSICS_2,
  Op,
  OPCODE_TABLE,
} from "../../core/compiler/opcodes.ts";

function compile(source: string, options?: CompileOptions): CodeUnit {
  return compileSource(source, "test.py", "exec", options);
}

/** The unit of that name, anywhere inside. */
function inner(unit: CodeUnit, name: string): CodeUnit {
  const pending = [unit];
  for (const current of pending) {
    if (current.name === name) return current;
    for (const constant of current.consts) {
      if (constant.type === "code") pending.push(constant.unit);
    }
  }
  throw new Error(`Cannot find a unit: current name is ${name}`);
}

function opcodes(unit: CodeUnit): string[] {
  const names: string[] = [];
  for (let word = 0; word < unit.code.length;) {
    const op = unit.code[word] & 0xff;
    names.push(OPCODE_TABLE[op][0]);
    word += 1 + cacheWords()[op];
  }
  return names;
}

function namesOfKind(unit: CodeUnit, kind: number): string[] {
  return unit.localNames.filter((_, i) => (unit.localKinds[i] & kind) !== 0);
}

Deno.test("the numbers of intrinsics and operators are places in the tables", () => {
  assertEquals(
    Object.entries(Intrinsic1).map(([name, i]) => INTRINSICS_1[i] === name).every(Boolean),
    true,
  );
  assertEquals(Object.keys(Intrinsic1).length, INTRINSICS_1.length - 1);
  assertEquals(
    Object.entries(Intrinsic2).map(([name, i]) => INTRINSICS_2[i] === name).every(Boolean),
    true,
  );
  assertEquals(Object.keys(Intrinsic2).length, INTRINSICS_2.length - 1);
  const operators = { Lt: "<", LtE: "<=", Eq: "==", NotEq: "!=", Gt: ">", GtE: ">=" } as const;
  for (const [name, text] of Object.entries(operators)) {
    assertEquals(COMPARE_OPERATORS[Comparison[name as keyof typeof Comparison]], text);
  }
  assertEquals(CommonConstant.ANY, 4);
});

Deno.test("parameters come first, in the order of the frame", () => {
  const unit = inner(
    compile("def f(a, /, b, *args, c, **kw):\n  d = 1\n  return lambda: (b, d, e)\n"),
    "f",
  );
  assertEquals(unit.localNames, ["a", "b", "c", "args", "kw", "d"]);
  assertEquals([unit.argCount, unit.posOnlyCount, unit.kwOnlyCount], [2, 1, 1]);
  assertEquals(namesOfKind(unit, LocalKind.CELL), ["b", "d"]);
  assertEquals(unit.localKinds[1], LocalKind.LOCAL | LocalKind.CELL);
  assertEquals(unit.localKinds[5], LocalKind.CELL);
  assertEquals(freeNames(inner(unit, "<lambda>")), ["b", "d"]);
  const flags = CodeFlag.OPTIMIZED | CodeFlag.NEWLOCALS | CodeFlag.VARARGS | CodeFlag.VARKEYWORDS;
  assertEquals(unit.flags, flags);
});

Deno.test("flags tell generators, coroutines, methods and nested functions", () => {
  const unit = compile(
    "class A:\n  def g(self): yield\n  async def c(self): pass\n  async def ag(self): yield\ndef f():\n  def n(): pass\n",
  );
  const common = CodeFlag.OPTIMIZED | CodeFlag.NEWLOCALS;
  assertEquals(inner(unit, "g").flags, common | CodeFlag.METHOD | CodeFlag.GENERATOR);
  assertEquals(inner(unit, "c").flags, common | CodeFlag.METHOD | CodeFlag.COROUTINE);
  assertEquals(inner(unit, "ag").flags, common | CodeFlag.METHOD | CodeFlag.ASYNC_GENERATOR);
  assertEquals(inner(unit, "n").flags, common | CodeFlag.NESTED);
  assertEquals(inner(unit, "A").flags, 0);
});

Deno.test("docstrings are clean and come first", () => {
  const unit = inner(
    compile('def f():\n  """\tOne\n\n      two\n    three\n    """\n  return 1\n'),
    "f",
  );
  assertEquals(unit.consts[0], { type: "str", value: "One\n\n  two\nthree\n" });
  assert((unit.flags & CodeFlag.HAS_DOCSTRING) !== 0);
  const plain = inner(compile('def f():\n  f"no docstring"\n'), "f");
  assertEquals(plain.flags & CodeFlag.HAS_DOCSTRING, 0);
});

Deno.test("qualified names", () => {
  const unit = compile(
    "class A:\n  class B:\n    def m(self):\n      def n(): pass\n      global G\n      class G: pass\n  def g[T](self): pass\nlambda: 0\n[x for x in y]\n",
  );
  assertEquals(inner(unit, "m").qualname, "A.B.m");
  assertEquals(inner(unit, "n").qualname, "A.B.m.<locals>.n");
  assertEquals(inner(unit, "G").qualname, "G");
  assertEquals(inner(unit, "g").qualname, "A.g");
  assertEquals(inner(unit, "<lambda>").qualname, "<lambda>");
});

Deno.test("private names", () => {
  assertEquals(mangle("A", "__x"), "_A__x");
  assertEquals(mangle("__A", "__x"), "_A__x");
  assertEquals(mangle("A", "__x__"), "__x__");
  assertEquals(mangle("_", "__x"), "__x");
  assertEquals(mangle("A", "__x.y"), "__x.y");
  assertEquals(mangle(null, "__x"), "__x");
});

Deno.test("equal constants are one, names and strings are two, signs of zero count", () => {
  const unit = compile(
    "x.x = 'x', 'x', 0.0, -0.0, 0, False, 0j, -0j, (1,), (1.0,), (True,), (1,), y\n",
  );
  assertEquals(
    unit.consts.filter((constant) => constant.type !== "name").map(constantText),
    ["'x'", "0.0", "-0.0", "False", "0j", "(-0-0j)", "(1,)", "(1.0,)", "(True,)", "None"],
  );
  assertEquals(unit.consts.filter((constant) => constant.type === "name").length, 2);
});

Deno.test("constants that nothing uses are left out", () => {
  const unit = compile("x = 1 + 2 + 10**12\nif 0: y = 'gone'\n");
  assertEquals(unit.consts.map(constantText), ["1000000000003", "x", "None"]);
});

Deno.test("the last expression is the value of a module when asked", () => {
  const options = { returnLastExpression: true };
  assertEquals(opcodes(compile("x = 1\nx\n", options)).slice(-2), ["LOAD_NAME", "RETURN_VALUE"]);
  assertEquals(opcodes(compile("x\nx = 1\n", options)).slice(-2), ["LOAD_CONST", "RETURN_VALUE"]);
  assertEquals(opcodes(compile("'text'\n", options)), [
    "RESUME",
    "LOAD_CONST",
    "STORE_NAME",
    "LOAD_CONST",
    "RETURN_VALUE",
  ]);
  assertEquals(opcodes(compile("", options)), ["RESUME", "LOAD_CONST", "RETURN_VALUE"]);
});

Deno.test("modes", () => {
  const single = opcodes(compileSource("x\n", "test.py", "single"));
  assertEquals(single, [
    "RESUME",
    "LOAD_NAME",
    "CALL_INTRINSIC_1",
    "POP_TOP",
    "LOAD_CONST",
    "RETURN_VALUE",
  ]);
  const value = opcodes(compileSource("x", "test.py", "eval"));
  assertEquals(value, ["RESUME", "LOAD_NAME", "RETURN_VALUE"]);
});

Deno.test("optimization levels", () => {
  const source = 'def f():\n  "doc"\n  assert x, y\n  return __debug__\n';
  const levels = ([0, 1, 2] as const).map((optimize) => inner(compile(source, { optimize }), "f"));
  assertEquals(levels.map((unit) => opcodes(unit).includes("RAISE_VARARGS")), [true, false, false]);
  assertEquals(
    levels.map((unit) => (unit.flags & CodeFlag.HAS_DOCSTRING) !== 0),
    [true, true, false],
  );
  assert(levels[2].consts.some((constant) => constant.type === "false"));
});

Deno.test("futures are inherited and noted", () => {
  const unit = compile("def f(a: b): pass\n", { futureAnnotations: true });
  assert((unit.flags & CodeFlag.FUTURE_ANNOTATIONS) !== 0);
  const texts = inner(unit, "__annotate__").consts.map(constantText);
  assertEquals(texts.includes("'b'"), true);
});

Deno.test("positions are those of the source", () => {
  const unit = compile("x = f(1,\n  2)\ny = a.b.c\n");
  const call = unit.code.findIndex((word) => (word & 0xff) === Op.CALL);
  assertEquals(positionAt(unit, call), { line: 1, endLine: 2, col: 4, endCol: 4 });
  // Cache words belong to their instruction.
  assertEquals(positionAt(unit, call + 3), { line: 1, endLine: 2, col: 4, endCol: 4 });
  const last = unit.code.findLastIndex((word) => (word & 0xff) === Op.LOAD_ATTR);
  assertEquals(positionAt(unit, last), { line: 3, endLine: 3, col: 4, endCol: 9 });
});

Deno.test("a unit of one expression is small", () => {
  const unit = compileSource("1+1", "test.py", "eval");
  assertEquals(opcodes(unit), ["RESUME", "LOAD_SMALL_INT", "RETURN_VALUE"]);
  assertEquals([unit.consts.length, unit.stackSize, unit.exceptionTable.length], [0, 1, 0]);
});

Deno.test("a class body may annotate the names of its own cells", () => {
  const source =
    "class C:\n  __classdict__: int\n  if 1:\n    __conditional_annotations__: str\n    x: __classdict__\n";
  const cells = namesOfKind(inner(compile(source), "C"), LocalKind.CELL);
  assertEquals(cells.sort(), ["__classdict__", "__conditional_annotations__"]);
});

Deno.test("functions in the comprehensions of a class body see its cells", () => {
  for (const name of ["__class__", "__classdict__"]) {
    const source =
      `class C:\n  a = [lambda: ${name} for x in y]\n  b = [[lambda: ${name} for z in y] for x in y]\n`;
    const unit = compile(source);
    assertEquals(namesOfKind(inner(unit, "C"), LocalKind.CELL), [name]);
    assertEquals(freeNames(inner(unit, "<lambda>")), [name]);
  }
});
