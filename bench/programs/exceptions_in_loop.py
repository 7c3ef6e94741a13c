"""Exceptions raised and caught by the million: builtin ones, a hierarchy, finally, through calls."""


class ParseError(ValueError):
    def __init__(self, position):
        super().__init__(f"at {position}")
        self.position = position


class Fatal(Exception):
    pass


def check(number):
    if number % 3 == 0:
        raise ParseError(number)
    if number % 101 == 0:
        raise Fatal(number)
    return number


def through(number, depth):
    if depth == 0:
        return check(number)
    return through(number, depth - 1)


def main():
    caught = fatal = finished = total = 0
    for number in range(500_000):
        try:
            total += through(number, 2)
        except ParseError as error:
            caught += 1
            total += error.position % 5
        except Fatal:
            fatal += 1
        finally:
            finished += 1
    table = {index: index * 2 for index in range(0, 1000, 2)}
    missing = 0
    for number in range(900_000):
        try:
            total += table[number % 1000]
        except KeyError:
            missing += 1
    for text in ["12", "x", "7", "", "3.5"] * 20_000:
        try:
            total += int(text)
        except ValueError:
            missing += 1
    chained = 0
    for number in range(20_000):
        try:
            try:
                [][number]
            except IndexError as error:
                raise Fatal("chained") from error
        except Fatal as error:
            chained += isinstance(error.__cause__, IndexError)
    print("exceptions_in_loop", caught, fatal, finished, missing, chained, total)


main()
