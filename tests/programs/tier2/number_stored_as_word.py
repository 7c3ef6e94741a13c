# A local that was an object in the first turn of a loop is a plain number in the next ones, where it is compared with None, or
# stored, and must be boxed for it.


def compare(items):
    x = 1
    found = 0
    for turn in range(90):
        if x is None:
            found += 1
        x = x + -2.25 % 8
        if turn % 9 == 8:
            x = 1
    return x, found


def append(items, step):
    x = 1
    for turn in range(90):
        items.append(x)
        x = x + step % 8
        if turn % 9 == 8:
            x = 1
    return items[-4:]


def store(items, step):
    x = 1
    for turn in range(90):
        items[turn % 3] = x
        x = x * 0.5 + step
    return items


class Holder:
    pass


def attribute(holder, step):
    x = 1
    for turn in range(90):
        holder.value = x
        x = x * 0.5 + step
    return holder.value


for _ in range(3):
    print(compare([]))
    print(append([], 2.5))
    print(store([0, 0, 0], 1.5))
    print(attribute(Holder(), 1.5))
