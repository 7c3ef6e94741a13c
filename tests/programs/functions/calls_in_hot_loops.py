"""Every shape of call in loops that get hot, and what goes wrong in them half way."""


class Adder:
    def __init__(self, amount):
        self.amount = amount

    def __call__(self, value, *more, scale=2):
        return (self.amount + value + len(more)) * scale


def rest(first, *others):
    return first + len(others) + sum(others)


def only(first, *, second, third=0):
    return first * second + third


def named(first, /, second=10, *others, third=5, **more):
    return (first, second, others, third, sorted(more.items()))


def traced(function):
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return function(*args, **kwargs)

    wrapper.calls = 0
    return wrapper


@traced
def weigh(a, b=2, /, c=3, *others, d=4, **more):
    return a + b * c - d + len(others) + len(more)


def instances():
    add = Adder(3)
    total = 0
    for number in range(200):
        total += add(number) + add(number, 1, 2) + add(number, scale=3)
        if number == 150:
            Adder.__call__ = lambda self, value, *more, scale=1: -value
    print(total)


def spreads():
    total = 0
    args = (1, 2, 3)
    for number in range(200):
        total += rest(*args) + rest(number, *args) + rest(*[number, 1])
        total += max(*args) + len([*args, number])
        total += only(number, **{"second": 2}) + only(*(number,), second=3, third=1)
    print(total)


def wrapped():
    total = 0
    for number in range(200):
        total += weigh(number) + weigh(number, 1, 2) + weigh(1, c=number) + weigh(*args(number))
        total += weigh(number, d=1, e=5)
    print(total, weigh.calls)


def args(number):
    return (number,) * (number % 5 + 1)


def names():
    last = None
    counts = {}
    for number in range(200):
        last = named(number, third=number, fourth=1, fifth=number)
        counts[len(last[4])] = counts.get(len(last[4]), 0) + 1
        last[4].append("changed")
    print(last, counts)
    for number in range(130):
        last = named(number, 1, 2, 3, first=number)
    print(last)


def failing():
    problems = {}

    def note(error):
        text = str(error)
        problems[text] = problems.get(text, 0) + 1

    for number in range(150):
        try:
            if number % 3 == 0:
                only(number)
            elif number % 3 == 1:
                only(number, second=1, fourth=2)
            else:
                rest()
        except TypeError as error:
            note(error)
    for number in range(150):
        try:
            named(1, 2, second=3)
        except TypeError as error:
            note(error)
    for number in range(120):
        try:
            rest(number, *number if number > 100 else ())
        except TypeError as error:
            note(error)
    for text, count in problems.items():
        print(count, text)


def defaults():
    def scaled(value, factor=2, *, offset=1):
        return value * factor + offset

    total = 0
    for number in range(200):
        total += scaled(number, offset=0)
        if number == 120:
            scaled.__defaults__ = (5,)
    print(total)
    for number in range(200):
        total += scaled(number, 1)
        if number == 120:
            scaled.__kwdefaults__ = {"offset": 100}
    print(total)


def kept():
    """What a function keeps of its arguments is its own each time."""
    taken = []

    def keep(*items, **more):
        taken.append((items, more))
        more["x"] = len(taken)
        return items

    for number in range(150):
        keep(number, number, a=number)
    print(taken[3], taken[149], taken[3][1] is taken[4][1])


class Base:
    def __init__(self, *args, **kwargs):
        self.args = args
        self.kwargs = kwargs


class Derived(Base):
    def __init__(self, first, *args, flag=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.first = first
        self.flag = flag


def classes():
    made = None
    total = 0
    for number in range(200):
        made = Derived(number, 1, 2, flag=number % 2 == 0)
        total += len(made.args) + len(made.kwargs) + made.flag
        made = Derived(number, key=number)
        total += made.kwargs["key"]
    print(total, made.first, made.args, made.kwargs)


def recursive():
    def count(first, *others):
        return first + (count(*others) if others else 0)

    total = 0
    for number in range(100):
        total += count(number, 1, 2, 3)
    print(total)


for test in (instances, spreads, wrapped, names, failing, defaults, kept, classes, recursive):
    print("-", test.__name__)
    test()
