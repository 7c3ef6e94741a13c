/**
 * Numbers that instruction arguments hold: the places of names in the tables of opcodes.ts. A test compares them with the tables.
 */

/** CALL_INTRINSIC_1's arguments; ORDER INTRINSICS_1. */
export const Intrinsic1 = {
  PRINT: 1,
  IMPORT_STAR: 2,
  STOPITERATION_ERROR: 3,
  TYPEVAR: 4,
  PARAMSPEC: 5,
  TYPEVARTUPLE: 6,
  SUBSCRIPT_GENERIC: 7,
  TYPEALIAS: 8,
} as const;

/** CALL_INTRINSIC_2's arguments; ORDER INTRINSICS_2. */
export const Intrinsic2 = {
  PREP_RERAISE_STAR: 1,
  TYPEVAR_WITH_BOUND: 2,
  TYPEVAR_WITH_CONSTRAINTS: 3,
  SET_FUNCTION_TYPE_PARAMS: 4,
  SET_TYPEPARAM_DEFAULT: 5,
} as const;

/** COMPARE_OP's arguments; ORDER COMPARE_OPERATORS. */
export const Comparison = { Lt: 0, LtE: 1, Eq: 2, NotEq: 3, Gt: 4, GtE: 5 } as const;

/** LOAD_COMMON_CONSTANT's arguments. */
export const CommonConstant = {
  ASSERTION_ERROR: 0,
  NOT_IMPLEMENTED_ERROR: 1,
  TUPLE: 2,
  ALL: 3,
  ANY: 4,
} as const;

/** LOAD_SPECIAL's arguments. */
export const SpecialMethod = { ENTER: 0, EXIT: 1, ASYNC_ENTER: 2, ASYNC_EXIT: 3 } as const;

/** GET_AWAITABLE's arguments. */
export const AwaitKind = { EXPRESSION: 0, ASYNC_ENTER: 1, ASYNC_EXIT: 2 } as const;

/** How many values one expression may put on the stack before it goes on in pieces (CPython's _PY_STACK_USE_GUIDELINE). */
export const STACK_USE_GUIDELINE = 30;
