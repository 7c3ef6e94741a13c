"""Static and class methods found in every way, in hot loops, while classes and objects change."""


class Base:
    scale = 2

    @staticmethod
    def plus(a, b=1):
        return a + b

    @classmethod
    def made(cls, value, *rest, **named):
        made = cls()
        made.value = value * cls.scale + len(rest) + sum(named.values())
        return made

    @classmethod
    def name(cls):
        return cls.__name__

    def both(self, n):
        return self.plus(n) + self.made(n).value


class Derived(Base):
    scale = 5

    @classmethod
    def name(cls):
        return "derived " + super().name()


class Meta(type):
    def name(cls):
        return "meta " + cls.__name__


class Odd(Base, metaclass=Meta):
    pass


class Slotted(Base):
    __slots__ = ("value",)


def work(turns):
    total = 0
    names = []
    for turn in range(turns):
        cls = Derived if turn % 3 == 0 else Base
        total += cls.made(turn).value + cls.plus(turn) + Base.plus(turn, 2)
        thing = cls.made(turn, 1, 2, extra=turn)
        total += thing.value + thing.plus(3) + thing.both(turn) + thing.made(1).value
        total += Slotted.made(turn).value
        if turn % 100 == 0:
            names.append(thing.name() + "/" + cls.name() + "/" + Odd.name() + "/" + Odd().name())
    return total, names


print(work(400))


def changing(turns):
    found = []
    thing = Base.made(1)
    for turn in range(turns):
        found.append(thing.plus(turn) + Base.plus(turn))
        found.append(len(thing.name()))
        if turn == 150:
            thing.plus = lambda n: -n
        if turn == 200:
            Base.plus = staticmethod(lambda n, m=7: n * m)
        if turn == 250:
            thing.name = lambda: "own name"
        if turn == 300:
            Base.name = classmethod(lambda cls: cls.__name__ * 3)
        if turn == 350:
            del thing.name
    return sum(found), found[300:303], found[-3:]


print(changing(400))


def methods(turns):
    kept = set()
    for turn in range(turns):
        method = Derived.made
        kept.add((method.__self__.__name__, method(turn % 2).value))
        kept.add(Base().plus is Base.plus)
    return sorted(map(str, kept))


print(methods(300))
