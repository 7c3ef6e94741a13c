# What the methods of str say about wrong arguments, and corner cases of right ones.
class S(str): pass
class B(bytes): pass
class I:
    def __index__(s): return 2
class X:
    def __bytes__(s): return b"xx"
class XB:
    def __bytes__(s): return 3
class St:
    def __str__(s): return S("q")
class M:
    def __getitem__(s,k): raise LookupError
class M2:
    def __getitem__(s,k): return [k]


def show(expression):
    try:
        result = repr(eval(expression))
    except Exception as error:
        result = type(error).__name__ + ": " + str(error)
    print(expression, "->", result)

for line in r"""
"a".find(1)
"a".find()
"a".find("a","x")
"a".find("a",None,1.5)
"a".index("b")
"a".count(1)
"a".startswith(1)
"a".startswith((1,))
"a".startswith(("b",1))
"a".split(1)
"a".split("")
"a".split("a","b")
"a".split(maxsplit="b")
"a".split("a",1,2)
"a".split(None, 2**70)
"a".rsplit(1)
"a".splitlines(1,2)
"a".splitlines(keepends="")
",".join(1)
",".join(["a",1])
b",".join(["a",1])
b",".join(1)
b",".join([b"a",1])
"a".replace(1,2)
"a".replace("a",2)
"a".replace("a")
"a".replace("a","b","c")
"a".replace("a","b",count=2)
"a".replace("a","b",1,2)
"a".center()
"a".center("a")
"a".center(5,"ab")
"a".center(5,1)
"a".center(5,b"a")
"a".ljust(2**70)
"a".zfill("a")
"a".strip(1)
"a".lstrip(1)
"a".strip("a","b")
"a".partition(1)
"a".partition("")
"a".rpartition("")
"a".removeprefix(1)
"a".removesuffix(1)
1 in "a"
"a"[5]
"a"[2**70]
"a"[::0]
"a"["x":]
"a"+1
1+"a"
"a"*"a"
"a"*1.5
"a"*2**70
str(b"a","ascii","x")
str(1,2)
str("a","b")
str(1,"b")
str(b"a","ascii")
str(b"a",errors="x")
str(object=1)
str(b"a",1)
str(foo=1)
type(str(St()))
type(str(S("a")))
type(S("abc").upper()), type(S("abc")[:]), type(S("abc")+""), type(S("abc")*1), type(S("abc").strip()), type(S("abc").replace("x","y")), type(S("ab").ljust(1)), type(S("ab").zfill(1)),type(S("ab").translate({})),type(S("ab").expandtabs()),type("".join([S("ab")])),type(S("ab").split("x")[0]),type(S("ab").partition("x")[0]),type(S("ab").removeprefix("x")),type("%s"%S("ab")),type(S("ab").format()),type(format(S("ab"))),type(S("ab").__format__("")),type(S("ab").__str__()),type(S("ab").join(["x"])), type(S("ab").splitlines()[0]), type(S("ab").split()[0]), type(S("ab").casefold())
S("a"), S(), S(b"a","ascii"), S(1)
ord("")
ord("ab")
ord(1)
ord(b"a")
ord(b"ab")
chr(-1)
chr(0x110000)
chr(10**20)
chr(-10**20)
chr("a")
chr(1.0)
chr(I())
format(1,2)
format()
format(1,"","")
ascii()
repr()
repr(1,2)
str.maketrans(1)
str.maketrans({"ab":1})
str.maketrans({1.5:1})
str.maketrans({"a":1, 2:"b"})
str.maketrans("a")
str.maketrans("a",1)
str.maketrans(1,"a")
str.maketrans("a","bc")
str.maketrans("a","b",1)
str.maketrans("ab","cd","ef")
"abc".translate({97:1.5})
"abc".translate({97:-1})
"abc".translate({97:0x110000})
"abc".translate({97:None,98:"xyz",99:0x20ac})
"abc".translate(1)
"abc".translate(M())
"abc".translate([1,2])
"abc".translate(M2())
"a\tb".expandtabs("x")
"a\tb\n\tc\rd\te".expandtabs(4)
"a\tb".expandtabs(0)
"a\tb".expandtabs(-1)
"a\tb".expandtabs(2**31)
"a\tb".expandtabs(tabsize=3)
"abc".format_map(1)
"{a}".format_map(1)
"{a}".format_map({})
"{}".format()
"{a}".format()
"{0}{}".format(1)
"{}{0}".format(1)
"{!x}".format(1)
"{!}".format(1)
"{!rx}".format(1)
"{:{}}".format(1)
"{:{:{}}}".format(1,2,3)
"{0.a}".format(1)
"{0[a]}".format({"a":5})
"{0[0]}".format([7])
"{0[a]}".format([7])
"{0.real.imag[0]}".format(5)
"{".format()
"}".format()
"{}".format_map({})
"{0}".format_map({})
"{a.b[c]}".format_map({"a":1})
"{:10}".format("ab")
"{:x}".format("ab")
"{:=10}".format("ab")
"{:+}".format("ab")
"{: }".format("ab")
"{:#}".format("ab")
"{:,}".format("ab")
"{:.1}".format("ab")
"{:*^9.3s}".format("abcdef")
format(S("a"),"x")
"%s" % ()
"%s" % (1,2)
"%d" % "a"
"%d" % 1.5
"%x" % 1.5
"%c" % "ab"
"%c" % 1.5
"%c" % -1
"%c" % 0x110000
"%c" % 10**30
"%(a)s" % 1
"%(a)s" % {}
"%(a)s" % {"a":1}
"%(a)s" % ({"a":1},)
"%s" % {"a":1}
"abc" % {"a":1}
"abc" % [1]
"abc" % 1
"abc" % "x"
"abc" % ()
"%*d" % (5,1)
"%*d" % ("a",1)
"%.*f" % (2,1.234)
"%.*f" % (2**40,1.234)
"%*d" % (2**70,1)
"%" % 1
"%y" % 1
"%é" % 1
"%5%" % ()
"%5%" % (1,)
"%s %s" % (1,)
"%i %u %o %X %#x %#o %+d % d %05d %-5d|" % (1,2,8,255,255,8,1,1,1,1)
"%r %a %s" % ("é","é","é")
"%.2s %5s %-5s|" % ("abc","abc","abc")
"%e %f %g %E %F %G" % (1.5,1.5,1.5,1.5,1.5,1.5)
"%f" % "a"
"%f" % None
"%d" % None
"%x" % None
"%d" % I()
"%x" % I()
"%c" % I()
"%f" % I()
"%s" % S("abc")
"%(a)s %(b)d" % {"a":1,"b":2}
"%(a(b))s" % {"a(b)":1}
"%(a" % {}
"%(a)" % {"a":1}
"%()s" % {"":1}
"%(a)s%%" % {"a":1}
"%s" % [1,2]
"%s" % range(3)
"%ld %hd %Ld" % (1,2,3)
"%lld" % 1
"%10.3d|%-10.3d|%010.3d" % (5,5,5)
"%.0f %.f" % (1.5,2.5)
"%s" % b"a"
"%b" % b"a"
"%s" % None
"%d" % True
"%d" % 3.99
"%d" % float("nan")
"%d" % float("inf")
"%i" % 10**30
"%x" % -255
"%#X" % 255
"%5c|%-5c|" % ("a",98)
""".strip().splitlines():
    show(line)
