/** The conformance suite notices what is wrong with a backend, and says what. */
import { assert, assertEquals, AssertionError, assertRejects } from "@std/assert";
import { JavaScriptBackend, JavaScriptShim } from "../../plugins/javascript/backend.ts";
import { TESTS, VALUES } from "../../plugins/javascript/primitives.ts";
import type { Templates } from "../../plugins/javascript/source.ts";
import { PRIMITIVES, type Shim } from "../../plugins/kit/backend.ts";
import { conformanceChecks, ConformanceError, type Plugin } from "../../plugins/kit/conformance.ts";

/** Gives another result than the template, of the same type. */
const WRONG = {
  i32: (template: string) => `(${template} ^ 1)`,
  i64: (template: string) => `(${template} ^ 1n)`,
  f64: (template: string) => `(-${template})`,
} as const;

/** The templates with one that is wrong. */
function withWrong(name: string): Templates {
  const test = TESTS[name];
  if (test !== undefined) return { values: VALUES, tests: { ...TESTS, [name]: `!(${test})` } };
  const wrong = WRONG[PRIMITIVES[name].result](VALUES[name]);
  return { values: { ...VALUES, [name]: wrong }, tests: TESTS };
}

function pluginOf(make: (memory: WebAssembly.Memory) => JavaScriptBackend): () => Plugin {
  return () => ({ name: "javascript", create: ({ memory }) => make(memory) });
}

/** Runs the checks whose name begins so. @returns the names of those that fail, with their messages */
async function failures(plugin: () => Plugin, prefix: string): Promise<Map<string, string>> {
  const failed = new Map<string, string>();
  const checks = conformanceChecks({ plugin }).filter(({ name }) => name.startsWith(prefix));
  assert(checks.length > 0, `no check is named ${prefix}`);
  for (const { name, run } of checks) {
    try {
      await run();
    } catch (error) {
      failed.set(name, String(error));
    }
  }
  return failed;
}

Deno.test("the example has every primitive, and nothing else", () => {
  const names = [...Object.keys(VALUES), ...Object.keys(TESTS)].sort();
  assertEquals(names, Object.keys(PRIMITIVES).sort());
});

for (const name of Object.keys(PRIMITIVES)) {
  Deno.test(`with a wrong ${name} the example fails, by name`, async () => {
    const templates = withWrong(name);
    const plugin = pluginOf((memory) => new JavaScriptBackend(memory, templates));
    const check = conformanceChecks({ plugin }).find((each) => each.name === `primitive ${name}`)!;
    const error = await assertRejects(async () => await check.run(), ConformanceError);
    if (!error.message.includes(name)) throw new AssertionError(error.message);
  });
}

Deno.test("with a wrong primitive, micro-ops and programs fail too", async () => {
  const templates = withWrong("i32.sub");
  const plugin = pluginOf((memory) => new JavaScriptBackend(memory, templates));
  const microOps = await failures(plugin, "micro-op INT_SUBTRACT");
  assert(microOps.get("micro-op INT_SUBTRACT")?.includes("INT_SUBTRACT, immediate 0, of"));
  assert((await failures(plugin, "program: ints")).size > 0);
});

/** A shim of the example that does something wrong. */
function wrongShim(change: (shim: JavaScriptShim) => void): () => Plugin {
  return pluginOf((memory) => {
    const backend = new JavaScriptBackend(memory);
    const compile = backend.compileShim.bind(backend);
    backend.compileShim = (context): Shim => {
      const shim = compile(context) as JavaScriptShim;
      change(shim);
      return shim;
    };
    return backend;
  });
}

Deno.test("a shim that tells of another exit is noticed", async () => {
  const plugin = wrongShim((shim) => {
    const enter = shim.enter.bind(shim);
    shim.enter = (entry, frame) => enter(entry, frame) || 1;
  });
  assertEquals((await failures(plugin, "region: links")).size, 1);
});

Deno.test("an entry that is given away while it is in use is noticed", async () => {
  const plugin = wrongShim((shim) => {
    const add = shim.add.bind(shim);
    shim.remove = () => {};
    shim.add = (code) => add(code) & 127;
  });
  assertEquals((await failures(plugin, "region: 300")).size, 1);
});

Deno.test("a shim that swallows what helpers throw is noticed", async () => {
  const plugin = wrongShim((shim) => {
    const enter = shim.enter.bind(shim);
    shim.enter = (entry, frame) => {
      try {
        return enter(entry, frame);
      } catch {
        return 0;
      }
    };
  });
  assertEquals((await failures(plugin, "region: what the interpreter throws")).size, 1);
});

Deno.test("a region that is compiled without its side traces is noticed", async () => {
  const plugin = pluginOf((memory) => {
    const backend = new JavaScriptBackend(memory);
    const compile = backend.compileRegion.bind(backend);
    backend.compileRegion = (region, shim, context) => {
      const sides = region.exits.map(({ side }) => side);
      for (const exit of region.exits) exit.side = null;
      try {
        return compile(region, shim, context);
      } finally {
        region.exits.forEach((exit, i) => exit.side = sides[i]);
      }
    };
    return backend;
  });
  assert((await failures(plugin, "region: a side trace")).size > 0);
});

Deno.test("what is left behind is noticed", async () => {
  let mapped = 0;
  const plugin = pluginOf((memory) => {
    const backend = new JavaScriptBackend(memory);
    const compile = backend.compileRegion.bind(backend);
    backend.compileRegion = (...operands) => {
      mapped++;
      return compile(...operands);
    };
    return backend;
  });
  const checks = conformanceChecks({ plugin, leftovers: () => mapped });
  const check = checks.find(({ name }) => name === "life: hooks come in order")!;
  await assertRejects(async () => await check.run(), ConformanceError, "what is left");
});

Deno.test("a backend that shares no links, and says so, is noticed", async () => {
  const plugin = pluginOf((memory) => {
    const backend = new JavaScriptBackend(memory);
    const capabilities = { ...backend.capabilities, sharesLinks: true };
    return Object.defineProperty(backend, "capabilities", { value: capabilities });
  });
  assertEquals((await failures(plugin, "region: entries")).size, 2);
});
