def isolated(x):
    y = [x for x in x if x]
    return {x: y for x in y for y in [x + 1]}


def captured():
    return [lambda: i for i in range(3)]


class Body:
    a = [b for b in range(3)]
    c = [a for _ in a]


module_level = [m for m in range(3)]
if any((found := n) > 1 for n in module_level):
    print(found)
