/**
 * Disassemblies of small programs, read by a person when they change. `UPDATE_GOLDEN=1 deno test -A tests/compiler/golden_test.ts`
 * writes them anew.
 */
import { assertEquals } from "@std/assert";
import { compileSource } from "../../core/compiler/compile.ts";
import { describeUnit, disassemble } from "../../core/compiler/disassemble.ts";
import type { CodeUnit } from "../../core/compiler/code_unit.ts";
import { verifyUnit } from "./verify_unit.ts";

const FOLDER = new URL("./golden/", import.meta.url);

function describeAll(unit: CodeUnit): string {
  let text = describeUnit(unit);
  for (const constant of unit.consts) {
    if (constant.type === "code") text += "\n" + describeAll(constant.unit);
  }
  return text;
}

function listing(name: string, source: string): string {
  const unit = compileSource(source, `${name}.py`, "exec");
  assertEquals(verifyUnit(unit), []);
  return `${disassemble(unit)}\n${describeAll(unit)}`;
}

Deno.test("golden disassemblies", async (context) => {
  const update = Deno.env.get("UPDATE_GOLDEN") === "1";
  for (const entry of Deno.readDirSync(FOLDER)) {
    if (!entry.name.endsWith(".py")) continue;
    const name = entry.name.slice(0, -3);
    await context.step(name, () => {
      const actual = listing(name, Deno.readTextFileSync(new URL(entry.name, FOLDER)));
      const golden = new URL(`${name}.txt`, FOLDER);
      if (update) Deno.writeTextFileSync(golden, actual);
      else assertEquals(actual, Deno.readTextFileSync(golden));
    });
  }
});
