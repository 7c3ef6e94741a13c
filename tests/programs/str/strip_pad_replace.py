# strip family, padding, replace, removeprefix, translate, expandtabs, zfill.
for s in ("  a b  ", "\t\na\r\n", "xxaxbxx", "", "   ", "abc", "\u00a0é\u2003", "...a.", "aXbX"):
    print(ascii(s), ascii(s.strip()), ascii(s.lstrip()), ascii(s.rstrip()), ascii(s.strip("x")), ascii(s.lstrip("xa")), ascii(s.rstrip("X.")), ascii(s.strip("")), ascii(s.strip(None)))
print("mississippi".strip("ipm"), "www.example.com".strip("cmowz."), "abcba".strip("ab"), "aaa".strip("a"), "12.500".rstrip("0").rstrip("."), "éàé".strip("é"), "😀a😀".strip("😀"))
for s in ("", "a", "abc", "héé", "😀"):
    for w in (-1, 0, 2, 3, 4, 7):
        print(repr(s.center(w)), repr(s.ljust(w, ".")), repr(s.rjust(w, "*")), repr(s.zfill(w)), end=" ")
    print()
print("-42".zfill(6), "+42".zfill(6), "--42".zfill(6), "-".zfill(3), "4.5".zfill(6), "a".center(4), "ab".center(5), "a".center(5, "é"), "abc".center(4, "-"), "abcd".center(7, "-"), "abc".center(8, "-"))
print("banana".replace("a", "o"), "banana".replace("a", "o", 2), "banana".replace("ana", "X"), "banana".replace("x", "y"), "banana".replace("", "-"), "banana".replace("", "-", 3), "".replace("", "x"), "".replace("a", "x"), "aaa".replace("a", ""), "aaa".replace("aa", "b"), "abc".replace("b", "é😀"), "a.b.c".replace(".", "", 1), "abc".replace("abc", ""), "abc".replace("a", "a"), "x".replace("x", "xx", -1), "xyx".replace("x", "z", 0), "abcabc".replace("bc", "d", count=1))
print("prefix_name".removeprefix("prefix_"), "name".removeprefix("x"), "name_suffix".removesuffix("_suffix"), "name".removesuffix(""), "aaa".removeprefix("a"), "aaa".removesuffix("aa"), "abc".removeprefix("abc"), "".removeprefix("a"))
table = str.maketrans("abc", "xyz", "d")
print("abcd dcba".translate(table), table, str.maketrans({"a": "1", 98: None, "c": 67}), "abc".translate({97: "AA", 98: None, 99: 0x1F600}), "abc".translate({}), "héllo".translate({233: "e"}), "abc".translate(str.maketrans("", "", "b")))


class Table:
    def __getitem__(self, code):
        if code == ord("a"):
            raise LookupError
        return chr(code).upper() if code % 2 else code


print("abcdef".translate(Table()))
print("a\tb".expandtabs(), "a\tb\tc".expandtabs(4), "\t|".expandtabs(2), "abc\tx\n\ty".expandtabs(3), "a\tb".expandtabs(0), "a\tb".expandtabs(-1), "ab\t\tc".expandtabs(tabsize=3), "é\tx".expandtabs(4), "a\r\tb".expandtabs(4).encode())
for action in (
    lambda: "a".strip(5), lambda: "a".center(), lambda: "a".center("x"), lambda: "a".center(5, "ab"), lambda: "a".center(5, 5), lambda: "a".ljust(5, ""), lambda: "a".zfill("5"), lambda: "a".replace("a"), lambda: "a".replace("a", 5), lambda: "a".replace(None, "b"), lambda: "a".replace("a", "b", "c"), lambda: "a".removeprefix(5), lambda: "a".removesuffix(),
    lambda: str.maketrans("ab", "a"), lambda: str.maketrans("ab"), lambda: str.maketrans({"ab": 1}), lambda: str.maketrans(5), lambda: "a".translate(), lambda: "a".translate(5), lambda: "a".translate({97: 1.5}), lambda: "a".translate({97: 0x110000}), lambda: "a".expandtabs("x"), lambda: str.maketrans("a", "b", 5),
):
    try:
        print(action())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


def caesar(text, k):
    lower = "abcdefghijklmnopqrstuvwxyz"
    shifted = lower[k:] + lower[:k]
    return text.translate(str.maketrans(lower + lower.upper(), shifted + shifted.upper()))


print(caesar("Hello, World!", 3), caesar(caesar("Hello, World!", 3), 23))
rows = [("name", 3), ("longer name", 12345), ("x", 7)]
for name, n in rows:
    print(name.ljust(12, ".") + str(n).rjust(8), "|", name.center(14).rstrip() + "|")
print("  indented".expandtabs().lstrip().capitalize().replace("ed", "ING").swapcase().center(20, "=").strip("="), " a b ".replace(" ", "").join("xyz"))
