"""Ints of more than 31 bits beside floats, bools and one another, in hot loops."""


class Random:
    def __init__(self, seed):
        self.state = seed

    def __call__(self):
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        return self.state / 2147483648.0


random = Random(42)
total = 0.0
for _ in range(400):
    total += random()
print(total, random.state)

WIDE = (2**31, -(2**31), 2**40 + 1, 2**53, 2**53 + 1, -(2**53) - 1, 2**61, 2**62, 2**64 + 3, 7, True)
FLOATS = (0.5, -1.5, 1e300, -0.0, float("inf"), 3.0)


def attempt(operation):
    try:
        return operation()
    except (ZeroDivisionError, OverflowError) as error:
        return type(error).__name__


def every(one, other):
    return (
        attempt(lambda: one + other), attempt(lambda: one - other), attempt(lambda: one * other),
        attempt(lambda: one / other), attempt(lambda: one // other), attempt(lambda: one % other),
        one < other, one == other, one >= other,
    )


for wide in WIDE:
    for number in FLOATS:
        results = {repr(every(wide, number)) for _ in range(30)}
        swapped = {repr(every(number, wide)) for _ in range(30)}
        print(wide, number, *results, *swapped)


def rolling_hash(text, rounds):
    value = 0xCBF29CE484222325
    for _ in range(rounds):
        for character in text:
            value = ((value ^ ord(character)) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


print(rolling_hash("whipsnake", 60))

low, high, mean = 2**40, 0, 0.0
for index in range(500):
    value = index * 5_000_000_000 - 2**41
    low = min(low, value)
    high = max(high, value)
    mean += (value - mean) / (index + 1)
print(low, high, mean)
