/*
 * Encodings of one byte a character that are no part of Unicode (Lib/encodings/cp*.py, iso8859_*.py, koi8_*.py). The
 * host's decoder knows most of them, as https://encoding.spec.whatwg.org/ has them; what CPython's tables say otherwise
 * stands here.
 */

/** An encoding by table. */
export interface Charmap {
  /** The characters of the 256 bytes; UNDEFINED for those that are none. */
  readonly characters: Uint16Array;
  /** The bytes of the characters. */
  readonly bytes: ReadonlyMap<number, number>;
}

/** No character. */
export const UNDEFINED = 0xffff;

/** CPython's names, the host's labels. */
const HOST_LABELS: Record<string, string> = {
  cp866: "ibm866",
  cp874: "windows-874",
  koi8_r: "koi8-r",
  koi8_u: "koi8-u",
  mac_roman: "macintosh",
};

for (const part of [2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16]) {
  HOST_LABELS[`iso8859_${part}`] = `iso-8859-${part}`;
}
for (let page = 1250; page <= 1258; page++) HOST_LABELS[`cp${page}`] = `windows-${page}`;

/** Bytes 128 to 255 of code pages that the host does not know. */
const UPPER_HALVES: Readonly<Record<string, string>> = {
  cp437:
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀" +
    "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xa0",
  cp850:
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀" +
    "ÓßÔÒõÕµþÞÚÛÙýÝ¯´\xad±‗¾¶§÷¸°¨·¹³²■\xa0",
};

/** What is otherwise than in the host's tables and, in the one that has no label, than in Latin-1. */
const OTHERWISE: Readonly<Record<string, readonly [byte: number, character: string][]>> = {
  cp1255: [[0xca, "\uffff"]],
  koi8_u: [[0xae, "╝"], [0xbe, "╬"]],
  iso8859_9: [[0xd0, "Ğ"], [0xdd, "İ"], [0xde, "Ş"], [0xf0, "ğ"], [0xfd, "ı"], [0xfe, "ş"]],
};

/** The names that charmapNamed knows. */
export const CHARMAP_NAMES: readonly string[] = [
  ...Object.keys(HOST_LABELS),
  ...Object.keys(UPPER_HALVES),
  "iso8859_9",
];

const made = new Map<string, Charmap>();

/** The table of one of CHARMAP_NAMES. */
export function charmapNamed(name: string): Charmap {
  let charmap = made.get(name);
  if (charmap === undefined) {
    const characters = charactersOf(name);
    const bytes = new Map<number, number>();
    for (let byte = 255; byte >= 0; byte--) {
      if (characters[byte] !== UNDEFINED) bytes.set(characters[byte], byte);
    }
    made.set(name, charmap = { characters, bytes });
  }
  return charmap;
}

function charactersOf(name: string): Uint16Array {
  const characters = Uint16Array.from({ length: 256 }, (_, byte) => byte);
  const label = HOST_LABELS[name];
  if (label !== undefined) {
    const isWindows = label.startsWith("windows");
    const decoder = new TextDecoder(label);
    for (let byte = 128; byte < 256; byte++) {
      const character = decoder.decode(Uint8Array.of(byte)).charCodeAt(0);
      // Where the standard puts a control character for want of another, Windows has none.
      const isNone = character === 0xfffd || isWindows && character === byte && byte < 0xa0;
      characters[byte] = isNone ? UNDEFINED : character;
    }
  }
  const upper = UPPER_HALVES[name];
  if (upper !== undefined) {
    for (let i = 0; i < 128; i++) characters[128 + i] = upper.charCodeAt(i);
  }
  for (const [byte, character] of OTHERWISE[name] ?? []) {
    characters[byte] = character.charCodeAt(0);
  }
  return characters;
}
