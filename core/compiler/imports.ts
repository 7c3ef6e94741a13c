/** import and from ... import. */
import type { Import, ImportFrom, Located } from "../syntax/ast.ts";
import type { CodeGenerator } from "./code_generator.ts";
import { Intrinsic1 } from "./intrinsics.ts";
import { Op } from "./opcodes.ts";

/** `import a.b.c as name, ...` */
export function visitImport(generator: CodeGenerator, node: Import): void {
  const { unit } = generator;
  for (const { name, asname } of node.names) {
    unit.loadInt(0, node);
    unit.loadNone(node);
    generator.emitName(Op.IMPORT_NAME, name, node);
    if (asname === null) {
      const dot = name.indexOf(".");
      generator.emitVariable(dot < 0 ? name : name.slice(0, dot), "Store", node);
    } else {
      storeDotted(generator, name, asname, node);
    }
  }
}

/** IMPORT_NAME left the module `a` of `a.b.c`: goes on to `c`. */
function storeDotted(
  generator: CodeGenerator,
  name: string,
  asname: string,
  location: Located,
): void {
  const { unit } = generator;
  const parts = name.split(".");
  for (let i = 1; i < parts.length; i++) {
    unit.emit(Op.IMPORT_FROM, unit.nameIndex(parts[i]), location);
    if (i + 1 < parts.length) {
      unit.emit(Op.SWAP, 2, location);
      unit.emit(Op.POP_TOP, 0, location);
    }
  }
  generator.emitVariable(asname, "Store", location);
  if (parts.length > 1) unit.emit(Op.POP_TOP, 0, location);
}

/** `from module import names` */
export function visitImportFrom(generator: CodeGenerator, node: ImportFrom): void {
  const { unit } = generator;
  const { names } = node;
  unit.loadInt(node.level, node);
  const items = names.map(({ name }) => ({ type: "str", value: name }) as const);
  unit.loadConstant({ type: "tuple", items }, node);
  generator.emitName(Op.IMPORT_NAME, node.module ?? "", node);
  if (names.length > 0 && names[0].name === "*") {
    unit.emit(Op.CALL_INTRINSIC_1, Intrinsic1.IMPORT_STAR, node);
    unit.emit(Op.POP_TOP, 0, null);
    return;
  }
  for (const { name, asname } of names) {
    generator.emitName(Op.IMPORT_FROM, name, node);
    generator.emitVariable(asname ?? name, "Store", node);
  }
  unit.emit(Op.POP_TOP, 0, node);
}
