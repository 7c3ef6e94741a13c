/*
 * The names of text encodings (Lib/encodings/__init__.py, Lib/encodings/aliases.py), those that str.encode and
 * bytes.decode know.
 */

import { CHARMAP_NAMES } from "./charmaps.ts";

/** What the bytes of an encoding are. */
export type EncodingKind =
  | "ascii"
  | "latin-1"
  | "utf-8"
  | "utf-16"
  | "utf-32"
  | "unicode-escape"
  | "raw-unicode-escape"
  | "charmap";

/** A text encoding. */
export interface Encoding {
  readonly kind: EncodingKind;
  /** Its name in UnicodeEncodeError. */
  readonly name: string;
  /** Of the kind charmap: the name of its table in charmaps.ts; else "". */
  readonly charmap: string;
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
  return { kind, name, charmap: "", unit, bigEndian, byteOrderMark };
}

const encodingOfTables: Encoding = encoding("charmap", "charmap");

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
    "l1 latin latin1 charmap",
    encoding("latin-1", "latin-1"),
  ],
  // Without a table of its own a table's codec is this one.
  ["charmap", encoding("latin-1", "latin-1")],
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

/** Further names of the encodings by table. */
const CHARMAP_ALIASES: Readonly<Record<string, string>> = {
  cp437: "437 ibm437 cspc8codepage437",
  cp850: "850 ibm850 cspc850multilingual",
  cp866: "866 ibm866 csibm866",
  cp1250: "1250 windows_1250",
  cp1251: "1251 windows_1251",
  cp1252: "1252 windows_1252",
  cp1253: "1253 windows_1253",
  cp1254: "1254 windows_1254",
  cp1255: "1255 windows_1255",
  cp1256: "1256 windows_1256",
  cp1257: "1257 windows_1257",
  cp1258: "1258 windows_1258",
  koi8_r: "cskoi8r",
  mac_roman: "macintosh macroman",
  iso8859_2: "iso_8859_2 latin2 l2 csisolatin2 iso_ir_101",
  iso8859_3: "iso_8859_3 latin3 l3 csisolatin3",
  iso8859_4: "iso_8859_4 latin4 l4 csisolatin4",
  iso8859_5: "iso_8859_5 cyrillic csisolatincyrillic",
  iso8859_6: "iso_8859_6 arabic csisolatinarabic",
  iso8859_7: "iso_8859_7 greek greek8 csisolatingreek",
  iso8859_8: "iso_8859_8 hebrew csisolatinhebrew",
  iso8859_9: "iso_8859_9 latin5 l5 csisolatin5",
  iso8859_10: "iso_8859_10 latin6 l6 csisolatin6",
  iso8859_13: "iso_8859_13 latin7 l7",
  iso8859_14: "iso_8859_14 latin8 l8 iso_celtic",
  iso8859_15: "iso_8859_15 latin9 l9",
  iso8859_16: "iso_8859_16 latin10 l10",
};

let known: Map<string, Encoding> | null = null;

/** The encoding of a name, or null when there is none that is known here. */
export function findEncoding(name: string): Encoding | null {
  if (name === "utf-8" || name === "utf8") return UTF_8;
  if (known === null) {
    known = new Map();
    for (const [names, encoding] of ALIASES) {
      for (const each of names.split(" ")) known.set(each, encoding);
    }
    for (const charmap of CHARMAP_NAMES) {
      const encoding = { ...encodingOfTables, charmap };
      known.set(charmap, encoding);
      for (const each of CHARMAP_ALIASES[charmap]?.split(" ") ?? []) known.set(each, encoding);
    }
  }
  return known.get(normalizeEncodingName(name)) ?? null;
}

/** Lower case; each run of anything but ASCII letters, digits and points becomes one underscore. */
function normalizeEncodingName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9.]+/g, "_").replace(/^_|_$/g, "");
}
