"""Guest methods that subscripts, attribute stores and for loops call, hot and cold, and what they raise."""

import traceback


class Grid:
    def __init__(self, width, height):
        self.width = width
        self.cells = [0] * (width * height)

    def __getitem__(self, place):
        x, y = place
        return self.cells[y * self.width + x]

    def __setitem__(self, place, value):
        x, y = place
        self.cells[y * self.width + x] = value


class Sparse:
    def __getitem__(self, key):
        return key * 2


class Thermostat:
    def __init__(self):
        self._celsius = 0
        self.changes = 0

    @property
    def celsius(self):
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273:
            raise ValueError(f"{value} is below absolute zero")
        self._celsius = value
        self.changes += 1

    @property
    def fixed(self):
        return 1


class Countdown:
    def __init__(self, start):
        self.left = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.left <= 0:
            raise StopIteration
        self.left -= 1
        return self.left


class Breaking(Countdown):
    def __next__(self):
        if self.left == 1:
            raise KeyError("one")
        return super().__next__()


class Tree:
    def __init__(self, value, *children):
        self.value = value
        self.children = children

    def __iter__(self):
        yield self.value
        for child in self.children:
            yield from child


def work(turns):
    grid = Grid(7, 5)
    sparse = Sparse()
    thermostat = Thermostat()
    total = 0
    for turn in range(turns):
        place = turn % 7, turn % 5
        grid[place] += turn
        grid[0, 0] = grid[place] - grid[6, 4]
        total += sparse[turn] + grid[0, 0]
        thermostat.celsius = turn % 50
        total += thermostat.celsius
        for number in Countdown(turn % 4):
            total += number * 3
        for number in Tree(1, Tree(2), Tree(turn)):
            total -= number
    return total, thermostat.changes, sum(grid.cells)


print(work(500))
print(list(Countdown(4)), sum(Countdown(5)), max(Countdown(3)), [*Countdown(2)], 2 in Countdown(4))
print(sorted(Tree(3, Tree(1), Tree(2))), tuple(Tree("a", Tree("b"))), len(set(Tree(1, Tree(1)))))
first, *rest = Countdown(4)
print(first, rest, dict(zip("ab", Countdown(9))), list(enumerate(Countdown(2))))


def attempt(action):
    try:
        print(action())
    except Exception:
        print(traceback.format_exc().split("\n", 1)[1])


def use_up(iterable):
    found = []
    for item in iterable:
        found.append(item)
    else:
        found.append("else")
    return found


def store(value):
    Thermostat().celsius = value


def store_fixed():
    Thermostat().fixed = 2


attempt(lambda: use_up(Countdown(3)))
attempt(lambda: use_up(Breaking(4)))
attempt(lambda: store(-300))
attempt(store_fixed)
attempt(lambda: Grid(2, 2)[5, 5])
attempt(lambda: Sparse()[{}])


class Counting:
    """An iterator that is no generator, inside functions that are called in its steps."""

    def __init__(self, inner):
        self.inner = inner

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.inner) + 1


def nested(turns):
    total = 0
    for _ in range(turns):
        for number in Counting(Counting(iter(range(5)))):
            if number == 5:
                continue
            total += number
            for other in Countdown(2):
                if other == 0:
                    break
                total += other
    return total


print(nested(200))


class Switching:
    """A class whose step is given another meaning while loops over it run."""

    def __init__(self):
        self.at = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.at += 1
        if self.at > 300:
            raise StopIteration
        return self.at


def switched():
    total = 0
    for number in Switching():
        total += number
        if number == 150:
            Switching.__next__ = lambda self: next(self.rest)
            Switching.rest = iter([1000, 2000])
    return total


print(switched())
