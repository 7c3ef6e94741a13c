/** Regions as the bytes of WebAssembly modules. */
import { ByteWriter } from "../../core/kernel/bytes.ts";
import type { Kind } from "../../core/kernel/primitives.ts";
import { WASM_TYPES } from "../../core/kernel/wasm_function.ts";
import { encodeModule } from "../../core/kernel/wasm_module.ts";
import { functionOf, helpersOf, type RegionHelper } from "../../core/trace/helpers.ts";
import { kernelOf } from "../../core/trace/lower.ts";
import type { Region } from "../../core/trace/region.ts";
import { codeOf, type FunctionCode } from "./region_code.ts";

/** A module. Imported are `m.memory`, the helpers, by their names from `h`, and `m.table` where there are many functions. */
export interface RegionModule {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly helpers: readonly RegionHelper[];
}

/** The name of a module's only function. */
export const EXPORT = "region";

/** The module of a region as it is now, and the function in it; null: it was made of a kernel. */
export function encodeRegion(
  region: Region,
): RegionModule & { readonly code: FunctionCode | null } {
  const kernel = kernelOf(region);
  if (kernel === undefined) {
    const code = codeOf(region);
    return { ...moduleOf(code), code };
  }
  const helpers = helpersOf(kernel);
  const named = { ...kernel, name: EXPORT };
  const bytes = encodeModule({ helpers, kernels: [named], exports: [EXPORT] });
  return { helpers, bytes, code: null };
}

/** What a module is instantiated with. */
export function importsOf(
  { helpers }: RegionModule,
  memory: WebAssembly.Memory,
  table: WebAssembly.Table,
): WebAssembly.Imports {
  return {
    m: { memory, table },
    h: Object.fromEntries(helpers.map((helper) => [helper.name, functionOf(helper)])),
  };
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
const TABLE = section((to) => {
  to.name("m");
  to.name("table");
  to.byte(0x01);
  to.byte(0x70); // funcref
  to.byte(0x00);
  to.unsigned(0);
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

/** The module of one function, which is exported. */
function moduleOf({ body, helpers }: FunctionCode): RegionModule {
  const out = new ByteWriter(512 + body.length);
  begin(out, helpers, false);
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
  out.unsigned(1 + lengthOf(body.length) + body.length);
  out.unsigned(1);
  out.unsigned(body.length);
  out.bytes(body);
  return { bytes: out.view(), helpers };
}

/** The module of many functions, each with the slot of the table into which the module puts it. */
export function encodeMany(
  functions: readonly (readonly [slot: number, code: FunctionCode])[],
): RegionModule {
  const helpers = [...new Set(functions.flatMap(([, code]) => code.helpers))];
  const out = new ByteWriter(1 << 16);
  begin(out, helpers, true);
  const addSection = (id: number, content: (to: ByteWriter) => void) => {
    const bytes = section(content);
    out.byte(id);
    out.unsigned(bytes.length);
    out.bytes(bytes);
  };
  addSection(SECTION_FUNCTION, (to) => {
    to.unsigned(functions.length);
    for (let i = 0; i < functions.length; i++) to.unsigned(0);
  });
  addSection(SECTION_ELEMENT, (to) => {
    to.unsigned(functions.length);
    functions.forEach(([slot], i) => {
      to.unsigned(0); // into the first table, at i32.const slot
      to.byte(0x41);
      to.signed(slot);
      to.byte(0x0b);
      to.unsigned(1);
      to.unsigned(helpers.length + i);
    });
  });
  addSection(SECTION_CODE, (to) => {
    to.unsigned(functions.length);
    for (const [, code] of functions) {
      const body = code.body.slice();
      for (const at of code.calls) body[at] = helpers.indexOf(code.helpers[body[at]]);
      to.unsigned(body.length);
      to.bytes(body);
    }
  });
  return { bytes: out.view(), helpers };
}

/** Writes types and imports, as core/kernel/wasm_module.ts does, of parts that are encoded already. */
function begin(out: ByteWriter, helpers: readonly RegionHelper[], withTable: boolean): void {
  const parts = helpers.map(preparedOf);
  const table = withTable ? TABLE : NOTHING;
  const first = MEMORY.length + table.length + 1;
  const imports = parts.reduce((sum, { name }) => sum + name.length + 1, first);
  const types = parts.reduce((sum, { type }) => sum + type.length, 1 + REGION_TYPE.length);
  out.bytes(HEADER);
  // The type of helper i is i + 1: that some are the same does no harm.
  out.byte(SECTION_TYPE);
  out.unsigned(types);
  out.unsigned(helpers.length + 1);
  out.bytes(REGION_TYPE);
  for (const { type } of parts) out.bytes(type);
  out.byte(SECTION_IMPORT);
  out.unsigned(imports);
  out.unsigned(helpers.length + (withTable ? 2 : 1));
  out.bytes(MEMORY);
  out.bytes(table);
  parts.forEach(({ name }, i) => {
    out.bytes(name);
    out.unsigned(i + 1);
  });
}

const NOTHING = new Uint8Array(0);
const SECTION_TYPE = 1;
const SECTION_IMPORT = 2;
const SECTION_FUNCTION = 3;
const SECTION_EXPORT = 7;
const SECTION_ELEMENT = 9;
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
