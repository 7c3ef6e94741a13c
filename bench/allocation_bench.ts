/** Allocation: objects that live long enough to be kept, and objects that do not; tuples, lists, floats. */
import { benchGuest } from "./bench_backends.ts";

benchGuest({
  group: "objects that die at once",
  source: `
class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def plus(self, other):
        return Vector(self.x + other.x, self.y + other.y)

def work():
    v = Vector(0.0, 0.0)
    step = Vector(0.5, 0.25)
    for i in range(4000):
        v = v.plus(step)
    return v.x + v.y
`,
  answer: 3000,
});

benchGuest({
  group: "objects that are kept",
  source: `
class Node:
    def __init__(self, value, next):
        self.value = value
        self.next = next

def work():
    head = None
    for i in range(3000):
        head = Node((i, [i]), head)
    total = 0
    while head is not None:
        total += head.value[0] + head.value[1][0]
        head = head.next
    return total
`,
  answer: 2999 * 3000,
});
