"""The format mini-language over int, float, complex, str, bool and their errors."""
import sys

SPECS = ["", "d", "5", "<5", ">8", "^9", "08", "+", " ", "-", "+08", "x", "#x", "X", "#X", "b", "#b", "o", "#o", "#010x", ",", "_", "_x",
         "_b", ",d", "c", "n", "e", ".2e", "E", "f", ".1f", "F", "g", ".3g", "G", "%", ".1%", "*^+12,.2f", "=+10", "x=10", "0=+10d",
         "z.1f", "#.3g", "#g", ".0f", "#.0f", "_.2f", ",.3e", "+.0e", "<+6", "010,", "020_", "é>6"]
INTS = [0, 7, -7, 255, 1234567, -987654321, 10 ** 20, True]
FLOATS = [0.0, -0.0, 1.5, -2.675, 123456789.987, 1e-7, 1e22, 1e16, float("inf"), float("-inf"), float("nan"), 0.1, 5e-324, 1.7976931348623157e308]


def show(value, spec):
    try:
        return repr(format(value, spec))
    except (ValueError, OverflowError, TypeError) as error:
        return f"{type(error).__name__}: {error}"


for value in INTS:
    print(value, [show(value, s) for s in SPECS])
for value in FLOATS:
    print(value, [show(value, s) for s in SPECS if s not in ("x", "#x", "X", "#X", "b", "#b", "o", "#o", "#010x", "_x", "_b", "c")])
for value in (1 + 2j, -0j, complex(1.5, -2.25), complex("inf"), complex(float("nan"), -1), 1e20j):
    print(value, [show(value, s) for s in ("", ".2f", "+.1e", ">20", "<20.3g", "g", "f", ",.2f", "010", "=10", "%", "d", "_", "z.0f")])
for value in ("", "abc", "žluť", "😀"):
    print(value, [show(value, s) for s in ("", "5", "<5", ">5", "^5", "05", "=5", "+", "#", ".1", ".0", "*^8.2", "s", "d", ",", "_", " ", "x<", "10.3s", "z")])
for value in (None, [], (1,), object, Ellipsis):
    print([show(value, s) for s in ("", "5", "s")])

BAD = ["5.", ".", "..2", "y", "dd", "1.2.3", ",,", "__", ",_", "_,", "+-5", "=", "10d5", "#c", "+c", ".2d", ",x", ",c", "n,", ",n", "999999999999999999999", ".999999999999999999999",
       "{}", "<", "<<", "0<5", "05<", "a", " 5 ", "z", "zd", "5z"]
for spec in BAD:
    print(repr(spec), show(42, spec), "|", show(4.2, spec), "|", show("s", spec))
print(show(-1, "c"), show(0x110000, "c"), show(65, "c"), show(0x1F600, "5c"), show(65, "05c"), show(10 ** 30, "c"))

print("percent")
for template, value in [("%5d|%-5d|%05d|%+d|% d", (1, 2, 3, 4, 5)), ("%x %X %#x %#o %o", (255, 255, 255, 8, 8)), ("%5.1f|%-8.3e|%G", (3.14159, 31415.9, 1e-10)),
                        ("%s %r %a", ("é", "é", "é")), ("%.2s|%5.1s|%-5s|", ("abc", "xyz", "q")), ("%c%c", ("a", 98)), ("%%", ()), ("%(a)s %(b)05.1f", {"a": 1, "b": 2}),
                        ("%*d %-*d|", (5, 1, 4, 2)), ("%.*f", (2, 3.14159)), ("%i %u", (1, 2)), ("%d", 3.99), ("%x", 3.5), ("%d", "3"), ("%c", "ab"), ("%c", -1),
                        ("%s", ()), ("%s %s", (1,)), ("%s", (1, 2)), ("%(a)s", 5), ("%(a)s", {"b": 1}), ("%q", 1), ("%", 1), ("%5", 1), ("%(a", {"a": 1}),
                        ("%ld %hd", (1, 2)), ("%.0f %.0f %.0f", (0.5, 1.5, 2.5)), ("%e", 0), ("%#.0f %#g", (1, 1)), ("%s", {"a": 1}), ("%d", True), ("%5%|", ()),
                        ("%d", None), ("%f", "x"), ("%s" * 3, ("a", 1, None)), ("no", 5), ("no", {}), ("no", []), ("%+.3d", 5), ("%.5x|%#.5x", (255, 255)), ("%(x)*d", {"x": 1}),
                        ("%-05d|", 3), ("%+s", "x"), ("%d", 10 ** 25), ("%x", -255), ("%o", -8), ("%f", 10 ** 400), ("%g", float("nan")), ("%05f|%05d", (float("inf"), -3))]:
    try:
        print(repr(template), repr(template % value))
    except (TypeError, ValueError, KeyError, OverflowError) as error:
        print(repr(template), type(error).__name__, error)

print("str.format")


class F:
    def __format__(self, spec):
        return f"<{spec}>"

    attr = {"k": [1, 2]}

    def __getitem__(self, key):
        return f"item {key!r}"


class Bad:
    def __format__(self, spec):
        return 5


for template, args, kwargs in [("{} {}", (1, 2), {}), ("{1} {0}", (1, 2), {}), ("{a} {0}", (1,), {"a": 2}), ("{0.attr[k][1]}", (F(),), {}), ("{0[x]} {0[1]} {0[-1]} {0[a b]}", (F(),), {}),
                               ("{!r} {!s} {!a}", ("é", "é", "é"), {}), ("{:{}}", (5, ">4"), {}), ("{:{w}.{p}f}", (3.14159,), {"w": 8, "p": 2}), ("{:a{{b}}}", (F(),), {}), ("{{}}", (), {}), ("{0:x{1}y}", (F(), 3), {}),
                               ("{", (), {}), ("}", (), {}), ("{0", (1,), {}), ("{0!}", (1,), {}), ("{0!x}", (1,), {}), ("{0!rr}", (1,), {}), ("{} {0}", (1,), {}), ("{0} {}", (1,), {}), ("{2}", (1,), {}), ("{a}", (), {}),
                               ("{0.b}", (1,), {}), ("{0[}", (1,), {}), ("{0[]}", ({},), {}), ("{0.}", (1,), {}), ("{:{:{}}}", (1, 2, 3), {}), ("{0[a]}", ([1],), {}), ("{0[9]}", ([1],), {}), ("{}", (Bad(),), {}),
                               ("{:>{w}}", ("x",), {"w": "abc"}), ("{ }", (), {" ": 1}), ("{a b}", (), {"a b": 2}), ("{0 }", (1,), {}), ("{:}", (F(),), {}), ("{!r:>5}", ("a",), {}), ("{0[a][b].c}", ({"a": {"b": 1}},), {})]:
    try:
        print(repr(template), repr(template.format(*args, **kwargs)))
    except (TypeError, ValueError, KeyError, IndexError, AttributeError) as error:
        print(repr(template), type(error).__name__, error)
print("{x} {y[0]}".format_map({"x": 1, "y": [2]}), f"{F():a:b!c}", f"{3.0!r:>6}", f"{'a' if 1 else 'b':^5}|", f"{1=} {1 + 1 = :>4}", f"{'x'!r}", f"{{{5}}}", f"{5:{'>' + str(4)}}")

print("numbers in text")
for text in ["1_000", "1__0", "_1", "1_", "0x_ff", "0b1_0", " 12 ", "\t-3\n", "+7", "--7", "0o17", "0b", "١٢٣", "1e5", "", " ", "1 2", "0xg", "௧", "²", "00", "-0", "1\0", "𝟙𝟚"]:
    row = []
    for base in (10, 0, 16, 2):
        try:
            row.append(int(text, base))
        except ValueError as error:
            row.append(str(error))
    print(ascii(text), [ascii(r) for r in row])
for text in ["1e5", "1_0.5", "1._5", "inf", "-Infinity", "nan", "+nan", " 1.5 ", ".5", "5.", ".", "1e", "1e+", "e5", "1e400", "-1e-400", "0x1p3", "infinit", "١.٥", "1_e5", "1e1_0", "", "1.5.2", "--1", "1,5"]:
    try:
        print(ascii(text), float(text))
    except ValueError as error:
        print(ascii(text), "->", ascii(str(error)))
for text in ["0x1.8p3", "-0x.1p-4", "inf", "0x1p-1074", "0x1p1024", "1.5", "0x", "nan", "0x1.fffffffffffff8p0"]:
    try:
        print(text, float.fromhex(text), float.fromhex(text).hex())
    except (ValueError, OverflowError) as error:
        print(text, type(error).__name__, error)
for text in ["1+2j", " 3j ", "(1-1j)", "1 + 2j", "j", "-j", "1e2-3.5E1J", "infj", "nan+infj", "1+", "1j+2", "()", "((1))", "+1", "1__0j"]:
    try:
        print(text, complex(text))
    except ValueError as error:
        print(text, "->", error)
for base in (1, 37, -1, 36, "x", 2.0):
    try:
        print(int("z", base))
    except (ValueError, TypeError) as error:
        print(base, error)
limit = sys.get_int_max_str_digits()
for action in (lambda: len(str(10 ** 4299)), lambda: str(10 ** 4300), lambda: int("9" * 4301), lambda: len(f"{10 ** 5000:x}"), lambda: f"{10 ** 5000}", lambda: len(repr([10 ** 4299])), lambda: "%d" % 10 ** 3):
    try:
        print(action())
    except (ValueError, TypeError) as error:
        print(error)
total = 0
for i in range(300):
    total += len(f"{i:>8,d}|{i / 7:.3f}|{i:#x}") + len("%05d %s" % (i, i)) + len("{:e} {:<4}".format(i, i))
print(total)
