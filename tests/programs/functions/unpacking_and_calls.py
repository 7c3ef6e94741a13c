"""Calls and unpacking with everything starred: order, merging, errors, defaults, in hot loops too."""


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


def show(*args, **kwargs):
    return args, kwargs


def full(a, /, b, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw


class Keys:
    def __init__(self, *keys):
        self.names = keys

    def keys(self):
        print("    keys")
        return iter(self.names)

    def __getitem__(self, key):
        print("    get", key)
        return f"v{key}"


class NoGet:
    def keys(self):
        return ["a"]


class BadIter:
    def __iter__(self):
        yield 1
        raise ValueError("stopped")


def tell(name, value=None):
    print("    eval", name)
    return value if value is not None else name


for label, function in {
    "merge": lambda: show(*[1], 2, *(3, 4), **{"a": 1}, b=2, **{"c": 3}),
    "order": lambda: show(tell("p1"), *tell("s1", [1]), k=tell("k1"), *tell("s2", [2]), **tell("d1", {"z": 1})),
    "mapping": lambda: show(**Keys("x", "y")),
    "strings": lambda: show(*"ab", *range(2), *{}, **{}),
    "odd keys": lambda: show(**{"not an identifier": 1, "": 2, "class": 3}),
    "full": lambda: full(1, 2, d=4),
    "full all": lambda: full(1, 2, 3, 4, 5, d=6, e=7, f=8),
    "positional name as keyword": lambda: full(1, 2, d=4, a="kw"),
    "b by keyword": lambda: full(1, b=2, d=4),
    "missing d": lambda: full(1, 2),
    "missing all": lambda: full(),
    "missing b and d": lambda: full(1),
    "twice b": lambda: full(1, 2, b=3, d=4),
    "twice from dict": lambda: show(a=1, **{"a": 2}),
    "twice from dicts": lambda: show(**{"a": 1}, **{"a": 2}),
    "not a str": lambda: show(**{1: 2}),
    "not a mapping": lambda: show(**5),
    "not a mapping 2": lambda: show(**[("a", 1)]),
    "no getitem": lambda: show(**NoGet()),
    "not iterable": lambda: show(*5),
    "not iterable 2": lambda: show(1, *None),
    "bad iter": lambda: show(*BadIter()),
    "unexpected": lambda: (lambda a: a)(1, b=2),
    "unexpected similar": lambda: (lambda colour: colour)(color=1),
    "too many": lambda: (lambda a, b=1: a)(1, 2, 3),
    "too many kw only": lambda: (lambda a, *, k=1: a)(1, 2, k=3),
    "too few": lambda: (lambda a, b, c: a)(1),
    "positional only": lambda: (lambda a, b, /: a)(a=1, b=2),
    "positional only mixed": lambda: (lambda a, /, b: a)(b=1, a=2),
    "builtin kw": lambda: len(obj=[1]),
    "builtin many": lambda: len([1], [2]),
    "builtin few": lambda: isinstance(1),
    "builtin kw ok": lambda: sorted([2, 1], reverse=True, key=None),
    "int base": lambda: int("ff", base=16),
    "method": lambda: [].append(),
    "method many": lambda: {}.get(),
    "type": lambda: type(1, 2),
    "class": lambda: type("C", (), {})(1),
    "init": lambda: type("C", (), {"__init__": lambda self, x: None})(),
    "not callable": lambda: (5)(1),
    "none": lambda: None(),
}.items():
    attempt(label, function)
for text in ("a, b = 1", "a, b = [1]", "a, b = 1, 2, 3", "a, *b = []", "a, *b, c = [1]", "(a, b), c = [1, 2], 3", "(a, b), c = 5, 6", "[a, [b, *c]] = 'x', 'yz'", "a, b = {1: 2, 3: 4}", "a, b = BadIter()", "*a, = 'xyz'", "a, b, c = 'ab'", "a = b = c = [1]; a is c", "for a, b in [(1, 2), (3,)]: pass", "a, a = 1, 2", "x[0], x[1] = x[1], x[0]", "i, x[i] = 1, 9", "*a, b = range(5)", "a, b = NoLen()"):
    class NoLen:
        def __iter__(self):
            return iter((1, 2))
    scope = {"x": [0, 5], "BadIter": BadIter, "NoLen": NoLen}
    try:
        exec(text, scope)
        print(text, "->", {k: v for k, v in scope.items() if k in ("a", "b", "c", "x", "i")})
    except (TypeError, ValueError) as error:
        print(text, "->", type(error).__name__, error)
print([*range(3), *"ab"], (*[1], 2), {*[1], *[1, 2]}, {**{"a": 1}, "a": 2, **{"b": 3}}, [*{"k": 1}.items()], *[[*x, y] for x, y in [((1, 2), 3)]])
for text in ("*a", "[*a for a in b]", "f(**k, *a)", "f(a=1, 2)", "f(*)", "a, *b, *c = x", "*a = x", "f(x for x in y, 1)", "def f(a, a): pass", "def f(*, **k): pass", "def f(a=1, b): pass", "def f(*a, *b): pass", "lambda *: 0", "{**a for a in b}", "del *a", "f(a.b=1)", "f(True=1)", "x = *a, *b; y = *a", "def f(/): pass", "def f(a, /, b, /): pass", "def f(*, a, /): pass", "return *a, b", "print(*a, sep='', *b)"):
    try:
        compile(text, "<t>", "exec")
        print(repr(text), "fine")
    except SyntaxError as error:
        print(repr(text), "->", error.msg, error.offset)


def variadic(*args, scale=1, **rest):
    return sum(args) * scale + len(rest)


def positional(a, b=2, *, c=3):
    return a * b + c


def forward(*args, **kwargs):
    return positional(*args, **kwargs)


total = 0
pairs, options = [(1, 2), (3, 4, 5)], {"scale": 2, "x": 1}
for i in range(200):
    first, *middle, last = i, *pairs[i % 2], i + 1
    (a, b), c = (first, last), len(middle)
    total += variadic(a, *middle, b, **options) + variadic(*range(c)) + forward(i, c=c) + forward(*pairs[0], c=i) + forward(a=i, b=c)
    a, b = b, a
    total -= max(*middle, a) - min([*middle, b], default=0)
    options = {**options, "scale": i % 3}
print(total, options)
