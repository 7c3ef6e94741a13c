/**
 * Addresses of those library types whose objects the dispatch loop's kernels know (interpreter/dispatch): they stand below
 * library/static_types.ts, which has the others. A runtime makes them when it first imports their module. They get
 * their addresses in well_known.ts.
 */
export type { TypeAndShape } from "./well_known.ts";
export {
  ACCUMULATE_SHAPE,
  ACCUMULATE_TYPE,
  CHAIN_SHAPE,
  CHAIN_TYPE,
  COMBINATIONS_SHAPE,
  COMBINATIONS_TYPE,
  COMBINATIONS_WITH_REPLACEMENT_SHAPE,
  COMBINATIONS_WITH_REPLACEMENT_TYPE,
  COUNT_SHAPE,
  COUNT_TYPE,
  CYCLE_SHAPE,
  CYCLE_TYPE,
  DEFAULT_DICT_SHAPE,
  DEFAULT_DICT_TYPE,
  DEQUE_SHAPE,
  DEQUE_TYPE,
  ISLICE_SHAPE,
  ISLICE_TYPE,
  iteratorType,
  libraryType,
  ORDERED_DICT_SHAPE,
  ORDERED_DICT_TYPE,
  PAIRWISE_SHAPE,
  PAIRWISE_TYPE,
  PERMUTATIONS_SHAPE,
  PERMUTATIONS_TYPE,
  PRODUCT_SHAPE,
  PRODUCT_TYPE,
  REPEAT_SHAPE,
  REPEAT_TYPE,
  structSequence,
  TUPLE_GETTER_SHAPE,
  TUPLE_GETTER_TYPE,
} from "./well_known.ts";
