/** Packs stencils into the text of a table (../table.ts unpacks it). */
import { Form, HOLE_WORDS, Stencil } from "../table_format.ts";
import type { Architecture } from "./c_source.ts";
import { type Family, stencilCount } from "./families.ts";
import type { ObjectFunction } from "./object_file.ts";
import type { LaidOut } from "./routines.ts";

/** The form of a hole by the type of its relocation. */
const FORMS: Readonly<Record<Architecture, Readonly<Record<number, number>>>> = {
  x86_64: {
    2: Form.RELATIVE_32, // R_X86_64_PC32
    4: Form.RELATIVE_32, // R_X86_64_PLT32
    10: Form.ABSOLUTE_32, // R_X86_64_32
    11: Form.ABSOLUTE_32, // R_X86_64_32S
  },
  aarch64: {
    264: Form.MOVE_LOW_16, // R_AARCH64_MOVW_UABS_G0_NC
    266: Form.MOVE_HIGH_16, // R_AARCH64_MOVW_UABS_G1_NC
    273: Form.LITERAL_19, // R_AARCH64_LD_PREL_LO19
    280: Form.BRANCH_19, // R_AARCH64_CONDBR19
    282: Form.BRANCH_26, // R_AARCH64_JUMP26
  },
};

/** The bytes of a stencil without the jump to the next one at its end. */
function withoutLastJump(architecture: Architecture, { bytes, relocations }: ObjectFunction) {
  const last = relocations.at(-1);
  const size = architecture === "x86_64" ? 5 : 4;
  const at = architecture === "x86_64" ? bytes.length - 4 : bytes.length - 4;
  if (last?.symbol !== "CONT" || last.offset !== at) return { bytes, relocations };
  return { bytes: bytes.slice(0, -size), relocations: relocations.slice(0, -1) };
}

/** What follows the first line of a table's file. */
export function packTable(
  architecture: Architecture,
  families: readonly Family[],
  functions: ReadonlyMap<string, ObjectFunction>,
): string {
  const symbols: string[] = [];
  const shapes = new Map<string, number>();
  const allHoles: number[] = [];
  const shapeEnds: number[] = [];
  const stencils: number[] = [];
  const code: number[] = [];
  families.forEach((family, number) => {
    for (let place = 0; place < stencilCount(family); place++) {
      const made = functions.get(`s${number}_${place}`);
      if (made === undefined) throw new Error(`Cannot pack ${family.name}: it was not compiled`);
      const { bytes, relocations } = withoutLastJump(architecture, made);
      const holes = relocations.map(({ offset, type, symbol, addend }) => {
        const form = FORMS[architecture][type];
        if (form === undefined) {
          throw new Error(`Cannot pack ${family.name}: relocation ${type} of ${symbol}`);
        }
        const isMemory = /^(?:POOL|DATA)/.test(symbol);
        if (isMemory && form !== Form.RELATIVE_32 && form !== Form.LITERAL_19) {
          throw new Error(`Cannot pack ${family.name}: it takes the address of ${symbol}`);
        }
        if (!symbols.includes(symbol)) symbols.push(symbol);
        return [offset, form, symbols.indexOf(symbol), addend];
      });
      const shape = holes.map((hole) => hole.join(" ")).join(",");
      if (!shapes.has(shape)) {
        shapes.set(shape, shapes.size);
        allHoles.push(...holes.flat());
        shapeEnds.push(allHoles.length / HOLE_WORDS);
      }
      if (bytes.length > Stencil.BYTES) {
        throw new Error(`Cannot pack ${family.name}: it is too long`);
      }
      const has = (kind: RegExp) => relocations.some(({ symbol }) => kind.test(symbol));
      stencils.push(
        code.length,
        shapes.get(shape)! << Stencil.HOLES_SHIFT | bytes.length |
          (has(/^HOST$/) ? Stencil.ASKS_HOST : 0) | (has(/^DATA/) ? Stencil.READS_DATA : 0),
      );
      for (const byte of bytes) code.push(byte);
    }
  });
  const words = (list: readonly number[]) => new Uint8Array(Uint16Array.from(list).buffer);
  if (shapes.size > 0xffff) throw new Error("Cannot pack: there are too many lists of holes");
  const rows = families.map(({ name, constants, digits, floats, tied }) =>
    [
      name,
      constants,
      digits || "-",
      floats.map((each) => each ? "f" : "i").join("") || "-",
      tied || "-",
    ].join(" ")
  );
  return `// deno-fmt-ignore-file
/** The stencils of ${architecture}: ${code.length} bytes of code. */
import type { PackedTable } from "./table_format.ts";

export const TABLE: PackedTable = {
  families: ${text(rows.join("\n"))},
  symbols: ${text(symbols.join(" "))},
  holes: ${text(new Uint8Array(Int32Array.from(allHoles).buffer).toBase64())},
  shapeEnds: ${text(words(shapeEnds).toBase64())},
  stencils: ${text(new Uint8Array(Int32Array.from(stencils).buffer).toBase64())},
  code: ${text(Uint8Array.from(code).toBase64())},
};
`;
}

/** The same of the routines' file. */
export function packRoutines(architecture: Architecture, { functions, bytes }: LaidOut): string {
  return `// deno-fmt-ignore-file
/** What stencils of ${architecture} call: ${bytes.length} bytes of code. */
import type { PackedRoutines } from "./table_format.ts";

export const ROUTINES: PackedRoutines = {
  functions: ${text(functions.map(({ name, offset }) => `${name} ${offset}`).join("\n"))},
  code: ${text(bytes.toBase64())},
};
`;
}

function text(value: string): string {
  return JSON.stringify(value);
}
