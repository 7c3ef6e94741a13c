def f(n):
    count = 0
    i = 0
    while i < n:
        if 10 <= i < 90 and not i == 50:
            count += 1
        i += 1
    return count

f(100)
