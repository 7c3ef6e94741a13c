import { assert, assertEquals } from "@std/assert";
import { OutOfMemory } from "../../core/heap/allocator.ts";
import { EMPTY_STR, NONE, TRUE, TS_COUNTDOWN } from "../../core/heap/map.ts";
import { H32 } from "../../core/heap/memory.ts";
import { releaseRoots, rootMark } from "../../core/heap/roots.ts";
import { small, type Value } from "../../core/heap/value.ts";
import { pending } from "../../core/objects/errors.ts";
import { compare, EQUAL, LESS } from "../../core/objects/protocols/compare.ts";
import { binaryOperator } from "../../core/objects/protocols/operators.ts";
import { newStrIterator, strIteratorNext } from "../../core/objects/types/str_iterator.ts";
import { percentFormat } from "../../core/objects/types/str_percent.ts";
import { strReplaceMethods } from "../../core/objects/types/str_replace.ts";
import { strSearchMethods } from "../../core/objects/types/str_search.ts";
import { strSplitMethods } from "../../core/objects/types/str_split.ts";
import { strCaseMethods } from "../../core/objects/types/str_case.ts";
import { strTranslateMethods } from "../../core/objects/types/str_translate.ts";
import { strGetItem } from "../../core/objects/types/str.ts";
import { strRepr } from "../../core/objects/types/text_repr.ts";
import { strEncode } from "../../core/objects/types/text_encoding.ts";
import { decodeRange } from "../../core/objects/types/text_decoding.ts";
import { viewAddress, viewBytes, viewLength } from "../../core/objects/values/bytes_object.ts";
import { dictSet, newDict } from "../../core/objects/values/dict_table.ts";
import { concatenate, flat, jsString, newStr, unitWidth } from "../../core/objects/values/text.ts";
import { TextBuilder } from "../../core/objects/values/text_builder.ts";
import { addPiece, beginPieces, endPieces } from "../../core/objects/values/text_pieces.ts";
import { setWorkHook } from "../../core/objects/work.ts";
import { guest, guestTuple, inHeap, rooted, show, takeError } from "./harness.ts";

const methods = {
  ...strSearchMethods,
  ...strSplitMethods,
  ...strReplaceMethods,
  ...strCaseMethods,
  ...strTranslateMethods,
};

function call(name: string, self: Value, ...args: Value[]): Value {
  const [signature, fn] = methods[name];
  const parameters = signature.split(",").filter((part) => !["", "/", "*"].includes(part.trim()));
  return fn(self, ...args, ...Array(parameters.length - args.length).fill(0));
}

/** The value rooted, with the widths of a str checked. */
function text(value: Value): string {
  assert(value !== 0, show(value));
  const found = flat(value);
  const point = Math.max(
    0,
    ...Array.from(jsString(found).slice(0, 5000), (c) => c.codePointAt(0)!),
  );
  const width = unitWidth(found);
  assert(width >= (point > 0xffff ? 4 : point > 0xff ? 2 : 1));
  return jsString(found);
}

/** A rope: the text in two halves that nobody has put together yet. */
function rope(content: string): Value {
  const middle = content.length >> 1;
  return rooted(concatenate(guest(content.slice(0, middle)), guest(content.slice(middle))));
}

const LONG = "the quick brown fox, jumps over; ".repeat(60);
const WIDE = "naïve café → 日本語 ☃, ".repeat(80);
const ASTRAL = "a😀b𐐀 c, ".repeat(200);

for (const hard of [false, true]) {
  Deno.test(`long texts and ropes go through the methods of str${hard ? " (hard mode)" : ""}`, () => {
    inHeap(() => {
      for (const content of [LONG, WIDE, ASTRAL]) {
        const mark = rootMark();
        const make: (() => Value)[] = [() => guest(content), () => rope(content)];
        for (const self of make) {
          const list = (items: string[]) => `[${items.map((item) => `'${item}'`).join(", ")}]`;
          assertEquals(
            show(rooted(call("split", self()))),
            list(content.split(/\s+/).filter((word) => word !== "")),
          );
          assertEquals(show(call("split", self(), guest(", "))), list(content.split(", ")));
          assertEquals(
            text(call("replace", self(), guest(" "), rope("--".repeat(20)))).length,
            content.replaceAll(" ", "--".repeat(20)).length,
          );
          assertEquals(
            text(call("replace", self(), guest("a"), guest("→"))),
            content.replaceAll("a", "→"),
          );
          assertEquals(text(call("upper", self())), content.toUpperCase());
          assertEquals(text(call("strip", self(), rope(content.slice(0, 300)))), "");
          assertEquals(
            text(call("join", self(), guest(["x", "y", "z"]))),
            ["x", "y", "z"].join(content),
          );
          assertEquals(
            text(call("ljust", self(), small(5000), guest("☃"))).length,
            content.length +
              5000 - Array.from(content).length,
          );
          const bytes = rooted(strEncode(self(), 0, 0));
          viewBytes(bytes);
          assertEquals(viewLength, new TextEncoder().encode(content).length);
          assertEquals(
            text(decodeRange(bytes, viewAddress, viewLength, "utf-8", "strict")),
            content,
          );
          assertEquals(text(strRepr(self())), `'${content}'`);
          assertEquals(
            text(percentFormat(rope("%s|" + content), guestTuple(self()))),
            `${content}|${content}`,
          );
          const table = rooted(newDict());
          dictSet(table, small(0x61), guest("<→>"));
          dictSet(table, small(0x20), NONE);
          assertEquals(
            text(call("translate", self(), table)),
            content.replaceAll("a", "<→>").replaceAll(" ", ""),
          );
          assertEquals(compare(self(), guest(content), EQUAL), TRUE);
          assertEquals(compare(guest(content.slice(0, -1)), self(), LESS), TRUE);
          let count = 0;
          const iterator = rooted(newStrIterator(self()));
          while (strIteratorNext(iterator) !== 0) count++;
          assertEquals(count, Array.from(content).length);
        }
        releaseRoots(mark);
      }
    }, { hard });
  });
}

Deno.test("results are of the narrowest width, and characters are shared", () => {
  inHeap(() => {
    const wide = guest("ab→cd😀ef");
    const widthOf = (value: Value) => unitWidth(flat(rooted(value)));
    assertEquals(widthOf(call("replace", wide, guest("😀"), guest(""))), 2);
    assertEquals(
      widthOf(call("split", wide, guest("→")) && call("replace", wide, wide, guest("q"))),
      1,
    );
    assertEquals(widthOf(call("strip", guest("→ab→"), guest("→"))), 1);
    assertEquals(widthOf(call("removeprefix", guest("😀→"), guest("😀"))), 2);
    assertEquals(strGetItem(guest("→a"), small(1)), strGetItem(guest("ba"), small(-1)));
    assertEquals(call("lower", guest("A")), strGetItem(guest("a"), small(0)));
    assertEquals(call("replace", guest("aa"), guest("a"), guest("")), EMPTY_STR);
  });
});

Deno.test("absurd lengths are refused at once", () => {
  inHeap(() => {
    const a = guest("ab");
    const huge = guest(10n ** 12n);
    const started = performance.now();
    const refused = (work: () => Value) => {
      const mark = rootMark();
      try {
        assertEquals(work(), 0);
        assertEquals(takeError(), "MemoryError");
      } catch (error) {
        if (!(error instanceof OutOfMemory)) throw error;
      }
      releaseRoots(mark);
    };
    refused(() => binaryOperator(5, a, huge));
    refused(() => binaryOperator(5, a, small(0x3fffffff)));
    refused(() => call("ljust", a, huge));
    refused(() => call("rjust", a, small(0x20000000)));
    refused(() => call("center", a, small(0x0fffffff), guest("😀")));
    refused(() => call("zfill", a, huge));
    refused(() => call("expandtabs", guest("\t"), small(0x3fffffff)));
    refused(() => percentFormat(guest("%*d"), guestTuple(huge, small(1))));
    const long = rooted(binaryOperator(5, a, small(1_000_000)));
    refused(() => call("replace", long, a, rooted(binaryOperator(5, a, small(1000)))));
    refused(() => call("join", long, guest(Array(200).fill("x"))));
    let doubled = a;
    refused(() => {
      while (doubled !== 0) doubled = binaryOperator(0, doubled, doubled);
      return doubled;
    });
    assert(performance.now() - started < 1000);
    assertEquals(
      show(binaryOperator(5, a, guest(2n ** 62n))),
      "!OverflowError: repeated string is too long",
    );
  });
});

Deno.test("long work is charged and stops at a limit", () => {
  inHeap(() => {
    const self = rooted(binaryOperator(5, guest("abc abd "), small(100_000)));
    const bytes = rooted(strEncode(self, 0, 0));
    const other = guest("zz");
    viewBytes(bytes);
    const works: (() => Value)[] = [
      () => call("split", self),
      () => call("split", self, guest("b")),
      () => call("count", self, guest("abd")),
      () => call("find", self, other),
      () => call("rfind", self, other),
      () => call("replace", self, guest("a"), other),
      () => call("upper", self),
      () => call("isupper", self),
      () => call("translate", self, rooted(newDict())),
      () => call("expandtabs", self),
      () => call("join", self, guest(Array(10).fill("x"))),
      () => strRepr(self),
      () => strEncode(self, 0, 0),
      () => decodeRange(bytes, viewAddress, viewLength, "utf-8", "strict"),
      () => binaryOperator(5, self, small(10)),
    ];
    for (const work of works) {
      let charged = 0;
      const mark = rootMark();
      setWorkHook((units) => {
        charged += units;
        return true;
      });
      H32[TS_COUNTDOWN >> 2] = 0;
      assert(work() !== 0);
      assert(charged > 0, String(work));
      setWorkHook(() => false);
      H32[TS_COUNTDOWN >> 2] = 0;
      assertEquals(work(), 0, String(work));
      assert(!pending());
      releaseRoots(mark);
    }
    setWorkHook(() => true);
  });
});

Deno.test("pieces and builder put together what comes", () => {
  inHeap(() => {
    const mark = rootMark();
    for (const count of [0, 1, 2, 63, 64, 65, 300, 5000]) {
      const pieces = beginPieces();
      let expected = "";
      for (let i = 0; i < count; i++) {
        const part = i % 7 === 0 ? "→" : i % 11 === 0 ? "" : `${i},`;
        addPiece(pieces, newStr(part));
        expected += part;
      }
      assertEquals(jsString(endPieces(pieces)), expected);
      assertEquals(rootMark(), mark);
      const builder = new TextBuilder(0);
      for (let i = 0; i < count; i++) {
        builder.appendPoint(i % 97 === 96 ? 0x1f600 : i % 31 === 30 ? 0x2192 : 0x61 + i % 26);
      }
      assertEquals(Array.from(jsString(builder.finish())).length, count);
      assertEquals(rootMark(), mark);
    }
  }, { hard: true });
});
