def values(x):
    match x:
        case 1 | -2.5 | "text":
            return "literal"
        case None:
            return "none"
        case a.b:
            return "attribute"
        case _:
            return "default"


def structures(x):
    match x:
        case [a, [b, *rest]] if a:
            return a, b, rest
        case [first, *_, last]:
            return first, last
        case {"k": v, 1: {}, **others}:
            return v, others
        case Point(x, y=0) as p:
            return p, x
        case (a, 1) | (1, a):
            return a
