def f(items):
    s = 0
    for turn in range(5):
        for item in items:
            s += item
    return s

f([3, 1, 4, 1, 5, 9, 2, 6])
