def f(n):
    pair = (1, 2.5)
    s = 0.0
    i = 0
    while i < n:
        s += pair[0] * pair[1]
        i += 1
    return s

f(100)
