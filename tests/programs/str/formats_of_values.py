"""format, repr, hex and str.format of small values by many specifications, again and again."""

VALUES = (0, 1, -1, 7, 255, -255, 1073741823, -1073741824, True, False, 2.5, -0.0, 1e100, float("inf"), "ab", "it's", 2**40)
SPECS = (
    "", "#x", "#b", "#o", "x", "#010x", "#012b", "#08o", "010b", "6.2f", ".0f", "f", "%", ".1%", "08.3f", ">8.2f",
    "#6x", "#06d", "<#8x", "^12b", "#f", "5", ",.2f", ",", "10s", "_x", "-#x", "#_b",
)


def shown(value, spec):
    try:
        return format(value, spec)
    except ValueError as error:
        return str(error)


def lines():
    for value in VALUES:
        yield "|".join(shown(value, spec) for spec in SPECS)
        yield f"{value}|{value!s}|{value!r}|{repr(value)}|{str(value)}|{value:}"
        if isinstance(value, int):
            yield hex(value)
        yield "{a} {a!s:>6} {b[0]} {c.real} {a!r:>8}".format(a=value, b=[value], c=1)


first = list(lines())
print("\n".join(first))
print(all(list(lines()) == first for _ in range(12)))
keywords = {"name": "n", "size": 3}
print("{name}{size:{width}}".format(width=4, **keywords), "{0}{name}".format(1, **keywords))
try:
    "{name}".format(nam=1)
except KeyError as error:
    print("KeyError", error)
