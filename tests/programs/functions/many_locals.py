"""A function of more locals than are followed exactly: what may be unbound is still checked."""

COUNT = 4500

lines = [
    "def many(which, rest=2):",
    "    if which: v4490 = 1",
    "    try: print(v4490)",
    "    except UnboundLocalError as error: print(error)",
    "    early = 3",
    "    del early",
    *(f"    v{number} = {number}" for number in range(COUNT)),
    "    del v4499",
    "    try: v4499",
    "    except UnboundLocalError as error: print(error)",
    "    try: early",
    "    except UnboundLocalError as error: print(error)",
    "    for v4498 in range(3): v4497 = v4498 + v4496",
    "    doubled = [2 * v4495 for v4495 in (1, 2)]",
    "    print(v4497, v4498, doubled, v4495)",
    "    return v5 + v4494 + which + rest",
]
namespace = {}
exec("\n".join(lines), namespace)
print(namespace["many"](0))
print(namespace["many"](1))
