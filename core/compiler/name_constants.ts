/**
 * Which entries of a code object's constant table are names: what guest code sees as `co_names`, the rest being
 * `co_consts`. Importing this file is enough.
 */
import { LENGTH, RAW_DATA } from "../heap/layouts/basic.ts";
import { CODE_INSTRUCTIONS } from "../heap/layouts/callable.ts";
import { H32 } from "../heap/memory.ts";
import type { Value } from "../heap/value.ts";
import { setNameFinder } from "../objects/types/code_type.ts";
import { Op, OPCODE_TABLE } from "./opcodes.ts";

/** Opcodes whose argument is the index of a name. */
const NAME_OPCODES: ReadonlySet<number> = new Set([
  Op.LOAD_NAME,
  Op.STORE_NAME,
  Op.DELETE_NAME,
  Op.STORE_GLOBAL,
  Op.DELETE_GLOBAL,
  Op.LOAD_FROM_DICT_OR_GLOBALS,
  Op.LOAD_ATTR,
  Op.LOAD_METHOD,
  Op.LOAD_SUPER_ATTR,
  Op.LOAD_SUPER_METHOD,
  Op.STORE_ATTR,
  Op.DELETE_ATTR,
  Op.IMPORT_NAME,
  Op.IMPORT_FROM,
]);

function nameConstants(code: Value): ReadonlySet<number> {
  const raw = H32[(code + CODE_INSTRUCTIONS) >> 2];
  const first = (raw + RAW_DATA) >> 2;
  const count = (H32[(raw + LENGTH) >> 2] >> 1) >> 2;
  const names = new Set<number>();
  for (let i = 0; i < count;) {
    const word = H32[first + i];
    const opcode = word & 0xff;
    if (opcode === Op.LOAD_GLOBAL) names.add(word >> 9);
    else if (NAME_OPCODES.has(opcode)) names.add(word >> 8);
    i += 1 + OPCODE_TABLE[opcode][1];
  }
  return names;
}

setNameFinder(nameConstants);
