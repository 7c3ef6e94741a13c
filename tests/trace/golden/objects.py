class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

def f(n):
    total = 0
    i = 0
    while i < n:
        v = Vector(i, 2)
        total += v.x * v.y
        i += 1
    return total

f(100)
