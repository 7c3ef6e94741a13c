class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

def f(n):
    p = Point(0.0, 1.0)
    i = 0
    while i < n:
        p.x = p.x + p.y * 0.5
        i += 1
    return p.x

f(100)
