/**
 * The inline cache of CALL for classes: how instances are made when it takes nothing but an allocation and a frame for
 * `__init__`. Three words: the class, its version, and its `__init__` (a guest function) or 0 for none. The version is the
 * guard: it changes with the class and its bases; a metaclass that gains a `__call__` empties all caches. A cache is emptied when a class dies (load_code.ts: flushInlineCaches).
 */
import { CODE_SIMPLE, FUNCTION_CODE } from "../heap/layouts/callable.ts";
import { KIND_INSTANCE } from "../heap/layouts/shape.ts";
import {
  TYPE_FLAG_ABSTRACT,
  TYPE_FLAG_FINALIZER,
  TYPE_FLAG_NO_NEW,
  TYPE_FLAG_RELIED_ON,
  TYPE_FLAGS,
  TYPE_KIND,
  TYPE_VERSION,
} from "../heap/layouts/type.ts";
import { H32 } from "../heap/memory.ts";
import { small, type Value } from "../heap/value.ts";
import { typeOf } from "../objects/errors.ts";
import { typeLookup } from "../objects/lookup.ts";
import { N } from "../objects/names.ts";
import { FUNCTION_SHAPE, TYPE_TYPE } from "../objects/well_known.ts";
import { isObjectInit, isObjectNew } from "./calls.ts";

/** Fills the cache at word index `cache` for a class whose class is `type`, if its instances are made so. Never collects. */
export function noteClass(cache: number, type: Value): void {
  const metaclass = typeOf(type);
  if (metaclass !== TYPE_TYPE) {
    if (typeLookup(metaclass, N.__call__) !== typeLookup(TYPE_TYPE, N.__call__)) return;
    H32[(metaclass + TYPE_FLAGS) >> 2] |= TYPE_FLAG_RELIED_ON << 1;
  }
  const flags = H32[(type + TYPE_FLAGS) >> 2] >> 1;
  if ((flags & (TYPE_FLAG_NO_NEW | TYPE_FLAG_ABSTRACT | TYPE_FLAG_FINALIZER)) !== 0) return;
  if (H32[(type + TYPE_KIND) >> 2] !== small(KIND_INSTANCE)) return;
  if (!isObjectNew(typeLookup(type, N.__new__))) return;
  let init = typeLookup(type, N.__init__);
  if (isObjectInit(init)) init = 0;
  else {
    if ((init & 1) !== 0 || init === 0 || H32[init >> 2] !== FUNCTION_SHAPE) return;
    if (H32[(H32[(init + FUNCTION_CODE) >> 2] + CODE_SIMPLE) >> 2] !== small(1)) return;
  }
  H32[cache] = type;
  H32[cache + 1] = H32[(type + TYPE_VERSION) >> 2];
  H32[cache + 2] = init;
}
