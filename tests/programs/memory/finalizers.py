"""__del__, called when objects end; gc.collect() makes that definite."""
import gc
import sys

log = []


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append(self.name)


def show(label):
    gc.collect()
    print(label, sorted(log, key=str))
    log.clear()


x = Noisy("x")
show("alive")
del x
show("dead")
x = Noisy("first")
x = Noisy("second")
show("rebound")
x = None
show("none")


def scope():
    local = Noisy("local")
    return len(local.name)


scope()
show("scope")
for i in range(5):
    Noisy(i)
show("loop")
pair = [Noisy("p"), Noisy("q")]
pair.append(pair)
del pair
show("cycle of a list")
a, b = Noisy("a"), Noisy("b")
a.other, b.other = b, a
del a, b
show("cycle of two")

# an owner goes before what it owns
order = []


class Owner:
    def __init__(self, name, *owned):
        self.name, self.owned = name, owned

    def __del__(self):
        order.append(self.name)


o = Owner("top", Owner("middle", Owner("bottom")))
del o
gc.collect()
print(order)

# resurrection: once is once
saved = []


class Phoenix:
    def __del__(self):
        saved.append(self)
        log.append("risen")


Phoenix()
show("risen")
print(len(saved), type(saved[0]).__name__)
saved.clear()
show("not again")


# inheritance, super, a class without __init__, slots, subclasses of builtins
class Child(Noisy):
    def __del__(self):
        log.append("child")
        super().__del__()


class OnSlots:
    __slots__ = ("v",)

    def __del__(self):
        log.append(("slots", self.v))


class OnList(list):
    def __del__(self):
        log.append(("list", len(self)))


class OnInt(int):
    def __del__(self):
        log.append(("int", int(self)))


class OnTuple(tuple):
    def __del__(self):
        log.append(("tuple", len(self)))


Child("c")
s = OnSlots()
s.v = 3
del s
OnList([1, 2])
OnInt(5)
OnTuple((1, 2, 3))
show("kinds")
e = None


class Error(Exception):
    def __del__(self):
        log.append("error")


try:
    raise Error
except Error:
    pass
show("exception")


# made without __init__, and where __init__ fails
class Half:
    def __init__(self):
        raise ValueError("half")

    def __del__(self):
        log.append("half")


try:
    Half()
except ValueError:
    pass
object.__new__(Half)
show("half made")


# __del__ given to a class before its instances are made
class Late:
    pass


Late.__del__ = lambda self: log.append("late")
Late()
show("late")

# errors go to the hook
seen = []
sys.unraisablehook = lambda args: seen.append((args.exc_type.__name__, str(args.exc_value), args.object,
                                               args.exc_traceback is not None, args.err_msg.split(' at ')[0]))


class Bad:
    def __del__(self):
        raise KeyError("bad")


Bad()
gc.collect()
print(seen)
sys.unraisablehook = sys.__unraisablehook__


# a finalizer may allocate, call, loop and collect
class Worker:
    def __del__(self):
        log.append(sum([i * i for i in range(100)]))
        gc.collect()
        try:
            raise ValueError
        except ValueError:
            log.append("handled")


Worker()
show("worker")
# what is handled while the collector runs stays handled
try:
    raise LookupError("outer")
except LookupError:
    Worker()
    gc.collect()
    print(repr(sys.exception()))
log.clear()


# many, while memory is asked for
class Counted:
    made = ended = 0

    def __init__(self):
        Counted.made += 1

    def __del__(self):
        Counted.ended += 1


for i in range(3000):
    Counted()
gc.collect()
print(Counted.made, Counted.ended)


# context managers and generators beside
def gen():
    keep = Noisy("in generator")
    yield 1
    yield 2


g = gen()
next(g)
show("suspended")
del g
show("generator gone")
print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled(), type(gc.collect()), len(gc.get_count()))
print(gc.get_debug(), gc.garbage, gc.is_tracked([]), gc.is_tracked(1))
# fuel varies: it depends on when a collection finds what is to be finalized
