/** The kernels that the dispatch loop calls, apart from it so that it stays small. */
import type { Kernel } from "../../kernel/statements.ts";
import { BIND_ARGUMENTS } from "./arguments.ts";
import { BINARY } from "./binary.ts";
import { BEST_OF } from "./iteration_best.ts";
import { COMPARE } from "./comparison.ts";
import { CONTAINS, FIND_ITEM } from "./containment.ts";
import { CONSUMER_OF_NATIVE, CONSUMER_OF_TYPE } from "./consuming.ts";
import { WRITE_DIGITS } from "./decimal_digits.ts";
import { DECIMAL_FLOAT } from "./decimal_floats.ts";
import { DICT_LOOPS } from "./dict_loops.ts";
import { DICT_ORDER_ROUTINES } from "./dict_order.ts";
import {
  DELETE_ENTRY,
  ENTER_ENTRIES,
  FIND_ENTRY,
  GROW_TABLE,
  SHARES_SLOT,
  STORE_ENTRY,
} from "./dicts.ts";
import { EXCEPTION_ROUTINES } from "./exceptions.ts";
import { ORDER_INTEGERS } from "./integers.ts";
import { EQUAL_TUPLES, TUPLE_HASH } from "./keys.ts";
import { NEW_FUNCTION } from "./functions.ts";
import { FORMAT_ROUTINES } from "./format_specs.ts";
import { JOIN_LOOPS } from "./join_loop.ts";
import { SCAN_JSON } from "./json_scan.ts";
import { WRITE_JSON } from "./json_write.ts";
import { LIST_ROUTINES } from "./native_lists.ts";
import { NUMBER_TEXT_ROUTINES } from "./number_texts.ts";
import { PERCENT_ROUTINES } from "./percent.ts";
import { REDUCTION_ROUTINES } from "./reductions.ts";
import { TEXT_ROUTINES } from "./native_texts.ts";
import { ORDERING_ROUTINES } from "./ordering.ts";
import { ITERATION } from "./iteration.ts";
import { APPEND_ITEM, POP_ITEM } from "./lists.ts";
import { CALL_NATIVE, IS_SUBTYPE, NAMED_ARGUMENTS, REPR } from "./natives.ts";
import { SET_ADD, SET_CONTAINS } from "./sets.ts";
import { LOOKUP_AFTER } from "./superclasses.ts";
import { SHORTEST_FLOAT } from "./shortest_floats.ts";
import { SPLIT_PIECES, SPLIT_PIECES_2 } from "./split_loop.ts";
import { SLICE_BETWEEN, SLICED, STORE_SLICE } from "./slices.ts";
import { PAD } from "./text_padding.ts";
import { CONCATENATE, DECIMAL_TEXT, EQUAL_STR, JOIN, ORDER_TEXT } from "./texts.ts";
import { OBJECT_TRUTH } from "./truth.ts";
import { CALL_TYPE } from "./types.ts";

export const ROUTINES: readonly Kernel[] = [
  APPEND_ITEM,
  BINARY,
  BIND_ARGUMENTS,
  NEW_FUNCTION,
  CALL_NATIVE,
  CALL_TYPE,
  COMPARE,
  CONCATENATE,
  CONSUMER_OF_NATIVE,
  CONSUMER_OF_TYPE,
  CONTAINS,
  DECIMAL_FLOAT,
  DECIMAL_TEXT,
  DELETE_ENTRY,
  EQUAL_STR,
  EQUAL_TUPLES,
  FIND_ENTRY,
  FIND_ITEM,
  GROW_TABLE,
  IS_SUBTYPE,
  JOIN,
  OBJECT_TRUTH,
  LOOKUP_AFTER,
  NAMED_ARGUMENTS,
  ORDER_INTEGERS,
  ORDER_TEXT,
  PAD,
  POP_ITEM,
  REPR,
  SET_ADD,
  SET_CONTAINS,
  SHARES_SLOT,
  SHORTEST_FLOAT,
  SLICED,
  SLICE_BETWEEN,
  STORE_ENTRY,
  STORE_SLICE,
  TUPLE_HASH,
  WRITE_DIGITS[1],
  WRITE_DIGITS[2],
  ...DICT_ORDER_ROUTINES,
  ...EXCEPTION_ROUTINES,
  ...FORMAT_ROUTINES,
  ...ITERATION,
  ...LIST_ROUTINES,
  ...NUMBER_TEXT_ROUTINES,
  ...ORDERING_ROUTINES,
  ...PERCENT_ROUTINES,
  ...REDUCTION_ROUTINES,
  ...TEXT_ROUTINES,
].map((routine) => routine.kernel);

/** The kernels of natives of the library (LIBRARY_ROUTINES). */
export const LIBRARY_KERNELS: readonly Kernel[] = [
  BEST_OF,
  ...DICT_LOOPS,
  ENTER_ENTRIES,
  ...JOIN_LOOPS,
  ...SCAN_JSON,
  SPLIT_PIECES,
  SPLIT_PIECES_2,
  ...WRITE_JSON,
].map((
  routine,
) => routine.kernel);
