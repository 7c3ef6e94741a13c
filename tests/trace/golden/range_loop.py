def f(n):
    s = 0
    for i in range(1, n, 3):
        s ^= i << 2
    return s

f(300)
