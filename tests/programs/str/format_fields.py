"""str.format: names, numbers, attributes, keys, conversions, specifications, and every way in which a format is wrong."""


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
        self.inner = {"key": [x, y], 3: "three", "a b": "space"}

    def __format__(self, spec):
        return f"<{spec or 'none'}>"

    def __repr__(self):
        return f"P({self.x}, {self.y})"

    def __getattr__(self, name):
        if name.startswith("made_"):
            return name[5:]
        raise AttributeError(f"no {name}")


class Missing(dict):
    def __missing__(self, key):
        return f"?{key}?"


class Raising:
    def __format__(self, spec):
        raise ValueError(f"spec {spec!r}")

    def __repr__(self):
        return 5

    def __str__(self):
        return "\u6771"


def outcome(fn):
    try:
        return fn()
    except Exception as error:
        return type(error).__name__, str(error)


FORMATS = [
    "", "plain", "{}", "{} {}", "{0}", "{1}{0}{1}", "{a}", "{a}{b}{a}", "{p}", "{p:>5}", "{p!r:>12}", "{p!s}", "{p!a}", "{p.x}", "{p.x:05d}",
    "{p.inner[key]}", "{p.inner[key][1]}", "{p.inner[3]}", "{p.inner[a b]}", "{p.made_up}", "{p.gone}", "{p.inner[gone]}", "{p.inner[key][9]}",
    "{0.real}", "{0[0]}", "{q}", "{5}", "{}{0}", "{0}{}", "{a}{}", "{}{a}{}", "{a:{b}}", "{a:{}}", "{:{}}", "{0:{1}}", "{{}}", "{{a}}", "{a}}}", "{{{a}",
    "{", "}", "{a", "{a!", "{a!r", "{a!x}", "{a!rr}", "{a!}", "{a:", "{a[}", "{a[]}", "{a.}", "{a..b}", "{a[0]x}", "{a[0].real}", "{.x}", "{[0]}",
    "{!r}", "{:>8}|", "{:,}", "{a:\u00e9>9}", "\u00e9{a}\u00e9", "\u6771{a:\u6771^9}\u4eac{p}", "\U0001f600{0!r}", "{\u00e9}", "{\u6771}", "{a b}", "{ a}", "{a }",
    "{0x}", "{00}", "{000000}", "{0000001}", "{99999999999999999999}", "{-1}", "{+0}", "{a[-1]}", "{a[00]}", "{_x}", "{x1}", "{1x}", "{a!r:>{b}}", "{r}", "{r!r}", "{r!s:*^7}",
    "{a:bad spec}", "{b:q}", "{text:10.3}|", "{text!r:.4}|", "{f:8.3f}|{f:e}|{f:%}", "{a}" * 40, ("x" * 50 + "{b}") * 30, "{:}{:}", "{a:}", "{a!s:}", "\n{a}\t{b}\r",
    "{self}{args}", "{p.x.real.imag}", "{p.inner[key].__class__.__name__}", "{0!s}{1!r}", "{a:{b}{b}}", "{a:{b:{b}}}", "{a[b]}",
]
names = {"a": 12345, "b": 7, "p": Point(3, "four"), "r": Raising(), "f": 3.14159, "text": "some text", "_x": "under", "x1": "one", "\u00e9": "accent",
         "\u6771": "east", "a b": "spaced", "self": "s", "args": "t"}
for text in FORMATS:
    print(ascii(text[:40]), ascii(outcome(lambda: text.format("zero", [10, 20], **names)))[:300])
    print("    ", ascii(outcome(lambda: text.format(**names)))[:150], ascii(outcome(lambda: text.format_map(Missing(names))))[:150])
print("{0[0]}{1[k]}{2.real}".format([1], {"k": 2}, 3), "{:{}}".format(5, 8), "{}".format("x" * 5000)[-3:], "{:>{width}}".format("r", width=4))
print("{a.b.c}".format(a=type("A", (), {"b": type("B", (), {"c": "deep"})})), "{0}".format(None), "{!s:>6}".format(True), "{:d}".format(True))


class Sub(str):
    pass


print(type(Sub("{}").format(1)), type(Sub("none").format()), type("{}".format(Sub("s"))), "{}".format(Sub("s")))
big = "".join("{%d}-{name}" % (n % 3) for n in range(2000))
print(len(big.format(1, "two", 3.0, name="n")), big.format(1, "two", 3.0, name="n")[-20:])
