"""Frame objects: who called whom, one object for each frame, generators' frames, what cannot be set."""
import inspect
import sys


def chain(frame):
    names = []
    while frame is not None:
        names.append(frame.f_code.co_name)
        if names[-1] == "<module>":
            break
        frame = frame.f_back
    return names


def one():
    return two()


def two():
    frame = sys._getframe()
    print(frame is sys._getframe(), frame is inspect.currentframe(), frame is (lambda: sys._getframe(1))())
    print(frame.f_back is sys._getframe(1), frame.f_back.f_back is sys._getframe(2))
    print(chain(frame))
    return frame


print(chain(one()), one().f_back.f_lineno)


def numbers(stop):
    total = 0
    for i in range(stop):
        total += i
        yield sys._getframe()


generator = numbers(3)
print(generator.gi_frame.f_locals, generator.gi_frame.f_back, generator.gi_frame.f_lineno)
frame = next(generator)
print(frame is generator.gi_frame, frame.f_back, frame.f_locals, frame.f_generator is generator)
frame.f_locals["total"] = 100
next(generator)
print(frame.f_locals["total"], inspect.getgeneratorlocals(generator))
try:
    frame.clear()
except RuntimeError as error:
    print(error)


def runs():
    print(own.gi_frame is sys._getframe(), sys._getframe().f_back.f_code.co_name)
    yield 1


def asks():
    next(own)


own = runs()
asks()


async def waits(value):
    frame = sys._getframe()
    print(frame.f_code.co_name, frame.f_locals["value"], frame.f_generator is coroutine)
    return value


coroutine = waits(7)
print(coroutine.cr_frame.f_locals, coroutine.cr_frame.f_code is waits.__code__)
try:
    coroutine.send(None)
except StopIteration as stop:
    print(stop.value, coroutine.cr_frame)


def recursive(depth):
    if depth == 0:
        return [frame.f_locals["depth"] for frame in frames(sys._getframe(0))]
    return recursive(depth - 1)


def frames(frame):
    while frame.f_code.co_name == "recursive":
        yield frame
        frame = frame.f_back


print(recursive(5))


def fails(code, frame=sys._getframe()):
    try:
        exec(code)
    except Exception as error:
        print(type(error).__name__, error)


for code in ("frame.f_lineno = 1", "frame.f_locals = 3", "frame.f_back = 1", "del frame.f_lineno",
             "frame.f_trace_lines = 0", "frame.clear()", "type(frame)()", "frame.f_trace = 3"):
    fails(code)
print(frame.f_trace, frame.f_trace_lines, frame.f_trace_opcodes)


def outer_stack():
    return [(info.function, info.lineno, info.code_context) for info in inspect.stack()[:2]]


print(outer_stack())
print(sys._getframemodulename(), sys._getframe().f_builtins["len"] is len)
try:
    sys._getframe(100)
except ValueError as error:
    print(error)
