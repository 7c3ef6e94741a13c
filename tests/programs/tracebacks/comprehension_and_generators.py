# Errors in a comprehension, a generator expression, a generator and what consumes them.
def inverse(values):
    return [1 / v for v in values]


def lazily(values):
    return sum(1 / v for v in values)


def produce(values):
    for v in values:
        yield 10 // v


def consume(values):
    for x in produce(values):
        print("got", x)


for function in (inverse, lazily):
    try:
        function([1, 0])
    except ZeroDivisionError as e:
        tb, depth = e.__traceback__, 0
        while tb:
            tb, depth = tb.tb_next, depth + 1
        print(function.__name__, depth)
print(lazily([1, 2]))
try:
    consume([5, 0])
finally:
    print("finally runs first")
    consumed = [list(produce(v)) for v in ([1], [2, 0])]
