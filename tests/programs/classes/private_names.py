# Name mangling of double-underscore names, and names that are not mangled.
class A:
    __value = "A value"
    __slots_like__ = "not mangled"
    ___ = "not mangled either"

    def __init__(self):
        self.__x = 1
        self.__y__ = 2
        self._single = 3

    def get(self):
        return self.__x, self.__value, self.__y__

    def __method(self):
        return "A method"

    def call(self):
        return self.__method()

    def keyword(self, __k=5):
        return __k

    def local(self):
        __temporary = 10
        return sorted(locals())[0], __temporary

    def nested(self):
        class Inner:
            __v = "inner"

            def get(self):
                return self.__v

        def function():
            return self.__x

        return Inner().get(), sorted(n for n in vars(Inner) if "v" in n and "__v" in n)[0], function()

    def through_string(self):
        return getattr(self, "__x", "not found by getattr"), getattr(self, "_A__x")

    def in_comprehension(self):
        return [self.__x + i for i in range(2)], (lambda: self.__x)()

    def delete(self):
        del self.__x
        return hasattr(self, "_A__x")


class B(A):
    def __init__(self):
        super().__init__()
        self.__x = "B's own"

    def __method(self):
        return "B method"

    def both(self):
        return self.__x, self._A__x


a, b = A(), B()
print(a.get(), a.call(), a.local(), a.nested(), a.through_string(), a.in_comprehension())
print(b.get(), b.call(), b.both(), sorted(vars(b)))
print(a.keyword(), a.keyword(7), a.keyword(_A__k=9))
try:
    a.keyword(__k=1)
except TypeError as e:
    print(e)
try:
    a.__x
except AttributeError as e:
    print(e)
print(a._A__x, A._A__value, A.__slots_like__, A.___)
print(a.delete())


# Leading underscores of the class name are dropped; a name of underscores only mangles nothing.
class _Hidden:
    def __init__(self):
        self.__v = 1


class __:
    def __init__(self):
        self.__v = 2


print(vars(_Hidden()), vars(__()))

# Global names used inside a class are mangled too.
_C__shared = "mangled global"


class C:
    def get(self):
        return __shared

    def set(self):
        global __shared
        __shared = "changed"


print(C().get())
C().set()
print(_C__shared)


class D:
    def missing(self):
        return __nothing


try:
    D().missing()
except NameError as e:
    print(e)


class E:
    def __init__(self):
        self.__items = []

    def add(self, x):
        self.__items.append(x)
        self.__items[0:0] = [x]
        self.__count = getattr(self, "_E__count", 0) + 1
        return self

    def __len__(self):
        return len(self.__items)

    def __iter__(self):
        yield from self.__items


e = E().add(1).add(2)
print(len(e), list(e), vars(e))


class F:
    import math as __math
    __table = {"__key": 1}

    def use(self):
        return self.__math.floor(2.7), self.__table["__key"]

    def __private_property(self):
        return 6

    value = property(__private_property)


print(F().use(), F().value, sorted(n for n in vars(F) if "math" in n))
