"""text % values with flags, widths and precisions: what the fast path takes, and what it leaves."""

from binascii import crc32

VALUES = [0, 1, -1, 9, 10, -10, 255, -255, 65535, 2**30 - 1, -2**30, 2**30, -2**31, 2**40, 10**20, True, False, None,
          0.0, -0.0, 0.5, -0.5, 1.5, 2.5, 0.125, 2.675, 1 / 3, -100 / 7, 99.995, 1e-7, 123456.789, 2147483.647, 1e9, 1e15, 1e22, 1e-5,
          float("inf"), float("nan"), "", "a", "abc", "it's", 'say "hi"', "both ' and \"", "back\\slash", "line\nbreak", "\x7f",
          "caf\u00e9", "\u6771\u4eac", "x" * 70, (), [1], {"k": 1}]
FLAGS = ["", "-", "0", "0-", "+", "#"]
SIZES = ["", "5", "12", ".0", ".1", ".6", ".7", "12.4", "04", "."]
LETTERS = "dxfsriXeguoc"


def attempt(form, value):
    try:
        return form % value
    except (TypeError, ValueError, OverflowError) as error:
        return f"{type(error).__name__}: {error}"


for letter in LETTERS:
    lines = []
    for flag in FLAGS:
        for size in SIZES:
            form = "%" + flag + size + letter
            lines += [attempt(form, (value,)) for value in VALUES[::2]]
            lines += [attempt("<" + form + ">", (value,)) for value in VALUES[1::2]]
    print(letter, len(lines), crc32(ascii(lines).encode()))
for value in VALUES:
    print([attempt(form, (value,)) for form in ("%d", "%5d|", "%-5d|", "%05d", "%x", "%06x", "%f", "%.2f", "%8.3f|", "%-9.1f|", "%s", "%6s", "%r")])

row = "%-10s|%5d|%8.3f|%x|%r|%5.1f%%"
print(row % ("name", 42, 42 / 7, 42, "q'", 42), row % ("n", -1, 1e-9, 0, 1.5, 7))
for form, values in [
    ("%", 1), ("%5", 1), ("%5.", 1), ("%-", 1), ("%5%", ()), ("100%%", ()), ("%%%d%%", 5), ("%d%", 5), ("%z", 1), ("%d %d", 1), ("%d %d", (1,)),
    ("%d", (1, 2)), ("none", ()), ("none", 1), ("none", (1,)), ("", ()), ("%s", "same"), ("%s%s", ("a", "")), ("%s", ""), ("%(a)d", {"a": 1}),
    ("%*d", (5, 1)), ("%ld", 3), ("%5s%-5s|", ("ab", "cd")), ("%05s|%-05d|", ("ab", 7)), ("%.2s|%5.1s|", ("abc", "xyz")), ("%d" * 40, (1,) * 40),
    ("%s" * 60, ("ab",) * 60), ("%500s", "x"), ("%1030d", 5), ("%0999d|", -5), ("%.3d", 5), ("%.0f|%.0f|%.0f", (0.5, 1.5, 2.5)), ("%f", 5), ("%5.1f", -3),
    ("%.6f", 1000), ("%.6f", 100000), ("%x %X", (3054, 3054)), ("%-8x|%08x", (-3054, -3054)), ("\u00e9%d\u00ff", 1), ("\u6771%d", 1),
]:
    print(ascii(form)[:40], ascii(attempt(form, values))[:80])
text = "same"
print("%s" % text == text, "%s" % (text,) == text, "%5s" % text, "%r" % text)


class Shown:
    def __repr__(self):
        return "shown"

    def __float__(self):
        return 2.5

    def __index__(self):
        return 11


class Word(str):
    def __str__(self):
        return "word"


print("%s %r %6.2f %x" % (Shown(), Shown(), Shown(), Shown()), "%s|%5s|%r" % (Word("w"), Word("w"), Word("w")), type("%s" % Word("w")).__name__)


def table(count):
    size = 0
    for number in range(count):
        size += len("%5d %-6d %06d %x %04x" % (number, number, -number, number, number * 7))
        size += len("%8.3f %.1f %-9.2f|%09.4f" % (number / 7, number, number / 3, -number / 8))
        size += len("%s %r %10s %r" % ("n", "q", "right", number / 4)) + len("%d" % number) + len("%3d" % number) + len("%.2f" % (number / 9))
    return size


print(table(2000))
