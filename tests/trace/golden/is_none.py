def f(values):
    count = 0
    for value in values:
        if value is not None:
            count += 1
    return count

f([1, None, 2, 3, None, 4] * 8)
