# global, nonlocal, local names and the errors of unbound ones.
counter = 0


def bump():
    global counter
    counter += 1
    return counter


bump()
bump()
print(counter)


def define():
    global made_here
    made_here = "made"


define()
print(made_here)


def local_before_assignment():
    print(counter)
    counter = 5


try:
    local_before_assignment()
except UnboundLocalError as e:
    print(type(e).__name__, e)


def local_augmented():
    counter += 1


try:
    local_augmented()
except UnboundLocalError as e:
    print(e)


def deleted():
    x = 1
    del x
    return x


try:
    deleted()
except UnboundLocalError as e:
    print(e)


def delete_unbound():
    if counter < 0:
        x = 1
    del x


try:
    delete_unbound()
except UnboundLocalError as e:
    print(e)


def missing():
    return no_such_name


try:
    missing()
except NameError as e:
    print(type(e).__name__, e, e.name)
try:
    del no_such_name
except NameError as e:
    print(e)


def delete_global():
    global made_here
    del made_here


delete_global()
try:
    made_here
except NameError as e:
    print(e)
try:
    delete_global()
except NameError as e:
    print(e)


# A loop variable and the names of except stay or go.
for loop_variable in range(3):
    pass
print(loop_variable)
for never in []:
    pass
try:
    never
except NameError as e:
    print(e)
try:
    raise ValueError("v")
except ValueError as caught:
    pass
try:
    caught
except NameError as e:
    print(e)

# A comprehension's variable does not leak, a walrus inside it does.
x = "global x"
squares = [x * x for x in range(3)]
print(x, squares)
last = None
found = any((last := n) > 2 for n in range(10))
print(found, last)


def walrus_in_function():
    values = [y := n * 2 for n in range(3)]
    return y, values


print(walrus_in_function())

# Shadowing builtins and getting them back.
def shadow():
    len = lambda x: "shadowed"
    return len([])


print(shadow(), len([]))
sum = 10
print(sum)
del sum
print(sum([1, 2]))


# Class scope: names of the class body, then globals.
y = "module"


class Scope:
    z = y
    y = "class"
    w = y
    values = [y for _ in range(2)]
    try:
        names = [z for _ in range(1)]
    except NameError as e:
        names = str(e)


print(Scope.z, Scope.y, Scope.w, Scope.names, Scope.values)


def nested():
    y = "function"

    class Inner:
        before = y
        global counter
        counter = 100

    return Inner.before


print(nested(), counter)


def use_locals(a, b=2):
    c = 3
    names = sorted(locals().items())
    return names


print(use_locals(1))
print("counter" in globals(), "nope" in globals(), globals()["counter"])
globals()["injected"] = 42
print(injected)
print(__name__)
def f(p):
    if p:
        q = 1
    return "q" in locals(), "p" in locals()
print(f(0), f(1))
