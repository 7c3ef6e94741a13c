"""Classes that die, and others that come to stand where they stood, with their attributes elsewhere."""
import gc


def read(thing):
    return thing.x


def write(thing, value):
    thing.y = value


def call(thing):
    return thing.m()


def make(number):
    class Thing:
        if number % 3 == 0:
            def __getattr__(self, name):
                return "none"

        def m(self):
            return number

    thing = Thing()
    for i in range(number % 7):
        setattr(thing, f"before{i}", -1)
    if number % 5:
        thing.x = number
    return thing


wrong = []
for number in range(300):
    thing = make(number)
    try:
        found = read(thing)
    except AttributeError:
        found = "missing"
    expected = number if number % 5 else "none" if number % 3 == 0 else "missing"
    if found != expected:
        wrong.append(("read", number, found, expected))
    write(thing, [number])
    if thing.y != [number] or vars(thing).get("y") != [number]:
        wrong.append(("write", number, vars(thing)))
    if call(thing) != number:
        wrong.append(("call", number))
    del thing
    if number % 4 == 0:
        gc.collect()
print(wrong[:5], len(wrong))
