def outer():
    x = [1, 2, 3]
    return sum(
        i
        for i in
        x[
            10
        ]
    )
def call(
    a, b
):
    return a(
        b,
        1,
        2,
    )
try:
    outer()
except TypeError as e:
    call(lambda *a: a[0].foo(
        1,
        2), None)
except IndexError as e2:
    call(lambda *a: a[0].foo(
        1,
        2), None)
