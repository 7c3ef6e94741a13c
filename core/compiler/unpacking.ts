/** Assignment to several targets: `a, (b, *c) = ...`. */
import type { Assign, Expr, List, Located, Tuple } from "../syntax/ast.ts";
import type { CodeGenerator } from "./code_generator.ts";
import { Op } from "./opcodes.ts";
import { Place } from "./scope.ts";

/** Takes the value on top apart and stores its items into the elements of a list or tuple. */
export function storeUnpacked(generator: CodeGenerator, node: List | Tuple): void {
  const { elts } = node;
  emitUnpack(generator, elts, node);
  for (const element of elts) {
    generator.visit(element.kind === "Starred" ? element.value : element);
  }
}

function emitUnpack(generator: CodeGenerator, elements: readonly Expr[], location: Located): void {
  const { unit } = generator;
  let star = -1;
  elements.forEach((element, i) => {
    if (element.kind !== "Starred") return;
    if (star >= 0) {
      throw generator.failure("multiple starred expressions in assignment", location);
    }
    const after = elements.length - i - 1;
    if (i >= 1 << 8 || after >= 1 << 15) {
      const message = "too many expressions in star-unpacking assignment";
      throw generator.failure(message, location);
    }
    star = i;
  });
  if (star < 0) {
    unit.emit(Op.UNPACK_SEQUENCE, elements.length, location);
  } else {
    unit.emit(Op.UNPACK_EX, star + ((elements.length - star - 1) << 8), location);
  }
}

/** At most this many values change places without a tuple. */
const MAX_EXCHANGED = 3;

/**
 * `a, b = b, a`: two or three values go to as many targets without a tuple being made. Returns false when the statement is not
 * of this form.
 */
export function assignInParallel(generator: CodeGenerator, node: Assign): boolean {
  const { targets, value } = node;
  const target = targets[0];
  if (targets.length !== 1 || value.kind !== "Tuple") return false;
  if (target.kind !== "Tuple" && target.kind !== "List") return false;
  const count = value.elts.length;
  if (count < 2 || count > MAX_EXCHANGED || target.elts.length !== count) return false;
  if (value.elts.some(isStarred) || target.elts.some(isStarred)) return false;
  const { unit } = generator;
  generator.visitAll(value.elts);
  const names = distinctLocals(generator, target.elts);
  if (names !== null) {
    // Nobody can tell in which order plain locals are stored, but co_varnames tells in which order they come.
    for (const name of names) unit.localSlot(name);
    for (let i = count - 1; i >= 0; i--) generator.visit(target.elts[i]);
    return true;
  }
  unit.emit(Op.SWAP, count, target);
  generator.visitAll(target.elts);
  return true;
}

function isStarred(node: Expr): boolean {
  return node.kind === "Starred";
}

/** The (mangled) names of targets that are different plain locals, else null. */
function distinctLocals(generator: CodeGenerator, nodes: readonly Expr[]): Set<string> | null {
  const { scope } = generator.unit;
  if (!scope.isFunctionLike) return null;
  const names = new Set<string>();
  for (const node of nodes) {
    if (node.kind !== "Name") return null;
    const name = generator.mangled(node.id);
    if (names.has(name) || scope.placeOf(name) !== Place.LOCAL) return null;
    names.add(name);
  }
  return names;
}
