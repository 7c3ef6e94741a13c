/** The intrinsics of type parameters and `type` statements (Python/intrinsics.c). */
import { FUNCTION_TYPE_PARAMS } from "../heap/layouts/callable.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { callModuleFunction } from "../objects/protocols/import.ts";
import { newTypeAlias } from "../objects/types/type_alias.ts";
import {
  newTypeVariable,
  PARAM_SPEC_TYPE,
  setLazyPart,
  TYPE_VAR_TUPLE_TYPE,
  TYPE_VAR_TYPE,
} from "../objects/types/type_variables.ts";
import { tupleItem, tupleOf } from "../objects/values/sequences.ts";
import { setIntrinsics } from "./slow_imports.ts";

// ORDER INTRINSICS_1 (compiler/opcodes.ts).
const enum One {
  TYPEVAR = 4,
  PARAMSPEC = 5,
  TYPEVARTUPLE = 6,
  SUBSCRIPT_GENERIC = 7,
  TYPEALIAS = 8,
}

// ORDER INTRINSICS_2 (compiler/opcodes.ts).
const enum Two {
  TYPEVAR_WITH_BOUND = 2,
  TYPEVAR_WITH_CONSTRAINTS = 3,
  SET_FUNCTION_TYPE_PARAMS = 4,
  SET_TYPEPARAM_DEFAULT = 5,
}

function unary(intrinsic: number, value: Value): Value {
  switch (intrinsic) {
    case One.TYPEVAR:
      return newTypeVariable(TYPE_VAR_TYPE, value);
    case One.PARAMSPEC:
      return newTypeVariable(PARAM_SPEC_TYPE, value);
    case One.TYPEVARTUPLE:
      return newTypeVariable(TYPE_VAR_TUPLE_TYPE, value);
    case One.SUBSCRIPT_GENERIC:
      return callModuleFunction("typing", "_subscript_generic", tupleOf(value));
    case One.TYPEALIAS:
      return newTypeAlias(tupleItem(value, 0), tupleItem(value, 1), tupleItem(value, 2));
    default:
      throw new RangeError(`Cannot run unary intrinsic ${intrinsic}: it is not in the table`);
  }
}

function binary(intrinsic: number, left: Value, right: Value): Value {
  switch (intrinsic) {
    case Two.TYPEVAR_WITH_BOUND:
    case Two.TYPEVAR_WITH_CONSTRAINTS: {
      const variable = newTypeVariable(TYPE_VAR_TYPE, left);
      setLazyPart(
        variable,
        intrinsic === Two.TYPEVAR_WITH_BOUND ? "bound" : "constraints",
        right,
      );
      return variable;
    }
    case Two.SET_FUNCTION_TYPE_PARAMS:
      H32[(left + FUNCTION_TYPE_PARAMS) >> 2] = right;
      return left;
    case Two.SET_TYPEPARAM_DEFAULT:
      setLazyPart(left, "default", right);
      return left;
    default:
      throw new RangeError(`Cannot run binary intrinsic ${intrinsic}: it is not in the table`);
  }
}

setIntrinsics(unary, binary);
