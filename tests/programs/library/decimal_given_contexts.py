"""Operations of a context that is not the current one: its precision, rounding, flags and traps count, those of the current one stay."""
from decimal import (ROUND_CEILING, ROUND_DOWN, ROUND_HALF_EVEN, ROUND_UP, Context, Decimal, DivisionByZero, Inexact,
                     InvalidOperation, Rounded, getcontext, localcontext)


def flags(context):
    return [s.__name__ for s, v in context.flags.items() if v]


values = [Decimal(n * 37 % 101) / 8 for n in range(-20, 40)]
cent = Decimal("0.01")
getcontext().clear_flags()
narrow = Context(prec=3, rounding=ROUND_CEILING)
even = Context(rounding=ROUND_HALF_EVEN)
for context in (narrow, even, Context(prec=5, rounding=ROUND_UP, clamp=1), Context(prec=2, Emax=9, Emin=-9)):
    total = Decimal(0)
    for turn in range(2):
        for a, b in zip(values, values[7:]):
            for name in ("add", "subtract", "multiply", "divide", "quantize", "remainder"):
                try:
                    result = getattr(context, name)(a, cent if name == "quantize" else b)
                except (InvalidOperation, DivisionByZero) as e:
                    result = type(e).__name__
                if turn:
                    total = context.add(total, len(str(result)))
    print(total, flags(context), flags(getcontext()))
    context.clear_flags()
    print(context.add(1, 2), context.multiply(Decimal(3), 4), context.divide(7, Decimal(2)), flags(context))

# What was changed counts from the next operation on.
print(narrow.divide(Decimal(1), Decimal(7)))
narrow.prec = 6
narrow.rounding = ROUND_DOWN
print(narrow.divide(Decimal(1), Decimal(7)), flags(narrow))
narrow.traps[Inexact] = True
try:
    print(narrow.divide(Decimal(1), Decimal(7)))
except Inexact as e:
    print("trapped", e)
narrow.traps = {s: s is Rounded for s in narrow.traps}
try:
    print(narrow.quantize(Decimal("1.50"), Decimal("0.1")))
except Rounded as e:
    print("trapped", e)
narrow.clear_traps()
narrow.flags = {s: False for s in narrow.flags}
print(narrow.quantize(Decimal("1.50"), Decimal("0.1")), flags(narrow), flags(getcontext()))

# As an argument of the methods, with another rounding besides.
print(Decimal("2.675").quantize(cent, context=even), Decimal("2.675").quantize(cent, ROUND_UP, even), flags(even))
print(Decimal("2.675").quantize(cent, rounding=ROUND_DOWN), flags(getcontext()))
for bad in (lambda: Decimal(1).quantize(cent, context=3), lambda: Decimal(1).quantize(cent, "x"),
            lambda: narrow.add("1", 2), lambda: even.quantize(Decimal(1), "0.1"), lambda: even.add(1)):
    try:
        print(bad())
    except TypeError as e:
        print(type(e).__name__)


class Own(Context):
    def add(self, a, b):
        return "own", super().add(a, b)


own = Own(prec=2)
print(own.add(Decimal("1.26"), 1), own.multiply(Decimal("1.26"), 3), flags(own))
with localcontext(own) as inner:
    inner.prec = 4
    print(Decimal(2) / 3, inner.divide(2, 3), own.divide(2, 3), own.copy().divide(2, 3))
    inner.__init__(prec=3)
    print(Decimal(2) / 3)
