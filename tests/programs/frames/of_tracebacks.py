"""The frames of a traceback after the exception was caught: their variables, their callers, their objects."""
import inspect
import sys
import traceback


def deep(n):
    local = [n]
    if n == 0:
        raise ValueError("here")
    return deep(n - 1)


def catches():
    mine = "own"
    try:
        deep(2)
    except ValueError as error:
        tb = error.__traceback__
        print(tb.tb_frame is sys._getframe())
        mine = "changed"
        shown = []
        while tb is not None:
            frame = tb.tb_frame
            names = {key: value for key, value in frame.f_locals.items() if key in ("n", "local", "mine")}
            shown.append((frame.f_code.co_name, names, tb.tb_lineno - frame.f_code.co_firstlineno))
            tb = tb.tb_next
        print(shown)
        last = frame
        while last.f_globals is globals() and last.f_code.co_name != "<module>":
            print(last.f_code.co_name, end=" ")
            last = last.f_back
        print()
        return error


error = catches()
tb = error.__traceback__
print(tb.tb_frame.f_locals["mine"], tb.tb_frame is tb.tb_frame, tb.tb_frame.f_back is sys._getframe())


def generator():
    inside = 1
    yield inside
    inside = 2
    raise KeyError(inside)


steps = generator()
next(steps)
frame = steps.gi_frame
try:
    next(steps)
except KeyError as error:
    print(error.__traceback__.tb_next.tb_frame is frame, frame.f_locals, steps.gi_frame)
    print(frame.f_generator is steps)


def divides(a, b):
    c = a + b
    return a / (b - b)


try:
    divides(1, 2)
except ZeroDivisionError as error:
    print("".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
          .split("divides\n")[1])
    summary = traceback.extract_tb(error.__traceback__)
    print(summary[-1].name, summary[-1].locals)
    walked = traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__), capture_locals=True)
    print(walked[-1].locals)
    records = inspect.getinnerframes(error.__traceback__)
    print([(record.function, record.frame.f_locals.get("c")) for record in records])
    frame = error.__traceback__.tb_next.tb_frame
    traceback.clear_frames(error.__traceback__)
    print(dict(frame.f_locals))


def reraises():
    step = 0
    try:
        divides(3, 4)
    except ZeroDivisionError:
        step = 1
        raise


try:
    reraises()
except ZeroDivisionError as error:
    tb = error.__traceback__
    print(tb.tb_next.tb_frame.f_locals, tb.tb_next.tb_next.tb_frame.f_locals)
    print(tb.tb_next.tb_next.tb_frame.f_back is tb.tb_next.tb_frame)


class Resource:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, tb):
        print(tb.tb_frame is sys._getframe(1), tb.tb_frame.f_locals["resource"] is self)
        return True


def uses():
    with Resource() as resource:
        raise OSError


uses()
