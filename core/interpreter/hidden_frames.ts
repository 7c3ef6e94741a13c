/** Frames of library code that CPython does without frames: neither tracebacks nor sys._getframe show them. */
import { CODE_FLAGS } from "../heap/layouts/callable.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { CodeFlag } from "../compiler/opcodes.ts";

/** CodeFlag.HIDDEN as the small int of CODE_FLAGS has it. */
const HIDDEN_WORD = CodeFlag.HIDDEN << 1;

/** Whether frames of this code are hidden. */
export function isHidden(code: Value): boolean {
  return (H32[(code + CODE_FLAGS) >> 2] & HIDDEN_WORD) !== 0;
}
