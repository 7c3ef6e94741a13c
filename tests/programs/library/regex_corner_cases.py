"""re: groups, look-around, flags, substitution, splitting and the errors of patterns."""
import re


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


def spans(pattern, text, flags=0):
    return [(m.group(), m.span(), m.groups()) for m in re.finditer(pattern, text, flags)]


for pattern, text, flags in [
    (r"a*", "baac", 0), (r"a*?", "baac", 0), (r"(a)|b", "abc", 0), (r"(a|ab)(c|bcd)(d*)", "abcd", 0), (r"(?:x(\d))+", "x1x2x3", 0), (r"(\w)\1", "aabbcd", 0), (r"(?P<q>['\"]).*?(?P=q)", "a 'b\"c' \"d\"", 0),
    (r"\bfoo\b", "foo foobar (foo)", 0), (r"\Bo", "foo o", 0), (r"^a|b$", "a\nab", re.M), (r"^a|b$", "a\nab", 0), (r".+", "ab\ncd", 0), (r".+", "ab\ncd", re.S), (r"\Z", "ab\n", 0), (r"$", "ab\n", 0), (r"\Aa", "aa", re.M),
    (r"(?i)straße", "STRASSE Straße", 0), (r"(?i)k", "K", 0), (r"(?i)[^k]", "kKx", 0), (r"(?a:\w+)|\w+", "aé é", 0), (r"\d+", "1٣²", 0), (r"(?a)\d+", "1٣", 0), (r"\s", "\u2003\x1c\xa0", 0), (r"[\w-]+", "a-b_c", 0),
    (r"(?=.*\d)(?=.*[a-z]).{4,}", "abc1", 0), (r"(?<=\$)\d+", "$5 6 $78", 0), (r"(?<!\$)\b\d+", "$5 6 $78", 0), (r"a(?!b)", "ab ac a", 0), (r"(?<=a|bc)d", "ad bcd", 0), (r"(a)?(?(1)b|c)", "ab c b", 0), (r"(?P<x>a)?(?(x)b)", "ab a", 0),
    (r"a{2}", "aaaa", 0), (r"a{,2}", "aaa", 0), (r"a{2,}", "aaa", 0), (r"a{2,3}?", "aaaa", 0), (r"a{", "a{", 0), (r"a{1", "a{1", 0), (r"a{,}", "aa", 0), (r"x{2}{3}", "x" * 7, 0), (r"(?>a+)b", "aaab", 0), (r"(?>a|ab)c", "abc ac", 0), (r"a++b", "aab", 0), (r"a*+a", "aaa", 0), (r"(?:ab)?+ab", "ab abab", 0),
    (r"[]a]+", "]a]", 0), (r"[^]a]", "]ab", 0), (r"[a\-z]+", "a-z b", 0), (r"[a-c-e]+", "abc-e", 0), (r"[\]]", "]", 0), (r"[\d\s]+", "1 2a", 0), (r"[^\W\d]+", "a1_b", 0), (r"\x41\u0042\U00000043\103\0", "ABCC\0", 0), (r"[\b]", "\b", 0),
    (r"(?x) a \  b # comment", "a b", 0), (r"(?x: a b ) c", "ab c", 0), (r"(?#comment)a", "a", 0), (r"(?s-i:.)", "\n", re.I), (r"(?i:a)b", "Ab AB", 0), (r"(?-i:a)b", "AB aB", re.I), (r"\N{DIGIT ONE}", "1", 0), ("é|(?i:É)", "éÉ", 0), (r"()|a", "a", 0), (r"(?:)", "ab", 0), (r"(a*)*", "aab", 0), (r"(a*)+", "b", 0), (r"(?:a|b)*?c", "abac", 0), (r"((a)|(b))*", "abab", 0), (r"😀+", "a😀😀b", 0),
]:
    attempt(repr(pattern), lambda: spans(pattern, text, flags))

print("substitution")
for pattern, replacement, text, count in [
    (r"a", "b", "aaa", 2), (r"x*", "-", "abxd", 0), (r"(\w)(\w)", r"\2\1", "abcd", 0), (r"(?P<n>\d)", r"<\g<n>\g<1>\g<0>>", "a1", 0), (r"(a)|(b)", r"[\1\2]", "ab", 0), (r"a", r"\n\t\\", "a", 0), (r"a", r"\x", "a", 0), (r"a", r"\2", "a", 0), (r"a", r"\g<x>", "a", 0), (r"a", r"\g<1", "a", 0), (r"(a)", r"\g<1>0", "a", 0), (r"(a)", r"\10", "a", 0), (r"a", r"\0", "a", 0), (r"a", r"\g<0>\g<0>", "a", 0), (r"a", r"\q", "a", 0), (r"a", r"\.", "a", 0), (r"a", "\\", "a", 0), (r"b*", "X", "abc", 0), (r"\b", "|", "ab cd", 0), (r"(?=b)", "^", "abb", 0), (r"a", r"\141", "a", 0), (r"a", r"\400", "a", 0),
]:
    attempt(f"{pattern!r} {replacement!r}", lambda: re.subn(pattern, replacement, text, count=count))
attempt("function", lambda: re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "a1b22"))
attempt("function returning int", lambda: re.sub("a", lambda m: 5, "a"))
attempt("function raising", lambda: re.sub("a", lambda m: 1 / 0, "a"))
attempt("bytes", lambda: re.sub(rb"\d", lambda m: m[0] * 2, b"1a2"))
attempt("mixed", lambda: re.sub("a", b"b", "a"))
attempt("mixed 2", lambda: re.search(b"a", "a"))
attempt("mixed 3", lambda: re.search("a", b"a"))
attempt("not text", lambda: re.search("a", 5))

print("split")
for pattern, text, most in [(r",", "a,b,,c", 0), (r"(,)", "a,b", 0), (r"(,)|(;)", "a,b;c", 0), (r"\b", "ab cd", 0), (r"x*", "axbc", 0), (r"", "abc", 0), (r",", "a,b,c", 1), (r",", "", 0), (r"(?:)", "ab", 1), (r"\W+", "Words, words, words.", 0)]:
    attempt(repr(pattern), lambda: re.split(pattern, text, maxsplit=most))
print(re.findall(r"(\w)(\d)?", "a1b"), re.findall(r"\w\d?", "a1b"), re.findall("(a)|b", "ab"), re.findall("", "ab"))

print("match objects")
m = re.match(r"(?P<year>\d+)-(?P<month>\d+)(-(?P<day>\d+))?", "2024-05 rest")
print(m, m.groups(), m.groups("none"), m.groupdict(), m.groupdict(default=0), m.group(1, "month", 0), m["year"], m[4], m.span("day"), m.start(3), m.end(), m.lastindex, m.lastgroup, m.pos, m.endpos, m.re.groups, m.regs)
print(m.expand(r"\g<month>/\1 [\4]"), m.re.groupindex, dict(m.re.groupindex), m.string)
for action in (lambda: m.group(9), lambda: m.group("nope"), lambda: m["nope"], lambda: m[-1], lambda: m.start("x"), lambda: m.group(1.5), lambda: m.expand(r"\9"), lambda: m.expand(5), lambda: bool(m), lambda: len(m)):
    attempt("match", action)
p = re.compile(r"b+", re.I | re.M)
print(p, p.flags, repr(p.flags), re.RegexFlag(p.flags), p.pattern, p == re.compile(r"b+", re.M | re.I), p.search("abBc", 2), p.match("abb"), p.match("abb", 1), p.fullmatch("abb", 1, 3), p.findall("bbaBb", 1, 4), p.search("abc", -5, 99), p.sub("-", "abab", 1))
print(re.compile("^a").search("ba", 1), re.compile("^a").match("ba", 1), re.compile("a$").search("ab", 0, 1), re.compile(r"(?<=b)a").search("ba", 1), re.fullmatch("a|ab", "ab"), re.prefixmatch("a", "ab") if hasattr(re, "prefixmatch") else "3.14")
scanner = re.compile(r"\w").scanner("ab c")
print([scanner.match(), scanner.search(), scanner.match(), scanner.search(), scanner.search()])

for action in (lambda: iter(m), lambda: [*m], lambda: list(int | str), lambda: 1 in m):
    attempt("no sequence", action)

print("errors")
for pattern in ["(", ")", "[", "[z-a]", "*", "a**", "+a", "?", "a{3,2}", "(?P<a>x)(?P<a>y)", "(?P<1>a)", "(?P=x)", "(?P<a", "(?Px)", "(?<a>x)", "(?", "(?z)", "(?i", "(?i-i:a)", "(?ia-u:x)", "a(?i)b", "\\", r"\1", r"(\1)", r"(a)\2", r"\x4", r"\u12", r"\U0011FFFF", r"\N{NOPE}", r"\N", r"\q", r"[\q]", "(?<=a+)b", "(?<=(a)\\1)b", "(?(1)a|b|c)", "(?(2)a)", "(?(x)a)", "(?#abc", "[a-\\d]", "a{99999999999}", "(?P<é>a)", "(?P<a b>a)", "x{1}*", "(?i:", "(?:a", "(?=", "(?>a", "a*++", "(?-x", "(?L)a", "(?au)a", "(?-:a)"]:
    try:
        re.compile(pattern)
        print(repr(pattern), "fine")
    except re.error as error:
        print(repr(pattern), "->", error, "|", error.msg, error.pos, error.lineno, error.colno)
    except OverflowError as error:
        print(repr(pattern), "->", error)
attempt("verbose position", lambda: re.compile("a\n(b\n*)*+*", re.X))
attempt("flags", lambda: re.compile(re.compile("a"), re.I))
attempt("pattern type", lambda: re.compile(5))
attempt("ascii on bytes", lambda: re.compile(b"\\w", re.U))
attempt("locale on str", lambda: re.compile("a", re.L))
attempt("escape", lambda: re.escape("a.b*c\n é_-[]#~ 1") + repr(re.escape(b"a.b\xff")))
attempt("alias", lambda: (re.error is re.PatternError, re.IGNORECASE is re.I, re.template if hasattr(re, "template") else None))
attempt("purge", lambda: re.purge())

print("tokens")
TOKEN = re.compile(r"""
    (?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)
  | (?P<name>[^\W\d]\w*)
  | (?P<string>"(?:[^"\\]|\\.)*")
  | (?P<op>[-+*/=<>!]=?|[()\[\]{},;:])
  | (?P<space>\s+)
  | (?P<other>.)
""", re.X)


def tokens(text):
    for m in TOKEN.finditer(text):
        if m.lastgroup != "space":
            yield m.lastgroup, m[0]


print(list(tokens('x1 = 3.5e-2*(größe + "a\\"b") != [y; 7.] @')))
counts = {}
for i in range(60):
    for kind, word in tokens(f'value_{i} = {i * 1.5} + f("{i}", x[{i}]) # no'):
        counts[kind] = counts.get(kind, 0) + len(word)
print(counts)
