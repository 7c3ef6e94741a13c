# Subclasses of str, strings as keys, string building, and protocol methods.
class Name(str):
    def __new__(cls, value, title=""):
        self = super().__new__(cls, value)
        self.title_ = title
        return self

    def __add__(self, other):
        return Name(str(self) + other, self.title_)

    def greet(self):
        return f"Dear {self.title_} {self}"


n = Name("Ann", "Dr")
print(n, repr(n), n.greet(), type(n + "a").__name__, (n + "a").title_, type(n.upper()).__name__, type(n[:]).__name__, type(n * 2).__name__, type("x" + n).__name__, n == "Ann", hash(n) == hash("Ann"), {n: 1}["Ann"], {"Ann": 2}[n], len(n), n.lower(), n in ["Ann"], isinstance(n, str), str(n) is n, type(str(n)).__name__, type(f"{n}").__name__, type("%s" % n).__name__, type("".join([n])).__name__)


class Loud(str):
    def __str__(self):
        return "LOUD"

    def __len__(self):
        return 99

    def __getitem__(self, i):
        return "item"

    def __iter__(self):
        return iter(["i", "j"])

    def __contains__(self, x):
        return True

    def __eq__(self, other):
        return "eq"

    __hash__ = str.__hash__


l = Loud("quiet")
print(l, str(l), repr(l), len(l), l[0], list(l), "zz" in l, l == 1, f"{l} {l!r}", "%s" % l, l + "!", l.upper(), "".join([l, l]), "-".join(l), l.split("i"), str.__len__(l), {l: 1}.get("quiet"), bool(l), sorted(l), format(l), "{}".format(l), print(l) or "printed")


class Ordered(str):
    def __lt__(self, other):
        return len(self) < len(other)


print(sorted([Ordered("ccc"), Ordered("a"), Ordered("bb")]), max(Ordered("zz"), Ordered("a")), sorted(["ccc", "a", "bb"], key=Ordered))
pieces = []
for i in range(10):
    pieces.append(str(i) * i)
print("".join(pieces), "|".join(pieces[1:4]), "".join(pieces)[::7])
print({"a": 1, "b": 2}["a"], {"é": 1}["é"], {"": 0}[""], {"x" * 100: 1}["x" * 100], "a b".split()[0] in {"a": 1}, {s: len(s) for s in ("one", "two", "three")}, {chr(97 + i): i for i in range(5)}["e"])
interned = "identifier_like"
print(interned == "identifier" + "_like", "a" + "b" == "ab", {"k%d" % i: i for i in range(50)}["k37"], all(("x" + str(i)) in {"x" + str(j) for j in range(30)} for i in range(30)))
vowels = {c: 0 for c in "aeiou"}
for ch in "the quick brown fox jumps over the lazy dog":
    if ch in vowels:
        vowels[ch] += 1
print(vowels, max(vowels, key=vowels.get), sorted(vowels.items(), key=lambda kv: (-kv[1], kv[0])))


def is_palindrome(s):
    cleaned = [c.lower() for c in s if c.isalnum()]
    return cleaned == cleaned[::-1]


def anagrams(words):
    groups = {}
    for w in words:
        groups.setdefault("".join(sorted(w)), []).append(w)
    return [g for g in groups.values() if len(g) > 1]


def levenshtein(a, b):
    previous = list(range(len(b) + 1))
    for i, ca in enumerate(a, 1):
        current = [i]
        for j, cb in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (ca != cb)))
        previous = current
    return previous[-1]


def longest_common_prefix(words):
    prefix = words[0]
    for w in words[1:]:
        while not w.startswith(prefix):
            prefix = prefix[:-1]
    return prefix


print(is_palindrome("A man, a plan, a canal: Panama"), is_palindrome("nope"), anagrams(["listen", "silent", "enlist", "google", "elgoog", "abc"]), levenshtein("kitten", "sitting"), levenshtein("", "abc"), levenshtein("flaw", "lawn"), longest_common_prefix(["flower", "flow", "flight"]))
print(str.upper("x"), str.join(",", ["a", "b"]), str.format("{}", 1), str.split("a b"), list(map(str.strip, [" a ", "b "])), list(map(str, [1, None])), str.__add__("a", "b"), str.__mod__("%d", 5), str.count("aaa", "a"))
for action in (lambda: str.upper(), lambda: str.upper(5), lambda: str.join(",", 5), lambda: "a".nope, lambda: "a".nope(), lambda: setattr("a", "x", 1), lambda: "abc".__setitem__, lambda: str.nope, lambda: "a".upper(1), lambda: "a".__add__(5), lambda: str.__new__(int), lambda: str.__new__()):
    try:
        print(action())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
