import { assertEquals } from "@std/assert";
import { caretAnchors, isPlainCall } from "../../core/syntax/error_anchors.ts";

const anchors = (segment: string) => {
  const found = caretAnchors(segment);
  return found === null ? null : [found.leftLine, found.leftCol, found.rightLine, found.rightCol];
};

Deno.test("anchors: operators of one and two characters", () => {
  assertEquals(anchors("a + b"), [0, 2, 0, 3]);
  assertEquals(anchors("a//b"), [0, 1, 0, 3]);
  assertEquals(anchors("(a) ** (b)"), [0, 4, 0, 6]);
  assertEquals(anchors("a - -b"), [0, 2, 0, 3]);
  assertEquals(anchors("a # +\n + b"), [1, 1, 1, 2]);
  assertEquals(anchors("a \\\n << b"), [1, 1, 1, 3]);
});

Deno.test("anchors: brackets of subscripts and calls", () => {
  assertEquals(anchors("a.b[1]"), [0, 3, 0, 6]);
  assertEquals(anchors("f(1)(\n2,\n)"), [0, 4, 2, 1]);
  assertEquals(anchors("é[0]"), [0, 1, 0, 4]);
});

Deno.test("anchors: none for what is no operation or cannot be read", () => {
  assertEquals(anchors("a.b"), null);
  assertEquals(anchors("a, b"), null);
  assertEquals(anchors("for x in"), null);
  assertEquals(anchors(""), null);
});

Deno.test("plain calls: nothing but the call stands on the lines", () => {
  assertEquals(isPlainCall(["return f(x)"], 7, 11), true);
  assertEquals(isPlainCall(["x = a.f(x)"], 4, 10), true);
  assertEquals(isPlainCall(["return a.f(x)"], 7, 13), false);
  assertEquals(isPlainCall(["return f(x) + 1"], 7, 11), false);
  assertEquals(isPlainCall(["f(x)"], 0, 4), false);
  assertEquals(isPlainCall(["if x:"], 3, 4), false);
  assertEquals(isPlainCall([""], 0, 0), true);
});
