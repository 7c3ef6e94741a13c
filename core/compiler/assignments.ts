/** Assignment and augmented assignment. */
import type { Assign, Attribute, AugAssign, Subscript } from "../syntax/ast.ts";
import { fromAttributeName } from "./calls.ts";
import type { CodeGenerator } from "./code_generator.ts";
import { Op } from "./opcodes.ts";
import { loadSliceBounds } from "./expressions.ts";
import { assignInParallel } from "./unpacking.ts";

/** `target = target = value` */
export function visitAssign(generator: CodeGenerator, node: Assign): void {
  if (assignInParallel(generator, node)) return;
  const { targets } = node;
  generator.visit(node.value);
  for (let i = 0; i < targets.length; i++) {
    if (i + 1 < targets.length) generator.unit.emit(Op.COPY, 1, node);
    generator.visit(targets[i]);
  }
}

/** `target op= value`: what the target consists of is evaluated once. */
export function visitAugmentedAssign(generator: CodeGenerator, node: AugAssign): void {
  const { target } = node;
  switch (target.kind) {
    case "Name":
      generator.emitVariable(target.id, "Load", target);
      generator.visit(node.value);
      generator.unit.emitInPlace(node.op, node);
      generator.emitVariable(target.id, "Store", target);
      break;
    case "Attribute":
      augmentAttribute(generator, node, target);
      break;
    case "Subscript":
      augmentSubscript(generator, node, target);
      break;
  }
}

function augmentAttribute(generator: CodeGenerator, node: AugAssign, target: Attribute): void {
  const { unit } = generator;
  const location = fromAttributeName(target, target);
  generator.visit(target.value);
  unit.emit(Op.COPY, 1, target);
  generator.emitName(Op.LOAD_ATTR, target.attr, location);
  generator.visit(node.value);
  unit.emitInPlace(node.op, node);
  unit.emit(Op.SWAP, 2, location);
  generator.emitName(Op.STORE_ATTR, target.attr, location);
}

function augmentSubscript(generator: CodeGenerator, node: AugAssign, target: Subscript): void {
  const { unit } = generator;
  const { slice } = target;
  generator.visit(target.value);
  if (slice.kind === "Slice" && slice.step === null) {
    loadSliceBounds(generator, slice);
    unit.emit(Op.COPY, 3, target);
    unit.emit(Op.COPY, 3, target);
    unit.emit(Op.COPY, 3, target);
    unit.emit(Op.BINARY_SLICE, 0, target);
    generator.visit(node.value);
    unit.emitInPlace(node.op, node);
    unit.emit(Op.SWAP, 4, target);
    unit.emit(Op.SWAP, 3, target);
    unit.emit(Op.SWAP, 2, target);
    unit.emit(Op.STORE_SLICE, 0, target);
    return;
  }
  generator.visit(slice);
  unit.emit(Op.COPY, 2, target);
  unit.emit(Op.COPY, 2, target);
  unit.emit(Op.BINARY_SUBSCR, 0, target);
  generator.visit(node.value);
  unit.emitInPlace(node.op, node);
  unit.emit(Op.SWAP, 3, target);
  unit.emit(Op.SWAP, 2, target);
  unit.emit(Op.STORE_SUBSCR, 0, target);
}
