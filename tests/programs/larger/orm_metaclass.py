"""A small ORM in memory: models by metaclass, fields as descriptors, queries with operators, migrations, JSON."""
from __future__ import annotations

import json
import operator
import re
from collections import defaultdict
from datetime import date
from functools import cached_property, total_ordering


class ValidationError(ValueError):
    def __init__(self, field, message):
        super().__init__(f"{field}: {message}")
        self.field = field


class Expression:
    def __init__(self, test, text):
        self.test, self.text = test, text

    def __and__(self, other):
        return Expression(lambda row: self.test(row) and other.test(row), f"({self.text} AND {other.text})")

    def __or__(self, other):
        return Expression(lambda row: self.test(row) or other.test(row), f"({self.text} OR {other.text})")

    def __invert__(self):
        return Expression(lambda row: not self.test(row), f"NOT {self.text}")

    def __bool__(self):
        raise TypeError(f"use & and |, not 'and' and 'or': {self.text}")

    def __repr__(self):
        return f"<{self.text}>"


class Column:
    """What a field is when it is asked of the class: something to compare with."""

    def __init__(self, field):
        self.field = field

    def _compare(op, symbol):
        def method(self, other):
            name = self.field.name
            return Expression(lambda row: (v := getattr(row, name)) is not None and op(v, other), f"{name} {symbol} {other!r}")
        return method

    __eq__, __ne__ = _compare(operator.eq, "="), _compare(operator.ne, "!=")
    __lt__, __le__ = _compare(operator.lt, "<"), _compare(operator.le, "<=")
    __gt__, __ge__ = _compare(operator.gt, ">"), _compare(operator.ge, ">=")
    __hash__ = None

    def isin(self, values):
        return Expression(lambda row: getattr(row, self.field.name) in values, f"{self.field.name} IN {values!r}")

    def matches(self, pattern):
        return Expression(lambda row: re.search(pattern, getattr(row, self.field.name)) is not None, f"{self.field.name} ~ {pattern!r}")


class Field:
    counter = 0
    type = object

    def __init__(self, *, default=None, required=False, unique=False):
        Field.counter += 1
        self.order, self.default, self.required, self.unique = Field.counter, default, required, unique

    def __set_name__(self, owner, name):
        self.name, self.column = name, Column(self)

    def __get__(self, instance, owner=None):
        return self.column if instance is None else instance.__dict__.get(self.name, self.default)

    def __set__(self, instance, value):
        if value is None:
            if self.required:
                raise ValidationError(self.name, "must be set")
        else:
            value = self.clean(value)
        old = instance.__dict__.get(self.name)
        instance.__dict__[self.name] = value
        if old != value:
            instance.__dict__.setdefault("_dirty", set()).add(self.name)

    def clean(self, value):
        if not isinstance(value, self.type):
            raise ValidationError(self.name, f"expected {self.type.__name__}, got {type(value).__name__}")
        return value


class Integer(Field):
    type = int

    def __init__(self, *, least=None, **options):
        super().__init__(**options)
        self.least = least

    def clean(self, value):
        value = super().clean(value)
        if self.least is not None and value < self.least:
            raise ValidationError(self.name, f"{value} is less than {self.least}")
        return value


class Text(Field):
    type = str

    def clean(self, value):
        return super().clean(value).strip()


class Day(Field):
    type = date

    def clean(self, value):
        return date.fromisoformat(value) if isinstance(value, str) else super().clean(value)


class Reference(Field):
    def __init__(self, model, **options):
        super().__init__(**options)
        self.model = model

    def clean(self, value):
        if type(value).__name__ != self.model:
            raise ValidationError(self.name, f"expected {self.model}, got {value!r}")
        return value


class ModelMeta(type):
    registry = {}

    def __new__(mcs, name, bases, namespace, table=None, **options):
        cls = super().__new__(mcs, name, bases, namespace, **options)
        fields = {}
        for base in reversed(cls.__mro__):
            fields.update({n: f for n, f in vars(base).items() if isinstance(f, Field)})
        cls._fields = dict(sorted(fields.items(), key=lambda item: item[1].order))
        if bases:
            cls.table = table or name.lower() + "s"
            cls.rows, cls._ids = {}, 0
            mcs.registry[name] = cls
        return cls

    def __iter__(cls):
        return iter(list(cls.rows.values()))

    def __len__(cls):
        return len(cls.rows)

    def __bool__(cls):
        return True

    def __getitem__(cls, key):
        try:
            return cls.rows[key]
        except KeyError:
            raise LookupError(f"no {cls.__name__} {key}") from None


@total_ordering
class Model(metaclass=ModelMeta):
    def __init__(self, **values):
        unknown = values.keys() - self._fields.keys()
        if unknown:
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(unknown))}")
        self.id = None
        for name, field in self._fields.items():
            setattr(self, name, values.get(name, field.default() if callable(field.default) else field.default))

    def save(self):
        cls = type(self)
        for name, field in self._fields.items():
            if field.unique and any(getattr(row, name) == getattr(self, name) for row in cls if row is not self):
                raise ValidationError(name, f"{getattr(self, name)!r} is taken")
        if self.id is None:
            cls._ids += 1
            self.id = cls._ids
        cls.rows[self.id] = self
        changed, self._dirty = sorted(self._dirty), set()
        return changed

    def __eq__(self, other):
        return self.id == other.id if type(other) is type(self) else NotImplemented

    def __lt__(self, other):
        return self.id < other.id if type(other) is type(self) else NotImplemented

    __hash__ = object.__hash__

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{n}={getattr(self, n)!r}' for n in ['id', *self._fields] if not isinstance(getattr(self, n), Model))})"

    @classmethod
    def where(cls, *conditions):
        return Query(cls).where(*conditions)


class Query:
    def __init__(self, model, tests=(), order=(), limit=None):
        self.model, self.tests, self.order, self.limit = model, tests, order, limit

    def _with(self, **changes):
        return Query(**{"model": self.model, "tests": self.tests, "order": self.order, "limit": self.limit, **changes})

    def where(self, *tests):
        return self._with(tests=self.tests + tests)

    def order_by(self, *names):
        return self._with(order=names)

    def __getitem__(self, index):
        return self._with(limit=index) if isinstance(index, slice) else list(self)[index]

    def __iter__(self):
        rows = [row for row in self.model if all(e.test(row) for e in self.tests)]
        for name in reversed(self.order):
            rows.sort(key=lambda r: (getattr(r, name.lstrip("-")) is None, getattr(r, name.lstrip("-"))), reverse=name.startswith("-"))
        yield from rows[self.limit] if self.limit else rows

    def __len__(self):
        return sum(1 for _ in self)

    def group(self, name):
        groups = defaultdict(list)
        for row in self:
            groups[getattr(row, name)].append(row)
        return dict(groups)

    def __str__(self):
        return f"SELECT * FROM {self.model.table}" + (" WHERE " + " AND ".join(e.text for e in self.tests) if self.tests else "") + (f" ORDER BY {', '.join(self.order)}" if self.order else "")


class Author(Model):
    name = Text(required=True, unique=True)
    born = Day()

    @cached_property
    def initials(self):
        return "".join(part[0] for part in self.name.split())

    @property
    def books(self):
        return Book.where(Book.author == self)


class Book(Model, table="library"):
    title = Text(required=True)
    pages = Integer(default=100, least=1)
    author = Reference("Author")
    tags = Field(default=list)


class Comic(Book):
    colour = Field(default=True)


ada, bob = Author(name=" Ada Lovelace ", born="1815-12-10"), Author(name="Bob Tables")
print(ada.save(), bob.save(), ada, bob.initials, list(Comic._fields), Comic.table, Book.table, sorted(ModelMeta.registry))
for title, pages, author in [("Notes", 66, ada), ("Engines", 300, ada), ("Drop", 120, bob), ("Quotes", 12, bob)]:
    Book(title=title, pages=pages, author=author, tags=[title[0].lower()]).save()
for bad in (lambda: Author(name="Ada Lovelace").save(), lambda: Author(), lambda: Book(title="x", pages=0), lambda: Book(title=5), lambda: Book(title="x", isbn=1), lambda: Book(title="x", author=3), lambda: Author(name="x", born="yesterday"), lambda: Book[9], lambda: ada < Book[1], lambda: bool(Book.pages > 3), lambda: hash(Book.pages), lambda: setattr(Book[1], "pages", "many")):
    try:
        print("fine", bad())
    except (ValueError, TypeError, LookupError) as error:
        print(type(error).__name__, error)
q = Book.where((Book.pages > 50) & ~(Book.title == "Drop")).order_by("-pages")
print(q, list(q), len(q), q[0].title, list(q[:1]), sep="\n")
print(Book.where(Book.title.isin(["Drop", "Notes"]) | Book.title.matches("^Q")).order_by("title").group("author") == {bob: [Book[3], Book[4]], ada: [Book[1]]}, [b.title for b in ada.books], Book.pages <= 3)
book = Book[1]
book.pages = 70
book.title = "Notes"
print(book._dirty, book.save(), book.save(), book.tags is not Book[2].tags, Book[1] == book, len(Book), bool(Comic), ada.initials, "initials" in ada.__dict__)
print(json.dumps([{**{n: getattr(b, n) for n in Book._fields}, "author": b.author.id} for b in Book], default=str))
for i in range(120):
    Comic(title=f"No. {i}", pages=i % 40 + 1, author=[ada, bob][i % 2]).save()
print(len(Comic), sum(c.pages for c in Comic.where(Comic.pages >= 20, Comic.author == ada)), max(Comic).title, len(Book))
