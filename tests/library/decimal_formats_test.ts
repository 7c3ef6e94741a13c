/** Formats of Decimal with grouped digits, which CPython 3.14 leaves to its module in Python. */
import { assertEquals } from "@std/assert";
import { Runtime } from "../../mod.ts";

/** What CPython 3.14.7 makes of 1234567.123456789. */
const FORMATS: Readonly<Record<string, string>> = {
  "_": "1_234_567.123456789",
  ",.3f": "1,234,567.123",
  ".6_f": "1234567.123_457",
  "_.6_f": "1_234_567.123_457",
  ",.4,f": "1,234,567.123,5",
  "010.4,f": "1234567.123,5",
  "z.1f": "1234567.1",
  "+.3_e": "+1.235e+6",
  ".2_%": "123456712.35%",
  "._f": "1234567.123_456_789",
  ".,f": "1234567.123,456,789",
  "._g": "1234567.123_456_789",
};

Deno.test("Decimal groups digits on both sides of the point", () => {
  using runtime = new Runtime();
  const made = runtime.run(
    "from decimal import Decimal\n[format(Decimal('1234567.123456789'), f) for f in formats]",
    { inputs: { formats: Object.keys(FORMATS) } },
  );
  assertEquals(made, Object.values(FORMATS));
});
