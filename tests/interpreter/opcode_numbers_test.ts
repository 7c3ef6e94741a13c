import { assertEquals } from "@std/assert";

Deno.test("the opcode numbers of the dispatch loop are those of the opcode table", async () => {
  const script = new URL("../../core/interpreter/generate_opcodes.ts", import.meta.url);
  const checked = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-read", script.href, "--check"],
    stdout: "piped",
    stderr: "piped",
  }).output();
  assertEquals(new TextDecoder().decode(checked.stderr), "");
  assertEquals(checked.code, 0);
});
