# and, or, not, chains, conditional expressions: values, short circuit, precedence.
log = []


def v(x):
    log.append(x)
    return x


def show(result):
    print(repr(result), log)
    log.clear()


show(v(0) or v("") or v("x") or v("never"))
show(v(1) and v([]) and v("never"))
show(v(0) or v([]))
show(v(1) and v(2) or v("never"))
show(v(0) and v("never") or v(3))
show(not v(0) and v("right"))
show(not (v(1) or v("never")))
show(v(1) < v(2) < v(3))
show(v(1) < v(0) < v("never"))
show(v(1) == v(1) != v(2) is not v(None))
show(v(2) in v([1, 2]) in v([[1, 2]]))
show(v("a") if v(1) else v("never"))
show(v("never") if v(0) else v("b"))
show(v(1) if v(0) else v(2) if v(0) else v(3))
show([v(1), v(2)][v(0)] + v(10) * v(2) ** v(2))
show((v(1) < v(2)) < v(3))
show(v(1) < (v(2) < v(3)))
show(v(0) or v(0) and v("never"))
show(v(1) or v("never") and v("never"))

print(1 < 2 < 3 < 4 < 5, 1 < 2 < 3 > 2 >= 2 == 2 != 1, 1 == 1.0 == True, 1 < 3 < 2, "a" < "b" < "c", 5 > 4 > 3 > 3)
print(0 == False is not True, not 1 == 2, not not [], (not []) is True, None is None is not False)
print([] or {} or () or "last", [] and 1, None or 0, 0 or None, "a" and "b", "" and "b", [0] and 5)
print(1 if [] else 2 if {} else 3, (1 if True else 2) + 1, 1 if True else 2 + 1, [1, 2][1 if 0 else 0])
print(2 + 3 * 4 ** 2 // 5 % 3 - -1, -2 ** 2, 2 ** -1, 2 ** 3 ** 2, (2 ** 3) ** 2, ~1 + 1, not 1 + 1, 1 << 2 + 1, 6 & 3 | 8 ^ 2, 5 - 3 - 1, 100 / 10 / 5)
print(1 | 2 == 2, (1 | 2) == 2, 1 + 1 == 2 and 2 * 2 == 4, "x" in "xyz" and "q" not in "xyz", not "q" in "xyz", 3 - 2 in [1])
print(lambda: 1 if 0 else 2) if False else print("skipped")
print((lambda: 1 if 0 else 2)(), (lambda x: x and not x)(5), [x for x in range(5) if x % 2 == 0 and x > 0 or x == 3])


class Noisy:
    def __init__(self, name, truth):
        self.name, self.truth = name, truth

    def __bool__(self):
        log.append(self.name)
        return self.truth

    def __repr__(self):
        return self.name


A, B, C = Noisy("A", True), Noisy("B", False), Noisy("C", True)
show(A and B and C)
show(A or B)
show(B or C)
show(not A)
show(A if B else C)
show(A and B or C)
if A and (B or C):
    show("if taken")
while B or not A:
    pass
else:
    show("while left")
show(bool(A and C))
show([x for x in (A, B, C) if x])
show(all([A, B, C]))
show(any([B, A, C]))
show(A == A is A)
assert A or B
show("assert")


class Odd:
    def __bool__(self):
        raise ValueError("no truth")


for action in (lambda: not Odd(), lambda: Odd() and 1, lambda: 1 if Odd() else 2, lambda: bool(Odd()), lambda: [x for x in [1] if Odd()], lambda: Odd() or 1):
    try:
        action()
    except ValueError as e:
        print(e, end="; ")
print(1 and Odd().__class__.__name__, type(0 or Odd()).__name__)
x = 5
print(0 < x < 10, 0 < x > 3, x == 5 == 5.0, -10 < -x < 0 < x, x is x is not None, x in [5] == True)
print("yes" if 0 <= x <= 5 <= 10 else "no", (x > 3) + (x > 4) + (x > 5), True + True, sum([x > 1, x > 9]), [False, True][x > 3])
