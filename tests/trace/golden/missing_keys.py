def f(n):
    table = {1: 2}
    total = 0
    for i in range(n):
        try:
            total += table[i + 5]
        except KeyError:
            total += 3
        finally:
            total += 1
    return total

f(100)
