# Indexing, slicing, +, *, comparison, iteration, hashing, conversion of strings.
s = "héllo 😀!"
print(len(s), s[0], s[1], s[6], s[-1], s[-2], list(s), s[::-1], s[1:4], s[6:], s[:-2], s[::2], s[10:], s[3:3])
for i in (8, -9, 10**30, -10**30, 1.0, "a", None, (0,)):
    try:
        print(s[i])
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
print("ab" + "cd", "ab" * 3, 3 * "ab", "ab" * 0, "ab" * -5, "" * 100, "é" * 3, "😀" * 2, "a" "b" * 2, "-" * 20, "ab" * True)
for action in (lambda: "a" + 1, lambda: 1 + "a", lambda: "a" * "b", lambda: "a" * 1.5, lambda: "a" - "b", lambda: "a" + None, lambda: "a" + b"b", lambda: "a" < 1, lambda: "a" / 2, lambda: -"a", lambda: "a" & "b", lambda: "a" @ "b", lambda: "a" ** 2):
    try:
        print(action())
    except TypeError as e:
        print(e)
print("a" < "b" < "c", "abc" < "abd", "Z" < "a", "" < "a", "a" < "aa", "10" < "9", "é" > "e", "\uffff" < "\U00010000", "abc" == "abc", "abc" != "abC", "a" == 97, "a" == b"a", "1" == 1, "" == None)
print(max("b", "a", "c"), min(["bb", "a", "ccc"], key=len), sorted("hello"), sorted(["b", "a", "B", "A"]), reversed("abc").__next__(), "".join(reversed("abc")), list(enumerate("ab", 1)), list(zip("abc", "xy")), dict(zip("ab", [1, 2])), set("aab") == {"a", "b"}, tuple("xy"), [*"hi"], "a" in {"a": 1}, sum(map(ord, "abc")))
a, b, *c = "hello"
print(a, b, c, [ord(ch) for ch in s], "".join(chr(ord(ch) + 1) for ch in "HAL"), chr(8364), chr(0x1F600), chr(0) == "\x00", ascii(chr(0x10FFFF)), ord("😀"), ord("\x7f"))
print(str(), str(5), str(None), str([1, "a"]), str(b"bytes"), str(b"caf\xc3\xa9", "utf-8"), str(b"caf\xe9", "latin-1"), str(b"\xff", "utf-8", "replace"), str(object=3.5), str("same"), str(b"abc", encoding="ascii", errors="strict"))
for action in (lambda: str(1, "utf-8"), lambda: str(b"\xff", "utf-8"), lambda: str("a", "utf-8"), lambda: str(b"a", "nope"), lambda: str(b"a", 5), lambda: str(1, 2, 3, 4), lambda: ord(""), lambda: ord("ab"), lambda: ord(5), lambda: chr("a"), lambda: chr(-1), lambda: chr(1114112), lambda: chr(1.5), lambda: str(b"\x80abc", "ascii")):
    try:
        print(action())
    except (TypeError, ValueError, LookupError) as e:
        print(type(e).__name__, e)
for text in ("plain", "it's", 'say "x"', "both ' and \"", "tab\t nl\n cr\r bs\\ nul\0 del\x7f esc\x1b", "é ñ ü", "\u0080\u00a0\u00ad", "\u200b\u2028\ufeff", "日本 😀", "\ud800\udfff", "\U000e0001\U0010ffff", "", "'", '"', "\\'"):
    print(repr(text), ascii(text), len(text)) if "\ud800" not in text else print(ascii(repr(text)), ascii(text), len(text))
print("abc".__len__(), "abc".__contains__("b"), "abc".__getitem__(1), "abc".__add__("d"), "abc".__mul__(2), "abc".__rmul__(2), "abc".__eq__("abc"), "abc".__lt__("abd"), "a".__hash__() == hash("a"), "abc".__iter__().__next__(), "abc".__str__(), "abc".__repr__(), "%s".__mod__("x"), "abc".__format__(">5"), "abc".__sizeof__() > 0)
text = ""
for i in range(20):
    text += chr(97 + i % 26)
    text = text[-15:] + str(i)
print(text, len(text))
t = "abc"
u = t
t += "d"
print(t, u, t is u, "abc" "def" == "abcdef", hash("abc") == hash("ab" + "c"), {"ab" + "c": 1}["abc"])
x = "x" * 100000
print(len(x), x[99999], x == "x" * 100000, x < x + "y", len(x + x), x[:5] + x[-5:], x.count("x"), (x + "y").find("y"), hash(x) == hash("x" * 100000))
big = "".join(str(i) for i in range(1000))
print(len(big), big[1234:1244], big.index("999"), big[::-271], big[5::500])
print("a" if "a" else "b", bool(""), not "x", "" or "default", "x" and "y", [w for w in ["", "a"] if w], isinstance("a", str), type("a") is str, str.__name__, callable(str), "abc".isalpha() and "abc"[0])
