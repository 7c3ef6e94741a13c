"""Classes that gain data descriptors, getters and setters after their instances were used: by themselves, above and below."""


class Base:
    pass


class Middle(Base):
    pass


class Low(Middle):
    __slots__ = ("slot",)

    def __init__(self, x):
        self.x = x
        self.slot = x * 2


def total(items):
    result = 0
    for _ in range(40):
        for item in items:
            result += item.x
    return result


def store(items, value):
    for _ in range(40):
        for item in items:
            item.x = value


items = [Low(i) for i in range(5)]
print(total(items))
store(items, 7)
print(total(items))

# A class made meanwhile, changed before anybody used it, and used then.
for kind in range(3):
    class Fresh(Base):
        x = 3

    if kind == 1:
        Fresh.x = property(lambda self: 100)
    elif kind == 2:
        Fresh.__getattribute__ = lambda self, name: 1000
    print(kind, total([Fresh(), Fresh()]))

# Above the class whose instances are read.
Base.x = property(lambda self: 10 + self.__dict__["x"], lambda self, value: self.__dict__.update(x=value + 1))
print(total(items))
store(items, 1)
print(total(items), items[0].__dict__)
del Base.x
print(total(items))

# A class between, that no instruction saw an instance of.
Middle.x = property(lambda self: -1)
print(total(items))
try:
    store(items, 2)
except AttributeError as error:
    print(error)
del Middle.x

log = []
Base.__setattr__ = lambda self, name, value: log.append((name, value))
store(items[:1], 5)
print(len(log), log[0], total(items))
del Base.__setattr__
store(items, 5)
print(total(items))
Middle.__getattribute__ = lambda self, name: len(name)
print(total(items), items[0].abc)
del Middle.__getattribute__
print(total(items))
Low.slot = 9
print(items[0].slot)


# Bases that change.
class Other:
    x = property(lambda self: 50)


class Plain(Base):
    pass


plain = [Plain(), Plain()]
store(plain, 4)
print(total(plain))
Plain.__bases__ = (Other, Base)
print(total(plain))


# A metaclass that gains one.
class Meta(type):
    pass


class Made(metaclass=Meta):
    x = 6


print(total([Made, Made]))
Meta.x = property(lambda cls: 60)
print(total([Made, Made]))
