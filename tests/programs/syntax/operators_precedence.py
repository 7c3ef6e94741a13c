# Precedence and associativity of all operators, shown by classes that print what is grouped.
class G:
    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


def method(symbol, reflected=False):
    def run(self, other):
        a, b = (other, self) if reflected else (self, other)
        return G(f"({a}{symbol}{b})")

    return run


for name, symbol in {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**", "matmul": "@", "lshift": "<<", "rshift": ">>", "and": "&", "or": "|", "xor": "^"}.items():
    setattr(G, f"__{name}__", method(symbol))
    setattr(G, f"__r{name}__", method(symbol, True))
for name, symbol in {"lt": "<", "le": "<=", "gt": ">", "ge": ">=", "eq": "==", "ne": "!="}.items():
    setattr(G, f"__{name}__", method(symbol))
for name, symbol in {"neg": "-", "pos": "+", "invert": "~"}.items():
    setattr(G, f"__{name}__", lambda self, s=symbol: G(f"({s}{self})"))
G.__getitem__ = lambda self, k: G(f"{self}[{k}]")
G.__call__ = lambda self, *a: G(f"{self}({','.join(map(str, a))})")
G.__getattr__ = lambda self, n: G(f"{self}.{n}") if not n.startswith("__") else object.__getattribute__(self, n)
G.__hash__ = None
a, b, c, d, e = map(G, "abcde")
print(a + b * c, a * b + c, a - b - c, a / b * c, a // b % c @ d, a ** b ** c, -a ** b, a ** -b, ~a + -b, +a * ~b)
print(a + b << c + d, a << b >> c, a & b | c ^ d, a | b & c, a ^ b | c, a & b == c, a | b < c, a << b & c, a + b & c, a * b ** c)
print(-a[b], a[b](c).d, -a.b, a.b ** c, a(b)[c] ** d, not a, not a + b, (not a) == False, a @ b @ c, a - (b - c), (a + b) * c, (a ** b) ** c, - (a + b), ~(a | b))
print(a if b else c + d, a + b if c else d, (a if b else c) + d, [a, b + c], (a, b) + (c,), {"k": a | b}, lambda_ := (lambda: a + b)(), a < b, a + b <= c * d, a == b | c)
print(1 + 2 * 3 - 4 / 2 ** 2, 2 ** 3 ** 0, -2 ** 2, 2 ** -1 * 4, 7 // 2 * 2 + 7 % 2, 1 << 2 + 3, 1 + 2 << 3, 6 & 3 == 3, (6 & 3) == 2, 5 | 3 ^ 6 & 2, ~5 & 0xF, not 1 == 2, not 0 + 1, 3 > 2 == True, (3 > 2) == True, 1 < 2 < 3 != 4, 10 - 5 - 2, 2 * 3 % 4, -7 // 2, -(7 // 2), 2 + 3 and 4 or 5, 0 or 1 and 2, not 0 or 0, 1 if 0 else 2 if 0 else 3, [1, 2][0] + [3][0], "a" "b" * 2, "ab"[0] * 3 + "c", -1 .__abs__(), (-1).__abs__(), 2 .__pow__(3) ** 2)
print(5 in [5] == True, (5 in [5]) == True, 1 in [1] in [[1]], not 1 in [2], 1 not in [1] or True, None is None is not False, "a" in "abc" and "b" not in "xyz", 3 in {3: 4} and 4 in {3: 4}.values())
x = y = 2
x **= y + 1
x -= x // 3 * 2
x <<= 1 | 2
x |= x >> 1 & 7
print(x, y)
t = 1, 2 + 3, *[4, 5], 6 if x else 7
print(t, *t[1:], (*t, 8), [*t][-1], {**{"a": 1}, "b": 2}["b"])
print((lambda a, b=1 + 2: a * b)(2), (lambda: 1, 2)[1], (lambda x: x if x else -1)(0), [*map(lambda q: q ** 2 - 1, (1, 2, 3))], sorted([3, 1], key=lambda v: -v)[0] + 1)
print(f"{1 + 2 * 3}", f"{(lambda: 5)()}", f"{x if x else y:>4}", f"{not x}", f"{1 < 2 < 3}", f"{-2 ** 2}", f"{'a' in 'abc'}", f"{[i for i in range(3) if i]}", f"{ {'k': 1}['k'] + 1 }")


def yields():
    r = yield 1 + 1
    print("received", r)
    r = (yield) or 5
    yield r * 2
    yield (yield 3) if False else 4
    return 1, *[2]


g = yields()
print(next(g), g.send("x"), g.send(None), next(g), next(g, "end"))
print("no", end=" "); print((1,2)[0])
assert 1 + 1 == 2 and not 2 + 2 == 5, "arithmetic" + "!"
del t, x
n = 3
n = n if n > 5 else n + 1 if n > 2 else 0
print(n, (n := n + 1) * n, n)
