# StopIteration out of plain code, and turned into RuntimeError in a generator.
def pairs(items):
    it = iter(items)
    while True:
        yield next(it), next(it)


try:
    print(next(iter([])))
except StopIteration as e:
    print("plain", repr(e))
for a, b in pairs([1, 2, 3, 4]):
    print(a, b)
