# Annotations do nothing while a program runs (PEP 649: they are not even evaluated).
def f(a: int, b: "str" = "x", *args: float, c: list[int] = None, **kw: dict) -> tuple:
    return a, b, args, c, kw


print(f(1), f("not an int", 2, 3, c=4, d=5))


def undefined_names(x: NoSuchType, y: Other.Missing = 1) -> AlsoMissing:
    return x + y


print(undefined_names(1))


def side_effect(x: print("never printed")):
    return x


print(side_effect(2))

count: int = 5
print(count)
name: str
try:
    name
except NameError as e:
    print(e)


class Point:
    x: int
    y: int = 7
    label: "undefined whatever" = "p"

    def move(self: "Point", dx: int) -> "Point":
        self.x = dx
        return self


print(Point.y, Point.label, hasattr(Point, "x"))
print(Point().move(3).x)


def local_annotations():
    a: int = 1
    b: NoSuchThing = 2
    c: list[NoSuchThing]
    (d): int = 4
    return a, b, d


print(local_annotations())


def annotated_makes_local():
    try:
        return value
    except UnboundLocalError as e:
        return str(e)
    value: int


value = "global"
print(annotated_makes_local())


class Target:
    pass


t = Target()
t.attribute: int = 3
items = [0, 0]
items[1]: int = 9
print(t.attribute, items)


def index():
    print("index evaluated")
    return 0


# Of a target that is no name, the target's parts are evaluated even with no value.
items[index()]: int
lambda_with_default = lambda a, b=2: (a, b)
print(lambda_with_default(1))

# Generic aliases of builtins are ordinary objects.
print(list[int], dict[str, list[int]], tuple[int, ...])


def defaults_are_evaluated(a: int = print("printed once")) -> None:
    return a


print(defaults_are_evaluated())
print(f.__name__, f.__defaults__)
print(f.__annotations__["a"], f.__annotations__["return"], list(f.__annotations__))
print(Point.__annotations__["y"] if False else "not asked")
