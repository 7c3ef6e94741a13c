/** Compiled patterns at their limits: the room for a run, the number of patterns, fuel. */
import { assertEquals, assertThrows } from "@std/assert";
import { LimitError, Runtime } from "../../mod.ts";

Deno.test("compiled patterns: a stack that overflows, deep frames, many patterns, a hostile pattern", () => {
  using runtime = new Runtime({ fuel: 3_000_000 });
  assertEquals(
    runtime.run(`
import re
p = re.compile("(?:a|b|(c))*d")
def deep(n):
    return deep(n - 1) if n else [p.match("abc" * 200 + "d").end() for _ in range(9)][-1]
r = [deep(900), p.match("abcb" * 30_000 + "d").end(), p.match("abc" * 200 + "d").end()]
many = [re.compile(f"(x{i}|y)+z{i}") for i in range(300)]
text = "".join(f"yx{i}z{i} " for i in range(300))
for _ in range(3):
    r.append(sum(len(q.findall(text)) for q in many))
r
`),
    [601, 120001, 601, 300, 300, 300],
  );
  assertThrows(
    () => runtime.run('re.compile("(?:x+x+)+y").search("x" * 60)'),
    LimitError,
  );
});
