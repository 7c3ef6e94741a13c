/** The micro-ops that are no functions of their operands and of memory: the runner (region_code.ts) does them itself. */
import type { MicroOpName } from "../../core/trace/micro_ops.ts";

/** Their names. */
export const CONTROL: ReadonlySet<MicroOpName> = new Set<MicroOpName>([
  "CONST_INT",
  "CONST_WORD",
  "CONST_BOOL",
  "CONST_FLOAT",
  "INPUT_WORD",
  "INPUT_INT",
  "INPUT_FLOAT",
  "INPUT_BOOL",
  "ENTER",
  "CALL_OUT",
  "LINK",
  "LINK_PUSHED",
  "RETURN",
]);
