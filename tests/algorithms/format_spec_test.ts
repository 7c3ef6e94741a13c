import { assertEquals } from "@std/assert";
import {
  formatComplex,
  formatFloat,
  formatInt,
  type FormatLimits,
  formatStr,
} from "../../core/objects/text/format_spec.ts";
import { resultOrError } from "./support.ts";

// Value, specification, format(value, specification) of CPython 3.14.
const integers: [number | bigint, string, string][] = [
  [0, "", "0"],
  [42, "d", "42"],
  [-42, "+d", "-42"],
  [42, "+", "+42"],
  [42, " ", " 42"],
  [42, "05", "00042"],
  [-42, "06d", "-00042"],
  [-42, "=8", "-     42"],
  [42, "*^9", "***42****"],
  [42, "<5", "42   "],
  [42, "\u{e9}>5", "\u{e9}\u{e9}\u{e9}42"],
  [42, "\u{1f600}^6", "\u{1f600}\u{1f600}42\u{1f600}\u{1f600}"],
  [255, "x", "ff"],
  [255, "#X", "0XFF"],
  [-255, "#010x", "-0x00000ff"],
  [5, "b", "101"],
  [5, "#b", "0b101"],
  [8, "#o", "0o10"],
  [1234567, ",", "1,234,567"],
  [1234567, "_", "1_234_567"],
  [255, "_b", "1111_1111"],
  [65535, "_x", "ffff"],
  [1234567, "012,", "0,001,234,567"],
  [1, "04,", "0,001"],
  [12345, "020,d", "0,000,000,000,012,345"],
  [-1234, "=+12,", "-      1,234"],
  [65, "c", "A"],
  [65, "5c", "    A"],
  [65, "05c", "0000A"],
  [1234, ".2f", "1234.00"],
  [1234, "e", "1.234000e+03"],
  [1, "%", "100.000000%"],
  [100000000000000000000n, ",", "100,000,000,000,000,000,000"],
  [100000000000000000000n, "g", "1e+20"],
  [123, "n", "123"],
  [5, ".,d", "5"],
  [1, ".2", "ValueError: Precision not allowed in integer format specifier"],
  [1, ".2d", "ValueError: Precision not allowed in integer format specifier"],
  [1, "+c", "ValueError: Sign not allowed with integer format specifier 'c'"],
  [1, "#c", "ValueError: Alternate form (#) not allowed with integer format specifier 'c'"],
  [1114112, "c", "OverflowError: %c arg not in range(0x110000)"],
  [-1, "c", "OverflowError: %c arg not in range(0x110000)"],
  [1, ",x", "ValueError: Cannot specify ',' with 'x'."],
  [1, ",_", "ValueError: Cannot specify both ',' and '_'."],
  [1, "_,", "ValueError: Cannot specify both ',' and '_'."],
  [1, ",c", "ValueError: Cannot specify ',' with 'c'."],
  [1, ",n", "ValueError: Cannot specify ',' with 'n'."],
  [1, "s", "ValueError: Unknown format code 's' for object of type 'int'"],
  [1, "q", "ValueError: Unknown format code 'q' for object of type 'int'"],
  [1, "\n", "ValueError: Unknown format code '\\xa' for object of type 'int'"],
  [1, "\u{e9}", "ValueError: Unknown format code '\\xe9' for object of type 'int'"],
  [1, "dd", "ValueError: Invalid format specifier 'dd' for object of type 'int'"],
  [1, "zd", "ValueError: Negative zero coercion (z) not allowed in integer format specifier"],
  [10n ** 400n, "f", "OverflowError: int too large to convert to float"],
  [1, ".", "ValueError: Format specifier missing precision"],
  [1, ">>>", "ValueError: Unknown format code '>' for object of type 'int'"],
  [1, "99999999999999999999", "ValueError: Too many decimal digits in format string"],
  [3, "\u{665}d", "    3"],
  [1, "d", "1"],
  [1, "", "1"],
];

const floats: [number, string, string][] = [
  [3.14159, ".2f", "3.14"],
  [3.14159, "10.3f", "     3.142"],
  [3.14159, "<10.3f", "3.142     "],
  [-3.14159, "010.3f", "-00003.142"],
  [3.0, "", "3.0"],
  [3.0, ".3", "3.0"],
  [1e+16, "", "1e+16"],
  [1e+16, "f", "10000000000000000.000000"],
  [123456789.123, ",", "123,456,789.123"],
  [123456789.123, ",.2f", "123,456,789.12"],
  [123456789.123, "_.3f", "123_456_789.123"],
  [1.2345e-05, "", "1.2345e-05"],
  [1.2345e-05, "g", "1.2345e-05"],
  [1.2345e-05, ".3e", "1.234e-05"],
  [1.2345e-05, ".3E", "1.234E-05"],
  [0.5, "%", "50.000000%"],
  [0.12345, ".1%", "12.3%"],
  [1.5, ".0f", "2"],
  [2.5, ".0f", "2"],
  [2.5, "#.0f", "2."],
  [
    1e+100,
    ".0f",
    "10000000000000000159028911097599180468360808563945281389781327557747838772170381060813469985856815104",
  ],
  [0.1, ".50f", "0.10000000000000000555111512312578270211815834045410"],
  [NaN, "", "nan"],
  [NaN, "+010", "+000000nan"],
  [Infinity, "F", "INF"],
  [-Infinity, "010.2f", "-000000inf"],
  [Infinity, "%", "inf%"],
  [-0, "", "-0.0"],
  [-0, "z", "0.0"],
  [-0.001, "z.1f", "0.0"],
  [-0.001, ".1f", "-0.0"],
  [-0.001, "+z.1f", "+0.0"],
  [1234.5, "010,.1f", "0,001,234.5"],
  [123456.789, ".,f", "123456.789,000"],
  [123456.78912345, ".8_f", "123456.789_123_45"],
  [123456.789, ",.4_f", "123,456.789_0"],
  [100.0, "g", "100"],
  [100.0, "#g", "100.000"],
  [100000.0, "g", "100000"],
  [1000000.0, "g", "1e+06"],
  [123.0, ".2", "1.2e+02"],
  [0.0001, "", "0.0001"],
  [1.0, "n", "1"],
  [1e-07, "r", "ValueError: Unknown format code 'r' for object of type 'float'"],
  [3.5, "d", "ValueError: Unknown format code 'd' for object of type 'float'"],
  [3.5, "x", "ValueError: Unknown format code 'x' for object of type 'float'"],
  [3.5, ".", "ValueError: Format specifier missing precision"],
  [3.5, ".,n", "ValueError: Cannot specify ',' with 'n'."],
  [3.5, ".,_f", "ValueError: Cannot specify both ',' and '_'."],
  [3.5, ".3,f", "3.500"],
  [3.5, ".99999999999f", "ValueError: precision too big"],
  [3.5, "c", "ValueError: Unknown format code 'c' for object of type 'float'"],
  [3.5, "s", "ValueError: Unknown format code 's' for object of type 'float'"],
  [3.5, "+ f", "ValueError: Invalid format specifier '+ f' for object of type 'float'"],
  [1e+22, ",", "1e+22"],
  [12345678.9, "020,.3f", "0,000,012,345,678.900"],
  [Infinity, ",", "inf"],
];

const strings: [string, string, string][] = [
  ["abc", "", "abc"],
  ["abc", "6", "abc   "],
  ["abc", ">6", "   abc"],
  ["abc", "^6", " abc  "],
  ["abc", "*^7", "**abc**"],
  ["abc", ".2", "ab"],
  ["abc", "5.2", "ab   "],
  ["abc", "s", "abc"],
  ["\u{1f600}\u{e9}", "4", "\u{1f600}\u{e9}  "],
  ["\u{1f600}\u{e9}", ".1", "\u{1f600}"],
  ["abc", "06", "abc000"],
  ["abc", "<06", "abc000"],
  ["abc", "d", "ValueError: Unknown format code 'd' for object of type 'str'"],
  ["abc", "+", "ValueError: Sign not allowed in string format specifier"],
  ["abc", " ", "ValueError: Space not allowed in string format specifier"],
  ["abc", "#", "ValueError: Alternate form (#) not allowed in string format specifier"],
  ["abc", "=5", "ValueError: '=' alignment not allowed in string format specifier"],
  ["abc", "z", "ValueError: Negative zero coercion (z) not allowed in string format specifier"],
  ["abc", ",", "ValueError: Cannot specify ',' with 's'."],
  ["abc", "_s", "ValueError: Cannot specify '_' with 's'."],
  ["abc", ".", "ValueError: Format specifier missing precision"],
  ["abc", "5x5", "ValueError: Invalid format specifier '5x5' for object of type 'str'"],
  ["abc", "\u{1f600}<5", "abc\u{1f600}\u{1f600}"],
];

const complexes: [number, number, string, string][] = [
  [1.0, 2.0, "", "(1+2j)"],
  [0.0, 2.0, "", "2j"],
  [0.0, 1.0, "", "1j"],
  [0.0, -0, "", "-0j"],
  [1.0, -2.0, ".2f", "1.00-2.00j"],
  [1.0, 2.0, "+.1e", "+1.0e+00+2.0e+00j"],
  [1.0, 2.0, ">12", "      (1+2j)"],
  [1.0, 2.0, "^+14.1f", "  +1.0+2.0j   "],
  [0.0, 2.0, ".3", "2j"],
  [NaN, 0.0, "", "(nan+0j)"],
  [1e+16, 1e-05, "", "(1e+16+1e-05j)"],
  [1234.5, 6789.25, ",.2f", "1,234.50+6,789.25j"],
  [1.0, 2.0, "010", "ValueError: Zero padding is not allowed in complex format specifier"],
  [1.0, 2.0, "=10", "ValueError: '=' alignment flag is not allowed in complex format specifier"],
  [1.0, 2.0, "%", "ValueError: Unknown format code '%' for object of type 'complex'"],
  [1.0, 2.0, "d", "ValueError: Unknown format code 'd' for object of type 'complex'"],
  [-0.001, -0.001, "z.1f", "0.0+0.0j"],
  [0.0, 2.0, "+", "+2j"],
];

Deno.test("format of int", () => {
  for (const [value, spec, expected] of integers) {
    assertEquals(resultOrError(() => formatInt(value, spec)), expected, `${value} ${spec}`);
  }
});

Deno.test("format of float", () => {
  for (const [value, spec, expected] of floats) {
    assertEquals(resultOrError(() => formatFloat(value, spec)), expected, `${value} ${spec}`);
  }
});

Deno.test("format of str", () => {
  for (const [value, spec, expected] of strings) {
    assertEquals(resultOrError(() => formatStr(value, spec)), expected, `${value} ${spec}`);
  }
});

Deno.test("format of complex", () => {
  for (const [real, imaginary, spec, expected] of complexes) {
    assertEquals(resultOrError(() => formatComplex(real, imaginary, spec)), expected, spec);
  }
});

Deno.test("format refuses what is too large before making it", () => {
  const limits: FormatLimits = { maximumLength: 1000, maximumIntDigits: 640 };
  const refused = "MemoryError";
  assertEquals(resultOrError(() => formatInt(1, "1001", "int", limits)), refused);
  assertEquals(resultOrError(() => formatFloat(1, ".1001f", "float", limits)), refused);
  assertEquals(resultOrError(() => formatStr("a", "9999999999", "str", limits)), refused);
  assertEquals(resultOrError(() => formatComplex(1, 1, "1001", "complex", limits)), refused);
  assertEquals(formatInt(1, "1000", "int", limits).length, 1000);
  assertEquals(
    resultOrError(() => formatInt(10n ** 640n, "d", "int", limits)),
    "ValueError: Exceeds the limit (640 digits) for integer string conversion; " +
      "use sys.set_int_max_str_digits() to increase the limit",
  );
  assertEquals(formatInt(10n ** 640n, "x", "int", limits).length, 532);
});

Deno.test("format names the type in messages", () => {
  assertEquals(
    resultOrError(() => formatInt(1, "s", "bool")),
    "ValueError: Unknown format code 's' for object of type 'bool'",
  );
});
