/** code (Objects/codeobject.c): what guest code can see of it. */
import { ARRAY_ITEMS, LENGTH, RAW_DATA, TEXT_UNITS } from "../../heap/layouts/basic.ts";
import {
  CODE_ARG_COUNT,
  CODE_CONSTANTS,
  CODE_FILENAME,
  CODE_FIRST_LINE,
  CODE_FLAGS,
  CODE_INSTRUCTIONS,
  CODE_KWONLY_COUNT,
  CODE_LOCAL_KINDS,
  CODE_LOCAL_NAMES,
  CODE_NAME,
  CODE_POSITIONS,
  CODE_POSONLY_COUNT,
  CODE_QUALNAME,
  CODE_STACK_SIZE,
} from "../../heap/layouts/callable.ts";
import { allocate } from "../../heap/allocator.ts";
import { TYPE_FLAG_NO_NEW } from "../../heap/layouts/type.ts";
import { NONE } from "../../heap/map.ts";
import { H32, HU8 } from "../../heap/memory.ts";
import { type Ref, small, type Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import { raiseTypeError, typeName } from "../errors.ts";
import { isStr } from "../kinds.ts";
import { getIter } from "../protocols/iterate.ts";
import { listAppend, newList, tupleItem, tupleLength, tupleOf } from "../values/sequences.ts";
import { tupleFromList } from "../protocols/sequence_input.ts";
import { jsString, newStr } from "../values/text.ts";
import { BYTES_SHAPE, CODE_TYPE } from "../well_known.ts";
import { addressText } from "./class_names.ts";

// Bits of CODE_LOCAL_KINDS, as CPython's co_localspluskinds.
const LOCAL = 1;
const CELL = 2;
const FREE = 4;
const HIDDEN = 8;

let findNames: ((code: Value) => ReadonlySet<number>) | null = null;

/**
 * Sets what tells which entries of a code object's constant table are names of instructions (the opcodes are not known
 * here). Without it `co_names` is empty.
 */
export function setNameFinder(finder: (code: Value) => ReadonlySet<number>): void {
  findNames = finder;
}

let copyCode: ((code: Ref<"code">) => Ref<"code">) | null = null;

/** Sets what copies a code object: instructions have caches, which are not known here. */
export function setCodeCopier(copier: (code: Ref<"code">) => Ref<"code">): void {
  copyCode = copier;
}

/** code.replace for what names and places a code object; what it does cannot be changed. */
function replace(self: Value, name: Value, qualname: Value, filename: Value, line: Value): Value {
  const texts: [field: string, place: number, value: Value][] = [
    ["co_name", CODE_NAME, name],
    ["co_qualname", CODE_QUALNAME, qualname],
    ["co_filename", CODE_FILENAME, filename],
  ];
  for (const [field, , value] of texts) {
    if (value !== 0 && !isStr(value)) {
      return raiseTypeError(
        `replace() argument '${field}' must be str, not ${typeName(value)}`,
      );
    }
  }
  if (line !== 0 && (line & 1) === 0) {
    return raiseTypeError(
      `replace() argument 'co_firstlineno' must be int, not ${typeName(line)}`,
    );
  }
  const copy = copyCode!(self as Ref<"code">);
  for (const [, place, value] of texts) if (value !== 0) H32[(copy + place) >> 2] = value;
  if (line !== 0) H32[(copy + CODE_FIRST_LINE) >> 2] = line;
  return copy;
}

/** Names of the locals whose kind has a bit of `wanted` and none of `unwanted`. */
const locals = (wanted: number, unwanted: number) => (self: Value): Value => {
  const names = H32[(self + CODE_LOCAL_NAMES) >> 2];
  const kinds = H32[(self + CODE_LOCAL_KINDS) >> 2] + TEXT_UNITS;
  const list = newList();
  for (let i = 0; i < tupleLength(names); i++) {
    const kind = HU8[kinds + i];
    if ((kind & wanted) !== 0 && (kind & unwanted) === 0) listAppend(list, tupleItem(names, i));
  }
  return tupleFromList(list);
};

const variableNames = locals(LOCAL, HIDDEN);

function constants(self: Value, names: boolean): Value {
  const array = H32[(self + CODE_CONSTANTS) >> 2];
  const nameIndexes = findNames === null ? null : findNames(self);
  const list = newList();
  for (let i = 0; i < H32[(array + LENGTH) >> 2] >> 1; i++) {
    const isName = nameIndexes !== null && nameIndexes.has(i);
    if (isName === names) listAppend(list, H32[((array + ARRAY_ITEMS) >> 2) + i]);
  }
  return tupleFromList(list);
}

/** The instruction words as bytes: not CPython's bytecode. */
function instructionBytes(self: Value): Value {
  const raw = H32[(self + CODE_INSTRUCTIONS) >> 2];
  const length = H32[(raw + LENGTH) >> 2] >> 1;
  const bytes = allocate((TEXT_UNITS + length + 7) & ~7);
  H32[bytes >> 2] = BYTES_SHAPE;
  H32[(bytes + LENGTH) >> 2] = small(length);
  HU8.copyWithin(bytes + TEXT_UNITS, raw + RAW_DATA, raw + RAW_DATA + length);
  return bytes;
}

function forEachRow(self: Value, visit: (row: number, endWord: number) => void): void {
  const table = H32[(self + CODE_POSITIONS) >> 2];
  const words = (H32[(table + LENGTH) >> 2] >> 1) >> 2;
  const raw = H32[(self + CODE_INSTRUCTIONS) >> 2];
  const total = (H32[(raw + LENGTH) >> 2] >> 1) >> 2;
  for (let i = 0; i < words; i += 5) {
    // Allocations do not move the table.
    const row = ((table + RAW_DATA) >> 2) + i;
    visit(row, i + 5 < words ? H32[row + 5] : total);
  }
}

const numberOrNone = (value: number): Value => value < 0 ? NONE : small(value);

/** (start, end, line) of runs of instructions; an offset is twice the number of a word, as in co_positions and tb_lasti. */
function lines(self: Value): Value {
  const list = newList();
  forEachRow(self, (row, end) => {
    listAppend(list, tupleOf(small(H32[row] * 2), small(end * 2), numberOrNone(H32[row + 1])));
  });
  return getIter(list);
}

/** (line, end line, column, end column) of each instruction word. */
function positions(self: Value): Value {
  const list = newList();
  forEachRow(self, (row, end) => {
    const known = H32[row + 1] >= 0;
    const tuple = tupleOf(
      ...[1, 2, 3, 4].map((place) => known ? small(H32[row + place]) : NONE),
    );
    for (let word = H32[row]; word < end; word++) listAppend(list, tuple);
  });
  return getIter(list);
}

function codeRepr(self: Value): Value {
  const name = jsString(H32[(self + CODE_NAME) >> 2]);
  const file = jsString(H32[(self + CODE_FILENAME) >> 2]);
  const line = H32[(self + CODE_FIRST_LINE) >> 2] >> 1;
  return newStr(
    `<code object ${name} at ${addressText(self)}, file "${file}", line ${line}>`,
  );
}

defineType({
  type: CODE_TYPE,
  doc: "Create a code object.  Not for mere mortals.",
  flags: TYPE_FLAG_NO_NEW,
  slots: { repr: codeRepr },
  members: {
    co_name: CODE_NAME,
    co_qualname: CODE_QUALNAME,
    co_filename: CODE_FILENAME,
    co_firstlineno: CODE_FIRST_LINE,
    co_flags: CODE_FLAGS,
    co_argcount: CODE_ARG_COUNT,
    co_posonlyargcount: CODE_POSONLY_COUNT,
    co_kwonlyargcount: CODE_KWONLY_COUNT,
    co_stacksize: CODE_STACK_SIZE,
  },
  getset: {
    co_varnames: [variableNames],
    co_nlocals: [(self: Value) => small(tupleLength(variableNames(self)))],
    co_cellvars: [locals(CELL, FREE)],
    co_freevars: [locals(FREE, 0)],
    co_consts: [(self: Value) => constants(self, false)],
    co_names: [(self: Value) => constants(self, true)],
    co_code: [instructionBytes],
  },
  methods: {
    co_lines: ["", lines],
    co_positions: ["", positions],
    replace: [
      "*, co_name=None, co_qualname=None, co_filename=None, co_firstlineno=None",
      replace,
      "Return a copy of the code object with new values for the specified fields.",
    ],
  },
});
