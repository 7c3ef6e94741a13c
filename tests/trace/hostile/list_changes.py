# Appends, inserts and deletions between loads of length, array and items.
def append_and_index(n):
    items = [1]
    s = 0
    i = 0
    while i < n:
        items.append(i)
        s += items[i] + items[-1] + len(items)
        if i % 10 == 9:
            del items[2]
            items.insert(0, 7)
        items[i // 2] = s & 15
        s += items[i // 2]
        i += 1
    return s, len(items)

def push(items, value):
    items.append(value)

def inlined_push(n):
    items = [0, 0, 0]
    s = 0
    for i in range(n):
        before = len(items)
        first = items[0]
        push(items, i)
        s += len(items) - before
        items[0] = first + 1
        s += items[0] + items[-1]
        if len(items) > 20:
            items.clear()
            items += [5, 6, 7]
    return s, items

def same_list_twice(a, b, n):
    s = 0
    i = 0
    while i < n:
        a[0] = i
        s += b[0]
        b[1] = s & 7
        s += a[1]
        i += 1
    return s

def grows_while_iterated(n):
    items = [3, 2, 1]
    seen = 0
    for item in items:
        if len(items) < n:
            items.append(item + 1)
        seen += item
    return seen, len(items)

def cleared_while_iterated():
    out = []
    for turn in range(30):
        items = list(range(10))
        for item in items:
            out.append(item)
            if item == turn % 10:
                items.clear()
    return sum(out), len(out)

def two_iterators():
    out = 0
    for turn in range(20):
        it = iter(range(12))
        for a in it:
            out += a
            for b in it:
                out ^= b
                if b & 1:
                    break
    return out

both = [1, 2]
print(append_and_index(100))
print(inlined_push(100))
print(same_list_twice(both, both, 100), both)
print(same_list_twice([1, 2], [3, 4], 100))
print(grows_while_iterated(60))
print(cleared_while_iterated())
print(two_iterators())
