# re: Pattern and Match objects, module functions, sub and split, templates, errors and their places.
import re
import copy


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except re.error as e:
        print("error:", e, "|", e.msg, e.pos, e.lineno, e.colno, repr(e.pattern))
    except Exception as e:
        print(type(e).__name__, e)


print("-- errors")
for p in ["(", ")", "a)", "(?", "(?P", "(?P<", "(?P<a", "(?P<a>", "(?P<1a>x)", "(?P<>x)", "(?P<a>x)(?P<a>y)", "(?P=a)", "(?P=", "(?Px)", "(?Z)", "(?<x)", "(?<", "[", "[a", "[]", "[^]", "[a-", "[z-a]", r"[\d-a]", r"[a-\d]", r"[\q]", "*", "a**", "a*+?", "a{2}{3}", "?", "+a", "(*)", "(?:*)", "a|*", "^*", "$+", r"\b+", "{2}", "a{3,2}", "\\", "a\\", r"\x1", r"\u12", r"\U1234", r"\U00110000", r"\q", r"\8", r"\400", r"[\400]", r"\1", r"(a)\2", r"(a\1)", r"\N", r"\N{", r"\N{}", r"\N{no such}", r"\N{DIGIT ONE", "(?#", "(?#abc", "(?(1)a)", "(?(0)a)", "(a)(?(1)b|c|d)", "(?(x)a)", "(?(1a)b)", "(a)(?(1)b", "(?(", "(?i", "(?i-", "(?iz)", "(?i-)", "(?-", "(?-i", "(?-z:a)", "(?-i)", "(?i-i:a)", "(?au)", "(?L)", "(?-u:a)", "a(?i)b", "(?i)(?m)a", "x(?i)", "(?<=a*)b", "(?<=a|bc)d", "(?<=a{2})b", r"(?<=(a)\1)b", r"(?<=(a+))b", "\n\n  (", "a\nb)c", "(?P<é>a)(?P=é)", "(?P<a b>c)", "a{99999999999}", "(?:a", "(?=a", "(?!", "(?>a", "a++b", "a+++", "(?P<n>a)(?(n)b|c)"]:
    attempt(re.compile, p)
for p in [b"(", rb"\u0041", b"(?u)a", rb"\N{DIGIT ONE}", b"(?P<\xe9>a)", b"[b-a]"]:
    attempt(re.compile, p)
attempt(re.compile, "a", re.L)
attempt(re.compile, "a", re.A | re.U)
attempt(re.compile, b"a", re.U)
attempt(re.compile, b"a", re.L | re.A)
attempt(re.compile, re.compile("a"), re.I)
attempt(re.compile, 5)

print("-- reprs and flags")
for p, f in [("a", 0), ("a", re.I), ("a", re.I | re.M | re.S), ("a", re.A), ("a", re.X | re.U), (b"a", 0), (b"a", re.I | re.L), ("(?im)a", 0), ("a" * 300, 0), ("'\"\\n", 0)]:
    c = re.compile(p, f)
    print(repr(c), c.flags, c.groups, dict(c.groupindex))
print(repr(re.I), repr(re.I | re.M), re.RegexFlag(0), repr(re.NOFLAG), int(re.X), re.I in (re.I | re.S), type(re.I | re.M), repr(re.RegexFlag.A), ~re.I & 7)
print(re.compile("a") == re.compile("a"), re.compile("a") is re.compile("a"), re.compile("a") == re.compile("a", re.I), re.compile("a") == re.compile(b"a"), hash(re.compile("a")) == hash(re.compile("a")), re.compile("a") != 5)
p = re.compile("(?P<first>a)(b)?(?P<last>c)")
print(p.groupindex, p.groups, p.pattern, copy.copy(p) is p, copy.deepcopy(p) is p, re.compile(p) is p)
try:
    p.groupindex["x"] = 1
except TypeError as e:
    print(e)

print("-- matches")
m = p.search("xxacyy")
print(m, m.group(), m.group(0), m.group(1, 2, 3), m.group("first", "last"), m["first"], m[3], m[2])
print(m.groups(), m.groups("-"), m.groups(default=0), m.groupdict(), m.groupdict(""), m.span(), m.span(2), m.start("last"), m.end(3), m.pos, m.endpos, m.lastindex, m.lastgroup, m.re is p, m.string, m.regs, bool(m), copy.copy(m) is m)
for bad in (4, -1, "nope", None, 1.5, b"first"):
    attempt(m.group, bad)
attempt(lambda: m[99])
attempt(m.start, "zz")
print(m.expand(r"[\1|\2|\3|\g<first>|\g<2>|\g<0>|\n]"))
print(re.search("b+", "a" + "b" * 100))
print(re.match(b"a", b"abc"), re.match("\n'", "\n'"))
print(p.search("acac", 1), p.search("acac", 1, 3), p.match("acac", 2), p.fullmatch("xacx", 1, 3), p.search("ac", -5, 100), p.search("ac", 2, 1), re.compile("^a").search("ba", 1), re.compile("a$").search("ab", 0, 1), re.compile("(?<=b)a").search("ba", 1), re.compile(r"\ba").search("ba", 1))
print(re.Match, re.Pattern, type(m), type(p), re.Pattern[str], re.error is re.PatternError)
attempt(re.Pattern)
attempt(setattr, m, "x", 1)

print("-- findall, finditer, split")
print(re.findall("a", "banana"), re.findall("(a)(n)?", "banana"), re.findall("(a)n", "banana"), re.findall("", "ab"), re.findall("a*", "aab"), re.findall(r"\b", "a b"), re.findall(b"a.", b"abac"), re.findall("(x)|y", "xy"))
print([m.span() for m in re.finditer("a*?", "aa")], [m.span() for m in re.finditer("a|", "aba")], [m.group() for m in re.compile("[a-c]").finditer("xabcx", 2)], type(re.finditer("a", "")).__name__)
print(re.compile("a").findall("aaaa", 1, 3), re.split(",", "a,b,,c"), re.split("(,)", "a,b"), re.split("(,)|(;)", "a,b;c"), re.split("x*", "axbc"), re.split("", "abc"), re.split(",", "a,b,c", maxsplit=1), re.split(r"\b", "a b"), re.split(b",", b"a,b"), re.split("(?i)X", "axbXc"), re.compile("-").split("a-b-c", 1), re.split(",", ""), re.split(",", "a,b", maxsplit=-1))
s = re.compile(r"(\d+)|(\w+)").scanner("12 ab")
print(s.match(), s.match(), s.search(), s.search(), s.search())

print("-- sub")
print(re.sub("a", "b", "banana"), re.sub("a", "b", "banana", count=2), re.subn("a", "b", "banana"), re.sub("x*", "-", "abxd"), re.sub("", "-", "abc"), re.sub("(a)(b)?", r"[\1\2]", "abac"), re.sub("(?P<x>a)", r"<\g<x>\g<1>\g<0>>", "bab"), re.sub("a", r"\\\n\t", "a"), re.sub("a", r"\.\-\_", "a"), re.sub("a", "\\0\\07\\107", "a"), re.sub(".", lambda m: m.group().upper() + "!", "abc"), re.sub("a", lambda m: "", "banana"), re.sub(b"a", b"\\g<0>x", b"ba"), re.sub("(?i)A", "x", "aA"), re.sub("é", "e", "café é"), re.sub("b", "é中😀", "abc"), re.sub("z", "y", "abc"), re.subn("z", "y", "abc"), re.sub("a|b|", "-", "cab"), re.sub(r"(?m)^", "> ", "a\nb"), re.sub(r"\b", "|", "ab cd"))
for repl in [r"\2", r"\g<2>", r"\g<x>", r"\g<", r"\g", r"\g<>", r"\g<1a>", r"\q", "\\", r"\400", r"\g<-1>", r"\g<+1>", 5, None, b"b", lambda m: 5, lambda m: None, lambda m: 1 / 0]:
    attempt(re.sub, "(a)", repl, "xax")
attempt(re.sub, b"a", "b", b"a")
attempt(m.expand, r"\9")
print(re.sub("a", "b", "a"), re.compile("(.)(.)").sub(r"\2\1", "abcde"), re.compile("a").subn(lambda m: str(m.start()), "aaa", count=2))

print("-- escape and purge")
print(re.escape("a.b*c[d]\n é_1-2 #&~"), re.escape(b"a.b\x00\xff"), re.escape(""), re.fullmatch(re.escape("\t(x|y)"), "\t(x|y)"))
attempt(re.escape, 5)
re.purge()
print(re.match("a", "a"))


class Text(str):
    pass


print(re.sub("a", Text("b"), Text("banana")), type(re.sub("z", "", Text("abc"))), type(re.match("a", Text("abc")).group()), re.match("a", Text("a")).string.__class__)
n = 0


def nested(m):
    global n
    n += 1
    return re.sub("b", lambda k: str(k.start()) + m.group(1), "ab" + m.group(1))


print(re.sub("(x)", nested, "axbxc"), n)
print(re.findall(r"(?:(?P<num>\d+(?:\.\d*)?)|(?P<name>[A-Za-z_]\w*)|(?P<op>[-+*/=<>!]=?)|(?P<space>\s+))", "x1 = 3.14 * (y+2)"))
