"""Exceptions that hot loops raise and catch: where they go, what they hold, and what is handled meanwhile."""

import sys
import traceback


class ParseError(ValueError):
    def __init__(self, position):
        super().__init__(f"at {position}")
        self.position = position


class Fatal(Exception):
    pass


class Quiet(Fatal):
    level = 3

    def __init__(self, *codes):
        self.codes = codes


class Loud(Quiet):
    def __str__(self):
        return f"loud {self.codes}"


def where(error):
    """Lines of the traceback, relative to the first."""
    lines = [number for _, number in traceback.walk_tb(error.__traceback__)]
    return [number - lines[0] for number in lines]


def chain(error):
    names = []
    while error is not None and len(names) < 6:
        names.append(type(error).__name__ + ("!" if error.__suppress_context__ else ""))
        error = error.__cause__ or error.__context__
    return names


def check(number):
    if number % 3 == 0:
        raise ParseError(number)
    if number % 101 == 100:
        raise Fatal(number)
    return number


def through(number, depth):
    if depth == 0:
        return check(number)
    return through(number, depth - 1)


def raised_in_calls():
    caught = fatal = finished = total = 0
    for number in range(700):
        try:
            total += through(number, 2)
        except ParseError as error:
            caught += error.position
            if number % 300 == 0:
                print(error, error.args, where(error), sys.exc_info()[1] is error)
        except Fatal as error:
            fatal += error.args[0]
        finally:
            finished += 1
    print(caught, fatal, finished, total, sys.exc_info())
    try:
        error
    except NameError as problem:
        print(type(problem).__name__)


def raised_here():
    counts = [0] * 6
    for number in range(600):
        try:
            if number % 2:
                raise Quiet(number, 7)
            elif number % 5 == 0:
                raise Loud
            elif number % 7 == 0:
                raise ParseError(number) from Fatal("cause")
            counts[5] += 1
        except Loud as error:
            counts[0] += len(error.codes)
            if number == 500:
                print(error, chain(error), where(error))
        except Quiet as error:
            counts[1] += error.codes[0] + error.level
            error.extra = number
            counts[2] += len(vars(error))
        except ParseError as error:
            counts[3] += error.__cause__.args == ("cause",)
            if number == 588:
                print(chain(error), error.__context__)
        else:
            counts[4] += 1
    print(counts)


def missing_keys():
    table = {index: index * 2 for index in range(0, 50, 2)}
    names = {"a": 1}
    missing = total = 0
    for number in range(900):
        try:
            total += table[number % 60]
        except KeyError as error:
            missing += error.args[0]
            if number % 400 == 59:
                print(repr(error), where(error), error.__context__)
        try:
            total += names["ab"[number % 2]]
        except LookupError:
            missing += 1
    print(missing, total)


def other_errors():
    totals = dict.fromkeys(["value", "index", "zero", "attribute", "type", "stop"], 0)
    rows = [1, 2, 3]
    for number in range(400):
        try:
            rows[number % 4]
        except IndexError as error:
            totals["index"] += len(str(error))
        try:
            int("12x"[: number % 4])
        except ValueError as error:
            totals["value"] += len(error.args[0])
        try:
            7 // (number % 3)
        except ZeroDivisionError:
            totals["zero"] += 1
        try:
            rows.nothing
        except AttributeError as error:
            totals["attribute"] += error.obj is rows
        try:
            rows + number
        except TypeError as error:
            totals["type"] += number
        try:
            next(iter(rows[number % 2 * 3 :]))
        except StopIteration as error:
            totals["stop"] += error.value is None
    print(totals)


def out_of_range():
    seen = {}
    for index in range(-200, 200):
        for items in ([1, 2, 3], (4, 5), "abc", "\u0430\u0431", b"xy"):
            try:
                found = items[index // 20]
            except IndexError as error:
                found = error.args[0]
            seen[found] = seen.get(found, 0) + 1
    print(sorted((str(key), count) for key, count in seen.items()))


def raised_again():
    seen = []
    outer = 0
    for number in range(500):
        try:
            try:
                if number % 2:
                    raise Fatal(number)
                [][number]
            except IndexError as error:
                raise Fatal("chained") from error
            except Fatal as error:
                if number % 3 == 0:
                    raise
                raise ParseError(number)
        except Fatal as error:
            outer += isinstance(error.__cause__, IndexError)
            if number in (400, 441):
                seen.append((chain(error), where(error)))
        except ParseError as error:
            outer += error.__context__.args[0]
            if number == 401:
                seen.append((chain(error), where(error), where(error.__context__)))
    print(outer, seen)


def finals():
    order = []
    total = 0

    def note(what):
        if len(order) < 12:
            order.append(what)

    def step(number):
        nonlocal total
        try:
            if number % 3 == 0:
                raise Fatal(number)
            if number % 3 == 1:
                return "early"
        finally:
            total += 1
            note(("final", number, sys.exc_info()[0]))
        return "late"

    results = {}
    for number in range(300):
        try:
            result = step(number)
        except Fatal:
            result = "raised"
            try:
                raise ParseError(1)
            except ParseError as error:
                total += error.__context__ is not None
            note((sys.exc_info()[1].args, number))
        results[result] = results.get(result, 0) + 1
        for inner in range(3):
            try:
                if inner == 1:
                    continue
                if number % 50 == 49:
                    break
            finally:
                total += inner
    print(total, results, order)


class Manager:
    entered = left = 0

    def __init__(self, mutes):
        self.mutes = mutes

    def __enter__(self):
        Manager.entered += 1
        return self

    def __exit__(self, kind, error, tb):
        Manager.left += 1 if kind is None else 1000
        return kind is self.mutes


def managers():
    got = 0
    for number in range(300):
        try:
            with Manager(Fatal) as manager:
                if number % 3 == 0:
                    raise Fatal(number)
                if number % 3 == 1:
                    raise ParseError(number)
                got += 1
            got += 10
        except ParseError as error:
            got += error.position
    print(got, Manager.entered, Manager.left)


class Steps:
    def __init__(self, limit):
        self.limit = limit

    def __iter__(self):
        return self

    def __next__(self):
        if self.limit <= 0:
            raise StopIteration
        self.limit -= 1
        return self.limit


def ends_of_loops():
    total = 0
    for number in range(200):
        for value in Steps(number % 5):
            total += value
        try:
            total += next(Steps(number % 2))
        except StopIteration:
            total += 1000
    print(total)


def kept():
    """What lives on after the handler."""
    last = None
    errors = []
    for number in range(300):
        try:
            check(number)
        except (ParseError, Fatal) as error:
            last = error
            if number % 60 == 0:
                errors.append(error)
    print(last.args, where(last), [error.args for error in errors], [where(e) for e in errors])
    print(all(one.__context__ is None for one in errors), last.__traceback__.tb_frame.f_code.co_name)


def inside_a_handler():
    """Loops while something is handled already."""
    try:
        raise Fatal("outer")
    except Fatal as outer:
        contexts = set()
        for number in range(200):
            try:
                if number % 2:
                    raise ParseError(number)
                raise outer
            except ParseError as error:
                contexts.add(error.__context__ is outer)
            except Fatal as error:
                contexts.add(error is outer)
                contexts.add(str(error.__context__))
        print(contexts, sys.exc_info()[1] is outer, len(where(outer)))
    print(sys.exc_info())


def changing_classes():
    """What a handler names changes while the loop runs."""
    global Fatal
    before = Fatal
    counts = [0, 0]
    for number in range(300):
        if number == 150:
            Fatal = ParseError
        if number == 220:
            Quiet.__init__ = lambda self, *codes: None
            Quiet.codes = (1, 2, 3)
        try:
            try:
                raise Quiet(number)
            except Fatal as error:
                counts[0] += len(error.codes)
        except before:
            counts[1] += 1
    Fatal = before
    print(counts)


def recursive(number):
    if number == 0:
        raise Fatal("bottom")
    try:
        return recursive(number - 1)
    except ParseError:
        return -1


def deep():
    depths = 0
    for number in range(120):
        try:
            recursive(number % 20)
        except Fatal as error:
            depths += len(where(error))
    print(depths)


for each in [
    raised_in_calls,
    raised_here,
    missing_keys,
    other_errors,
    out_of_range,
    raised_again,
    finals,
    managers,
    ends_of_loops,
    kept,
    inside_a_handler,
    changing_classes,
    deep,
]:
    print(each.__name__)
    each()
