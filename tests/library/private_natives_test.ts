/** Natives that modules keep for their Python source: guest code can call them with anything, and must not do harm by it. */
import { assertEquals } from "@std/assert";
import { Runtime } from "../../mod.ts";
import { assertHeapInOrder } from "../support/leaks.ts";

const PROGRAM = `
import csv, datetime, decimal, struct

seed = 1
def random(limit):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 33) % limit

class Plain: pass
class Slots:
    __slots__ = ("a", "b", "c", "d", "e", "f", "g", "h", "i", "j")
class Text(str): pass
class Row(list): pass
def broken(value, name, to):
    setattr(value, name, to)
    return value

Decimal = decimal.Decimal
formats = [struct._compiled(form) for form in ("<IHd", ">3s2q?", "5pce", "Fd3i", "100s")]
junk = [0, 1, -1, 5, 2**31, -2**40, 2**3000, 1.5, True, None, "", "a", ",", '"', "\\ud800", "%Y-%m-%d", "2020-02-03", "a" * 300, b"", b"x" * 40,
        bytearray(9), (), (1, 2, 3), (1,) * 7, (2020, 13, 40), (2020, 1, 1, 1, 1, 1, None), [], [1, "a", None], Row([1]), {}, set(), int, str, type, object,
        Plain, Slots, Plain(), Slots(), Text("t"), len, struct.Struct("i"), Decimal(5), Decimal("1.5"), Decimal(10)**40, Decimal("NaN"), datetime.date(2020, 1, 2),
        datetime.datetime(2020, 1, 2, 3), datetime.timedelta(3, 4), decimal._state, datetime._classes, *formats,
        broken(Decimal(7), "_coefficient", "text"), broken(Decimal(7), "_coefficient", [1] * 9), broken(Decimal(7), "_exp", 10**9),
        broken(Decimal(7), "_exp", None), broken(Decimal(7), "_sign", 9), broken(Decimal(7), "_kind", "x"), broken(Decimal(7), "_coefficient", -3),
        broken(datetime.date(2020, 1, 2), "_month", 2**29), broken(datetime.date(2020, 1, 2), "_day", None),
        broken(datetime.datetime(2020, 1, 2), "_hour", "x"), broken(datetime.timedelta(1), "_days", 2**29)]

def changed(of):
    made = list(of)
    made[random(len(made))] = junk[random(len(junk))]
    return made if random(4) == 0 else type(of)(made)

def argument():
    kind = random(6)
    if kind == 0:
        return changed(decimal._state)
    if kind == 1:
        return changed(datetime._classes)
    if kind == 2:
        form = formats[random(len(formats))]
        if random(2):
            return changed(form)
        items = [changed(item) if random(2) else item for item in form[0]]
        return (items, *form[1:])
    return junk[random(len(junk))]

calls = refused = 0
for module in csv, datetime, decimal, struct:
    for name, native in list(vars(module).items()):
        if type(native) is not type(len) or not name.startswith("_") or name == "_seal":
            continue
        for turn in range(250):
            calls += 1
            try:
                native(*(argument() for _ in range(random(2) + native.__text_signature__.count(","))))
            except Exception:
                refused += 1
# What was handed out is still what it was.
after = (Decimal("1.10") + 2, datetime.date(2020, 1, 31) + datetime.timedelta(1), struct.pack("<hi", 1, 2), next(csv.reader(["a,b"])), int("5") + 1, len("abc"))
(calls > 3000, refused > 100, repr(after))
`;

Deno.test("natives that modules keep for themselves do no harm with any arguments", () => {
  using runtime = new Runtime({ timeout: 60_000 });
  const [many, some, after] = runtime.run(PROGRAM) as unknown[];
  assertEquals([many, some], [true, true]);
  assertEquals(
    after,
    "(Decimal('3.10'), datetime.date(2020, 2, 1), b'\\x01\\x00\\x02\\x00\\x00\\x00', ['a', 'b'], 6, 3)",
  );
  assertHeapInOrder(runtime);
});
