# The messages of everyday mistakes, type by type.
class Thing:
    attribute = 1

    def method(self, x):
        return x

    @property
    def read_only(self):
        return 5


thing, none, number, text, items, table, pair = Thing(), None, 5, "text", [1, 2], {"a": 1}, (1, 2)


def attempts():
    yield lambda: none.strip()
    yield lambda: none[0]
    yield lambda: none + 1
    yield lambda: none()
    yield lambda: len(none)
    yield lambda: [*none]
    yield lambda: {**none}
    yield lambda: none.x.y
    yield lambda: number.append(1)
    yield lambda: number[0]
    yield lambda: number()
    yield lambda: len(number)
    yield lambda: number + text
    yield lambda: text + number
    yield lambda: text - text
    yield lambda: text * text
    yield lambda: text[10]
    yield lambda: text["a"]
    yield lambda: text[none]
    yield lambda: text.push("x")
    yield lambda: text.upper(1)
    yield lambda: text.split(5)
    yield lambda: text.join([1])
    yield lambda: text.replace("t")
    yield lambda: text.format
    yield lambda: "{} {}".format(1)
    yield lambda: "%d" % text
    yield lambda: "%s %s" % text
    yield lambda: int(text)
    yield lambda: int("")
    yield lambda: float(text)
    yield lambda: int([1])
    yield lambda: items[5]
    yield lambda: items["a"]
    yield lambda: items[1.0]
    yield lambda: items + pair
    yield lambda: items + none
    yield lambda: items.remove(9)
    yield lambda: items.index(9)
    yield lambda: items.push(1)
    yield lambda: [].pop()
    yield lambda: items.pop(7)
    yield lambda: items.insert(1)
    yield lambda: items < pair
    yield lambda: items()
    yield lambda: sorted([1, "a"])
    yield lambda: sum(["a"])
    yield lambda: max([])
    yield lambda: max(1)
    yield lambda: sum(5)
    yield lambda: table["zz"]
    yield lambda: table[items]
    yield lambda: table.get()
    yield lambda: table.a
    yield lambda: table.pop("zz")
    yield lambda: table + table
    yield lambda: table < table
    yield lambda: dict([1])
    yield lambda: dict([(1, 2, 3)])
    yield lambda: {items}
    yield lambda: {items: 1}
    yield lambda: set([[1]])
    yield lambda: pair[5]
    yield lambda: pair.append(3)
    yield lambda: pair + items
    yield lambda: pair.index(9)
    yield lambda: hash(items)
    yield lambda: thing.missing
    yield lambda: Thing.missing
    yield lambda: thing.method()
    yield lambda: thing.method(1, 2)
    yield lambda: thing.method(y=1)
    yield lambda: Thing(1)
    yield lambda: Thing.method()
    yield lambda: thing()
    yield lambda: thing[0]
    yield lambda: thing + 1
    yield lambda: thing < thing
    yield lambda: len(thing)
    yield lambda: list(thing)
    yield lambda: int(thing)
    yield lambda: -thing
    yield lambda: 1 in thing
    yield lambda: setattr(thing, "read_only", 1)
    yield lambda: delattr(thing, "read_only")
    yield lambda: delattr(thing, "attribute")
    yield lambda: setattr(number, "x", 1)
    yield lambda: (lambda a: a)()
    yield lambda: (lambda: 0)(1)
    yield lambda: (lambda a, *, b: 0)(1)
    yield lambda: (lambda a, /: 0)(a=1)
    yield lambda: (lambda a: 0)(1, a=2)
    yield lambda: print(1, foo=2)
    yield lambda: range("a")
    yield lambda: range(1, 2, 0)
    yield lambda: range(3)[5]
    yield lambda: chr(-1)
    yield lambda: ord("ab")
    yield lambda: round("x")
    yield lambda: abs("x")
    yield lambda: pow(2, -1, 4)
    yield lambda: 1 / 0
    yield lambda: 1 % 0
    yield lambda: 1.0 // 0
    yield lambda: 2 ** "a"
    yield lambda: divmod(1, 0)
    yield lambda: 10 ** 400 * 1.0
    yield lambda: 1 << -1
    yield lambda: ~1.5
    yield lambda: number @ number
    yield lambda: items[::0]
    yield lambda: isinstance(1, 5)
    yield lambda: issubclass(1, int)
    yield lambda: iter(5)
    yield lambda: next([])
    yield lambda: next(iter([]))
    yield lambda: reversed(5)
    yield lambda: zip(1)
    yield lambda: enumerate(5)
    yield lambda: list(map(5, [1]))
    yield lambda: list(zip([1], [1, 2], strict=True))
    yield lambda: getattr(thing, "nope")
    yield lambda: getattr(5)
    yield lambda: type("X", (int, str), {})
    yield lambda: type(5, 6)
    yield lambda: object().x
    yield lambda: super().x
    yield lambda: undefined_name
    yield lambda: f"{number:z}"
    yield lambda: f"{text:d}"
    yield lambda: format(items, "5")
    yield lambda: bytes("x")
    yield lambda: bytes([300])
    yield lambda: b"a" + "b"
    yield lambda: b"a".decode("nope")
    yield lambda: "é".encode("ascii")
    yield lambda: b"\xff".decode()
    yield lambda: "".join(5)
    yield lambda: [x for x in 5]
    yield lambda: (lambda a, b: 0)(*[1])
    yield lambda: (lambda a, b: 0)(*[1, 2, 3])
    yield lambda: (lambda **k: 0)(**{1: 2})
    yield lambda: (lambda *a: 0)(*5)
    yield lambda: __import__("nope_nope")
    yield lambda: another_missing_name


for i, action in enumerate(attempts()):
    try:
        value = action()
        print(i, "no error", "bound method" if callable(value) else value)
    except Exception as e:
        print(i, type(e).__name__, e)


def statements():
    def unpack_few():
        a, b, c = 1, 2

    def unpack_many():
        a, b = 1, 2, 3

    def unpack_star():
        a, *b, c, d = 1, 2

    def unpack_none():
        a, b = None

    def assign_index():
        items[9] = 1

    def assign_tuple():
        pair[0] = 1

    def assign_str():
        text[0] = "x"

    def delete_index():
        del items[9]

    def delete_key():
        del table["zz"]

    def delete_tuple():
        del pair[0]

    def delete_name():
        del nothing_here

    def iterate():
        for _ in 5:
            pass

    def with_nothing():
        with 5:
            pass

    def raise_text():
        raise "text"

    def raise_class():
        raise Thing

    def assertion():
        assert items == [], f"items is {items}"

    def import_name():
        from math import nope

    def augmented():
        number = "a"
        number += 1

    def unbound():
        print(later)
        later = 1

    def star_import_missing():
        import nope.sub

    def base_class():
        class C(5):
            pass

    def duplicate_bases():
        class C(Thing, Thing):
            pass

    def decorator():
        @5
        def f():
            pass

    return [v for v in locals().values()]


for f in statements():
    try:
        f()
        print(f.__name__, "no error")
    except Exception as e:
        print(f.__name__, type(e).__name__, str(e).split(" (")[0] if isinstance(e, ImportError) else e)
