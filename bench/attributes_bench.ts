/** Attribute access: instance fields, class attributes, properties, slots. */
import { benchGuest } from "./bench_backends.ts";

benchGuest({
  group: "fields of an instance",
  source: `
class Counter:
    def __init__(self):
        self.count = 0
        self.step = 1

def work():
    c = Counter()
    for i in range(10000):
        c.count = c.count + c.step
    return c.count
`,
  answer: 10000,
});

benchGuest({
  group: "slots, class attributes, properties",
  source: `
class Square:
    __slots__ = ("side",)
    corners = 4

    def __init__(self, side):
        self.side = side

    @property
    def area(self):
        return self.side * self.side

def work():
    square = Square(3)
    total = 0
    for i in range(5000):
        total += square.side + square.corners + square.area
    return total
`,
  answer: 80000,
});
