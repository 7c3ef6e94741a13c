# split, rsplit, splitlines, join, partition.
for s in ("a b c", "  a  b ", "", "   ", "a", "\ta\nb\r\nc\x0bd\x0ce", "a\u2003b\u00a0c", "a,b,,c,", ",", "a--b--c", "aXXbXc"):
    print(ascii(s), ascii(s.split()), s.split(" ") == s.split(sep=" "), ascii(s.split(",")), ascii(s.split("--")), ascii(s.split("X")), ascii(s.rsplit()))
for s, sep, n in (("a b c d", None, 0), ("a b c d", None, 1), ("  a b  c d  ", None, 2), ("  a b  c d  ", None, -1), ("a,b,c", ",", 0), ("a,b,c", ",", 1), ("a,b,c", ",", 5), ("a,b,c", ",", -2), ("   ", None, 1), ("", ",", 1), ("aaa", "aa", -1), ("aaaa", "a", 2), ("  ab  ", None, 0), (" a ", None, 0)):
    print(repr(s), repr(sep), n, s.split(sep, n), s.rsplit(sep, n))
print("a b c".split(maxsplit=1), "a,b,c".rsplit(sep=",", maxsplit=1), "a b c".split(None, True), "😀é😀".split("é"), "日-本".split("-"))
for s in ("", "a", "a\n", "\n", "a\nb", "a\r\nb\rc\n\nd", "a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i", "\r\n\r\n", "no newline at end\nlast", "a\n\rb"):
    print(ascii(s), ascii(s.splitlines()), ascii(s.splitlines(True)), ascii(s.split("\n")))
print("a\nb".splitlines(keepends=True), "a\nb".splitlines(False))
for s, sep in (("a=b=c", "="), ("abc", "="), ("=b", "="), ("b=", "="), ("", "="), ("a::b::c", "::"), ("é→ü", "→")):
    print(s.partition(sep), s.rpartition(sep))
print(",".join([]), ",".join(["a"]), ",".join(["a", "b"]), "".join("abc"), ", ".join("abc"), "-".join(("x", "y")), "|".join({"k": 1}), "+".join(str(i) for i in range(5)), "é".join("ab"), "\n".join(["1", "2"]), "ab".join(["", "", ""]), "x".join(map(str, [1, 2])))
for action in (
    lambda: "a".split(""), lambda: "a".split(5), lambda: "a".split(",", "x"), lambda: "a".split(",", 1.5), lambda: "a".partition(""), lambda: "a".partition(5), lambda: "a".rpartition(), lambda: ",".join([1, 2]), lambda: ",".join(["a", None]), lambda: ",".join(5), lambda: ",".join("a", "b"), lambda: ",".join(["a", b"b"]), lambda: "a".split(seperator=","), lambda: "a".splitlines(1, 2), lambda: "a".rsplit(""),
):
    try:
        print(action())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


class Str(str):
    pass


print(type(Str("a b").split()[0]).__name__, type(Str("-").join(["a"])).__name__, Str(",").join([Str("a"), "b"]), "x y".split(Str(" ")), "a,b".partition(Str(",")))
words = "to be or not to be".split()
print(sorted(set(words), key=words.index), " ".join(reversed(words)), " ".join(w[::-1] for w in words), dict.fromkeys(words), ["-".join(pair) for pair in zip(words, words[1:])])
csv = "name,age\nAnn,30\nBob,25\n"
header, *rows = csv.splitlines()
print([dict(zip(header.split(","), row.split(","))) for row in rows])
key, _, value = "path=/a/b=c".partition("=")
print(key, value, "a.b.c".rpartition(".")[2], "archive.tar.gz".rsplit(".", 1), "no_dot".rsplit(".", 1), "/usr/local/bin".split("/"), "1-800-555".split("-", 1)[1])
print(" lots   of \t space ".split() == ["lots", "of", "space"], "a  b".split(" "), len(("x," * 1000).split(",")), ",".join("x" * 5).split(",") == list("xxxxx"), "".join(["ab"] * 3), "-".join(["single"]))
long = "\n".join(f"line {i}" for i in range(100))
print(len(long), len(long.splitlines()), long.splitlines()[57], long.count("\n"), sum(int(l.split()[1]) for l in long.splitlines()))
