/** Tuples with names for their items, as C code makes them (Objects/structseq.c). */
import { TUPLE_ITEMS } from "../heap/layouts/basic.ts";
import { TYPE_FLAG_NO_NEW } from "../heap/layouts/type.ts";
import type { Value } from "../heap/value.ts";
import { small } from "../heap/value.ts";
import type { TypeDefinition } from "../objects/define.ts";
import { nameOfType, raiseTypeError, typeOf } from "../objects/errors.ts";
import { allocateTupleInstance } from "../objects/instances.ts";
import { reprOf } from "../objects/protocols/represent.ts";
import { listFromIterable } from "../objects/protocols/sequence_input.ts";
import { fullNameOfType } from "../objects/types/class_names.ts";
import { stringRepr } from "../objects/text/string_repr.ts";
import { dictKeyAt, dictNext, dictValueAt } from "../objects/values/dict_table.ts";
import {
  listItem,
  listLength,
  setTupleItem,
  tupleFrom,
  tupleItem,
  tupleLength,
  tupleOf,
} from "../objects/values/sequences.ts";
import { tupleFirst } from "../objects/values/list_storage.ts";
import { internText, jsString, newStr } from "../objects/values/text.ts";
import { TUPLE_TYPE } from "../objects/well_known.ts";

/** A struct sequence that guest code can make too, from a sequence of up to `accepted` items. */
interface Options {
  readonly doc?: string;
  /** Whether guest code can call the type; the items beyond the fields are dropped. */
  readonly accepted?: number;
  /** Attributes that are no items. */
  readonly getset?: TypeDefinition["getset"];
}

/** The definition of a struct sequence type with these fields. */
export function structSequence(
  type: number,
  fields: readonly string[],
  options: Options = {},
): TypeDefinition {
  const members: Record<string, number> = {};
  fields.forEach((field, place) => members[field] = TUPLE_ITEMS + 4 * place);
  return {
    type,
    base: TUPLE_TYPE,
    doc: options.doc,
    flags: options.accepted === undefined ? TYPE_FLAG_NO_NEW : 0,
    slots: { repr: (self: Value) => represent(self, fields) },
    new: options.accepted === undefined ? undefined : [
      "sequence=None, dict={}",
      (cls: number, sequence: Value) => make(cls, sequence, fields.length, options.accepted!),
    ],
    members,
    getset: options.getset,
    methods: {
      __reduce__: [
        "",
        (self: Value) =>
          tupleOf(typeOf(self), tupleOf(tupleFrom(tupleFirst(self), tupleLength(self)))),
      ],
      __replace__: [
        "**changes",
        (self: Value, changes: Value) => replaced(self, changes, fields),
      ],
    },
    attributes: () => ({
      n_fields: small(options.accepted ?? fields.length),
      n_sequence_fields: small(fields.length),
      n_unnamed_fields: small(0),
      __match_args__: tupleOf(...fields.map(internText)),
    }),
  };
}

/** A struct sequence of the given items. @throws OutOfMemory */
export function newStructSequence(type: number, items: readonly Value[]): Value {
  const sequence = allocateTupleInstance(type, items.length);
  items.forEach((item, place) => setTupleItem(sequence, place, item));
  return sequence;
}

function represent(self: Value, fields: readonly string[]): Value {
  const parts: string[] = [];
  for (let i = 0; i < fields.length; i++) {
    const text = reprOf(tupleItem(self, i));
    if (text === 0) return 0;
    parts.push(`${fields[i]}=${jsString(text)}`);
  }
  return newStr(`${fullNameOfType(typeOf(self))}(${parts.join(", ")})`);
}

function replaced(self: Value, changes: Value, fields: readonly string[]): Value {
  const copy = allocateTupleInstance(typeOf(self), fields.length);
  for (let i = 0; i < fields.length; i++) setTupleItem(copy, i, tupleItem(self, i));
  const unknown: string[] = [];
  for (let i = dictNext(changes, 0); i >= 0; i = dictNext(changes, i + 1)) {
    const place = fields.indexOf(jsString(dictKeyAt(changes, i)));
    if (place < 0) unknown.push(stringRepr(jsString(dictKeyAt(changes, i))));
    else setTupleItem(copy, place, dictValueAt(changes, i));
  }
  return unknown.length === 0
    ? copy
    : raiseTypeError(`Got unexpected field name(s): [${unknown.join(", ")}]`);
}

function make(cls: number, sequence: Value, least: number, most: number): Value {
  if (sequence === 0) {
    return raiseTypeError("structseq() missing required argument 'sequence' (pos 1)");
  }
  const list = listFromIterable(sequence);
  if (list === 0) return raiseTypeError("constructor requires a sequence");
  const given = listLength(list);
  if (given < least || given > most) {
    const bound = least === most
      ? `a ${least}-sequence`
      : given < least
      ? `an at least ${least}-sequence`
      : `an at most ${most}-sequence`;
    return raiseTypeError(`${nameOfType(cls)}() takes ${bound} (${given}-sequence given)`);
  }
  const result = allocateTupleInstance(cls, least);
  for (let i = 0; i < least; i++) setTupleItem(result, i, listItem(list, i));
  return result;
}
