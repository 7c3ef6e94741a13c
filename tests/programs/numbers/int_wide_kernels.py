"""Ints around 31, 62, 64, 96, 128 bits and beyond in loops, every operator between them; hashes and generators of 64 bits."""

MASK = 2**64 - 1
EDGES = sorted({
    value + difference
    for power in (0, 1, 29, 30, 31, 32, 33, 61, 62, 63, 64, 65, 95, 96, 97, 127, 128, 129, 160)
    for value in (2**power,)
    for difference in (-1, 0, 1)
} | {0, 3, 0xdeadbeef, 0x123456789abcdef0, 0xfedcba98765432100123456789abcdef})
NUMBERS = [*EDGES, *(-edge for edge in EDGES[1::5]), True, False]
SHIFTS = (0, 1, 2, 31, 32, 33, 63, 64, 65, 100, 127, 128, 200, -1, True)

OPERATORS = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "&": lambda a, b: a & b,
    "|": lambda a, b: a | b, "^": lambda a, b: a ^ b, "%": lambda a, b: a % b, "//": lambda a, b: a // b,
}


def digest(value, total):
    return (total * 1_000_003 + value % 998_244_353 + (value < 0)) % 2_147_483_647


for name, operator in OPERATORS.items():
    total = 0
    for a in NUMBERS:
        for b in NUMBERS:
            try:
                total = digest(operator(a, b), total)
            except ZeroDivisionError:
                total = digest(-1, total)
    print(name, total)

for name, operator in (("<<", lambda a, b: a << b), (">>", lambda a, b: a >> b)):
    total = 0
    for a in NUMBERS:
        for b in SHIFTS:
            try:
                total = digest(operator(a, b), total)
            except ValueError as error:
                total = digest(len(str(error)), total)
    print(name, total)

# What kernels have made is an int like any other.
made = [(2**63 + n) * 3 & MASK for n in range(4)] + [2**64 - 1 & 2**31 - 1, 2**70 >> 41, 2**100 ^ 2**100]
print(made, [type(value).__name__ for value in made])
print([str(value) for value in made[:2]], [value == int(str(value)) for value in made], {made[0]: 1}[2**63 * 3 & MASK])
print([value.bit_length() for value in made], sorted(made)[:3], made[0] is not made[1], float(made[0]))


def fnv(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return value


def splitmix(state):
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        yield z ^ (z >> 31)


def xorshift(state, rounds):
    for _ in range(rounds):
        state ^= state << 13 & MASK
        state ^= state >> 7
        state ^= state << 17 & MASK
    return state


def rotated(value, count):
    return (value << count | value >> (64 - count)) & MASK


def congruential(state, rounds):
    for _ in range(rounds):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return state


print(fnv(b"the quick brown fox" * 20), xorshift(88172645463325252, 500), congruential(42, 500))
generator = splitmix(1234567)
print([next(generator) for _ in range(4)], sum(next(generator) for _ in range(300)))
word = 0x0123456789ABCDEF
for n in range(300):
    word = rotated(word, n % 63 + 1) ^ n
print(word)

factorial = 1
for n in range(1, 60):
    factorial *= n
print(factorial)
