# for, while, break, continue and else in all combinations.
def search(items, wanted):
    for i, x in enumerate(items):
        if x == wanted:
            result = f"found at {i}"
            break
    else:
        result = "not found"
    return result


print(search([1, 2, 3], 2), search([1, 2, 3], 9), search([], 1))


def countdown(n, stop):
    log = []
    while n > 0:
        n -= 1
        if n == stop:
            break
        if n % 2:
            continue
        log.append(n)
    else:
        log.append("else")
    return log


print(countdown(7, -1), countdown(7, 3), countdown(0, 0))


def nested():
    out = []
    for i in range(4):
        for j in range(4):
            if j == i:
                break
            if (i + j) % 2:
                continue
            out.append((i, j))
        else:
            out.append(("else", i))
            continue
        if i == 2:
            break
    else:
        out.append("outer else")
    return out


print(nested())


def with_try():
    out = []
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
        except ValueError:
            pass
        else:
            out.append("else")
        finally:
            out.append(f"f{i}")
    else:
        out.append("loop else")
    return out


print(with_try())


def return_in_loop():
    for i in range(10):
        for j in range(10):
            if i * j == 12:
                return i, j
    else:
        return None


print(return_in_loop())

# Targets of for: tuples, nested, starred, attributes, subscripts.
for a, (b, *c) in [(1, "xyz"), (2, [3])]:
    print(a, b, c)


class Target:
    pass


t = Target()
slots = [None] * 3
for t.value in range(3):
    pass
for slots[1] in "ab":
    pass
i = 0
for i, slots[i] in enumerate("pqr"):
    pass
print(t.value, slots, i)
for [x, y] in [[1, 2]]:
    print(x, y)
for x in 1, 2, 3:
    print(x, end=" ")
for x in *[1, 2], *"ab":
    print(x, end=" ")
print()
for x in []:
    pass
else:
    print("empty else")

# The iterable is evaluated once; rebinding the loop variable changes nothing.
for n in range(3):
    print(n, end=" ")
    n = 100
print(n)
items = [1, 2]
for x in items:
    items = ["other"]
    print(x, end=" ")
print(items)

# Loop conditions.
n = 5
while n:
    n -= 1
print(n)
while "":
    print("never")
else:
    print("while else")
k = 0
while True:
    k += 1
    if k > 100:
        break
print(k)
while k > 95 and (k := k - 1):
    pass
print(k)
while 1:
    break
else:
    print("never")
for _ in range(3):
    for _ in range(2):
        pass
print(_)
total = 0
for i in range(10, 0, -3):
    total += i
print(total, i)
for c in "añ€😀":
    print(ord(c), end=" ")
for b in b"\x00\xff":
    print(b, end=" ")
print()
for k in {"one": 1, "two": 2}:
    print(k, end=" ")
print()
for index in range(len("abc") - 1, -1, -1):
    print("abc"[index], end="")
print()
