# Where ints and floats leave what compiled code computes with.
EDGE = 1 << 30

def up(n):
    x = EDGE - n // 2
    out = 0
    i = 0
    while i < n:
        x += 1
        out ^= x
        i += 1
    return x, out

def down(n):
    x = -EDGE + n // 2
    i = 0
    while i < n:
        x -= 1
        i += 1
    return x, -x, ~x, abs(x)

def products(n):
    x = 1
    out = []
    for i in range(n):
        x = x * -3 if abs(x) < 1 << 40 else 1
        out.append(x)
    return out[25:35], sum(out)

def divisions(n):
    out = []
    for i in range(-n, n):
        d = i % 7 - 3
        try:
            out.append((i // d, i % d, i / d))
        except ZeroDivisionError as error:
            out.append(str(error))
    return out[:9], len(out), sum(1 for x in out if isinstance(x, str))

def by_minus_one(n):
    out = 0
    for i in range(n):
        x = -EDGE + (i & 1)
        out += x // -1 + x % -1
    return out

def shifts(n):
    out = 0
    for i in range(n):
        try:
            out ^= (i << (i % 40)) ^ (-i >> (i % 40)) ^ (1 << (i - 5))
        except ValueError as error:
            out += len(str(error))
    return out

def float_edges(n):
    x = 1.0
    tiny = 0
    i = 0
    while i < n:
        x = x * 1e-20
        if x == 0.0:
            tiny += 1
            x = -1.0 if i & 1 else 1.0
        i += 1
    return x, tiny

def signed_zero(n):
    z = 0.0
    out = []
    for i in range(n):
        z = z * -1.0
        out.append(str(z))
        z = z + 0.0 if i % 3 == 0 else z
    return "".join(out)

def not_a_number(n):
    nan = float("nan")
    x = 0.0
    count = 0
    for i in range(n):
        if x < nan or x > nan or x == nan:
            count += 1
        if x != nan:
            count += 2
        if not (nan <= x):
            count += 4
        x = nan if i % 5 == 0 else float(i)
        if x != x:
            count += 100
    return count

def float_division(n):
    s = 0.0
    zeros = 0
    for i in range(n):
        try:
            s += 1.0 / (i % 6 - 2.0)
        except ZeroDivisionError:
            zeros += 1
    return s, zeros

def bools(n):
    t = 0
    for i in range(n):
        b = i > 10
        t += b
        t += True + (b is True) * 2 + (b == 1)
        b = b and i
        t += 1 if b else 0
        t -= -b
        t += ~(i == 3)
    return t

def mixes(n):
    x = 0
    for i in range(n):
        x = x + 1 if i % 2 else x + 0.5
        if i % 10 == 9:
            x = int(x)
    return x

def types_swap(n):
    a, b, c = 1, 2.5, "x"
    out = []
    for i in range(n):
        a, b, c = b, c, a
        out.append((a, b, c))
    return out[-3:]

def powers(n):
    s = 0.0
    for i in range(n):
        s += i ** 2 + (i * 0.5) ** 2 + i ** 0.5
    return s

def big_compare(n):
    x = 1 << 29
    count = 0
    for i in range(n):
        x += 1 << 25
        if x > 1 << 30:
            count += 1
        if x == (1 << 30) + (1 << 25):
            count += 100
    return count, x

print(up(100), down(100))
print(products(60))
print(divisions(40))
print(by_minus_one(50))
print(shifts(80))
print(float_edges(100))
print(signed_zero(40))
print(not_a_number(40))
print(float_division(60))
print(bools(50))
print(mixes(55))
print(types_swap(40))
print(powers(50))
print(big_compare(60))
