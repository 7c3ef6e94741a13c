/** What the JavaScript backend does on its own: registers, ways out, thresholds. */
import { assert, assertEquals } from "@std/assert";
import { double, type I32, I64, int, wordAt } from "../../core/kernel/expressions.ts";
import { type Builder, type Kernel, kernel } from "../../core/kernel/statements.ts";
import { Runtime } from "../../mod.ts";
import { javascript } from "../../plugins/javascript/plugin.ts";
import { SUPPORT } from "../../plugins/javascript/primitives.ts";
import { allocateRegisters } from "../../plugins/javascript/registers.ts";
import { SourceWriter } from "../../plugins/javascript/source.ts";
import type { Backend, Plugin } from "../../plugins/kit/backend.ts";

const memory = new ArrayBuffer(1024);
const H32 = new Int32Array(memory);
const HF64 = new Float64Array(memory);
const H64 = new BigInt64Array(memory);

/** A function of one i32. */
function make(build: (k: Builder, given: I32) => void): Kernel {
  return kernel("tested", ["i32"], "i32", (k, given) => build(k, given as I32));
}

function compile(code: Kernel) {
  const { text, ways } = new SourceWriter().write(code);
  const scope: Record<string, unknown> = { ...SUPPORT, H32, HF64, H64 };
  const [run, left] = new Function(...Object.keys(scope), text)(...Object.values(scope));
  return { run: run as (given: number) => number, left: left as () => unknown[], ways, text };
}

Deno.test("variables that are not needed at once share a register", () => {
  const chain = make((k, given) => {
    let sum: I32 = given;
    for (let i = 0; i < 100; i++) sum = k.let(sum.add(k.let(wordAt(4 * i))));
    k.return(sum);
  });
  assert(allocateRegisters(chain).count <= 3);
  const kept = make((k, given) => {
    const all = Array.from({ length: 50 }, (_, i) => k.let(given.add(i)));
    k.return(all.reduce<I32>((sum, each) => sum.add(each), int(0)));
  });
  assertEquals(allocateRegisters(kept).count, 50);
  assertEquals(compile(kept).run(1), 50 + 49 * 25);
});

Deno.test("what is set in a turn of a loop for the next one keeps its register", () => {
  const { run } = compile(make((k, given) => {
    const [a, b] = [k.let(int(0)), k.let(int(1))];
    const left = k.let(given);
    k.block((leave) => {
      k.loop((again) => {
        k.gotoIf(left.not(), leave);
        const sum = k.let(a.add(b));
        k.set(a, b);
        k.set(b, sum);
        k.set(left, left.sub(1));
        k.goto(again);
      });
    });
    k.return(a);
  }));
  assertEquals([0, 1, 2, 10].map(run), [0, 1, 1, 55]);
});

Deno.test("a variable is 0 where a way leads to it on which it is not set", () => {
  const { run } = compile(make((k, given) => {
    const [some, long] = [k.variable("i32"), k.variable("i64")];
    k.if(given, () => {
      k.set(some, int(5));
      k.set(long, new I64({ node: "constant", value: 7n }));
    });
    const [one, other] = [k.let(given.add(1)), k.let(given.add(2))];
    k.return(some.mul(100).add(one).add(other).add(long.toI32().mul(1000)));
  }));
  assertEquals([run(0), run(1)], [3, 7505]);
});

Deno.test("a way out leaves its stores to the shim, in order and with what was at hand", () => {
  const { run, left, ways } = compile(make((k, given) => {
    k.block((leave) => {
      const float = k.let(double(given, 0));
      k.gotoIf(given.eq(8), leave);
      k.word(int(0), 16, given);
      k.double(int(0), 24, float);
      k.word(int(0), 32, 77);
      k.return(int(3));
    });
    k.return(given);
  }));
  HF64[2] = 2.5;
  assertEquals(run(8), 8);
  const way = run(16);
  assert(way < 0);
  assertEquals(left(), [16, 2.5]);
  assertEquals(ways[-1 - way], {
    exit: 3,
    stores: [
      { view: "H32", index: 4, left: 0, constant: 0 },
      { view: "HF64", index: 3, left: 1, constant: 0 },
      { view: "H32", index: 8, left: -1, constant: 77 },
    ],
  });
});

Deno.test("the check of a product is one of numbers", () => {
  const { run, text } = compile(make((k, given) => {
    const low = k.let(given.mul(wordAt(64)));
    k.return(given.toI64().mul(wordAt(64).toI64()).eq(low.toI64()));
  }));
  assert(!text.includes("BigInt"));
  const EDGES = [0, 1, -1, 2, 46340, 46341, -46341, 65536, 0x7fffffff, -0x80000000, 0x12345679];
  for (const a of EDGES) {
    for (const b of EDGES) {
      H32[16] = b;
      const fits = BigInt.asIntN(32, BigInt(a) * BigInt(b)) === BigInt(a) * BigInt(b);
      assertEquals(run(a), fits ? 1 : 0, `${a} * ${b}`);
    }
  }
});

/** The plugin with other thresholds. */
function declaring(thresholds: Backend["thresholds"]): Plugin {
  const plugin = javascript();
  const create = (environment: Parameters<Plugin["create"]>[0]) =>
    Object.assign(plugin.create(environment), { thresholds });
  return { ...plugin, create };
}

Deno.test("a backend says when code is hot enough for it, a user has the last word", () => {
  const source = "s = 0\nfor i in range(200): s += i\ns";
  const compiled = (plugin: Plugin, hotness = {}) => {
    using runtime = new Runtime({ plugins: [plugin], hotness });
    assertEquals(runtime.run(source), 19900);
    return runtime.statistics().tier?.regions ?? 0;
  };
  assertEquals(compiled(javascript()), 0);
  assertEquals(compiled(javascript(), { loop: 100 }), 1);
  assertEquals(compiled(declaring({ loop: 100 })), 1);
  assertEquals(compiled(declaring({ loop: 100 }), { loop: 300 }), 0);
  assertEquals(compiled(declaring(undefined)), 1);
});
