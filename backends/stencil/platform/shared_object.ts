/**
 * Writes ELF shared objects: just what a dynamic linker needs to find a few functions.
 *
 *     0         ELF header, program headers
 *               .hash, .dynsym, .dynstr
 *               code
 *     0x1000    routines
 *               .dynamic
 *
 * The page with .dynamic is mapped twice, as linkers lay out small files: once to be read and executed, and once more,
 * further up, to be read and written, because glibc before 2.35 writes addresses into .dynamic. The second mapping is
 * private: nothing that is written there shows in the first. There are no sections, as nobody links against it. Without PT_GNU_STACK a linker would make all stacks executable.
 *
 * Source: System V ABI, chapters 4 and 5; its hash table has one bucket.
 */
import { ROUTINES_ALIGNMENT } from "../table_format.ts";
import type { Architecture, EntryCode } from "./entry_code.ts";

/** e_machine, and the largest pages that the architecture's kernels use. */
const MACHINES: Readonly<Record<Architecture, readonly [machine: number, align: number]>> = {
  x86_64: [62, 0x1000],
  aarch64: [183, 0x10000],
};

const HEADER_BYTES = 64;
const PROGRAM_BYTES = 56;
const PROGRAMS = 4;
const SYMBOL_BYTES = 24;
const DYNAMIC_BYTES = 16;

const ET_DYN = 3;
const PT_LOAD = 1;
const PT_DYNAMIC = 2;
const PT_GNU_STACK = 0x6474e551;
const PF_X = 1;
const PF_W = 2;
const PF_R = 4;
const DT_HASH = 4;
const DT_STRTAB = 5;
const DT_SYMTAB = 6;
const DT_STRSZ = 10;
const DT_SYMENT = 11;
/** STB_GLOBAL, STT_FUNC. */
const GLOBAL_FUNCTION = 0x12;

/** The symbol at which the routines begin. */
export const ROUTINES = "routines";

/** The image of a shared object. */
export interface SharedObject {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where the code begins, in the file and from the lowest address. */
  readonly code: number;
}

/**
 * A shared object that exports all functions of `code`, and where `routines` begin as ROUTINES.
 *
 * @throws RangeError when the code would not fit before the routines
 */
export function sharedObject(
  architecture: Architecture,
  code: EntryCode,
  routines: Uint8Array,
): SharedObject {
  const [machine, align] = MACHINES[architecture];
  const names = [...Object.keys(code.functions), ROUTINES];
  const strings = new TextEncoder().encode(`\0${names.join("\0")}\0`);
  const hash = HEADER_BYTES + PROGRAMS * PROGRAM_BYTES;
  const symbols = alignTo(hash + 4 * (4 + names.length), 8);
  const stringsAt = symbols + SYMBOL_BYTES * (names.length + 1);
  const codeAt = alignTo(stringsAt + strings.length, 64);
  if (codeAt + code.bytes.length > ROUTINES_ALIGNMENT) {
    throw new RangeError(`Cannot write the shared object: the code is ${code.bytes.length} bytes`);
  }
  const routinesAt = ROUTINES_ALIGNMENT;
  const codeEnd = routinesAt + routines.length;
  const dynamicAt = alignTo(codeEnd, 16);
  const dynamic = [
    [DT_HASH, hash],
    [DT_STRTAB, stringsAt],
    [DT_SYMTAB, symbols],
    [DT_STRSZ, strings.length],
    [DT_SYMENT, SYMBOL_BYTES],
    [0, 0],
  ];
  const end = dynamicAt + dynamic.length * DYNAMIC_BYTES;
  const dynamicAddress = alignTo(dynamicAt, align) + dynamicAt % align;
  const bytes = new Uint8Array(end);
  const view = new DataView(bytes.buffer);
  const word = (at: number, value: number) => view.setUint32(at, value, true);
  const long = (at: number, value: number) => view.setBigUint64(at, BigInt(value), true);

  // Magic number, 64 bits, little-endian, version 1.
  bytes.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  view.setUint16(16, ET_DYN, true);
  view.setUint16(18, machine, true);
  word(20, 1);
  long(32, HEADER_BYTES);
  view.setUint16(52, HEADER_BYTES, true);
  view.setUint16(54, PROGRAM_BYTES, true);
  view.setUint16(56, PROGRAMS, true);

  const dynamicSize = end - dynamicAt;
  const programs = [
    { type: PT_LOAD, flags: PF_R | PF_X, offset: 0, address: 0, size: codeEnd, align },
    {
      type: PT_LOAD,
      flags: PF_R | PF_W,
      offset: dynamicAt,
      address: dynamicAddress,
      size: dynamicSize,
      align,
    },
    {
      type: PT_DYNAMIC,
      flags: PF_R | PF_W,
      offset: dynamicAt,
      address: dynamicAddress,
      size: dynamicSize,
      align: 8,
    },
    { type: PT_GNU_STACK, flags: PF_R | PF_W, offset: 0, address: 0, size: 0, align: 16 },
  ];
  for (const [index, program] of programs.entries()) {
    const at = HEADER_BYTES + index * PROGRAM_BYTES;
    word(at, program.type);
    word(at + 4, program.flags);
    long(at + 8, program.offset);
    long(at + 16, program.address);
    long(at + 24, program.address);
    long(at + 32, program.size);
    long(at + 40, program.size);
    long(at + 48, program.align);
  }

  // One bucket, whose chain goes through all symbols; 0 ends it.
  word(hash, 1);
  word(hash + 4, names.length + 1);
  word(hash + 8, 1);
  for (let symbol = 2; symbol <= names.length; symbol++) word(hash + 8 + 4 * symbol, symbol);
  let nameAt = 1;
  for (const [index, name] of names.entries()) {
    const at = symbols + SYMBOL_BYTES * (index + 1);
    word(at, nameAt);
    bytes[at + 4] = GLOBAL_FUNCTION;
    // Any section but 0, which would mean that it is not defined here.
    view.setUint16(at + 6, 1, true);
    long(at + 8, name === ROUTINES ? routinesAt : codeAt + code.functions[name]);
    nameAt += name.length + 1;
  }
  bytes.set(strings, stringsAt);
  bytes.set(code.bytes, codeAt);
  bytes.set(routines, routinesAt);
  for (const [index, [tag, value]] of dynamic.entries()) {
    long(dynamicAt + index * DYNAMIC_BYTES, tag);
    long(dynamicAt + index * DYNAMIC_BYTES + 8, value);
  }
  return { bytes, code: codeAt };
}

function alignTo(value: number, align: number): number {
  return Math.ceil(value / align) * align;
}
