/** Random Python statements: see random_programs.ts. */
import {
  Expressions,
  type GuestClass,
  type Kind,
  KINDS,
  type Scope,
} from "./random_expressions.ts";
import type { Random } from "./random_source.ts";

/** Where a block of statements stands. */
export interface Place {
  readonly scope: Scope;
  /** Loops around it, in its function. */
  readonly loops: number;
  /** Blocks around it. */
  readonly depth: number;
  /** Names of counters of the loops around it. */
  readonly counters: readonly string[];
  /** Whether it is in the module: names are globals. */
  readonly module: boolean;
  /** Whether `return` is allowed, and of what. */
  readonly returns: Kind | null;
}

const SIMPLE: readonly Kind[] = [
  "int",
  "int",
  "int",
  "int",
  "float",
  "float",
  "num",
  "bool",
  "str",
  "list",
  "tuple",
  "dict",
  "set",
];
const PLAIN: readonly Kind[] = ["int", "int", "int", "float", "float", "num", "bool"];
const ERRORS = [
  "ValueError",
  "ZeroDivisionError",
  "(KeyError, IndexError)",
  "LookupError",
  "Exception",
  "Exception",
  "ArithmeticError",
  "TypeError",
];

/** Writes statements, a line each. */
export class Statements {
  readonly random: Random;
  readonly expressions: Expressions;
  readonly lines: string[] = [];
  /** Statements that may yet be made of compound ones. */
  budget = 60;
  #label = 0;

  constructor(random: Random) {
    this.random = random;
    this.expressions = new Expressions(random);
  }

  /** Adds a line. */
  line(depth: number, text: string): void {
    this.lines.push("    ".repeat(depth) + text);
  }

  /** Adds a print of some variables, marked by a number. */
  print(place: Place, depth = place.depth): void {
    const names: string[] = [];
    for (const kind of KINDS) {
      const known = place.scope.readable[kind];
      if (known.length === 0 || this.random.chance(45)) continue;
      const name = this.random.pick(known);
      names.push(kind === "set" ? `sorted(${name})` : name);
    }
    this.line(depth, `print(${[`'p${this.#label++}'`, ...names].join(", ")})`);
  }

  /** A block of statements, at least one. */
  block(place: Place, least = 1, most = 4): void {
    const count = this.random.between(least, most);
    for (let i = 0; i < count; i++) this.statement(place);
  }

  statement(place: Place): void {
    const { random } = this;
    const compound = this.budget > 0 && place.depth < 7;
    if (compound) this.budget--;
    const inLoop = place.loops > 0;
    if (this.expressions.plain) return this.#plainStatement(place, compound, inLoop);
    random.choose<void>([
      [16, () => this.assign(place)],
      [10, () => this.#augmented(place)],
      [3, () => this.#unpack(place)],
      [5, () => this.#mutate(place)],
      [4, () => this.#objects(place)],
      [1, () => this.#expressionStatement(place)],
      [inLoop ? 0 : 2, () => this.print(place)],
      [inLoop ? 2 : 0, () => this.#printNowAndThen(place)],
      [compound ? 7 : 0, () => this.#if(place)],
      [compound && place.loops < 3 ? 4 : 0, () => this.for(place)],
      [compound && place.loops < 3 ? 2 : 0, () => this.while(place)],
      [compound ? 3 : 0, () => this.try(place)],
      [compound ? 1 : 0, () => this.#with(place)],
      [compound && inLoop ? 1 : 0, () => this.#match(place)],
      [inLoop ? 2 : 0, () => this.#jump(place)],
      [inLoop ? 1 : 0, () => this.#raise(place)],
      [place.returns !== null ? 1 : 0, () => this.#return(place)],
      [1, () => this.#generator(place)],
      [1, () => this.#delete(place)],
      [inLoop ? 2 : 0, () => this.#change(place)],
    ]);
  }

  #plainStatement(place: Place, compound: boolean, inLoop: boolean): void {
    this.random.choose<void>([
      [16, () => this.assign(place)],
      [10, () => this.#augmented(place)],
      [2, () => this.#unpack(place)],
      [2, () => this.#mutate(place)],
      [4, () => this.#objects(place)],
      [inLoop ? 1 : 0, () => this.#printNowAndThen(place)],
      [compound ? 7 : 0, () => this.#if(place)],
      [compound && place.loops < 3 ? 3 : 0, () => this.for(place)],
      [compound && place.loops < 3 ? 2 : 0, () => this.while(place)],
      [compound && this.random.chance(30) ? 1 : 0, () => this.try(place)],
      [inLoop ? 2 : 0, () => this.#jump(place)],
      [place.returns !== null ? 1 : 0, () => this.#return(place)],
      [inLoop ? 1 : 0, () => this.#change(place)],
    ]);
  }

  #target(kind: Kind, place: Place): string {
    const { assignable } = place.scope;
    if (assignable[kind].length === 0) {
      const name = this.expressions.fresh(kind[0]);
      // Not added: a name that is bound in one branch only would raise too often.
      return name;
    }
    return this.random.pick(assignable[kind]);
  }

  assign(place: Place): void {
    const { random, expressions } = this;
    const kind = random.pick(expressions.plain ? PLAIN : SIMPLE);
    const target = this.#target(kind, place);
    const value = expressions.bounded(kind, place.scope, random.between(1, 3));
    if (random.below(25) === 0) {
      this.line(place.depth, `${target} = ${this.#target(kind, place)} = ${value}`);
    } else this.line(place.depth, `${target} = ${value}`);
  }

  #augmented(place: Place): void {
    const { random, expressions } = this;
    const { scope, depth } = place;
    const target = this.#target(random.chance(65) ? "int" : "float", place);
    const known = scope.assignable.int.includes(target);
    if (!known) {
      if (!scope.assignable.float.includes(target)) return this.assign(place);
      const value = random.chance(60) ? expressions.float(scope, 1) : expressions.int(scope, 1);
      this.line(depth, `${target} ${random.pick(["+=", "-=", "*=", "+="])} ${value}`);
      return;
    }
    random.choose<void>([
      [6, () =>
        this.line(
          depth,
          `${target} ${random.pick(["+=", "-="])} ${
            random.chance(60) ? expressions.atom(scope) : expressions.bounded("int", scope, 2)
          }`,
        )],
      [2, () => {
        this.line(depth, `${target} *= ${random.pick(["3", "-2", "17", "65537"])}`);
        this.line(
          depth,
          `${target} ${random.pick(["%=", "&="])} ${
            random.pick(["1009", "0xffffff", "0x7fffffff", "(1 << 45) - 1"])
          }`,
        );
      }],
      [1, () => this.line(depth, `${target} //= ${expressions.divisor(scope)}`)],
      [1, () => this.line(depth, `${target} %= ${expressions.divisor(scope)}`)],
      [
        1,
        () =>
          this.line(
            depth,
            `${target} ${random.pick(["^=", "|=", "&="])} ${expressions.atom(scope)}`,
          ),
      ],
      [1, () => this.line(depth, `${target} >>= ${random.below(5)}`)],
    ]);
  }

  #unpack(place: Place): void {
    const { random, expressions } = this;
    const { scope, depth } = place;
    const ints = scope.assignable.int;
    if (ints.length < 2) return this.assign(place);
    const [a, b] = [random.pick(ints), random.pick(ints)];
    random.choose<void>([
      [4, () => this.line(depth, `${a}, ${b} = ${b}, ${a}`)],
      [2, () => this.line(depth, `${a}, ${b} = ${b}, (${expressions.int(scope, 2)}) % 2147483648`)],
      [2, () => this.line(depth, `${a}, ${b} = divmod(${expressions.atom(scope)}, 7)`)],
      [1, () => this.line(depth, `${a}, ${b} = ${expressions.tuple(scope, 1)}`)],
      [1, () => this.line(depth, `${a}, *_, ${b} = ${expressions.list(scope, 1)}`)],
      [1, () => {
        const list = this.#target("list", place);
        this.line(depth, `${a}, *${list} = (${expressions.list(scope, 1)})[:9]`);
      }],
      [1, () => {
        const [c, d] = [random.pick(ints), random.pick(ints)];
        this.line(depth, `${a}, (${b}, ${c}), ${d} = ${d}, (${a}, ${b}), ${c}`);
      }],
    ]);
  }

  #mutate(place: Place): void {
    const { random, expressions } = this;
    const { scope, depth } = place;
    const value = () => expressions.bounded("int", scope, 1);
    random.choose<void>([
      [8, () => {
        if (scope.readable.list.length === 0) return this.assign(place);
        const list = random.pick(scope.readable.list);
        random.choose<void>([
          [4, () => {
            this.line(depth, `${list}.append(${value()})`);
            this.line(depth, `if len(${list}) > ${random.between(8, 30)}:`);
            this.line(
              depth + 1,
              random.pick([
                `del ${list}[4:]`,
                `${list}.clear()`,
                `${list}.pop()`,
                `${list}.pop(0)`,
              ]),
            );
          }],
          [
            4,
            () =>
              this.line(depth, `${list}[${expressions.atom(scope)} % len(${list})] = ${value()}`),
          ],
          [
            2,
            () =>
              this.line(depth, `${list}[${random.pick(["0", "-1", "1"])}] += ${random.below(9)}`),
          ],
          [1, () => this.line(depth, `${list}[1:3] = [${value()}]`)],
          [1, () => this.line(depth, `${list}.sort(${random.pick(["", "reverse=True"])})`)],
          [1, () => this.line(depth, `${list}.reverse()`)],
          [1, () => this.line(depth, `${list}.insert(1, ${list}.pop())`)],
          [1, () => this.line(depth, `${list}[0], ${list}[-1] = ${list}[-1], ${list}[0]`)],
        ]);
      }],
      [5, () => {
        if (scope.readable.dict.length === 0) return this.assign(place);
        const dict = random.pick(scope.readable.dict);
        const key = `${expressions.atom(scope)} % 16`;
        this.line(
          depth,
          random.pick([
            `${dict}[${key}] = ${value()}`,
            `${dict}[${key}] = ${dict}.get(${key}, 0) + 1`,
            `${dict}[${random.below(16)}] += 1`,
            `${dict}.pop(${key}, None)`,
            `${dict}.setdefault(${key}, ${value()})`,
            `del ${dict}[${key}]`,
            `${dict}.update({${key}: ${value()}})`,
          ]),
        );
      }],
      [2, () => {
        if (scope.readable.set.length === 0) return this.assign(place);
        const set = random.pick(scope.readable.set);
        const method = random.pick(["add", "discard", "add"]);
        this.line(depth, `${set}.${method}(${expressions.atom(scope)} % 16)`);
      }],
    ]);
  }

  #objects(place: Place): void {
    const { random, expressions } = this;
    const { scope, depth } = place;
    if (scope.objects.length === 0) return this.assign(place);
    const object = random.pick(scope.objects);
    const [attribute, kind] = random.pick(object.of.attributes);
    const target = `${object.name}.${attribute}`;
    random.choose<void>([
      [4, () => this.line(depth, `${target} = ${expressions.bounded(kind, scope, 2)}`)],
      [
        4,
        () =>
          kind === "int" || kind === "float"
            ? this.line(depth, `${target} += ${random.pick(["1", "3", "-2", "0.5", "True"])}`)
            : this.line(depth, `${target} = ${expressions.bounded(kind, scope, 1)}`),
      ],
      [3, () => {
        const args = expressions.args(object.of.parameters, scope, 1);
        // An instance of another class in the same variable, where the text says so.
        const made = random.chance(85) ? object.of : random.pick(scope.classes);
        if (/[.[]/.test(object.name)) return this.assign(place);
        this.line(
          depth,
          made === object.of
            ? `${object.name} = ${made.name}(${args})`
            : `${object.name} = ${made.name}(${expressions.args(made.parameters, scope, 1)})`,
        );
      }],
      [2, () => {
        const { methods } = object.of;
        if (methods.length === 0) return this.assign(place);
        const method = random.pick(methods);
        const call = `${object.name}.${method.name}(${
          expressions.args(method.parameters, scope, 1)
        })`;
        if (method.result !== "int") return this.line(depth, call);
        this.line(depth, `${this.#target("int", place)} = (${call}) % 1000003`);
      }],
      [1, () => {
        const call = expressions.call(random.pick(["int", "float", "str"]), scope, 1);
        this.line(depth, call ?? "pass");
      }],
    ]);
  }

  #expressionStatement(place: Place): void {
    const kind = this.random.pick(KINDS);
    this.line(place.depth, this.expressions.of(kind, place.scope, 2));
  }

  #printNowAndThen(place: Place): void {
    const counter = place.counters.at(-1);
    if (counter === undefined) return this.assign(place);
    const every = this.random.pick([17, 29, 41, 64]);
    this.line(place.depth, `if ${counter} % ${every} == ${this.random.below(every)}:`);
    this.print(place, place.depth + 1);
  }

  #if(place: Place): void {
    const { random, expressions } = this;
    const { scope, depth, counters } = place;
    const inside = { ...place, depth: depth + 1 };
    const counter = counters.at(-1);
    const condition = counter !== undefined && random.chance(30)
      ? random.pick([`${counter} % 3 == 1`, `${counter} > 40`, `${counter} & 1`, `${counter} < 20`])
      : random.chance(15)
      ? random.pick(scope.readable[random.pick(KINDS)].concat("None"))
      : expressions.bool(scope, 2);
    this.line(depth, `if ${condition}:`);
    this.block(inside, 1, 3);
    if (random.chance(25)) {
      this.line(depth, `elif ${expressions.bool(scope, 1)}:`);
      this.block(inside, 1, 2);
    }
    if (random.chance(45)) {
      this.line(depth, "else:");
      this.block(inside, 1, 3);
    }
  }

  /** How often a loop turns. */
  turns(place: Place): number {
    const { random } = this;
    if (place.loops > 1) return random.between(1, 5);
    if (place.loops > 0) return random.chance(10) ? random.between(20, 70) : random.between(2, 9);
    if (!place.module) return random.chance(25) ? random.between(40, 90) : random.between(2, 12);
    return random.between(30, 160);
  }

  for(place: Place): void {
    const { random, expressions } = this;
    const { scope, depth } = place;
    const turns = this.turns(place);
    const name = expressions.fresh("i");
    const bound: [Kind, string][] = [["int", name]];
    const header = random.choose<string>([
      [expressions.plain ? 30 : 6, () => `${name} in range(${turns})`],
      [1, () => `${name} in range(${turns}, 0, -1)`],
      [1, () => `${name} in range(-3, ${turns * 3}, 3)`],
      [2, () => `${name} in ${scope.readable.list[0] ?? "[1, 2]"}[:]`],
      [2, () => `${name} in [*range(${turns})]`],
      [1, () => `${name} in tuple(range(${turns}))`],
      [1, () => `${name} in ${scope.readable.tuple[0] ?? "(5, 6, 7)"}`],
      [1, () => `${name} in list(${scope.readable.dict[0] ?? "{1: 2}"})`],
      [1, () => {
        const other = expressions.fresh("j");
        bound.push(["int", other]);
        return `${other}, ${name} in list(${scope.readable.dict[0] ?? "{1: 2}"}.items())`;
      }],
      [2, () => {
        const text = expressions.fresh("ch");
        bound.push(["str", text]);
        return `${name}, ${text} in enumerate('abcdeé' * ${Math.ceil(turns / 6)})`;
      }],
      [2, () => {
        const other = expressions.fresh("j");
        bound.push(["int", other]);
        return `${name}, ${other} in zip(range(${turns}), range(7, ${turns + 9}))`;
      }],
      [1, () => {
        const value = expressions.fresh("x");
        bound.push(["num", value]);
        return `${name}, ${value} in enumerate([1, 2.5, True, 1 << 40] * ${Math.ceil(turns / 4)})`;
      }],
      [3, () => this.#adapted(place, name, turns, bound)],
      [2, () => {
        if (scope.generators.length === 0) return `${name} in range(${turns})`;
        const made = random.pick(scope.generators);
        return `${name} in ${made.name}(${expressions.args(made.parameters, scope, 0)})`;
      }],
    ]);
    this.line(depth, `for ${header}:`);
    for (const [kind, each] of bound) scope.add(kind, each, false);
    this.#loopBody(place, name);
    for (const [kind, each] of bound) scope.remove(kind, each);
  }

  /** The head of a loop over adapters of iterators, which may end at different items and may share one. */
  #adapted(place: Place, name: string, turns: number, bound: [Kind, string][]): string {
    const { random, expressions } = this;
    const { readable } = place.scope;
    const list = readable.list[0] ?? "[4, 5, 6]";
    const dict = readable.dict[0] ?? "{1: 2, 3: 4}";
    const other = expressions.fresh("j");
    const pair = (text: string) => {
      bound.push(["int", other]);
      return `${name}, ${other} in ${text}`;
    };
    return random.choose<string>([
      [2, () => pair(`enumerate(${random.pick([`${list}[:]`, `tuple(${list})`, `{*${list}}`])})`)],
      [1, () => pair(`enumerate(range(${turns}), (1 << 30) - ${random.between(1, 40)})`)],
      [1, () => pair(`enumerate(reversed([*range(${turns})]))`)],
      [1, () => `${name} in reversed([*range(${turns})])`],
      [2, () => pair(`zip([*range(${turns})], reversed(range(${random.between(1, 60)})))`)],
      [1, () => pair(`zip([*range(${turns})], reversed([*range(${random.between(1, 60)})]))`)],
      [2, () => pair(`{**${dict}, **{k: k for k in range(${turns})}}.items()`)],
      [1, () => pair(`{(k, -k): k for k in range(${turns})}.keys()`)],
      [1, () => {
        const third = expressions.fresh("j");
        bound.push(["int", other], ["int", third]);
        return `${name}, (${other}, ${third}) in enumerate(zip(range(${turns}), [*range(40)]))`;
      }],
      [1, () => {
        // Each turn takes two items of the same iterator.
        const shared = expressions.fresh("it");
        this.line(place.depth, `${shared} = iter([*range(${2 * turns + random.below(2)})])`);
        return pair(`zip(${shared}, ${shared})`);
      }],
    ]);
  }

  while(place: Place): void {
    const { random, expressions } = this;
    const { scope, depth } = place;
    const name = expressions.fresh("w");
    const turns = this.turns(place);
    const also = random.chance(25) ? ` and ${expressions.bool(scope, 1)}` : "";
    this.line(depth, `${name} = 0`);
    if (random.chance(20)) {
      this.line(depth, "while True:");
      this.line(depth + 1, `if ${name} >= ${turns}${also.replace("and", "or")}: break`);
    } else this.line(depth, `while ${name} < ${turns}${also}:`);
    this.line(depth + 1, `${name} += 1`);
    scope.add("int", name, false);
    this.#loopBody(place, name);
    scope.remove("int", name);
  }

  #loopBody(place: Place, counter: string): void {
    const { random } = this;
    const inside: Place = {
      ...place,
      depth: place.depth + 1,
      loops: place.loops + 1,
      counters: [...place.counters, counter],
    };
    if (place.loops === 0 && random.chance(35)) {
      this.line(inside.depth, "try:");
      this.block({ ...inside, depth: inside.depth + 1 }, 2, 5);
      this.#except(inside, "Exception");
    } else this.block(inside, place.loops === 0 ? 2 : 1, place.loops === 0 ? 6 : 3);
    if (random.chance(15)) {
      this.line(place.depth, "else:");
      this.block({ ...place, depth: place.depth + 1 }, 1, 2);
    }
  }

  #except(place: Place, error: string): void {
    const { random } = this;
    const { depth } = place;
    this.line(depth, `except ${error} as e:`);
    this.line(depth + 1, "errors += 1");
    this.line(depth + 1, `if errors < 9: print('e${this.#label++}', type(e).__name__, e)`);
    if (random.chance(30)) this.block({ ...place, depth: depth + 1 }, 1, 2);
  }

  try(place: Place): void {
    const { random } = this;
    const { depth } = place;
    const inside = { ...place, depth: depth + 1 };
    this.line(depth, "try:");
    this.block(inside, 1, 3);
    if (random.chance(35)) this.#raise(inside);
    const handled = random.chance(80);
    if (handled) {
      this.#except(place, random.pick(ERRORS));
      if (random.chance(30)) this.#except(place, "Exception");
      if (random.chance(25)) {
        this.line(depth, "else:");
        this.block(inside, 1, 2);
      }
    }
    if (!handled || random.chance(25)) {
      this.line(depth, "finally:");
      this.block({ ...inside, returns: null, counters: [], loops: Math.max(1, place.loops) }, 1, 2);
    }
  }

  #with(place: Place): void {
    this.line(place.depth, `with Guard(${this.expressions.atom(place.scope)} % 5) as g:`);
    this.block({ ...place, depth: place.depth + 1 }, 1, 2);
  }

  #match(place: Place): void {
    const { random, expressions } = this;
    const { scope, depth } = place;
    const inside = { ...place, depth: depth + 2 };
    const subject = random.pick(["tuple", "list", "int", "num", "str"] as const);
    this.line(depth, `match ${expressions.of(subject, scope, 1)}:`);
    const name = expressions.fresh("m");
    const pattern = random.pick([
      `(${name}, _)`,
      `[${name}, *_]`,
      `0 | 1 | 7 as ${name}`,
      `int(${name})`,
      `str() as ${name}`,
      `float() as ${name}`,
    ]);
    this.line(depth + 1, `case ${pattern}:`);
    scope.add("num", name, false);
    this.block(inside, 1, 2);
    scope.remove("num", name);
    if (random.chance(60)) {
      this.line(depth + 1, "case _:");
      this.block(inside, 1, 1);
    }
  }

  #jump(place: Place): void {
    const { random, expressions } = this;
    const { scope, depth, counters } = place;
    // In a finally block `break` and `continue` warn.
    if (counters.length === 0) return this.assign(place);
    const condition = random.chance(50)
      ? expressions.bool(scope, 1)
      : `${counters.at(-1)} % ${random.pick([5, 7, 31])} == ${random.below(5)}`;
    this.line(depth, `if ${condition}:`);
    if (random.chance(25)) this.block({ ...place, depth: depth + 1 }, 1, 1);
    // A loop of the program's top level should turn often, so that it becomes hot.
    const breaks = random.chance(place.loops === 1 && place.module ? 8 : 40);
    this.line(depth + 1, breaks ? "break" : "continue");
  }

  #raise(place: Place): void {
    const { random, expressions } = this;
    const { scope, depth } = place;
    const error = random.choose<string>([
      [3, () => `ValueError(${expressions.atom(scope)})`],
      [2, () => `KeyError(${expressions.str(scope, 0)})`],
      [2, () => `Oops(${expressions.atom(scope)})`],
      [1, () => "ZeroDivisionError"],
      [1, () => "IndexError('made') from None"],
    ]);
    const counter = place.counters.at(-1);
    this.line(
      depth,
      `if ${
        counter !== undefined && random.chance(60)
          ? `${counter} % ${random.pick([3, 11, 23])} == ${random.below(3)}`
          : expressions.bool(scope, 1)
      }:`,
    );
    this.line(depth + 1, `raise ${error}`);
  }

  #return(place: Place): void {
    const { scope, depth, returns } = place;
    if (place.counters.length === 0 && place.loops > 0) return this.assign(place);
    this.line(depth, `if ${this.expressions.bool(scope, 1)}:`);
    this.line(depth + 1, `return ${this.expressions.of(returns!, scope, 1)}`);
  }

  #generator(place: Place): void {
    const { random, expressions } = this;
    const { scope, depth } = place;
    if (scope.generators.length === 0) return this.assign(place);
    const made = random.pick(scope.generators);
    const name = expressions.fresh("it");
    const target = () => this.#target("int", place);
    this.line(depth, `${name} = ${made.name}(${expressions.args(made.parameters, scope, 1)})`);
    const count = random.between(1, 4);
    for (let i = 0; i < count; i++) {
      this.line(
        depth,
        random.pick([
          `${target()} = next(${name}, 5) % 65536`,
          `${target()} = next(${name}, -1)`,
          `${target()} = ${name}.send(${i === 0 ? "None" : expressions.atom(scope)})`,
          `${name}.close()`,
        ]),
      );
    }
  }

  #delete(place: Place): void {
    const { random, expressions } = this;
    const { scope, depth } = place;
    const kind = random.pick(["int", "float", "str", "list"] as const);
    const names = scope.assignable[kind].filter((name) => /^\w+$/.test(name));
    if (names.length === 0) return this.assign(place);
    const name = random.pick(names);
    const value = expressions.bounded(kind, scope, 0);
    this.line(depth, `${expressions.fresh("kept")} = ${value}`);
    const kept = this.lines.at(-1)!.trim().split(" ")[0];
    this.line(depth, `del ${name}`);
    if (random.chance(40)) {
      this.line(depth, "try:");
      this.line(depth + 1, expressions.of(kind, scope, 1));
      this.line(depth, "except NameError as e:");
      this.line(depth + 1, "errors += 1");
      this.line(depth + 1, `if errors < 9: print('e${this.#label++}', e)`);
    }
    this.line(depth, `${name} = ${kept}`);
  }

  /** Changes, once or at times, what compiled code takes for granted: a class, a function, a builtin. */
  #change(place: Place): void {
    const { random } = this;
    const { scope, depth, counters } = place;
    const counter = counters.at(-1);
    if (counter === undefined) return this.assign(place);
    const at = random.pick([3, 20, 66, 71, 90]);
    const when = random.chance(70) ? `${counter} == ${at}` : `${counter} % 41 == ${at % 41}`;
    const text = random.choose<string | null>([
      [3, () => random.pick(["change_0()", "change_1()", "change_2()"])],
      [3, () => scope.classes.length === 0 ? null : this.changeClass(random.pick(scope.classes))],
      [2, () => {
        const object = scope.objects.length === 0 ? null : random.pick(scope.objects);
        if (object === null) return null;
        const [attribute, kind] = random.pick(object.of.attributes);
        if (random.chance(30)) return `del ${object.name}.${attribute}`;
        if (random.chance(40) && object.of.open) return `${object.name}.extra = ${random.below(9)}`;
        const other = random.pick(KINDS.filter((each) => each !== kind));
        return `${object.name}.${attribute} = ${this.expressions.of(other, scope, 0)}`;
      }],
      [1, () => {
        const object = scope.objects.length === 0 ? null : random.pick(scope.objects);
        if (object === null || object.of.methods.length === 0 || !object.of.open) return null;
        const { name, parameters } = random.pick(object.of.methods);
        return `${object.name}.${name} = lambda *a, **k: ${random.below(99)} + len(a)`.replace(
          "len(a)",
          parameters.length > 0 ? "len(a)" : "1",
        );
      }],
      [1, () => {
        const object = scope.objects.length === 0 ? null : random.pick(scope.objects);
        return object === null
          ? null
          : `${object.name}.__class__ = ${random.pick(scope.classes).name}`;
      }],
    ]);
    if (text === null) return this.assign(place);
    this.line(depth, `if ${when}: ${text}`);
  }

  /** A statement that changes a class. */
  changeClass(of: GuestClass): string {
    const { random } = this;
    return random.choose<string>([
      [3, () => `${of.name}.rate = ${random.pick(["5", "2.5", "'r'", "1 << 35", "-1"])}`],
      [
        3,
        () =>
          of.methods.length === 0
            ? `${of.name}.rate = 8`
            : `${of.name}.${random.pick(of.methods).name} = lambda self, *a, **k: ${
              random.pick(["7", "self.rate", "len(a) + 1"])
            }`,
      ],
      [1, () => `${of.name}.prop = property(lambda self: ${random.pick(["11", "self.rate"])})`],
      [1, () => `${of.name}.prop = ${random.below(50)}`],
      [1, () => `${of.name}.other_${random.below(3)} = ${random.below(50)}`],
    ]);
  }
}
