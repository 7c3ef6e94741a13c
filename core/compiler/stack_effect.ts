/** How much higher the stack is after an instruction. */
import { Pseudo } from "./instruction.ts";
import { Op, OPCODE_TABLE } from "./opcodes.ts";

const VARIABLE = 127;
let fixed: Int8Array | null = null;

function fixedEffects(): Int8Array {
  const effects = new Int8Array(256);
  for (let op = 0; op < OPCODE_TABLE.length; op++) effects[op] = OPCODE_TABLE[op][2] ?? VARIABLE;
  effects[Pseudo.LOAD_CLOSURE] = 1;
  effects[Pseudo.LOAD_CELL_AND_CLEAR] = 1;
  effects[Pseudo.RESTORE_FAST] = -1;
  effects[Pseudo.RESTORE_CELL] = -1;
  effects[Op.FOR_ITER] = VARIABLE;
  effects[Op.JUMP_IF_FALSE_OR_POP] = VARIABLE;
  effects[Op.JUMP_IF_TRUE_OR_POP] = VARIABLE;
  return effects;
}

/** The net effect of an instruction on the stack's depth; `jumps`: on the way that takes the jump. */
export function stackEffect(op: number, arg: number, jumps: boolean): number {
  fixed ??= fixedEffects();
  const effect = fixed[op];
  return effect !== VARIABLE ? effect : variableEffect(op, arg, jumps);
}

function variableEffect(op: number, arg: number, jumps: boolean): number {
  switch (op) {
    case Op.LOAD_GLOBAL:
      return 1 + (arg & 1);
    case Op.BUILD_SLICE:
    case Op.BUILD_TUPLE:
    case Op.BUILD_LIST:
    case Op.BUILD_SET:
    case Op.BUILD_STRING:
      return 1 - arg;
    case Op.BUILD_MAP:
      return 1 - 2 * arg;
    case Op.UNPACK_SEQUENCE:
      return arg - 1;
    case Op.UNPACK_EX:
      return (arg & 0xff) + (arg >> 8);
    case Op.BUILD_INTERPOLATION:
      return -1 - (arg & 1);
    case Op.CALL:
      return -1 - arg;
    case Op.CALL_KW:
      return -2 - arg;
    case Op.MAKE_FUNCTION:
      return -((arg & 1) + (arg >> 1 & 1) + (arg >> 2 & 1) + (arg >> 3 & 1) + (arg >> 4 & 1));
    case Op.RAISE_VARARGS:
      return -arg;
    case Op.FOR_ITER:
      return jumps ? -1 : 1;
    case Op.JUMP_IF_FALSE_OR_POP:
    case Op.JUMP_IF_TRUE_OR_POP:
      return jumps ? 0 : -1;
    default:
      throw new Error(`Cannot tell the stack effect: current opcode is ${op}`);
  }
}
