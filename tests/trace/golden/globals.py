scale = 3

def times(x):
    return x * scale

def f(n):
    s = 0
    i = 0
    while i < n:
        s += times(i)
        i += 1
    return s

f(100)
