"""Generators chained into pipelines, delegation, and a coroutine fed by send."""


def numbers(limit):
    number = 0
    while number < limit:
        yield number
        number += 1


def multiples(source, divisor):
    for value in source:
        if value % divisor == 0:
            yield value


def squares(source):
    for value in source:
        yield value * value


def windows(source, size):
    window = []
    for value in source:
        window.append(value)
        if len(window) == size:
            yield window
            window = window[1:]


def walk(tree):
    if tree is not None:
        left, value, right = tree
        yield from walk(left)
        yield value
        yield from walk(right)


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return (build(low, middle), middle, build(middle + 1, high))


def averager():
    total = 0
    count = 0
    average = 0
    while True:
        value = yield average
        total += value
        count += 1
        average = total // count


def main():
    pipeline = squares(multiples(numbers(2_400_000), 3))
    checksum = sum(value % 1009 for value in pipeline)
    for window in windows(numbers(500_000), 4):
        checksum += window[0] ^ window[3]
    tree = build(0, 80_000)
    for index, value in enumerate(walk(tree)):
        checksum += index * value % 13
    average = averager()
    next(average)
    for value in range(700_000):
        checksum += average.send(value) & 7
    average.close()
    print("generator_pipeline", checksum)


main()
