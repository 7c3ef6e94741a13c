def count(n):
    while n > 0:
        n -= 1
        if n == 5:
            continue
        if n == 2:
            break
    else:
        return "done"


def search(items):
    for i, x in enumerate(items):
        for y in [1, 2, 3]:
            if x == y:
                break
        else:
            continue
        return i


def nothing():
    while True:
        pass
