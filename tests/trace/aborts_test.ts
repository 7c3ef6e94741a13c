/** Each reason why a recording stops: a program that provokes it, and what the program gives all the same. */
import { assert, assertEquals } from "@std/assert";
import { type AbortReason, ABORTS } from "../../core/trace/aborts.ts";
import { type Plugin, Runtime } from "../../mod.ts";
import { wasm } from "../../plugins/wasm.ts";
import { watch } from "./support.ts";

const many = (count: number, text: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i));

/** Programs with what they give and the reason that must be among those told. */
const PROGRAMS: Partial<Record<AbortReason, readonly [source: string, result: unknown]>> = {
  UNSUPPORTED: [
    `
def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1
sum(numbers(50))`,
    1225,
  ],
  NOT_INLINED: [
    `
async def later(x):
    yield x
def f(n):
    s = 0
    i = 0
    while i < n:
        later(i).aclose()
        s += i
        i += 1
    return s
f(60)`,
    1770,
  ],
  TYPE_UNSTABLE: [
    `
def f(n):
    s = 0
    x = 1
    i = 0
    while i < n:
        s += x
        x = 0.5 if x == 1 else 1
        i += 1
    return s
f(60)`,
    45,
  ],
  GUARD_FAILS: [
    `
def f(n):
    count = 0
    x = None
    i = 0
    while i < n:
        if x is None:
            x = "something"
        else:
            x = None
            count += 1
        i += 1
    return count
f(60)`,
    30,
  ],
  TOO_LONG: [
    `
def f(n):
    x = 1
    i = 0
    while i < n:
${many(1200, (i) => `        x = (x * ${i + 3} + i) & 0xffff`).join("\n")}
        i += 1
    return i
f(20)`,
    20,
  ],
  TOO_DEEP: [
    `
${many(20, (i) => `def f${i}(x):\n    return ${i === 19 ? "x" : `f${i + 1}(x)`}`).join("\n")}
def f(n):
    s = 0
    i = 0
    while i < n:
        s += f0(i)
        i += 1
    return s
f(40)`,
    780,
  ],
  TOO_MANY_VALUES: [
    `
def f(n):
    ${many(200, (i) => `v${i}`).join(" = ")} = 0
    i = 0
    while i < n:
${many(200, (i) => `        v${i} += i`).join("\n")}
        i += 1
    return v199
f(20)`,
    190,
  ],
  LEFT_FRAME: [
    `
def first(items):
    i = 0
    while True:
        if items[i] == 0:
            return i
        i += 1
def f(n):
    s = 0
    j = 0
    while j < n:
        s += first([0]) + first([1, 0])
        j += 1
    return s
f(40)`,
    40,
  ],
  INNER_LOOP: [
    `
def f(n):
    s = 0
    i = 0
    while i < n:
        j = 0
        while j < 2:
            s += j
            j += 1
        i += 1
    return s
f(40)`,
    40,
  ],
  NOT_WORTH: [
    `
def f(n):
    text = ""
    i = 0
    while i < n:
        text = ascii(repr([i]))
        i += 1
    return i
f(40)`,
    40,
  ],
  UNEXPECTED_STEP: [
    `
import types
class C:
    def __call__(self, x):
        return x
def f(n):
    method = types.MethodType(C(), 2)
    s = 0
    i = 0
    while i < n:
        s += method()
        i += 1
    return s
f(20)`,
    40,
  ],
  EXCEPTION: [
    `
def g(x):
    for i in range(4):
        if i == 3:
            x.missing
def f(n):
    if n == 0: return 0
    try:
        g(n)
    except AttributeError:
        return f(n - 1) + 1
f(40)`,
    40,
  ],
};

for (const [reason, [source, result]] of Object.entries(PROGRAMS)) {
  Deno.test(`a recording stops: ${reason}`, () => {
    const watched = watch(source);
    const reasons = new Set(watched.aborts.map((error) => error.reason));
    assert(
      reasons.has(reason as AbortReason),
      `it stopped for ${[...reasons].join(", ") || "nothing"}`,
    );
    assertEquals(watched.result, result);
    for (const error of watched.aborts) assert(error.message.startsWith(ABORTS[error.reason]));
  });
}

const LOOP = `
def f(n):
    s = 0
    i = 0
    while i < n:
        s += i
        i += 1
    return s
f(100)`;

Deno.test("a recording stops: BACKEND", () => {
  const failing: Plugin = {
    name: "failing",
    create: (environment) => {
      const backend = wasm().create(environment);
      backend.compileRegion = () => {
        throw new Error("no code today");
      };
      return backend;
    },
  };
  const reports: string[] = [];
  const reasons: AbortReason[] = [];
  using runtime = new Runtime({
    plugins: [failing],
    hotness: { loop: 3, observer: { aborted: (_code, _pc, error) => reasons.push(error.reason) } },
    onReport: (report) => reports.push(report.message),
  });
  assertEquals(runtime.run(LOOP), 4950);
  assert(reasons.length > 0 && reasons.every((reason) => reason === "BACKEND"), reasons.join());
  assert(reports.some((message) => message.includes("no code today")), reports.join());
});

Deno.test("a loop whose recordings fail is left alone after `retries`", () => {
  const [source] = PROGRAMS.LEFT_FRAME!;
  const few = watch(source, { retries: 1 }).aborts.filter(({ reason }) => reason === "LEFT_FRAME");
  const more = watch(source, { retries: 3 }).aborts.filter(({ reason }) => reason === "LEFT_FRAME");
  assert(few.length >= 1 && few.length < more.length, `${few.length}, ${more.length}`);
});

Deno.test("each reason for which core/trace stops a recording is provoked here", () => {
  const folder = new URL("../../core/trace/", import.meta.url);
  const used = new Set<string>();
  for (const { name } of Deno.readDirSync(folder)) {
    const text = Deno.readTextFileSync(new URL(name, folder));
    for (const [, reason] of text.matchAll(/RecordingAborted\(\s*"([A-Z_]+)"/g)) used.add(reason);
  }
  const provoked = new Set([...Object.keys(PROGRAMS), "BACKEND"]);
  assertEquals([...used].filter((reason) => !provoked.has(reason)), []);
});
