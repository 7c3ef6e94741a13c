def f(n):
    x = 1
    i = 0
    while i < n:
        x = x * 3
        if x > 1000000000000:
            x = 1
        i += 1
    return x

f(200)
