/** The table of core/host/convert.ts, both ways. */

import { assert, assertEquals, assertStrictEquals, assertThrows } from "@std/assert";
import { GuestObject, PythonError, Runtime } from "../../mod.ts";
import { assertHeapInOrder, runtimeTest } from "../support/leaks.ts";

/** Python expression, and what it is in JavaScript. */
const outRows: readonly [string, unknown][] = [
  ["None", null],
  ["True", true],
  ["False", false],
  ["0", 0],
  ["-1", -1],
  ["2**30", 2 ** 30],
  ["-2**30", -(2 ** 30)],
  ["2**31", 2 ** 31],
  ["2**53 - 1", 2 ** 53 - 1],
  ["-(2**53 - 1)", -(2 ** 53 - 1)],
  ["2**53", 2n ** 53n],
  ["-2**53", -(2n ** 53n)],
  ["10**40", 10n ** 40n],
  ["-10**40", -(10n ** 40n)],
  ["1.5", 1.5],
  ["2.0", 2],
  ["1e300", 1e300],
  ["float('inf')", Infinity],
  ["float('-inf')", -Infinity],
  ["float('nan')", NaN],
  ["-0.0", -0],
  ["''", ""],
  ["'héé'", "héé"],
  ["'日本'", "日本"],
  ["'a\\0b'", "a\0b"],
  ["'\\U0001f600'", "😀"],
  ["'\\ud800x'", "\ud800x"],
  ["'ab' * 3", "ababab"],
  ["b''", new Uint8Array(0)],
  ["b'\\x00\\xff'", new Uint8Array([0, 255])],
  ["[]", []],
  ["[1, [2, 'x'], None]", [1, [2, "x"], null]],
  ["()", []],
  ["(1, (2,))", [1, [2]]],
  ["{}", new Map()],
  ["{1: 'a', 'b': [2]}", new Map<unknown, unknown>([[1, "a"], ["b", [2]]])],
  ["set()", new Set()],
  ["{1, 2}", new Set([1, 2])],
  ["frozenset([1])", new Set([1])],
  ["{(1, 2): 3}", new Map([[[1, 2], 3]])],
];

/** JavaScript value, and a Python expression that tests it as `x`. */
const inRows: readonly [unknown, string][] = [
  [null, "x is None"],
  [undefined, "x is None"],
  [true, "x is True"],
  [false, "x is False"],
  [0, "type(x) is int and x == 0"],
  [-7, "type(x) is int and x == -7"],
  [2 ** 30, "type(x) is int and x == 2**30"],
  [2 ** 53 - 1, "type(x) is int and x == 2**53 - 1"],
  [-(2 ** 53 - 1), "type(x) is int and x == 1 - 2**53"],
  [2 ** 53, "type(x) is float and x == 2.0**53"],
  [1e300, "type(x) is float and x == 1e300"],
  [1.5, "type(x) is float and x == 1.5"],
  [-0, "type(x) is float and str(x) == '-0.0'"],
  [NaN, "type(x) is float and x != x"],
  [Infinity, "type(x) is float and x == float('inf')"],
  [5n, "type(x) is int and x == 5"],
  [2n ** 31n, "type(x) is int and x == 2**31"],
  [10n ** 40n, "type(x) is int and x == 10**40"],
  [-(10n ** 40n), "type(x) is int and x == -10**40"],
  ["", "type(x) is str and x == ''"],
  ["héé", "x == 'h\\xe9\\xe9' and len(x) == 3"],
  ["日本", "x == '\\u65e5\\u672c'"],
  ["😀", "x == '\\U0001f600' and len(x) == 1"],
  ["\ud800x", "x == '\\ud800x' and len(x) == 2"],
  ["\udc00\ud800", "x == '\\udc00\\ud800' and len(x) == 2"],
  [new Uint8Array([0, 255]), "type(x) is bytes and x == b'\\x00\\xff'"],
  [new Uint8Array([1, 2, 3]).subarray(1, 2), "x == b'\\x02'"],
  [new Uint8Array([1, 2]).buffer, "type(x) is bytes and x == b'\\x01\\x02'"],
  [[], "type(x) is list and x == []"],
  [[1, [2, "x"], null], "x == [1, [2, 'x'], None]"],
  // deno-lint-ignore no-sparse-arrays
  [[1, , 3], "x == [1, None, 3]"],
  [Object.freeze([]), "type(x) is tuple and x == ()"],
  [Object.freeze([1, Object.freeze([2])]), "x == (1, (2,))"],
  [new Map(), "type(x) is dict and x == {}"],
  [
    new Map<unknown, unknown>([[1, "a"], ["b", [2]]]),
    "x == {1: 'a', 'b': [2]} and list(x) == [1, 'b']",
  ],
  [new Map([[Object.freeze([1, 2]), 3]]), "x == {(1, 2): 3}"],
  [{ a: 1, b: { c: [2] } }, "type(x) is dict and x == {'a': 1, 'b': {'c': [2]}}"],
  [Object.assign(Object.create(null), { a: 1 }), "x == {'a': 1}"],
  [JSON.parse('{"__proto__": 1}'), "x == {'__proto__': 1}"],
  [new Set(), "type(x) is set and x == set()"],
  [new Set([1, "a"]), "x == {1, 'a'}"],
];

runtimeTest("convert: guest values become the host values of the table", () => {
  using runtime = new Runtime();
  for (const [expression, expected] of outRows) {
    assertEquals(runtime.run(expression), expected, expression);
  }
  assert(Object.is(runtime.run("-0.0"), -0));
  assert(Object.is(runtime.run("0.0"), 0));
  assertHeapInOrder(runtime);
}, { hard: true });

runtimeTest("convert: host values become the guest values of the table", () => {
  using runtime = new Runtime();
  for (const [value, test] of inRows) {
    assertEquals(runtime.run(test, { inputs: { x: value } }), true, test);
    runtime.set("x", value);
    assertEquals(runtime.run(test), true, test);
  }
  assertHeapInOrder(runtime);
}, { hard: true });

runtimeTest("convert: values survive the way there and back", () => {
  using runtime = new Runtime({ functions: { echo: (value: unknown) => value } });
  runtime.run("def identity(x): return x");
  const values: unknown[] = [
    null,
    true,
    false,
    1,
    -1.25,
    2n ** 70n,
    "text 日 😀",
    new Uint8Array([1, 2, 3]),
    [1, [2, [3]]],
    Object.freeze([1, 2]),
    new Map<unknown, unknown>([["a", new Map([[1, 2]])]]),
    new Set([1, "x"]),
  ];
  for (const value of values) {
    assertEquals(runtime.call("identity", value), value);
    assertEquals(runtime.call("echo", value), value);
    runtime.set("value", value);
    assertEquals(runtime.get("value"), value);
  }
});

runtimeTest("convert: tuples are frozen arrays, lists are not", () => {
  using runtime = new Runtime();
  assert(Object.isFrozen(runtime.run("(1, 2)")));
  assert(!Object.isFrozen(runtime.run("[1, 2]")));
  const [list, tuple] = runtime.run("[[1], (2, [3])]") as [unknown[], readonly unknown[]];
  assert(!Object.isFrozen(list) && Object.isFrozen(tuple) && !Object.isFrozen(tuple[1]));
});

runtimeTest("convert: bytes are copies", () => {
  using runtime = new Runtime();
  const bytes = new Uint8Array([1, 2, 3]);
  runtime.set("x", bytes);
  bytes[0] = 9;
  assertEquals(runtime.run("x"), new Uint8Array([1, 2, 3]));
  const first = runtime.get("x") as Uint8Array;
  first[1] = 9;
  assertEquals(runtime.get("x"), new Uint8Array([1, 2, 3]));
});

runtimeTest("convert: shared parts and cycles stay shared, out", () => {
  using runtime = new Runtime();
  const shared = runtime.run("a = []; [a, a, (a,), {1: a}]") as unknown[];
  assertStrictEquals(shared[0], shared[1]);
  assertStrictEquals((shared[2] as unknown[])[0], shared[0]);
  assertStrictEquals((shared[3] as Map<unknown, unknown>).get(1), shared[0]);
  const list = runtime.run("a = [1]; a.append(a); a") as unknown[];
  assertStrictEquals(list[1], list);
  const dict = runtime.run("d = {}; d['self'] = d; d") as Map<unknown, unknown>;
  assertStrictEquals(dict.get("self"), dict);
  const tuple = runtime.run("a = []; t = (a,); a.append(t); t") as unknown[][];
  assertStrictEquals(tuple[0][0], tuple);
});

runtimeTest("convert: shared parts and cycles stay shared, in", () => {
  using runtime = new Runtime();
  const shared: unknown[] = [];
  runtime.set("x", [shared, shared, Object.freeze([shared]), new Map([[1, shared]])]);
  assertEquals(runtime.run("x[0] is x[1] and x[0] is x[2][0] and x[0] is x[3][1]"), true);
  const list: unknown[] = [1];
  list.push(list);
  runtime.set("x", list);
  assertEquals(runtime.run("x[1] is x"), true);
  const object: Record<string, unknown> = {};
  object.self = object;
  runtime.set("x", object);
  assertEquals(runtime.run("x['self'] is x"), true);
  const map = new Map<unknown, unknown>();
  map.set("self", map);
  runtime.set("x", map);
  assertEquals(runtime.run("x['self'] is x"), true);
  const inTuple: unknown[] = [];
  const tuple = Object.freeze([inTuple]);
  inTuple.push(1);
  runtime.set("x", tuple);
  assertEquals(runtime.run("x"), [[1]]);
}, { hard: true });

runtimeTest("convert: a frozen array that contains itself is refused", () => {
  using runtime = new Runtime();
  const inner: unknown[] = [];
  const tuple = Object.freeze([inner]);
  inner.push(tuple);
  assertThrows(() => runtime.set("x", tuple), TypeError, "a frozen array that contains itself");
  assertEquals(runtime.get("x"), undefined);
});

runtimeTest("convert: what has no guest form is refused by name", () => {
  using runtime = new Runtime();
  class Point {
    x = 1;
  }
  const refused: [unknown, string][] = [
    [Symbol("s"), "a symbol"],
    [new Point(), "a Point object"],
    [new Date(), "a Date object"],
    [/x/, "a RegExp object"],
    [new Error("no"), "a Error object"],
    [Promise.resolve(), "a Promise object"],
    [new WeakMap(), "a WeakMap object"],
    [new Float64Array(2), "a Float64Array object"],
    [new DataView(new ArrayBuffer(2)), "a DataView object"],
    [Object.create({ a: 1 }), "a Object object"],
    [runtime, "a Runtime object"],
  ];
  for (const [value, what] of refused) {
    for (const nested of [value, [value], { a: value }, new Map([[1, value]]), new Set([value])]) {
      const error = assertThrows(() => runtime.set("x", nested), TypeError, what);
      assert(!(error instanceof PythonError));
      assertThrows(() => runtime.run("x", { inputs: { x: nested } }), TypeError, what);
      assertThrows(() => runtime.call("len", nested), TypeError, what);
    }
  }
  assertEquals(runtime.run("1 + 1"), 2);
  assertHeapInOrder(runtime);
});

runtimeTest("convert: an object whose constructor is odd is refused all the same", () => {
  using runtime = new Runtime();
  const odd = Object.create(Object.create(null));
  assertThrows(() => runtime.set("x", odd), TypeError, "Cannot convert");
  const named = Object.create({ constructor: 5 });
  assertThrows(() => runtime.set("x", named), TypeError, "Cannot convert");
});

runtimeTest("convert: an error of a getter reaches the embedder as it is", () => {
  using runtime = new Runtime();
  const error = new Error("mine");
  const value = {
    get a() {
      throw error;
    },
  };
  assertStrictEquals(assertThrows(() => runtime.set("x", value)), error);
  assertStrictEquals(assertThrows(() => runtime.run("1", { inputs: { x: value } })), error);
  const range = new RangeError("also mine");
  const other = {
    get a() {
      throw range;
    },
  };
  assertStrictEquals(assertThrows(() => runtime.set("x", other)), range);
  assertEquals(runtime.run("1 + 1"), 2);
});

runtimeTest("convert: a getter may use the runtime", () => {
  using runtime = new Runtime();
  const value = {
    get a() {
      return runtime.run("[2, 3]");
    },
  };
  runtime.set("x", [value, value]);
  assertEquals(runtime.run("x[0]['a'] == [2, 3] and x[0] is x[1]"), true);
}, { hard: true });

runtimeTest("convert: unhashable keys raise what Python raises", () => {
  using runtime = new Runtime();
  const error = assertThrows(() => runtime.set("x", new Map([[[1], 2]])), PythonError);
  assertEquals(error.type, "TypeError");
  assertThrows(
    () => runtime.set("x", new Set([new Map()])),
    PythonError,
    "unhashable type: 'dict'",
  );
  assertEquals(runtime.run("1 + 1"), 2);
});

runtimeTest("convert: nesting is converted to 500 levels, deeper is refused", () => {
  using runtime = new Runtime({ functions: { echo: (value: unknown) => value } });
  const nest = (depth: number): unknown => {
    let value: unknown = 1;
    for (let i = 0; i < depth; i++) value = [value];
    return value;
  };
  runtime.set("x", nest(500));
  const source = (depth: number) => `x = 1\nfor _ in range(${depth}): x = [x]\nx`;
  assertEquals(runtime.run(source(500)), nest(500));
  assertThrows(() => runtime.set("x", nest(502)), TypeError, "nested more than 500 deep");
  assertThrows(() => runtime.set("x", nest(5000)), TypeError, "nested more than 500 deep");
  assertThrows(() => runtime.run(source(502)), TypeError, "nested more than 500 deep");
  assertThrows(() => runtime.run(source(100_000)), TypeError, "nested more than 500 deep");
  const caught = runtime.run(`
try:
    echo(x)
except TypeError as error:
    caught = str(error)
caught`);
  assertEquals(caught, "echo(): Cannot convert containers nested more than 500 deep");
  assertHeapInOrder(runtime);
});

runtimeTest("convert: instances of subclasses and everything else are opaque", () => {
  using runtime = new Runtime();
  const expressions = [
    "object()",
    "type('C', (), {})",
    "len",
    "lambda: 1",
    "range(3)",
    "iter([])",
    "(x for x in [])",
    "type('L', (list,), {})()",
    "type('D', (dict,), {})()",
    "type('I', (int,), {})(5)",
    "type('S', (str,), {})('x')",
    "type('T', (tuple,), {})()",
    "1j",
    "...",
    "NotImplemented",
    "slice(1, 2)",
    "{}.keys()",
    "ValueError('x')",
  ];
  for (const expression of expressions) {
    const value = runtime.run(expression) as GuestObject;
    assertEquals(value instanceof GuestObject, true, expression);
    runtime.set("back", value);
    runtime.set("fresh", runtime.run(expression));
    assertEquals(runtime.run("type(back).__name__ == type(fresh).__name__"), true, expression);
    value.dispose();
  }
});

runtimeTest("convert: a guest object keeps its identity", () => {
  using runtime = new Runtime();
  const object = runtime.run("class C: pass\nc = C(); c") as GuestObject;
  runtime.set("d", object);
  assertEquals(runtime.run("c is d"), true);
  runtime.set("d", [object, { k: object }, new Map([[object, 1]])]);
  assertEquals(runtime.run("d[0] is c and d[1]['k'] is c and d[2][c] == 1"), true);
}, { hard: true });

runtimeTest("convert: a host function keeps its identity both ways", () => {
  const fn = (x: number) => x + 1;
  using runtime = new Runtime({ functions: { fn } });
  assertStrictEquals(runtime.run("fn"), fn);
  assertStrictEquals(runtime.get("fn"), fn);
  runtime.set("other", fn);
  assertEquals(runtime.run("other(1)"), 2);
  assertEquals(runtime.run("x", { inputs: { x: [fn] } }), [fn]);
  const unnamed = [() => 5][0];
  runtime.set("u", unnamed);
  runtime.set("v", [unnamed]);
  assertEquals(runtime.run("u is v[0] and u() == 5"), true);
}, { hard: true });

runtimeTest("convert: large values cross in both directions", () => {
  using runtime = new Runtime();
  const text = "x日".repeat(500_000);
  runtime.set("text", text);
  assertEquals(runtime.run("len(text)"), 1_000_000);
  assertEquals(runtime.get("text"), text);
  const bytes = new Uint8Array(3_000_000).fill(7);
  runtime.set("data", bytes);
  assertEquals(runtime.get("data"), bytes);
  const list = Array.from({ length: 200_000 }, (_, i) => i);
  runtime.set("items", list);
  assertEquals(runtime.run("len(items), items[-1]"), [200_000, 199_999]);
  assertEquals((runtime.get("items") as unknown[]).length, 200_000);
  const large = 3n ** 100_000n;
  runtime.set("n", large);
  assertEquals(runtime.run("n == 3 ** 100000"), true);
  assertEquals(runtime.get("n"), large);
});

runtimeTest("convert: inputs beyond the memory limit raise MemoryError", () => {
  using runtime = new Runtime({ memoryLimit: 4 << 20 });
  const large = [
    "x".repeat(8 << 20),
    new Uint8Array(8 << 20),
    new Array(4 << 20).fill(null),
    Array.from({ length: 300_000 }, (_, i) => `text number ${i}`),
    new Set(Array.from({ length: 300_000 }, (_, i) => i)),
    1n << (8n << 23n),
  ];
  for (const value of large) {
    const error = assertThrows(() => runtime.set("x", value), PythonError);
    assertEquals(error.type, "MemoryError");
  }
  assertEquals(runtime.run("1 + 1"), 2);
  assertHeapInOrder(runtime);
});

runtimeTest("convert: handles that do not fit raise MemoryError", () => {
  using runtime = new Runtime({ memoryLimit: 4 << 20 });
  const error = assertThrows(() => runtime.run("o = object()\n[o] * 150000"), PythonError);
  assertEquals(error.type, "MemoryError");
  assertEquals(runtime.run("1 + 1"), 2);
});
