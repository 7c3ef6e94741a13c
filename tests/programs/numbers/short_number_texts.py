"""int() and float() of short texts, % of text, float // and %, sums and extremes of lists, divmod, bisect."""

from bisect import bisect_left, bisect_right

INT_TEXTS = ["0", "7", "-7", "+7", "  12 ", "\t5\n", "", " ", "-", "+-1", "1_000", "007", "123456789", "1073741823", "1073741824",
             "-1073741824", "-1073741825", "999999999999999999", "1000000000000000000", "12a", "1 2", "\xb2", "٣", "ff", "FF",
             "0xff", "0XfF", "-0x10", "0x", "0b101", "0o17", "z", "Zz", "7fffffff", "zzzzzzzzzzz", "0b", "\xa05", "1" * 40, "--1", "0x-5"]
FLOAT_TEXTS = ["0", "-0", "0.0", "-0.0", "1.5", "-1.5", "+2.25", "  3.75", "4.5  ", ".5", "5.", ".", "-.", "", "1e5", "1.5e-3", "inf",
               "nan", "-inf", "123456789012345", "1234567890123456", "0.000001", "123.456", "0.1", "1.7976931348623157e308",
               "1_0.5", "1.2.3", "abc", "12345.678901234", "999999999.999999", "\xa01.5", "1" * 30, "- 1"]
FLOATS = [0.0, -0.0, 1.0, -1.0, 2.5, -2.5, 7.5, 0.1, -0.3, 1e300, -1e-300, 1e16, float("inf"), float("-inf"), float("nan"), 3, -3, True]


def attempt(of, *args):
    try:
        return of(*args)
    except Exception as error:
        return "%s(%s)" % (type(error).__name__, str(error)[:60])


def reading():
    for text in INT_TEXTS:
        print(ascii(text), *[attempt(int, text, *base) for base in ((), (10,), (16,), (2,), (8,), (36,), (0,), (1,), (37,))], sep="|")
    for text in FLOAT_TEXTS:
        value = attempt(float, text)
        print(ascii(text), repr(value), end="|")
    print(attempt(int, 5, 10), attempt(int, "5", "10"), attempt(int, b"12", 10), int(" 5 "), float(7), float(True))


def dividing():
    for a in FLOATS:
        for b in FLOATS:
            if isinstance(a, float) or isinstance(b, float):
                print(attempt(lambda: a // b), attempt(lambda: a % b), end=" ")
        print()
    x = 7.5
    x //= 2
    y = -7.5
    y %= 4
    print(x, y, 7 // 2.0, 7 % 2.5, True // 2.0)
    for a in (7, -7, 0, 1073741823, -1073741824, 1 << 40, 2.5):
        print(*[attempt(divmod, a, b) for b in (3, -3, 1, -1, 0, 7, 1 << 40, 2.5)], sep=" ")


def formatting():
    for form in ("%d", "%s", "%d items", "a%sb%sc", "%d%%", "100%%", "%s%s", "%5d", "%x", "%", "%z", "%(k)s", "plain", "%s %d %s", "%r",
                 "%%%s%%", "é%s", "%i"):
        print(form, *[attempt(lambda: form % value) for value in (
            5, -12, "x", (), (1,), ("a", "b"), ("a", 2), ("é", "Ω"), {"k": 1}, [1], None, 1 << 40, 2.5, ("s", 3, "t"), (True, False))],
            sep="|")
    text = "%s is %d"
    text %= ("it", 3)
    print(text)
    for value in (True, False, 3, "s", None, 2.5, "Ω"):
        print(f"{value!s} {value} {value!r}", end=" ")
    for number in (0, 5, 255, -255, 1 << 29, -(1 << 30)):
        print(*[attempt(format, number, spec) for spec in ("#x", "#10x", "#06x", "#", "#d", "<#8x", "#8", "#,", "#X", "#o", "#5,d", "8#x")])


def reducing():
    lists = [[], [5], [3, 1, 2], [1 << 29] * 9, [1 << 40, 1], [True, 2], [0.1] * 10, [1e16, 1.0, -1e16], [1, 2.5, 3], [2.5, 1, 3],
             [float("inf"), 1.0], [float("inf"), float("-inf")], [float("nan"), 1.0], [1.0, float("nan")], [-0.0], [-0.0, -0.0],
             [0.0, -0.0], [1.5, 1.5, True], ["b", "a"], [1, "a"], [(2, 1), (1, 5)], [None], list(range(5000)), [1e308, 1e308, -1e308]]
    for items in lists:
        print(*[attempt(of, kind(items)) for of in (sum, min, max) for kind in (list, tuple)], end="; ")
        print(attempt(sum, items, 5), attempt(sum, items, 0.5))
    items = [0.0, -0.0, 0]
    print(min(items), max(items), min(items) is items[0], max(items) is items[0], sum(iter([1, 2])), max("hello"), min({3, 1}))


def searching():
    for items in ([], [1], [1, 3, 3, 5], [0.5, 1.5, 2.5], ["a", "b", "c"], [(1, "a"), (1, "b"), (2, "a")], [1, 2.5], [(1, (2, 3)), (1, (2, 4))]):
        for wanted in (0, 1, 3, 4, 1.5, "b", (1, "b"), (1, (2, 3)), (1, (2, 3.5)), None):
            print(attempt(bisect_left, items, wanted), attempt(bisect_right, items, wanted), end=" ")
        print()
    print(bisect_left([1, 2, 3], 2, 1), bisect_right([1, 2, 3], 5, 0, 2), bisect_left([3, 2], -2, key=lambda v: -v))


def extending():
    for length in (0, 1, 5, 100, 300):
        items = list(range(length))
        alias = items
        items += [7, 8]
        items += (9,)
        items.extend([])
        items.extend((10, 11))
        items += items
        items.extend(items[:3])
        items += "ab"
        print(len(items), items[-8:], items is alias)
    made = [*range(3), *[4, 5], *(6,), *"x"]
    print(made, [1, 2, 3, 4, 5, 6], {1, 2, 1}, {"a": 1, "b": 2, "a": 3}, {(1, 2): [3]}, {1: {2: {}}})
    print((1,) + (2, 3), () + (1,), (1,) + (), attempt(lambda: (1,) + [2]), ((1, 2) + (3,) * 2))
    whole = (1, 2)
    print(whole + () is whole, () + whole is whole)
    counts = {"a": 1, "b": 2, (1, 2): 3}
    print(counts.pop("a"), counts.pop("a", 5), counts.pop((1, 2)), attempt(counts.pop, "zz"), counts, attempt(counts.pop, []))
    print(attempt(lambda: {[]: 1}), attempt(lambda: {1, []}))


reading()
dividing()
formatting()
reducing()
searching()
extending()
