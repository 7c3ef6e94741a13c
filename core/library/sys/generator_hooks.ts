/**
 * sys.set_asyncgen_hooks and get_asyncgen_hooks (PEP 525). `firstiter` is called before an asynchronous generator is used
 * for the first time; `finalizer` is kept, but never called: generators have no finalizers here.
 */
import { NONE, TS_ASYNCGEN_HOOKS } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import type { Value } from "../../heap/value.ts";
import type { NativeEntry, TypeDefinition } from "../../objects/define.ts";
import { raiseTypeError, typeName } from "../../objects/errors.ts";
import { isCallable } from "../../objects/protocols/call.ts";
import { tupleItem, tupleOf } from "../../objects/values/sequences.ts";
import { ASYNCGEN_HOOKS_TYPE } from "../static_types.ts";
import { newStructSequence, structSequence } from "../struct_sequence.ts";

/** The type of what get_asyncgen_hooks() returns. */
export const hooksType: TypeDefinition = structSequence(
  ASYNCGEN_HOOKS_TYPE,
  ["firstiter", "finalizer"],
  {
    doc: "asyncgen_hooks\n\nNamed tuple containing information about asynchronous\n" +
      "generators hooks.  The attributes are read only.",
  },
);

const hook = (place: number): Value => {
  const hooks = H32[TS_ASYNCGEN_HOOKS >> 2];
  return hooks === 0 ? NONE : tupleItem(hooks, place);
};

function setHooks(firstiter: Value, finalizer: Value): Value {
  const wanted = [firstiter, finalizer];
  for (const [place, name] of ["firstiter", "finalizer"].entries()) {
    const value = wanted[place];
    if (value === 0) wanted[place] = hook(place);
    else if (value !== NONE && !isCallable(value)) {
      return raiseTypeError(`callable ${name} expected, got ${typeName(value)}`);
    }
  }
  H32[TS_ASYNCGEN_HOOKS >> 2] = tupleOf(...wanted);
  return NONE;
}

/** The functions. */
export const hookFunctions: Readonly<Record<string, NativeEntry>> = {
  set_asyncgen_hooks: ["firstiter=None, finalizer=None", setHooks],
  get_asyncgen_hooks: ["", () => newStructSequence(ASYNCGEN_HOOKS_TYPE, [hook(0), hook(1)])],
};
