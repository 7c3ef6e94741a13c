"""Displays of so many items that they are built one by one: keys of every kind, in any place, with what is unpacked between."""
x, y = 1, 2.5
negative = {-1: 0, -2: 1, -3: 2, -4: 3, -5: 4, -6: 5, -7: 6, -8: 7, -9: 8, -10: 9, -11: 10, -12: 11, -13: 12,
            -14: 13, -15: 14, -16: 15, -17: 16}
print(negative, len(negative))
mixed = {0: "a", -x: "b", ~x: "c", 0 - x - 5: "d", -y: "e", -2**40: "f", 2**70: "g", -(2**70): "h", True: "i",
         None: "j", "k": "k", b"l": "l", (1, -x): "m", frozenset([x]): "n", ...: "o", 1.0: "p", -0.0: "q", 1j: "r",
         int: "s", -x - 1: "t"}
print(mixed)


def local(a, b):
    return {a: 1, -a: 2, b: 3, -b: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9, 10: 10, 11: 11, 12: 12, 13: 13, 14: 14, 15: 15,
            -15: 16, a - 100: [-a], b: {-a: b}}


for _ in range(100):
    result = local(-3, 4)
print(result)
print({**negative, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9, 10: 10, 11: 11, 12: 12, 13: 13, 14: 14,
       15: 15, -16: "last", **{-1: "after"}, -2: "end"})
print(sorted({-1, -2, -3, -4, -5, -6, -7, -8, -9, -10, -11, -12, -13, -14, -15, -16, -17, -18, -19, -20, -21, -22, -23,
              -24, -25, -26, -27, -28, -29, -30, -31, -32, -33, -x, ~x}))
print([-1, -2, -3, -4, -5, -6, -7, -8, -9, -10, -11, -12, -13, -14, -15, -16, -17, -18, -19, -20, -21, -22, -23, -24,
       -25, -26, -27, -28, -29, -30, -31, -32, -33, -x, ~x])
print({-i: {-j: i - j for j in range(3)} for i in range(20)})
print({i: -i for i in (-1, -2**31, 2**31, -2**30, -2**30 - 1)})


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return -self.n - 5

    def __eq__(self, other):
        return self.n == other

    def __repr__(self):
        return f"Key({self.n})"


print({Key(1): 1, -1: 2, 1: 3, -6: 4, Key(-6): 5, 2: 0, 3: 0, 4: 0, 5: 0, 6: 0, 7: 0, 8: 0, 9: 0, 10: 0, 11: 0, 12: 0,
       13: 0, -7: 0})
try:
    {-1: 0, 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 6: 0, 7: 0, 8: 0, 9: 0, 10: 0, 11: 0, 12: 0, 13: 0, 14: 0, 15: 0, [-1]: 1}
except TypeError as error:
    print(error)
