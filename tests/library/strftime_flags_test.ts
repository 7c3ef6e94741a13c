/** The flags and modifiers of strftime's directives, as CPython 3.14 has them from glibc. */
import { assertEquals } from "@std/assert";
import { Runtime } from "../../mod.ts";

Deno.test("strftime: flags and modifiers stand before the letter, in time and in datetime", () => {
  let output = "";
  using runtime = new Runtime({ stdout: (text) => output += text });
  runtime.run(`
import datetime, time
when = datetime.datetime(2003, 9, 5, 3, 4, 7)
print(when.strftime("%-d|%-m|%-H|%-M|%-S|%_d|%^a|%^B|%Ey|%Od|%d"), when.date().strftime("%-d.%-m.%Y"))
print(time.strftime("%-d %_m", when.timetuple()), when.time().strftime("%-H:%M %f"), f"{when:%-d. %B}")
`);
  assertEquals(
    output,
    "5|9|3|4|7| 5|FRI|SEPTEMBER|03|05|05 5.9.2003\n5  9 3:04 000000 5. September\n",
  );
});
