# Cooperative mixins: logging, comparison, caching, validation, serialisation, iteration.
class Described:
    def describe(self):
        return type(self).__name__


class Logged(Described):
    log = []

    def describe(self):
        Logged.log.append(type(self).__name__)
        return f"logged({super().describe()})"


class Counted(Described):
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        cls.count = 0

    def __new__(cls, *args, **kw):
        instance = super().__new__(cls)
        cls.count += 1
        instance.serial = cls.count
        return instance

    def describe(self):
        return f"#{self.serial} {super().describe()}"


class Compared:
    def _key(self):
        return tuple(sorted(vars(self).items()))

    def __eq__(self, other):
        return self._key() == other._key() if type(self) is type(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())


class Saved:
    def to_dict(self):
        return {"type": type(self).__name__, **{k: v.to_dict() if isinstance(v, Saved) else [x.to_dict() if isinstance(x, Saved) else x for x in v] if isinstance(v, list) else v for k, v in vars(self).items()}}

    @classmethod
    def from_dict(cls, data):
        data = dict(data)
        target = {c.__name__: c for c in [cls] + all_subclasses(cls)}[data.pop("type")]
        self = target.__new__(target)
        for k, v in data.items():
            setattr(self, k, Saved.from_dict(v) if isinstance(v, dict) and "type" in v else [Saved.from_dict(x) if isinstance(x, dict) and "type" in x else x for x in v] if isinstance(v, list) else v)
        return self


def all_subclasses(cls):
    return [s for c in cls.__subclasses__() for s in [c] + all_subclasses(c)]


class Validated:
    rules = {}

    def __setattr__(self, name, value):
        for cls in type(self).__mro__:
            rule = cls.__dict__.get("rules", {}).get(name)
            if rule and not rule(value):
                raise ValueError(f"{type(self).__name__}.{name} = {value!r} breaks the rule of {cls.__name__}")
        super().__setattr__(name, value)


class Shown:
    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items() if k != 'serial')})"


class Item(Logged, Counted, Shown, Saved, Validated, Compared):
    rules = {"price": lambda p: p >= 0}

    def __init__(self, name, price):
        self.name, self.price = name, price


class Discounted(Item):
    rules = {"price": lambda p: p < 1000, "percent": lambda p: 0 < p < 100}

    def __init__(self, name, price, percent):
        super().__init__(name, price)
        self.percent = percent

    def describe(self):
        return f"{super().describe()} -{self.percent}%"


class Basket(Shown, Saved):
    def __init__(self, *items):
        self.items = list(items)


a, b, c = Item("pen", 2), Discounted("book", 30, 10), Item("pen", 2)
print([k.__name__ for k in Discounted.__mro__])
print(a.describe(), b.describe(), c.describe(), Logged.log, Item.count, Discounted.count)
print(a, b, a == c, a.serial, c.serial, sorted([c, a]) == [a, c], hash(a) == hash(a), a == b)
for action in (lambda: Item("x", -1), lambda: Discounted("x", 5000, 5), lambda: Discounted("x", -5, 5), lambda: Discounted("x", 5, 100), lambda: setattr(a, "price", -3), lambda: a < b):
    try:
        action()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
saved = Basket(a, b, 5, Basket()).to_dict()
print(saved)
back = Saved.from_dict(saved)
print(back, back.items[1].describe(), type(back.items[3]).__name__, back.to_dict() == saved)


class Chain:
    def visit(self, log):
        log.append("Chain")
        return log


class A(Chain):
    def visit(self, log):
        log.append("A")
        return super().visit(log)


class B(Chain):
    def visit(self, log):
        log.append("B")
        return super().visit(log)


class C(A):
    def visit(self, log):
        log.append("C")
        return super().visit(log)


class D(C, B):
    def visit(self, log):
        log.append("D")
        return super().visit(log)


class E(B, A):
    pass


print(D().visit([]), E().visit([]), C().visit([]), [k.__name__ for k in E.__mro__])
Dynamic = type("Dynamic", (E,), {"visit": lambda self, log: E.visit(self, log + ["dyn"])})
print(Dynamic().visit([]))


class Iterable:
    def map(self, f):
        return type(self)(*map(f, self))

    def filter(self, f):
        return type(self)(*filter(f, self))

    def fold(self, f, start):
        for x in self:
            start = f(start, x)
        return start

    def __len__(self):
        return self.fold(lambda n, _: n + 1, 0)

    def __contains__(self, x):
        return self.fold(lambda found, y: found or x == y, False)


class Bag(Iterable):
    def __init__(self, *items):
        self.items = items

    def __iter__(self):
        yield from self.items

    def __repr__(self):
        return f"Bag{self.items}"


bag = Bag(3, 1, 2)
print(bag.map(lambda x: x * 2), bag.filter(lambda x: x > 1), bag.fold(lambda a, x: a + x, 0), len(bag), 2 in bag, 9 in bag, sorted(bag), bool(bag), bool(Bag()), max(bag))
