# Design patterns: observer, visitor, builder, strategy, state, command with undo, composite, chain of responsibility.
class Observable:
    def __init__(self):
        self._observers = []

    def subscribe(self, f):
        self._observers.append(f)
        return lambda: self._observers.remove(f)

    def notify(self, *args):
        return [f(*args) for f in list(self._observers)]


class Thermometer(Observable):
    def __init__(self):
        super().__init__()
        self._value = 0

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, v):
        old, self._value = self._value, v
        if old != v:
            self.notify(old, v)


events = []
t = Thermometer()
cancel = t.subscribe(lambda old, new: events.append(("a", old, new)))
t.subscribe(lambda old, new: events.append(("b", new - old)))
t.value = 5
t.value = 5
cancel()
t.value = 7
print(events)


class Expr:
    def accept(self, visitor):
        return getattr(visitor, "visit_" + type(self).__name__.lower(), visitor.generic)(self)


class Num(Expr):
    def __init__(self, v):
        self.v = v


class Add(Expr):
    def __init__(self, *parts):
        self.parts = parts


class Mul(Add):
    pass


class Neg(Expr):
    def __init__(self, e):
        self.e = e


class Evaluator:
    def visit_num(self, n):
        return n.v

    def visit_add(self, n):
        return sum(p.accept(self) for p in n.parts)

    def visit_mul(self, n):
        result = 1
        for p in n.parts:
            result *= p.accept(self)
        return result

    def generic(self, n):
        raise NotImplementedError(f"{type(self).__name__} cannot visit {type(n).__name__}")


class Printer(Evaluator):
    def visit_num(self, n):
        return str(n.v)

    def visit_add(self, n):
        return "(" + " + ".join(p.accept(self) for p in n.parts) + ")"

    def visit_mul(self, n):
        return " * ".join(p.accept(self) for p in n.parts)

    def generic(self, n):
        return f"<{type(n).__name__}>"


e = Mul(Num(2), Add(Num(3), Num(4)), Num(5))
print(e.accept(Printer()), "=", e.accept(Evaluator()), Neg(e).accept(Printer()))
try:
    Neg(e).accept(Evaluator())
except NotImplementedError as error:
    print(error)


class Query:
    def __init__(self):
        self.parts = {"select": "*", "where": [], "order": None, "limit": None}

    def __getattr__(self, name):
        if name not in ("select", "order", "limit"):
            raise AttributeError(name)

        def set_part(value):
            self.parts[name] = value
            return self

        return set_part

    def where(self, **conditions):
        self.parts["where"] += [f"{k} = {v!r}" for k, v in conditions.items()]
        return self

    def __str__(self):
        p = self.parts
        return f"SELECT {p['select']}" + (f" WHERE {' AND '.join(p['where'])}" if p["where"] else "") + (f" ORDER BY {p['order']}" if p["order"] else "") + (f" LIMIT {p['limit']}" if p["limit"] is not None else "")


print(Query(), "|", Query().select("a, b").where(x=1, y="z").order("a").limit(0).where(w=None))
try:
    Query().group("x")
except AttributeError as error:
    print("AttributeError", error)


class Editor:
    def __init__(self):
        self.text, self.done, self.undone = "", [], []

    def do(self, command):
        command.apply(self)
        self.done.append(command)
        self.undone.clear()
        return self

    def undo(self):
        if self.done:
            command = self.done.pop()
            command.revert(self)
            self.undone.append(command)
        return self

    def redo(self):
        if self.undone:
            command = self.undone.pop()
            command.apply(self)
            self.done.append(command)
        return self


class Insert:
    def __init__(self, at, s):
        self.at, self.s = at, s

    def apply(self, ed):
        ed.text = ed.text[:self.at] + self.s + ed.text[self.at:]

    def revert(self, ed):
        ed.text = ed.text[:self.at] + ed.text[self.at + len(self.s):]


class Delete:
    def __init__(self, start, end):
        self.start, self.end = start, end

    def apply(self, ed):
        self.removed = ed.text[self.start:self.end]
        ed.text = ed.text[:self.start] + ed.text[self.end:]

    def revert(self, ed):
        Insert(self.start, self.removed).apply(ed)


ed = Editor().do(Insert(0, "hello world")).do(Delete(0, 6)).do(Insert(5, "!"))
print(ed.text, ed.undo().text, ed.undo().text, ed.redo().text, ed.do(Insert(0, "x")).redo().text, ed.undo().undo().undo().undo().text)


class File:
    def __init__(self, name, size):
        self.name, self.size = name, size

    def walk(self, depth=0):
        yield depth, self


class Folder(File):
    def __init__(self, name, *children):
        self.name, self.children = name, children

    @property
    def size(self):
        return sum(c.size for c in self.children)

    def walk(self, depth=0):
        yield depth, self
        for c in self.children:
            yield from c.walk(depth + 1)


root = Folder("/", File("a", 10), Folder("sub", File("b", 5), Folder("empty")), File("c", 1))
for depth, item in root.walk():
    print("  " * depth + item.name, item.size)


class Handler:
    def __init__(self, following=None):
        self.following = following

    def handle(self, request):
        result = self.process(request)
        if result is not None:
            return result
        return self.following.handle(request) if self.following else f"unhandled {request}"


class Small(Handler):
    def process(self, r):
        return f"small {r}" if isinstance(r, int) and r < 10 else None


class Text(Handler):
    def process(self, r):
        return f"text {r}" if isinstance(r, str) else None


chain = Small(Text())
print([chain.handle(r) for r in (5, "x", 50, None)])


class State:
    def __init__(self, name):
        self.name, self.edges = name, {}

    def on(self, event, target):
        self.edges[event] = target
        return self


idle, running, paused = State("idle"), State("running"), State("paused")
idle.on("start", running)
running.on("pause", paused).on("stop", idle)
paused.on("resume", running).on("stop", idle)
state, path = idle, []
for event in "start pause start resume stop stop".split():
    state = state.edges.get(event, state)
    path.append(state.name)
print(path)


class Registry(dict):
    def __call__(self, name):
        def register(f):
            self[name] = f
            return f

        return register


strategies = Registry()


@strategies("add")
def add(a, b):
    return a + b


@strategies("max")
def largest(a, b):
    return max(a, b)


print({name: f(3, 4) for name, f in strategies.items()}, add(1, 2), sorted(strategies))


class Borg:
    shared = {}

    def __init__(self):
        self.__dict__ = Borg.shared


a, b = Borg(), Borg()
a.x = 1
print(b.x, a is b, a.__dict__ is b.__dict__)


class Flyweight:
    pool = {}

    def __new__(cls, key):
        if key not in cls.pool:
            cls.pool[key] = super().__new__(cls)
            cls.pool[key].key = key
        return cls.pool[key]


print(Flyweight("a") is Flyweight("a"), Flyweight("b").key, len(Flyweight.pool))
