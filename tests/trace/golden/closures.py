def outer(step):
    total = 0

    def add(x):
        nonlocal total
        total += x * step
        return total

    i = 0
    while i < 100:
        add(i)
        i += 1
    return total

outer(2)
