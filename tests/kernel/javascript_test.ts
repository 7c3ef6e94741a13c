/** The two lowerings of the kernel language, to WebAssembly and to JavaScript, give the same. */
import { assertEquals, AssertionError } from "@std/assert";
import { expression, int, select } from "../../core/kernel/expressions.ts";
import { lowerToJavaScript } from "../../core/kernel/javascript.ts";
import {
  ACCESSES,
  type Kind,
  type PrimitiveName,
  PRIMITIVES,
} from "../../core/kernel/primitives.ts";
import { type Kernel, kernel, type Variable } from "../../core/kernel/statements.ts";
import type { Expr, F64, I32, I64 } from "../../core/kernel/expressions.ts";
import {
  randomExpression,
  randomOperands,
  randomStatements,
  TICK,
} from "../../plugins/kit/conformance/random_kernels.ts";
import { isExcluded } from "../../plugins/kit/conformance/kernels.ts";
import { EDGES, Random } from "../../plugins/kit/conformance/values.ts";
import { type Both, lowerBoth } from "./support.ts";

function assertSame(both: Both, operands: readonly unknown[], what: () => string): void {
  const expected = both.wasm(...operands);
  const actual = both.javascript(...operands);
  if (Object.is(expected, actual)) return;
  throw new AssertionError(
    `${what()} of ${operands.join(", ")}: WebAssembly gives ${expected}, JavaScript ${actual}`,
  );
}

/** All combinations of edge values for the parameters. */
function combinations(parameters: readonly Kind[]): (number | bigint)[][] {
  return parameters.reduce<(number | bigint)[][]>(
    (rows, kind) => rows.flatMap((row) => EDGES[kind].map((value) => [...row, value])),
    [[]],
  );
}

const primitives = Object.keys(PRIMITIVES) as PrimitiveName[];

Deno.test("each primitive gives the same both ways, over edge values", () => {
  const kernels = primitives.map((name) => {
    const { parameters, result } = PRIMITIVES[name];
    return kernel(name.replace(".", "_"), parameters, result, (k, ...operands) => {
      k.return(expression(result, { node: "primitive", name, operands }));
    });
  });
  const all = lowerBoth(kernels);
  for (const name of primitives) {
    for (const operands of combinations(PRIMITIVES[name].parameters)) {
      if (isExcluded(name, operands)) continue;
      assertSame(all[name.replace(".", "_")], operands, () => name);
    }
  }
});

Deno.test("each primitive as a condition, and turned about, gives the same both ways", () => {
  const names = primitives.filter((name) => PRIMITIVES[name].result === "i32");
  const kernels = names.map((name) => {
    const { parameters } = PRIMITIVES[name];
    return kernel(name.replace(".", "_"), parameters, "i32", (k, ...operands) => {
      const value = expression("i32", { node: "primitive", name, operands }) as I32;
      const bits = k.let(select(value, int(1), int(0)).or(select(value.not(), int(2), int(0))));
      k.block((leave) => {
        k.gotoIf(value, leave);
        k.set(bits, bits.or(4));
      });
      k.block((leave) => {
        k.guard(value, leave);
        k.set(bits, bits.or(8));
      });
      k.if(value.not().not(), () => k.set(bits, bits.or(16)));
      k.return(bits);
    });
  });
  const all = lowerBoth(kernels);
  for (const name of names) {
    for (const operands of combinations(PRIMITIVES[name].parameters)) {
      if (isExcluded(name, operands)) continue;
      assertSame(all[name.replace(".", "_")], operands, () => `if ${name}`);
    }
  }
});

Deno.test("each access writes and reads the same bytes both ways", () => {
  const names = Object.keys(ACCESSES) as (keyof typeof ACCESSES)[];
  const kernels = names.map((access) => {
    const { kind } = ACCESSES[access];
    return kernel(access, ["i32", kind], kind, (k, address, value) => {
      if (access === "long") k.long(address as I32, 16, value as I64);
      else if (access === "double") k.double(address as I32, 16, value as F64);
      else k[access](address as I32, 16, value as Variable<I32>);
      const load = { node: "load", access, address: address as I32, offset: 16 } as const;
      k.return(expression(kind, load));
    });
  });
  const all = lowerBoth(kernels);
  for (const access of names) {
    for (const value of EDGES[ACCESSES[access].kind]) {
      if (Number.isNaN(value)) continue;
      for (const address of [0, 8, 64, 65504]) {
        assertSame(all[access], [address, value], () => access);
      }
    }
  }
  assertEquals(all.word.javascriptMemory, all.word.wasmMemory);
});

/** Runs both ways on several operands over memories of random bytes, and compares memory and the order of calls, too. */
function compareRuns(kernels: readonly Kernel[], seed: number): void {
  const logs: number[][] = [];
  const all = lowerBoth(kernels, [TICK], () => {
    const log: number[] = [];
    logs.push(log);
    return {
      tick: (value: number) => {
        log.push(value);
        return Math.imul(value, 31) + log.length | 0;
      },
    };
  });
  const random = new Random(seed);
  const [first] = Object.values(all);
  for (let i = 0; i < 65536; i++) {
    first.wasmMemory[i] = first.javascriptMemory[i] = random.below(256);
  }
  for (const each of kernels) {
    for (let run = 0; run < 8; run++) {
      logs[0].length = logs[1].length = 0;
      const source = () => `\n${lowerToJavaScript(each)}`;
      assertSame(all[each.name], randomOperands(random), source);
      if (`${logs[1]}` !== `${logs[0]}`) throw new AssertionError(`order of calls:${source()}`);
    }
    const differs = first.wasmMemory.findIndex((byte, i) => byte !== first.javascriptMemory[i]);
    if (differs >= 0) {
      throw new AssertionError(`memory differs at ${differs}:\n${lowerToJavaScript(each)}`);
    }
  }
}

Deno.test("random expressions give the same both ways", () => {
  const random = new Random(1);
  const kinds: readonly Kind[] = ["i32", "i64", "f64"];
  const kernels = Array.from(
    { length: 600 },
    (_, i) => randomExpression(`e${i}`, random, kinds[i % 3]),
  );
  compareRuns(kernels, 2);
});

Deno.test("random structured statements do the same both ways", () => {
  const random = new Random(3);
  compareRuns(Array.from({ length: 400 }, (_, i) => randomStatements(`s${i}`, random)), 4);
});

Deno.test("kernels call one another", () => {
  const square = kernel("square", ["i32"], "i32", (k, x) => k.return((x as I32).mul(x as I32)));
  const call = (x: Expr) =>
    expression("i32", { node: "call", helper: "square", operands: [x] }) as I32;
  const sum = kernel("sum", ["i32", "i32"], "i32", (k, x, y) => k.return(call(x).add(call(y))));
  const both = lowerBoth([square, sum]);
  assertEquals([both.sum.wasm(3, 4), both.sum.javascript(3, 4)], [25, 25]);
});

Deno.test("what is lowered can be read", () => {
  const clamp = kernel("clamp", ["i32", "f64"], "i32", (k, value, limit) => {
    const most = k.let((limit as F64).toI32());
    k.loop((again) => {
      k.if((value as I32).le(most), () => k.return(value));
      k.set(value as Variable<I32>, (value as I32).sub(1));
      k.gotoIf((value as I32).ne(-7), again);
    });
    k.word(value as I32, 8, most);
    k.return(select((value as I32).not(), int(-1), int(1)));
  });
  assertEquals(
    lowerToJavaScript(clamp, { types: true, parameters: ["value", "limit"] }),
    `function clamp(value: number, limit: number): number {
  let v2 = 0;
  v2 = saturate32(limit);
  L0: for (;;) {
    if (value <= v2) {
      return value;
    }
    value = value - 1 | 0;
    if (value !== (-7)) continue L0;
    break;
  }
  H32[((value >>> 0) + 8) >>> 2] = v2;
  return value === 0 ? (-1) : 1;
}
`,
  );
});
