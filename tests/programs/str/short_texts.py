"""Methods of str on short and middling texts, many combinations: what kernels do must be what the long way does."""

TEXTS = ["", "a", "A", " ", "ab", "Ab cD", "  lead", "trail\t\n", " both ", "a,b,,c", ",", ",,", "\x1c\x1d x \x85\xa0y",
         "über", "ÀÉ", "\xb5", "\xdf", "\xff", "they're bill's", "x1y2", "123", "12a", "a" * 70, "ab" * 150, "Ω mega",
         "\U0001f600 a", "q" * 1023 + "Q", "w " * 600, "1st wORD_two-three", "\x00\x01", "aaa", "abcabcabd", "%" * 5]
NEEDLES = ["", "a", "b", ",", "ab", "aa", "abc", " ", "\xa0", "Ω", "z", "abd", "q" * 20, "ba", "bc"]


def show(value):
    if isinstance(value, (list, tuple)):
        return "[%s]" % "|".join(map(show, value))
    if isinstance(value, str) and len(value) > 40:
        return "%d:%s" % (len(value), ascii(value[:10] + value[-10:]))
    return ascii(value)


def attempt(of, *args):
    try:
        return show(of(*args))
    except Exception as error:
        return "%s(%s)" % (type(error).__name__, error)


def unary():
    for text in TEXTS:
        print(show(text), *[attempt(of, text) for of in (
            str.strip, str.lstrip, str.rstrip, str.lower, str.upper, str.title, str.capitalize, str.isalnum,
            str.isalpha, str.isdigit, str.isspace)])
        words = text.split()
        print(len(words), show(words[:3]), show(words[-1:]), text.strip() is text, text.split(None) == words)


def binary():
    for text in TEXTS:
        out = []
        for needle in NEEDLES:
            for of in (str.strip, str.lstrip, str.rstrip, str.find, str.index, str.count, str.partition,
                       str.removeprefix, str.removesuffix, str.startswith, str.endswith):
                out.append(attempt(of, text, needle))
            pieces = attempt(text.split, needle)
            out.append(pieces if len(pieces) < 60 else "%d%s" % (len(pieces), pieces[:20]))
            out.append(needle in text)
            for at in (0, 1, 3, len(text), len(text) + 1, -1, -100, None):
                out.append(attempt(text.find, needle, at))
                out.append(attempt(text.startswith, needle, at))
            out.append(attempt(text.index, needle, 1))
        print(show(text), hash_of(out))
        print(*out[:40])


def hash_of(values):
    total = 7
    for value in values:
        for c in str(value):
            total = (total * 131 + ord(c)) % 1000000007
    return total


def replacing():
    for text in TEXTS:
        out = []
        for old in NEEDLES:
            for new in ("", "x", "yy", "ΩΩ", "long" * 20):
                made = text.replace(old, new)
                out.append(made)
                out.append(made is text)
        print(show(text), hash_of(out), show(out[10]))


def joining():
    for gap in ("", ",", "--", "Ω", "g" * 300):
        for items in ([], ["a"], ["", ""], ["a", ""], ["ab", "cd", "e"], ("x", "y"), ["\xe9", "Ω"], list("hello"),
                      [str(i) for i in range(400)], ["a", 1], {"k": 1}, iter("pq")):
            print(attempt(gap.join, items), end=" ")
        print()
    only = "only one of them"
    print(",".join([only]) is only)


def repeating():
    for text in ("", "a", "ab", "é", "Ω", "abc" * 100):
        for times in (-1, 0, 1, 2, 5, 100, True):
            made = text * times
            print(len(made), made[:4], made[-3:], end=" ")
        print((text * 1) is text)
    text = "ab"
    text *= 3
    print(text, 3 * "xy")
    for items in ([], [0], [1, 2, 3], [[]], list(range(300))):
        for times in (-1, 0, 1, 2, 5, 100):
            made = items * times
            print(len(made), made[:3], made[-2:], made is items, end=" ")
        print()
    shared = [[]] * 3
    shared[0].append(1)
    print(shared)
    items = [1, 2]
    same = items
    items *= 2
    print(items, same is items)


class Text(str):
    def lower(self):
        return "lower of a subclass"


def others():
    text = Text("Hello World")
    print(text.lower(), text.upper(), text.strip(), type(text.strip()).__name__, text.split(), "lo" in text)
    print(attempt(str.strip, 5), attempt(str.lower), attempt(str.split, "a", 5), attempt("a".join, 5))
    rope = "".join(["r"] * 200) + "o" * 200 + " " + "p" * 100
    print(len(rope.strip()), len(rope.upper()), rope.find("o"), rope.split()[1][:3], rope.count("o"), "ro" in rope)
    print(attempt(lambda: 5 in "a"), attempt(lambda: "a" in Text("cat")), Text("a") in "cat")
    print("a,b".split(",", 1), "a b c".split(None, 1), "a b".replace("a", "b", 0), "aXbX".replace("X", "", 1))


unary()
binary()
replacing()
joining()
repeating()
others()
