def power(x, n):
    y = 1.0
    while n > 0:
        y *= x
        n -= 1
    return y

def f(n):
    s = 0.0
    for i in range(n):
        s += power(0.5, i)
    return s

f(30)
