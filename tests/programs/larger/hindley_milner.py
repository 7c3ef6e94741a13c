# Type inference for a small lambda calculus: unification, generalisation, printing of types.
class TypeVariable:
    counter = 0

    def __init__(self):
        TypeVariable.counter += 1
        self.id, self.instance = TypeVariable.counter, None


class TypeOperator:
    def __init__(self, name, *types):
        self.name, self.types = name, types


def function(a, b):
    return TypeOperator("->", a, b)


Integer, Bool = TypeOperator("int"), TypeOperator("bool")


def list_of(t):
    return TypeOperator("list", t)


def prune(t):
    if isinstance(t, TypeVariable) and t.instance is not None:
        t.instance = prune(t.instance)
        return t.instance
    return t


def show(t, names=None):
    names = {} if names is None else names
    t = prune(t)
    if isinstance(t, TypeVariable):
        return names.setdefault(t, chr(ord("a") + len(names)))
    if t.name == "->":
        left = show(t.types[0], names)
        if getattr(prune(t.types[0]), "name", "") == "->":
            left = f"({left})"
        return f"{left} -> {show(t.types[1], names)}"
    if t.name == "*":
        return f"({show(t.types[0], names)} * {show(t.types[1], names)})"
    return t.name if not t.types else f"{' '.join(show(x, names) for x in t.types)} {t.name}"


class InferenceError(Exception):
    pass


def occurs(v, t):
    t = prune(t)
    return t is v or (isinstance(t, TypeOperator) and any(occurs(v, x) for x in t.types))


def unify(a, b):
    a, b = prune(a), prune(b)
    if isinstance(a, TypeVariable):
        if a is not b:
            if occurs(a, b):
                raise InferenceError("recursive type")
            a.instance = b
    elif isinstance(b, TypeVariable):
        unify(b, a)
    elif a.name != b.name or len(a.types) != len(b.types):
        raise InferenceError(f"{show(a)} is not {show(b)}")
    else:
        for x, y in zip(a.types, b.types):
            unify(x, y)


def fresh(t, mono):
    table = {}

    def copy(t):
        t = prune(t)
        if isinstance(t, TypeVariable):
            if any(occurs(t, m) for m in mono):
                return t
            if t not in table:
                table[t] = TypeVariable()
            return table[t]
        return TypeOperator(t.name, *map(copy, t.types))

    return copy(t)


def infer(e, env, mono=()):
    kind = e[0] if isinstance(e, tuple) else None
    if isinstance(e, bool):
        return Bool
    if isinstance(e, int):
        return Integer
    if isinstance(e, str):
        if e not in env:
            raise InferenceError(f"unbound {e}")
        return fresh(env[e], mono)
    if kind == "fn":
        v = TypeVariable()
        return function(v, infer(e[2], {**env, e[1]: v}, mono + (v,)))
    if kind == "let":
        return infer(e[3], {**env, e[1]: infer(e[2], env, mono)}, mono)
    if kind == "rec":
        v = TypeVariable()
        t = infer(e[2], {**env, e[1]: v}, mono + (v,))
        unify(v, t)
        return infer(e[3], {**env, e[1]: t}, mono)
    if kind == "if":
        unify(infer(e[1], env, mono), Bool)
        t = infer(e[2], env, mono)
        unify(t, infer(e[3], env, mono))
        return t
    t = infer(e[0], env, mono)
    for argument in e[1:]:
        result = TypeVariable()
        unify(t, function(infer(argument, env, mono), result))
        t = result
    return t


def poly(make, n=1):
    return make(*(TypeVariable() for _ in range(n)))


env = {
    "+": function(Integer, function(Integer, Integer)), "-": function(Integer, function(Integer, Integer)), "=": function(Integer, function(Integer, Bool)),
    "nil": poly(list_of), "cons": poly(lambda a: function(a, function(list_of(a), list_of(a)))), "head": poly(lambda a: function(list_of(a), a)), "tail": poly(lambda a: function(list_of(a), list_of(a))), "null": poly(lambda a: function(list_of(a), Bool)),
    "pair": poly(lambda a, b: function(a, function(b, TypeOperator("*", a, b))), 2), "fst": poly(lambda a, b: function(TypeOperator("*", a, b), a), 2), "snd": poly(lambda a, b: function(TypeOperator("*", a, b), b), 2),
}
programs = {
    "id": ("fn", "x", "x"), "const": ("fn", "x", ("fn", "y", "x")), "compose": ("fn", "f", ("fn", "g", ("fn", "x", ("f", ("g", "x"))))), "apply": ("fn", "f", ("fn", "x", ("f", "x"))),
    "flip": ("fn", "f", ("fn", "a", ("fn", "b", ("f", "b", "a")))), "s": ("fn", "x", ("fn", "y", ("fn", "z", (("x", "z"), ("y", "z"))))), "add1": ("fn", "n", ("+", "n", 1)),
    "let poly": ("let", "id", ("fn", "x", "x"), ("pair", ("id", 3), ("id", True))), "swap": ("fn", "p", ("pair", ("snd", "p"), ("fst", "p"))),
    "length": ("rec", "len", ("fn", "l", ("if", ("null", "l"), 0, ("+", 1, ("len", ("tail", "l"))))), "len"),
    "map": ("rec", "map", ("fn", "f", ("fn", "l", ("if", ("null", "l"), "nil", ("cons", ("f", ("head", "l")), ("map", "f", ("tail", "l")))))), "map"),
    "fold": ("rec", "fold", ("fn", "f", ("fn", "z", ("fn", "l", ("if", ("null", "l"), "z", ("f", ("head", "l"), ("fold", "f", "z", ("tail", "l"))))))), "fold"),
    "fact": ("rec", "fact", ("fn", "n", ("if", ("=", "n", 0), 1, ("+", "n", ("fact", ("-", "n", 1))))), ("fact", 5)), "list of functions": ("cons", ("fn", "x", "x"), ("cons", ("fn", "y", ("+", "y", 1)), "nil")),
    "self application": ("fn", "x", ("x", "x")), "bad if": ("if", 1, 2, 3), "bad branches": ("if", True, 2, False), "unbound": ("fn", "x", "y"), "bad call": (3, 4), "bad argument": ("+", True), "mono parameter": ("fn", "f", ("pair", ("f", 3), ("f", True))), "mixed list": ("cons", 1, ("cons", True, "nil")), "too many": (("fn", "x", "x"), 1, 2),
}
for name, program in programs.items():
    try:
        print(f"{name:18} {show(infer(program, env))}")
    except InferenceError as e:
        print(f"{name:18} error: {e}")
print(TypeVariable.counter > 100, show(poly(lambda a, b: function(function(a, b), function(list_of(a), list_of(b))), 2)), show(function(Integer, function(function(Integer, Bool), Bool))))
