import { assert, assertEquals } from "@std/assert";
import { OutOfMemory } from "../../core/heap/allocator.ts";
import { EMPTY_BYTES, TRUE, TS_COUNTDOWN } from "../../core/heap/map.ts";
import { H32, HU8 } from "../../core/heap/memory.ts";
import { releaseRoots, rootMark } from "../../core/heap/roots.ts";
import { small, type Value } from "../../core/heap/value.ts";
import { pending } from "../../core/objects/errors.ts";
import { compare, EQUAL } from "../../core/objects/protocols/compare.ts";
import { binaryOperator } from "../../core/objects/protocols/operators.ts";
import { BYTES_FAMILY } from "../../core/objects/types/byte_family.ts";
import { bytesCaseMethods, bytesMaketrans } from "../../core/objects/types/bytes_case.ts";
import { bytesFromHex, bytesHexMethods } from "../../core/objects/types/bytes_hex.ts";
import { percentBytes } from "../../core/objects/types/bytes_percent.ts";
import { bytesReplaceMethods } from "../../core/objects/types/bytes_replace.ts";
import { bytesSearchMethods } from "../../core/objects/types/bytes_search.ts";
import { bytesSplitMethods } from "../../core/objects/types/bytes_split.ts";
import {
  bytesGetItem,
  bytesIteratorNext,
  newBytesIterator,
} from "../../core/objects/types/bytes.ts";
import {
  bytesAddress,
  bytesHash,
  bytesLength,
  newBytes,
  plainBytes,
  sliceBytes,
} from "../../core/objects/values/bytes_object.ts";
import { listItem, listLength, tupleItem } from "../../core/objects/values/sequences.ts";
import { newSlice } from "../../core/objects/values/slices.ts";
import { jsString } from "../../core/objects/values/text.ts";
import { setWorkHook } from "../../core/objects/work.ts";
import { guest, guestTuple, inHeap, rooted, show, takeError } from "./harness.ts";

const methods = {
  ...bytesSearchMethods(BYTES_FAMILY),
  ...bytesSplitMethods(BYTES_FAMILY),
  ...bytesReplaceMethods(BYTES_FAMILY),
  ...bytesCaseMethods(BYTES_FAMILY),
  ...bytesHexMethods(BYTES_FAMILY),
};

function call(name: string, self: Value, ...args: Value[]): Value {
  const [signature, fn] = methods[name];
  const parameters = signature.split(",").filter((part) => !["", "/", "*"].includes(part.trim()));
  return fn(self, ...args, ...Array(parameters.length - args.length).fill(0));
}

/** Bytes given as Latin-1 text. */
function bytes(text: string): Value {
  return rooted(newBytes(Uint8Array.from(text, (character) => character.charCodeAt(0))));
}

/** A bytes object as Latin-1 text. */
function latin(value: Value): string {
  assert(value !== 0, show(value));
  const plain = plainBytes(value);
  const at = bytesAddress(plain);
  return Array.from(
    HU8.subarray(at, at + bytesLength(plain)),
    (byte) => String.fromCharCode(byte),
  ).join("");
}

function latins(list: Value): string[] {
  assert(list !== 0, show(list));
  return Array.from({ length: listLength(list) }, (_, i) => latin(listItem(list, i)));
}

const LONG = "the quick brown fox, jumps over;\tÿþ ".repeat(60);

for (const hard of [false, true]) {
  Deno.test(`long bytes go through the methods of bytes${hard ? " (hard mode)" : ""}`, () => {
    inHeap(() => {
      const self = bytes(LONG);
      assertEquals(latins(rooted(call("split", self, bytes(", ")))), LONG.split(", "));
      assertEquals(
        latins(rooted(call("rsplit", self))),
        LONG.split(/[ \t]+/).filter((word) => word !== ""),
      );
      assertEquals(
        latin(call("replace", self, bytes("o"), bytes("00"))),
        LONG.replaceAll("o", "00"),
      );
      assertEquals(
        latin(call("join", self, guest([{ value: bytes("1") }, { value: bytes("2") }]))),
        `1${LONG}2`,
      );
      assertEquals(latin(call("strip", self, bytes(" ÿþ"))), LONG.replace(/[ ÿþ]+$/, ""));
      const tuple = rooted(call("rpartition", self, bytes("fox")));
      assertEquals(latin(tupleItem(tuple, 0)), LONG.slice(0, LONG.lastIndexOf("fox")));
      const hex = rooted(call("hex", self));
      assertEquals(jsString(hex).length, 2 * LONG.length);
      assertEquals(compare(rooted(bytesFromHex(hex)), self, EQUAL), TRUE);
      const table = rooted(bytesMaketrans(bytes("ox"), bytes("0X")));
      assertEquals(
        latin(call("translate", self, table, bytes(" "))),
        LONG.replaceAll("o", "0").replaceAll("x", "X").replaceAll(" ", ""),
      );
      assertEquals(
        latin(percentBytes(bytes("<%s|%5d>"), guestTuple(self, small(42)))),
        `<${LONG}|   42>`,
      );
      assertEquals(latin(binaryOperator(0, self, self)), LONG + LONG);
      assertEquals(latin(binaryOperator(5, self, small(3))), LONG.repeat(3));
      const slice = rooted(newSlice(small(1), small(2000), small(3)));
      assertEquals(
        latin(bytesGetItem(self, slice)),
        Array.from(LONG).filter((_, i) => i > 0 && i < 2000 && i % 3 === 1).join(""),
      );
      const iterator = rooted(newBytesIterator(self));
      let sum = 0;
      for (let item = bytesIteratorNext(iterator); item !== 0; item = bytesIteratorNext(iterator)) {
        sum += item >> 1;
      }
      assertEquals(sum, Array.from(LONG).reduce((total, c) => total + c.charCodeAt(0), 0));
    }, { hard });
  });
}

Deno.test("equal bytes have equal hashes; what is whole or empty is shared", () => {
  inHeap(() => {
    const a = bytes("abc");
    assertEquals(bytesHash(a), bytesHash(bytes("abc")));
    assert(bytesHash(a) !== bytesHash(bytes("abd")));
    assertEquals(sliceBytes(a, 0, 3), a);
    assertEquals(sliceBytes(a, 2, 2), EMPTY_BYTES);
    assertEquals(call("replace", a, bytes("x"), bytes("y")), a);
    assertEquals(call("strip", a), a);
  });
});

Deno.test("absurd lengths are refused, long work is charged and stops at a limit", () => {
  inHeap(() => {
    const a = bytes("ab");
    const huge = guest(10n ** 12n);
    for (
      const work of [
        () => binaryOperator(5, a, huge),
        () => call("ljust", a, huge),
        () => call("center", a, small(0x10000000)),
        () => call("zfill", a, huge),
        () => call("expandtabs", bytes("\t"), small(0x3fffffff)),
      ]
    ) {
      const mark = rootMark();
      try {
        assertEquals(work(), 0);
        assertEquals(takeError(), "MemoryError");
      } catch (error) {
        if (!(error instanceof OutOfMemory)) throw error;
      }
      releaseRoots(mark);
    }
    const long = rooted(binaryOperator(5, bytes("abc abd "), small(100_000)));
    for (
      const work of [
        () => call("split", long),
        () => call("count", long, bytes("abd")),
        () => call("find", long, bytes("zz")),
        () => call("replace", long, bytes("a"), bytes("b")),
        () => call("upper", long),
        () => call("hex", long),
      ]
    ) {
      const mark = rootMark();
      setWorkHook(() => false);
      H32[TS_COUNTDOWN >> 2] = 0;
      assertEquals(work(), 0, String(work));
      assert(!pending());
      releaseRoots(mark);
    }
    setWorkHook(() => true);
  });
});
