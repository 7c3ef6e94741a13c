"""Padding, searching from the end, affixes in tuples and questions about case: short texts, long ones, wide ones."""

TEXTS = [
    "", "a", "A", "Ab", "aB1", "hello world", "HELLO", "x" * 300, "été", "日本", "-12", "+7", "-", "abcabcabc", "a.b.c",
    "1,2", "ß", "[@`{", "aZzA\x7f",
]
NEEDLES = ["b", "c", "abc", ".", "", "zz", "é", "abcabcabc"]


def short(value):
    text = repr(value)
    return text if len(text) < 14 else f"{text[:4]}{text[-4:]}{len(text)}"


for text in TEXTS:
    out = [text.swapcase(), text.islower(), text.isupper()]
    for width in (0, 1, 2, 5, 12, 400, 1023, 1024, 2000, -3, True):
        out += [text.ljust(width), text.rjust(width, "*"), text.center(width, "."), text.center(width)]
        out += [text.zfill(width), text.rjust(width, "é"), text.ljust(width, "日")]
    for needle in NEEDLES:
        out.append(text.rfind(needle))
        if needle:
            out += [text.rpartition(needle), text.partition(needle)]
        try:
            out.append(text.rindex(needle))
        except ValueError as error:
            out.append(str(error))
        out += [text.endswith((needle, "q")), text.startswith(("q", needle)), text.endswith(())]
        out.append(text.startswith((needle, "a"), 1))
    print(*map(short, out))


class Text(str):
    pass


ERRORS = [
    lambda: "a".ljust(5, None),
    lambda: "a".ljust(5, "ab"),
    lambda: "a".ljust("x"),
    lambda: "a".zfill(None),
    lambda: "a".rpartition(""),
    lambda: "a".endswith((1,)),
    lambda: "a".endswith(("a", 1)),
    lambda: "a".endswith(("b", 1)),
    lambda: "a".rfind(1),
]
for function in ERRORS:
    for _ in range(2):
        try:
            print(function())
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)

text = Text("abc")
print(type(text.ljust(2)), type(text.swapcase()), type(text.rpartition("z")[2]), type("abc".ljust(2)))
plain = "abc"
print(plain.ljust(3) is plain, plain.zfill(1) is plain)
