def f(n):
    items = [0] * n
    i = 1
    while i < n:
        items[i] = items[i - 1] + i
        i += 1
    return items[-1]

f(100)
