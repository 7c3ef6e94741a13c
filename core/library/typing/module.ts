/** The module typing: annotations that do nothing, and the classes that are made with its help. */
import { GENERIC_ALIAS_TYPE, UNION_TYPE } from "../../objects/types/generic_shapes.ts";
import { noDefault } from "../../objects/types/lazy_values.ts";
import { TYPE_ALIAS_TYPE } from "../../objects/types/type_alias.ts";
import {
  PARAM_SPEC_ARGS_TYPE,
  PARAM_SPEC_KWARGS_TYPE,
  PARAM_SPEC_TYPE,
  TYPE_VAR_TUPLE_TYPE,
  TYPE_VAR_TYPE,
} from "../../objects/types/type_variables.ts";
import { bool } from "../../objects/values/numbers.ts";
import { FUNCTION_TYPE, NONE_TYPE } from "../../objects/well_known.ts";
import { isInnerCheck } from "../abc/abstract_classes.ts";

import { defineModule } from "../index.ts";
import { formsSource } from "./forms_source.ts";
import { genericSources } from "./generic_sources.ts";

defineModule({
  name: "typing",
  doc: "The typing module: Support for gradual typing as defined by PEP 484 and subsequent PEPs.",
  types: {
    Union: UNION_TYPE,
    GenericAlias: GENERIC_ALIAS_TYPE,
    TypeVar: TYPE_VAR_TYPE,
    ParamSpec: PARAM_SPEC_TYPE,
    ParamSpecArgs: PARAM_SPEC_ARGS_TYPE,
    ParamSpecKwargs: PARAM_SPEC_KWARGS_TYPE,
    TypeVarTuple: TYPE_VAR_TUPLE_TYPE,
    TypeAliasType: TYPE_ALIAS_TYPE,
  },
  attributes: () => ({
    NoDefault: noDefault(),
    _BuiltinAlias: GENERIC_ALIAS_TYPE,
    _NoneType: NONE_TYPE,
    _FunctionType: FUNCTION_TYPE,
  }),
  functions: { _is_inner_check: ["", () => bool(isInnerCheck())] },
  source: formsSource,
  lazySources: genericSources,
});
