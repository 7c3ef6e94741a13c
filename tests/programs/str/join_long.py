"""Joins of many strs: short and long parts, separators of every width, ropes, subclasses, what is no str."""


class Text(str):
    def __str__(self):
        return "other"


def outcome(fn):
    try:
        return fn()
    except Exception as error:
        return type(error).__name__, str(error)


def naive(separator, parts):
    result = ""
    for number, part in enumerate(parts):
        if number:
            result = result + separator
        result = result + part
    return result


rope = "r" * 200
for _ in range(3):
    rope = rope + "s" * 100
LISTS = [
    [], [""], ["a"], ["", ""], ["a", "", "b"], list("hello"), [str(n) for n in range(1000)],
    ["x" * n for n in range(140)], ["y" * n for n in (0, 127, 128, 129, 500, 3, 1)], ["\xe9" * 5, "b", "\xff"] * 20,
    ["a", "\u6771", "b"] * 9, ["\U0001f600", "c"], [rope, "t", rope + "u"], [Text("p"), "q"], [Text("only")], ("t", "u"), ("one",),
]
for parts in LISTS:
    for separator in ("", ",", ", ", "\xb7", "\u2192", "\U0001f600\u2192", "=" * 130, Text("~")):
        joined = separator.join(parts)
        if joined != naive(str.__str__(separator), parts) or type(joined) is not (type(parts[0]) if len(parts) == 1 and type(parts[0]) is str else str):
            print("differs", ascii(separator), len(parts), ascii(joined[:60]))
print(type(",".join([Text("only")])), ",".join({"k": 1, "l": 2}), "".join(c for c in "gen"), "-".join(map(str, range(5))))
for bad in ([1], ["a", 2], ["a"] * 500 + [None] + ["b"] * 9, ["a", b"b"], 5, [["x"]]):
    print(outcome(lambda: ", ".join(bad)))
total = 0
for n in range(300):
    total += len("".join(c for c in str(n) if c.isalnum())) + sum(int(c) for c in str(n)) + max(map(len, (str(n), "ab")))
print(total, any(c == "z" for c in "xyz"), all(c for c in "xyz"), sorted(c for c in "cab"))
