"""Format specs of ints about 2**30 to 2**33, and !r in f-strings, again and again."""


class Point:
    def __repr__(self):
        return "Point()"


VALUES = [0, 1, -1, 2**30 - 1, 2**30, 2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**33, -(2**30), -(2**30) - 1, -(2**31), -(2**31) + 1]
SPECS = ["", "x", "08x", "#x", "#012x", "b", "o", "d", ",", "15,", "<14", "^14d", ">14", "+d", "X", "_x", "e", ".2f", "s", "%"]
for value in VALUES:
    for spec in SPECS:
        try:
            print(format(value, spec), end="|")
        except (ValueError, OverflowError) as error:
            print(error, end="|")
    print(f"{value:08x} {value:x} {value:12d} {value!r:>14} {value!r}")
for value in ["a", "it's", 'q"\'', "x" * 100, "é", "\n", "", 1.5, -0.0, 1e300, True, None, (1, "a"), [1.0], Point(), "日"]:
    for _ in range(2):
        print(f"{value!r}", f"<{value!r:>8}>", f"{value!s}", f"{value!a}")
print(format(2**30, ""), f"{2**31 - 1:{str()}}")
total = 0
for i in range(3000):
    total += len(f"{i * 1048573:08x}{i!r}{i / 8!r}{str(i)!r}{i % 2 == 0!r}")
print(total)
