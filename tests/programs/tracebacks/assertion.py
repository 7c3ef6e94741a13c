# A failed assertion with a message over two lines of source.
def check(values):
    for i, v in enumerate(values):
        assert isinstance(v, int), f"item {i} is {v!r}"
        assert (
            v >= 0
            and v < 100
        ), (
            "out of range",
            v,
        )
    return True


print(check([1, 2]))
try:
    check([1, "x"])
except AssertionError as e:
    print(e)
check([5, 500])
