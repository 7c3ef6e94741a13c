/** f-strings and t-strings. */
import type {
  Constant,
  FormattedValue,
  Interpolation,
  JoinedStr,
  TemplateStr,
} from "../syntax/ast.ts";
import type { CodeGenerator } from "./code_generator.ts";
import { EMPTY_STRING } from "./constant_folding.ts";
import { Op } from "./opcodes.ts";

/** Pieces joined at once; longer strings are joined bit by bit to keep the stack low. */
const MAX_PIECES = 256;

/** CONVERT_VALUE's argument for a conversion character (-1: none). */
function conversionArgument(conversion: number): number {
  switch (conversion) {
    case 0x73:
      return 1;
    case 0x72:
      return 2;
    case 0x61:
      return 3;
    default:
      return 0;
  }
}

/** Pushes the str that an f-string makes. */
export function visitJoinedString(generator: CodeGenerator, node: JoinedStr): void {
  const { unit } = generator;
  const { values } = node;
  let pieces = 0;
  for (const value of values) {
    generator.visit(value);
    if (++pieces === MAX_PIECES) {
      unit.emit(Op.BUILD_STRING, pieces, node);
      pieces = 1;
    }
  }
  if (pieces > 1) unit.emit(Op.BUILD_STRING, pieces, node);
  else if (pieces === 0) unit.loadConstant(EMPTY_STRING, node);
}

/** Pushes the text of a replacement field. */
export function visitFormattedValue(generator: CodeGenerator, node: FormattedValue): void {
  const { unit } = generator;
  generator.visit(node.value);
  const conversion = conversionArgument(node.conversion);
  if (conversion !== 0) unit.emit(Op.CONVERT_VALUE, conversion, node);
  if (node.format_spec === null) {
    unit.emit(Op.FORMAT_SIMPLE, 0, node);
  } else {
    generator.visit(node.format_spec);
    unit.emit(Op.FORMAT_WITH_SPEC, 0, node);
  }
}

/** Pushes an Interpolation. */
export function visitInterpolation(generator: CodeGenerator, node: Interpolation): void {
  const { unit } = generator;
  generator.visit(node.value);
  unit.loadString(node.str, node);
  let argument = conversionArgument(node.conversion) << 2;
  if (node.format_spec !== null) {
    generator.visit(node.format_spec);
    argument |= 1;
  }
  unit.emit(Op.BUILD_INTERPOLATION, argument, node);
}

/** Pushes a Template: the strings between the interpolations, one more than these, then the interpolations. */
export function visitTemplateString(generator: CodeGenerator, node: TemplateStr): void {
  const { unit } = generator;
  const strings: string[] = [""];
  let interpolations = 0;
  for (const value of node.values) {
    if (value.kind === "Interpolation") {
      interpolations++;
      strings.push("");
    } else {
      const { value: text } = value as Constant;
      if (text.type === "str") strings[strings.length - 1] += text.value;
    }
  }
  const items = strings.map((value) => ({ type: "str", value }) as const);
  unit.loadConstant({ type: "tuple", items }, node);
  for (const value of node.values) if (value.kind === "Interpolation") generator.visit(value);
  unit.emit(Op.BUILD_TUPLE, interpolations, node);
  unit.emit(Op.BUILD_TEMPLATE, 0, node);
}
