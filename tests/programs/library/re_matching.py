# re: what patterns match, groups and spans, on str and bytes.
import re


def show(pattern, text, flags=0):
    for way in ("match", "search", "fullmatch"):
        try:
            m = getattr(re, way)(pattern, text, flags)
        except Exception as e:
            print(way, repr(pattern), type(e).__name__, e)
            continue
        if m is None:
            print(way, repr(pattern), repr(text), None)
        else:
            print(way, repr(pattern), repr(text), m.span(), m.groups(), m.lastindex, m.regs)


for pattern, text in [
    ("", ""), ("", "abc"), ("a", "abc"), ("b", "abc"), ("abc", "abc"), ("a.c", "abc"), ("a.c", "a\nc"),
    ("a*", "aaab"), ("a+", "baaa"), ("a?", "b"), ("a{2}", "aaa"), ("a{2,}", "aaaa"), ("a{,2}", "aaa"), ("a{1,2}?", "aaa"),
    ("a*?b", "aaab"), ("(a+)(a*)", "aaa"), ("(a+?)(a*)", "aaa"), ("(a|ab)(c|bcd)(d*)", "abcd"), ("(?:a|ab)(?:c|bcd)", "abcd"),
    ("(a)|(b)", "b"), ("(a)|(b)|(c)|(d)", "cd"), ("((a)|(b))*", "abab"), ("((a)|b)*", "ab"), ("(a*)*", "aab"), ("(a*)+", "aab"),
    ("(?:a*)*?b", "aab"), ("(a|b)*?c", "abac"), ("(?:(a)|(b)|(c))+", "abc"), ("(a?)*?$", "aa"), ("(?:a?){3}", "aa"), ("(?:a?){2,3}?b", "aab"),
    ("^abc$", "abc\n"), ("abc\\Z", "abc\n"), ("abc\\z", "abc"), ("^b", "a\nb"), ("\\bfoo\\b", "a foo b"), ("\\Boo", "foo"), ("\\B", ""), ("\\b", ""),
    ("[a-c]+", "xabcabd"), ("[^a-c]+", "abcxyz"), ("[]a]+", "]a]"), ("[^]]+", "ab]"), ("[a\\]b]+", "a]b"), ("[-a]+", "a-a"), ("[a-]+", "a-a"), ("[\\w-]+", "a-b c"),
    ("\\d+", "ab123"), ("\\D+", "12ab"), ("\\s+", "a \t\nb"), ("\\S+", " ab "), ("\\w+", "-ab_1-"), ("\\W+", "ab--"), ("[\\d\\s]+", "a1 2b"), ("[^\\d\\s]+", "1ab2"),
    ("(.)\\1", "abccd"), ("(?P<x>.)(?P=x)", "abba"), ("(a)?b\\1", "b"), ("(a*)b\\1", "aabaa"), ("(?P<q>['\"]).*?(?P=q)", "say 'hi' \"x\""),
    ("(?=a)", "ba"), ("(?=(a+))\\w", "aab"), ("(?!a).", "ab"), ("(?<=a)b", "ab"), ("(?<!a)b", "ab b"), ("(?<=ab)c", "abc"), ("(?<=(a))b\\1", "aba"), ("(?<=^)a", "a"), ("(?<!b)(?<!a)c", "ac bc c"),
    ("(?(1)a|b)", "b"), ("(a)?(?(1)b|c)", "ab"), ("(a)?(?(1)b|c)", "c"), ("(?P<x>a)?(?(x)b)", "ab"), ("(<)?\\w+(?(1)>|$)", "<ab>"),
    ("(?>a+)a", "aaa"), ("(?>a|ab)c", "abc"), ("a++a", "aaa"), ("a*+b", "aab"), ("a?+a", "a"), ("(?:ab){1,2}+c", "ababc"), ("(?:a|ab){2}+c", "aabc"), ("(?>(a+))b", "aab"), ("[^\"]*+\"", "abc\""),
    ("(?i)ABC", "abc"), ("(?i:a)b", "Ab"), ("(?i:a)b", "AB"), ("(?-i:a)b", "aB"), ("(?s).", "\n"), ("(?m)^b$", "a\nb\nc"), ("(?x) a b # c\n c", "abc"), ("(?x:a b)c d", "abc d"), ("(?s:.)", "\n"), ("(?s-i:.)", "\n"),
    ("a|b|", "c"), ("|a", "a"), ("(|a)+", "aa"), ("(?:|a)*b", "aab"), ("(?:)", "x"), ("()", "x"), ("(?#comment)a", "a"),
    ("x{", "x{"), ("x{}", "x{}"), ("x{a}", "x{a}"), ("x{1", "x{1"), ("x{,}", "xx"), ("x{1,a}", "x{1,a}"), ("\\.", "."), ("\\n\\t", "\n\t"), ("\\x41\\u0042\\U00000043\\103\\0", "ABCC\0"), ("\\N{DIGIT ONE}", "1"), ("[\\N{DIGIT ONE}-\\x39]+", "159"),
    ("a{0}b", "b"), ("(a){0}b", "b"), ("(?:ab){0,0}c", "c"), ("(a{0,2}){2}", "aaa"), ("(?:a{1,2}){2,3}", "aaaaa"), ("(?:ab|cd){2,3}?e", "abcdabe"), ("(ab){2,}", "ababab"),
    ("\u00e9+", "caf\u00e9\u00e9"), ("\\w+", "na\u00efve"), ("\\w+", "\u4e2d\u6587 x"), ("[\u4e00-\u9fff]+", "x\u4e2d\u6587"), ("[^\u4e00-\u9fff]+", "\u4e2dx\u6587"), (".", "\U0001f600"), ("[\U0001f600-\U0001f64f]", "a\U0001f601"), ("\\d+", "\u0661\u0662"), ("\\s", "\u2003"), ("\\W", "\u4e2d!"),
    ("a.*b.*c", "a1b2c3c"), ("a.*?b.*?c", "a1b2c3c"), (".*foo", "xfoofoo!"), (".*?foo", "xfoofoo!"), ("[ab]*b", "abab"), ("[ab]*?b", "abab"), ("\\w*\\d", "abc123"), ("\\w*?\\d", "abc123"), ("x*y?z", "xxz"), ("a*$", "aaa"), ("a*?$", "aaa"),
]:
    show(pattern, text)

print("-- flags")
for pattern, text, flags in [
    ("abc", "ABC", re.I), ("[a-z]+", "ABC", re.I), ("[^a-z]+", "ABC1", re.I), ("\u00e9", "\u00c9", re.I), ("\u00e9", "\u00c9", re.I | re.A), ("k", "\u212a", re.I), ("k", "\u212a", re.I | re.A), ("s", "\u017f", re.I), ("\u03c3", "\u03c2", re.I), ("\u0130", "i", re.I), ("i", "\u0131", re.I), ("[h-j]", "\u0130", re.I), ("\u00b5", "\u03bc", re.I), ("\ufb05", "\ufb06", re.I), ("[\u0430-\u044f]+", "\u041f\u0420\u0418", re.I), ("(a)\\1", "aA", re.I), ("\\w+", "\u00e9a", re.A), ("\\d", "\u0661", re.A), ("\\s", "\xa0", re.A), ("\\bx", "\u00e9x", re.A), ("\\bx", "\u00e9x", 0), ("a # b\nc", "ac", re.X), ("[ #]+", "# ", re.X), ("\\ ", " ", re.X), ("^a.b$", "x\na\nb", re.M | re.S), ("$", "a\n\n", re.M), ("^", "\n", re.M), ("(?a:\\w)\\w", "a\u00e9", 0), ("(?u:\\w)\\w", "\u00e9\u00e9", re.A), ("(?i:\u00df)", "\u1e9e", 0), ("STRA\u1e9eE", "stra\u00dfe", re.I),
]:
    show(pattern, text, flags)

print("-- bytes")
for pattern, text in [(b"a+", b"baa"), (rb"\w+", b"\xe9ab"), (rb"\xe9", b"\xe9"), (b"[\x80-\xff]+", b"a\x80\xff"), (rb"(?i)ABC", b"abc"), (rb"(?L)\w+", b"ab\xe9"), (rb"(?P<n>\d+)", b"x12"), (rb"\s", b"\x1c"), (b"a", "a"), ("a", b"a"), ("a", 5), (5, "a"), (None, "a")]:
    show(pattern, text)
