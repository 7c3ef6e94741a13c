/**
 * The module array.
 *
 * Left out: the warning of the type code "u", whose items are those of "w".
 */
import { newStr } from "../../objects/values/text.ts";
import { defineModule } from "../index.ts";
import { ARRAY_TYPE } from "../static_types.ts";
import { arrayType } from "./array_type.ts";
import { TYPE_CODES } from "./item_kinds.ts";

defineModule({
  name: "array",
  doc:
    "This module defines an object type which can efficiently represent an array of basic values.",
  installs: [arrayType],
  types: { array: ARRAY_TYPE, ArrayType: ARRAY_TYPE },
  attributes: () => ({ typecodes: newStr(TYPE_CODES) }),
});
