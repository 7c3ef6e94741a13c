def f(n):
    x = 0.0
    for i in range(n):
        x += i * 2
    return x

f(100)
