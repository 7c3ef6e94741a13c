# Tracebacks, locals and frames seen from inside of inlined calls.
import sys

def places(error):
    """Where the traceback leads."""
    out = []
    entry = error.__traceback__
    while entry is not None:
        out.append((entry.tb_frame.f_code.co_name, entry.tb_lineno))
        entry = entry.tb_next
    return out

def depth():
    count = 0
    frame = sys._getframe()
    while frame is not None:
        count += 1
        frame = frame.f_back
    return count

def inner(i, log):
    x = i * 2
    if i % 17 == 16:
        log.append(sorted(locals().items(), key=lambda item: item[0])[0])
        log.append(depth())
    return x

def outer(i, log):
    y = inner(i, log) + 1
    return y

def looped(n):
    log = []
    s = 0
    for i in range(n):
        s += outer(i, log)
    return s, [entry if not isinstance(entry, tuple) else entry[0] for entry in log]

def fails(i):
    z = 100
    return z // (i - 30)

def middle(i):
    return fails(i) + 1

def caught(n):
    s = 0
    for i in range(n):
        try:
            s += middle(i)
        except ZeroDivisionError as error:
            s += 1000
            text = places(error)
    return s, text

def finalizes(n):
    log = 0
    def work(i):
        nonlocal log
        try:
            return 10 // (i % 5)
        finally:
            log += 1
    s = 0
    for i in range(n):
        try:
            s += work(i)
        except ZeroDivisionError as error:
            s += error.__traceback__.tb_next.tb_lineno % 7
    return s, log

def uncaught(n):
    s = 0
    for i in range(n):
        s += middle(i)
    return s

class Failing:
    def __init__(self, i):
        self.value = 60 // (45 - i)

def constructs(n):
    s = 0
    try:
        for i in range(n):
            s += Failing(i).value
    except ZeroDivisionError as error:
        return s, places(error)

def recursion(n):
    def down(k):
        return 0 if k == 0 else 1 + down(k - 1)
    s = 0
    for i in range(n):
        s += down(i % 20)
    try:
        for i in range(10):
            s += down(10 ** (i % 7))
    except RecursionError as error:
        s += len(str(error))
    return s

print(looped(60))
print(caught(50))
print(finalizes(50))
print(constructs(60))
print(recursion(50))
print(uncaught(60))
