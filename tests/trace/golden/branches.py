def f(n):
    a = 0
    b = 0.0
    i = 0
    while i < n:
        if i % 3 == 0:
            a += 1
        elif i & 1:
            b += 0.5
        i += 1
    return a + b

f(100)
