import random
random.seed(5)
h = 0
M = (1 << 61) - 1
def mixin(*v):
    global h
    for x in v:
        h = (h * 1000003 + x % M + (x < 0)) % M
def rnd():
    bits = random.choice([1, 5, 30, 31, 32, 33, 40, 53, 54, 62, 63, 64, 65, 90, 95, 96, 97, 128, 200, 500, 1000, 3000, 20000, 66000, 70000])
    n = random.getrandbits(bits)
    k = random.random()
    if k < .15: n = (1 << bits) - 1
    elif k < .25: n = 1 << bits
    elif k < .3: n = (1 << bits) + 1
    return -n if random.random() < .4 else n
for i in range(250):
    a, b = rnd(), rnd()
    s = a + b; d = a - b; p = a * b
    mixin(s, d, p)
    assert s - b == a and d + b == a, (a, b)
    if b: 
        q = a // b; r = a % b
        mixin(q, r)
        assert q * b + r == a
        assert divmod(a, b) == (q, r)
    if a: assert p // a == b and p % a == 0
    c = random.randrange(0, 100)
    mixin(a * c, a + c, c - a, a // (c + 1), (a * c + 7) // (a if a else 1))
    x = abs(a) + 1; y = x * random.randrange(1, 2**random.randrange(1, 33)) + random.randrange(0, x)
    mixin(y // x); mixin((y - 1) // x, y // x - (y - x) // x)
    assert (a < b) == (d < 0) and (a == b) == (d == 0)
    mixin(a << c, a >> c, -a, a & b, a | b, a ^ b)
    if i % 50 == 0: mixin(int(str(a)[:200]) if a.bit_length() < 10000 else 0, len(str(p)) if p.bit_length() < 10000 else 0)
print(h)
