def f(n):
    x = 0.5
    y = 1.0
    i = 0.0
    while i < n:
        x = x * 0.25 + y
        y = y - x / 3.0
        i += 1.0
    return x

f(100.0)
