# Dicts, sets, strs and tuples in loops; hashing and equality by methods.
class Key:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return self.value % 3

    def __eq__(self, other):
        return isinstance(other, Key) and self.value == other.value

def counts(n):
    table = {}
    for i in range(n):
        key = i % 7
        table[key] = table.get(key, 0) + i
        if key in table and table[key] > 50:
            del table[key]
    return table

def keyed(n):
    table = {}
    hits = 0
    for i in range(n):
        key = Key(i % 11)
        if key in table:
            hits += 1
            table[key] += i
        else:
            table[key] = i
    return hits, sorted(table.values())

def float_keys(n):
    table = {1: "one"}
    out = 0
    for i in range(n):
        x = i / 2.0
        table[x] = i
        out += table[float(i // 2)]
        if True in table:
            out += 1
    return out, len(table)

def missing(n):
    table = {0: 1, 1: 2}
    out = 0
    for i in range(n):
        try:
            out += table[i % 3]
        except KeyError as error:
            out += error.args[0] * 10
    return out

def mutated():
    table = {i: i for i in range(20)}
    try:
        for key in table:
            if key == 15:
                table[100] = 1
    except RuntimeError as error:
        return str(error)

def sets(n):
    seen = set()
    double = 0
    for i in range(n):
        item = i * i % 23
        if item in seen:
            double += 1
        seen.add(item)
        if len(seen) > 9:
            seen.discard(item)
    return double, sorted(seen)

def characters(text):
    out = []
    i = 0
    while i < len(text):
        c = text[i]
        if c == "a" or c == "\xe9":
            out.append(i)
        elif c in "xyz":
            out.append(-i)
        out.append(ord(c))
        i += 1
    return sum(out)

def wide(text):
    count = 0
    for turn in range(5):
        for c in text:
            if c == "\u20ac":
                count += 1
            elif c == "b":
                count += 10
    return count

def tuples(n):
    pair = (0, 1)
    seen = []
    for i in range(n):
        pair = (pair[1], pair[0] + i)
        a, b = pair
        if a > 20:
            seen.append(pair)
            pair = (0, 1)
    return seen[:4], len(seen), pair

def out_of_range(n):
    items = [1, 2, 3]
    text = "abc"
    pair = (1, 2)
    errors = 0
    for i in range(n):
        k = i % 5 - 1
        try:
            errors += items[k]
            errors += ord(text[-k])
            errors += pair[k]
        except IndexError as error:
            errors += len(str(error))
    return errors

def slices(n):
    items = list(range(10))
    out = 0
    for i in range(n):
        out += len(items[i % 4:]) + sum(items[:i % 5]) + items[::-1][0]
        items[i % 10] = i
    return out, items

def identity(n):
    a = []
    b = a
    count = 0
    for i in range(n):
        if a is b:
            count += 1
        if a == []:
            count += 10
        if i == 20:
            b = []
        if i % 2 is 0:
            count += 100
    return count

print(counts(100))
print(keyed(60))
print(float_keys(40))
print(missing(50))
print(mutated())
print(sets(80))
print(characters("banana xylophone caf\xe9 " * 3))
print(wide("a\u20acb" * 5))
print(tuples(60))
print(out_of_range(50))
print(slices(40))
print(identity(40))
