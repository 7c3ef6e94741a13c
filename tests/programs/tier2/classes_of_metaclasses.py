"""Hot loops that call classes whose type is not type itself: abstract base classes, and metaclasses that change."""
from abc import ABC, ABCMeta, abstractmethod


class Shape(ABC):
    def __init__(self, size):
        self.size = size

    @abstractmethod
    def area(self): ...


class Square(Shape):
    def area(self):
        return self.size * self.size


class Disc(Shape):
    factor = 3

    def area(self):
        return self.size * self.factor


def shapes():
    total = failures = 0
    for number in range(400):
        shape = Square(number) if number % 2 else Disc(number)
        total += shape.area() & 15
        total += isinstance(shape, Shape)
        if number % 3 == 0:
            try:
                Shape(number)
            except TypeError as error:
                failures += "abstract" in str(error)
    print(total, failures)


class Counting(type):
    made = 0

    def __call__(cls, *args):
        Counting.made += 1
        return super().__call__(*args)


class Counted(metaclass=Counting):
    def __init__(self, value):
        self.value = value


class Plain(type):
    pass


class Changing(metaclass=Plain):
    def __init__(self, value):
        self.value = value


def metaclasses():
    total = 0
    for number in range(300):
        total += Counted(number).value
        if number == 150:
            Plain.__call__ = lambda cls, *args: Counted(1000)
        if number == 200:
            del Plain.__call__
        if number == 250:
            Changing.__init__ = lambda self, value: setattr(self, "value", -value)
        total += Changing(number).value
    print(total, Counting.made, type(Changing).__name__)


class Failing(Exception, metaclass=ABCMeta):
    pass


def exceptions():
    caught = 0
    for number in range(300):
        try:
            if number % 2:
                raise Failing(number)
            raise Failing
        except Failing as error:
            caught += sum(error.args)
    print(caught)


shapes()
metaclasses()
exceptions()
