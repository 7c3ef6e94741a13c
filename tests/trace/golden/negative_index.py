def f(items):
    s = 0
    i = -1
    while i > -len(items):
        s += items[i]
        i -= 1
    return s

f(list(range(50)))
