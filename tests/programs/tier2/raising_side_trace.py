# A side trace is recorded while its instruction raises: the handler's stack is as high as that behind the instruction.

items = [5]


def subscript():
    caught = finished = 0
    for i in range(148):
        try:
            try:
                for _ in range(7):
                    pass
                value = items[i % 3] % 65536
            finally:
                finished += 1
        except IndexError as e:
            caught += 1
            if caught % 30 == 0:
                print(i, e)
    return caught, finished


def name(names):
    caught = 0
    for i in range(120):
        try:
            for _ in range(5):
                pass
            if i % 4 == 3:
                caught += missing
            caught += names[i % 2]
        except (NameError, KeyError) as e:
            caught += 1
            if i % 40 < 4:
                print(i, type(e).__name__, e)
    return caught


def in_handler():
    total = 0
    for i in range(3):
        try:
            raise ValueError(i)
        except ValueError as e:
            for j in range(90):
                try:
                    total += items[j % 2]
                except IndexError:
                    total -= 1
            total += e.args[0]
    return total


print(subscript())
print(name({0: 10}))
print(in_handler())
