"""Binary trees made and dropped by the hundred thousand: allocation and collection."""


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def count(self):
        left = self.left
        if left is None:
            return 1
        return 1 + left.count() + self.right.count()


def make(depth):
    if depth == 0:
        return Node(None, None)
    depth -= 1
    return Node(make(depth), make(depth))


def main():
    least, most = 4, 15
    total = make(most + 1).count()
    kept = make(most)
    for depth in range(least, most + 1, 4):
        rounds = 1 << (most - depth + least)
        for _ in range(rounds):
            total += make(depth).count()
    print("binary_trees", total, kept.count())


main()
