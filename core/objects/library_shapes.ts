/**
 * Addresses of those library types whose objects the dispatch loop's kernels know (interpreter/dispatch): they stand below
 * library/static_types.ts, which has the others. A runtime makes them when it first imports their module.
 */
import { DICT_BYTES } from "../heap/layouts/dict.ts";
import {
  KIND_DICT,
  KIND_ITERATOR,
  KIND_OTHER,
  KIND_TUPLE,
  LAYOUT_ARRAY,
  LAYOUT_FIELDS,
} from "../heap/layouts/shape.ts";
import type { Ref } from "../heap/value.ts";
import { lateTypes } from "./static_area.ts";
import { staticShape, staticType } from "./well_known.ts";

/** A type and the shape of its instances. */
export type TypeAndShape = readonly [type: Ref<"type">, shape: Ref<"shape">];

/** The next library type; sizes in bytes. */
export function libraryType(
  name: string,
  bytes: number,
  kind: number = KIND_OTHER,
  layout: number = LAYOUT_FIELDS,
): TypeAndShape {
  const type = staticType(name);
  lateTypes.add(type);
  return [type, staticShape(type, layout, bytes, kind)];
}

/** The next library type of iterators. */
export const iteratorType = (name: string, bytes: number) =>
  libraryType(name, bytes, KIND_ITERATOR);

/** The next type of tuples with names for their items (library/struct_sequence.ts). */
export const structSequence = (name: string) => libraryType(name, 0, KIND_TUPLE, LAYOUT_ARRAY);

// --- itertools; ORDER: the iterators are the first, one after the other (dispatch/iteration.ts).
export const [ACCUMULATE_TYPE, ACCUMULATE_SHAPE] = iteratorType("itertools.accumulate", 24);
export const [CHAIN_TYPE, CHAIN_SHAPE] = iteratorType("itertools.chain", 16);
export const [COMBINATIONS_TYPE, COMBINATIONS_SHAPE] = iteratorType("itertools.combinations", 16);
export const [COMBINATIONS_WITH_REPLACEMENT_TYPE, COMBINATIONS_WITH_REPLACEMENT_SHAPE] =
  iteratorType("itertools.combinations_with_replacement", 16);
export const [COUNT_TYPE, COUNT_SHAPE] = iteratorType("itertools.count", 16);
export const [CYCLE_TYPE, CYCLE_SHAPE] = iteratorType("itertools.cycle", 16);
export const [ISLICE_TYPE, ISLICE_SHAPE] = iteratorType("itertools.islice", 24);
export const [PAIRWISE_TYPE, PAIRWISE_SHAPE] = iteratorType("itertools.pairwise", 16);
export const [PERMUTATIONS_TYPE, PERMUTATIONS_SHAPE] = iteratorType("itertools.permutations", 24);
export const [PRODUCT_TYPE, PRODUCT_SHAPE] = iteratorType("itertools.product", 16);
export const [REPEAT_TYPE, REPEAT_SHAPE] = iteratorType("itertools.repeat", 16);

// --- collections
export const [DEQUE_TYPE, DEQUE_SHAPE] = libraryType("collections.deque", 32);
export const [DEFAULT_DICT_TYPE, DEFAULT_DICT_SHAPE] = libraryType(
  "collections.defaultdict",
  DICT_BYTES + 8,
  KIND_DICT,
);
export const [ORDERED_DICT_TYPE, ORDERED_DICT_SHAPE] = libraryType(
  "collections.OrderedDict",
  DICT_BYTES + 16,
  KIND_DICT,
);
export const [TUPLE_GETTER_TYPE, TUPLE_GETTER_SHAPE] = libraryType("collections._tuplegetter", 16);
