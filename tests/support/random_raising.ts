/**
 * Random Python programs about exceptions: raised deep in calls and in the loop itself, caught, raised again with and without
 * a cause, in handlers, `finally`, `with` and generators that are sent to, thrown into and closed.
 *
 * A loop that turns often does it, and now and then prints all that can be seen of an exception: its arguments, the lines of
 * its traceback, what it was raised from and while handling what.
 */
import { Random } from "./random_source.ts";

const PRELUDE = `import sys
log = []
table = {k: k * 3 for k in range(0, 40, 2)}
class Oops(Exception):
    def __init__(self, code, *more):
        super().__init__(code, *more)
        self.code = code
class Worse(Oops):
    pass
class Mute(Oops):
    def __init__(self, code):
        self.code = code
        self.twice = code * 2
class Plain(LookupError):
    rate = 3
class Guard:
    def __init__(self, mutes):
        self.mutes = mutes
    def __enter__(self):
        return self
    def __exit__(self, kind, error, where):
        if kind is not None: note('guard', error, where.tb_lineno)
        return kind is self.mutes
class Steps:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        if self.n == 13:
            raise Oops(self.n)
        return self.n
def note(*what):
    if len(log) < 400: log.append(what)
def shown(e, depth=0):
    if e is None: return '-'
    lines = []
    where = e.__traceback__
    while where is not None:
        lines.append(where.tb_lineno)
        where = where.tb_next
    text = f"{type(e).__name__}{e.args} {lines}"
    if depth < 4:
        text += f" ({shown(e.__context__, depth + 1)} | {shown(e.__cause__, depth + 1)})"
    return text + (' no' if e.__suppress_context__ else '')
def handled():
    kind, error, where = sys.exc_info()
    return None if kind is None else (kind.__name__, error.args, where.tb_lineno)
`;

const CAUGHT = [
  "Oops",
  "Worse",
  "Plain",
  "KeyError",
  "LookupError",
  "(ValueError, IndexError)",
  "(Worse, Plain, ZeroDivisionError)",
  "ArithmeticError",
  "Exception",
  "Exception",
];

/** Where statements stand. */
interface Place {
  readonly depth: number;
  /** Tries and loops around it. */
  readonly nested: number;
  /** The variable that says which turn of the loop it is. */
  readonly turn: string;
  /** `continue` and `break` are allowed. */
  readonly loop: boolean;
  readonly returns: boolean;
  /** An exception is handled, by this name where it has one. */
  readonly handles: string | null;
  readonly yields: boolean;
}

/** The program of a seed. */
export function randomRaisingProgram(seed: number): string {
  return new RaisingProgram(seed).make();
}

class RaisingProgram {
  readonly #random: Random;
  readonly #lines: string[] = PRELUDE.split("\n");
  readonly #functions: string[] = [];
  readonly #generators: string[] = [];
  #names = 0;
  #budget = 0;

  constructor(seed: number) {
    this.#random = new Random(seed);
  }

  make(): string {
    const random = this.#random;
    for (let i = random.between(2, 4); i > 0; i--) this.#function();
    for (let i = random.between(1, 3); i > 0; i--) this.#generator();
    this.#function();
    for (let i = random.between(1, 3); i > 0; i--) this.#loop();
    this.#line(0, "for each in log: print(*each)");
    return this.#lines.join("\n") + "\n";
  }

  #line(depth: number, text: string): void {
    this.#lines.push("    ".repeat(depth) + text);
  }

  #fresh(prefix: string): string {
    return `${prefix}${this.#names++}`;
  }

  #function(): void {
    const random = this.#random;
    const name = this.#fresh("f");
    const recursive = random.chance(25);
    this.#line(0, `def ${name}(n${recursive ? ", deep=2" : ""}):`);
    this.#line(1, "total = n");
    if (recursive) this.#line(1, `if deep: return ${name}(n + 1, deep - 1) + 1`);
    this.#budget = random.between(2, 7);
    this.#block({
      depth: 1,
      nested: 0,
      turn: "n",
      loop: false,
      returns: true,
      handles: null,
      yields: false,
    });
    this.#line(1, "return total");
    this.#functions.push(name);
  }

  #generator(): void {
    const random = this.#random;
    const name = this.#fresh("g");
    this.#line(0, `def ${name}(n):`);
    this.#line(1, "total = n");
    let depth = 1;
    const guarded = random.chance(40);
    if (guarded) this.#line(depth++, "try:");
    this.#line(depth, `for step in range(${random.pick(["n % 5 + 1", "3", "n % 9", "60"])}):`);
    this.#budget = random.between(1, 5);
    const place: Place = {
      depth: depth + 1,
      nested: 0,
      turn: "(n + step)",
      loop: true,
      returns: random.chance(30),
      handles: null,
      yields: true,
    };
    this.#yield(place);
    this.#block(place);
    if (random.chance(40)) this.#yield(place);
    if (guarded) {
      this.#line(1, random.pick(["finally:", "except GeneratorExit:"]));
      this.#line(2, "note('closed', n, handled())");
    }
    if (random.chance(50)) this.#line(1, "return total");
    this.#generators.push(name);
  }

  /** A hot loop, in the module or in a function. */
  #loop(): void {
    const random = this.#random;
    const inFunction = random.chance(70);
    let depth = 0;
    const name = this.#fresh("main");
    if (inFunction) this.#line(depth++, `def ${name}():`);
    this.#line(depth, "total = 0");
    const it = this.#fresh("it");
    const turn = this.#fresh("i");
    const coroutine = random.chance(30);
    if (coroutine) this.#line(depth, `${it} = ${random.pick(this.#generators)}(7)`);
    const inHandler = random.chance(15);
    if (inHandler) {
      this.#line(depth++, "try: raise Worse('outside')");
      this.#line(depth - 1, "except Oops as outer:");
    }
    const guarded = random.chance(60);
    if (guarded) this.#line(depth++, "try:");
    this.#line(depth, `for ${turn} in range(${random.between(60, 200)}):`);
    this.#budget = random.between(4, 12);
    // What leaves the loop ends it: few of them would turn often.
    const lasts = random.chance(85);
    if (lasts) this.#line(depth + 1, "try:");
    const place: Place = {
      depth: depth + (lasts ? 2 : 1),
      nested: 0,
      turn,
      loop: true,
      returns: inFunction && random.chance(10),
      handles: inHandler ? "outer" : null,
      yields: false,
    };
    if (coroutine) this.#step(place, it);
    if (guarded || random.chance(85)) this.#try(place);
    this.#block(place);
    if (lasts) {
      this.#line(depth + 1, "except Exception as e:");
      this.#line(depth + 2, `if ${this.#now(turn)}: note('turn', shown(e), handled())`);
    }
    if (guarded) {
      this.#line(depth - 1, "except Exception as e:");
      this.#line(depth, "note('ended', shown(e), handled())");
    }
    if (inHandler) this.#line(depth - (guarded ? 1 : 0), "note('after', handled())");
    const last = inFunction ? 1 : 0;
    this.#line(last, "note('total', total, handled())");
    if (!inFunction) return;
    this.#line(0, "try:");
    this.#line(1, random.chance(70) ? `${name}()` : `for again in range(3): ${name}()`);
    this.#line(0, "except Exception as e:");
    this.#line(1, "note('main', shown(e))");
  }

  #block(place: Place): void {
    const count = this.#random.between(1, 3);
    for (let i = 0; i < count; i++) this.#statement(place);
  }

  #statement(place: Place): void {
    const { depth, turn, loop, returns, handles, yields, nested } = place;
    const random = this.#random;
    const compound = this.#budget > 0 && nested < 4;
    if (compound) this.#budget--;
    random.choose<void>([
      [5, () => this.#line(depth, `total += ${this.#value(turn)}`)],
      [compound ? 6 : 0, () => this.#try(place)],
      [compound ? 1 : 0, () => this.#with(place)],
      [compound && nested < 2 ? 1 : 0, () => this.#for(place)],
      [3, () => this.#raise(place)],
      [1, () => this.#line(depth, `if ${this.#now(turn)}: note('seen', total, handled())`)],
      [loop ? 1 : 0, () => {
        this.#line(
          depth,
          `if ${this.#often(turn)}: ${random.pick(["continue", "continue", "break"])}`,
        );
      }],
      [returns ? 1 : 0, () => this.#line(depth, `if ${this.#often(turn)}: return ${turn}`)],
      [handles !== null ? 2 : 0, () => this.#line(depth, `if ${this.#often(turn)}: raise`)],
      [yields ? 2 : 0, () => this.#yield(place)],
    ]);
  }

  /** A condition that seldom holds. */
  #now(turn: string): string {
    const every = this.#random.pick([19, 31, 47, 64]);
    return `${turn} % ${every} == ${this.#random.below(every)}`;
  }

  #often(turn: string): string {
    const every = this.#random.pick([2, 3, 5, 7, 11]);
    return `${turn} % ${every} == ${this.#random.below(every)}`;
  }

  /** What may raise. */
  #value(turn: string): string {
    const random = this.#random;
    return random.choose<string>([
      [3, () => turn],
      [4, () => this.#functions.length === 0 ? "1" : `${random.pick(this.#functions)}(${turn})`],
      [3, () => `table[${turn} % ${random.pick([3, 37, 50])}]`],
      [1, () => `int(${random.pick([`str(${turn})`, "'x'", `'12'[${turn} % 3:]`])})`],
      [1, () => `[1, 2, 3][${turn} % ${random.pick([3, 4, 5])}]`],
      [1, () => `(1, 2, 3)[-${turn} % 7 - 4]`],
      [1, () => `100 // (${turn} % ${random.pick([3, 5])})`],
      [1, () => `log.missing`],
      [1, () => `table.pop(${turn} % 50)`],
      [2, () => `sum(x for x in Steps(${turn} % 9))`],
      [1, () => `sum(Steps(${turn} % 17))`],
      [1, () => `next(iter(range(${turn} % 3)))`],
      [
        3,
        () =>
          this.#generators.length === 0
            ? "2"
            : `sum(${random.pick(this.#generators)}(${turn} % 6))`,
      ],
      [
        2,
        () =>
          this.#generators.length === 0
            ? "2"
            : `next(${random.pick(this.#generators)}(${turn} % 6))`,
      ],
    ]);
  }

  #error(turn: string): string {
    const random = this.#random;
    return random.choose<string>([
      [4, () => `Oops(${turn})`],
      [2, () => `Worse(${turn}, 'w')`],
      [2, () => `Mute(${turn})`],
      [2, () => random.pick(["Plain", "KeyError", "ValueError", "IndexError"])],
      [2, () => `${random.pick(["Plain", "KeyError", "ValueError"])}(${turn}, 2)`],
      [1, () => "StopIteration(5)"],
      [1, () => "Oops"],
    ]);
  }

  #raise(place: Place): void {
    const random = this.#random;
    const { depth, turn, handles } = place;
    const from = random.choose<string>([
      [8, () => ""],
      [1, () => " from None"],
      [handles !== null && handles !== "" ? 4 : 0, () => ` from ${handles}`],
      [1, () => " from Plain(1)"],
    ]);
    const what = handles !== null && handles !== "" && random.chance(20)
      ? handles
      : this.#error(turn);
    this.#line(depth, `if ${this.#often(turn)}: raise ${what}${from}`);
  }

  #try(place: Place): void {
    const random = this.#random;
    const { depth, turn } = place;
    const inside = { ...place, depth: depth + 1, nested: place.nested + 1 };
    this.#line(depth, "try:");
    this.#line(depth + 1, `total += ${this.#value(turn)}`);
    this.#block(inside);
    const count = random.chance(85) ? random.between(1, 2) : 0;
    for (let i = 0; i < count; i++) {
      const named = random.chance(70) ? this.#fresh("e") : "";
      const bare = i === count - 1 && random.chance(10);
      const head = bare ? "except" : `except ${random.pick(CAUGHT)}`;
      this.#line(depth, `${head}${named === "" || bare ? "" : ` as ${named}`}:`);
      const handles = bare ? "" : named;
      if (handles !== "") {
        this.#line(depth + 1, `if ${this.#now(turn)}: note('caught', shown(${handles}))`);
        if (random.chance(30)) {
          this.#line(
            depth + 1,
            `total += getattr(${handles}, 'code', 1) if isinstance(${handles}, Oops) else len(${handles}.args)`,
          );
        }
      }
      this.#block({ ...inside, handles });
    }
    if (count > 0 && random.chance(20)) {
      this.#line(depth, "else:");
      this.#block(inside);
    }
    if (count === 0 || random.chance(30)) {
      this.#line(depth, "finally:");
      this.#line(depth + 1, "total += 1");
      const calm = { ...inside, loop: false, returns: false };
      if (random.chance(60)) this.#block(calm);
    }
  }

  #with(place: Place): void {
    const { depth } = place;
    this.#line(depth, `with Guard(${this.#random.pick(["Oops", "KeyError", "None"])}) as guard:`);
    this.#block({ ...place, depth: depth + 1, nested: place.nested + 1 });
  }

  #for(place: Place): void {
    const random = this.#random;
    const { depth, turn } = place;
    const name = this.#fresh("j");
    const over = random.choose<string>([
      [2, () => `range(${turn} % 4)`],
      [2, () => `Steps(${turn} % 5)`],
      [
        3,
        () =>
          this.#generators.length === 0
            ? "(4, 5)"
            : `${random.pick(this.#generators)}(${turn} % 7)`,
      ],
    ]);
    this.#line(depth, `for ${name} in ${over}:`);
    this.#line(depth + 1, `total += ${name} if isinstance(${name}, int) else 1`);
    this.#block({ ...place, depth: depth + 1, nested: place.nested + 1, loop: true });
  }

  /** A step of a generator that lives as long as the loop. */
  #step(place: Place, it: string): void {
    const random = this.#random;
    const { depth, turn } = place;
    this.#line(depth, "try:");
    const step = random.pick([
      `total += next(${it})`,
      `total += next(${it}, -1)`,
      `total += ${it}.send(${turn} if total else None)`,
      `total += ${it}.throw(Oops(${turn})) if ${this.#now(turn)} else next(${it})`,
    ]);
    this.#line(depth + 1, step);
    this.#line(depth, "except StopIteration as done:");
    this.#line(depth + 1, `if ${this.#now(turn)}: note('done', shown(done), done.value)`);
    this.#line(depth + 1, `${it} = ${random.pick(this.#generators)}(${turn})`);
    this.#line(depth, "except Oops as thrown:");
    this.#line(depth + 1, "note('thrown', shown(thrown))");
    this.#line(depth + 1, `${it} = ${random.pick(this.#generators)}(${turn})`);
    this.#line(depth, "except TypeError: pass");
    if (random.chance(30)) this.#line(depth, `if ${this.#now(turn)}: ${it}.close()`);
  }

  #yield(place: Place): void {
    const random = this.#random;
    const { depth, turn } = place;
    random.choose<void>([
      [5, () => this.#line(depth, `yield ${turn}`)],
      [2, () => {
        this.#line(depth, `sent = yield total % 1009`);
        this.#line(depth, `if sent: total += sent`);
      }],
      [this.#generators.length > 0 ? 2 : 0, () => {
        const other = random.pick(this.#generators);
        this.#line(depth, `total += (yield from ${other}(${turn} % 3)) or 0`);
      }],
      [1, () => this.#line(depth, `yield from range(${turn} % 3)`)],
    ]);
  }
}
