/** A region as the bytes of a WebAssembly module. */
import { ByteWriter } from "../../core/kernel/bytes.ts";
import type { Kind } from "../../core/kernel/primitives.ts";
import { WASM_TYPES } from "../../core/kernel/wasm_function.ts";
import { encodeModule } from "../../core/kernel/wasm_module.ts";
import { helpersOf, type RegionHelper } from "../../core/trace/helpers.ts";
import { kernelOf } from "../../core/trace/lower.ts";
import type { Region } from "../../core/trace/region.ts";
import { codeOf, type FunctionCode } from "./region_code.ts";

/** A module with one function, exported as EXPORT. Imported are `m.memory` and the helpers, by their names from `h`. */
export interface RegionModule {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly helpers: readonly RegionHelper[];
}

/** The name of the function. */
export const EXPORT = "region";

/** The module of a region as it is now. */
export function encodeRegion(region: Region): RegionModule {
  const kernel = kernelOf(region);
  if (kernel === undefined) return moduleOf(codeOf(region));
  const helpers = helpersOf(kernel);
  const named = { ...kernel, name: EXPORT };
  return { helpers, bytes: encodeModule({ helpers, kernels: [named], exports: [EXPORT] }) };
}

// deno-fmt-ignore
const HEADER = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);
const MEMORY = section((to) => {
  to.name("m");
  to.name("memory");
  to.byte(0x02);
  to.byte(0x00);
  to.unsigned(1);
});
const NAME = section((to) => to.name(EXPORT));
/** (i32) -> i32: a region's. */
const REGION_TYPE = typeOf(["i32"], "i32");
const prepared = new Map<RegionHelper, { readonly type: Uint8Array; readonly name: Uint8Array }>();

/** What stands for a helper in a module, but the number of its type. */
function preparedOf(helper: RegionHelper) {
  let parts = prepared.get(helper);
  if (parts === undefined) {
    const name = section((to) => {
      to.name("h");
      to.name(helper.name);
      to.byte(0x00);
    });
    parts = { type: typeOf(helper.parameters, helper.result), name };
    prepared.set(helper, parts);
  }
  return parts;
}

function typeOf(parameters: readonly Kind[], result: Kind | null): Uint8Array {
  return section((to) => {
    to.byte(0x60);
    to.unsigned(parameters.length);
    for (const kind of parameters) to.byte(WASM_TYPES[kind]);
    to.unsigned(result === null ? 0 : 1);
    if (result !== null) to.byte(WASM_TYPES[result]);
  });
}

/** As core/kernel/wasm_module.ts does it, of parts that are encoded already. */
function moduleOf({ body, helpers }: FunctionCode): RegionModule {
  const parts = helpers.map(preparedOf);
  const imports = parts.reduce((sum, { name }) => sum + name.length + 1, 1 + MEMORY.length);
  const types = parts.reduce((sum, { type }) => sum + type.length, 1 + REGION_TYPE.length);
  const out = new ByteWriter(128 + types + imports + body.length);
  out.bytes(HEADER);
  // The type of helper i is i + 1: that some are the same does no harm.
  out.byte(SECTION_TYPE);
  out.unsigned(types);
  out.unsigned(helpers.length + 1);
  out.bytes(REGION_TYPE);
  for (const { type } of parts) out.bytes(type);
  out.byte(SECTION_IMPORT);
  out.unsigned(imports);
  out.unsigned(helpers.length + 1);
  out.bytes(MEMORY);
  parts.forEach(({ name }, i) => {
    out.bytes(name);
    out.unsigned(i + 1);
  });
  out.byte(SECTION_FUNCTION);
  out.unsigned(2);
  out.unsigned(1);
  out.unsigned(0);
  out.byte(SECTION_EXPORT);
  out.unsigned(NAME.length + 3);
  out.unsigned(1);
  out.bytes(NAME);
  out.byte(0x00);
  out.unsigned(helpers.length);
  out.byte(SECTION_CODE);
  const size = lengthOf(body.length);
  out.unsigned(1 + size + body.length);
  out.unsigned(1);
  out.unsigned(body.length);
  out.bytes(body);
  return { bytes: out.view(), helpers };
}

const SECTION_TYPE = 1;
const SECTION_IMPORT = 2;
const SECTION_FUNCTION = 3;
const SECTION_EXPORT = 7;
const SECTION_CODE = 10;

function section(content: (to: ByteWriter) => void): Uint8Array {
  const out = new ByteWriter(32);
  content(out);
  return out.view().slice();
}

/** Bytes that a number takes (ByteWriter.unsigned). */
function lengthOf(value: number): number {
  let length = 1;
  for (let rest = value >>> 7; rest !== 0; rest >>>= 7) length++;
  return length;
}
