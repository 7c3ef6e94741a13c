"""Ints of all sizes, bools and floats beside one another in hot loops: what an operator gives, and of which type."""

OPERATORS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "//": lambda a, b: a // b,
    "%": lambda a, b: a % b,
}
VALUES = [
    0, 1, -1, 3, -7, 2**30 - 1, 2**30, -(2**30) - 1, 2**31, 2**52 + 1, 2**53, 2**53 + 1, -(2**53) - 1,
    2**61, 2**62 + 1, 2**64, -(2**70), True, False, 0.0, -0.0, 1.5, -2.25, 1e16, 1e308, float("inf"), float("nan"),
]


def apply(function, a, b):
    for _ in range(3):
        try:
            result = function(a, b)
        except (ZeroDivisionError, OverflowError) as error:
            result = type(error).__name__
    return result


for name, function in OPERATORS.items():
    seen = []
    for a in VALUES:
        for b in VALUES:
            result = apply(function, a, b)
            seen.append(f"{type(result).__name__[0]}{result!r}")
    digest = 0
    for text in seen:
        for character in text:
            digest = (digest * 31 + ord(character)) % 1000000007
    print(name, len(seen), digest, seen[5::61])


def generator(count, seed=12345):
    """A linear congruential generator: its state is beyond small ints half of the time."""
    state = seed
    total = 0.0
    for _ in range(count):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        total += state / 2147483648.0
        total -= 0.25 * state / 2**31
        total *= 1.0 + (state % 3 == 0) * 0.001
    return total, state


print(generator(3000))


def in_place(count):
    x = 2**40
    y = 0.5
    for i in range(count):
        y += x
        y -= 2**39
        y /= 2**35 + i
        y *= True
        x += 2**33
        y %= 2**34
        y //= 0.001
    return x, y


print(in_place(500))
print(sum(n / 3.0 for n in range(2**30 - 50, 2**30 + 50)), [True + 0.5, 0.5 - False, True * 2.5, True / 0.25, 7.5 // True])
