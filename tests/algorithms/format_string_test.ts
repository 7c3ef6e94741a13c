import { assertEquals } from "@std/assert";
import { FormatError, typeError } from "../../core/objects/text/format_error.ts";
import { formatInt, formatStr } from "../../core/objects/text/format_spec.ts";
import {
  AutoNumbering,
  FieldNamePart,
  FieldNameReader,
  FormatStringReader,
  formatTooDeep,
  MAXIMUM_FORMAT_DEPTH,
  replacementIndexError,
  unknownConversion,
} from "../../core/objects/text/format_string.ts";
import { escapeNonAscii, stringRepr } from "../../core/objects/text/string_repr.ts";
import { resultOrError } from "./support.ts";

/** An int, a str or a list. */
type Value = number | string | Value[];

const positional: Value[] = [5, "ab", ["x", 7]];
const keywords = new Map<string, Value>([["a", "\u00e9"], ["b", "\u00e9\n"], ["w", 4]]);

/** The part of the object layer, for the three types above. */
function format(text: string, depth: number, numbering: AutoNumbering): string {
  if (depth === 0) throw formatTooDeep();
  const reader = new FormatStringReader(text);
  let result = "";
  while (reader.step()) {
    result += reader.literal;
    if (!reader.hasField) continue;
    const { conversion, formatSpec, specNeedsExpanding } = reader;
    let value = lookUp(new FieldNameReader(reader.fieldName, numbering));
    if (conversion === "r") value = reprOf(value);
    else if (conversion === "a") value = escapeNonAscii(reprOf(value));
    else if (conversion === "s") value = typeof value === "string" ? value : reprOf(value);
    else if (conversion !== "") throw unknownConversion(conversion);
    const spec = specNeedsExpanding ? format(formatSpec, depth - 1, numbering) : formatSpec;
    if (typeof value === "number") result += formatInt(value, spec);
    else result += typeof value === "string" ? formatStr(value, spec) : reprOf(value);
  }
  return result;
}

function lookUp(name: FieldNameReader): Value {
  let value: Value | undefined = name.firstIndex < 0
    ? keywords.get(name.first)
    : positional[name.firstIndex];
  if (value === undefined && name.firstIndex < 0) {
    throw new FormatError("KeyError", stringRepr(name.first));
  }
  if (value === undefined) throw replacementIndexError(name.firstIndex);
  for (;;) {
    const part = name.step();
    if (part === FieldNamePart.End) return value;
    if (part === FieldNamePart.Attribute) {
      value = name.name === "imag" ? 0 : value;
      continue;
    }
    if (!Array.isArray(value)) throw typeError("'int' object is not subscriptable");
    if (name.index < 0) throw typeError("list indices must be integers or slices, not str");
    if (name.index >= value.length) throw new FormatError("IndexError", "list index out of range");
    value = value[name.index];
  }
}

function reprOf(value: Value): string {
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? stringRepr(value) : `[${value.map(reprOf).join(", ")}]`;
}

// Format, format.format(5, "ab", ["x", 7], a=..., b=..., w=4) of CPython 3.14.
const cases: [string, string][] = [
  ["", ""],
  ["abc", "abc"],
  ["{{}}", "{}"],
  ["{}{}", "5ab"],
  ["{0}{1}{0}", "5ab5"],
  ["{a}", "\u{e9}"],
  ["{a!r:>6}", "   '\u{e9}'"],
  ["{b!a}", "'\\xe9\\n'"],
  ["{0:{w}}|", "   5|"],
  ["{:{}}|{}", "ValueError: Invalid format specifier 'ab' for object of type 'int'"],
  ["{2[0]}", "x"],
  ["{2[1]:x}", "7"],
  ["{2[x]}", "TypeError: list indices must be integers or slices, not str"],
  ["{2[5]}", "IndexError: list index out of range"],
  ["{[0]}", "TypeError: 'int' object is not subscriptable"],
  ["{2[1]", "ValueError: expected '}' before end of string"],
  ["{2[]}", "ValueError: Empty attribute in format string"],
  ["{2[1]x}", "ValueError: Only '.' or '[' may follow ']' in format field specifier"],
  ["{a.}", "ValueError: Empty attribute in format string"],
  ["{a..b}", "ValueError: Empty attribute in format string"],
  ["{0.real}", "5"],
  ["{0.real.imag}", "0"],
  ["{", "ValueError: Single '{' encountered in format string"],
  ["}", "ValueError: Single '}' encountered in format string"],
  ["{a", "ValueError: expected '}' before end of string"],
  ["a}b", "ValueError: Single '}' encountered in format string"],
  ["{0!r", "ValueError: unmatched '{' in format spec"],
  ["{0!", "ValueError: end of string while looking for conversion specifier"],
  ["{0!}", "ValueError: unmatched '{' in format spec"],
  ["{0!r:", "ValueError: unmatched '{' in format spec"],
  ["{0!rx}", "ValueError: expected ':' after conversion specifier"],
  ["{0!x}", "ValueError: Unknown conversion specifier x"],
  ["{0!\u{1f600}}", "ValueError: Unknown conversion specifier \\x1f600"],
  ["{0!\x01}", "ValueError: Unknown conversion specifier \\x1"],
  ["{0:{", "ValueError: unmatched '{' in format spec"],
  ["{0:{w}", "ValueError: unmatched '{' in format spec"],
  ["{0:{w", "ValueError: unmatched '{' in format spec"],
  ["{a{b}}", "ValueError: unexpected '{' in field name"],
  ["{3}", "IndexError: Replacement index 3 out of range for positional args tuple"],
  ["{c}", "KeyError: 'c'"],
  [
    "{}{0}",
    "ValueError: cannot switch from automatic field numbering to manual field specification",
  ],
  [
    "{0}{}",
    "ValueError: cannot switch from manual field specification to automatic field numbering",
  ],
  ["{:{:{}}}", "ValueError: Max string recursion exceeded"],
  ["{99999999999999999999}", "ValueError: Too many decimal digits in format string"],
  ["{2[99999999999999999999]}", "ValueError: Too many decimal digits in format string"],
  ["{\u{660}}", "5"],
  ["{2[\u{661}]}", "7"],
  ["{ }", "KeyError: ' '"],
  ["{0 }", "KeyError: '0 '"],
  ["{:>5}|{!s:<4}|", "    5|ab  |"],
  ["{0[}", "ValueError: expected '}' before end of string"],
  ["{0:}}", "ValueError: Single '}' encountered in format string"],
  ["{2[[]}", "TypeError: list indices must be integers or slices, not str"],
  ["{:{{}}", "ValueError: unmatched '{' in format spec"],
  ["x{{{0}}}y", "x{5}y"],
];

Deno.test("str.format", () => {
  for (const [text, expected] of cases) {
    const result = resultOrError(() => format(text, MAXIMUM_FORMAT_DEPTH, new AutoNumbering()));
    assertEquals(result, expected, text);
  }
});
