class Counter:
    def __init__(self):
        self.count = 0

    def add(self, amount):
        self.count += amount
        return self

def f(n):
    counter = Counter()
    for i in range(n):
        counter.add(i).add(1)
    return counter.count

f(100)
