"""except* beside the other kinds of control flow, and the groups that it makes."""
import traceback


def shape(error):
    if isinstance(error, BaseExceptionGroup):
        return f"{type(error).__name__}({error.message!r}, [{', '.join(map(shape, error.exceptions))}])"
    return repr(error)


def run(errors, handlers):
    log = []
    try:
        try:
            raise ExceptionGroup("top", errors)
        except* ValueError as group:
            log.append("value " + shape(group))
            handlers.get("value", lambda g: None)(group)
        except* (TypeError, KeyError) as group:
            log.append("type/key " + shape(group))
            handlers.get("type", lambda g: None)(group)
        except* OSError:
            log.append("os")
        else:
            log.append("else")
        finally:
            log.append("finally")
    except BaseException as error:
        log.append("out " + shape(error))
        log.append(f"  context {shape(error.__context__) if error.__context__ else None}")
        log.append(f"  cause {shape(error.__cause__) if error.__cause__ else None}")
    for line in log:
        print("  " + line)


def raiser(error):
    def handler(group):
        raise error
    return handler


def reraise(group):
    raise group


def from_group(group):
    raise RuntimeError("from") from group


nested = [ValueError(1), ExceptionGroup("inner", [TypeError("t"), ValueError(2), OSError(5, "io")]), KeyError("k")]
cases = {
    "all": (nested, {}),
    "one left": ([ValueError(1), ZeroDivisionError()], {}),
    "raise in the first": (nested, {"value": raiser(IndexError("new"))}),
    "raise in both": (nested, {"value": raiser(IndexError("a")), "type": raiser(IndexError("b"))}),
    "reraise": (nested, {"value": reraise}),
    "from": ([ValueError(1), ArithmeticError("left")], {"value": from_group}),
    "raise group": ([ValueError(1)], {"value": raiser(ExceptionGroup("other", [OSError()]))}),
}
for name, (errors, handlers) in cases.items():
    print(name)
    run(errors, handlers)

print("naked")
try:
    raise ValueError("plain")
except* ValueError as group:
    print(shape(group), group.__traceback__ is not None, group.__context__)
try:
    try:
        raise ValueError("plain")
    except* TypeError:
        print("never")
except ValueError as error:
    print("unchanged", repr(error))
try:
    try:
        raise KeyboardInterrupt
    except* Exception:
        print("never")
except KeyboardInterrupt as error:
    print(repr(error))


def in_loop():
    seen = []
    for i in range(6):
        try:
            if i % 2:
                raise ExceptionGroup("g", [ValueError(i), TypeError(i)] if i > 2 else [ValueError(i)])
            seen.append(i)
        except* ValueError as e:
            seen.append(e.exceptions[0].args[0] * 10)
        except* TypeError as e:
            seen.append(e.exceptions[0].args[0] * 100)
        finally:
            seen.append("f")
    return seen


print(in_loop())


def generator():
    while True:
        try:
            value = yield "ready"
            print("  got", value)
        except* LookupError as group:
            print("  lookup", shape(group))
            yield "handled"
        except* GeneratorExit:
            print("  exit")
            raise


g = generator()
print(next(g), g.send(1))
print(g.throw(IndexError("thrown")))
print(next(g))
print(g.throw(ExceptionGroup("pair", [KeyError(1), IndexError(2)])))
try:
    g.throw(ExceptionGroup("mixed", [KeyError(1), ValueError(2)]))
except ExceptionGroup as group:
    print("left", shape(group))
print(list(g))
g = generator()
next(g)
try:
    g.close()
except BaseException as error:
    print("close", shape(error))


def bad_types():
    for kind in (ExceptionGroup, (ValueError, BaseExceptionGroup), int, "x", (ValueError, 3)):
        try:
            try:
                raise ValueError("v")
            except* kind:
                print("  caught")
        except TypeError as error:
            print("  TypeError", error, "|", repr(error.__context__))
        except ExceptionGroup as error:
            print("  group", shape(error))
        except ValueError as error:
            print("  value", error)


bad_types()


class MyGroup(ExceptionGroup):
    def __new__(cls, message, errors, code=0):
        self = super().__new__(cls, message, errors)
        self.code = code
        return self

    def derive(self, errors):
        return MyGroup(self.message, errors, self.code + 1)


class Plain(ExceptionGroup):
    pass


def split_custom(kind):
    group = kind("custom", [ValueError(1), TypeError(2), kind("sub", [ValueError(3)])])
    group.add_note("a note")
    group.__cause__ = OSError("cause")
    try:
        try:
            raise group
        except* ValueError as part:
            print(" ", shape(part), getattr(part, "code", None), part.__notes__, repr(part.__cause__), part.__notes__ is group.__notes__)
    except ExceptionGroup as rest:
        print(" ", shape(rest), getattr(rest, "code", None), rest.__notes__, repr(rest.__cause__))
    print(" ", [shape(x) if x else None for x in group.split(lambda e: e.args[0] == 3)])
    print(" ", shape(group.subgroup(TypeError)), group.subgroup(OSError), group.subgroup(lambda e: True) is group)


split_custom(MyGroup)
split_custom(Plain)

for build in (lambda: ExceptionGroup("m", []), lambda: ExceptionGroup("m", [1]), lambda: ExceptionGroup(3, [ValueError()]),
              lambda: ExceptionGroup("m", [KeyboardInterrupt()]), lambda: ExceptionGroup("m"), lambda: ExceptionGroup("m", 5),
              lambda: BaseExceptionGroup("m", [ValueError()]), lambda: BaseExceptionGroup("m", [SystemExit(1)]),
              lambda: ExceptionGroup("m", (ValueError(i) for i in range(2))), lambda: ExceptionGroup("m", {1: 2}),
              lambda: ExceptionGroup("ok", [ValueError()]).split(3), lambda: ExceptionGroup("ok", [ValueError()]).subgroup((ValueError, 1)),
              lambda: ExceptionGroup("ok", [ValueError()]).derive([]), lambda: Plain("p", [SystemExit()])):
    try:
        result = build()
        print("  made", shape(result), str(result))
    except Exception as error:
        print(" ", type(error).__name__, error)

print("formatted")
try:
    try:
        raise ExceptionGroup("outer", nested)
    except* KeyError as e:
        e.exceptions[0].add_note("key note\nin two lines")
        raise LookupError("again") from e.exceptions[0]
except ExceptionGroup as error:
    lines = traceback.format_exception(error)
    print("".join(lines))
    print("".join(traceback.format_exception_only(error)))

many = ExceptionGroup("many", [ExceptionGroup(str(i), [ValueError(j) for j in range(3)]) for i in range(20)])
text = "".join(traceback.format_exception(many))
print(text.count("ValueError"), "and 5 more" in text, text.splitlines()[-3:])
deep = ValueError("deepest")
for i in range(14):
    deep = ExceptionGroup(f"level {i}", [deep])
print("".join(traceback.format_exception(deep)))


def name_is_unbound():
    try:
        raise ValueError
    except* ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError as error:
        return str(error)


print(name_is_unbound())


def hot(n):
    counts = {}
    for i in range(n):
        try:
            if i % 3 == 0:
                raise ExceptionGroup("x", [KeyError(i)])
            if i % 3 == 1:
                raise IndexError(i)
        except* KeyError as e:
            counts["key"] = counts.get("key", 0) + e.exceptions[0].args[0]
        except* IndexError as e:
            counts["index"] = counts.get("index", 0) + len(e.exceptions)
        else:
            counts["none"] = counts.get("none", 0) + 1
    return counts


print(hot(120))
raise ExceptionGroup("at the end", [ValueError("a"), ExceptionGroup("b", [TypeError("c")])])
