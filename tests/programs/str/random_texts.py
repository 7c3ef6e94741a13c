# Pseudo-random texts of all widths through all methods of str and bytes.
SEED = 12345
state = SEED
def rnd(n):
    global state
    state = (state * 1103515245 + 12345) & 0x7fffffff
    return (state >> 8) % n
ALPH = ["ab", "abc \t\n,", "aB\xe9\xdf\xb5\xff\xc9 ", "a\u0394\u03a3\u03c3 \u2028b\u01c4", "a\U0001f600\U00010400b ", "ab" + chr(0xd800) + chr(0xdc00) + chr(0xd83d) + " ", "\x00\x7f\x80\x85\xa0 ab'\"\\\r\n\x1c", "0123\u0660\xb2\xbd+- ", "\u0130\u0131\ufb01\u0149\u1f88\u03b0 i"]
def text(maxlen=12):
    a = ALPH[rnd(len(ALPH))]
    if rnd(4) == 0: a = a + ALPH[rnd(len(ALPH))]
    n = rnd(maxlen)
    if rnd(20) == 0: n = rnd(600)
    return "".join(a[rnd(len(a))] for _ in range(n))
def piece(s):
    k = rnd(5)
    if k == 0 or not s: return text(4)
    i = rnd(len(s)); j = i + 1 + rnd(3)
    return s[i:j]
def num(): return rnd(30) - 12
def opt():
    k = rnd(4)
    return None if k == 0 else num()
def digest(v):
    r = ascii(v)
    if len(r) > 150:
        h = 0
        for c in r: h = (h * 31 + ord(c)) & 0xffffffff
        return r[:60] + "..." + str(len(r)) + ":" + str(h)
    return r
def tobytes(s): return s.encode("utf-8", "surrogatepass")
def tolat(s): return bytes(ord(c) & 255 for c in s)
OPS = {
 "find": lambda s: s.find(piece(s), opt(), opt()),
 "rfind": lambda s: s.rfind(piece(s), opt(), opt()),
 "count": lambda s: s.count(piece(s), opt(), opt()),
 "index": lambda s: s.index(piece(s)),
 "startswith": lambda s: s.startswith((piece(s), piece(s)), opt(), opt()),
 "endswith": lambda s: s.endswith(piece(s), opt(), opt()),
 "split": lambda s: s.split(piece(s), num()),
 "rsplit": lambda s: s.rsplit(piece(s), num()),
 "splitws": lambda s: (s.split(None, num()), s.rsplit(None, num()), s.split()),
 "splitlines": lambda s: (s.splitlines(), s.splitlines(True)),
 "partition": lambda s: (s.partition(piece(s)), s.rpartition(piece(s))),
 "replace": lambda s: s.replace(piece(s), text(4), num()),
 "replaceall": lambda s: s.replace(piece(s), text(4)),
 "replaceempty": lambda s: s.replace("", text(3), num()),
 "strip": lambda s: (s.strip(), s.lstrip(), s.rstrip()),
 "stripc": lambda s: (s.strip(piece(s)), s.lstrip(text(4)), s.rstrip(text(4))),
 "case": lambda s: (s.upper(), s.lower(), s.title(), s.swapcase(), s.capitalize(), s.casefold()),
 "is": lambda s: (s.isalpha(), s.isalnum(), s.isdecimal(), s.isdigit(), s.isnumeric(), s.isspace(), s.isupper(), s.islower(), s.istitle(), s.isprintable(), s.isidentifier(), s.isascii()),
 "repr": lambda s: (repr(s), ascii(s)),
 "just": lambda s: (s.ljust(num()), s.rjust(num(), piece(s)[:1] or "*"), s.center(num(), "\u20ac"), s.zfill(num())),
 "tabs": lambda s: s.expandtabs(rnd(9)),
 "slice": lambda s: s[opt():opt():[1,2,-1,-2,3,None][rnd(6)]],
 "get": lambda s: s[num()],
 "concat": lambda s: s + text() + s * rnd(3),
 "cmp": lambda s: (lambda t: (s < t, s <= t, s == t, s != t, s > t, s >= t))(piece(s) + text(3)),
 "cmp2": lambda s: (lambda t: (s < t, s == t, hash(s) == hash(t)))(s[:len(s)//2] + s[len(s)//2:]),
 "in": lambda s: (piece(s) in s, text(3) in s),
 "join": lambda s: s.join([text(5) for _ in range(rnd(5))]),
 "joinit": lambda s: piece(s).join(s),
 "iter": lambda s: [c for c in s][:20],
 "translate": lambda s: s.translate(str.maketrans("ab", "\u20acx", " ")),
 "translate2": lambda s: s.translate({97: "<\u0394>", 98: None, 0xe9: 0x1f600, 32: ""}),
 "format": lambda s: "{:{}{}{}}|{!r:>{w}.{p}}".format(s, (piece(s)[:1] or "*").replace("{","a").replace("}","b"), "<>^"[rnd(3)], rnd(20), s, w=rnd(20), p=rnd(10)),
 "percent": lambda s: "%*s|%-*.*s|%r|%a|%c" % (num(), s, num(), abs(num()), s, s, s, piece(s)[:1] or "x"),
 "prefix": lambda s: (s.removeprefix(piece(s)), s.removesuffix(piece(s)), s.removeprefix(s[:3]), s.removesuffix(s[-3:])),
 "utf8": lambda s: s.encode("utf-8", ["strict","ignore","replace","backslashreplace","xmlcharrefreplace","surrogateescape","surrogatepass"][rnd(7)]),
 "enc": lambda s: s.encode(["ascii","latin-1","utf-16","utf-16-be","utf-32-le","utf-32","unicode_escape","raw_unicode_escape","utf-8-sig"][rnd(9)], ["strict","ignore","replace","backslashreplace","xmlcharrefreplace","surrogateescape","surrogatepass"][rnd(7)]),
 "dec": lambda s: tobytes(s)[num():num()].decode(["utf-8","ascii","latin-1","utf-16","utf-16-be","utf-32","utf-8-sig","unicode_escape"][rnd(8)], ["strict","ignore","replace","backslashreplace","surrogateescape","surrogatepass"][rnd(6)]),
 "dec2": lambda s: bytes((rnd(4) != 0) and [0xe2,0x82,0xac,0xf0,0x9f,0x98,0x80,0xed,0xa0,0xc3,0x28,0xff,0x61,0xf4,0x90][rnd(15)] or 0x41 for _ in range(rnd(10))).decode("utf-8", ["strict","ignore","replace","backslashreplace","surrogateescape","surrogatepass"][rnd(6)]),
 "round": lambda s: tobytes(s).decode("utf-8", "surrogatepass") == s,
 "chr": lambda s: [ord(c) for c in s[:10]] and chr(ord(s[0])) == s[0],
 "bfind": lambda s: (lambda b: (b.find(tolat(piece(s)), opt(), opt()), b.rfind(rnd(256)), b.count(tolat(piece(s)), opt(), opt()), b.startswith(tolat(piece(s)), opt()), tolat(piece(s)) in b))(tolat(s)),
 "bsplit": lambda s: (lambda b: (b.split(tolat(piece(s)), num()), b.rsplit(None, num()), b.splitlines(), b.partition(tolat(piece(s))), b.rpartition(b"a")))(tolat(s)),
 "brep": lambda s: (lambda b: (b.replace(tolat(piece(s)), tolat(text(3)), num()), b.strip(tolat(text(3))), b.strip(), b.expandtabs(rnd(9)), b.center(num(), b"*"), b.zfill(num()), b.ljust(num())))(tolat(s)),
 "bcase": lambda s: (lambda b: (b.upper(), b.lower(), b.title(), b.swapcase(), b.capitalize(), b.isalpha(), b.isalnum(), b.isdigit(), b.isspace(), b.isupper(), b.islower(), b.istitle(), b.isascii()))(tolat(s)),
 "bmisc": lambda s: (lambda b: (b.hex(), b.hex("-", num()), bytes.fromhex(b.hex(" ")) == b, b[opt():opt():[1,2,-1,-3][rnd(4)]], b.translate(None, tolat(text(3))), b.translate(bytes.maketrans(b"ab", b"xy"), b" "), repr(b), b * rnd(3), b.join([b"1", b, b"2"])))(tolat(s)),
 "bpct": lambda s: b"%s|%5.2s|%-6b|%a|%c|%d" % (tolat(s), tolat(s), tolat(s)[:3], s, rnd(256), num()),
 "bcmp": lambda s: (lambda b, c: (b < c, b == c, b >= c, hash(b) == hash(bytes(list(b)))))(tolat(s), tolat(text())),
}
NAMES = list(OPS)
ROUNDS = 144
for i in range(ROUNDS):
    s = text()
    name = NAMES[i % len(NAMES)]
    try: r = OPS[name](s)
    except Exception as e: r = type(e).__name__ + ": " + str(e)
    print(i, name, digest(s), "->", digest(r))
