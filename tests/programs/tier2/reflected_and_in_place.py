"""Operators that the right operand's class defines for a number on the left, and in-place ones of classes without in-place methods."""


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        if isinstance(other, Money):
            return Money(self.cents + other.cents)
        if isinstance(other, int):
            return Money(self.cents + other)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return Money(self.cents - other.cents) if isinstance(other, Money) else NotImplemented

    def __rsub__(self, other):
        return Money(other - self.cents)

    def __mul__(self, factor):
        return Money(int(self.cents * factor))

    def __rmul__(self, factor):
        return self * factor

    def __rpow__(self, base):
        return base + self.cents

    def __rtruediv__(self, number):
        if self.cents == 13:
            return NotImplemented
        return number / (self.cents or 1)


class Counter:
    def __init__(self):
        self.n = 0

    def __add__(self, other):
        return ("plain", other)

    def __iadd__(self, other):
        self.n += other if isinstance(other, int) else 100
        return self


def sums(n):
    total = Money(0)
    for i in range(n):
        total += Money(i)
        total += 1
        total -= Money(2)
        total *= 1
    return total.cents


def reflected(n):
    total = 0
    for i in range(n):
        price = Money(i)
        total += (3 * price).cents + (10 - price).cents + (2 ** price)
        total += int(1.5 * price.cents) + (2.5 * price).cents + (True + price).cents
        total += 7 / price if i != 13 else 0
    return round(total, 6)


def grown(n):
    # An int at first, Money from the second turn on.
    total = 0
    for i in range(n):
        total = i + total if i % 2 else total + Money(i)
    return total.cents


def mixed(n):
    # The same instruction for classes with and without a method of their own.
    found = []
    for each in [Counter(), Money(1)] * n:
        each += 2
        found.append(each.n if isinstance(each, Counter) else each.cents)
    return sum(found), found[-2:]


def refused(n):
    texts = set()
    for i in range(n):
        for left, right in ((Money(1), "a"), (1, Money(13)), (1.5, Money(13)), (Money(1), None)):
            try:
                if isinstance(left, Money):
                    left += right
                else:
                    left /= right
            except TypeError as e:
                texts.add(str(e))
            try:
                left - right if isinstance(left, Money) else left / right
            except TypeError as e:
                texts.add(str(e))
    return sorted(texts)


class Noisy:
    calls = []

    def __radd__(self, other):
        Noisy.calls.append(("radd", other))
        return NotImplemented

    def __mul__(self, other):
        Noisy.calls.append(("mul", other))
        return NotImplemented


def once():
    for operation in (lambda: 1 + Noisy(), lambda: Noisy() * 2, lambda: "a" * Noisy()):
        try:
            operation()
        except TypeError as e:
            print(e)
    x = Noisy()
    try:
        x *= 3
    except TypeError as e:
        print(e)
    x = 5
    try:
        x += Noisy()
    except TypeError as e:
        print(e)
    print(Noisy.calls)


class Raising:
    def __rsub__(self, other):
        if other == 150:
            raise ValueError(f"no {other}")
        return other


def raising(n):
    total = 0
    for i in range(n):
        try:
            total += i - Raising()
        except ValueError as e:
            total += 1_000_000
            print(e)
    return total


class Float(float):
    def __radd__(self, other):
        return "Float", other


def later(n):
    # The class gets a method of its own while the loop runs.
    class Box:
        def __init__(self, v):
            self.v = v

        def __add__(self, other):
            return Box(self.v + other)

    box = Box(0)
    for i in range(n):
        if i == n // 2:
            def add_twice(self, other):
                self.v += 2 * other
                return self
            Box.__iadd__ = add_twice
        box += i
    return box.v


print(sums(200), reflected(200), grown(200), mixed(100))
print(*refused(50), sep="\n")
once()
print(raising(200))
print([1 + Float(2.0), 1.0 + Float(2.0)] * 2)
print(later(200))
