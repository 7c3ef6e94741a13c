/**
 * Guest programs about classes, exceptions and tracebacks, each with what CPython 3.14 prints (`guest/*.out` and `*.err`,
 * addresses apart), as they are and with a collection at every safepoint.
 */
import { assertEquals } from "@std/assert";
import { fromFileUrl } from "@std/path";
import { runProgram } from "../support/run_program.ts";

const folder = fromFileUrl(new URL("guest/", import.meta.url));

function golden(stem: string, extension: string): string {
  try {
    return Deno.readTextFileSync(folder + stem + extension);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "";
    throw error;
  }
}

const withoutAddresses = (text: string) => text.replace(/\b0x[0-9a-f]+/g, "0x0");

for (const { name } of [...Deno.readDirSync(folder)].sort((a, b) => a.name < b.name ? -1 : 1)) {
  if (!name.endsWith(".py")) continue;
  const stem = name.slice(0, -3);
  for (const hard of [false, true]) {
    Deno.test(`guest/${stem}${hard ? " (hard mode)" : ""}`, async () => {
      const source = Deno.readTextFileSync(folder + name);
      const actual = await runProgram(source, name, { hard });
      assertEquals(withoutAddresses(actual.stdout), withoutAddresses(golden(stem, ".out")));
      assertEquals(withoutAddresses(actual.stderr), withoutAddresses(golden(stem, ".err")));
    });
  }
}
