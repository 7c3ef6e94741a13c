/** Strings and their formats. */

import { hostileTest, rows } from "./hostile.ts";

hostileTest(
  "strings and text",
  rows("ok", [
    "x = ''.join(chr(i) for i in range(0, 0x110000, 97))\nx.upper().lower().title().swapcase().casefold()\nx.encode('utf-8', 'surrogatepass').decode('utf-8', 'surrogatepass') == x\nrepr(x), ascii(x), hash(x)",
    "x = '\\ud800\\udc00'\nlen(x), x.encode('utf-16', 'surrogatepass'), repr(x), x + x, x[0]",
    "x = ''\nfor i in range(10**5): x += 'ab'\nlen(x), x[50000], x == 'ab' * 10**5",
    "x = ''\nfor i in range(10**5): x = 'a' + x\nhash(x), x.count('a')",
    "x = 'a'\nfor i in range(20): x = x + x\ny = x + 'b'\nz = 'b' + x\ny > z, y in z",
    "x = 'a' * 10**5\n(x + 'b') in (x * 2)",
    "x = 'ab' * 10**5\nx.find('ba' * 10**4 + 'c'), x.rfind('c' + 'ab' * 10**4)",
    "'a{0}{0!r:>{1}}'.format('x' * 100, 200), '%(a)s%(a)r' % {'a': 'x'}",
    "'%s' * 1000 % tuple(range(1000))",
    "'{0.__class__.__mro__[1].__subclasses__}'.format(5)",
    "'x'.translate({120: None}), 'x'.translate({120: 'y' * 1000}), 'x'.translate(str.maketrans('x', 'y'))",
    "str(b'\\xff', 'utf-8', 'replace'), b'\\xff'.decode('latin-1'), 'é'.encode('ascii', 'xmlcharrefreplace')",
    "'a\\nb\\r\\nc\\x85d\\u2028e'.splitlines(), ' \\u3000x\\xa0'.strip()",
    "class F(dict):\n    def __missing__(self, k): return k * 1000\n'{a}{b}'.format_map(F())",
  ]),
  rows(
    ["LookupError", "UnicodeDecodeError", "UnicodeEncodeError", "ValueError", "TypeError"],
    [
      "'x'.encode('nonsense')",
      "b'\\xff'.decode()",
      "'\\ud800'.encode()",
      "'é'.encode('ascii')",
      "'x'.encode('utf-8', 'nonsense') and '\\ud800'.encode('utf-8', 'nonsense')",
      "'x'.translate({120: -1})",
      "'x'.translate({120: 0x110000})",
      "class T:\n    def __getitem__(self, k): 1/0\n'x'.translate(5)",
      "chr(0x110000)",
      "'x'.replace('', 'y' * 10, 'z')",
    ],
  ),
  rows(["RecursionError", "ValueError"], [
    "class C:\n    def __format__(self, s): return '{:{}}'.format(self, self)\nf'{C()}'",
    "'{:{:{:{}}}}'.format(1, 2, 3, 4)",
    "class C(str):\n    def __mod__(self, o): return self % o\nC('x') % 1",
  ]),
  rows("ZeroDivisionError", [
    "class F(dict):\n    def __missing__(self, k): 1/0\n'{a}'.format_map(F())",
    "class T(dict):\n    def __getitem__(self, k): 1/0\n'x'.translate(T())",
    "class C:\n    def __format__(self, s): 1/0\n'{}'.format(C())",
    "class C:\n    def __repr__(self): 1/0\n'%r' % C()",
    "class C:\n    def __getitem__(self, i): 1/0\n','.join(C())",
  ]),
);
