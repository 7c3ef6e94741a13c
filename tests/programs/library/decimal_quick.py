"""Decimals and contexts of all kinds: sums, products, quotients, quantize, order, texts, and which flags are set.

What is usual is done by natives, the rest by Python source; both must say the same.
"""

from decimal import *

seed = 3
ROUNDINGS = [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN,
             ROUND_HALF_EVEN, ROUND_05UP]
PRECISIONS = [28, 28, 28, 9, 16, 3, 50, 1, 17, 15]
EDGES = ["0", "-0", "0E-5", "-0E3", "0.00", "1", "-1", "10", "5", "0.5"]
SPECIAL = ["NaN", "Infinity", "-Infinity", "sNaN", "1E+1000", "1E-1000", "9E+999999", "1E-999999"]
EXPONENTS = [0, -1, -2, -2, -2, -3, -5, -9, 2, 5, -17, -30, 20]
TEXTS = [" 1.5 ", "1_000.5", "+.5", ".", "-", "1.", "--1", "1e5", "٣.٥", "00012.340", "", "+-3"]
FLAGS = [Inexact, Rounded, InvalidOperation, DivisionByZero, Overflow, Underflow, Subnormal, Clamped]


def random(limit):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return (seed >> 33) % limit


def choose(items):
    return items[random(len(items))]


def number():
    kind = random(14)
    if kind < 2:
        return Decimal(choose(SPECIAL if kind else EDGES))
    n = random(10 ** (1 + random(9)))
    for _ in range(kind < 4, 4 - kind):
        n = n * 10**9 + random(10**9)
    if kind == 5:
        n = 10 ** random(20) - random(2)
    return Decimal(-n if random(3) == 0 else n).scaleb(choose(EXPONENTS), Context(prec=99))


def show(operation, *operands):
    context = getcontext()
    context.clear_flags()
    try:
        result = str(operation(*operands))
    except Exception as error:
        result = type(error).__name__
    flags = "".join(str(int(context.flags[flag])) for flag in FLAGS)
    return f"{result} {flags}" if "1" in flags else result


def change_context():
    context = Context(prec=choose(PRECISIONS), rounding=choose(ROUNDINGS))
    if random(6) == 0:
        context.traps[choose([Inexact, Rounded, Subnormal])] = True
    if random(6) == 0:
        context.Emax = choose([10, 999, 400000])
        context.Emin = -context.Emax
    if random(8) == 0:
        context.clamp = 1
    if random(3) == 0:
        context.traps[InvalidOperation] = False
    setcontext(context)


for turn in range(110):
    if random(5) == 0:
        change_context()
    if random(10) == 0:
        getcontext().prec = 1 + random(30)
        getcontext().rounding = choose(ROUNDINGS)
    a = number()
    b = number() if random(5) else random(2000) - 1000
    unit = Decimal(f"1E{choose([-2, 0, -1, -3, 2, -10, -20])}") if random(4) else b
    rounding = choose(ROUNDINGS)
    print(a, repr(b), unit, getcontext().prec, getcontext().rounding)
    print("", show(lambda: a + b), show(lambda: a - b), show(lambda: b - a), sep=" | ")
    print("", show(lambda: a * b), show(lambda: a / b), show(lambda: b / a), sep=" | ")
    print("", show(lambda: a.quantize(unit)), show(lambda: a.quantize(unit, rounding)),
          show(lambda: -a), show(lambda: abs(a)), show(lambda: +a), sep=" | ")
    print("", show(lambda: a < b), show(lambda: a <= b), show(lambda: a > b), show(lambda: a >= b),
          show(lambda: a == b), show(lambda: a != b), sep=" | ")
    text = str(a) if random(3) else choose(TEXTS)
    print("", show(Decimal, text), show(lambda: a.quantize(unit, rounding="ROUND_HALF")), sep=" | ")
