/** Pickles at their limits: memory, fuel, depth; and states of the natives that guest code has changed. */
import { assertEquals, assertThrows } from "@std/assert";
import { LimitError, Runtime } from "../../mod.ts";

Deno.test("pickle: what does not fit into the memory, and what nests too deep", () => {
  using runtime = new Runtime({ memoryLimit: 24 << 20 });
  assertEquals(
    runtime.run(String.raw`
import pickle
def attempt(function, *args):
    try:
        return len(function(*args))
    except (MemoryError, RecursionError) as error:
        return type(error).__name__
deep = []
for i in range(100_000):
    deep = [deep]
r = [attempt(pickle.dumps, list(range(2_000_000, 3_600_000))),
     attempt(pickle.loads, b"(" + b"G\0\0\0\0\0\0\0\1" * 800_000 + b"l."),
     attempt(pickle.loads, b"]\x94(" + b"h\0" * 4_000_000 + b"e."),
     attempt(pickle.dumps, deep),
     attempt(pickle.loads, pickle.dumps([1, 2]))]
while deep:
    deep = deep.pop()
r
`),
    ["MemoryError", "MemoryError", "MemoryError", "RecursionError", 2],
  );
});

Deno.test("pickle: values are paid for", () => {
  for (
    const loop of ["pickle.dumps(values)", "pickle.loads(data)", "pickle.loads(b'(' * 9000 + b'.')"]
  ) {
    using runtime = new Runtime({ fuel: 2_000_000 });
    assertThrows(
      () =>
        runtime.run(`
import pickle
values = list(range(100_000))
data = pickle.dumps(values)
while True:
    try:
        ${loop}
    except pickle.UnpicklingError:
        pass
`),
      LimitError,
    );
  }
});

Deno.test("pickle: states that guest code has changed", () => {
  using runtime = new Runtime({ memoryLimit: 64 << 20 });
  const done = runtime.run(String.raw`
import gc
import io
import pickle

def attempt(function, *args):
    try:
        function(*args)
        gc.collect()
        return ""
    except Exception as error:
        return type(error).__name__

class Changing:
    def __init__(self, change):
        self.change = change

    def __reduce__(self):
        self.change(pickler._state)
        return int, ()

class Loading(pickle.Unpickler):
    def find_class(self, module, name):
        change(self._state)
        return int

# Each item of a pickler's state, each word of its open containers, and the items of an unpickler's state.
values = (None, 5, -3, 1 << 20, 1 << 40, "x", (), [1], frozenset([1]), bytearray(3), bytearray(b"\xff" * 512))
counts = {}
for place in range(9):
    for value in values:
        for inner in (False, True):
            def change(state):
                (state[4] if inner else state)[place] = value
            pickler = pickle.Pickler(io.BytesIO())
            kind = attempt(pickler.dump, [1, {2: Changing(change), 3: [Changing(change)]}, 4])
            counts[kind] = counts.get(kind, 0) + 1
for place in range(6):
    for value in values:
        def change(state):
            state[place] = value
        file = io.BytesIO(b"\x80\x04\x95\x1e\0\0\0\0\0\0\0](K\1K\2cbuiltins\nint\nK\4\x94K\5e}(K\1K\2u.")
        kind = attempt(Loading(file).load)
        counts[kind] = counts.get(kind, 0) + 1
[sum(counts.values()), counts["RuntimeError"] > 50]
`);
  assertEquals(done, [264, true]);
});
