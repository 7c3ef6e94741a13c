# Scopes inside scopes: functions, classes, comprehensions, lambdas, and what locals() and globals() say.
x = "global"


def simple():
    def show():
        return x

    return show()


def shadow():
    x = "local"

    def show():
        return x

    return show()


def parameter(x):
    return (lambda: x)()


def loop():
    for x in range(3):
        pass
    return [lambda: x for _ in range(2)][0]()


def class_between():
    x = "function"

    class C:
        x = "class"
        seen = x
        by_lambda = (lambda: x)()
        in_list = [x for _ in range(1)]
        in_generator = list(x for _ in range(1))
        first_iterable = [c for c in x]

        def method(self):
            return x

        class Inner:
            seen = x

    return C.seen, C.by_lambda, C.in_list, C.in_generator, "".join(C.first_iterable), C().method(), C.Inner.seen


def declared_global():
    global x
    before = x
    x = "changed"
    result = before, x
    x = "global"
    return result


def inner_global():
    x = "enclosing"

    def f():
        global x
        return x

    def g():
        return x

    return f(), g()


def inner_nonlocal():
    x = 1

    def middle():
        def inner():
            nonlocal x
            x += 1
            return x

        return inner

    f = middle()
    return f(), f(), x


def sibling_closures():
    items = []

    def add(v):
        items.append(v)
        return add

    def get():
        return list(items)

    add(1)(2)(3)
    return get()


def comprehension_scopes():
    x = 10
    a = [x + y for y in range(2)]
    b = [[x * y + z for z in range(2)] for y in range(2)]
    c = {x: x for x in range(2)}
    d = [(lambda: x)() for x in range(3)]
    e = [f() for f in [lambda: x for x in range(3)]]
    return a, b, c, d, e, x


def exec_order():
    result = []
    for i in range(3):
        def f(i=i, j=lambda: i):
            return i, j()
        result.append(f)
    return [f() for f in result]


def except_scope():
    e = "outer"
    try:
        raise ValueError("v")
    except ValueError as e:
        caught = (lambda: e)()
    try:
        return caught.args, e
    except UnboundLocalError as error:
        return caught.args, str(error)


def conditional_binding(flag):
    if flag:
        y = 1
    try:
        return y
    except UnboundLocalError:
        return "unbound"


def walrus_scope():
    if any((hit := v) > 1 for v in [1, 2, 3]):
        return hit
    return None


def names():
    a = 1
    b = lambda: a
    c = [k for k in locals()]
    inside = [sorted(locals()) for d in range(1)][0]
    return c, inside, sorted(locals())


def recursive_closure(n):
    def step(k):
        return [] if k == 0 else [lambda: k * n] + step(k - 1)

    return [f() for f in step(3)]


def star_args(*args, **kwargs):
    def inner():
        return sum(args) + sum(kwargs.values())

    args += (100,)
    kwargs["z"] = 1000
    return inner()


def del_and_rebind():
    v = 1

    def get():
        return v

    del v
    try:
        get()
    except NameError as e:
        first = type(e).__name__
    v = 2
    return first, get()


def default_sees_enclosing():
    base = 5

    def f(a=base, b=lambda: base):
        return a, b()

    base = 6
    return f()


def class_cell():
    class A:
        def who(self):
            return __class__.__name__

        @classmethod
        def make(cls):
            return [__class__ is A, cls is A]

    class B(A):
        pass

    return B().who(), B.make()


for f in (simple, shadow, loop, class_between, declared_global, inner_global, inner_nonlocal, sibling_closures, comprehension_scopes, exec_order, except_scope, walrus_scope, names, del_and_rebind, default_sees_enclosing, class_cell):
    print(f.__name__, f())
print(parameter("p"), conditional_binding(0), conditional_binding(1), recursive_closure(10), star_args(1, 2, a=3))
print(x, "f" in globals(), simple.__code__.co_freevars, shadow.__code__.co_cellvars, inner_nonlocal.__code__.co_cellvars)


class Outer:
    attribute = 1

    class Nested:
        try:
            attribute
        except NameError as e:
            message = str(e)

    def method(self):
        try:
            return attribute
        except NameError as e:
            return str(e)


print(Outer.Nested.message, Outer().method())
print([a for a in "ab" for b in a * 2], [(a, b) for a in range(2) for b in range(a)], [y for x in ["pq", "r"] for y in x], x)


def outer_function():
    def one():
        return two() + 1

    def two():
        return three

    three = 3
    return one()


print(outer_function())
