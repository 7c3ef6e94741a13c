# Calls with unusual shapes: many arguments, defaults that refer outwards, mutation, recursion in defaults.
def many(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9=99, *, k=1):
    return a0 + a9 * 10 + b9 * 100 + k


print(many(*range(19)), many(*range(20)), many(*range(19), k=5), many(*range(10), *range(9), b9=1))

# Arguments are objects, not variables.
def change(n, items, mapping):
    n += 1
    items += [n]
    mapping = {}
    mapping["x"] = 1
    return n


number, items, mapping = 1, [], {"y": 2}
print(change(number, items, mapping), number, items, mapping)


def rebind(t):
    t += (4,)
    return t


original = (1, 2, 3)
print(rebind(original), original)


# A call with the function and arguments evaluated from left to right.
log = []


def make(tag, value):
    log.append(tag)
    return value


make("f", lambda *a, **k: log.append((a, k)))(make("a", 1), make("b", 2), c=make("c", 3))
print(log)


# Trailing commas, parenthesised generator arguments, keyword called like a builtin.
def g(x, *, list=None, print=0):
    return x, list, print


print(g(1,), g((i for i in ()).__next__.__name__), g(2, list=[1], print=3,))
print(sum(i * i for i in range(5)), max((i for i in [3, 1]), default=0))

# Conditional expressions, lambdas and comparisons as arguments.
print(g(1 if log else 2, list=lambda: 0)[0], g(1 < 2 < 3), g(not 1))
print((lambda a, b: a)(b=1, a=2))


# Names that are the same in caller and callee do not meet.
def scope_test(x):
    x = x * 2
    return x


x = 5
print(scope_test(x), x, scope_test(x=x + 1))

# Returning several values and unpacking them.
def stats(values):
    return min(values), max(values), sum(values) / len(values)


low, high, mean = stats([3, 1, 2])
print(low, high, mean)
(first, *_), second = stats([1]), stats([2])
print(first, second)


# Functions that redefine themselves or delete themselves.
def once():
    global once
    once = lambda: "again"
    return "first"


print(once(), once(), once())

# Chains of calls and subscripts.
nest = {"f": [lambda n: {"r": n + 1}]}
print(nest["f"][0](4)["r"])
print("a-b".split("-")[1].upper().center(5, "*"))


def returns_itself(n=[0]):
    n[0] += 1
    return returns_itself


returns_itself()()()()
print(returns_itself.__defaults__)

# An exception between argument evaluation and the call.
def fail():
    raise KeyError("in argument")


log.clear()
try:
    make("callee", print)(make("one", 1), fail(), make("never", 2))
except KeyError as e:
    print(e, log)
try:
    undefined_function(make("not evaluated", 1))
except NameError as e:
    print(e, log)
try:
    x(make("evaluated", 1))
except TypeError as e:
    print(e, log)
print(*[], *[1], **{"sep": "", "end": "<\n"})
print(*"xyz", sep=", ")
