import { assertEquals, assertThrows } from "@std/assert";
import { decodeSource, SyntaxFailure } from "../../core/syntax/parser.ts";

/** Bytes from a text in which each character is one byte. */
function bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

Deno.test("UTF-8 is the default, with or without a mark", () => {
  assertEquals(decodeSource(bytes("x = '\xc3\xa9'")), "x = 'é'");
  assertEquals(decodeSource(bytes("\xef\xbb\xbfx")), "x");
  assertEquals(decodeSource(bytes("\xef\xbb\xbf# coding: utf-8\nx")), "# coding: utf-8\nx");
  assertEquals(decodeSource(bytes("")), "");
});

Deno.test("a cookie on one of the first two lines names the encoding", () => {
  assertEquals(decodeSource(bytes("# coding: latin-1\n'\xe9'")), "# coding: latin-1\n'é'");
  assertEquals(
    decodeSource(bytes("\n# -*- coding: cp1252 -*-\n'\x80'")),
    "\n# -*- coding: cp1252 -*-\n'€'",
  );
  assertEquals(decodeSource(bytes("#!x\n# vim: set fileencoding=koi8-r :\n'\xc3'")).at(-2), "ц");
  assertEquals(decodeSource(bytes("# coding=UTF8\n'\xc3\xa9'")).at(-2), "é");
  assertEquals(decodeSource(bytes("# coding: shift_jis\n'\x82\xa0'")).at(-2), "あ");
  assertEquals(decodeSource(bytes("x = 1\n# coding: nonsense\n")), "x = 1\n# coding: nonsense\n");
  assertEquals(decodeSource(bytes("\n\n# coding: nonsense\n")), "\n\n# coding: nonsense\n");
});

Deno.test("what cannot be decoded is a syntax error", () => {
  const cases: [string, string, string | undefined][] = [
    ["# coding: nonsense\n", "unknown encoding: nonsense", undefined],
    ["\xef\xbb\xbf# coding: latin-1\n", "encoding problem: iso-8859-1 with BOM", undefined],
    [
      "# coding: ascii\n\xe9",
      "'ascii' codec can't decode byte 0xe9 in position 16: ordinal not in range(128)",
      undefined,
    ],
    [
      "x\n\n'a\xff'",
      "Non-UTF-8 code starting with '\\xff' on line 3, but no encoding declared; " +
      "see https://peps.python.org/pep-0263/ for details",
      undefined,
    ],
    [
      "'\xed\xa0\x80'",
      "Non-UTF-8 code starting with '\\xed' in file a.py on line 1, but no encoding declared; " +
      "see https://peps.python.org/pep-0263/ for details",
      "a.py",
    ],
  ];
  for (const [text, message, filename] of cases) {
    const failure = assertThrows(() => decodeSource(bytes(text), filename), SyntaxFailure);
    assertEquals(failure.message, message);
  }
  const failure = assertThrows(() => decodeSource(bytes("\n'\xc3\xa9\xc3'")), SyntaxFailure);
  assertEquals([failure.line, failure.offset, failure.text], [2, 3, "'é\ufffd'"]);
});
