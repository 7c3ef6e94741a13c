/**
 * Which stencils there are. A family is one piece of code; its stencils differ in registers alone. Families of a micro-op differ
 * in which operands are constants; a comparison and the guard behind it are one family (`INT_LESS+GUARD_TRUE`).
 *
 * A family's digits name what each of its registers holds, the most significant first: operands a, b, c, and the result r.
 * Where three registers of one class would make 512 stencils of something rare, the result is tied to the register of an operand
 * (the digit r is left out): the compiler moves the operand before where it is still needed.
 */
import type { I32 } from "../../../core/kernel/expressions.ts";
import { kernel } from "../../../core/kernel/statements.ts";
import { helpersOf as helpersOfKernel, type RegionHelper } from "../../../core/trace/helpers.ts";
import { FLOAT_REGISTERS, INT_REGISTERS } from "../machine.ts";
import {
  ALLOCATE_MORE,
  MICRO_OP_NAMES,
  MICRO_OPS,
  type MicroOp,
  type MicroOpName,
  type ResultType,
} from "../../../core/trace/micro_ops.ts";

/** The operands by place. */
export const OPERAND_NAMES = "abc";

/** A family. */
export interface Family {
  /** Name of a micro-op, of two with `+` between, or of a piece of the compiler's own. */
  readonly name: string;
  /** The micro-op whose operands it has; null: it is none. */
  readonly op: MicroOp | null;
  /** The guard behind it. */
  readonly guard: MicroOp | null;
  /** Bit i: operand i is a constant. */
  readonly constants: number;
  readonly digits: string;
  /** Whether each digit is a float register. */
  readonly floats: readonly boolean[];
  /** The operand whose register takes the result, or "". */
  readonly tied: string;
}

/** Micro-ops that go to another place, or whose operands are no registers: the compiler has pieces of its own for them. */
const CONTROL: ReadonlySet<MicroOpName> = new Set<MicroOpName>([
  "CONST_INT",
  "CONST_WORD",
  "CONST_BOOL",
  "CONST_FLOAT",
  "INPUT_WORD",
  "INPUT_INT",
  "INPUT_FLOAT",
  "INPUT_BOOL",
  "CALL_OUT",
  "EXIT",
]);

/** Comparisons: they give a bool and are compiled with what branches on it. */
export const COMPARISONS: readonly MicroOpName[] = [
  "INT_LESS",
  "INT_LESS_EQUAL",
  "INT_EQUAL",
  "INT_NOT_EQUAL",
  "SAME",
  "FLOAT_LESS",
  "FLOAT_LESS_EQUAL",
  "FLOAT_EQUAL",
  "FLOAT_NOT_EQUAL",
];
const GUARDS: readonly MicroOpName[] = ["GUARD_TRUE", "GUARD_FALSE"];
/** Their result may be in a register of its own. */
const UNTIED: ReadonlySet<MicroOpName> = new Set<MicroOpName>([
  "INT_ADD",
  "INT_SUBTRACT",
  "INT_MULTIPLY",
  "ITEM",
  "UNIT",
]);
/** The operand whose register takes the result, if not the first that is no constant. */
const TIED_TO: Partial<Record<MicroOpName, string>> = { SELECT_INT: "bc", SELECT_FLOAT: "bc" };

const isFloat = (type: ResultType) => type === "float";

/** Micro-ops that are called although they call nothing: what they do is long. */
const LONG: ReadonlySet<MicroOpName> = new Set<MicroOpName>(["CREATE_GENERATOR"]);

/** The helpers that a micro-op's kernel calls. */
function helpersOf(name: string, op: MicroOp): RegionHelper[] {
  const body = kernel(name, ["i32"], "i32", (k, frame) => {
    const operand = (place: number) =>
      isFloat(op.operands[place] ?? "none") ? k.variable("f64") : k.variable("i32");
    const [a, b, c] = [operand(0), operand(1), operand(2)];
    const label = { loop: false, id: -1 };
    const given = op.kernel({
      k,
      frame: frame as I32,
      a,
      b,
      c,
      immediate: 1,
      fail: label,
      entry: label,
    });
    if (given) k.let(given);
  });
  // Where that is called, a stencil asks the host (c_source.ts).
  return helpersOfKernel(body).filter((helper) => helper.name !== ALLOCATE_MORE);
}

/**
 * Micro-ops that are functions which stencils call (routines.ts): those that call routines of the dispatch loop. What calls the
 * host is a request.
 */
export const CALLED: readonly MicroOpName[] = MICRO_OP_NAMES.filter((name) => {
  if (CONTROL.has(name)) return false;
  const helpers = helpersOf(name, MICRO_OPS[name]);
  return LONG.has(name) || helpers.length > 0 && helpers.every(({ exported }) => exported);
});

/** All families that come from micro-ops. */
export function microOpFamilies(): Family[] {
  const families: Family[] = [];
  for (const name of MICRO_OP_NAMES) {
    const op: MicroOp = MICRO_OPS[name];
    if (CONTROL.has(name) || LONG.has(name) || helpersOf(name, op).length > 0) continue;
    for (let constants = 0; constants < 1 << op.operands.length; constants++) {
      const count = op.operands.length;
      // The optimizer has folded what depends on constants alone.
      if (count > 1 && op.effect !== "store" && constants === (1 << count) - 1) continue;
      // A choice between two doubles in memory would become a choice between their addresses.
      const doubles = op.operands.filter((type, i) =>
        isFloat(type) && (constants & (1 << i)) !== 0
      );
      if (doubles.length > 1) continue;
      if (COMPARISONS.includes(name)) {
        for (const guard of GUARDS) {
          families.push(family(`${name}+${guard}`, name, op, MICRO_OPS[guard], constants));
        }
      } else families.push(family(name, name, op, null, constants));
    }
  }
  return families;
}

function family(
  name: string,
  opName: MicroOpName,
  op: MicroOp,
  guard: MicroOp | null,
  constants: number,
): Family {
  const places = [0, 1, 2].filter((i) => i < op.operands.length && (constants & (1 << i)) === 0);
  const floats = places.map((i) => isFloat(op.operands[i]));
  let digits = places.map((i) => OPERAND_NAMES[i]).join("");
  let tied = "";
  const result: ResultType = guard === null ? op.result : "none";
  if (result !== "none") {
    if (places.length >= 2 && !UNTIED.has(opName)) {
      const candidates = TIED_TO[opName] ?? OPERAND_NAMES;
      tied = [...digits].find((each, i) =>
        candidates.includes(each) && floats[i] === isFloat(result)
      ) ?? "";
    }
    if (tied === "") {
      digits += "r";
      floats.push(isFloat(result));
    }
  }
  return { name, op, guard, constants, digits, floats, tied };
}

const own = (name: string, digits: string, floats: readonly boolean[]): Family => ({
  name,
  op: null,
  guard: null,
  constants: 0,
  digits,
  floats,
  tied: "",
});

/** Pieces of the compiler's own: their bodies are in c_source.ts. */
export const OWN_FAMILIES: readonly Family[] = [
  own("$CONST", "r", [false]),
  own("$FCONST", "r", [true]),
  own("$MOVE", "ar", [false, false]),
  own("$FMOVE", "ar", [true, true]),
  own("$SPILL", "a", [false]),
  own("$FSPILL", "a", [true]),
  own("$RELOAD", "r", [false]),
  own("$FRELOAD", "r", [true]),
  own("$INPUT", "r", [false]),
  own("$FINPUT", "r", [true]),
  own("$PASS", "", []),
  own("$CALL", "r", [false]),
  own("$CALL_FOR_EFFECT", "", []),
  own("$JUMP", "", []),
  own("$STUB", "", []),
  own("$ENTER", "", []),
  own("$GO", "", []),
  own("$LEAVE", "", []),
  own("$LEAVE_INTS", "", []),
  own("$RESUME", "", []),
];

/** How many stencils a family has. */
export function stencilCount({ floats }: Family): number {
  return floats.reduce((product, float) => product * (float ? FLOAT_REGISTERS : INT_REGISTERS), 1);
}

/** The registers of the stencil at a place in its family, by digit. */
export function registersOf(family: Family, place: number): number[] {
  const registers: number[] = [];
  let rest = place;
  for (let i = family.floats.length - 1; i >= 0; i--) {
    const count = family.floats[i] ? FLOAT_REGISTERS : INT_REGISTERS;
    registers[i] = rest % count;
    rest = Math.floor(rest / count);
  }
  return registers;
}
