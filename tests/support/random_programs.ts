/**
 * Random Python programs from a seed: what the optimizing tiers are compared on.
 *
 * A program is a few globals, functions, classes, closures and generators, then some loops, in the module and in functions, that
 * turn often enough to become hot. It prints intermediate results and ends with an expression. It ends by itself: every
 * loop is bounded, functions call only those that were defined before them, and numbers, lists and strings that a loop
 * assigns to are cut (`Expressions.bounded`). It may still raise, and is better run with a limit of fuel.
 *
 * What is behind a name has a kind, and most of the time the program respects it: a program that fails with a TypeError at once
 * tests little. Now and then it does not, and what hot loops take for granted is changed under them: functions, class attributes,
 * methods, builtins, the types of globals and attributes.
 */
import {
  type Callable,
  type GuestClass,
  type Kind,
  KINDS,
  type Parameter,
  Scope,
} from "./random_expressions.ts";
import { Random } from "./random_source.ts";
import { type Place, Statements } from "./random_statements.ts";

/** The program of a seed. */
export function randomProgram(seed: number): string {
  return new RandomProgram(seed).make();
}

const PRELUDE = `import math
errors = 0
class Oops(Exception):
    def __init__(self, code):
        self.code = code
    def __str__(self):
        return f"oops {self.code}"
class Guard:
    def __init__(self, n):
        self.n = n
    def __enter__(self):
        return self.n
    def __exit__(self, kind, error, where):
        return kind is ValueError and self.n == 1`;

const INITIAL: Record<Kind, readonly string[]> = {
  int: ["0", "1", "7", "-5", "1073741820", "2147483640", "1 << 61"],
  float: ["0.0", "1.5", "-2.25", "1e9"],
  num: ["0", "1", "2.5", "True"],
  bool: ["True", "False"],
  str: ["''", "'abc'", "'héllo'"],
  list: ["[1, 2, 3]", "[5]", "[4, 1, 1 << 33, -7]", "list(range(9))"],
  tuple: ["(1, 2)", "(3, 4, 5)"],
  dict: ["{}", "{1: 10, 2: 20, 5: 50}"],
  set: ["set()", "{1, 4, 9}"],
};

class RandomProgram {
  readonly #random: Random;
  readonly #statements: Statements;
  readonly #module = new Scope();
  /** Names of functions that a change may define anew. */
  readonly #functions: Callable[] = [];

  constructor(seed: number) {
    this.#random = new Random(seed);
    this.#statements = new Statements(this.#random);
  }

  make(): string {
    const random = this.#random;
    const { expressions } = this.#statements;
    // Every loop of a program that has a bit of everything has something that is not compiled.
    const plainness = random.pick([0, 60, 100, 100]);
    const mood = () => expressions.plain = random.chance(plainness);
    mood();
    this.#statements.lines.push(...PRELUDE.split("\n"));
    for (const kind of KINDS) {
      for (let i = random.between(1, kind === "int" ? 4 : 2); i > 0; i--) {
        this.#variable(this.#module, kind, 0, "G");
      }
    }
    for (let i = random.between(1, 3); i > 0; i--) this.#function();
    if (random.chance(60)) this.#generator();
    for (let i = random.between(0, 2); i > 0; i--) this.#class();
    if (random.chance(50)) this.#function();
    if (random.chance(40)) this.#closure();
    if (random.chance(30)) this.#recursion();
    if (random.chance(30)) this.#generator();
    for (let i = 0; i < 3; i++) this.#change(i);
    for (const of of this.#module.classes) this.#object(this.#module, of, 0);
    for (let i = random.between(1, 3); i > 0; i--) {
      mood();
      this.#segment();
    }
    const value = KINDS.map((kind) => random.pick(this.#module.readable[kind]));
    this.#line(0, `(errors, ${value.slice(0, -1).join(", ")}, sorted(${value.at(-1)}))`);
    return this.#statements.lines.join("\n") + "\n";
  }

  #line(depth: number, text: string): void {
    this.#statements.line(depth, text);
  }

  #fresh(prefix: string): string {
    return this.#statements.expressions.fresh(prefix);
  }

  #variable(scope: Scope, kind: Kind, depth: number, prefix: string): void {
    const name = this.#fresh(prefix + kind[0]);
    this.#line(depth, `${name} = ${this.#random.pick(INITIAL[kind])}`);
    scope.add(kind, name);
  }

  #object(scope: Scope, of: GuestClass, depth: number): void {
    const name = this.#fresh("o");
    const args = this.#statements.expressions.args(of.parameters, scope, 0);
    this.#line(depth, `${name} = ${of.name}(${args})`);
    scope.objects.push({ name, of });
  }

  #parameters(): Parameter[] {
    const random = this.#random;
    const parameters: Parameter[] = [];
    let hasDefault = false;
    for (let i = random.between(0, 3); i > 0; i--) {
      const kind = random.pick(["int", "int", "int", "float", "num", "str", "list"] as const);
      hasDefault ||= random.chance(30);
      parameters.push({ name: this.#fresh("a"), kind, hasDefault, keywordOnly: false });
    }
    if (random.chance(12)) {
      parameters.push({
        name: this.#fresh("k"),
        kind: "int",
        hasDefault: true,
        keywordOnly: true,
      });
    }
    return parameters;
  }

  #signature(parameters: readonly Parameter[], self = false): string {
    const parts = self ? ["self"] : [];
    let star = false;
    for (const { name, kind, hasDefault, keywordOnly } of parameters) {
      if (keywordOnly && !star) {
        star = true;
        parts.push(this.#random.chance(50) ? "*" : "*rest");
      }
      // A shared mutable default.
      parts.push(hasDefault ? `${name}=${this.#random.pick(INITIAL[kind])}` : name);
    }
    return parts.join(", ");
  }

  /** The scope of a function with these parameters; its own variables are made by the lines written. */
  #enter(parameters: readonly Parameter[], depth: number): Scope {
    const random = this.#random;
    const scope = this.#module.inner();
    this.#line(depth, "global errors");
    if (random.chance(this.#statements.expressions.plain ? 15 : 35)) {
      const kind = random.pick(["int", "int", "float", "num", "list", "str"] as const);
      const name = random.pick(this.#module.assignable[kind]);
      if (name !== undefined && /^\w+$/.test(name)) {
        this.#line(depth, `global ${name}`);
        scope.add(kind, name);
      }
    }
    for (const { name, kind } of parameters) scope.add(kind, name);
    for (const kind of ["int", "int", "float", "num", "str", "list", "bool", "tuple"] as const) {
      if (random.chance(kind === "int" ? 70 : 30)) this.#variable(scope, kind, depth, "v");
    }
    return scope;
  }

  #body(scope: Scope, depth: number, result: Kind, statements: number): void {
    const place: Place = {
      scope,
      depth,
      loops: 0,
      counters: [],
      module: false,
      returns: result,
    };
    this.#statements.budget = this.#random.chance(40) ? 0 : 4;
    this.#statements.block(place, 0, statements);
    this.#line(depth, `return ${this.#statements.expressions.bounded(result, scope, 2)}`);
  }

  #function(): void {
    const random = this.#random;
    const parameters = this.#parameters();
    const result = random.pick(
      ["int", "int", "int", "float", "str", "list", "bool", "tuple"] as const,
    );
    const callable: Callable = { name: this.#fresh("f"), parameters, result };
    this.#line(0, `def ${callable.name}(${this.#signature(parameters)}):`);
    if (random.chance(40)) {
      const scope = this.#module.inner();
      for (const { name, kind } of parameters) scope.add(kind, name);
      this.#line(1, `return ${this.#statements.expressions.bounded(result, scope, 2)}`);
    } else this.#body(this.#enter(parameters, 1), 1, result, 4);
    this.#module.callables.push(callable);
    this.#functions.push(callable);
  }

  #closure(): void {
    const random = this.#random;
    const maker = this.#fresh("make");
    const start = this.#fresh("a");
    const held = this.#fresh("h");
    const parameter: Parameter = {
      name: this.#fresh("a"),
      kind: "int",
      hasDefault: random.chance(40),
      keywordOnly: false,
    };
    this.#line(0, `def ${maker}(${start}):`);
    this.#line(1, `${held} = ${start} + 1`);
    this.#line(1, `def step(${this.#signature([parameter])}):`);
    this.#line(2, `nonlocal ${held}`);
    const scope = this.#module.inner();
    scope.add("int", held);
    scope.add("int", start, false);
    scope.add("int", parameter.name);
    this.#statements.budget = 2;
    this.#statements.block(
      {
        scope,
        depth: 2,
        loops: 0,
        counters: [],
        module: false,
        returns: "int",
      },
      1,
      2,
    );
    this.#line(2, `return ${this.#statements.expressions.bounded("int", scope, 2)}`);
    // The handlers of the block count errors.
    const header = this.#statements.lines.findLastIndex((line) => line.includes("nonlocal "));
    this.#statements.lines.splice(header, 0, "        global errors");
    this.#line(1, "return step");
    const callable: Callable = { name: this.#fresh("c"), parameters: [parameter], result: "int" };
    this.#line(0, `${callable.name} = ${maker}(${random.pick(INITIAL.int)})`);
    this.#module.callables.push(callable);
  }

  #recursion(): void {
    const random = this.#random;
    const name = this.#fresh("r");
    const depth = random.pick([6, 9, 30]);
    const calls = depth > 9 ? 1 : random.between(1, 2);
    this.#line(0, `def ${name}(n, m=3):`);
    this.#line(1, `if n <= 0: return m`);
    this.#line(1, `n = n % ${depth}`);
    const call = () =>
      `${name}(n - ${random.between(1, 2)}${random.pick(["", ", m + 1", ", m=n"])})`;
    this.#line(1, `return (${calls > 1 ? `${call()} + ${call()}` : call()} + n) % 1000003`);
    this.#module.callables.push({
      name,
      parameters: [
        { name: "n", kind: "int", hasDefault: false, keywordOnly: false },
        { name: "m", kind: "int", hasDefault: true, keywordOnly: false },
      ],
      result: "int",
    });
    if (random.chance(40)) {
      const deep = this.#fresh("deep");
      this.#line(0, `def ${deep}(n):`);
      this.#line(1, random.pick([`return ${deep}(n + 1) + 1`, `return [${deep}(n + 1)]`]));
      const place = { ...this.#place(this.#module), depth: 0 };
      this.#line(0, `for i in range(3):`);
      this.#line(1, "try:");
      this.#line(2, `${deep}(0)`);
      this.#line(1, "except RecursionError as e:");
      this.#line(2, "print('deep', e)");
      this.#statements.assign(place);
    }
  }

  #generator(): void {
    const random = this.#random;
    const parameters = this.#parameters();
    const callable: Callable = { name: this.#fresh("g"), parameters, result: "int" };
    this.#line(0, `def ${callable.name}(${this.#signature(parameters)}):`);
    const scope = this.#enter(parameters, 1);
    const { expressions } = this.#statements;
    const counter = this.#fresh("y");
    const sent = this.#fresh("s");
    let depth = 1;
    const guarded = random.chance(25);
    if (guarded) this.#line(depth++, "try:");
    const turns = random.chance(20) ? random.between(60, 90) : random.between(1, 9);
    this.#line(depth, `for ${counter} in range(${turns}):`);
    scope.add("int", counter, false);
    this.#statements.budget = 3;
    this.#statements.block(
      {
        scope,
        depth: depth + 1,
        loops: 1,
        counters: [counter],
        module: false,
        returns: null,
      },
      0,
      2,
    );
    const value = expressions.int(scope, 2);
    if (random.chance(40)) {
      this.#line(depth + 1, `${sent} = yield ${value}`);
      this.#line(depth + 1, `if ${sent} is not None: ${scope.assignable.int[0] ?? sent} = ${sent}`);
    } else this.#line(depth + 1, `yield ${value}`);
    if (random.chance(20) && this.#module.generators.length > 0) {
      const other = random.pick(this.#module.generators);
      this.#line(
        depth,
        `yield from ${other.name}(${expressions.args(other.parameters, scope, 0)})`,
      );
    }
    if (guarded) {
      this.#line(1, "finally:");
      this.#line(2, "errors += 100");
    }
    this.#module.generators.push(callable);
  }

  #class(): void {
    const random = this.#random;
    const { expressions } = this.#statements;
    const base = this.#module.classes.length > 0 && random.chance(50)
      ? random.pick(this.#module.classes)
      : null;
    const slots = base === null && random.chance(30);
    const name = this.#fresh("K");
    const parameters = base !== null ? [...base.parameters] : this.#parameters();
    if (base === null && parameters.length === 0) {
      parameters.push({
        name: this.#fresh("a"),
        kind: "int",
        hasDefault: true,
        keywordOnly: false,
      });
    }
    const attributes: [string, Kind][] = parameters.map((each) => [`x_${each.name}`, each.kind]);
    if (random.chance(60)) attributes.push(["total", "int"]);
    this.#line(0, `class ${name}${base === null ? "" : `(${base.name})`}:`);
    if (slots) {
      this.#line(1, `__slots__ = (${attributes.map((each) => `'${each[0]}', `).join("")})`);
    }
    this.#line(1, `rate = ${random.pick(["2", "3", "1.5", "1 << 31"])}`);
    const counts = random.chance(50);
    if (counts) this.#line(1, `made = ${random.pick(["0", "1073741800", "-5"])}`);
    this.#line(1, `def __init__(${this.#signature(parameters, true)}):`);
    if (base !== null) {
      const passed = parameters.map((each) =>
        each.keywordOnly ? `${each.name}=${each.name}` : each.name
      );
      this.#line(2, `super().__init__(${passed.join(", ")})`);
      if (attributes.some((each) => each[0] === "total")) this.#line(2, "self.total = 1");
    } else {
      for (const parameter of parameters) {
        this.#line(2, `self.x_${parameter.name} = ${parameter.name}`);
      }
      if (attributes.some((each) => each[0] === "total")) this.#line(2, "self.total = 0");
    }
    if (counts && random.chance(60)) this.#line(2, `${name}.made += 1`);
    const methods: Callable[] = [];
    const withSelf = (scope: Scope) => {
      // An attribute that is replaced again and again, and read by instances too.
      if (counts) scope.add("int", random.pick([`${name}.made`, "type(self).made"]));
      if (counts) scope.add("int", "self.made", false);
      for (const [attribute, kind] of attributes) scope.add(kind, `self.${attribute}`);
      scope.add("num", "self.rate", false);
    };
    for (let i = random.between(1, 3); i > 0; i--) {
      const own = this.#parameters();
      const again = base !== null && base.methods.length > 0 && random.chance(50);
      const method: Callable = again ? random.pick(base.methods) : {
        name: this.#fresh("m"),
        parameters: own,
        result: random.pick(["int", "int", "float", "str"] as const),
      };
      this.#line(1, `def ${method.name}(${this.#signature(method.parameters, true)}):`);
      const scope = this.#enter(method.parameters, 2);
      withSelf(scope);
      if (again) {
        const call = `super().${method.name}(${expressions.args(method.parameters, scope, 0)})`;
        this.#line(2, `${this.#fresh("sup")} = ${call}`);
      }
      this.#body(scope, 2, method.result, 3);
      methods.push(method);
    }
    if (base !== null) {
      for (const method of base.methods) {
        if (!methods.some((each) => each.name === method.name)) methods.push(method);
      }
    }
    this.#line(1, "@property");
    this.#line(1, "def prop(self):");
    const property = this.#module.inner();
    withSelf(property);
    this.#line(2, `return ${expressions.bounded("int", property, 1)}`);
    this.#operators(name, parameters, attributes);
    if (counts) this.#module.add("int", `${name}.made`);
    this.#module.classes.push({
      name,
      parameters,
      attributes: base === null ? attributes : [...base.attributes],
      methods,
      open: !slots,
    });
  }

  #operators(name: string, parameters: readonly Parameter[], attributes: [string, Kind][]): void {
    const random = this.#random;
    const first = `self.${attributes[0][0]}`;
    const other = `other.${attributes[0][0]}`;
    if (random.chance(40)) {
      this.#line(1, "def __eq__(self, other):");
      this.#line(2, `return isinstance(other, ${name}) and ${first} == ${other}`);
    }
    if (random.chance(40)) {
      this.#line(1, "def __lt__(self, other):");
      this.#line(2, `return ${first} < ${other}`);
    }
    if (random.chance(30)) {
      this.#line(1, "def __bool__(self):");
      this.#line(2, `return bool(${first})`);
    }
    if (random.chance(30)) {
      this.#line(1, "def __getattr__(self, name):");
      this.#line(2, "if name.startswith('__'): raise AttributeError(name)");
      this.#line(2, "return len(name)");
    }
    if (random.chance(20) && parameters.length === 1) {
      this.#line(1, "def __add__(self, other):");
      this.#line(2, `return ${name}(${first})`);
    }
    this.#line(1, "def __repr__(self):");
    this.#line(2, `return f"${name}({${first}!r})"`);
  }

  /** A function that changes what the program's loops take for granted. */
  #change(number: number): void {
    const random = this.#random;
    this.#line(0, `def change_${number}():`);
    const { expressions } = this.#statements;
    random.choose<void>([
      [3, () => {
        const { name, parameters, result } = random.pick(this.#functions);
        this.#line(1, `global ${name}`);
        const scope = this.#module.inner();
        scope.callables.length = 0;
        for (const each of parameters) scope.add(each.kind, each.name);
        this.#line(1, `def ${name}(${this.#signature(parameters)}):`);
        this.#line(2, `return ${expressions.bounded(result, scope, 1)}`);
      }],
      [3, () => {
        const kind = random.pick(["int", "float", "num", "str"] as const);
        const name = random.pick(this.#module.assignable[kind]);
        this.#line(1, `global ${name}`);
        const other = random.chance(60) ? kind : random.pick(["int", "float", "num"] as const);
        this.#line(1, `${name} = ${expressions.of(other, this.#module, 1)}`);
      }],
      [2, () => {
        const name = random.pick(["len", "abs", "min", "range", "isinstance", "sum"]);
        this.#line(1, `global ${name}`);
        this.#line(
          1,
          random.chance(50)
            ? `${name} = lambda *a, **k: ${random.pick(["3", "a[-1]"])}`
            : `if '${name}' in globals(): del ${name}`,
        );
      }],
      [2, () => {
        if (this.#module.classes.length === 0) return this.#line(1, "pass");
        this.#line(1, this.#statements.changeClass(random.pick(this.#module.classes)));
      }],
      [1, () => {
        const { name } = random.pick(this.#functions);
        this.#line(1, `${name}.__defaults__ = (2,) * len(${name}.__defaults__ or ())`);
      }],
      [1, () => this.#line(1, `globals()['${this.#fresh("new")}'] = 1`)],
    ]);
  }

  #place(scope: Scope): Place {
    return { scope, depth: 0, loops: 0, counters: [], module: true, returns: null };
  }

  /** A hot loop: in the module, or in a function that is called. */
  #segment(): void {
    const random = this.#random;
    const inFunction = random.chance(this.#statements.expressions.plain ? 88 : 45);
    let scope = this.#module;
    let depth = 0;
    let name = "";
    if (inFunction) {
      name = this.#fresh("main");
      this.#line(depth++, `def ${name}():`);
      scope = this.#enter([], depth);
      for (const of of this.#module.classes) if (random.chance(50)) this.#object(scope, of, depth);
    }
    const guarded = random.chance(55);
    if (guarded) this.#line(depth++, "try:");
    const place: Place = {
      ...this.#place(scope),
      depth,
      returns: inFunction ? "int" : null,
    };
    this.#statements.budget = random.between(4, 14);
    if (random.chance(75)) this.#statements.for(place);
    else this.#statements.while(place);
    this.#statements.print(place);
    if (guarded) {
      this.#line(depth - 1, "except Exception as e:");
      this.#line(depth, "print('segment', type(e).__name__, e)");
    }
    if (inFunction) {
      this.#line(0, random.chance(70) ? `${name}()` : `for _ in range(3): ${name}()`);
    }
    this.#statements.print(this.#place(this.#module));
  }
}
