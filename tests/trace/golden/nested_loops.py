def f(n):
    s = 0
    i = 0
    while i < n:
        j = 0
        while j < 4:
            s += i * j
            j += 1
        i += 1
    return s

f(30)
