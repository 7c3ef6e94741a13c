/** cell, NoneType, NotImplementedType, ellipsis. */
import { CELL_CONTENT } from "../../heap/layouts/basic.ts";
import { ELLIPSIS, NONE, NOT_IMPLEMENTED } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import type { Value } from "../../heap/value.ts";
import { defineType } from "../define.ts";
import { raiseTypeError, raiseValueError, typeName } from "../errors.ts";
import { compare, fromOrder } from "../protocols/compare.ts";
import { identityHash } from "../protocols/hash.ts";
import { dictLength, type DictRef } from "../values/dict_table.ts";
import { newCell, tupleItem, tupleLength } from "../values/sequences.ts";
import { newStr } from "../values/text.ts";
import {
  CELL_SHAPE,
  CELL_TYPE,
  ELLIPSIS_TYPE,
  NONE_TYPE,
  NOT_IMPLEMENTED_TYPE,
} from "../well_known.ts";
import { addressText } from "./class_names.ts";

const contentOf = (self: Value): Value => H32[(self + CELL_CONTENT) >> 2];

function cellNew(_cls: Value, args: Value): Value {
  const count = tupleLength(args);
  if (count > 1) return raiseTypeError(`cell expected at most 1 argument, got ${count}`);
  return newCell(count === 0 ? 0 : tupleItem(args, 0));
}

function cellCompare(self: Value, other: Value, operator: number): Value {
  if ((other & 1) !== 0 || H32[other >> 2] !== CELL_SHAPE) return NOT_IMPLEMENTED;
  const left = contentOf(self);
  const right = contentOf(other);
  if (left !== 0 && right !== 0) return compare(left, right, operator);
  return fromOrder((left === 0 ? 0 : 1) - (right === 0 ? 0 : 1), operator);
}

function cellRepr(self: Value): Value {
  const content = contentOf(self);
  return newStr(
    content === 0
      ? `<cell at ${addressText(self)}: empty>`
      : `<cell at ${addressText(self)}: ${typeName(content)} object at ${addressText(content)}>`,
  );
}

defineType({
  type: CELL_TYPE,
  doc: "Create a new cell object.\n\n  contents\n    the contents of the cell. If not specified, " +
    "the cell will be empty,\n    and \nfurther attempts to access its cell_contents attribute " +
    "will\n    raise a ValueError.",
  new: ["*args", cellNew],
  slots: { repr: cellRepr, compare: cellCompare },
  getset: {
    cell_contents: [
      (self: Value) => contentOf(self) || raiseValueError("Cell is empty"),
      (self: Value, value: Value) => {
        H32[(self + CELL_CONTENT) >> 2] = value;
        return 1;
      },
    ],
  },
});

/** The constructor of a singleton's type: gives the singleton. */
const singleton = (name: string, value: Value) =>
  [
    "*args, **kwargs",
    (_cls: Value, args: Value, keywords: DictRef): Value =>
      tupleLength(args) > 0 || dictLength(keywords) > 0
        ? raiseTypeError(`${name} takes no arguments`)
        : value,
  ] as const;

defineType({
  type: NONE_TYPE,
  doc: "The type of the None singleton.",
  new: singleton("NoneType", NONE),
  slots: { repr: () => newStr("None"), bool: () => 0, hash: identityHash },
});

defineType({
  type: NOT_IMPLEMENTED_TYPE,
  doc: "The type of the NotImplemented singleton.",
  new: singleton("NotImplementedType", NOT_IMPLEMENTED),
  slots: {
    repr: () => newStr("NotImplemented"),
    bool: () => {
      raiseTypeError("NotImplemented should not be used in a boolean context");
      return -1;
    },
  },
  methods: { __reduce__: ["", () => newStr("NotImplemented")] },
});

defineType({
  type: ELLIPSIS_TYPE,
  doc: "The type of the Ellipsis singleton.",
  new: singleton("EllipsisType", ELLIPSIS),
  slots: { repr: () => newStr("Ellipsis") },
  methods: { __reduce__: ["", () => newStr("Ellipsis")] },
});
