"""Event sourcing: events as frozen dataclasses, aggregates rebuilt from them, projections, snapshots, sagas, concurrency checks."""
from __future__ import annotations

import itertools
import json
from collections import defaultdict
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime, timedelta, timezone
from functools import singledispatch
from typing import ClassVar, Self


class Registry(type):
    kinds: dict[str, type] = {}

    def __new__(mcs, name, bases, ns):
        cls = super().__new__(mcs, name, bases, ns)
        mcs.kinds[name] = cls
        return cls


@dataclass(frozen=True)
class Event(metaclass=Registry):
    cart: str

    def to_json(self) -> str:
        return json.dumps({"type": type(self).__name__, **asdict(self)}, sort_keys=True)

    @staticmethod
    def from_json(text: str) -> Event:
        data = json.loads(text)
        return Registry.kinds[data.pop("type")](**data)


@dataclass(frozen=True)
class Opened(Event):
    customer: str


@dataclass(frozen=True)
class Added(Event):
    item: str
    price: int
    count: int = 1


@dataclass(frozen=True)
class Removed(Event):
    item: str
    count: int = 1


@dataclass(frozen=True)
class CouponUsed(Event):
    code: str
    percent: int


@dataclass(frozen=True)
class CheckedOut(Event):
    total: int


class Conflict(Exception):
    pass


class Rejected(Exception):
    pass


@dataclass
class Cart:
    id: str
    version: int = 0
    customer: str | None = None
    lines: dict[str, list[int]] = field(default_factory=dict)
    coupons: list[int] = field(default_factory=list)
    closed: bool = False
    pending: list[Event] = field(default_factory=list, repr=False, compare=False)
    MAX: ClassVar[int] = 5

    def apply(self, event: Event) -> Self:
        match event:
            case Opened(customer=c):
                self.customer = c
            case Added(_, item, price, count):
                line = self.lines.setdefault(item, [price, 0])
                line[0], line[1] = price, line[1] + count
            case Removed(_, item, count):
                self.lines[item][1] -= count
                if self.lines[item][1] == 0:
                    del self.lines[item]
            case CouponUsed(percent=p):
                self.coupons.append(p)
            case CheckedOut():
                self.closed = True
            case _:
                raise TypeError(f"unknown event {event!r}")
        self.version += 1
        return self

    def emit(self, event: Event) -> None:
        self.apply(event)
        self.pending.append(event)

    @property
    def total(self) -> int:
        gross = sum(price * count for price, count in self.lines.values())
        for percent in self.coupons:
            gross -= gross * percent // 100
        return gross

    def add(self, item: str, price: int, count: int = 1) -> None:
        if self.closed:
            raise Rejected("cart is closed")
        if self.lines.get(item, [0, 0])[1] + count > self.MAX:
            raise Rejected(f"at most {self.MAX} of {item}")
        self.emit(Added(self.id, item, price, count))

    def remove(self, item: str, count: int = 1) -> None:
        if self.lines.get(item, [0, 0])[1] < count:
            raise Rejected(f"not {count} of {item} in the cart")
        self.emit(Removed(self.id, item, count))

    def check_out(self) -> None:
        if not self.lines:
            raise Rejected("nothing to buy")
        self.emit(CheckedOut(self.id, self.total))


class Store:
    def __init__(self) -> None:
        self.log: list[tuple[int, datetime, str]] = []
        self.streams: dict[str, list[int]] = defaultdict(list)
        self.snapshots: dict[str, tuple[int, Cart]] = {}
        self.listeners = []
        self.clock = itertools.count()

    def now(self) -> datetime:
        return datetime(2024, 1, 1, tzinfo=timezone.utc) + timedelta(minutes=7 * next(self.clock))

    def load(self, id: str) -> Cart:
        at, cart = self.snapshots.get(id, (0, None))
        cart = Cart(id) if cart is None else Cart(cart.id, cart.version, cart.customer, {k: list(v) for k, v in cart.lines.items()}, list(cart.coupons), cart.closed)
        for index in self.streams[id][at:]:
            cart.apply(Event.from_json(self.log[index][2]))
        return cart

    def save(self, cart: Cart) -> int:
        expected = cart.version - len(cart.pending)
        if len(self.streams[cart.id]) != expected:
            raise Conflict(f"{cart.id} is at {len(self.streams[cart.id])}, expected {expected}")
        for event in cart.pending:
            self.streams[cart.id].append(len(self.log))
            self.log.append((len(self.log), self.now(), event.to_json()))
            for listener in self.listeners:
                listener(event)
        saved, cart.pending = len(cart.pending), []
        if cart.version % 4 == 0 and saved:
            self.snapshots[cart.id] = (cart.version, self.load(cart.id))
        return saved


@singledispatch
def project(event: Event, view: dict) -> None:
    view["events"] = view.get("events", 0) + 1


@project.register
def _(event: Added, view: dict) -> None:
    view.setdefault("sold", defaultdict(int))[event.item] += event.count
    project.dispatch(Event)(event, view)


@project.register
def _(event: CheckedOut, view: dict) -> None:
    view["revenue"] = view.get("revenue", 0) + event.total
    project.dispatch(object)(event, view)


store, view = Store(), {}
store.listeners.append(lambda event: project(event, view))
cart = Cart("c1")
cart.emit(Opened("c1", "ann"))
cart.add("tea", 350, 2)
cart.add("cup", 900)
print(store.save(cart), cart.total, cart.version)
other = store.load("c1")
print(other == cart, other)
for action in (lambda: other.add("tea", 350, 9), lambda: other.remove("pot"), lambda: Cart("x").check_out(), lambda: other.apply(5), lambda: setattr(Opened("a", "b"), "cart", "z"), lambda: Event.from_json('{"type": "Nope"}'), lambda: Event.from_json('{"type": "Opened", "cart": "a"}')):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
cart.emit(CouponUsed("c1", "NEW", 10))
print(store.save(cart), cart.total, sorted(store.snapshots))
other.remove("cup")
try:
    store.save(other)
except Conflict as error:
    print(error)
fresh = store.load("c1")
fresh.remove("cup")
fresh.check_out()
print(store.save(fresh), store.load("c1").closed, fresh.total, view)
print(*(f"{i} {when:%H:%M} {text}" for i, when, text in store.log), sep="\n")
for n in range(30):
    c = Cart(f"bulk{n}")
    c.emit(Opened(c.id, f"customer {n % 3}"))
    for i in range(n % 5 + 1):
        c.add(f"item{i}", 100 * (i + 1), 1 + (n + i) % 3)
    if n % 2:
        c.check_out()
    store.save(c)
history = [store.load(f"bulk{n}") for n in range(30)]
spent = defaultdict(int)
for c in history:
    spent[c.customer] += c.total * c.closed
print(dict(spent), view["events"], view["revenue"], dict(view["sold"]), len(store.snapshots), [f.name for f in fields(Added)], hash(history[0].lines.get("x", ("none",))[0]) == hash("none"))
