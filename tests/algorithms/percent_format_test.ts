import { assertEquals } from "@std/assert";
import { floatToInteger, integerToFloat } from "../../core/objects/numeric/float_arithmetic.ts";
import { floatRepr } from "../../core/objects/numeric/float_repr.ts";
import { integerToDecimal, normalizeInteger } from "../../core/objects/numeric/int_text.ts";
import {
  argumentsLeftOver,
  byteRequired,
  characterRequired,
  notEnoughArguments,
  numberRequired,
  percentCharacter,
  percentCodePoint,
  percentFloat,
  PercentFormatReader,
  percentInteger,
  PercentStep,
  percentText,
  starWantsInt,
} from "../../core/objects/text/percent_format.ts";
import { typeError } from "../../core/objects/text/format_error.ts";
import { escapeNonAscii, stringRepr } from "../../core/objects/text/string_repr.ts";
import { codePointLength } from "../../core/objects/text/unicode.ts";
import { resultOrError } from "./support.ts";

/** An int (bigint), a float (number) or a str. */
type Value = bigint | number | string;

/** The part of the object layer, for the three types above. */
function formatPercent(format: string, values: readonly Value[]): string {
  const reader = new PercentFormatReader(format, false);
  let result = "";
  let taken = 0;
  const take = () => {
    if (taken >= values.length) throw notEnoughArguments();
    return values[taken++];
  };
  const takeInteger = () => {
    const value = take();
    if (typeof value !== "bigint") throw starWantsInt();
    return normalizeInteger(value);
  };
  for (;;) {
    switch (reader.step()) {
      case PercentStep.End:
        if (taken < values.length) throw argumentsLeftOver();
        return result;
      case PercentStep.Literal:
        result += reader.literal;
        break;
      case PercentStep.StarWidth:
        reader.setWidth(takeInteger());
        break;
      case PercentStep.StarPrecision:
        reader.setPrecision(takeInteger());
        break;
      case PercentStep.Conversion:
        result += convert(reader, take());
        break;
    }
  }
}

function convert(reader: PercentFormatReader, value: Value): string {
  const { conversion } = reader;
  const typeName = typeof value === "bigint" ? "int" : typeof value === "number" ? "float" : "str";
  switch (conversion) {
    case "s":
      return percentText(typeof value === "string" ? value : reprOf(value), reader);
    case "r":
      return percentText(reprOf(value), reader);
    case "a":
      return percentText(escapeNonAscii(reprOf(value)), reader);
    case "c":
      if (typeof value === "bigint") {
        return percentCharacter(String.fromCodePoint(percentCodePoint(value)), reader);
      }
      if (typeof value !== "string") throw characterRequired(typeName, -1);
      if (codePointLength(value) !== 1) throw characterRequired(typeName, codePointLength(value));
      return percentCharacter(value, reader);
    case "d":
    case "i":
    case "u":
      if (typeof value === "string") throw numberRequired(conversion, typeName);
      return percentInteger(typeof value === "number" ? floatToInteger(value) : value, reader);
    case "o":
    case "x":
    case "X":
      if (typeof value !== "bigint") throw numberRequired(conversion, typeName);
      return percentInteger(value, reader);
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G":
      if (typeof value === "string") throw typeError("must be real number, not str");
      return percentFloat(typeof value === "number" ? value : integerToFloat(value), reader);
  }
  throw reader.unsupportedConversion();
}

function reprOf(value: Value): string {
  if (typeof value === "string") return stringRepr(value);
  return typeof value === "number" ? floatRepr(value) : integerToDecimal(value);
}

// Format, arguments, format % arguments of CPython 3.14.
const cases: [string, Value[], string][] = [
  ["%s", [], "TypeError: not enough arguments for format string"],
  ["%s %s", [3n], "TypeError: not enough arguments for format string"],
  ["%s", [1n, 2n], "TypeError: not all arguments converted during string formatting"],
  ["abc", [3n], "TypeError: not all arguments converted during string formatting"],
  ["%%%s", [3n], "%3"],
  ["%d%%", [5n], "5%"],
  ["%5%", [], "TypeError: not enough arguments for format string"],
  ["%y", [3n], "ValueError: unsupported format character 'y' (0x79) at index 1"],
  ["%y", [], "TypeError: not enough arguments for format string"],
  ["%", [3n], "ValueError: incomplete format"],
  ["%5", [3n], "ValueError: incomplete format"],
  ["%l", [3n], "ValueError: incomplete format"],
  ["%.", [3n], "ValueError: incomplete format"],
  ["%*d", ["a", 3n], "TypeError: * wants int"],
  ["%*d", [5n, 3n], "    3"],
  ["%*d|", [-5n, 3n], "3    |"],
  [
    "%*d",
    [100000000000000000000n, 3n],
    "OverflowError: Python int too large to convert to C ssize_t",
  ],
  ["%.*d", [100000000000000000000n, 3n], "OverflowError: Python int too large to convert to C int"],
  ["%.*f", [-2n, 3.7], "4"],
  ["%*.*f", [8n, 2n, 3.14159], "    3.14"],
  ["%.99999999999d", [3n], "ValueError: precision too big"],
  ["%99999999999999999999d", [3n], "ValueError: width too big"],
  ["%c", ["ab"], "TypeError: %c requires an int or a unicode character, not a string of length 2"],
  ["%c", [""], "TypeError: %c requires an int or a unicode character, not a string of length 0"],
  ["%c", [100000000000000000000n], "OverflowError: %c arg not in range(0x110000)"],
  ["%c", [-1n], "OverflowError: %c arg not in range(0x110000)"],
  ["%c", [1.5], "TypeError: %c requires an int or a unicode character, not float"],
  ["%5c|%-5c|", ["a", 66n], "    a|B    |"],
  ["%c", ["\u{1f600}"], "\u{1f600}"],
  ["%x", [3.5], "TypeError: %x format: an integer is required, not float"],
  ["%o", ["a"], "TypeError: %o format: an integer is required, not str"],
  ["%d", ["a"], "TypeError: %d format: a real number is required, not str"],
  ["%i", ["a"], "TypeError: %i format: a real number is required, not str"],
  ["%d", [3.99], "3"],
  ["%d", [-3.99], "-3"],
  ["%d", [Infinity], "OverflowError: cannot convert float infinity to integer"],
  ["%d", [NaN], "ValueError: cannot convert float NaN to integer"],
  ["%f", ["a"], "TypeError: must be real number, not str"],
  ["\u{1f600}%y", [3n], "ValueError: unsupported format character 'y' (0x79) at index 2"],
  ["%\u{e9}", [3n], "ValueError: unsupported format character '?' (0xe9) at index 1"],
  ["%\x1f", [3n], "ValueError: unsupported format character '\x1f' (0x1f) at index 1"],
  ["%\n", [3n], "ValueError: unsupported format character '?' (0xa) at index 1"],
  ["%lld", [3n], "ValueError: unsupported format character 'l' (0x6c) at index 2"],
  ["%hd %ld %Ld", [1n, 2n, 3n], "1 2 3"],
  ["%#x", [-255n], "-0xff"],
  ["%#.5x", [-255n], "-0x000ff"],
  ["%#010x", [-255n], "-0x00000ff"],
  ["%-#10x|", [-255n], "-0xff     |"],
  ["%#X", [255n], "0XFF"],
  ["%#o", [8n], "0o10"],
  ["%05d", [-3n], "-0003"],
  ["%-05d|", [-3n], "-3   |"],
  ["%+.3d", [5n], "+005"],
  ["% d", [5n], " 5"],
  ["%+ d", [5n], "+5"],
  ["%.0d", [0n], "0"],
  ["%012.5d", [-5n], "-00000000005"],
  ["%#12.5x", [255n], "     0x000ff"],
  ["%#012.5x", [255n], "0x00000000ff"],
  ["%10.3f|", [3.14159], "     3.142|"],
  ["%-10.3f|", [3.14159], "3.142     |"],
  ["%010.3f", [-3.14159], "-00003.142"],
  ["%+f", [NaN], "+nan"],
  ["%010f", [-Infinity], "-000000inf"],
  ["%F", [Infinity], "INF"],
  ["%E", [100000.0], "1.000000E+05"],
  ["%G", [1e-10], "1E-10"],
  ["%#g", [1.0], "1.00000"],
  ["%#.0f", [1.0], "1."],
  ["%.0g", [123.0], "1e+02"],
  ["%e", [0.0], "0.000000e+00"],
  ["%5s|%-5s|%.1s|", ["ab", "ab", "\u{1f600}x"], "   ab|ab   |\u{1f600}|"],
  ["%5s|", ["\u{1f600}"], "    \u{1f600}|"],
  ["%05s|", ["a"], "    a|"],
  ["%r %a", ["\u{e9}\n", "\u{e9}\n"], "'\u{e9}\\n' '\\xe9\\n'"],
  ["%.3r", ["abcdef"], "'ab"],
  ["%+s", ["-3"], "-3"],
  ["%s", [""], ""],
  ["%i", [1000000000000000000000000000000n], "1000000000000000000000000000000"],
  ["%+x", [1000000000000000000000000000000n], "+c9f2c9cd04674edea40000000"],
  ["%u", [7n], "7"],
  ["%5.d|", [3n], "    3|"],
  ["%.2147483647d", [3n], "OverflowError: precision too large"],
];

Deno.test("percent formatting", () => {
  for (const [format, values, expected] of cases) {
    assertEquals(resultOrError(() => formatPercent(format, values)), expected, format);
  }
});

Deno.test("percent formatting with a mapping", () => {
  const stops = (format: string, hasMapping = true) =>
    resultOrError(() => {
      const reader = new PercentFormatReader(format, hasMapping);
      const found: string[] = [];
      for (;;) {
        switch (reader.step()) {
          case PercentStep.End:
            return found.join(" ");
          case PercentStep.Literal:
            found.push(`"${reader.literal}"`);
            break;
          case PercentStep.Key:
            found.push(`[${reader.key}]`);
            break;
          case PercentStep.Conversion:
            found.push(`${reader.width}.${reader.precision}${reader.conversion}`);
            break;
        }
      }
    });
  assertEquals(stops("a%(b)s %%%(c(d)e)-5.2f"), '"a" [b] -1.-1s " " "%" [c(d)e] 5.2f');
  assertEquals(stops("%()d"), "[] -1.-1d");
  assertEquals(stops("%(a"), "ValueError: incomplete format key");
  assertEquals(stops("%(a(b)s"), "ValueError: incomplete format key");
  assertEquals(stops("%(a)"), "ValueError: incomplete format");
  assertEquals(stops("%(a)s", false), "TypeError: format requires a mapping");
});

Deno.test("percent formatting of bytes words some errors differently", () => {
  const bytes = (format: string) =>
    resultOrError(() => {
      const reader = new PercentFormatReader(format, false, true);
      reader.step();
      return String(reader.unsupportedConversion());
    });
  assertEquals(bytes("%.99999999999d"), "ValueError: prec too big");
  assertEquals(bytes("%y"), "ValueError: unsupported format character 'y' (0x79) at index 1");
  assertEquals(bytes("%\xff"), "OverflowError: character argument not in range(0x110000)");
  assertEquals(
    String(argumentsLeftOver(true)),
    "TypeError: not all arguments converted during bytes formatting",
  );
  assertEquals(
    resultOrError(() => percentCodePoint(256, true)),
    "OverflowError: %c arg not in range(256)",
  );
  assertEquals(
    String(byteRequired("bytes", 2)),
    "TypeError: %c requires an integer in range(256) or a single byte, " +
      "not a bytes object of length 2",
  );
});

Deno.test("percent formatting refuses what is too large before making it", () => {
  const limits = { maximumLength: 1000, maximumIntDigits: 640 };
  const field = { conversion: "d", flags: 0, width: 1001, precision: -1 };
  assertEquals(resultOrError(() => percentInteger(1, field, limits)), "MemoryError");
  assertEquals(resultOrError(() => percentText("a", field, limits)), "MemoryError");
  const precise = { conversion: "f", flags: 0, width: -1, precision: 1001 };
  assertEquals(resultOrError(() => percentFloat(1, precise, limits)), "MemoryError");
  assertEquals(resultOrError(() => percentInteger(1, precise, limits)), "MemoryError");
});
