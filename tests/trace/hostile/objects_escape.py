# Short-lived objects: some are never seen outside of a turn, some leave it by a branch, a call, an exception or a local.
class V:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def plus(self, other):
        return V(self.x + other.x, self.y + other.y)

    def times(self, k):
        return V(self.x * k, self.y * k)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __repr__(self):
        return f"V({self.x}, {self.y})"

def local(n):
    s = V(0, 0)
    for i in range(n):
        s = s.plus(V(i, 1).times(2))
    return s

def floats(n):
    s = V(0.5, 1.5)
    for i in range(n):
        s = s.times(0.5).plus(V(1.0, i))
    return s

def kept_sometimes(n):
    kept = []
    for i in range(n):
        v = V(i, i + 1)
        w = v
        if i % 7 == 3:
            kept.append(v)
            w.x = -1
        v.y = v.y * 2
        if i % 11 == 5:
            kept.append(w)
    return kept, v is w

def last_one(n):
    v = None
    for i in range(n):
        old = v
        v = V(i, old.x if old is not None else -1)
        if old is v:
            return "same"
    return v, old, old is v

def chain(n):
    top = None
    total = 0
    for i in range(n):
        top = V(i, top)
        if i % 5 == 4:
            while top is not None:
                total = total * 3 + top.x & 0xffff
                top = top.y
    return total, top

def loops_back(n):
    count = 0
    for i in range(n):
        a = V(i, None)
        b = V(a, i)
        a.y = b
        if a.y.x is a and b.x.y is b:
            count += 1
        if i % 13 == 12:
            a.x = 100
            count += b.x.x
    return count, a.y.x is a, b.x.x

def same_twice(n):
    out = []
    for i in range(n):
        v = V(i, 0)
        pair = (v, v)
        pair[0].y = 5
        if i % 9 == 8:
            out.append(pair)
    return all(a is b for a, b in out), [a for a, _ in out]

class Checked:
    def __init__(self, value):
        self.value = value
        if value % 10 == 9:
            raise ValueError(self.value)
        self.double = value * 2

def half_made(n):
    s = 0
    errors = []
    for i in range(n):
        try:
            c = Checked(i)
            s += c.double
        except ValueError as error:
            errors.append(error.args[0])
    return s, errors, c.value

def overflowing(n):
    v = V(1, 0)
    for i in range(n):
        w = V(v.x * 3, v.y + 1)
        v = w if w.x < 1 << 62 else V(1, w.y)
    return v

def changes_kind(n):
    v = V(1, 2)
    out = 0
    for i in range(n):
        v = V(v.x + 1, v.y) if i % 8 else V(v.x + 0.5, v.y)
        if i % 16 == 15:
            v = V(int(v.x), "text" if i % 32 == 31 else 3)
        out += len(str(v.y))
    return v, out

class Sub(V):
    def plus(self, other):
        return Sub(self.x - other.x, self.y)

def other_class(n):
    v = V(0, 0)
    for i in range(n):
        v = v.plus(V(i, 1))
        if i == n // 2:
            v = Sub(v.x, v.y)
    return v, type(v).__name__

def new_attribute(n):
    total = 0
    for i in range(n):
        v = V(i, 1)
        v.z = i * 2
        if i % 6 == 5:
            v.w = 1
            total += len(v.__dict__)
        del v.y
        v.y = 3
        total += v.z + v.y
    return total, sorted(v.__dict__)

def tuples(n):
    s = 0
    kept = []
    for i in range(n):
        t = (i, (i + 1, i * 0.5))
        a, (b, c) = t
        s += a * b + c
        if t == (6, (7, 3.0)):
            kept.append(t)
        u = t[1] + (a,)
        if i % 10 == 9:
            kept.append(u[1:])
        if t[1] is not u:
            s += 1
    return s, kept

def closures(n):
    fs = []
    s = 0
    for i in range(n):
        def f(k, i=i):
            return k + i
        s += f(1)
        if i % 10 == 3:
            fs.append(f)
    return s, [f(0) for f in fs]

def iterators(n):
    s = 0
    for i in range(n):
        for x in (i, i + 1, 2):
            s += x
        for y in [i, 3]:
            s ^= y
            if y == 3:
                break
        it = iter((i, 5))
        s += next(it)
        if i % 9 == 4:
            s += sum(it)
    return s

def returned(n):
    def find(i):
        for k in range(i, i + 3):
            v = V(k, i)
            if k % 4 == 1:
                return v
        return V(-1, -1)
    out = [find(i) for i in range(n)]
    return out[3:7], len({id(v) for v in out})

print(local(60), floats(60))
print(kept_sometimes(60))
print(last_one(60))
print(chain(60))
print(loops_back(60))
print(same_twice(60))
print(half_made(60))
print(overflowing(100))
print(changes_kind(100))
print(other_class(60))
print(new_attribute(60))
print(tuples(60))
print(closures(60))
print(iterators(60))
print(returned(40))
