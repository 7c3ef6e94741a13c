# str.format and format_map: fields, nesting, conversions, attributes, items, errors.
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __format__(self, spec):
        return f"P({format(self.x, spec)},{format(self.y, spec)})"


p = Point(1.5, 2)
d = {"key": "value", "n": [10, 20], "a b": 1, "1": "one"}
print("{} {}".format(1, 2), "{0} {1} {0}".format("a", "b"), "{x} {y}".format(x=1, y=2), "{0} {x} {1}".format(1, 2, x=3), "{}".format("only", "unused"), "{{}} {{{}}}".format(5), "".format(), "plain".format(1))
print("{0.x} {0.y} {p.x:.3f}".format(p, p=p), "{0[key]} {0[n]} {0[n][1]} {0[a b]}".format(d), "{[0]} {[1]}".format([1, 2], [3, 4]), "{.x}".format(p), "{0[0][0]}".format([[7]]), "{0.__class__.__name__}".format(5), "{a[b].x}".format(a={"b": p}))
print("{!r} {!s} {!a}".format("é", "é", "é"), "{0!r:>6}|{0!s:<6}|{0!a:^10}".format("é"), "{:.1f} {:.1f}".format(p, 3), "{}".format(p), "{!r:.3}".format("abcdef"))
print("{:{}} {:{}{}}|{:{w}.{p}f}".format("a", 5, "b", ">", 4, 3.14159, w=8, p=2), "{0:{1}}".format(42, "05d"), "{:{fill}{align}{width}}".format("x", fill="*", align="^", width=7), "{:{a[w]}}".format("q", a={"w": 4}), "{0:{0}}".format(5))
for spec in ("", "5", "<5", ">5", "^5", "*^7", ".2", "5.2", "s", "10s", ".0", "05", "<05", "é>4"):
    print(repr(spec), repr("{:{s}}".format("abc", s=spec)), end=" ")
print()
for spec in ("", "d", "5d", "<5d", "^5", "+", " ", "-", "05", "+05d", "x", "#x", "#X", "#o", "#b", "08b", "#010x", ",", "_", ",d", "_x", "_b", "c", "e", ".2f", "%", "g", "n", "=+8", "*=+8d", "1,", "020,d", "+#x", "z.1f"):
    print(spec, repr("{:{s}}".format(1234, s=spec)), repr("{:{s}}".format(-98765, s=spec)) if "c" not in spec else "", end=" ")
print()
for template, args, kw in (
    ("{} {}", (1,), {}), ("{0[1]}", (d,), {}), ("{0} {}", (1, 2), {}), ("{} {0}", (1, 2), {}), ("{x}", (), {}), ("{5}", (1,), {}), ("{", (), {}), ("}", (), {}), ("{0", (1,), {}), ("{!x}", (1,), {}), ("{!}", (1,), {}), ("{!rr}", (1,), {}), ("{0.nope}", (1,), {}), ("{0[nope]}", ({},), {}), ("{0[5]}", ([],), {}), ("{0[}", ([],), {}), ("{0[]}", ([],), {}), ("{0.}", (1,), {}), ("{:q}", (1,), {}), ("{:d}", ("s",), {}), ("{:s}", (1,), {}), ("{:5}", ([],), {}), ("{:.5}", (1,), {}), ("{:,}", ("s",), {}), ("{a.b.c}", (), {"a": 1}), ("{:{:{}}}", (1, 2, 3), {}), ("{0!r", (1,), {}), ("{ }", (1,), {}), ("{0x}", (1,), {}), ("{-1}", (1,), {}), ("{:{}}", (1,), {}), ("{:c}", (-1,), {}), ("{:c}", (0x110000,), {}), ("{:=5}", ("s",), {}), ("{:+}", ("s",), {}), ("{:#}", ("s",), {}), ("{:#s}", ("s",), {}), ("{: }", ("s",), {}), ("{:,s}", ("s",), {}), ("{:+c}", (65,), {}), ("{:,c}", (65,), {}), ("{:.3d}", (65,), {}), ("{:,x}", (65,), {}), ("{:_,d}", (65,), {}), ("{:,_}", (65,), {}), ("{0[a}", ({"a": 1},), {}), ("{a]}", (), {"a]": 3}),
):
    try:
        print(repr(template), repr(template.format(*args, **kw)))
    except (IndexError, KeyError, ValueError, TypeError, AttributeError, OverflowError) as e:
        print(repr(template), type(e).__name__, e)


class Default(dict):
    def __missing__(self, key):
        return f"<{key}>"


print("{a} {b}".format_map(Default(a=1)), "{x[y]}".format_map({"x": {"y": 2}}), "{}{}".format(*"ab"), "{self}".format(self=1), "{0:%}".format(0.5), "{:>{w}}".format("r", w=3))
try:
    "{}".format_map({})
except ValueError as e:
    print(e)
try:
    "{a}".format_map({})
except KeyError as e:
    print("KeyError", e)
print(format("x", ">3"), format(5), format(5, "03"), format(2.5, ".2f"), format(True), format(None), format(3, "b"), "{:d} {:x} {:b}".format(True, 255, 5), "{:>10}{:<10}|".format("right", "left"), "{:^{}}".format("mid", 9))
print("{:,} {:,} {:,.2f} {:_} {:_b}".format(1234567, -1234, 1234567.891, 10**12, 255), "{:012,}".format(1234567), "{:+,}".format(10**6), "{:e} {:.3E} {:g} {:G}".format(12345.678, 0.00012, 1e-7, 1e20), "{:08.3f} {:<8}| {:^+9.2f}".format(3.14159, 2.5, 1.0))
