# What bytes and its methods say about wrong arguments, and corner cases of right ones.
class S(str): pass
class B(bytes): pass
class I:
    def __index__(s): return 2
class X:
    def __bytes__(s): return b"xx"
class XB:
    def __bytes__(s): return 3
class XS:
    def __bytes__(s): return B(b"q")
class M2:
    def __getitem__(s,k): return [k]


def show(expression):
    try:
        result = repr(eval(expression))
    except Exception as error:
        result = type(error).__name__ + ": " + str(error)
    print(expression, "->", result)

for line in r"""
bytes()
bytes(5)
bytes(-1)
bytes(2**70)
bytes("a")
bytes("a","ascii")
bytes("a","ascii","strict")
bytes("a",1)
bytes(b"a","ascii")
bytes(1,"ascii")
bytes(encoding="ascii")
bytes("é","ascii")
bytes([1,2,3])
bytes([256])
bytes([-1])
bytes([2**70])
bytes(["a"])
bytes([1.5])
bytes(1.5)
bytes(None)
bytes((1,2))
bytes(range(3))
bytes({1,2})
bytes(X())
bytes(XB())
type(bytes(XS()))
bytes(I())
bytes([I()])
bytes(source=b"a")
bytes(True)
bytes(b"a",errors="x")
bytes(errors="x")
B(b"a"), B(), B(3), B("a","ascii")
type(B(b"abc").upper()), type(B(b"abc")[:]), type(B(b"abc")+b""), type(B(b"abc")*1), type(B(b"abc").strip()), type(bytes(B(b"a"))), type(B(b"a").split(b"x")[0]), type(b"".join([B(b"ab")])), type(B(b"ab").replace(b"x",b"y")), type(B(b"ab").__bytes__()), type(B(b"ab").ljust(0))
b"abc"[0], b"abc"[-1], b"abc"[0:2], b"abc"[::-1]
b"abc"[5]
b"abc"[2**70]
b"a"+"a"
b"a"+1
b"a"*"a"
b"a"*2**70
97 in b"abc"
256 in b"abc"
-1 in b"abc"
2**70 in b"abc"
"a" in b"abc"
b"bc" in b"abc"
1.5 in b"abc"
None in b"abc"
b"abc".find(97)
b"abc".find(256)
b"abc".find("a")
b"abc".find(1.5)
b"abc".find(None)
b"abc".index(b"x")
b"abc".rindex(b"x")
b"abc".index(120)
b"abc".count("a")
b"abc".count(300)
b"abc".startswith("a")
b"abc".startswith(("a",))
b"abc".startswith((b"a",b"x"))
b"abc".endswith(1)
b"abc".split("a")
b"abc".split(b"")
b"abc".split(1)
b"a b  c ".split()
b"abc".split(None, "a")
b"abc".rsplit(b"b",1)
b"abc".partition("a")
b"abc".partition(b"")
b"abc".partition(b"b")
b"abc".rpartition(1)
b"abc".replace("a",b"b")
b"abc".replace(b"a","b")
b"abc".replace(b"a",b"b","c")
b"abc".replace(b"",b"-")
b"abc".replace(b"",b"-",2)
b"abc".replace(b"a",b"b",count=1)
b"abc".strip("a")
b"abc".strip(1)
b"abc".strip(None)
b"abc".center(5,"a")
b"abc".center(5,b"ab")
b"abc".center(5,1)
b"abc".center(6,b"-"), b"ab".center(5,b"-")
b"abc".join("x")
b"abc".removeprefix("a")
b"abc".removesuffix(1)
b"abc".translate(1)
b"abc".translate(b"a")
b"abc".translate(None)
b"abc".translate(None,b"a")
b"abc".translate(None,delete=b"a")
b"abc".translate(bytes(range(256)),b"b")
b"abc".translate(None,"a")
bytes.maketrans(b"a",b"bc")
bytes.maketrans("a",b"bc")
bytes.maketrans(b"ab",b"cd")[95:101]
b"abc".hex()
b"abc".hex(":")
b"abc".hex(":",2)
b"abc".hex(":",-2)
b"abc".hex("")
b"abc".hex("ab")
b"abc".hex("é")
b"abc".hex(1)
b"abc".hex(b":")
b"abc".hex(":","a")
b"abc".hex(bytes_per_sep=2)
b"abc".hex(sep=":",bytes_per_sep=2)
bytes.fromhex("61 62\n63")
bytes.fromhex("6")
bytes.fromhex("6 1")
bytes.fromhex("61g")
bytes.fromhex("g1")
bytes.fromhex("é")
bytes.fromhex(b"61")
bytes.fromhex(1)
bytes.fromhex("616")
B.fromhex("61")
b"%s" % b"a"
b"%s" % "a"
b"%b" % X()
b"%b" % XS()
b"%a" % "é"
b"%r" % "é"
b"%d %x %5.2f" % (1,255,1.5)
b"%d" % "a"
b"%d" % 1.5
b"%x" % 1.5
b"%c" % 97
b"%c" % b"a"
b"%c" % 256
b"%c" % -1
b"%c" % "a"
b"%c" % b"ab"
b"%c" % 10**30
b"%(a)s" % {b"a":b"x"}
b"%(a)s" % {"a":b"x"}
b"%(a)s" % 1
b"%s" % ()
b"%s" % (b"a",b"b")
b"abc" % 1
b"abc" % b"x"
b"abc" % {}
b"%y" % 1
b"%" % 1
b"%*d" % (5,1)
b"%*d" % (b"a",1)
b"%5s|%-5s|%.1s" % (b"a",b"a",b"abc")
b"%f" % "a"
b"%e" % 10
b"%i %u %o" % (1,2,8)
b"%s" % 1
b"%s" % None
b"abc".decode(1)
b"abc".decode("ascii",1)
b"abc".decode("ascii","strict",1)
b"a\tb".expandtabs(4)
b"abc".zfill(5), b"+1".zfill(5), b"-1".zfill(5)
b"Hello World".title(), b"hELLO".capitalize(), b"hELLO".swapcase()
b"a\nb\r\nc\rd\x0be\x0cf\x1cg\x85h".splitlines()
b"a\nb\n".splitlines(True)
b"abc".isalnum(), b"".isalnum(), b"abc".isascii(), b"\xff".isascii(), b"".isascii(), b"12".isdigit(), b"aB".islower(), b" \t".isspace(), b"Ab Cd".istitle(), b"AB1".isupper()
hash(b"a") == hash(B(b"a"))
b"a" < "a"
b"a" == "a"
b"a" < b"b"
b"a" < 1
repr(b"a'\"\\\n\t\r\x00\xff")
repr(b"a'")
str(b"a")
b"a".__getnewargs__()
list(b"abc")
b"abc".__contains__(97)
b"abc".__mod__(1)
b"abc".fromhex("61")
"abc".__getnewargs__()
"a".isascii(), "".isascii()
"ǆ".title(), "ǆ".capitalize(), "ß".upper(), "ŉ".upper(), "İ".lower(), "ΑΣ".lower(), "ﬁ".title()
"a".__rmod__("x")
"a".__rmod__(1)
"a".__mod__(1)
bytes.__new__(int)
str.__new__(int)
str.__new__()
"x".__format__(1)
"abc".__getitem__(I())
"a,b,c".split(",", I())
"a".upper(1)
str.upper(1)
str.upper()
str.join(1,2)
"a".isidentifier(1)
"abc".find("b", I()), "abcb".find("b",-2), "abc".find("",3), "abc".find("",4), "abc".rfind("",5), "abc".rfind(""), "abc".count(""), "abc".count("",4), "abc".count("",3)
"abc".startswith("",4), "abc".startswith("",3), "abc".endswith("",4), "abc".startswith((),0), "abc".startswith("b",1,2), "abc".endswith("b",0,2)
"a".startswith("a","x")
"a".startswith("a",1,2,3)
"a".startswith()
"".join("abc"), ",".join(("a","b")), ",".join(x for x in "ab"), "".join([]), ",".join({"a":1})
"a b c".rsplit(None,1), " a  b ".split(" "), " a  b ".split(None,1), " a  b ".rsplit(None,1), "a,b,c".split(",",1), "a,b,c".rsplit(",",1), "".split(), "".split(","), "".splitlines(), "a\n\nb\r\nc\rd\x0be\x0cf\x1cg\x1dh\x1ei\x85j\u2028k\u2029l".splitlines(), "a\r\nb".splitlines(True)
"abc".replace("","-"), "abc".replace("","-",2), "".replace("","x"), "".replace("","x",0), "aaa".replace("a","b",2), "aaa".replace("aa","b"), "abc".replace("b",""), "abc".replace("b","\u20ac"), "a\u20ac".replace("\u20ac","x")
"ab".zfill(5), "+1".zfill(5), "-".zfill(3), "".zfill(2)
"ab".center(5,"*"), "abc".center(6,"*"), "ab".ljust(4,"é"), "ab".rjust(4,"\u20ac")
""".strip().splitlines():
    show(line)
