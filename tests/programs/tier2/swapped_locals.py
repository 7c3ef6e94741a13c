# Locals that change places in every turn are in memory as they were when the loop was entered.


def swap():
    a = 1
    b = 1 << 40
    turn = 0
    while turn < 200:
        turn += 1
        if turn % 17 == 8:
            print(turn, a, b)
        b, a = a, b
    return a, b


def rotate():
    a, b, c = 0.5, "b", 3
    for turn in range(200):
        if turn % 25 == 7:
            print(turn, a, b, c)
        a, b, c = c, a, b
    return a, b, c


print(swap())
print(rotate())
