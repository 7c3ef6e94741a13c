def g():
    return sum(x for x in range(3), 5)
