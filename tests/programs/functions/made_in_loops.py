"""Functions that hot loops make: called there, kept, changed, and asked about themselves."""

kept = []


def make(turns):
    total = 0
    for turn in range(turns):
        def add(a, b=turn, *rest, c: int = 3, **others) -> int:
            """adds"""
            return a + b + c + len(rest) + len(others) + turn

        square = lambda x: x * x
        total += add(1) + add(2, 3) + add(1, 2, 3, 4, c=5, d=6) + square(turn)
        total += (lambda: total % 7)() + (lambda x, y=turn: x - y)(turn * 2)
        if turn % 50 == 0:
            kept.append(add)
            kept.append(square)
        if turn % 60 == 0:
            add.__defaults__ = (100,)
            add.note = "changed"
            total += add(0) + len(add.note)
    return total


print(make(300))
for function in kept[:4] + kept[-2:]:
    print(function.__name__, function.__qualname__, function.__module__, function.__doc__)
    print(function.__defaults__, function.__kwdefaults__, function.__annotations__, function.__dict__)
print([kept[i](1) for i in range(0, len(kept), 2)], [f(3) for f in kept[1::2]])
print(len({id(f) for f in kept}) == len(kept), kept[0] == kept[2], kept[0].__code__ is kept[2].__code__)


def counters(turns):
    made = []
    for turn in range(turns):
        count = 0

        def step():
            nonlocal count
            count += turn
            return count

        step()
        step()
        made.append(step)
    return [function() for function in made[:5]], made[-1]()


print(counters(200))


def compose(turns):
    def twice(f):
        return lambda x: f(f(x))

    total = 0
    for turn in range(turns):
        total += twice(lambda x: x + turn)(1) + twice(twice(lambda x: x * 2))(1)
        total += sum(map(lambda x: x * turn, range(4)))
        total += sorted([3, 1, 2], key=lambda x: -x if turn % 2 else x)[0]
    return total


print(compose(250))


def recursive(turns):
    results = []
    for turn in range(turns):
        def down(n):
            return 0 if n == 0 else turn + down(n - 1)

        results.append(down(turn % 6))
    return sum(results)


print(recursive(200))


def failing(turns):
    caught = 0
    for turn in range(turns):
        try:
            (lambda a, *, b: a)(turn)
        except TypeError as error:
            caught += len(str(error))
        try:
            (lambda: undefined)()
        except NameError as error:
            caught += len(str(error))
    return caught


print(failing(100))


def classes(turns):
    total = 0
    for turn in range(turns):
        class Local:
            value = turn

            def method(self, extra=turn):
                return self.value + extra

        total += Local().method() + Local().method(1)
    return total, Local.method.__qualname__


print(classes(60))
