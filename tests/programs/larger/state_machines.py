"""State machines in several styles: tables, classes, generators, match, decorators."""
from collections import Counter, defaultdict
from enum import Enum


class Transition(Exception):
    pass


class Machine:
    """A table-driven machine with guards and hooks."""

    def __init__(self, initial):
        self.state = initial
        self.table = {}
        self.hooks = defaultdict(list)
        self.trace = []

    def on(self, source, event, target, guard=None):
        self.table.setdefault((source, event), []).append((target, guard))
        return self

    def hook(self, *states):
        def register(function):
            for state in states:
                self.hooks[state].append(function)
            return function
        return register

    def fire(self, event, **data):
        for target, guard in self.table.get((self.state, event), ()):
            if guard is None or guard(data):
                old, self.state = self.state, target
                self.trace.append(f"{old}-{event}->{target}")
                for function in self.hooks[target]:
                    function(old, target, data)
                return target
        raise Transition(f"{event!r} in {self.state!r}")


door = Machine("closed")
door.on("closed", "open", "opened").on("opened", "close", "closed").on("closed", "lock", "locked", lambda d: d.get("key") == 42).on("locked", "unlock", "closed", lambda d: d.get("key") == 42)


@door.hook("locked", "opened")
def announce(old, new, data):
    print("  now", new, "from", old, data)


for event, data in [("open", {}), ("lock", {"key": 42}), ("close", {}), ("lock", {"key": 1}), ("lock", {"key": 42}), ("open", {}), ("unlock", {"key": 42})]:
    try:
        door.fire(event, **data)
    except Transition as error:
        print("refused", error)
print(door.state, door.trace)


class Light(Enum):
    RED = ("GREEN", 3)
    GREEN = ("YELLOW", 4)
    YELLOW = ("RED", 1)

    def __init__(self, following, duration):
        self.following, self.duration = following, duration

    @property
    def next(self):
        return Light[self.following]


def lights(seconds):
    light, left = Light.RED, Light.RED.duration
    for _ in range(seconds):
        yield light
        left -= 1
        if left == 0:
            light = light.next
            left = light.duration


print("".join(light.name[0] for light in lights(20)), Counter(light.name for light in lights(800)))


def vending():
    """A coroutine machine: send coins and choices."""
    credit, prices = 0, {"tea": 80, "coffee": 120}
    message = "ready"
    while True:
        event = yield message, credit
        match event:
            case ("coin", int(value)) if value in (10, 20, 50, 100):
                credit += value
                message = f"credit {credit}"
            case ("coin", value):
                message = f"returned {value}"
            case ("choose", name) if name not in prices:
                message = f"no {name}"
            case ("choose", name) if prices[name] > credit:
                message = f"{prices[name] - credit} missing"
            case ("choose", name):
                credit -= prices[name]
                message = f"here is your {name}"
            case "cancel":
                message, credit = f"back {credit}", 0
            case None | "off":
                return f"off with {credit}"
            case _:
                message = f"what is {event!r}?"


machine = vending()
print(next(machine))
for event in [("coin", 50), ("coin", 5), ("choose", "tea"), ("coin", 100), ("choose", "milk"), ("choose", "tea"), "cancel", "dance", ("coin", 20, 3), "off"]:
    try:
        print(event, machine.send(event))
    except StopIteration as stop:
        print(event, "stopped:", stop.value)


class State:
    name = property(lambda self: type(self).__name__)

    def handle(self, parser, char):
        raise NotImplementedError


class Start(State):
    def handle(self, parser, char):
        if char.isdigit():
            parser.begin(char)
            return Number()
        if char in "+-":
            parser.begin(char)
            return Sign()
        if char == '"':
            parser.begin("")
            return Text()
        if char.isspace():
            return self
        return Failed(char)


class Sign(State):
    def handle(self, parser, char):
        return parser.append(char) or Number() if char.isdigit() else Failed(char)


class Number(State):
    def handle(self, parser, char):
        if char.isdigit():
            parser.append(char)
            return self
        if char == "." and "." not in parser.buffer:
            parser.append(char)
            return self
        parser.finish(float if "." in parser.buffer else int)
        return Start().handle(parser, char)


class Text(State):
    def handle(self, parser, char):
        if char == '"':
            parser.finish(str)
            return Start()
        if char == "\\":
            return Escape()
        parser.append(char)
        return self


class Escape(Text):
    def handle(self, parser, char):
        parser.append({"n": "\n", "t": "\t"}.get(char, char))
        return Text()


class Failed(State):
    def __init__(self, char):
        self.char = char

    def handle(self, parser, char):
        return self


class Parser:
    def __init__(self):
        self.state, self.buffer, self.values = Start(), "", []

    def begin(self, char):
        self.buffer = char

    def append(self, char):
        self.buffer += char

    def finish(self, kind):
        self.values.append(kind(self.buffer))

    def feed(self, text):
        for char in text + " ":
            self.state = self.state.handle(self, char)
        return self


for text in ["1 -22 3.5", '"a\\nb" 7', "12x", '"open', "+", "- 1", "1.2.3", '""5""']:
    parser = Parser().feed(text)
    print(repr(text), parser.values, parser.state.name, getattr(parser.state, "char", None))


def minimize(states, alphabet, delta, accepting):
    """Merges the states of a deterministic automaton that cannot be told apart."""
    parts = [set(accepting), set(states) - set(accepting)]
    while True:
        index = {s: i for i, part in enumerate(parts) for s in part}
        groups = defaultdict(set)
        for s in states:
            groups[index[s], tuple(index[delta[s, a]] for a in alphabet)].add(s)
        if len(groups) == len([p for p in parts if p]):
            return sorted(sorted(g) for g in groups.values())
        parts = list(groups.values())


def modulo_automaton(n, base=2):
    return range(n), [str(d) for d in range(base)], {(s, str(d)): (s * base + d) % n for s in range(n) for d in range(base)}


states, alphabet, delta = modulo_automaton(6)
print(minimize(states, alphabet, delta, {0, 3}), minimize(states, alphabet, delta, {0}))
state, hits = 0, 0
for i in range(400):
    state = 0
    for digit in bin(i)[2:]:
        state = delta[state, digit]
    hits += state == 0
print(hits, sum(1 for i in range(400) if i % 6 == 0))
