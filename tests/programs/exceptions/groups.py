"""Exception groups and except*: every shape."""


def attempt(fn, *args):
    try:
        print("ok", fn(*args))
    except BaseException as error:
        print(type(error).__name__, error)


V, T, K, O = ValueError, TypeError, KeyError, OSError


def tree(error, depth=0):
    print("  " * depth + (f"{type(error).__name__}({error.message!r})" if isinstance(error, BaseExceptionGroup) else repr(error)))
    for inner in getattr(error, "exceptions", ()):
        tree(inner, depth + 1)


eg = ExceptionGroup("top", [V(1), T(2), ExceptionGroup("inner", [V(3), K("k")]), O(4)])
tree(eg)
print(repr(eg), str(eg), eg.message, eg.args[0], len(eg.exceptions), type(eg.exceptions))
for what in (V, (V, K), lambda e: isinstance(e, ExceptionGroup), lambda e: False, ExceptionGroup, BaseException):
    match, rest = eg.split(what)
    print(match is None, rest is None)
    if match is not None: tree(match, 1)
    if rest is not None: tree(rest, 1)
print(repr(eg.subgroup(V)), eg.subgroup(int.__class__) if False else eg.subgroup(LookupError), eg.subgroup(lambda e: e is eg) is eg)
for args in ((), ("m",), ("m", []), ("m", [1]), (1, [V()]), ("m", V()), ("m", [KeyboardInterrupt()]), ("m", [V], 3)):
    attempt(ExceptionGroup, *args)
print(type(BaseExceptionGroup("b", [V()])), type(BaseExceptionGroup("b", [KeyboardInterrupt()])))
attempt(eg.split, 3)
attempt(eg.subgroup, (V, 3))
attempt(lambda: setattr(eg, "message", 1))
attempt(lambda: setattr(eg, "exceptions", 1))


class Mine(ExceptionGroup):
    def __new__(cls, message, errors, code=0):
        self = super().__new__(cls, message, errors)
        self.code = code
        return self

    def derive(self, errors):
        return Mine(self.message, errors, self.code)


mine = Mine("mine", [V(1), T(2)], 7)
mine.add_note("noted")
mine.__cause__ = K("cause")
m, r = mine.split(V)
print(type(m), m.code, m.__notes__, repr(m.__cause__), m.__notes__ is mine.__notes__, type(r), r.code)


class BadDerive(ExceptionGroup):
    def derive(self, errors): return 3


attempt(BadDerive("b", [V(), T()]).split, V)
attempt(type, "X", (ExceptionGroup, KeyboardInterrupt), {})


# --- except*
def run(error, label):
    try:
        try:
            raise error
        except* V as e:
            print(label, "V", repr(e))
        except* (T, K) as e:
            print(label, "TK", repr(e))
        else:
            print("never")
        finally:
            print(label, "finally")
    except BaseException as left:
        print(label, "left", repr(left))


run(V("plain"), "a")
run(O("plain"), "b")
run(eg, "c")
run(ExceptionGroup("g", [T(1), K(2)]), "d")
run(ExceptionGroup("g", [O(1)]), "e")
run(KeyboardInterrupt(), "f")
run(BaseExceptionGroup("g", [KeyboardInterrupt(), V(1)]), "g")


def nothing():
    try:
        pass
    except* V:
        print("no")
    else:
        print("else")
    finally:
        print("finally")


nothing()


def reraise():
    try:
        raise ExceptionGroup("g", [V(1), T(2), K(3)])
    except* V:
        raise
    except* T as e:
        raise RuntimeError("new") from e


try:
    reraise()
except BaseException as e:
    tree(e)
    print([repr(x.__cause__) for x in e.exceptions])


def naked():
    try:
        raise V(1)
    except* V as e:
        raise e


try:
    naked()
except BaseException as e:
    tree(e)


def raise_in_two():
    try:
        raise ExceptionGroup("g", [V(1), T(2)])
    except* V:
        raise K("from V")
    except* T:
        raise O("from T")


try:
    raise_in_two()
except BaseException as e:
    tree(e)
    print([type(x.__context__).__name__ for x in e.exceptions])

log = []
for i in range(3):
    try:
        raise ExceptionGroup("loop", [V(i)])
    except* V as e:
        log.append(e.exceptions[0].args[0])
print(log)
try:
    print(e)
except NameError as error:
    print(error)


def nested():
    try:
        try:
            raise ExceptionGroup("g", [V(1), ExceptionGroup("h", [T(2), V(3)])])
        except* T:
            print("inner T")
    except* V as e:
        tree(e)
    return "done"


print(nested())
try:
    try:
        raise V
    except* ExceptionGroup:
        pass
except TypeError as error:
    print(error)
try:
    try:
        raise V
    except* 3:
        pass
except BaseException as error:
    print(type(error).__name__, error)
for source in ("try: pass\nexcept* V: pass\nexcept T: pass", "try: pass\nexcept*: pass",
               "def f():\n try: pass\n except* V: return", "for x in y:\n try: pass\n except* V: break",
               "for x in y:\n try: pass\n except* V: continue", "def f():\n try: pass\n except* V:\n  def g(): return 1"):
    try:
        compile(source, "s", "exec")
        print("fine")
    except SyntaxError as error:
        print(error)
e = V("notes")
e.add_note("one")
e.add_note("two")
print(e.__notes__)
attempt(e.add_note, 3)
print(ExceptionGroup("x" * 5, [V()]).derive([T()]), ExceptionGroup.__class_getitem__(int))
g2 = ExceptionGroup("eq", [V(1)])
print(g2 == g2, g2 == ExceptionGroup("eq", [V(1)]), hash(g2) == hash(g2))
