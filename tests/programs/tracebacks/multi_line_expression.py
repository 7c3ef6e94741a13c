# An expression over several lines: every line of it is shown.
def total(values, factor):
    return (
        sum(values)
        + factor
        * (
            values[0]
            / values[1]
        )
    )


print(total([1, 2], 3))
result = total(
    [1,
     0],
    factor=2,
)
