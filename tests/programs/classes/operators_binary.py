# Every binary operator dunder: normal, reflected, in-place, NotImplemented.
OPERATORS = {
    "+": "add", "-": "sub", "*": "mul", "/": "truediv", "//": "floordiv", "%": "mod", "**": "pow",
    "@": "matmul", "<<": "lshift", ">>": "rshift", "&": "and", "|": "or", "^": "xor",
}


def apply(symbol, a, b):
    if symbol == "+": return a + b
    if symbol == "-": return a - b
    if symbol == "*": return a * b
    if symbol == "/": return a / b
    if symbol == "//": return a // b
    if symbol == "%": return a % b
    if symbol == "**": return a ** b
    if symbol == "@": return a @ b
    if symbol == "<<": return a << b
    if symbol == ">>": return a >> b
    if symbol == "&": return a & b
    if symbol == "|": return a | b
    return a ^ b


def apply_in_place(symbol, a, b):
    if symbol == "+": a += b
    elif symbol == "-": a -= b
    elif symbol == "*": a *= b
    elif symbol == "/": a /= b
    elif symbol == "//": a //= b
    elif symbol == "%": a %= b
    elif symbol == "**": a **= b
    elif symbol == "@": a @= b
    elif symbol == "<<": a <<= b
    elif symbol == ">>": a >>= b
    elif symbol == "&": a &= b
    elif symbol == "|": a |= b
    else: a ^= b
    return a


def namespace(prefixes, result=None):
    made = {}
    for name in OPERATORS.values():
        for prefix in prefixes:
            dunder = f"__{prefix}{name}__"

            def method(self, other, *rest, dunder=dunder):
                return f"{type(self).__name__}.{dunder}" if result is None else result

            made[dunder] = method
    return made


Full = type("Full", (), namespace(["", "r", "i"]))
Left = type("Left", (), namespace([""]))
Right = type("Right", (), namespace(["r"]))
Declines = type("Declines", (), namespace(["", "r", "i"], NotImplemented))
Nothing = type("Nothing", (), {})
Sub = type("Sub", (Full,), namespace(["r"]))
PlainSub = type("PlainSub", (Full,), {})

for symbol in OPERATORS:
    print(symbol, end=": ")
    for a, b in [(Full(), 1), (1, Full()), (Left(), Right()), (Declines(), Right()), (Full(), Sub()), (Full(), PlainSub()), ([], Right())]:
        print(apply(symbol, a, b), end=" ")
    print(apply_in_place(symbol, Full(), 1), apply_in_place(symbol, Left(), 1), apply_in_place(symbol, Declines(), Right()))
    for a, b in [(Nothing(), Nothing()), (Nothing(), 1), (1, Nothing()), (Declines(), Declines()), (Right(), Right()), ("s", Left())]:
        try:
            print(apply(symbol, a, b))
        except TypeError as e:
            print("  ", e)
    try:
        apply_in_place(symbol, Declines(), Nothing())
    except TypeError as e:
        print("  ", e)

# divmod and three-argument pow.
class Divmod:
    def __divmod__(self, other):
        return ("divmod", other)

    def __rdivmod__(self, other):
        return ("rdivmod", other)

    def __pow__(self, other, modulus=None):
        return ("pow", other, modulus)


d = Divmod()
print(divmod(d, 1), divmod(1, d), d ** 2, pow(d, 2), pow(d, 2, 3))
for action in (lambda: divmod(1, "a"), lambda: pow(2, d), lambda: pow("a", 2), lambda: pow(2, 3, "x"), lambda: pow(2.0, 3, 4)):
    try:
        print(action())
    except TypeError as e:
        print(e)


# A method that raises; a dunder set to None; a dunder on the instance only.
class Raises:
    def __add__(self, other):
        raise ValueError("in __add__")


class Refuses:
    __radd__ = None
    __add__ = None


for action in (lambda: Raises() + 1, lambda: 1 + Refuses(), lambda: Refuses() + 1):
    try:
        action()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
n = Nothing()
n.__add__ = lambda other: "instance"
try:
    n + 1
except TypeError as e:
    print(e)
