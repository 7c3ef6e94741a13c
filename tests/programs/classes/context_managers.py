# Classes with __enter__ and __exit__, looked up on the type; see also with_statement.
class Manager:
    def __init__(self, name, result=None, log=None):
        self.name, self.result = name, result
        self.log = log if log is not None else []

    def __enter__(self):
        self.log.append(f"enter {self.name}")
        return self

    def __exit__(self, *args):
        kind, value, tb = args
        self.log.append((self.name, kind.__name__ if kind else None, str(value), tb is not None))
        return self.result


m = Manager("m")
with m as target:
    m.log.append(target is m)
print(m.log)
m = Manager("m")
try:
    with m:
        raise ValueError("lost")
except ValueError as e:
    print(e, m.log)
m = Manager("m", result=True)
with m:
    raise ValueError("swallowed")
print(m.log)
for result in (1, "yes", [], 0, "", None, [0]):
    try:
        with Manager("t", result):
            raise KeyError
        print(repr(result), "swallowed")
    except KeyError:
        print(repr(result), "raised")

# The special methods come from the type.
class NoEnter:
    def __exit__(self, *args):
        pass


class NoExit:
    def __enter__(self):
        pass


class Neither:
    pass


n = Neither()
n.__enter__ = lambda: None
n.__exit__ = lambda *a: None
for x in (NoEnter(), NoExit(), n, 5):
    try:
        with x:
            print("never")
    except TypeError as e:
        print(e)


# Nested and several in one statement.
log = []
with Manager("a", log=log), Manager("b", log=log) as b, Manager("c", log=log):
    log.append("body " + b.name)
print(log)
log.clear()
with (
    Manager("x", log=log) as x,
    Manager("y", True, log=log) as y,
):
    raise OSError("in body")
print(log)
log.clear()


class Fails:
    def __init__(self, where):
        self.where = where

    def __enter__(self):
        if self.where == "enter":
            raise RuntimeError("enter failed")
        return self

    def __exit__(self, *args):
        if self.where == "exit":
            raise RuntimeError("exit failed")


try:
    with Manager("outer", log=log), Fails("enter"):
        log.append("never")
except RuntimeError as e:
    print(e, log)
log.clear()
try:
    with Manager("outer", log=log), Fails("exit"):
        raise ValueError("body")
except RuntimeError as e:
    print(e, "| context:", repr(e.__context__), log)


# Leaving by return, break and continue.
def by_return(log):
    with Manager("r", log=log):
        return len(log)


log = []
print(by_return(log), log)
log = []
for i in range(4):
    with Manager(i, log=log):
        if i == 1:
            continue
        if i == 2:
            break
print(log)


def override():
    for _ in range(3):
        with Manager("o", True):
            raise ValueError
        return "reached after swallow"


print(override())

# Targets of as.
class Pair:
    def __enter__(self):
        return 1, [2, 3]

    def __exit__(self, *args):
        return False


class Box:
    pass


box, items = Box(), [0]
with Pair() as (p, [q, r]):
    print(p, q, r)
with Pair() as box.attribute, Pair() as items[0]:
    print(box.attribute, items)
try:
    with Pair() as (p, q, r):
        pass
except ValueError as e:
    print(e)


# A reusable, reentrant manager; a timer-like stack.
class Indent:
    level = 0

    def __enter__(self):
        Indent.level += 1
        return self

    def __exit__(self, *args):
        Indent.level -= 1

    def say(self, text):
        print("  " * Indent.level + text)


indent = Indent()
with indent:
    indent.say("one")
    with indent, indent:
        indent.say("three")
    indent.say("one again")
print(Indent.level)
