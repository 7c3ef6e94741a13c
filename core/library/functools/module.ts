/** The module functools. */
import { GENERIC_ALIAS_TYPE, UNION_TYPE } from "../../objects/types/generic_shapes.ts";
import { MAPPINGPROXY_TYPE } from "../../objects/well_known.ts";
import { abstractTypes, cacheToken } from "../abc/abstract_classes.ts";
import { tupleGetterType } from "../collections/named_tuple.ts";
import { defineModule } from "../index.ts";
import { CACHE_WRAPPER_TYPE, PARTIAL_TYPE } from "../static_types.ts";
import { cacheFunctions, cacheWrapperType } from "./lru_cache.ts";
import { keyWrapperType, orderingFunctions } from "./ordering.ts";
import { partialTypes, placeholder } from "./partial.ts";
import { functoolsSources } from "./sources.ts";
import { ASSIGNMENTS, namesTuple, UPDATES, wrappingFunctions } from "./wrapping.ts";

defineModule({
  name: "functools",
  doc: "functools.py - Tools for working with functions and callable objects\n",
  installs: [
    ...partialTypes,
    cacheWrapperType,
    keyWrapperType,
    tupleGetterType,
    ...abstractTypes,
  ],
  types: { partial: PARTIAL_TYPE, _lru_cache_wrapper: CACHE_WRAPPER_TYPE },
  functions: {
    ...orderingFunctions,
    ...cacheFunctions,
    ...wrappingFunctions,
    _get_cache_token: ["", cacheToken],
  },
  attributes: () => ({
    Placeholder: placeholder(),
    WRAPPER_ASSIGNMENTS: namesTuple(ASSIGNMENTS),
    WRAPPER_UPDATES: namesTuple(UPDATES),
    _GenericAlias: GENERIC_ALIAS_TYPE,
    _UnionType: UNION_TYPE,
    _mappingproxy: MAPPINGPROXY_TYPE,
  }),
  lazySources: functoolsSources,
});
