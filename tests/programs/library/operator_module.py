# operator: every function, itemgetter, attrgetter, methodcaller, in-place forms.
import operator as op


def attempt(action):
    try:
        print(action())
    except (TypeError, ValueError, IndexError, AttributeError, KeyError, ZeroDivisionError) as e:
        print(type(e).__name__, e)


binary = "add sub mul truediv floordiv mod pow and_ or_ xor lshift rshift lt le eq ne gt ge is_ is_not".split()
print({name: getattr(op, name)(7, 2) for name in binary})
print(op.neg(5), op.pos(-5), op.abs(-5), op.inv(5), op.invert(0), op.not_(0), op.not_([1]), op.truth([]), op.truth("a"), op.index(True), op.concat([1], [2]), op.concat("a", "b"), op.contains([1], 1), op.countOf([1, 2, 1], 1), op.indexOf([5, 6], 6), op.getitem([1, 2], 1), op.getitem({"a": 5}, "a"), op.length_hint([1, 2]), op.length_hint(iter([1])), op.length_hint(5, 9), op.call(max, 1, 2), op.is_none(None), op.is_not_none(0))
l = [1, 2, 3]
op.setitem(l, 0, "x")
op.delitem(l, 1)
op.setitem(l, slice(1, 1), [7, 8])
print(l, op.getitem(l, slice(0, 2)), op.iadd([1], [2]), op.iadd(1, 2), op.imul([1], 2), op.isub(5, 3), op.iconcat([1], [2]), op.ior({1}, {2}), op.iand(6, 3), op.ixor(6, 3), op.ipow(2, 3), op.imod(7, 3), op.ifloordiv(7, 2), op.itruediv(7, 2), op.ilshift(1, 3), op.irshift(8, 1))
a = b = [1]
print(op.iadd(a, [2]) is a, b, op.add(a, [3]) is a)


class M:
    def __matmul__(self, other):
        return ("matmul", other)

    def __imatmul__(self, other):
        return "imatmul"


print(op.matmul(M(), 5), op.imatmul(M(), 5), op.__add__(1, 2), op.__lt__(1, 2), op.__getitem__("ab", 1), op.__not__(1), op.__contains__("abc", "b"))
get1, get2, get_slice = op.itemgetter(1), op.itemgetter(0, 2), op.itemgetter(slice(1, None))
print(get1("abc"), get2([1, 2, 3]), get_slice((1, 2, 3)), op.itemgetter("k")({"k": 5}), op.itemgetter(-1)([7, 8]), op.itemgetter("a", "b")({"a": 1, "b": 2}), get1, get2, op.itemgetter("x"))


class P:
    def __init__(self, name, age, child=None):
        self.name, self.age, self.child = name, age, child

    def greet(self, greeting="hi", *, mark="!"):
        return f"{greeting} {self.name}{mark}"


p = P("Ann", 30, P("Bob", 5))
print(op.attrgetter("name")(p), op.attrgetter("name", "age")(p), op.attrgetter("child.name")(p), op.attrgetter("child.age", "age")(p), op.attrgetter("real")(5), op.attrgetter("a.b"), op.methodcaller("greet")(p), op.methodcaller("greet", "hello")(p), op.methodcaller("greet", mark="?")(p), op.methodcaller("upper")("abc"), op.methodcaller("split", ",", 1)("a,b,c"), op.methodcaller("x", 1, k=2))
people = [P("C", 3), P("A", 9), P("B", 3)]
print([q.name for q in sorted(people, key=op.attrgetter("age", "name"))], max(people, key=op.attrgetter("age")).name, list(map(op.itemgetter(0), [(1, 2), (3, 4)])), sorted({"b": 1, "a": 2}.items(), key=op.itemgetter(1)), list(map(op.add, [1, 2], [10, 20])), list(map(op.mul, range(4), range(4))), list(map(op.methodcaller("strip"), [" a ", "b "])), sum(map(op.mul, [1, 2, 3], [4, 5, 6])), [op.attrgetter("name")(q) for q in people])
attempt(lambda: op.add(1, "a"))
attempt(lambda: op.add(1))
attempt(lambda: op.truediv(1, 0))
attempt(lambda: op.lt(1, "a"))
attempt(lambda: op.getitem([1], 5))
attempt(lambda: op.getitem({}, "k"))
attempt(lambda: op.setitem((1,), 0, 1))
attempt(lambda: op.delitem("a", 0))
attempt(lambda: op.concat(1, 2))
attempt(lambda: op.concat([1], (2,)))
attempt(lambda: op.contains(5, 1))
attempt(lambda: op.countOf(5, 1))
attempt(lambda: op.indexOf([1], 2))
attempt(lambda: op.index(1.5))
attempt(lambda: op.index("a"))
attempt(lambda: op.neg("a"))
attempt(lambda: op.invert(1.5))
attempt(lambda: op.itemgetter())
attempt(lambda: op.itemgetter(0)(5))
attempt(lambda: op.itemgetter(5)([1]))
attempt(lambda: op.itemgetter("a")({}))
attempt(lambda: op.itemgetter(0, 1)([1]))
attempt(lambda: op.attrgetter())
attempt(lambda: op.attrgetter(5))
attempt(lambda: op.attrgetter("zz")(p))
attempt(lambda: op.attrgetter("name.zz")(p))
attempt(lambda: op.methodcaller())
attempt(lambda: op.methodcaller(5))
attempt(lambda: op.methodcaller("zz")(p))
attempt(lambda: op.methodcaller("greet", 1, 2, 3)(p))
attempt(lambda: op.length_hint(5, "a"))
attempt(lambda: op.matmul(1, 2))
table = {"+": op.add, "-": op.sub, "*": op.mul, "/": op.truediv, "//": op.floordiv, "%": op.mod, "**": op.pow, "<": op.lt, "==": op.eq}


def rpn(text):
    stack = []
    for token in text.split():
        if token in table:
            b, a = stack.pop(), stack.pop()
            stack.append(table[token](a, b))
        else:
            stack.append(float(token) if "." in token else int(token))
    return stack.pop()


print(rpn("3 4 + 2 *"), rpn("2 3 ** 4 -"), rpn("7 2 / 0.5 *"), rpn("1 2 < 1 =="), op.itemgetter(1)({1: "one"}), op.itemgetter(*"ab")({"a": 1, "b": 2}))
