/**
 * Bytes of a source file to text: the byte order mark, the coding cookie of PEP 263, and invalid
 * UTF-8.
 */

import { SyntaxFailure } from "./failure.ts";

const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const BLANK_OR_COMMENT = /^[ \t\f]*(?:#.*)?\r?$/;

/**
 * The text of a source file. The encoding is UTF-8 unless one of the first two lines has a coding
 * cookie; any encoding that `TextDecoder` knows can be named. Line ends are left as they are.
 * Throws a {@link SyntaxFailure} for an unknown encoding, for bytes that are not in it, and for
 * null bytes. `filename` appears in messages when it is given, as it does when CPython runs a file.
 */
export function decodeSource(bytes: Uint8Array, filename?: string): string {
  const name = filename ?? "<string>";
  const hasMark = bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const content = hasMark ? bytes.subarray(3) : bytes;
  const cookie = findCookie(content);
  const encoding = cookie === null ? "utf-8" : normalizeEncoding(cookie);
  if (hasMark && encoding !== "utf-8") {
    const end = content.indexOf(10);
    const line = latin1(end < 0 ? content : content.subarray(0, end));
    const message = `encoding problem: ${encoding} with BOM`;
    throw new SyntaxFailure("SyntaxError", message, name, 1, 0, 1, line.length, line);
  }
  if (encoding === "utf-8") return decodeUtf8(content, filename);
  return decodeNamed(content, encoding, name);
}

function findCookie(content: Uint8Array): string | null {
  let start = 0;
  for (let line = 0; line < 2; line++) {
    let end = start;
    while (end < content.length && content[end] !== 10) end++;
    const text = latin1(content.subarray(start, Math.min(end, start + 400)));
    const match = COOKIE.exec(text);
    if (match !== null) return match[1];
    if (!BLANK_OR_COMMENT.test(text)) return null;
    start = end + 1;
  }
  return null;
}

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function normalizeEncoding(name: string): string {
  const lower = name.slice(0, 12).toLowerCase().replaceAll("_", "-");
  if (lower === "utf-8" || lower === "utf8" || lower.startsWith("utf-8-")) return "utf-8";
  if (/^(latin-1|iso-8859-1|iso-latin-1)(-|$)/.test(lower)) return "iso-8859-1";
  return name;
}

function decodeUtf8(content: Uint8Array, filename: string | undefined): string {
  try {
    // The mark was taken off already; a second one is a character.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    const position = invalidUtf8(content);
    let line = 1;
    let lineStart = 0;
    for (let index = 0; index < position; index++) {
      if (content[index] === 10) {
        line++;
        lineStart = index + 1;
      }
    }
    let lineEnd = content.indexOf(10, position);
    if (lineEnd < 0) lineEnd = content.length;
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    const text = decoder.decode(content.subarray(lineStart, lineEnd));
    const offset = [...decoder.decode(content.subarray(lineStart, position))].length + 1;
    const where = filename === undefined ? "" : ` in file ${filename}`;
    const byte = content[position].toString(16).padStart(2, "0");
    throw new SyntaxFailure(
      "SyntaxError",
      `Non-UTF-8 code starting with '\\x${byte}'${where} on line ${line}, but no encoding declared; ` +
        "see https://peps.python.org/pep-0263/ for details",
      filename ?? "<string>",
      line,
      offset,
      line,
      offset,
      text,
    );
  }
}

/** The position of the first byte that does not start a well-formed UTF-8 sequence. */
function invalidUtf8(content: Uint8Array): number {
  let position = 0;
  while (position < content.length) {
    const length = sequenceLength(content, position);
    if (length === 0) return position;
    position += length;
  }
  return content.length - 1;
}

function sequenceLength(content: Uint8Array, position: number): number {
  const first = content[position];
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  for (let index = 1; index < length; index++) {
    if ((content[position + index] & 0xc0) !== 0x80) return 0;
  }
  const second = content[position + 1];
  if (first === 0xe0 && second < 0xa0) return 0;
  if (first === 0xed && second >= 0xa0) return 0;
  if (first === 0xf0 && second < 0x90) return 0;
  if (first === 0xf4 && second >= 0x90) return 0;
  return length;
}

function decodeNamed(content: Uint8Array, encoding: string, filename: string): string {
  const lower = encoding.toLowerCase().replaceAll("_", "-");
  if (lower === "iso-8859-1" || lower === "latin1") return latin1(content);
  if (lower === "ascii" || lower === "us-ascii") {
    const position = content.findIndex((byte) => byte >= 0x80);
    if (position < 0) return latin1(content);
    const byte = content[position].toString(16).padStart(2, "0");
    throw undecodable(
      `'ascii' codec can't decode byte 0x${byte} in position ${position}: ordinal not in range(128)`,
      filename,
    );
  }
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(webName(lower), { fatal: true });
  } catch {
    throw undecodable(`unknown encoding: ${encoding}`, filename);
  }
  try {
    return decoder.decode(content);
  } catch {
    throw undecodable(`'${lower}' codec can't decode the source`, filename);
  }
}

/** The name the host's decoder has for one of Python's encodings. */
function webName(lower: string): string {
  if (lower === "latin9" || lower === "l9") return "iso-8859-15";
  const codePage = /^cp(125\d|874|866)$/.exec(lower);
  if (codePage !== null) return codePage[1] === "866" ? "ibm866" : `windows-${codePage[1]}`;
  return lower === "cp932" ? "shift-jis" : lower;
}

function undecodable(message: string, filename: string): SyntaxFailure {
  return new SyntaxFailure("SyntaxError", message, filename, 0, -1, 0, -1, null);
}
