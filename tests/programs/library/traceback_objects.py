import io
import sys
import traceback


def inner(value):
    return 1 / value


def outer(value):
    try:
        return inner(value)
    except ZeroDivisionError as error:
        raise KeyError("outer") from error


def during():
    try:
        inner(0)
    except ZeroDivisionError:
        raise ValueError("during") from None


print("-- texts")
try:
    outer(0)
except KeyError as caught:
    error = caught
    print(traceback.format_exc(), end="")
    traceback.print_exc(file=sys.stdout, chain=False)
print("".join(traceback.format_exception(error)), end="")
print(traceback.format_exception(type(error), error, error.__traceback__)[0], end="")
print(traceback.format_exception_only(error), traceback.format_exception_only(ValueError("two\nlines")))
print(traceback.format_tb(error.__traceback__))
traceback.print_tb(error.__traceback__, limit=1, file=sys.stdout)
traceback.print_exception(ValueError("no traceback"), file=sys.stdout)
print(traceback.format_exc(), end="")
try:
    during()
except ValueError as caught:
    second = caught
    print("".join(traceback.format_exception(second)), end="")

print("-- summaries")
summary = traceback.extract_tb(error.__traceback__)
for frame in summary:
    print(frame.name, frame.lineno, frame.line, tuple(frame)[2:], frame)
print(len(summary), type(summary).__name__, summary[0] == summary[0], "".join(summary.format()), end="")
print([frame.name for frame in traceback.extract_tb(error.__traceback__, limit=-1)])
print(traceback.format_list([("file.py", 3, "function", "some(code)"), ("other.py", 4, "g", None)]))
print([(frame.f_code.co_name, line) for frame, line in traceback.walk_tb(error.__traceback__)])


def stack():
    lines = traceback.format_stack()[-2:]
    names = [frame.name for frame in traceback.extract_stack()][-2:]
    out = io.StringIO()
    traceback.print_stack(file=out, limit=1)
    return lines, names, out.getvalue()


def calls_stack():
    return stack()


for part in calls_stack():
    print(part)
print(next(traceback.walk_stack(sys._getframe()))[0].f_code.co_name)

print("-- TracebackException")
told = traceback.TracebackException.from_exception(error)
print(told, told.exc_type_str, told.__cause__.exc_type_str, told.__context__, told.__suppress_context__)
print(told.__cause__.stack[-1].name, told.stack[-1].line)
print("".join(told.format()) == "".join(traceback.format_exception(error)), "".join(told.format(chain=False)), end="")
print(list(told.format_exception_only()))
other = traceback.TracebackException.from_exception(second)
print(other.__cause__, other.__context__.exc_type_str, other.__suppress_context__)
try:
    compile("a b c", "bad.py", "exec")
except SyntaxError as caught:
    bad = traceback.TracebackException.from_exception(caught)
    print(bad.filename, bad.lineno, bad.offset, bad.text, bad.msg, list(bad.format_exception_only()))
noted = ValueError("with notes")
noted.add_note("one note")
noted.add_note("and\nanother")
print(traceback.format_exception_only(noted), traceback.TracebackException.from_exception(noted).__notes__)
group = ExceptionGroup("group", [ValueError(1), KeyError("k")])
told = traceback.TracebackException.from_exception(group)
print([inner.exc_type_str for inner in told.exceptions], "".join(told.format()), end="")
for wrong in (lambda: traceback.format_exception(5), lambda: traceback.print_exception("x")):
    try:
        wrong()
    except TypeError as caught:
        print(caught)
traceback.clear_frames(error.__traceback__)
