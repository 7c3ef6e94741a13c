# Marks point at the operator of the failing expression.
def compute(a, b, c):
    total = a * b + c
    print("first", total)
    return (a + b) * c / (a - a) + total


def outer(values):
    result = compute(1, 2, 3) if values else None
    return result


print(outer([]))
outer([1])
