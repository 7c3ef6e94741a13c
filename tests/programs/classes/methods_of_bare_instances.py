"""Methods of instances whose attributes are in a dict of their own, made late: subclasses of builtin types, OrderedDict."""

from collections import Counter, OrderedDict, defaultdict, deque


class Table(dict):
    def twice(self, key):
        return self[key] * 2

    size = property(len)


class Stack(list):
    push = list.append

    def top(self):
        return self[-1]


class Name(str):
    def shout(self):
        return self.upper() + "!"


class Pair(tuple):
    def flipped(self):
        return Pair(reversed(self))


def run(table, stack, name, pair, ordered, count):
    total = 0
    for n in range(count):
        stack.push(n)
        ordered[n] = n
        ordered.move_to_end(next(iter(ordered)))
        if len(ordered) > 5:
            total += ordered.popitem(last=False)[1]
        total += table.twice("a") + stack.top() + len(name.shout()) + pair.flipped()[0] + table.size
    return total


table, stack, name, pair, ordered = Table(a=1), Stack(), Name("x"), Pair((1, 2)), OrderedDict()
print(run(table, stack, name, pair, ordered, 60), list(ordered))
table.other = 5
print(run(table, stack, name, pair, ordered, 40), table.other, vars(table))
table.twice = lambda key: 1000
print(run(table, stack, name, pair, ordered, 40))
del table.twice
print(run(table, stack, name, pair, ordered, 40), vars(table))
stack.top = lambda: 10_000
name.shout = lambda: "four"
ordered.popitem = lambda last: (0, 7)
print(run(table, stack, name, pair, ordered, 40), len(ordered))
Stack.top = lambda self: 3
Pair.flipped = lambda self: (9, 9)
print(run(table, Stack(), Name("y"), pair, OrderedDict(), 40))
Stack.push = lambda self, item: self.insert(0, item * 2)
other = Stack()
print(run(Table(a=7), other, Name("z"), Pair((5, 6)), OrderedDict(), 40), other[:4])


def methods(things):
    out = []
    for _ in range(30):
        for thing in things:
            out.append(thing.copy().__class__.__name__)
    return out


things = [Counter("aab"), defaultdict(int, a=1), OrderedDict(b=2), deque([1]), Table(c=3), {1: 2}]
first = methods(things)
things[0].copy = lambda: 5
things[4].copy = lambda: "mine"
second = methods(things)
print(first[:6], second[:6], first[-6:] == first[:6], second[-6:] == second[:6])
bound = [OrderedDict(a=n).move_to_end for n in range(3)]
for each in bound:
    each("a", last=False)
try:
    bound[0]("b")
except KeyError as error:
    print("KeyError", error)
for wrong in (dict(first=1), dict(last=1, key="a")):
    try:
        bound[0](**wrong)
        print("moved")
    except TypeError as error:
        print(error)
