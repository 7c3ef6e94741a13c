class Manager:
    def __init__(self):
        self.entered = 0
        self.left = 0

    def __enter__(self):
        self.entered += 1
        return self

    def __exit__(self, kind, error, where):
        self.left += 1
        return kind is KeyError

def f(n):
    manager = Manager()
    table = {0: 0}
    for i in range(n):
        with manager as same:
            same.entered += 1
            table[i | 1]
    return manager.entered + manager.left

f(100)
