/** Puts functions of the kernel language together into a WebAssembly module over one imported memory. */
import { ByteWriter } from "./bytes.ts";
import { lowerFunction, WASM_TYPES } from "./wasm_function.ts";
import type { Kind } from "./primitives.ts";
import type { Helper, Kernel } from "./statements.ts";

/** What a module consists of. Imported are `m.memory` and each helper as `h.NAME`. */
export interface ModuleParts {
  readonly helpers: readonly Helper[];
  readonly kernels: readonly Kernel[];
  /** Names of the kernels that are exported. */
  readonly exports: readonly string[];
}

const enum Section {
  TYPE = 1,
  IMPORT = 2,
  FUNCTION = 3,
  EXPORT = 7,
  CODE = 10,
}

const HEADER = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

/** Encodes the module. @throws Error when a kernel calls what is not there */
export function encodeModule(parts: ModuleParts): Uint8Array<ArrayBuffer> {
  const types = new TypeTable();
  const all: (Helper | Kernel)[] = [...parts.helpers, ...parts.kernels];
  const places = new Map(all.map((one, index) => [one.name, index]));
  const typeOf = all.map((one) => types.index(one.parameters, one.result));
  const functions = (name: string) => {
    const index = places.get(name);
    if (index === undefined) throw new Error(`Cannot lower a kernel: it calls '${name}'`);
    return { index, result: all[index].result !== null };
  };
  const bodies = parts.kernels.map((kernel) => lowerFunction(kernel, functions));

  const out = new ByteWriter(4096);
  for (const byte of HEADER) out.byte(byte);
  types.write(out);
  section(out, Section.IMPORT, (to) => {
    to.unsigned(1 + parts.helpers.length);
    to.name("m");
    to.name("memory");
    to.byte(0x02);
    to.byte(0x00);
    to.unsigned(1);
    parts.helpers.forEach((helper, i) => {
      to.name("h");
      to.name(helper.name);
      to.byte(0x00);
      to.unsigned(typeOf[i]);
    });
  });
  section(out, Section.FUNCTION, (to) => {
    to.unsigned(parts.kernels.length);
    for (let i = parts.helpers.length; i < all.length; i++) to.unsigned(typeOf[i]);
  });
  section(out, Section.EXPORT, (to) => {
    to.unsigned(parts.exports.length);
    for (const name of parts.exports) {
      to.name(name);
      to.byte(0x00);
      to.unsigned(functions(name).index);
    }
  });
  section(out, Section.CODE, (to) => {
    to.unsigned(bodies.length);
    for (const body of bodies) {
      to.unsigned(body.length);
      to.bytes(body);
    }
  });
  return out.view().slice();
}

/** The module's function types, each once. */
class TypeTable {
  readonly #keys = new Map<string, number>();
  readonly #types: [readonly Kind[], Kind | null][] = [];

  index(parameters: readonly Kind[], result: Kind | null): number {
    const key = `${parameters.join()}>${result}`;
    const known = this.#keys.get(key);
    if (known !== undefined) return known;
    this.#types.push([parameters, result]);
    this.#keys.set(key, this.#types.length - 1);
    return this.#types.length - 1;
  }

  write(out: ByteWriter): void {
    section(out, Section.TYPE, (to) => {
      to.unsigned(this.#types.length);
      for (const [parameters, result] of this.#types) {
        to.byte(0x60);
        to.unsigned(parameters.length);
        for (const kind of parameters) to.byte(WASM_TYPES[kind]);
        to.unsigned(result === null ? 0 : 1);
        if (result !== null) to.byte(WASM_TYPES[result]);
      }
    });
  }
}

function section(out: ByteWriter, id: Section, body: (to: ByteWriter) => void): void {
  const content = new ByteWriter();
  body(content);
  out.byte(id);
  out.unsigned(content.length);
  out.bytes(content.view());
}
