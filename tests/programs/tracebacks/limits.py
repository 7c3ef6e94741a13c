"""sys.tracebacklimit, and limits of traceback's functions."""
import sys
import traceback


def fall(n):
    if n:
        fall(n - 1)
    else:
        1 / 0


def chained():
    try:
        fall(2)
    except ZeroDivisionError:
        raise KeyError("k")


for limit in (None, 0, 1, 2, 10, -1, -2):
    print("limit", limit)
    try:
        chained()
    except KeyError as error:
        print("".join(traceback.format_exception(error, limit=limit)))
        print(len(traceback.format_tb(error.__traceback__, limit)), len(traceback.extract_tb(error.__traceback__, limit)))
        print(len(traceback.TracebackException.from_exception(error, limit=limit).stack))


def stack(limit):
    return [(frame.name, frame.lineno) for frame in traceback.extract_stack(limit=limit)]


def caller(limit):
    return stack(limit)


for limit in (0, 1, 2, 3):
    print(limit, caller(limit))

for limit in (0, 1, 2, 4, 5, 1000, -1, True):
    print("system limit", limit)
    sys.tracebacklimit = limit
    try:
        fall(2)
    except ZeroDivisionError as error:
        print(traceback.format_exc())
        print(len(traceback.format_tb(error.__traceback__)), len(traceback.extract_tb(error.__traceback__, 2)))
        print(len(traceback.format_stack()) if limit < 2 else "")

del sys.tracebacklimit
try:
    fall(1)
except ZeroDivisionError:
    print(traceback.format_exc())
sys.tracebacklimit = 0
fall(1)
