"""Which TypeError an operator ends in when methods decline: of both sides, of sequences, in place."""
import datetime
import decimal
import fractions
import operator


class Plain:
    pass


class Declines:
    def __mul__(self, other):
        return NotImplemented
    __add__ = __sub__ = __rmul__ = __radd__ = __rsub__ = __matmul__ = __pow__ = __mod__ = __lshift__ = __and__ = __mul__


class InPlace(Declines):
    def __imul__(self, other):
        return NotImplemented
    __iadd__ = __isub__ = __imul__


class Index:
    def __index__(self):
        return 2


operands = [1, 1.5, 1j, True, None, "ab", b"ab", [1], (1,), {1}, {1: 2}, range(2), Plain(), Declines(), InPlace(), Index(),
            datetime.timedelta(1), datetime.date(2024, 1, 1), decimal.Decimal(2), fractions.Fraction(1, 2), int, print, NotImplemented, ...]
symbols = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "@": operator.matmul, "%": operator.mod, "**": operator.pow, "<<": operator.lshift, "&": operator.and_}


def text(function, left, right):
    try:
        return "fine" if function(left, right) is not NotImplemented else "NotImplemented"
    except (TypeError, ValueError, ArithmeticError) as error:
        return f"{type(error).__name__}: {error}"


for symbol in ("+", "*", "-", "%"):
    for left in operands:
        print(symbol, type(left).__name__, [text(symbols[symbol], left, right) for right in operands])
for symbol, function in symbols.items():
    print(symbol, [text(function, left, right) for left, right in ((Plain(), 1), (1, Plain()), (Declines(), "x"), ("x", Declines()), ([], Declines()), (None, None))])


def in_place(symbol):
    namespace = {}
    exec(f"def f(x, y):\n    x {symbol}= y\n    return x", namespace)
    return namespace["f"]


for symbol in ("+", "*", "-", "**", "|", ">>", "//", "@"):
    function = in_place(symbol)
    for left in (1, 1.5, "ab", [1], (1,), {1}, {1: 2}, Plain(), Declines(), InPlace(), None, datetime.timedelta(1)):
        print(symbol + "=", type(left).__name__, [text(function, left, right) for right in (2, "x", [1], (2,), None, Plain(), Declines(), Index())])
for symbol in ("<", ">="):
    function = operator.lt if symbol == "<" else operator.ge
    print(symbol, [text(function, left, right) for left in operands[:8] + operands[12:20] for right in (1, "x", None, datetime.date.min)])
for function in (operator.neg, operator.pos, operator.invert, abs, round, len, hash, iter, operator.index, float, int, complex, reversed):
    row = []
    for value in (None, "x", [1], Plain(), Index(), datetime.timedelta(1), decimal.Decimal(1), print):
        try:
            function(value)
            row.append("fine")
        except (TypeError, ValueError) as error:
            row.append(str(error))
    print(function.__name__, row)


def hot(n):
    caught = 0
    for i in range(n):
        try:
            if i % 3 == 0:
                Declines() * "x"
            elif i % 3 == 1:
                [1] * Plain()
            else:
                i + "x"
        except TypeError as error:
            caught += len(str(error))
    return caught


print(hot(150))


class Power:
    def __pow__(self, other, modulo=None):
        return NotImplemented


for left, right in ((Power(), 1.5), (Power(), 2), (Power(), 1j), (decimal.Decimal(2), 0.5), (Power(), "x"), (Power(), decimal.Decimal(1))):
    print(text(operator.pow, left, right), text(lambda x, y: x ** y, left, right))
