/** Classes. */
import type { ClassDef, Located } from "../syntax/ast.ts";
import { visitBlockBody } from "./bodies.ts";
import { callWith, checkKeywords } from "./calls.ts";
import type { CodeGenerator } from "./code_generator.ts";
import type { CodeUnit } from "./code_unit.ts";
import { applyDecorators } from "./functions.ts";
import { Pseudo } from "./instruction.ts";
import { Intrinsic1 } from "./intrinsics.ts";
import { Op } from "./opcodes.ts";
import { enterTypeParameterUnit, loadTypeParameters } from "./type_parameters.ts";
import { UnitKind } from "./unit_builder.ts";

/** `class name(bases, keywords): body`: `name = __build_class__(body as a function, "name", *bases, **keywords)` */
export function visitClass(generator: CodeGenerator, node: ClassDef): void {
  const { decorator_list: decorators, type_params: typeParameters, name } = node;
  generator.visitAll(decorators);
  const firstLine = decorators.length > 0 ? decorators[0].line : node.line;
  if (typeParameters.length === 0) {
    loadBuildClass(generator, node, firstLine);
    checkKeywords(generator, node.keywords);
    callWith(generator, node.bases, node.keywords, 2, null, node);
  } else {
    const closure = generator.loadClosure(generator.scopeOf(typeParameters), node);
    enterTypeParameterUnit(generator, typeParameters, name, firstLine, name, 0);
    loadTypeParameters(generator, typeParameters);
    generator.emitVariable(".type_params", "Store", node);
    loadBuildClass(generator, node, firstLine);
    generator.emitVariable(".type_params", "Load", node);
    generator.unit.emit(Op.CALL_INTRINSIC_1, Intrinsic1.SUBSCRIPT_GENERIC, node);
    generator.emitVariable(".generic_base", "Store", node);
    checkKeywords(generator, node.keywords);
    callWith(generator, node.bases, node.keywords, 2, ".generic_base", node);
    generator.unit.emitExit(Op.RETURN_VALUE, 0, null);
    generator.makeFunction(generator.leaveUnit(), closure, node);
    generator.unit.pushNull(node);
    generator.unit.emit(Op.CALL, 0, node);
  }
  applyDecorators(generator, decorators);
  generator.emitVariable(name, "Store", node);
}

/** Pushes `__build_class__`, an empty self slot, the body and the name. */
function loadBuildClass(generator: CodeGenerator, node: ClassDef, firstLine: number): void {
  const { unit } = generator;
  unit.emit(Op.LOAD_BUILD_CLASS, 0, node);
  unit.emit(Op.PUSH_NULL, 0, node);
  const closure = generator.loadClosure(generator.scopeOf(node), node);
  const code = generator.unitOf(node, () => compileBody(generator, node, firstLine));
  generator.makeFunction(code, closure, node);
  unit.loadString(node.name, node);
}

function compileBody(generator: CodeGenerator, node: ClassDef, firstLine: number): CodeUnit {
  const { name, type_params: typeParameters } = node;
  const scope = generator.scopeOf(node);
  generator.enterUnit(UnitKind.CLASS, name, scope, firstLine, name);
  const { unit } = generator;
  const location: Located = { line: firstLine, endLine: firstLine, col: 0, endCol: 0 };
  generator.emitVariable("__name__", "Load", location);
  generator.emitVariable("__module__", "Store", location);
  unit.loadString(unit.qualname, location);
  generator.emitVariable("__qualname__", "Store", location);
  unit.loadInt(firstLine, location);
  generator.emitVariable("__firstlineno__", "Store", location);
  if (typeParameters.length > 0) {
    generator.emitVariable(".type_params", "Load", location);
    generator.emitVariable("__type_params__", "Store", location);
  }
  if (scope.needsClassDict) {
    unit.emit(Op.LOAD_LOCALS, 0, location);
    unit.emit(Op.STORE_DEREF, unit.cellIndex("__classdict__"), location);
  }
  if (scope.hasConditionalAnnotations) {
    unit.emit(Op.BUILD_SET, 0, location);
    unit.emit(Op.STORE_DEREF, unit.cellIndex("__conditional_annotations__"), location);
  }
  visitBlockBody(generator, node.body, node.body.length, location);
  const attributes = [...unit.staticAttributes].sort();
  const items = attributes.map((value) => ({ type: "str", value }) as const);
  unit.loadConstant({ type: "tuple", items }, null);
  generator.emitVariable("__static_attributes__", "Store", null);
  if (scope.needsClassDict) {
    unit.emit(Pseudo.LOAD_CLOSURE, unit.cellIndex("__classdict__"), null);
    generator.emitVariable("__classdictcell__", "Store", null);
  }
  if (scope.needsClassClosure) {
    // __build_class__ gets the cell and fills it with the class.
    unit.emit(Pseudo.LOAD_CLOSURE, unit.cellIndex("__class__"), null);
    unit.emit(Op.COPY, 1, null);
    generator.emitVariable("__classcell__", "Store", null);
  } else {
    unit.loadNone(null);
  }
  unit.emitExit(Op.RETURN_VALUE, 0, null);
  return generator.leaveUnit();
}
