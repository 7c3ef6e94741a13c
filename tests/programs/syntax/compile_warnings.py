# SyntaxWarnings that the compiler prints to stderr before the program runs.
x = 5
value = "text"
if x is 5:
    print("is with a number")
if value is not "text":
    print("never")
print(x is not 1.5, value is "other", x is (1, 2), None is None)
assert (x == 5, "a tuple is always true")
print("\d\w \. \S", b"\d", "a\ b")
path = "C:\path\new"
print(len(path))
for action in (
    lambda: [1, 2](3),
    lambda: "abc"(1),
    lambda: {1: 2}(1),
    lambda: None(1),
    lambda: (1, 2)(3),
    lambda: {1, 2}[0],
    lambda: (lambda: 0)[1],
    lambda: [1][1, 2],
    lambda: 5[0],
    lambda: "s"["k"],
    lambda: f"{x}"(2),
):
    try:
        action()
    except TypeError as e:
        print(e)


def leaves():
    for i in range(3):
        try:
            continue
        finally:
            break
    try:
        return 1
    finally:
        return i


print(leaves())
print(1if x else 2, 0xfor 3, 1or 2, 0b1and 0, 0o7in [7], 1.5if 0else 2.5)
