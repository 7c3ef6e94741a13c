/*
 * The names of text encodings (Lib/encodings/__init__.py, Lib/encodings/aliases.py), those that str.encode and
 * bytes.decode know.
 */

/** What the bytes of an encoding are. */
export type EncodingKind =
  | "ascii"
  | "latin-1"
  | "utf-8"
  | "utf-16"
  | "utf-32"
  | "unicode-escape"
  | "raw-unicode-escape";

/** A text encoding. */
export interface Encoding {
  readonly kind: EncodingKind;
  /** Its name in UnicodeEncodeError. */
  readonly name: string;
  /** Bytes of a unit. */
  readonly unit: 1 | 2 | 4;
  readonly bigEndian: boolean;
  /** Written before the text, and taken away or heeded when it stands there. */
  readonly byteOrderMark: boolean;
}

function encoding(
  kind: EncodingKind,
  name: string,
  unit: 1 | 2 | 4 = 1,
  bigEndian = false,
  byteOrderMark = false,
): Encoding {
  return { kind, name, unit, bigEndian, byteOrderMark };
}

/** UTF-8, the encoding that is used when none is named. */
export const UTF_8: Encoding = encoding("utf-8", "utf-8");

/** Encodings by their normalized names and the aliases of those. */
const ALIASES: readonly [names: string, encoding: Encoding][] = [
  ["utf_8 utf8 u8 utf utf8_ucs2 utf8_ucs4 cp65001", UTF_8],
  [
    "ascii 646 ansi_x3.4_1968 ansi_x3_4_1968 ansi_x3.4_1986 cp367 csascii ibm367 iso646_us " +
    "iso_646.irv_1991 iso_ir_6 us us_ascii",
    encoding("ascii", "ascii"),
  ],
  [
    "latin_1 8859 cp819 csisolatin1 ibm819 iso8859 iso8859_1 iso_8859_1 iso_8859_1_1987 iso_ir_100 " +
    "l1 latin latin1",
    encoding("latin-1", "latin-1"),
  ],
  ["utf_8_sig", encoding("utf-8", "utf-8", 1, false, true)],
  ["utf_16 u16 utf16", encoding("utf-16", "utf-16", 2, false, true)],
  ["utf_16_le utf_16le unicodelittleunmarked", encoding("utf-16", "utf-16-le", 2)],
  ["utf_16_be utf_16be unicodebigunmarked", encoding("utf-16", "utf-16-be", 2, true)],
  ["utf_32 u32 utf32", encoding("utf-32", "utf-32", 4, false, true)],
  ["utf_32_le utf_32le", encoding("utf-32", "utf-32-le", 4)],
  ["utf_32_be utf_32be", encoding("utf-32", "utf-32-be", 4, true)],
  ["unicode_escape unicodeescape", encoding("unicode-escape", "unicodeescape")],
  ["raw_unicode_escape rawunicodeescape", encoding("raw-unicode-escape", "rawunicodeescape")],
];

let known: Map<string, Encoding> | null = null;

/** The encoding of a name, or null when there is none that is known here. */
export function findEncoding(name: string): Encoding | null {
  if (name === "utf-8" || name === "utf8") return UTF_8;
  if (known === null) {
    known = new Map();
    for (const [names, encoding] of ALIASES) {
      for (const each of names.split(" ")) known.set(each, encoding);
    }
  }
  return known.get(normalizeEncodingName(name)) ?? null;
}

/** Lower case; each run of anything but ASCII letters, digits and points becomes one underscore. */
function normalizeEncodingName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9.]+/g, "_").replace(/^_|_$/g, "");
}
