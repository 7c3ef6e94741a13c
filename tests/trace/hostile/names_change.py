# Globals, builtins, class attributes and methods that change while the loop that used them runs.
scale = 1

def scaled(x):
    return x * scale

def other(x):
    return -x

def rebinds(n):
    global scale, scaled
    s = 0
    for i in range(n):
        s += scaled(i)
        if i == n // 2:
            scale = 5
        if i == n - 5:
            scaled = other
    return s

def through_dict(n):
    names = globals()
    s = 0
    i = 0
    while i < n:
        names["scale"] = i
        s += scale
        names["fresh%d" % (i % 7)] = i
        s += scale
        i += 1
    return s

def shadows_builtin(n):
    s = 0
    for i in range(n):
        s += len("abc")
        if i == n // 2:
            globals()["len"] = lambda text: 100
        if i == n - 3:
            del globals()["len"]
    return s

class A:
    step = 1

    def move(self):
        return self.step

class B(A):
    pass

def class_changes(n):
    b = B()
    s = 0
    for i in range(n):
        s += b.move()
        s += b.step
        if i == 20:
            A.step = 10
        elif i == 40:
            B.step = 100
        elif i == 60:
            b.step = 1000
        elif i == 80:
            A.move = lambda self: 7
        elif i == 90:
            B.move = lambda self: 8
    return s

class C:
    def __init__(self):
        self.x = 1
        self.y = 2

class D:
    x = "d"

    def __init__(self):
        self.y = 3

def instance_changes(n):
    c = C()
    out = []
    for i in range(n):
        out.append(c.y)
        if i == 10:
            c.z = 5
        elif i == 20:
            del c.y
            c.y = 9
        elif i == 30:
            c.__dict__["y"] = 11
        elif i == 40:
            c.__class__ = D
        elif i == 50:
            c.y = "text"
    return out[::7], c.x

def raises_when_deleted(n):
    c = C()
    s = 0
    try:
        for i in range(n):
            s += c.x
            if i == n - 4:
                del c.x
    except AttributeError as error:
        return s, str(error)

class Slotted:
    __slots__ = ("a", "b")

def slots(n):
    s = Slotted()
    s.a = 0
    try:
        for i in range(n):
            s.a += i
            if i == n - 3:
                del s.a
    except AttributeError as error:
        return str(error)

class Counted:
    def __init__(self):
        self.gets = 0

    @property
    def value(self):
        self.gets += 1
        return self.gets

    def __getattr__(self, name):
        return len(name)

def properties(n):
    c = Counted()
    s = 0
    for i in range(n):
        s += c.value + c.missing
    return s, c.gets

def defaults_change(n):
    def g(x, y=1):
        return x + y
    s = 0
    for i in range(n):
        s += g(i)
        if i == n // 2:
            g.__defaults__ = (100,)
    return s

def code_changes(n):
    def g(x):
        return x + 1
    def h(x):
        return x - 1
    s = 0
    for i in range(n):
        s += g(i)
        if i == n // 2:
            g.__code__ = h.__code__
    return s

print(rebinds(100))
print(through_dict(100))
print(shadows_builtin(60))
print(class_changes(100))
print(instance_changes(70))
print(raises_when_deleted(50))
print(slots(50))
print(properties(50))
print(defaults_change(60))
print(code_changes(60))
