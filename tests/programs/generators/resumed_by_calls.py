"""next(), send(), throw() and yield from in hot loops: values both ways, ends, and errors on either side."""

import sys
import traceback


class Odd(Exception):
    pass


def lines(error):
    numbers = [number for _, number in traceback.walk_tb(error.__traceback__)]
    return [number - numbers[0] for number in numbers]


def averager():
    total = count = average = 0
    while True:
        value = yield average
        total += value
        count += 1
        average = total // count


def sending():
    average = averager()
    next(average)
    checksum = 0
    for value in range(500):
        checksum += average.send(value) & 7
    send = average.send
    for value in range(300):
        checksum += send(value * 3)
    average.close()
    print(checksum)
    for attempt in range(100):
        try:
            send(attempt)
        except StopIteration as error:
            checksum += error.value is None
    print(checksum)


def limited(limit):
    for number in range(limit):
        got = yield number
        if got is not None:
            limit += got
    return limit


def ends():
    values = defaults = 0
    steps = limited(3)
    for turn in range(400):
        try:
            values += next(steps)
        except StopIteration as error:
            values += 1000 * (error.value or 0)
            if turn in (3, 303):
                print(repr(error), lines(error), error.__context__, sys.exc_info()[1] is error)
            steps = limited(turn % 5)
    for turn in range(400):
        found = next(steps, None)
        if found is None:
            defaults += 1
            steps = limited(turn % 7)
        else:
            values += found
    print(values, defaults)
    for turn in range(200):
        steps = limited(0)
        try:
            next(steps)
        except StopIteration as error:
            values += error.args[0] if error.args else 7
    print(values)


def started():
    errors = 0
    for turn in range(200):
        steps = limited(4)
        try:
            values = steps.send(turn % 2 or None)
        except TypeError as error:
            errors += "just-started" in str(error)
    print(errors)


def failing(number):
    yield number
    if number % 3 == 0:
        raise Odd(number)
    yield -number
    if number % 5 == 0:
        raise StopIteration(number)


def errors():
    seen = {}
    for turn in range(300):
        steps = failing(turn)
        total = 0
        try:
            while True:
                total += next(steps)
        except Odd as error:
            kind = "odd"
            if turn == 270:
                print(error, lines(error))
        except RuntimeError as error:
            kind = "runtime"
            if turn == 25:
                print(error, repr(error.__cause__), lines(error), lines(error.__cause__))
        except StopIteration as error:
            kind = "stop"
        seen[kind] = seen.get(kind, 0) + 1
        try:
            next(steps)
        except StopIteration:
            seen["done"] = seen.get("done", 0) + 1
    print(seen)


def handling(log):
    """Yields while it handles an exception."""
    number = 0
    while True:
        try:
            number += 1
            if number % 3 == 0:
                raise Odd(number)
            got = yield number
        except Odd as error:
            got = yield -error.args[0]
            if number % 45 == 0:
                log.append((sys.exc_info()[1] is error, got))
        finally:
            number += 1


def handled():
    log = []
    steps = handling(log)
    total = 0
    for turn in range(300):
        total += steps.send(turn if turn else None)
        try:
            if turn % 2:
                raise Odd("outside")
        except Odd as error:
            total += next(steps)
            if sys.exc_info()[1] is not error:
                print("lost")
    print(total, log, sys.exc_info())


def thrown():
    log = []
    caught = 0

    def listens():
        heard = 0
        while True:
            try:
                yield heard
            except Odd as error:
                heard += error.args[0]
            except KeyError:
                return heard
            finally:
                heard += 1

    steps = listens()
    next(steps)
    for turn in range(300):
        try:
            if turn % 50 == 49:
                steps.throw(KeyError(turn))
            elif turn % 3:
                caught += steps.throw(Odd(turn))
            else:
                caught += steps.send(turn)
        except StopIteration as error:
            log.append(error.value)
            steps = listens()
            next(steps)
    print(caught, log)


def inner(number):
    for step in range(number % 4):
        got = yield step
        if got:
            number += got
    return number


def outer(limit, plain=True):
    total = 0
    for number in range(limit):
        total += yield from inner(number)
        if plain and number % 7 == 6:
            total += (yield from (number, total)) or 0
        if number % 11 == 10:
            try:
                yield from failing(number - number % 3)
            except Odd as error:
                total += error.args[0]
            except RuntimeError:
                total += 1
    return total


def delegating():
    checksum = 0
    for turn in range(6):
        steps = outer(90, False)
        step = 0
        try:
            value = next(steps)
            while True:
                step += 1
                checksum += value * step % 13
                value = steps.send(step % 5 or None)
        except StopIteration as error:
            checksum += error.value
    for value in outer(200):
        checksum += value
    print(checksum)


def tree(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return tree(low, middle), middle, tree(middle + 1, high)


def walk(node):
    if node is not None:
        left, value, right = node
        yield from walk(left)
        yield value
        yield from walk(right)


def recursive():
    print(sum(index * value % 13 for index, value in enumerate(walk(tree(0, 600)))))
    steps = walk(tree(0, 300))
    total = 0
    while (value := next(steps, None)) is not None:
        total += value
    print(total)


def again():
    """A generator that its own frame resumes, and one that is resumed by two loops."""

    def eats_itself():
        yield 1
        try:
            next(me)
        except ValueError as error:
            yield str(error)

    texts = set()
    for turn in range(100):
        me = eats_itself()
        next(me)
        texts.add(next(me))
    print(texts)
    shared = limited(900)
    total = 0
    for value in shared:
        total += value * next(shared, 0)
    print(total)


for each in [
    sending,
    ends,
    started,
    errors,
    handled,
    thrown,
    delegating,
    recursive,
    again,
]:
    print(each.__name__)
    each()
