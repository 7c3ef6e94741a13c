# Errors while a class body runs, in __init__, in super().__init__ and in a property.
class Base:
    def __init__(self, size):
        self.size = self.check(size)

    def check(self, size):
        if size < 0:
            raise ValueError(f"negative size: {size}")
        return size


class Derived(Base):
    def __init__(self, size, name):
        super().__init__(size)
        self.name = name

    @property
    def half(self):
        return self.size / self.parts


print(Derived(1, "ok").name)
try:
    Derived(-1, "bad")
except ValueError as e:
    print("caught:", e)


class Body:
    numbers = [1, 2]

    class Inner:
        table = {n: 1 for n in (1, 2)}
        value = Derived(5, "x").half


print("never")
