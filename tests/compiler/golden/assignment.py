def unpack(a, b, c):
    a, b = b, a
    a, b, c = c, b, a
    a.x, b[0] = b, a
    a, *b, c = c
    (a, [b, c]) = x = c
    return a, b, c, x


def augmented(a, i):
    a += 1
    a.x *= 2
    a[i] -= 3
    a[i:] //= 4
    a[i:2:i] **= 5


def subscripts(a, i):
    a[1:2] = a[i:]
    del a[:], a[i], a.x
    return a[::2], a[i, 1:2]
