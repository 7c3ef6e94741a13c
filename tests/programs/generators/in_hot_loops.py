"""Generators that hot loops resume: what they hold, how they end, and what happens to them half way."""


def count(limit):
    number = 0
    while number < limit:
        yield number
        number += 1


def evens(source):
    for value in source:
        if value % 2 == 0:
            yield value


def scaled(source, factor):
    total = 0.0
    for value in source:
        total += value * factor
        yield total


def several(source):
    for value in source:
        yield value
        yield -value
        if value % 3 == 0:
            yield value * 10
        else:
            yield str(value)


def pipelines():
    print(sum([value for value in scaled(evens(count(600)), 0.5)][-3:]))
    total = 0
    for value in evens(count(500)):
        total += value
    print(total)
    texts = 0
    numbers = 0
    for value in several(count(300)):
        if isinstance(value, str):
            texts += len(value)
        else:
            numbers += value
    print(texts, numbers)


def in_expression(limit):
    got = []
    for number in range(limit):
        got.append((yield number, (yield number + 1)))
        if len(got) > 3:
            got.clear()
    return got


def heights():
    total = 0
    for value in in_expression(150):
        total += value if isinstance(value, int) else value[0]
    print(total)


def failing(limit, at):
    number = 0
    while number < limit:
        if number == at:
            raise ValueError(f"at {number}")
        yield number
        number += 1


def guarded(source):
    try:
        for value in source:
            yield value
    except ValueError as error:
        yield str(error)
    finally:
        yield "cleaned"


def exceptions():
    seen = 0
    try:
        for value in failing(500, 333):
            seen += value
    except ValueError as error:
        print("raised", error, seen)
    print([value for value in guarded(failing(200, 150))][-3:])
    for turn in range(40):
        got = []
        for value in guarded(failing(turn, 20)):
            got.append(value)
        if turn % 13 == 0:
            print(turn, got[-2:])


def handling(limit):
    """Yields while an exception is being handled."""
    for number in range(limit):
        try:
            raise KeyError(number)
        except KeyError as error:
            yield error.args[0]


def context():
    import sys

    total = 0
    for value in handling(200):
        total += value
        assert sys.exception() is None
    print(total)
    try:
        raise OSError("outer")
    except OSError:
        kept = 0
        for value in evens(count(300)):
            kept += repr(sys.exception()) == "OSError('outer')"
        print(kept)


def inner_context():
    import sys

    def looks(limit):
        for number in range(limit):
            yield repr(sys.exception())

    try:
        raise OSError("while")
    except OSError:
        print({text for text in looks(150)})
        found = set()
        for text in looks(150):
            found.add(text)
        print(found)


def stopped_half_way():
    for limit in (10, 70, 130):
        source = count(1000)
        for value in source:
            if value == limit:
                break
        print(next(source), source.gi_running, source.gi_frame is not None)
        source.close()
        print(list(source))


def reentered():
    def again():
        for number in range(200):
            if number == 150:
                try:
                    next(source)
                except ValueError as error:
                    yield str(error)
            yield number

    source = again()
    last = None
    for value in source:
        if isinstance(value, str):
            print(value)
        last = value
    print(last)


def two_at_once():
    """The same loop takes from one generator, then from another of the same code, then from a list."""
    def total(source):
        result = 0
        for value in source:
            result += value
        return result

    print(total(count(300)), total(evens(count(300))), total(range(300)), total([1] * 300))
    shared = count(400)
    pairs = []
    for first in shared:
        for second in shared:
            pairs.append((first, second))
            if second % 5 == 0:
                break
    print(pairs[:2], pairs[-2:], len(pairs))


def changing_types(source):
    held = 0
    for value in source:
        if value == 100:
            held = 0.5
        elif value == 200:
            held = "text"
        elif value == 250:
            held = None
        yield held
        if value < 100:
            held += 1
        elif value < 200:
            held *= 1.01


def types():
    kinds = {}
    for value in changing_types(count(300)):
        name = type(value).__name__
        kinds[name] = kinds.get(name, 0) + 1
    print(kinds)


class Tree:
    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            for value in self.right:
                yield value


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return Tree(middle, build(low, middle), build(middle + 1, high))


def trees():
    tree = build(0, 200)
    total = 0
    for index, value in enumerate(tree):
        total += index * value
    print(total)
    total = 0
    for value in tree:
        total = total * 3 % 10007 + value
    print(total)


def with_calls():
    def helper(value):
        if value % 97 == 96:
            raise LookupError(value)
        return value * 2

    def produce(limit):
        table = {}
        for number in range(limit):
            try:
                table[number] = helper(number)
            except LookupError:
                table[number] = -1
            yield number, len(table), table[number]

    checksum = 0
    for number, size, value in produce(400):
        checksum = (checksum * 31 + number + size + value) % 1_000_003
    print(checksum)


def sent():
    def averager():
        total = count = 0
        average = None
        while True:
            value = yield average
            if value is None:
                return total
            total += value
            count += 1
            average = total / count

    source = averager()
    next(source)
    for number in range(200):
        average = source.send(number)
    print(average)
    try:
        source.send(None)
    except StopIteration as stop:
        print(stop.value)


def short_ones():
    total = 0
    for outer in range(120):
        for value in count(outer % 5):
            total += value + outer
        for value in (each * each for each in range(outer % 4)):
            total -= value
    print(total)


def closures():
    def make(limit):
        step = 1

        def produce():
            nonlocal step
            number = 0
            while number < limit:
                yield number
                number += step
                step = step % 3 + 1

        return produce, lambda: step

    produce, step = make(500)
    total = 0
    for value in produce():
        total += value * step()
    print(total)


def deep(limit):
    chain = count(limit)
    for _ in range(8):
        chain = evens_or_all(chain)
    total = 0
    for value in chain:
        total += value
    return total


def evens_or_all(source):
    for value in source:
        yield value + 1


def long_chain():
    print(deep(300))


if __name__ == "__main__":
    for test in (
        pipelines,
        heights,
        exceptions,
        context,
        inner_context,
        stopped_half_way,
        reentered,
        two_at_once,
        types,
        trees,
        with_calls,
        sent,
        short_ones,
        closures,
        long_chain,
    ):
        print("-", test.__name__)
        test()
