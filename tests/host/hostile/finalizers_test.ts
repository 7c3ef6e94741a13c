/** Finalizers, weak references' callbacks, abandoned tasks: bounded, inside the limits, never the host's problem. */
import { assert, assertEquals } from "@std/assert";
import { LimitError, PythonError, Runtime, type RuntimeOptions } from "../../../mod.ts";
import { assertHeapInOrder, runtimeTest } from "../../support/leaks.ts";

/** What was printed, and the limit, the type of the exception or "ok". */
function outcome(source: string, options: RuntimeOptions = {}): [string, string] {
  let output = "";
  using runtime = new Runtime({
    ...options,
    stdout: (text) => output += text,
    stderr: (text) => output += text,
  });
  try {
    runtime.run(source);
    assertHeapInOrder(runtime);
    return [output, "ok"];
  } catch (error) {
    assertHeapInOrder(runtime);
    if (error instanceof LimitError) return [output, error.limit];
    return [output, error instanceof PythonError ? error.type : String(error)];
  }
}

const small: RuntimeOptions = { fuel: 3_000_000, memoryLimit: 32 << 20 };

runtimeTest("a finalizer that never ends is stopped by fuel and by time", () => {
  const source = "import gc\nclass C:\n    def __del__(self):\n        while True: pass\n" +
    "C()\ngc.collect()\nprint('never')";
  assertEquals(outcome(source, { fuel: 100_000 }), ["", "fuel"]);
  assertEquals(outcome(source, { timeout: 0.05 }), ["", "time"]);
  const asked = source.replace("gc.collect()", "x = []\nwhile True: x = [x] * 100; x = None");
  assertEquals(outcome(asked, { fuel: 5_000_000 })[1], "fuel");
});

runtimeTest("finalizers that make more of their kind do not hold the program up for ever", () => {
  const source = `
import gc
class C:
    made = 0
    def __del__(self):
        C.made += 1
        C()
C()
gc.collect()
print(C.made < 1000)
`;
  assertEquals(outcome(source, small), ["True\n", "ok"]);
});

runtimeTest("a finalizer may resurrect, raise, recurse, and catch what it can", () => {
  const source = `
import gc, sys
kept = []
errors = []
sys.unraisablehook = lambda args: errors.append(args.exc_type.__name__)
class Keep:
    def __del__(self): kept.append(self)
class Deep:
    def __del__(self): self.__del__()
class Raise:
    def __del__(self): raise BaseException("x")
class Exit:
    def __del__(self): raise SystemExit(3)
Keep(); Deep(); Raise(); Exit()
gc.collect()
print(len(kept), sorted(errors))
`;
  assertEquals(outcome(source, small), [
    "1 ['BaseException', 'RecursionError', 'SystemExit']\n",
    "ok",
  ]);
});

runtimeTest("the hook that fails, and one that is not there, are no problem", () => {
  const source = `
import gc, sys
class Bad:
    def __del__(self): raise ValueError
    def __repr__(self): raise ValueError
sys.unraisablehook = lambda args: 1 / 0
Bad(); gc.collect()
del sys.unraisablehook
Bad(); gc.collect()
sys.unraisablehook = None
Bad(); gc.collect()
print("here")
`;
  const [output, end] = outcome(source, small);
  assertEquals(end, "ok");
  assert(output.startsWith("Exception ignored while calling deallocator <function Bad.__del__ at"));
  assert(output.endsWith("here\n"));
});

runtimeTest("a hundred thousand watched objects in little memory", () => {
  const source = `
import weakref
class C:
    ended = 0
    def __del__(self): C.ended += 1
class D: pass
hits = []
for i in range(20000):
    C()
    d = D()
    weakref.ref(d, hits.append)
    weakref.finalize(d, int)
print(C.ended > 0)
`;
  assertEquals(outcome(source, { fuel: 40_000_000, memoryLimit: 24 << 20 }), ["True\n", "ok"]);
});

runtimeTest("a linked list of finalizers ends in one gc.collect()", () => {
  const source = `
import gc
class Link:
    ended = 0
    def __init__(self, next): self.next = next
    def __del__(self): Link.ended += 1
head = None
for i in range(500): head = Link(head)
head = None
gc.collect()
print(Link.ended)
`;
  assertEquals(outcome(source, { fuel: 10_000_000 }), ["500\n", "ok"]);
});

runtimeTest("memory that runs out in a finalizer or a callback is an error there", () => {
  const source = `
import gc, sys, weakref
errors = []
sys.unraisablehook = lambda args: errors.append(args.exc_type.__name__)
class C:
    def __del__(self):
        x = []
        while True: x.append([0] * 10000)
C()
gc.collect()
print(errors)
`;
  const [output, end] = outcome(source, { memoryLimit: 16 << 20, fuel: 20_000_000 });
  assert(output === "['MemoryError']\n" && end === "ok" || end === "memory", `${output} ${end}`);
});

runtimeTest("an event loop stays inside fuel and time", () => {
  const spin = "import asyncio\nasync def f():\n    while True: await asyncio.sleep(0)\n" +
    "asyncio.run(f())";
  assertEquals(outcome(spin, { fuel: 300_000 }), ["", "fuel"]);
  assertEquals(outcome(spin, { timeout: 0.06 }), ["", "time"]);
  const start = performance.now();
  const sleep = "import asyncio\nasyncio.run(asyncio.sleep(1000))";
  assertEquals(outcome(sleep, { timeout: 0.06 }), ["", "time"]);
  assert(performance.now() - start < 5000);
});

runtimeTest("a loop that nothing can wake says so", () => {
  const source = `
import asyncio
async def f():
    await asyncio.get_running_loop().create_future()
try: asyncio.run(f())
except RuntimeError as error: print(error)
`;
  assertEquals(outcome(source, small), [
    "Cannot wait: nothing is left that could wake a task of the event loop\n",
    "ok",
  ]);
});

runtimeTest("limits pass through finally, async with and async generators", () => {
  const source = `
import asyncio
class M:
    async def __aenter__(self): return self
    async def __aexit__(self, *a):
        print("no")
        return True
async def gen():
    try:
        while True: yield 1
    finally:
        print("no")
async def f():
    while True:
        try:
            async with M():
                async for _ in gen():
                    pass
        except BaseException:
            print("no")
        finally:
            print("no")
asyncio.run(f())
`;
  assertEquals(outcome(source, { fuel: 200_000 }), ["", "fuel"]);
});

runtimeTest("coroutines and async generators that nest without end", () => {
  const source = `
async def deep(n): return await deep(n + 1)
try: deep(0).send(None)
except RecursionError as error: print(type(error).__name__)
async def agen(n):
    async for x in agen(n + 1): yield x
try: agen(0).__anext__().send(None)
except RecursionError as error: print(type(error).__name__)
class Loop:
    def __await__(self): return Later().__await__()
class Later:
    def __await__(self): return Loop().__await__()
async def g(): await Loop()
try: g().send(None)
except RecursionError as error: print(type(error).__name__)
type A = list[A]
def f[T: f]() -> T: pass
print(f.__type_params__[0].__bound__ is f, A.__value__)
def endless[T: endless.__type_params__[0].__bound__](): pass
try: endless.__type_params__[0].__bound__
except RecursionError as error: print(type(error).__name__)
`;
  assertEquals(outcome(source, small), [
    "RecursionError\nRecursionError\nRecursionError\nTrue list[A]\nRecursionError\n",
    "ok",
  ]);
});
