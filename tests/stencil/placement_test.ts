/** The native code of guest and random programs has every value where it is looked for. Nothing native is run: for every system. */
import { assert, assertEquals, assertThrows } from "@std/assert";
import { STENCIL_CAPABILITIES } from "../../backends/stencil/backend.ts";
import { RegionCompiler } from "../../backends/stencil/compile.ts";
import { RECORD_INTS } from "../../backends/stencil/machine.ts";
import { ROUTINES as AARCH64_ROUTINES } from "../../backends/stencil/routines_aarch64.ts";
import { ROUTINES as X86_64_ROUTINES } from "../../backends/stencil/routines_x86_64.ts";
import { sitesOf } from "../../backends/stencil/sites.ts";
import { StencilTable } from "../../backends/stencil/table.ts";
import { TABLE as AARCH64 } from "../../backends/stencil/table_aarch64.ts";
import { TABLE as X86_64 } from "../../backends/stencil/table_x86_64.ts";
import { U } from "../../core/trace/micro_ops.ts";
import { Region } from "../../core/trace/region.ts";
import { Trace } from "../../core/trace/trace.ts";
import { LimitError, type Plugin, PythonError, Runtime } from "../../mod.ts";
import { wasm } from "../../plugins/wasm.ts";
import { listPrograms, readSource } from "../support/guest_programs.ts";
import { randomProgram } from "../support/random_programs.ts";
import { Random } from "../kernel/support.ts";
import { randomRegion } from "./random_regions.ts";
import { type CompiledList, PlacementChecker } from "./placement.ts";

const PACKED = [[X86_64, X86_64_ROUTINES], [AARCH64, AARCH64_ROUTINES]] as const;
const makers = PACKED.map(([packed, routines]) => {
  const table = new StencilTable(packed, routines);
  return {
    table,
    compiler: new RegionCompiler(table),
    checker: new PlacementChecker(table, packed),
  };
});
const [{ compiler, checker, table }] = makers;

/** The WebAssembly backend, with its side traces in the regions that they grew from, or as bridges. */
function wasmWith(bridges: boolean): Plugin {
  const plugin = wasm();
  return {
    ...plugin,
    create: (environment) =>
      new Proxy(plugin.create(environment), {
        get: (backend, key) => {
          if (key === "capabilities") return { ...STENCIL_CAPABILITIES, bridges };
          const value: unknown = Reflect.get(backend, key, backend);
          return typeof value === "function" ? value.bind(backend) : value;
        },
      }),
  };
}

/** The regions of a program, each as it was at last. */
function regionsOf(
  source: string,
  filename: string,
  loop: number,
  exit: number,
  bridges = false,
): Region[] {
  const regions = new Set<Region>();
  using runtime = new Runtime({
    argv: [filename],
    plugins: [wasmWith(bridges)],
    fuel: 2_000_000,
    stdout: () => {},
    stderr: () => {},
    hotness: { loop, exit, observer: { region: (region) => regions.add(region) } },
  });
  try {
    runtime.runFile(new TextEncoder().encode(source), filename);
  } catch (error) {
    if (!(error instanceof PythonError || error instanceof LimitError)) throw error;
  }
  return [...regions];
}

/** A bridge is compiled for what its parent's code hands over, as it is when that is compiled before. */
function compile(region: Region, by: RegionCompiler, isKnown = true): CompiledList {
  const { parent, from } = region;
  const given = parent === null || !isKnown
    ? []
    : sitesOf(compile(parent, by).compiled.sites, from!.number).places;
  const compiled = by.compile(region, 0, given);
  return { ...by.instructions.read(), compiled, given };
}

function checkAll(regions: readonly Region[], where: string): void {
  for (const region of regions) {
    for (const each of makers) {
      try {
        each.checker.check(region, compile(region, each.compiler));
        if (region.from !== null) each.checker.check(region, compile(region, each.compiler, false));
      } catch (error) {
        throw new Error(`${where}, region ${region.id}: ${(error as Error).message}`, {
          cause: error,
        });
      }
    }
  }
}

const filters = Deno.args.filter((argument) => !argument.startsWith("-"));
/** Each day another part of the programs; all with a filter or --all. */
const PARTS = filters.length > 0 || Deno.args.includes("--all") ? 1 : 6;
const today = Math.floor(Date.now() / 86_400_000) % PARTS;

for (const [loop, exit, bridges] of [[60, 20, true], [1, 1, false], [1, 1, true]] as const) {
  const how = bridges ? "bridges" : "trees";
  Deno.test(`guest programs, ${loop}/${exit}, ${how}, part ${today} of ${PARTS}`, () => {
    let count = 0;
    listPrograms(filters).forEach((program, place) => {
      if (place % PARTS !== today) return;
      const regions = regionsOf(readSource(program), program.filename, loop, exit, bridges);
      checkAll(regions, program.id);
      count += regions.length;
    });
    assert(count > 0, "nothing was compiled");
  });
}

Deno.test("random programs", () => {
  const until = performance.now() + 4000;
  for (let seed = 1; performance.now() < until; seed++) {
    const bridges = seed % 2 === 0;
    checkAll(regionsOf(randomProgram(seed), "random.py", 1, 1, bridges), `seed ${seed}`);
  }
});

Deno.test("random regions", () => {
  const until = performance.now() + 3000;
  for (let seed = 1; performance.now() < until; seed++) {
    checkAll([randomRegion(new Random(seed))], `seed ${seed}`);
  }
});

Deno.test("a region that is too large is refused, and the next one compiled as ever", () => {
  const small = randomRegion(new Random(1));
  const before = compile(small, compiler).compiled;
  const code = before.bytes.slice(0, before.length);
  const trace = new Trace();
  trace.snapshots.push({ frames: [], handled: 0 });
  for (let i = 0; i < 1 << 16; i++) trace.append(U.CONST_INT, 0, 0, 0, i, -1);
  trace.append(U.EXIT, 0, 0, 0, 0, 0);
  const large = new Region(1, 0, 0, trace);
  assertThrows(() => compiler.compile(large, 0), RangeError, "values can be numbered");
  const { bytes, length } = compile(small, compiler).compiled;
  assertEquals(bytes.slice(0, length), code);
});

/** More values than registers, of both classes, in a loop with a side trace and requests. */
const CROWDED = `
def f(n):
    a, b, c, d, e, g, h, i, j = 1, 2, 3, 4, 5, 6, 7, 8, 9
    u, v, w, x, y, z, p, q, r = 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5
    total, text, items = 0, "", {}
    for k in range(n):
        a, b, c, d, e, g, h, i, j = b, c, d, e, g, h, i, j, (a + k) % 1000
        u, v, w, x, y, z, p, q, r = v, w, x, y, z, p, q, r, u * 0.5 + k
        if (a + k) % 3 == 0:
            total += a * b - c
            items[a] = total % 77
        else:
            total -= int(u + v) + len(text)
        if k % 16 == 0:
            text += str(a)
    return total, a, b, c, d, e, g, h, i, j, u, v, w, x, y, z, p, q, r, text, items
print(f(400))`;

Deno.test("more values than registers", () => {
  const regions = regionsOf(CROWDED, "crowded.py", 3, 3);
  checkAll(regions, "crowded");
  const names = regions.flatMap((region) =>
    compile(region, compiler).list.map(({ stencil }) => table.nameOf(stencil))
  );
  for (const piece of ["$SPILL", "$FSPILL", "$RELOAD", "$FRELOAD", "$MOVE", "$FMOVE"]) {
    assert(names.includes(piece), `no ${piece}`);
  }
});

Deno.test("a register or slot exchanged for another one is found", () => {
  const random = new Random(3);
  let tried = 0;
  let found = 0;
  for (const region of regionsOf(CROWDED, "crowded.py", 3, 3)) {
    const code = compile(region, compiler);
    for (let i = 0; i < code.list.length; i++) {
      const { stencil, immediate } = code.list[i];
      const name = table.nameOf(stencil);
      const other = stencil ^ (1 << random.below(3));
      const isReload = name === "$RELOAD" || name === "$FRELOAD";
      if (!isReload && table.nameOf(other) !== name) continue;
      const list = [...code.list];
      list[i] = isReload
        ? { ...list[i], immediate: immediate + 1 }
        : { ...list[i], stencil: other };
      tried++;
      try {
        checker.check(region, { ...code, list });
      } catch {
        found++;
      }
    }
  }
  assert(tried > 200, `${tried} tried`);
  // The rest does no harm: what is kept aside for a while is not always needed.
  assert(found > 0.8 * tried, `${found} of ${tried} found`);
});

Deno.test("a micro-op left out, and a site of another place, are found", () => {
  const regions = regionsOf(CROWDED, "crowded.py", 3, 3);
  const region = regions.toSorted((a, b) => b.units.length - a.units.length)[0];
  const code = compile(region, compiler);
  const at = code.list.findIndex(({ source, stencil }) =>
    source >= 0 && !table.nameOf(stencil).startsWith("$")
  );
  assertThrows(() => checker.check(region, { ...code, list: code.list.toSpliced(at, 1) }));
  const { sites } = code.compiled;
  const first = sites.at + 1 + 2 * sites.count;
  const words = sites.words.map((place, i) => {
    return i >= first && (i - first) % 7 === 3 ? place + 8 : place;
  });
  const others = { ...sites, words };
  assertThrows(() =>
    checker.check(region, { ...code, compiled: { ...code.compiled, sites: others } })
  );
});

Deno.test("inputs of a bridge in other places are found", () => {
  let tried = 0;
  for (const region of regionsOf(CROWDED, "crowded.py", 3, 3, true)) {
    const code = compile(region, compiler);
    const others = code.given.map((places) =>
      places.map((place) => place < RECORD_INTS ? place : place + 8)
    );
    if (region.from === null || `${others}` === `${code.given}`) continue;
    checker.check(region, code);
    assertThrows(() => checker.check(region, { ...code, given: others }));
    tried++;
  }
  assert(tried > 3, `${tried} tried`);
});
