/** Kernel of MAKE_FUNCTION (interpreter/slow_names.ts). */
import { ARRAY_ITEMS } from "../../heap/layouts/basic.ts";
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
  FUNCTION_DOC,
  FUNCTION_GLOBALS,
  FUNCTION_KWDEFAULTS,
  FUNCTION_MODULE,
  FUNCTION_NAME,
  FUNCTION_QUALNAME,
  FUNCTION_VERSION,
} from "../../heap/layouts/callable.ts";
import { ENTRY_VALUE } from "../../heap/layouts/dict.ts";
import { FRAME_GLOBALS } from "../../heap/layouts/frame.ts";
import { EMPTY_TUPLE, NONE, TS_NEXT_VERSION } from "../../heap/map.ts";
import { CodeFlag } from "../../compiler/opcodes.ts";
import { type I32, int, word, wordAt } from "../../kernel/expressions.ts";
import { routine, type Variable } from "../../kernel/statements.ts";
import { N } from "../../objects/names.ts";
import { FUNCTION_SHAPE } from "../../objects/well_known.ts";
import { allocate } from "./allocation.ts";
import { FIND_ENTRY, UNDECIDED } from "./dicts.ts";
import type { Dispatch } from "./state.ts";

/** What belongs to the function below its code on the stack, from the top: the flag that says so, and the field. */
const PARTS: readonly (readonly [flag: number, field: number])[] = [
  [16, FUNCTION_ANNOTATE],
  [8, FUNCTION_CLOSURE],
  [4, FUNCTION_ANNOTATIONS],
  [2, FUNCTION_KWDEFAULTS],
  [1, FUNCTION_DEFAULTS],
];

/** A new function of code and globals; 0 when the kernel fails. */
export const NEW_FUNCTION = routine("newFunction", ["i32", "i32"], (k, ...values) => {
  const [code, globals] = values as Variable<I32>[];
  k.block((fail) => {
    const entry = k.let(FIND_ENTRY.call(globals, int(N.__name__)));
    k.gotoIf(entry.eq(UNDECIDED), fail);
    const fn = allocate(k, FUNCTION_BYTES, fail);
    k.word(fn, 0, FUNCTION_SHAPE);
    k.word(fn, FUNCTION_CODE, code);
    k.word(fn, FUNCTION_GLOBALS, globals);
    k.word(fn, FUNCTION_NAME, word(code, CODE_NAME));
    k.word(fn, FUNCTION_QUALNAME, word(code, CODE_QUALNAME));
    k.word(fn, FUNCTION_DOC, NONE);
    k.if(
      word(code, CODE_FLAGS).shr(1).and(CodeFlag.HAS_DOCSTRING),
      () => k.word(fn, FUNCTION_DOC, word(word(code, CODE_CONSTANTS), ARRAY_ITEMS)),
    );
    k.word(fn, FUNCTION_MODULE, NONE);
    k.if(entry, () => k.word(fn, FUNCTION_MODULE, word(entry, ENTRY_VALUE)));
    const version = k.let(wordAt(TS_NEXT_VERSION));
    k.wordAt(TS_NEXT_VERSION, version.add(1).and(0x3fffffff));
    k.word(fn, FUNCTION_VERSION, version.shl(1).or(1));
    k.return(fn);
  });
  k.return(int(0));
});

export function makeFunction(d: Dispatch): void {
  const { k } = d;
  const at = k.let(d.sp.sub(4));
  const fn = k.let(NEW_FUNCTION.call(word(at), word(d.frame, FRAME_GLOBALS)));
  d.need(fn);
  const flags = k.let(d.argument());
  for (const [flag, field] of PARTS) {
    k.if(flags.and(flag), () => {
      k.set(at, at.sub(4));
      k.word(fn, field, word(at));
    });
  }
  k.if(word(fn, FUNCTION_DEFAULTS).eq(EMPTY_TUPLE), () => k.word(fn, FUNCTION_DEFAULTS, 0));
  k.word(at, 0, fn);
  k.set(d.sp, at.add(4));
  d.done();
}
