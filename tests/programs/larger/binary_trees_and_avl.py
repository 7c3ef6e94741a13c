# Many small trees, a binary search tree with deletion, an AVL tree with checks.
def make(depth):
    return (make(depth - 1), make(depth - 1)) if depth else (None, None)


def check(node):
    left, right = node
    return 1 if left is None else 1 + check(left) + check(right)


long_lived = make(9)
for depth in range(4, 10, 2):
    iterations = 1 << 9 - depth
    print(iterations, "trees of depth", depth, "check", sum(check(make(depth)) for _ in range(iterations)))
print("long lived", check(long_lived))


class Node:
    __slots__ = ("key", "value", "left", "right", "height")

    def __init__(self, key, value):
        self.key, self.value, self.left, self.right, self.height = key, value, None, None, 1


def height(node):
    return node.height if node else 0


class AVL:
    def __init__(self, items=()):
        self.root, self.size, self.rotations = None, 0, 0
        for k, v in items:
            self[k] = v

    def _fix(self, node):
        node.height = 1 + max(height(node.left), height(node.right))
        balance = height(node.left) - height(node.right)
        if balance > 1:
            if height(node.left.left) < height(node.left.right):
                node.left = self._rotate_left(node.left)
            return self._rotate_right(node)
        if balance < -1:
            if height(node.right.right) < height(node.right.left):
                node.right = self._rotate_right(node.right)
            return self._rotate_left(node)
        return node

    def _rotate_right(self, node):
        self.rotations += 1
        pivot = node.left
        node.left, pivot.right = pivot.right, node
        for n in (node, pivot):
            n.height = 1 + max(height(n.left), height(n.right))
        return pivot

    def _rotate_left(self, node):
        self.rotations += 1
        pivot = node.right
        node.right, pivot.left = pivot.left, node
        for n in (node, pivot):
            n.height = 1 + max(height(n.left), height(n.right))
        return pivot

    def __setitem__(self, key, value):
        def insert(node):
            if node is None:
                self.size += 1
                return Node(key, value)
            if key < node.key:
                node.left = insert(node.left)
            elif key > node.key:
                node.right = insert(node.right)
            else:
                node.value = value
                return node
            return self._fix(node)

        self.root = insert(self.root)

    def __getitem__(self, key):
        node = self.root
        while node:
            if key == node.key:
                return node.value
            node = node.left if key < node.key else node.right
        raise KeyError(key)

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def __delitem__(self, key):
        def pop_min(node):
            if node.left is None:
                return node, node.right
            smallest, node.left = pop_min(node.left)
            return smallest, self._fix(node)

        def remove(node):
            if node is None:
                raise KeyError(key)
            if key < node.key:
                node.left = remove(node.left)
            elif key > node.key:
                node.right = remove(node.right)
            else:
                self.size -= 1
                if node.left is None:
                    return node.right
                if node.right is None:
                    return node.left
                successor, right = pop_min(node.right)
                successor.left, successor.right = node.left, right
                node = successor
            return self._fix(node)

        self.root = remove(self.root)

    def __len__(self):
        return self.size

    def __iter__(self):
        stack, node = [], self.root
        while stack or node:
            while node:
                stack.append(node)
                node = node.left
            node = stack.pop()
            yield node.key
            node = node.right

    def verify(self):
        def walk(node, low, high):
            if node is None:
                return 0
            assert (low is None or low < node.key) and (high is None or node.key < high)
            l, r = walk(node.left, low, node.key), walk(node.right, node.key, high)
            assert abs(l - r) <= 1 and node.height == 1 + max(l, r)
            return 1 + max(l, r)

        return walk(self.root, None, None)

    def between(self, low, high):
        def walk(node):
            if node:
                if node.key > low:
                    yield from walk(node.left)
                if low <= node.key <= high:
                    yield node.key, node.value
                if node.key < high:
                    yield from walk(node.right)

        return list(walk(self.root))


tree = AVL((i, i * i) for i in range(200))
print(len(tree), tree.verify(), tree.rotations, tree[57], 200 in tree, list(tree)[:5], tree.between(10, 13))
seed = 7
keys = []
for _ in range(300):
    seed = (seed * 1103515245 + 12345) % 2**31
    keys.append(seed % 1000)
tree = AVL((k, str(k)) for k in keys)
print(len(tree) == len(set(keys)), tree.verify(), list(tree) == sorted(set(keys)))
for k in keys[::2]:
    if k in tree:
        del tree[k]
print(len(tree), tree.verify(), list(tree) == sorted(set(keys) - set(keys[::2])), tree.between(100, 140))
for action in (lambda: tree[-1], lambda: tree.__delitem__("x"), lambda: tree.__delitem__(keys[0])):
    try:
        action()
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
words = AVL()
for word in "the quick brown fox jumps over the lazy dog the end".split():
    words[word] = words[word] + 1 if word in words else 1
print([(w, words[w]) for w in words], words.verify(), words.root.key)
