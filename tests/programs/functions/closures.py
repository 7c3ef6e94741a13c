# Closures: cells, late binding, sharing, nested depth.
def make_counter(start=0):
    count = start

    def increment(step=1):
        nonlocal count
        count += step
        return count

    def peek():
        return count

    return increment, peek


inc, peek = make_counter(5)
print(inc(), inc(), inc(10), peek())
inc2, peek2 = make_counter()
print(inc2(), peek2(), peek())

# Late binding: the variable is shared, not its value.
functions = [lambda: i for i in range(4)]
print([g() for g in functions])
functions = [lambda i=i: i for i in range(4)]
print([g() for g in functions])


def loop():
    result = []
    for n in range(3):
        def inner():
            return n
        result.append(inner)
    n = 100
    return result


print([g() for g in loop()])


# A variable of an outer function that is not bound yet.
def unbound(flag):
    def inner():
        return value

    if flag:
        value = 1
    return inner()


print(unbound(True))
try:
    unbound(False)
except NameError as e:
    print(type(e).__name__, e)


def deleted():
    value = 1

    def inner():
        return value

    del value
    return inner()


try:
    deleted()
except NameError as e:
    print(type(e).__name__, e)


# Three levels, each assigning to the outermost.
def level0():
    x = "zero"

    def level1():
        def level2():
            nonlocal x
            x = x + " two"
            return x

        nonlocal x
        x = x + " one"
        return level2

    return level1, lambda: x


one, read = level0()
two = one()
print(read())
two()
print(read())
two()
one()
print(read())


# A parameter captured by a closure, assigned before and after.
def captured(a, b=2, *args, **kw):
    def total():
        return a + b + sum(args) + sum(kw.values())

    a += 1
    return total


print(captured(1)(), captured(1, 2, 3, 4, x=5)())


# The cells themselves.
def adder(n):
    def add(m):
        return n + m

    return add


add5 = adder(5)
print(add5(3), add5.__closure__[0].cell_contents, add5.__code__.co_freevars, adder.__code__.co_cellvars)
add5.__closure__[0].cell_contents = 50
print(add5(3))
print(adder.__closure__)


# A class body does not make a scope for its methods.
def outer():
    v = "outer"

    class K:
        v = "class"
        seen = v

        def get(self):
            return v

    return K.seen, K().get()


print(outer())


# Recursion through a closure, and mutual recursion.
def recursion():
    def even(n):
        return True if n == 0 else odd(n - 1)

    def odd(n):
        return False if n == 0 else even(n - 1)

    def factorial(n):
        return 1 if n < 2 else n * factorial(n - 1)

    return even(10), odd(7), even(7), factorial(20)


print(recursion())


# Closures in a comprehension see the comprehension's own variable.
print([f() for f in [(lambda: x * y) for x in range(3) for y in [2]]])
compose = lambda *fs: lambda x: x if not fs else compose(*fs[:-1])(fs[-1](x))
print(compose(lambda x: x + 1, lambda x: x * 10)(4))
