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
