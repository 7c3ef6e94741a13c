"""An event system: subscriptions by decorator, priorities, wildcards, weak subscribers, errors, undo, async handlers."""
import asyncio
import fnmatch
import functools
import gc
import itertools
import weakref
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Event:
    name: str
    data: dict[str, Any] = field(default_factory=dict)
    stopped: bool = False
    results: list = field(default_factory=list)

    def stop(self):
        self.stopped = True

    def __getattr__(self, key):
        try:
            return self.data[key]
        except KeyError:
            raise AttributeError(f"event {self.name!r} has no {key!r}") from None


@functools.total_ordering
class Subscription:
    counter = itertools.count()

    def __init__(self, pattern, handler, priority, once):
        self.pattern, self.handler, self.priority, self.once = pattern, handler, priority, once
        self.order = next(self.counter)
        self.calls = 0

    def _key(self):
        return -self.priority, self.order

    def __eq__(self, other):
        return self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key()

    def target(self):
        return self.handler() if isinstance(self.handler, weakref.ref) else self.handler


class Bus:
    def __init__(self):
        self.subscriptions = []
        self.errors = []
        self.queue = deque()
        self.busy = False
        self.muted = set()

    def on(self, pattern, priority=0, once=False):
        def register(handler):
            bound = weakref.WeakMethod(handler) if hasattr(handler, "__self__") else handler
            self.subscriptions.append(Subscription(pattern, bound, priority, once))
            self.subscriptions.sort()
            return handler
        return register

    def off(self, handler):
        before = len(self.subscriptions)
        self.subscriptions = [s for s in self.subscriptions if s.target() != handler]
        return before - len(self.subscriptions)

    @contextmanager
    def mute(self, *patterns):
        added = set(patterns) - self.muted
        self.muted |= added
        try:
            yield self
        finally:
            self.muted -= added

    def emit(self, name, /, **data):
        event = Event(name, data)
        self.queue.append(event)
        if self.busy:
            return event
        self.busy = True
        try:
            while self.queue:
                self._dispatch(self.queue.popleft())
        finally:
            self.busy = False
        return event

    def _dispatch(self, event):
        if any(fnmatch.fnmatchcase(event.name, p) for p in self.muted):
            return
        for sub in list(self.subscriptions):
            if event.stopped:
                break
            if not fnmatch.fnmatchcase(event.name, sub.pattern):
                continue
            handler = sub.target()
            if handler is None:
                self.subscriptions.remove(sub)
                continue
            sub.calls += 1
            if sub.once:
                self.subscriptions.remove(sub)
            try:
                event.results.append(handler(event))
            except Exception as error:
                error.add_note(f"while handling {event.name}")
                self.errors.append(error)


bus = Bus()


@bus.on("user.*")
def log(event):
    return f"log {event.name}"


@bus.on("user.login", priority=10)
def check(event):
    if event.name.endswith("login") and event.data.get("banned"):
        event.stop()
        return "refused"
    return f"hello {event.user}"


@bus.on("user.login", once=True)
def first(event):
    bus.emit("user.first", user=event.user)
    return "first login"


@bus.on("*.first")
def cascade(event):
    return 1 / 0


for data in ({"user": "ann"}, {"user": "bob", "banned": True}, {}, {"user": "cid"}):
    event = bus.emit("user.login", **data)
    print(event.results, event.stopped)
print([(repr(e), e.__notes__) for e in bus.errors], len(bus.subscriptions), [s.calls for s in bus.subscriptions])
with bus.mute("user.*"):
    print(bus.emit("user.login", user="nobody").results, bus.muted)
print(bus.muted, bus.off(log), bus.off(log), bus.emit("user.logout").results)


class Counter:
    def __init__(self, bus, name):
        self.name, self.total = name, 0
        bus.on("tick")(self.tick)

    def tick(self, event):
        self.total += event.amount
        return self.name, self.total


a, b = Counter(bus, "a"), Counter(bus, "b")
print(bus.emit("tick", amount=2).results)
del b
gc.collect()
print(bus.emit("tick", amount=3).results, len(bus.subscriptions))
try:
    bus.emit("tick", amount=1).nothing
except AttributeError as error:
    print(error)


class Document:
    """Commands that can be undone."""

    def __init__(self):
        self.text, self.done, self.undone = "", [], []

    def do(self, name, *args):
        undo = getattr(self, "_" + name)(*args)
        self.done.append((name, args, undo))
        self.undone.clear()
        return self

    def _insert(self, at, text):
        self.text = self.text[:at] + text + self.text[at:]
        return lambda: self._delete(at, at + len(text))

    def _delete(self, start, end):
        gone, self.text = self.text[start:end], self.text[:start] + self.text[end:]
        return lambda: self._insert(start, gone)

    def _upper(self):
        old, self.text = self.text, self.text.upper()

        def undo():
            self.text = old
        return undo

    def undo(self):
        name, args, undo = self.done.pop()
        undo()
        self.undone.append((name, args))
        return self

    def redo(self):
        name, args = self.undone.pop()
        self.done.append((name, args, getattr(self, "_" + name)(*args)))
        return self


doc = Document().do("insert", 0, "hello").do("insert", 5, " world").do("upper").do("delete", 0, 6)
print(doc.text, doc.undo().text, doc.undo().text, doc.redo().redo().text, doc.undo().undo().undo().text, len(doc.undone))
try:
    doc.undo().undo()
except IndexError as error:
    print(error)


class AsyncBus:
    def __init__(self):
        self.handlers = {}

    def on(self, name):
        return lambda handler: self.handlers.setdefault(name, []).append(handler) or handler

    async def emit(self, name, *args):
        return await asyncio.gather(*(h(*args) for h in self.handlers.get(name, ())), return_exceptions=True)


async def main():
    bus = AsyncBus()
    order = []

    @bus.on("job")
    async def slow(n):
        for _ in range(n):
            await asyncio.sleep(0)
        order.append("slow")
        return n * 2

    @bus.on("job")
    async def fast(n):
        order.append("fast")
        if n == 3:
            raise ValueError(n)
        return n

    print(await bus.emit("job", 2), await bus.emit("job", 3), await bus.emit("nothing"), order)


asyncio.run(main())
total = 0


@bus.on("hot.*", priority=1)
def hot(event):
    global total
    total += event.i
    if event.i % 3 == 0:
        event.stop()


@bus.on("hot.[ab]")
def cold(event):
    global total
    total -= 1


for i in range(200):
    bus.emit("hot." + "abc"[i % 3], i=i)
print(total, hot.__name__, len(bus.errors))
