"""Classes whose __init__ has no parameter for the instance, in hot loops: it is the first of *args."""


class Plain:
    def __init__(*args, **kwargs):
        self, *rest = args
        self.rest = rest
        self.named = kwargs


class Failure(Exception):
    def __init__(*args, code=0):
        self = args[0]
        self.code = code + len(args)


total = 0
for i in range(300):
    one = Plain(i, i + 0.5, key=i)
    total += one.rest[0] + one.named["key"]
    try:
        raise Failure(i, code=2)
    except Failure as failure:
        total += failure.code
print(total, one.rest, one.named, failure_args := Failure(1, 2).args)
