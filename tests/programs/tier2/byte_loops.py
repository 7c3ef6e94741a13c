"""Hot loops over bytes and bytearrays: reads, writes, iteration, errors."""
b = bytes(range(256)) * 40
ba = bytearray(b)
def f(b):
    t = 0
    for i in range(len(b)):
        t = (t * 31 + b[i] + b[-i]) % 1000003
    return t
def g(b):
    t = 0
    for x in b:
        t = (t * 31 + x) % 1000003
    return t
def h(ba):
    for i in range(len(ba)):
        ba[i] = (ba[i] + ba[i - 1]) & 255
    return g(ba)
for k in range(3):
    print(f(b), g(b), f(ba), g(ba), h(ba))
def grow(ba):
    n = 0
    for x in ba:
        n += x
        if len(ba) < 20000: ba.append(n & 255)
    return n, len(ba)
print(grow(bytearray(b)), [x for x in bytes(5)], list(zip(b[:3], ba[:3])), max(b), sum(ba), bytes(x ^ 255 for x in b[:4]))
try:
    for i in range(300): bytes(200)[i]
except IndexError as e: print(e, i)
try:
    v = bytearray(5)
    for i in range(400):
        v[2] = i
except ValueError as e: print(e, i, v)
it = iter(bytes(2)); print(list(it), list(it))


def sieve(limit):
    flags = bytearray([1]) * (limit + 1)
    flags[0] = flags[1] = 0
    n = 2
    while n * n <= limit:
        if flags[n]:
            for multiple in range(n * n, limit + 1, n):
                flags[multiple] = 0
        n += 1
    return sum(flags)


print(sieve(2000))


def mix(state, key, rounds):
    for turn in range(rounds):
        for i in range(len(state)):
            state[i] ^= key[(i + turn) % len(key)]
            state[-1 - i] = (state[-1 - i] * 5 + state[i]) & 255
    return bytes(state)


print(mix(bytearray(b"hello, world"), b"secret", 40).hex())
print(mix(bytearray(b"hello, world"), bytearray(b"secret"), 40).hex())


def queue(turns):
    """Its beginning moves on, its end grows."""
    waiting = bytearray(b"\x01\x02\x03")
    seen = 0
    for turn in range(turns):
        seen += waiting[0] * turn
        waiting[-1] = turn & 255
        if turn % 3 == 0:
            waiting.append(waiting[1])
        elif len(waiting) > 2:
            del waiting[0]
    return seen, len(waiting), bytes(waiting)


print(queue(400))


class Odd(bytearray):
    def __getitem__(self, index):
        return 1000 + super().__getitem__(index)


def tries(array, values):
    caught = []
    for i, value in enumerate(values):
        try:
            array[i % 5] = value
            caught.append(array[i % 5])
            caught.append(array[i % 7])
        except (ValueError, IndexError, TypeError) as error:
            caught.append(str(error))
    return caught[-14:]


plain = [3, True, 255, 0, 7] * 20
print(tries(bytearray(5), plain))
print(tries(bytearray(5), plain + [256, -1, 1.5, "x", None]))
print(tries(Odd(5), plain))
print(tries([0] * 5, plain))


def alias(a, b, turns):
    total = 0
    for i in range(turns):
        total += a[2]
        b[2] = i & 63
        total += a[2]
        if i == 90:
            b.clear()
            b.extend(range(8))
    return total


both = bytearray(8)
print(alias(both, both, 150), alias(bytearray(8), both, 150), both)
