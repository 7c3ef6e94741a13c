"""Natives without a kernel in hot loops: in inlined frames, beside floats, raising, calling back, changing classes."""

import traceback


class Tally:
    total = 0
    names = []

    def __init__(self, limit):
        self.limit = limit

    def add(self, text, weight):
        Tally.total += weight
        parts = text.split(",")
        parts.insert(1, weight)
        return len(parts) + parts.count(weight)

    def check(self, index):
        if index >= self.limit:
            return [10, 20, 30].index(index)
        return index


def plain(n):
    text = "a,b,c"
    total = 0.5
    whole = 0
    last = None
    for i in range(n):
        last = text.replace("b", str(i)).partition(",")
        total += len(last[2]) * 0.25
        whole = (whole * 3 + text.find("c") + i) % 10007
        flag = i % 7 == 0
        if flag:
            total += text.count(",")
    return total, whole, last, flag


print(plain(400))


def inlined(n):
    tally = Tally(n + 1)
    total = 0
    for i in range(n):
        total = (total * 5 + tally.add("x,y", i & 3)) % 9973
        total += tally.check(i) & 1
    return total, Tally.total


print(inlined(500))


def raising(n):
    tally = Tally(n - 2)
    done = 0
    ratio = 1.5
    try:
        for i in range(n):
            ratio = ratio * 0.75 + 0.5
            done += tally.check(i)
    except ValueError as error:
        print(traceback.format_exc())
        return done, round(ratio, 6), type(error).__name__
    return done, ratio, None


print(raising(300))


def handled(n):
    missed = 0
    kept = []
    for i in range(n):
        try:
            kept.append("abcdefgh".index("xbcd"[i % 4]) * 2.5)
        except ValueError:
            missed += 1
        finally:
            missed += 2
    return missed, sum(kept)


print(handled(300))


class Same:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        total = 0
        for i in range(12):
            total += i * (self.value == other.value)
        return total > 0

    __hash__ = None


def reentering(n):
    things = [Same(i) for i in range(6)]
    found = 0
    order = []
    for i in range(n):
        found += things.index(Same(i % 6)) + things.count(Same(i % 7))
        order = sorted(range(5), key=lambda x: (x * (i + 1)) % 5)
    return found, order


print(reentering(120))


def replaced(n):
    log = []
    steps = [1, 2, 3]
    for i in range(n):
        steps.extend((i, i + 1))
        steps.pop(i % len(steps))
        if i == n // 2:
            Tally.check = lambda self, index: -index
        log.append(Tally(n).check(i))
        del steps[:1]
        steps.reverse()
    return sum(log), steps[:4], len(steps)


print(replaced(300))


def compared(n):
    above = below = 0
    best = ()
    for i in range(n):
        pair = (i * 7 % 31, str(i % 10))
        if pair > best:
            best = pair
        above += [i % 3, 2] >= [1, 2]
        below += max(i % 5, 3, i % 7)
        quotient, rest = divmod(i * 1000003, 97)
        below += rest + quotient // 1000
        below += int((i + 0.5) // 0.75) + int(i % 2.5)
    return above, below, best


print(compared(400))


def specs(n):
    size = 0
    line = ""
    for i in range(n):
        line = f"{i:>6d}|{i / 8:.3f}|{'ab' * (i % 3):^5}"
        size += len(line) + line.count("a")
    return size, line


print(specs(300))


def big(n):
    value = 1
    for i in range(n):
        value = (value * 1000003 + i) % (1 << 80)
        if value.bit_length() < 60:
            value += 1 << 70
    return value


print(big(300))
