/** Random Python expressions: see random_programs.ts. */
import type { Random } from "./random_source.ts";

/** What a name holds most of the time. `num` holds ints, floats and bools in turn. */
export type Kind = "int" | "float" | "num" | "bool" | "str" | "list" | "tuple" | "dict" | "set";

/** All kinds. */
export const KINDS: readonly Kind[] = [
  "int",
  "float",
  "num",
  "bool",
  "str",
  "list",
  "tuple",
  "dict",
  "set",
];

/** A parameter. */
export interface Parameter {
  readonly name: string;
  readonly kind: Kind;
  readonly hasDefault: boolean;
  readonly keywordOnly: boolean;
}

/** Something that can be called by this text. */
export interface Callable {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly result: Kind;
}

/** A class of the program. */
export interface GuestClass {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly attributes: readonly (readonly [name: string, kind: Kind])[];
  readonly methods: readonly Callable[];
  /** Whether instances take new attributes. */
  readonly open: boolean;
}

/** What an expression can name. */
export class Scope {
  /** Names to read, by kind. */
  readonly readable: Record<Kind, string[]>;
  /** Names, attributes and the like to assign to, by kind. */
  readonly assignable: Record<Kind, string[]>;
  readonly callables: Callable[] = [];
  readonly generators: Callable[] = [];
  readonly classes: GuestClass[] = [];
  readonly objects: { name: string; of: GuestClass }[] = [];

  constructor() {
    const none = () => Object.fromEntries(KINDS.map((kind) => [kind, [] as string[]]));
    this.readable = none() as Record<Kind, string[]>;
    this.assignable = none() as Record<Kind, string[]>;
  }

  /** A scope inside this one: reads all of it, assigns to nothing of it. */
  inner(): Scope {
    const scope = new Scope();
    for (const kind of KINDS) scope.readable[kind].push(...this.readable[kind]);
    scope.callables.push(...this.callables);
    scope.generators.push(...this.generators);
    scope.classes.push(...this.classes);
    scope.objects.push(...this.objects);
    return scope;
  }

  /** Adds a variable. */
  add(kind: Kind, name: string, assignable = true): void {
    this.readable[kind].push(name);
    if (assignable) this.assignable[kind].push(name);
  }

  /** Takes a variable away. */
  remove(kind: Kind, name: string): void {
    for (const names of [this.readable[kind], this.assignable[kind]]) {
      const at = names.lastIndexOf(name);
      if (at >= 0) names.splice(at, 1);
    }
  }
}

/** Where the ways of computing change: small ints end at 2**30, exact floats at 2**53. */
const INTS = [
  ..."0 1 -1 2 3 -3 7 10 16 31 100 -128 255 1000 65535".split(" "),
  ..."1073741823 1073741824 -1073741824 -1073741825 2147483647 -2147483648 4294967296".split(" "),
  ..."9007199254740993 9223372036854775807 18446744073709551616 -36893488147419103232".split(" "),
];
const FLOATS = "0.0 -0.0 0.5 1.0 -1.25 0.1 3.75 2.0 100.5 -7.5 1e10 1e-5 1e308 4503599627370497.5"
  .split(" ");
const STRINGS = ["''", "'a'", "'abc'", "'é'", "'x,y,z'", "'αβγ'", "'0'", "'Hello World'", "'😀b'"];

/** Makes expressions. All of them end soon; they may raise. */
export class Expressions {
  readonly random: Random;
  /** Only what most programs' hot loops are made of: arithmetic, comparisons, items, attributes, calls. */
  plain = false;
  #names = 0;

  constructor(random: Random) {
    this.random = random;
  }

  /** A name that was not used yet. */
  fresh(prefix: string): string {
    return `${prefix}${this.#names++}`;
  }

  /** An expression of the kind, `depth` operations deep at most. */
  of(kind: Kind, scope: Scope, depth: number): string {
    // Now and then another kind: types that change, and TypeErrors.
    if (depth > 0 && this.random.below(160) === 0) kind = this.random.pick(KINDS);
    switch (kind) {
      case "int":
        return this.int(scope, depth);
      case "float":
        return this.float(scope, depth);
      case "num":
        return this.num(scope, depth);
      case "bool":
        return this.bool(scope, depth);
      case "str":
        return this.str(scope, depth);
      case "list":
        return this.list(scope, depth);
      case "tuple":
        return this.tuple(scope, depth);
      case "dict":
        return this.dict(scope, depth);
      case "set":
        return this.set(scope, depth);
    }
  }

  /**
   * An expression whose value stays small however often it is assigned to what it reads: no program makes numbers of
   * millions of digits, or long lists.
   */
  bounded(kind: Kind, scope: Scope, depth: number): string {
    const { random } = this;
    const text = this.of(kind, scope, depth);
    switch (kind) {
      case "int": {
        const bound = random.pick([
          "97",
          "1000",
          "65536",
          "1073741824",
          "2147483659",
          "(1 << 40)",
          "(1 << 62)",
        ]);
        return random.choose([
          [3, () => `(${text}) % ${bound}`],
          [2, () => `(${text}) & ${random.pick(["255", "0xffff", "0x3fffffff", "0xffffffff"])}`],
          [2, () => `(${text}) % ${bound} - ${bound} // 2`],
          [3, () => `${this.#name("int", scope)} ${random.pick(["+", "-"])} ${this.atom(scope)}`],
        ]);
      }
      case "num":
        return random.choose([
          [3, () => `(${text}) % ${random.pick(["1000", "99.5", "2147483648"])}`],
          [2, () => `${this.#name("num", scope)} + ${this.#name("float", scope)} % 8`],
          [1, () => this.#name("bool", scope)],
          [1, () => this.bounded("int", scope, depth)],
          [1, () => this.bounded("float", scope, depth)],
        ]);
      case "float":
        return random.chance(60) ? `(${text}) % ${random.pick(["1000.0", "7.5", "1e6"])}` : text;
      case "str":
        return `(${text})[${random.pick([":12", "-9:", ":7", "1:15"])}]`;
      case "list":
      case "tuple":
        return `(${text})[${random.pick([":12", "-9:", ":6"])}]`;
      default:
        return text;
    }
  }

  /** A short int expression. */
  atom(scope: Scope): string {
    return this.random.choose([
      [3, () => this.#name("int", scope)],
      [4, () => this.random.pick(INTS)],
      [1, () => `len(${this.#name(this.random.pick(["list", "str", "dict"]), scope)})`],
    ]);
  }

  /** An int expression that is not 0, but for a few. */
  divisor(scope: Scope): string {
    return this.random.choose([
      [
        4,
        () => this.random.pick(["2", "3", "7", "-2", "-5", "10", "64", "1000003", "-4294967296"]),
      ],
      [3, () => `(${this.atom(scope)} | 1)`],
      [1, () => this.atom(scope)],
    ]);
  }

  #name(kind: Kind, scope: Scope): string {
    const names = scope.readable[kind];
    if (names.length > 0) return this.random.pick(names);
    switch (kind) {
      case "int":
        return this.random.pick(INTS);
      case "float":
      case "num":
        return this.random.pick(FLOATS);
      case "bool":
        return this.random.pick(["True", "False"]);
      case "str":
        return this.random.pick(STRINGS);
      case "list":
        return "[3, 1, 2]";
      case "tuple":
        return "(1, 2)";
      case "dict":
        return "{1: 2, 3: 4}";
      case "set":
        return "{1, 2}";
    }
  }

  /** A call of something whose result has the kind; null when there is nothing. */
  call(kind: Kind, scope: Scope, depth: number): string | null {
    const known: Callable[] = scope.callables.filter((each) => each.result === kind);
    for (const { name, of } of scope.objects) {
      for (const method of of.methods) {
        if (method.result === kind) known.push({ ...method, name: `${name}.${method.name}` });
      }
    }
    if (known.length === 0) return null;
    const callee = this.random.pick(known);
    return `${callee.name}(${this.args(callee.parameters, scope, depth)})`;
  }

  /** Arguments for the parameters: by place, by keyword, with some left to their defaults. */
  args(parameters: readonly Parameter[], scope: Scope, depth: number): string {
    const { random } = this;
    const args: string[] = [];
    let keywords = false;
    for (const { name, kind, hasDefault, keywordOnly } of parameters) {
      if (hasDefault && (keywords || !this.plain) && random.chance(45)) {
        keywords = true;
        continue;
      }
      keywords ||= keywordOnly || random.chance(this.plain ? 2 : 12);
      const value = this.of(kind, scope, depth);
      args.push(keywords ? `${name}=${value}` : value);
    }
    if (random.below(150) === 0) args.pop();
    return args.join(", ");
  }

  /** Adds names of attributes of objects in scope. */
  #attribute(kind: Kind, scope: Scope): string | null {
    if (scope.objects.length === 0) return null;
    const { name, of } = this.random.pick(scope.objects);
    const fitting = of.attributes.filter((each) => each[1] === kind);
    return fitting.length === 0 ? null : `${name}.${this.random.pick(fitting)[0]}`;
  }

  int(scope: Scope, depth: number): string {
    const { random } = this;
    if (depth <= 0) return this.atom(scope);
    const a = () => this.of("int", scope, depth - 1);
    if (this.plain) return this.#plainInt(scope, depth);
    return random.choose<string>([
      [8, () => `(${a()} ${random.pick(["+", "-", "+", "-", "*"])} ${a()})`],
      [3, () => `(${a()} ${random.pick(["//", "%"])} ${this.divisor(scope)})`],
      [3, () => `(${a()} ${random.pick(["&", "|", "^"])} ${a()})`],
      [2, () => `(${a()} << (${a()} & ${random.pick(["3", "7", "31"])}))`],
      [2, () => `(${a()} >> (${a()} & ${random.pick(["3", "7", "63"])}))`],
      [1, () => `(${random.pick(["-", "~", "+"])}${a()})`],
      [2, () => `(${a()} if ${this.bool(scope, depth - 1)} else ${a()})`],
      [4, () => {
        const list = this.#name("list", scope);
        return random.chance(85)
          ? `${list}[${a()} % len(${list})]`
          : `${list}[${random.pick(["0", "-1", "1", "-2", this.atom(scope)])}]`;
      }],
      [2, () => `len(${this.of(random.pick(["list", "str", "dict", "set"]), scope, depth - 1)})`],
      [1, () => `abs(${a()})`],
      [1, () => `${random.pick(["min", "max"])}(${a()}, ${a()})`],
      [4, () => this.call("int", scope, depth - 1) ?? a()],
      [3, () => this.#attribute("int", scope) ?? a()],
      [1, () => `${this.#name("dict", scope)}.get(${a()} % 16, ${a()})`],
      [1, () => `${this.#name("dict", scope)}[${a()} % 16]`],
      [1, () => {
        const table = `{(${a()} % 5, -1): ${a()}, (${a()} % 3, 'x'): 7}`;
        const key = `(${a()} % 3, ${random.pick(["-1", "'x'"])})`;
        return `${table}.get(${key}, ${a()})`;
      }],
      [1, () => `((${a()} % 3, 'a') in {(0, 'a'), (1, 'a'), 2})`],
      [1, () => `math.floor(${this.float(scope, depth - 1)})`],
      [1, () => `(${this.#name("list", scope)}[:] or [3]).pop()`],
      [1, () => `int(${this.float(scope, depth - 1)})`],
      [1, () => `int(${this.bool(scope, depth - 1)})`],
      [1, () => `(${a()} + ${this.#name("bool", scope)})`],
      [1, () => `ord((${this.#name("str", scope)} + 'q')[0])`],
      [1, () => `sum(${this.list(scope, depth - 1)})`],
      [1, () => `sum(${this.#comprehension("int", scope, depth - 1)})`],
      [1, () => `${this.#name("tuple", scope)}[${random.pick(["0", "-1", "1"])}]`],
      [1, () => `divmod(${a()}, ${this.divisor(scope)})[${random.below(2)}]`],
      [1, () => {
        const name = this.fresh("q");
        return `(lambda ${name}, w=${this.atom(scope)}: ${name} + w)(${a()})`;
      }],
      [1, () => `(${a()} or ${a()})`],
      [1, () => `(${a()} and ${a()})`],
      [1, () => `${this.#name("str", scope)}.count('a')`],
    ]);
  }

  #plainInt(scope: Scope, depth: number): string {
    const { random } = this;
    const a = () => this.of("int", scope, depth - 1);
    const list = this.#name("list", scope);
    return random.choose<string>([
      [8, () => `(${a()} ${random.pick(["+", "-", "+", "-", "*"])} ${a()})`],
      [3, () => `(${a()} ${random.pick(["//", "%"])} ${this.divisor(scope)})`],
      [3, () => `(${a()} ${random.pick(["&", "|", "^"])} ${a()})`],
      [1, () => `(${a()} << ${random.pick(["1", "3", "20", "31"])})`],
      [1, () => `(${a()} >> ${random.pick(["1", "5", "31", "40"])})`],
      [1, () => `(${random.pick(["-", "~", "+"])}${a()})`],
      [1, () => `(${a()} if ${this.bool(scope, depth - 1)} else ${a()})`],
      [3, () => `${list}[${random.pick(["0", "-1", `${a()} % len(${list})`, `${a()} % 3`])}]`],
      [1, () => `len(${random.chance(70) ? list : this.#name("str", scope)})`],
      [3, () => this.call("int", scope, depth - 1) ?? a()],
      [3, () => this.#attribute("int", scope) ?? a()],
      [1, () => `(${a()} + ${this.#name("bool", scope)})`],
      [1, () => `${this.#name("tuple", scope)}[${random.pick(["0", "-1", "1"])}]`],
      [1, () => `${this.#name("dict", scope)}[${random.pick(["1", "2", "5", this.atom(scope)])}]`],
      [1, () => `ord((${this.#name("str", scope)} + 'q')[0])`],
    ]);
  }

  float(scope: Scope, depth: number): string {
    const { random } = this;
    if (depth <= 0) {
      return random.chance(60) ? this.#name("float", scope) : random.pick(FLOATS);
    }
    const a = () => this.of("float", scope, depth - 1);
    const any = () => random.chance(70) ? a() : this.of("int", scope, depth - 1);
    if (this.plain) {
      return random.choose<string>([
        [8, () => `(${a()} ${random.pick(["+", "-", "*"])} ${any()})`],
        [3, () => `(${any()} ${random.pick(["+", "-", "*", "/"])} ${a()})`],
        [1, () => `(-${a()})`],
        [1, () => `(${a()} if ${this.bool(scope, depth - 1)} else ${a()})`],
        [2, () => this.call("float", scope, depth - 1) ?? a()],
        [2, () => this.#attribute("float", scope) ?? a()],
      ]);
    }
    return random.choose<string>([
      [8, () => `(${a()} ${random.pick(["+", "-", "*"])} ${any()})`],
      [3, () => `(${any()} ${random.pick(["+", "-", "*"])} ${a()})`],
      [3, () => `(${any()} / ${random.chance(80) ? random.pick(["2.0", "3", "-7.5"]) : any()})`],
      [1, () => `(${a()} ${random.pick(["//", "%"])} ${random.pick(["2.5", "-3.0", "7"])})`],
      [1, () => `(-${a()})`],
      [1, () => `float(${this.of("int", scope, depth - 1)})`],
      [2, () => `(${a()} if ${this.bool(scope, depth - 1)} else ${a()})`],
      [1, () => `abs(${a()})`],
      [1, () => `${random.pick(["min", "max"])}(${a()}, ${a()})`],
      [3, () => this.call("float", scope, depth - 1) ?? a()],
      [3, () => this.#attribute("float", scope) ?? a()],
      [1, () => `round(${a()}, ${random.below(4)})`],
    ]);
  }

  num(scope: Scope, depth: number): string {
    const { random } = this;
    return random.choose<string>([
      [4, () => this.#name("num", scope)],
      [2, () => this.int(scope, depth)],
      [2, () => this.float(scope, depth)],
      [1, () => this.bool(scope, depth - 1)],
      [
        4,
        () =>
          `(${this.#name("num", scope)} ${random.pick(["+", "-", "*", "/"])} ${
            this.of(random.pick(["int", "float", "bool"]), scope, depth - 1)
          })`,
      ],
    ]);
  }

  bool(scope: Scope, depth: number): string {
    const { random } = this;
    if (depth <= 0) {
      return random.chance(50)
        ? this.#name("bool", scope)
        : `${this.#name("int", scope)} ${random.pick(["<", ">", "==", "!="])} ${this.atom(scope)}`;
    }
    const compare = () => random.pick(["<", "<=", ">", ">=", "==", "!="]);
    const i = () => this.of("int", scope, depth - 1);
    const f = () => this.of("float", scope, depth - 1);
    if (this.plain) {
      return random.choose<string>([
        [6, () => `(${i()} ${compare()} ${i()})`],
        [3, () => `(${f()} ${compare()} ${random.chance(60) ? f() : i()})`],
        [2, () => `(${this.#name("num", scope)} ${compare()} ${i()})`],
        [2, () => `(${this.atom(scope)} ${compare()} ${i()} ${compare()} ${this.atom(scope)})`],
        [1, () => `(${this.bool(scope, depth - 1)} ${random.pick(["and", "or"])} (${f()} > 0))`],
        [1, () => `(not ${this.bool(scope, depth - 1)})`],
        [1, () => `(${this.#name("num", scope)} ${random.pick(["is", "is not"])} None)`],
        [1, () => this.#name("bool", scope)],
      ]);
    }
    return random.choose<string>([
      [6, () => `(${i()} ${compare()} ${i()})`],
      [3, () => `(${f()} ${compare()} ${random.chance(60) ? f() : i()})`],
      [2, () => `(${this.#name("num", scope)} ${compare()} ${i()})`],
      [2, () => `(${this.atom(scope)} ${compare()} ${i()} ${compare()} ${this.atom(scope)})`],
      [2, () => `(${this.of("str", scope, depth - 1)} ${compare()} ${this.#name("str", scope)})`],
      [1, () => `(${this.#name("list", scope)} ${compare()} ${this.#name("list", scope)})`],
      [
        2,
        () =>
          `(${i()} ${random.pick(["in", "not in"])} ${
            this.#name(random.pick(["list", "dict", "set", "tuple"]), scope)
          })`,
      ],
      [1, () => `(${this.#name("str", scope)}[:1] in ${this.#name("str", scope)})`],
      [
        2,
        () =>
          `(${this.of("bool", scope, depth - 1)} ${random.pick(["and", "or"])} ${
            this.of("bool", scope, depth - 1)
          })`,
      ],
      [2, () => `(not ${this.of("bool", scope, depth - 1)})`],
      [2, () => {
        const name = this.#name(random.pick(["int", "float", "num", "str"]), scope);
        return `(${name} ${random.pick(["is", "is not"])} ${
          random.pick(["None", scope.readable.num[0] ?? "None"])
        })`;
      }],
      [1, () => {
        const kind = random.pick(["int", "float", "list"] as const);
        const names = scope.readable[kind];
        return names.length < 2 ? "True" : `(${random.pick(names)} is ${random.pick(names)})`;
      }],
      [
        1,
        () =>
          `isinstance(${this.#name("num", scope)}, ${
            random.pick(["int", "float", "bool", "(int, str)"])
          })`,
      ],
      [1, () => `bool(${this.#name(random.pick(KINDS), scope)})`],
      [1, () => `any(${this.#comprehension("bool", scope, depth - 1)})`],
      [1, () => `all(${this.#comprehension("bool", scope, depth - 1)})`],
      [1, () => {
        if (scope.objects.length < 2) return this.#name("bool", scope);
        return `(${random.pick(scope.objects).name} ${random.pick(["==", "<", "is", "!="])} ${
          random.pick(scope.objects).name
        })`;
      }],
      [1, () => this.call("bool", scope, depth - 1) ?? "True"],
    ]);
  }

  str(scope: Scope, depth: number): string {
    const { random } = this;
    if (depth <= 0) {
      return random.chance(60) ? this.#name("str", scope) : random.pick(STRINGS);
    }
    const s = () => this.of("str", scope, depth - 1);
    return random.choose<string>([
      [4, () => `(${s()} + ${s()})`],
      [1, () => `(${s()} * (${this.atom(scope)} & 3))`],
      [2, () => {
        const name = this.#name("str", scope);
        return `${name}[${this.atom(scope)} % (len(${name}) or 1)]`;
      }],
      [2, () => `${s()}[${random.pick(["1:", ":-1", ":3", "::-1", "::2", "-2:"])}]`],
      [2, () => `str(${this.of(random.pick(["int", "float", "num", "bool"]), scope, depth - 1)})`],
      [1, () => `repr(${this.of(random.pick(["int", "float", "str", "list"]), scope, depth - 1)})`],
      [
        2,
        () =>
          `f"{${this.#name("int", scope)}}:{${this.#name("float", scope)}:.3f}{${
            this.#name("str", scope)
          }!r}"`,
      ],
      [2, () => `f"<{${this.#name("int", scope)}}|{${this.#name("str", scope)}!s}>"`],
      [1, () => `'%d|%s' % (${this.atom(scope)}, ${this.#name("str", scope)})`],
      [1, () => `','.join(map(str, ${this.#name("list", scope)}))`],
      [1, () => `'-'.join([${s()}, ${s()}])`],
      [1, () => `${s()}.${random.pick(["upper()", "strip()", "replace('a', 'bb')", "title()"])}`],
      [1, () => `(${s()} if ${this.bool(scope, depth - 1)} else ${s()})`],
      [2, () => this.call("str", scope, depth - 1) ?? s()],
      [1, () => `chr(97 + ${this.atom(scope)} % 26)`],
      [1, () => `type(${this.#name(random.pick(["num", "int", "float"]), scope)}).__name__`],
    ]);
  }

  list(scope: Scope, depth: number): string {
    const { random } = this;
    if (depth <= 0) return this.#name("list", scope);
    const i = () => this.of("int", scope, depth - 1);
    const l = () => this.of("list", scope, depth - 1);
    return random.choose<string>([
      [4, () => `[${i()}, ${i()}, ${i()}]`],
      [2, () => `${l()}[${random.pick(["1:", ":-1", "::-1", "::2", ":2", "-3:"])}]`],
      [2, () => `(${l()} + [${i()}])`],
      [3, () => `[${this.#comprehension("int", scope, depth - 1).slice(1, -1)}]`],
      [1, () => `sorted(${l()}${random.pick(["", ", reverse=True", ", key=lambda v: -v"])})`],
      [1, () => `list(range(${this.atom(scope)} % 7))`],
      [1, () => `list(${this.#name(random.pick(["tuple", "dict"]), scope)})`],
      [1, () => `[*${this.#name("list", scope)}, ${i()}]`],
      [1, () => `([0] * (${this.atom(scope)} & 3) + [${i()}])`],
      [1, () => `[a - b for a, b in zip(${l()}, ${l()})]`],
      [1, () => {
        if (scope.generators.length === 0) return l();
        const made = random.pick(scope.generators);
        return `list(${made.name}(${this.args(made.parameters, scope, 0)}))`;
      }],
      [1, () => this.call("list", scope, depth - 1) ?? l()],
    ]);
  }

  tuple(scope: Scope, depth: number): string {
    const { random } = this;
    if (depth <= 0) return this.#name("tuple", scope);
    const i = () => this.of("int", scope, depth - 1);
    return random.choose<string>([
      [4, () => `(${i()}, ${i()})`],
      [2, () => `(${i()}, ${i()}, ${i()})`],
      [1, () => `(${this.#name("tuple", scope)} + (${i()},))`],
      [1, () => `divmod(${i()}, ${this.divisor(scope)})`],
      [1, () => `tuple(${this.list(scope, depth - 1)})`],
      [1, () => this.call("tuple", scope, depth - 1) ?? this.#name("tuple", scope)],
    ]);
  }

  dict(scope: Scope, depth: number): string {
    const { random } = this;
    if (depth <= 0) return this.#name("dict", scope);
    const i = () => this.of("int", scope, depth - 1);
    return random.choose<string>([
      [3, () => `{${i()} % 16: ${i()}, 3: ${i()}}`],
      [2, () => `{k % 16: k + ${this.atom(scope)} for k in ${this.list(scope, depth - 1)}}`],
      [1, () => `dict(zip(range(5), ${this.#name("list", scope)}))`],
      [1, () => `{**${this.#name("dict", scope)}, ${random.below(16)}: ${i()}}`],
    ]);
  }

  set(scope: Scope, depth: number): string {
    const { random } = this;
    if (depth <= 0) return this.#name("set", scope);
    return random.choose<string>([
      [3, () => `{${this.int(scope, depth - 1)} % 16, ${random.below(16)}}`],
      [2, () => `{k % 16 for k in ${this.list(scope, depth - 1)}}`],
      [
        2,
        () =>
          `(${this.#name("set", scope)} ${random.pick(["|", "&", "-", "^"])} ${
            this.#name("set", scope)
          })`,
      ],
    ]);
  }

  /** A generator expression in parentheses. */
  #comprehension(kind: Kind, scope: Scope, depth: number): string {
    const { random } = this;
    const name = this.fresh("c");
    const inner = scope.inner();
    inner.add("int", name);
    const source = random.choose<string>([
      [3, () => `range(${random.between(1, 9)})`],
      [2, () => this.#name("list", scope)],
      [1, () => this.#name("tuple", scope)],
      [1, () => this.#name("dict", scope)],
    ]);
    const condition = random.chance(40) ? ` if ${this.bool(inner, depth - 1)}` : "";
    const nested = random.chance(12) ? ` for ${this.fresh("c")} in range(2)` : "";
    return `(${
      this.of(kind, inner, Math.min(depth, 1))
    } for ${name} in ${source}${nested}${condition})`;
  }
}
