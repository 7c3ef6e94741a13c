import { assert, assertEquals } from "@std/assert";
import { allocate } from "../../core/heap/allocator.ts";
import { BLOCK_LINES } from "../../core/heap/block.ts";
import {
  ARRAY_ITEMS,
  INT_COUNT,
  INT_DIGITS,
  LENGTH,
  LIST_ARRAY,
  LIST_BYTES,
  RAW_DATA,
  TEXT_UNITS,
} from "../../core/heap/layouts/basic.ts";
import {
  DICT_BYTES,
  DICT_ENTRIES,
  DICT_INDEX,
  DICT_USABLE,
  DICT_USED,
  DICT_VERSION,
  SET_BYTES,
  SET_FILL,
  SET_MASK,
  SET_TABLE,
} from "../../core/heap/layouts/dict.ts";
import { GENERATOR_STATE, GENERATOR_SUSPENDED } from "../../core/heap/layouts/frame.ts";
import {
  KIND_DICT,
  KIND_INT,
  KIND_LIST,
  KIND_SET,
  KIND_STR,
  LAYOUT_FIELDS,
  LAYOUT_INT,
  LAYOUT_TEXT_2,
  LAYOUT_TEXT_4,
  SHAPE_KIND,
  SHAPE_NEXT,
  SHAPE_SIZE,
} from "../../core/heap/layouts/shape.ts";
import { TYPE_SHAPE, TYPE_SHAPES } from "../../core/heap/layouts/type.ts";
import { DUMMY, SHAPE_STRIDE, STATIC_SHAPES, TS_FRAME, TS_MAIN } from "../../core/heap/map.ts";
import { H32, HU16 } from "../../core/heap/memory.ts";
import { pushRoot } from "../../core/heap/roots.ts";
import { small, type Value } from "../../core/heap/value.ts";
import { checkHeap } from "../../core/heap/walker.ts";
import {
  ARRAY,
  createWorld,
  generatorLocal,
  newArray,
  newBytes,
  newFields,
  newGenerator,
  newType,
  setField,
  setItem,
  TEXT,
  writeShape,
} from "./world.ts";

const LIST = STATIC_SHAPES + SHAPE_STRIDE * 100;
const DICT = LIST + SHAPE_STRIDE;
const SET = LIST + 2 * SHAPE_STRIDE;
const TEXT_2 = LIST + 3 * SHAPE_STRIDE;
const TEXT_4 = LIST + 4 * SHAPE_STRIDE;
const NUMBER = LIST + 5 * SHAPE_STRIDE;

/** A world with shapes of builtin kinds. */
function createKinds(): void {
  createWorld();
  writeShape(LIST, LAYOUT_FIELDS, LIST_BYTES, KIND_LIST);
  writeShape(DICT, LAYOUT_FIELDS, DICT_BYTES, KIND_DICT);
  writeShape(SET, LAYOUT_FIELDS, SET_BYTES, KIND_SET);
  writeShape(TEXT_2, LAYOUT_TEXT_2, 0, KIND_STR);
  writeShape(TEXT_4, LAYOUT_TEXT_4, 0, KIND_STR);
  writeShape(NUMBER, LAYOUT_INT, 0, KIND_INT);
}

/** That the heap is sound; with `word` at the address `at`, that exactly so many problems match the pattern. */
function spoiled(at: number, word: number, pattern: RegExp): void {
  assertEquals(checkHeap(), []);
  const before = H32[at >> 2];
  H32[at >> 2] = word;
  const problems = checkHeap();
  assert(problems.some((text) => pattern.test(text)), `${pattern}: ${problems.join("; ")}`);
  H32[at >> 2] = before;
  assertEquals(checkHeap(), []);
}

Deno.test("references that lead nowhere are found", () => {
  createKinds();
  const object = newFields(1, 0);
  const other = newFields(1, 1, 1);
  setField(object, 1, other);
  H32[TS_MAIN >> 2] = object;
  const large = newArray(20000);
  pushRoot(large);
  spoiled(object + 8, 12, /12 is not a value/);
  spoiled(object + 8, other + 4, /is not a value/);
  spoiled(object + 8, other + 8, /for its shape|overlap/);
  spoiled(object + 8, -8, /is not a value/);
  spoiled(object + 8, 0x7ffffff8, /is not a value/);
  spoiled(object + 8, 0x30000, /is not a value/);
  spoiled(object + 8, object & ~0x7fff, /metadata/);
  spoiled(object + 8, large + 4096, /no block and not the start/);
  spoiled(TS_MAIN, other + 4, /thread state/);
  spoiled(object, other, /for its shape/);
  spoiled(object, 0, /for its shape/);
  spoiled(large + LENGTH, small(200000), /length word/);
  spoiled(large + LENGTH, small(21000), /large object/);
  spoiled(large + LENGTH, 8, /length word/);
  spoiled(TS_FRAME, 0x40002, /a frame is at/);
});

Deno.test("overlaps, and objects where nothing is allocated, are found", () => {
  createKinds();
  const first = newArray(4);
  const second = newFields(1, 1);
  pushRoot(first);
  pushRoot(second);
  spoiled(first + LENGTH, small(5), /overlap|shape|not a value/);
  spoiled(second + 16, 1, /allocation run/);
  spoiled(first + LENGTH, small(400), /not allocated yet/);
  const block = first & ~0x7fff;
  spoiled(block + BLOCK_LINES, 0, /line 0 of block/);
  spoiled(block + BLOCK_LINES + 4, 0x00000101, /free line/);
});

Deno.test("generators, types and shapes are checked", () => {
  createKinds();
  const generator = newGenerator(4, 2, GENERATOR_SUSPENDED);
  pushRoot(generator);
  spoiled(generatorLocal(generator, 1) << 2, 20, /20 is not a value/);
  spoiled(generator + 40 + 24, generatorLocal(generator, 5), /stack pointer/);
  spoiled(generator + GENERATOR_STATE, small(9), /state/);
  const type = newType();
  pushRoot(type);
  const shape = H32[(type + TYPE_SHAPE) >> 2];
  spoiled(type + TYPE_SHAPES, 0, /TYPE_SHAPE is not in the chain/);
  spoiled(shape + SHAPE_NEXT, shape, /does not end/);
  spoiled(shape + SHAPE_NEXT, ARRAY, /no shape of the type/);
  spoiled(shape + SHAPE_SIZE, small(18), /18 bytes/);
});

function newKind(shape: Value, bytes: number): Value {
  const object = allocate(bytes);
  H32[object >> 2] = shape;
  pushRoot(object);
  return object;
}

Deno.test("text and numbers have their narrowest form", () => {
  createKinds();
  const one = newBytes(5, 65, TEXT);
  H32[(TEXT + SHAPE_KIND) >> 2] = small(KIND_STR);
  pushRoot(one);
  spoiled(one + LENGTH, 0, /length/);
  spoiled(one + LENGTH, small(-1), /length/);
  spoiled(one + 8, 16, /hash/);
  const two = newKind(TEXT_2, TEXT_UNITS + 4);
  H32[(two + LENGTH) >> 2] = small(2);
  HU16[(two + TEXT_UNITS) >> 1] = 0x416;
  spoiled(two + TEXT_UNITS, 0x00410041, /no unit above 255/);
  const four = newKind(TEXT_4, TEXT_UNITS + 4);
  H32[(four + LENGTH) >> 2] = small(1);
  H32[(four + TEXT_UNITS) >> 2] = 0x1f40d;
  spoiled(four + TEXT_UNITS, 0x416, /greatest code point/);
  spoiled(four + TEXT_UNITS, 0x110000, /greatest code point/);
  const number = newKind(NUMBER, 16);
  H32[(number + INT_COUNT) >> 2] = small(-2);
  H32[(number + INT_DIGITS + 4) >> 2] = 1;
  spoiled(number + INT_DIGITS + 4, 0, /most significant/);
  spoiled(number + INT_COUNT, small(1), /most significant|fits a small int/);
});

Deno.test("lists, dicts and sets agree with their storage", () => {
  createKinds();
  const list = newKind(LIST, LIST_BYTES);
  H32[(list + LENGTH) >> 2] = small(2);
  H32[(list + LIST_ARRAY) >> 2] = newArray(4);
  spoiled(list + LENGTH, small(5), /5 items, room for 4/);
  spoiled(list + LIST_ARRAY, 0, /2 items, room for 0/);
  spoiled(list + LIST_ARRAY, list, /not an array/);

  const keys = 12;
  const dict = newKind(DICT, DICT_BYTES);
  const entries = newArray(3 * 21);
  const index = newBytes(4 * 32, 0);
  H32[(dict + LENGTH) >> 2] = H32[(dict + DICT_USED) >> 2] = small(keys);
  H32[(dict + DICT_USABLE) >> 2] = small(21 - keys);
  H32[(dict + DICT_VERSION) >> 2] = small(0);
  H32[(dict + DICT_ENTRIES) >> 2] = entries;
  H32[(dict + DICT_INDEX) >> 2] = index;
  for (let i = 0; i < keys; i++) {
    setItem(entries, 3 * i, small(i * 7));
    setItem(entries, 3 * i + 1, small(i));
    setItem(entries, 3 * i + 2, small(i));
    H32[((index + RAW_DATA) >> 2) + ((i * 7) & 31)] = i + 1;
  }
  const item = (n: number) => entries + ARRAY_ITEMS + 4 * n;
  spoiled(dict + LENGTH, small(keys - 1), /its length is 11/);
  spoiled(dict + DICT_USED, small(keys - 1), /behind the 11 used/);
  spoiled(dict + DICT_USED, small(30), /room for/);
  spoiled(item(3), 0, /hash of entry 1/);
  spoiled(item(3), small(8), /entry 1 is not found/);
  spoiled(item(5), 0, /entry 1 has a key, but no value/);
  spoiled(item(4), 0, /entry 1 has a hash or value, but no key/);
  spoiled(index + RAW_DATA + 4 * 7, 0, /not found/);
  spoiled(index + RAW_DATA + 4 * 1, 20, /place 1 of the index holds 20/);
  spoiled(index + RAW_DATA + 4 * 1, 2, /names 13 entries/);
  spoiled(dict + DICT_INDEX, 0, /no index/);

  const set = newKind(SET, SET_BYTES);
  const table = newArray(3 * 8);
  H32[(set + LENGTH) >> 2] = small(2);
  H32[(set + SET_FILL) >> 2] = small(3);
  H32[(set + SET_MASK) >> 2] = small(7);
  H32[(set + SET_TABLE) >> 2] = table;
  for (const slot of [1, 5]) {
    for (let word = 0; word < 3; word++) setItem(table, 3 * slot + word, small(slot));
  }
  H32[DUMMY >> 2] = H32[list >> 2];
  setItem(table, 3 * 2 + 1, DUMMY);
  spoiled(set + LENGTH, small(3), /2 keys, its length is 3/);
  spoiled(set + SET_FILL, small(2), /3 slots in use/);
  spoiled(set + SET_MASK, small(15), /mask is 15/);
  spoiled(table + ARRAY_ITEMS, 3, /has a hash, but no key/);
});
