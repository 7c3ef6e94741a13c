# A call whose arguments take several lines.
def combine(a, b, *, c, d=None):
    return a + b + c


value = combine(
    1,
    2,
    c=3,
)
print(value)
value = combine(
    "text",
    combine(
        1,
        2,
        c=combine(1, 1, c=1),
    ),
    c="more",
)
