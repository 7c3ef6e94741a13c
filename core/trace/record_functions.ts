/**
 * Recording of MAKE_FUNCTION (interpreter/slow_names.ts: makeFunction). The function is an object like others: one that is only
 * called in the trace is never made.
 */
import { CodeFlag } from "../compiler/opcodes.ts";
import { ARRAY_ITEMS } from "../heap/layouts/basic.ts";
import {
  CODE_CONSTANTS,
  CODE_FLAGS,
  CODE_NAME,
  CODE_QUALNAME,
  FUNCTION_ANNOTATE,
  FUNCTION_ANNOTATIONS,
  FUNCTION_BYTES,
  FUNCTION_CLOSURE,
  FUNCTION_CODE,
  FUNCTION_DEFAULTS,
  FUNCTION_DICT,
  FUNCTION_DOC,
  FUNCTION_GLOBALS,
  FUNCTION_KWDEFAULTS,
  FUNCTION_MODULE,
  FUNCTION_NAME,
  FUNCTION_QUALNAME,
  FUNCTION_TYPE_PARAMS,
  FUNCTION_VERSION,
} from "../heap/layouts/callable.ts";
import { EMPTY_TUPLE, NONE } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { small } from "../heap/value.ts";
import { N } from "../objects/names.ts";
import { dictFindStr } from "../objects/values/dict_table.ts";
import { FUNCTION_SHAPE } from "../objects/well_known.ts";
import { field, MemoryClass, U } from "./micro_ops.ts";
import { entryValue, globalsOf } from "./record_names.ts";
import { unsupported } from "./recorded_call.ts";
import type { Recorder } from "./recorder.ts";

/** Fields that nothing changes; the others may be set. */
const CONSTANT: ReadonlySet<number> = new Set([FUNCTION_GLOBALS, FUNCTION_CLOSURE]);
/** By bit of the argument, from the greatest: what stands below the code on the stack, the top first. */
const PARTS = [
  [16, FUNCTION_ANNOTATE],
  [8, FUNCTION_CLOSURE],
  [4, FUNCTION_ANNOTATIONS],
  [2, FUNCTION_KWDEFAULTS],
  [1, FUNCTION_DEFAULTS],
] as const;

export function recordMakeFunction(r: Recorder, flags: number): void {
  const code = r.actual(0);
  if (!r.emitter.isConstant(r.peek(0))) unsupported("a function of other code");
  const globals = globalsOf(r);
  const place = dictFindStr(globals, N.__name__);
  if (place < 0) unsupported("a function of a module without a name");
  const module = r.word(entryValue(r, globals, place, N.__name__));
  const { emitter } = r;
  const documented = ((H32[(code + CODE_FLAGS) >> 2] >> 1) & CodeFlag.HAS_DOCSTRING) !== 0;
  const doc = documented ? H32[(H32[(code + CODE_CONSTANTS) >> 2] + ARRAY_ITEMS) >> 2] : NONE;
  const fields = new Map<number, number>([
    [FUNCTION_CODE, emitter.word(code)],
    [FUNCTION_GLOBALS, emitter.word(globals)],
    [FUNCTION_NAME, emitter.word(H32[(code + CODE_NAME) >> 2])],
    [FUNCTION_QUALNAME, emitter.word(H32[(code + CODE_QUALNAME) >> 2])],
    [FUNCTION_DEFAULTS, emitter.word(0)],
    [FUNCTION_KWDEFAULTS, emitter.word(0)],
    [FUNCTION_CLOSURE, emitter.word(0)],
    [FUNCTION_DOC, emitter.word(doc)],
    [FUNCTION_MODULE, module],
    [FUNCTION_ANNOTATIONS, emitter.word(0)],
    [FUNCTION_ANNOTATE, emitter.word(0)],
    [FUNCTION_TYPE_PARAMS, emitter.word(0)],
    [FUNCTION_DICT, emitter.word(0)],
    [FUNCTION_VERSION, emitter.word(small(0))],
  ]);
  let words = 1;
  for (const [bit, offset] of PARTS) {
    if ((flags & bit) === 0) continue;
    const actual = r.actual(words);
    const part = r.word(r.peek(words++));
    if (offset === FUNCTION_DEFAULTS && actual === EMPTY_TUPLE) {
      r.emit(U.GUARD_IS, part, 0, 0, actual);
    } else fields.set(offset, part);
  }
  const fn = r.emit(U.NEW, emitter.word(FUNCTION_SHAPE), 0, 0, FUNCTION_BYTES);
  for (const [offset, value] of fields) {
    const memoryClass = CONSTANT.has(offset) ? MemoryClass.CONSTANT : MemoryClass.DICT;
    r.emit(U.SET_FIELD, fn, value, 0, field(offset, memoryClass));
  }
  r.replace(words, fn);
}
