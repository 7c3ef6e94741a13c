# Literals, continuation lines, comments, statements on one line, names outside ASCII.
print(0, 1_000_000, 0xFF, 0o17, 0b1010, 0xdead_beef, 0B11, 0O7, 00, 0_0)
print(1.0, .5, 5., 1e3, 1E-3, 1_0.0_1, 1e+10, 0.0, 1e22, 1e16, 1e-5, 123456789012345680.0, 1.7976931348623157e308, 5e-324, 1e400, 0e0)
print('single', "double", '''triple
single''', """triple "double" 'single'""", "a" "b" 'c', "", '' "", "it's", 'say "hi"', "\"", '\'')
print("\n" == chr(10), "\t\r\a\b\f\v\0\\".encode(), "\x41\101\u0041\U00000041\N{LATIN CAPITAL LETTER A}", "line \
continued", r"raw \n \x", R"\\", r"a\"b", "\1\12\123\3777".encode())
print(b"bytes\x00\xff", b'\'"', br"raw\n", rb"\x", Rb"", b"a" b"b", b"""multi
line""", b"\101\x41")
print(u"unicode prefix", 'tab	inside', "é ñ 日本 😀", len("😀"), "\ud800".isprintable(), ascii("é\ud800😀"))
print(True, False, None, ..., Ellipsis is ..., NotImplemented, __debug__, __name__)
print((), (1,), (1, 2), 1, [], [1, ], {}, {1: 2, }, {1}, set(), [[]], ((),), (((1))))
x = 1; y = 2; print(x, y)
if x: print("one line if")
for i in 1, 2: print(i, end=" "); print("body")
while x: x -= 1; print("while")
def f(): return 1; print("never")
class Empty: pass
class Two: a = 1; b = 2
print(f(), Two.b)
if x == 0 and \
   y == 2:
    print("backslash")
total = (1 +
         2 +  # a comment inside

         3
         )
print(total)
value = [
    1,
    2,
]; print(value)


def long_signature(
    a,
    b=2,
    *,
    c=3,
):
    return a, b, c


print(long_signature(
    1,
    c=4,
))
# comment
    # an indented comment
if True:
        print("deep indentation")
        if True:
         print("one more space")
if y:
	print("tab")
	if y:
		print("two tabs")
else:
    pass

café = "accent"
Ångström = 1
变量 = "chinese"
ﬁ = "ligature normalised"
print(café, Ångström, 变量, fi, "ﬁ")
_ = 1
__ = 2
_1a = 3
print(_, __, _1a)
match = "soft keyword as a name"
case = 1
type = "another"
print(match, case, type)
del type
print(type(match).__name__)
print([1]if[2]else[3], (1)if(0)else(2), 'a'if''else'b')
lambda_ = lambda: (yield)
print(-1 ** 2, --1, +-+1, ~-1, not-1, 1--1, 1 - - 1, 2**-1)
print(1 .real, 1..real, 1.0.real, (1).real, 5 .bit_length(), 1_0 .real)
print("a"
      "b"
      f"c{1}"
      "d")
print("%s" "%s" % (1, 2), "abc" "def"[1], ["a" "b", "c"])
pass; pass
"a lone string"
1
None
...
print("semi"); print("colons");
assert True;
print(0.1 + 0.2, 1e308 * 10, -1e308 * 10, 1 / 3, 100.0, 1e2, 12345678901234567890, -0, -0.0)
