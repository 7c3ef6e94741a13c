# find, index, count, startswith, endswith, in, and their bounds.
s = "the cat sat on the mat"
for sub in ("the", "at", "x", "", "t", "the mat", "the mat ", "T"):
    print(repr(sub), s.find(sub), s.rfind(sub), s.count(sub), sub in s, s.startswith(sub), s.endswith(sub))
for args in (("at", 5), ("at", 5, 8), ("at", 5, 11), ("at", -5), ("at", -3, -1), ("", 5), ("", 22), ("", 23), ("", 100), ("t", 100), ("t", -100), ("t", -100, 100), ("", 5, 3), ("at", None, 7), ("at", None, None), ("t", 3, None)):
    print(args, s.find(*args), s.rfind(*args), s.count(*args), s.startswith(*args), s.endswith(*args))
for action in (
    lambda: s.index("zz"), lambda: s.rindex("zz"), lambda: s.index("the", 1, 5), lambda: s.find(5), lambda: s.find(), lambda: s.count(None), lambda: 5 in s, lambda: None in s, lambda: s.startswith(5), lambda: s.startswith(["a"]), lambda: s.endswith(("a", 5)), lambda: s.find("a", "b"), lambda: s.find("a", 1.5), lambda: s.find("a", 1, 2, 3), lambda: b"a" in s, lambda: s.startswith(),
):
    try:
        print(action())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(s.startswith(("cat", "the")), s.endswith(("x", "mat")), s.startswith(()), s.startswith(("",)), s.startswith("cat", 4), s.endswith("cat", 0, 7), s.startswith("the", 0, 2), "".startswith(""), "".endswith("", 1), "a".startswith("", 1), "a".startswith("", 2))
print(s.index("cat"), s.rindex("at"), s.index(""), s.rindex(""), s.index("t", 1), s.rindex("t", 0, 5))
print("aaaa".count("aa"), "aaaa".count("a"), "aaaa".count(""), "".count(""), "".count("a"), "".find(""), "".find("a"), "abcabc".rfind("abc"), "abcabc".rfind("abc", 0, 5), "aaa".rfind("aa"), "aab" * 100 == "aab" * 100, ("aab" * 100).count("ab"), ("ab" * 50).find("ba", 7), ("a" * 1000 + "b").find("ab"), ("a" * 1000 + "b").rfind("ab"), ("ab" * 500).rfind("ba"), "x" * 999 in "x" * 1000)
u = "héllo wörld 😀 日本語 héllo"
print(u.find("ö"), u.find("😀"), u.index("本"), u.rfind("é"), u.count("l"), u.count("héllo"), "日本" in u, "日語" in u, u.find("h", 1), len(u), u[12], u[14:17], u.startswith("hé"), u.endswith("llo"), u.find("z"), u.find("\U0001F601"))
print("abc" in "abc", "" in "", "" in "abc", "ac" in "abc", "abcd" in "abc", "c" not in "abc", "a" "b" in "ab")


def find_all(text, sub, overlapping=False):
    places, i = [], text.find(sub)
    while i != -1:
        places.append(i)
        i = text.find(sub, i + (1 if overlapping else len(sub)))
    return places


print(find_all("abababa", "aba"), find_all("abababa", "aba", True), find_all(s, "at"), find_all("none", "x"))
print(max(s.split(), key=len), min(s), s.index(max(s)), [c for c in "aeiou" if c in s], {c: s.count(c) for c in "teax"}, sum(map(s.count, "aeiou")))
dna = "ACGTACGTTAGC" * 20
print(dna.count("ACG"), dna.find("TTA"), dna.rfind("TTA"), dna.index("GCA"), dna.find("GGG"), dna[100:].find("ACGT"), dna.count("GCAC"), len(find_all(dna, "T")))
