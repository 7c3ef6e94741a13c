/** The repr() of constants, for messages, disassembly and annotations that are kept as text. */
import type { Constant } from "./code_unit.ts";

/** repr(value). A code object is shown as CPython shows it, without an address. */
export function constantText(value: Constant): string {
  switch (value.type) {
    case "none":
      return "None";
    case "true":
      return "True";
    case "false":
      return "False";
    case "ellipsis":
      return "Ellipsis";
    case "int":
      return String(value.value);
    case "float":
      return floatText(value.value);
    case "complex":
      return complexText(value.real, value.imag);
    case "str":
      return quote(value.value);
    case "name":
      return value.value;
    case "bytes":
      return bytesText(value.value);
    case "tuple": {
      const items = value.items.map(constantText);
      return items.length === 1 ? `(${items[0]},)` : `(${items.join(", ")})`;
    }
    case "frozenset":
      return `frozenset({${value.items.map(constantText).join(", ")}})`;
    case "code": {
      const { name, filename, firstLine } = value.unit;
      return `<code object ${name}, file "${filename}", line ${firstLine}>`;
    }
  }
}

/** repr() of a float: the shortest digits that read back as the same number. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return "-0.0";
  const [mantissa, exponentText] = value.toExponential().split("e");
  const exponent = Number(exponentText);
  if (exponent >= -4 && exponent < 16) {
    const plain = plainDecimal(mantissa, exponent);
    return plain.includes(".") ? plain : plain + ".0";
  }
  const digits = String(Math.abs(exponent)).padStart(2, "0");
  return `${mantissa}e${exponent < 0 ? "-" : "+"}${digits}`;
}

/** `mantissa` (d.ddd) times ten to the `exponent`, without an exponent. */
function plainDecimal(mantissa: string, exponent: number): string {
  const sign = mantissa.startsWith("-") ? "-" : "";
  const digits = mantissa.replace("-", "").replace(".", "");
  if (exponent < 0) return `${sign}0.${"0".repeat(-exponent - 1)}${digits}`;
  if (digits.length <= exponent + 1) return sign + digits.padEnd(exponent + 1, "0");
  return `${sign}${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}

/** repr() of a complex number. */
function complexText(real: number, imag: number): string {
  const part = (value: number) => {
    const text = floatText(value);
    return text.endsWith(".0") ? text.slice(0, -2) : text;
  };
  if (real === 0 && !Object.is(real, -0)) return `${part(imag)}j`;
  const imagText = part(imag);
  const sign = imagText.startsWith("-") ? "" : "+";
  return `(${part(real)}${sign}${imagText}j)`;
}

/** repr() of a str. */
export function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  let result = mark;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (character === mark || character === "\\") result += "\\" + character;
    else if (character === "\n") result += "\\n";
    else if (character === "\r") result += "\\r";
    else if (character === "\t") result += "\\t";
    else if (code < 0x20 || code === 0x7f) result += "\\x" + hex(code, 2);
    else if (code < 0x7f || isPrintable(character)) result += character;
    else if (code <= 0xff) result += "\\x" + hex(code, 2);
    else if (code <= 0xffff) result += "\\u" + hex(code, 4);
    else result += "\\U" + hex(code, 8);
  }
  return result + mark;
}

/** str.isprintable() of a character other than the space. The host reads such a class when it makes the regular expression. */
function isPrintable(character: string): boolean {
  return !/^[\p{C}\p{Z}]$/u.test(character);
}

/** repr() of bytes. */
function bytesText(bytes: Uint8Array): string {
  const hasSingle = bytes.includes(0x27);
  const mark = hasSingle && !bytes.includes(0x22) ? '"' : "'";
  let result = "b" + mark;
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    if (character === mark || character === "\\") result += "\\" + character;
    else if (character === "\n") result += "\\n";
    else if (character === "\r") result += "\\r";
    else if (character === "\t") result += "\\t";
    else if (byte < 0x20 || byte >= 0x7f) result += "\\x" + hex(byte, 2);
    else result += character;
  }
  return result + mark;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, "0");
}
