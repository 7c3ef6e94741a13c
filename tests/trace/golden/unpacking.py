def f(pairs):
    s = 0
    for a, b in pairs:
        s += a * b
    return s

f([(i, i + 1) for i in range(50)])
