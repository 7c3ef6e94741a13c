# Generators: suspension, iteration protocol, exhaustion, attributes.
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


g = count(3)
print(type(g).__name__, g.__name__, g.__qualname__, iter(g) is g)
print(next(g), next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value, e.args)
try:
    next(g)
except StopIteration:
    print("stop again")
print(next(g, "default"), list(g))
print(list(count(5)), tuple(count(3)), sum(count(10)), max(count(4)))
print([x for x in count(3)], {x for x in count(1)}, {x: x for x in count(2)})
a, b, c = count(3)
print(a, b, c)
first, *rest = count(4)
print(first, rest, 2 in count(5), 9 in count(5))

# Nothing of the body runs before the first next.
log = []


def lazy():
    log.append("start")
    yield 1
    log.append("middle")
    yield 2
    log.append("end")


g = lazy()
print(log)
next(g)
print(log)
print(list(g), log)


# A generator with no reachable yield, one with only return.
def empty():
    return
    yield


def conditional(flag):
    if flag:
        yield "yes"


print(list(empty()), list(conditional(True)), list(conditional(False)))


# Return values.
def with_return():
    yield 1
    return "result"


g = with_return()
next(g)
try:
    next(g)
except StopIteration as e:
    print(e.value, e.args, repr(e))


def returns_tuple():
    return (1, 2)
    yield


try:
    next(returns_tuple())
except StopIteration as e:
    print(e.value, e.args)

# Several instances are independent.
g1, g2 = count(3), count(3)
print(next(g1), next(g1), next(g2), next(g1), next(g2))


# State.
def observed():
    yield
    yield


g = observed()
print(g.gi_running, g.gi_suspended, g.gi_frame is None, g.gi_yieldfrom)
next(g)
print(g.gi_running, g.gi_suspended, g.gi_code.co_name)
list(g)
print(g.gi_suspended, g.gi_frame)


# A generator that runs cannot be entered again.
def reenter():
    try:
        next(self_reference)
    except ValueError as e:
        yield str(e)
    yield "after"


self_reference = reenter()
print(list(self_reference))


# Methods and closures as generators.
class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


print(list(Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6, Tree(5)))))


def running_average():
    total = n = 0
    average = None
    while True:
        value = yield average
        total += value
        n += 1
        average = total / n


r = running_average()
next(r)
print(r.send(10), r.send(20), r.send(60))
