/**
 * Reads relocatable ELF files of 64 bits, little-endian (System V ABI; the x86-64 and AArch64 supplements), as far as stencils
 * need it: functions of one text section, their relocations, and the bytes of other sections.
 */

/** A place in a function that is filled in later. */
export interface Relocation {
  /** From the function's beginning. */
  readonly offset: number;
  readonly type: number;
  /** Name of a symbol, or of a section with a dot in front. */
  readonly symbol: string;
  readonly addend: number;
}

/** A function. */
export interface ObjectFunction {
  readonly name: string;
  /** The section that it is in, and where. */
  readonly section: string;
  readonly offset: number;
  readonly bytes: Uint8Array;
  readonly relocations: readonly Relocation[];
}

/** What is in the file. */
export interface ObjectFile {
  readonly machine: number;
  /** By name. */
  readonly functions: ReadonlyMap<string, ObjectFunction>;
  /** Bytes of all sections, by name. */
  readonly sections: ReadonlyMap<string, Uint8Array>;
  /** What is filled into a section, by its name; offsets are from the section's beginning. */
  readonly relocations: ReadonlyMap<string, readonly Relocation[]>;
}

export const EM_X86_64 = 62;
export const EM_AARCH64 = 183;

const SHT_SYMTAB = 2;
const SHT_RELA = 4;
const SHT_NOBITS = 8;
const STT_FUNC = 2;
const STT_SECTION = 3;

interface Section {
  readonly name: string;
  readonly type: number;
  readonly offset: number;
  readonly size: number;
  readonly link: number;
  readonly info: number;
}

/** Reads the file. @throws Error when it is none of these */
export function readObjectFile(bytes: Uint8Array): ObjectFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fail = (what: string): never => {
    throw new Error(`Cannot read an object file: ${what}`);
  };
  if (bytes.length < 64 || view.getUint32(0) !== 0x7f454c46) fail("it is no ELF file");
  if (bytes[4] !== 2 || bytes[5] !== 1) fail("it is not of 64 bits, little-endian");
  if (view.getUint16(16, true) !== 1) fail("it is not relocatable");
  const machine = view.getUint16(18, true);
  const long = (at: number) => Number(view.getBigUint64(at, true));
  const within = (at: number, size: number) => {
    if (at + size > bytes.length) fail("it is cut off");
    return at;
  };
  const table = long(40);
  const entrySize = view.getUint16(58, true);
  const count = view.getUint16(60, true);
  within(table, entrySize * count);
  const text = (from: number, at: number) => {
    let end = from + at;
    while (end < bytes.length && bytes[end] !== 0) end++;
    return new TextDecoder().decode(bytes.subarray(from + at, end));
  };
  const header = (i: number) => table + entrySize * i;
  const namesAt = long(header(view.getUint16(62, true)) + 24);
  const sections: Section[] = [];
  for (let i = 0; i < count; i++) {
    const at = header(i);
    const type = view.getUint32(at + 4, true);
    const [offset, size] = [long(at + 24), long(at + 32)];
    if (type !== SHT_NOBITS) within(offset, size);
    sections.push({
      name: text(namesAt, view.getUint32(at, true)),
      type,
      offset,
      size,
      link: view.getUint32(at + 40, true),
      info: view.getUint32(at + 44, true),
    });
  }
  const contents = (section: Section) =>
    section.type === SHT_NOBITS
      ? new Uint8Array(section.size)
      : bytes.subarray(section.offset, section.offset + section.size);
  const symbolTable = sections.find(({ type }) => type === SHT_SYMTAB);
  if (symbolTable === undefined) return fail("it has no symbols");
  const strings = sections[symbolTable.link].offset;
  const symbols: { name: string; section: number; value: number; size: number; type: number }[] =
    [];
  for (let at = symbolTable.offset; at < symbolTable.offset + symbolTable.size; at += 24) {
    const type = view.getUint8(at + 4) & 15;
    const section = view.getUint16(at + 6, true);
    symbols.push({
      name: type === STT_SECTION ? sections[section].name : text(strings, view.getUint32(at, true)),
      section,
      value: long(at + 8),
      size: long(at + 16),
      type,
    });
  }
  const relocations = new Map<number, (Relocation & { readonly offset: number })[]>();
  for (const section of sections) {
    if (section.type !== SHT_RELA) continue;
    const list: Relocation[] = [];
    for (let at = section.offset; at < section.offset + section.size; at += 24) {
      const symbol = symbols[view.getUint32(at + 12, true)];
      // Local labels of data: their section and place in it.
      const inSection = symbol.section !== 0 && symbol.section < 0xff00 &&
        symbol.type !== STT_FUNC;
      list.push({
        offset: long(at),
        type: view.getUint32(at + 8, true),
        symbol: inSection ? sections[symbol.section].name : symbol.name,
        addend: Number(view.getBigInt64(at + 16, true)) + (inSection ? symbol.value : 0),
      });
    }
    relocations.set(section.info, list.sort((a, b) => a.offset - b.offset));
  }
  const functions = new Map<string, ObjectFunction>();
  const cursors = new Map<number, number>();
  const inOrder = symbols.filter(({ type }) => type === STT_FUNC)
    .sort((a, b) => a.section - b.section || a.value - b.value);
  for (const { name, section, value, size } of inOrder) {
    const all = relocations.get(section) ?? [];
    let cursor = cursors.get(section) ?? 0;
    while (cursor < all.length && all[cursor].offset < value) cursor++;
    const own: Relocation[] = [];
    while (cursor < all.length && all[cursor].offset < value + size) {
      own.push({ ...all[cursor], offset: all[cursor].offset - value });
      cursor++;
    }
    cursors.set(section, cursor);
    const bytesOf = contents(sections[section]);
    if (value + size > bytesOf.length) fail(`${name} is cut off`);
    functions.set(name, {
      name,
      section: sections[section].name,
      offset: value,
      bytes: bytesOf.slice(value, value + size),
      relocations: own,
    });
  }
  return {
    machine,
    functions,
    sections: new Map(sections.map((section) => [section.name, contents(section)])),
    relocations: new Map([...relocations].map(([index, list]) => [sections[index].name, list])),
  };
}
