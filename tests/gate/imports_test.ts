import { assertEquals } from "@std/assert";
import { arrows, findFaults, type Import } from "./imports.ts";

function value(from: string, to: string, line = 1): Import {
  return { from, to, line, kind: "value" };
}

Deno.test("imports: arrows along the design are accepted", () => {
  assertEquals(
    findFaults([
      value("core/objects/list.ts", "core/heap/value.ts"),
      value("core/compiler/compile.ts", "core/syntax/ast.ts"),
      value("backends/wasm/lower.ts", "core/trace/micro_ops.ts"),
      value("plugins/wasm.ts", "backends/wasm/backend.ts"),
      value("plugins/javascript/backend.ts", "plugins/kit/backend.ts"),
      value("plugins/wasm.ts", "mod.ts"),
      value("tests/list_test.ts", "npm:deno-std@1.4.0/assert/mod.js"),
      value("mod.ts", "core/host/runtime.ts"),
    ]),
    [],
  );
});

Deno.test("imports: arrows against the design are refused, types and dynamic ones too", () => {
  assertEquals(
    findFaults([
      value("core/heap/memory.ts", "core/objects/list.ts", 3),
      { from: "core/trace/record.ts", to: "backends/wasm/lower.ts", line: 4, kind: "type" },
      { from: "plugins/wasm.ts", to: "core/heap/value.ts", line: 5, kind: "dynamic" },
      value("plugins/javascript/backend.ts", "core/trace/lower.ts", 5),
      value("plugins/javascript/backend.ts", "plugins/kit/kernel.ts", 6),
      value("core/objects/str.ts", "npm:deno-std@1.4.0/path/mod.js", 6),
      value("mod.ts", "tests/support/run_program.ts", 7),
    ]),
    [
      "core/heap/memory.ts:3: Cannot import core/objects/list.ts: core/heap may import from itself only",
      "core/trace/record.ts:4: Cannot import backends/wasm/lower.ts: core/trace may import from " +
      arrows["core/trace"].join(", "),
      "plugins/wasm.ts:5: Cannot import core/heap/value.ts: plugins/wasm.ts may import from " +
      arrows["plugins/wasm.ts"].join(", "),
      "plugins/javascript/backend.ts:5: Cannot import core/trace/lower.ts: plugins/javascript may " +
      "import from plugins/kit/backend.ts",
      "plugins/javascript/backend.ts:6: Cannot import plugins/kit/kernel.ts: plugins/javascript may " +
      "import from plugins/kit/backend.ts",
      "core/objects/str.ts:6: Cannot import npm:deno-std@1.4.0/path/mod.js: core/objects may import " +
      `from ${arrows["core/objects"].join(", ")}`,
      "mod.ts:7: Cannot import tests/support/run_program.ts: mod.ts may import from " +
      arrows["mod.ts"].join(", "),
    ],
  );
});

Deno.test("imports: a file outside every room is refused", () => {
  assertEquals(findFaults([value("tools/build.ts", "core/heap/value.ts")]), [
    "tools/build.ts: Cannot tell its room: add it to the arrows of tests/gate/imports.ts",
  ]);
});

Deno.test("imports: each cycle is reported once, by its shortest way round", () => {
  assertEquals(
    findFaults([
      value("core/heap/a.ts", "core/heap/b.ts"),
      value("core/heap/b.ts", "core/heap/c.ts"),
      value("core/heap/c.ts", "core/heap/a.ts"),
      value("core/heap/c.ts", "core/heap/d.ts"),
      value("core/heap/e.ts", "core/heap/a.ts"),
      value("core/syntax/x.ts", "core/syntax/x.ts"),
    ]),
    [
      "import cycle: core/heap/a.ts -> core/heap/b.ts -> core/heap/c.ts -> core/heap/a.ts",
      "import cycle: core/syntax/x.ts -> core/syntax/x.ts",
    ],
  );
});

Deno.test("imports: a cycle through a type or a dynamic import is none", () => {
  assertEquals(
    findFaults([
      value("core/heap/a.ts", "core/heap/b.ts"),
      { from: "core/heap/b.ts", to: "core/heap/a.ts", line: 1, kind: "type" },
      { from: "core/heap/b.ts", to: "core/heap/a.ts", line: 2, kind: "dynamic" },
    ]),
    [],
  );
});
