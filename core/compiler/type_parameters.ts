/** Type parameters (PEP 695, 696) and `type` statements. */
import type { TypeAlias, TypeParam } from "../syntax/ast.ts";
import { loadLazyValue } from "./annotations.ts";
import type { CodeGenerator } from "./code_generator.ts";
import { Intrinsic1, Intrinsic2 } from "./intrinsics.ts";
import { Op } from "./opcodes.ts";
import { UnitKind } from "./unit_builder.ts";

/** Makes type parameters, stores each under its name and pushes a tuple of them. */
export function loadTypeParameters(
  generator: CodeGenerator,
  parameters: readonly TypeParam[],
): void {
  const { unit } = generator;
  let seenDefault = false;
  for (const parameter of parameters) {
    const { name, default_value: defaultValue } = parameter;
    unit.loadString(name, parameter);
    loadTypeParameter(generator, parameter);
    if (defaultValue !== null) {
      seenDefault = true;
      const scope = parameter.kind === "TypeVar"
        ? generator.symbols.defaultScopes.get(parameter)!
        : generator.scopeOf(parameter);
      const allowStarred = parameter.kind === "TypeVarTuple";
      loadLazyValue(generator, scope, name, defaultValue, allowStarred, defaultValue);
      unit.emit(Op.CALL_INTRINSIC_2, Intrinsic2.SET_TYPEPARAM_DEFAULT, parameter);
    } else if (seenDefault) {
      const message = `non-default type parameter '${name}' follows default type parameter`;
      throw generator.failure(message, parameter);
    }
    unit.emit(Op.COPY, 1, parameter);
    generator.emitVariable(name, "Store", parameter);
  }
  unit.emit(Op.BUILD_TUPLE, parameters.length, parameters[0]);
}

/** Turns the name on top into a type parameter, without its default. */
function loadTypeParameter(generator: CodeGenerator, parameter: TypeParam): void {
  const { unit } = generator;
  if (parameter.kind === "ParamSpec") {
    unit.emit(Op.CALL_INTRINSIC_1, Intrinsic1.PARAMSPEC, parameter);
  } else if (parameter.kind === "TypeVarTuple") {
    unit.emit(Op.CALL_INTRINSIC_1, Intrinsic1.TYPEVARTUPLE, parameter);
  } else if (parameter.bound === null) {
    unit.emit(Op.CALL_INTRINSIC_1, Intrinsic1.TYPEVAR, parameter);
  } else {
    const { bound, name } = parameter;
    loadLazyValue(generator, generator.scopeOf(parameter), name, bound, false, bound);
    const intrinsic = bound.kind === "Tuple"
      ? Intrinsic2.TYPEVAR_WITH_CONSTRAINTS
      : Intrinsic2.TYPEVAR_WITH_BOUND;
    unit.emit(Op.CALL_INTRINSIC_2, intrinsic, parameter);
  }
}

/** `type name[parameters] = value` */
export function visitTypeAlias(generator: CodeGenerator, node: TypeAlias): void {
  const name = node.name.id;
  const { type_params: parameters } = node;
  const scope = generator.scopeOf(node);
  if (parameters.length === 0) {
    generator.unit.loadString(name, node);
    generator.unit.loadNone(node);
    loadAlias(generator, node);
  } else {
    const parameterScope = generator.scopeOf(parameters);
    const closure = generator.loadClosure(parameterScope, node);
    enterTypeParameterUnit(generator, parameters, name, node.line, null, 0);
    generator.unit.loadString(name, node);
    loadTypeParameters(generator, parameters);
    loadAlias(generator, node);
    generator.unit.emitExit(Op.RETURN_VALUE, 0, null);
    generator.makeFunction(generator.leaveUnit(), closure, node);
    generator.unit.pushNull(node);
    generator.unit.emit(Op.CALL, 0, node);
  }
  generator.emitVariable(name, "Store", node);

  function loadAlias(generator: CodeGenerator, node: TypeAlias): void {
    loadLazyValue(generator, scope, name, node.value, false, node);
    generator.unit.emit(Op.BUILD_TUPLE, 3, node);
    generator.unit.emit(Op.CALL_INTRINSIC_1, Intrinsic1.TYPEALIAS, node);
  }
}

/** Starts the hidden function in which the type parameters of `name` are bound. */
export function enterTypeParameterUnit(
  generator: CodeGenerator,
  parameters: readonly TypeParam[],
  name: string,
  firstLine: number,
  className: string | null,
  argumentCount: number,
): void {
  const unitName = `<generic parameters of ${name}>`;
  const scope = generator.scopeOf(parameters);
  generator.enterUnit(UnitKind.ANNOTATIONS, unitName, scope, firstLine, className, {
    positional: argumentCount,
    positionalOnly: 0,
    keywordOnly: 0,
  });
}
