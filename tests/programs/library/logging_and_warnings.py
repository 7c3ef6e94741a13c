# logging, warnings, traceback, queue, copyreg, errno.
import errno
import io
import logging
import queue
import sys
import traceback
import warnings


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, e)


print("-- logging")
out = io.StringIO()
logging.basicConfig(stream=out, level=logging.DEBUG, format="%(levelname)-8s|%(name)s|%(funcName)s|%(lineno)d|%(message)s")
logging.info("hello %s %d", "x", 5)
log = logging.getLogger("app.db")
log.debug("debug")
log.warning("map %(a)s", {"a": 1})


def inside():
    try:
        1 / 0
    except ZeroDivisionError:
        log.exception("failed")
    log.error("extra", extra={"user": "u"})


inside()
print(out.getvalue())
log.setLevel("ERROR")
print(log, logging.getLogger(), logging.getLogger("app"), log.parent, log.getEffectiveLevel(), logging.getLogger("app").getEffectiveLevel(), log.isEnabledFor(30), log is logging.getLogger("app").getChild("db"), logging.getLevelName(30), logging.getLevelName("INFO"), logging.getLevelName(15), log.hasHandlers())
h = logging.StreamHandler(out2 := io.StringIO())
h.setFormatter(logging.Formatter("{levelname}:{message}:{user}", style="{", defaults={"user": "nobody"}))
h.setLevel(logging.WARNING)
other = logging.getLogger("other")
other.propagate = False
other.addHandler(h)
other.addFilter(lambda record: "secret" not in record.getMessage())
other.warning("a")
other.error("secret")
other.info("low")
logging.LoggerAdapter(other, {"user": "me"}).critical("adapted")
print(out2.getvalue(), h)
attempt(log.setLevel, "NOPE")
attempt(logging.Formatter, "no fields")
attempt(logging.getLogger, 5)
logging.addLevelName(25, "NOTICE")
other.log(25, "x")
other.log(35, "y")
print(repr(out2.getvalue()), logging.getLevelName(25))
logging.disable(logging.CRITICAL)
other.critical("never")
logging.disable(logging.NOTSET)
quiet = logging.getLogger("quiet")
quiet.propagate = False
quiet.warning("last resort")
other.warning("bad %d args", 1)
record = logging.makeLogRecord({"msg": "m %s", "args": ("z",), "levelname": "L"})
print(record.getMessage(), logging.Formatter("%(message)s %(levelname)s").format(record))

print("-- warnings")
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("first")
    warnings.warn("second", DeprecationWarning)
    warnings.warn(RuntimeWarning("third"))
    print([(str(w.message), w.category.__name__, w.lineno) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    attempt(warnings.warn, "boom")
    warnings.filterwarnings("ignore", message="igno.*")
    warnings.warn("IGNORED")
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("default")
    for i in range(3):
        warnings.warn("same place")
    warnings.simplefilter("once")
    for i in range(2):
        warnings.warn("once only")
    print(len(caught))


@warnings.deprecated("use new")
def old():
    return 5


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(old(), old.__deprecated__, [str(w.message) for w in caught])
attempt(warnings.simplefilter, "nope")
attempt(warnings.warn, "x", int)
print(warnings.formatwarning("msg", UserWarning, "f.py", 3), end="")

print("-- traceback")


def fail(n):
    if n == 0:
        raise KeyError("deep")
    fail(n - 1)


try:
    fail(2)
except KeyError as e:
    print(traceback.format_exc())
    print(traceback.format_exception_only(e), traceback.format_exception_only(type(e), e))
    print(len(traceback.format_tb(e.__traceback__)), traceback.extract_tb(e.__traceback__)[0].name, [f.lineno - f.lineno for f in traceback.extract_tb(e.__traceback__)], traceback.extract_tb(e.__traceback__)[-1].line)
    traceback.print_exc(file=sys.stdout)
    print("".join(traceback.TracebackException.from_exception(e).format()) == traceback.format_exc())
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError("two\nlines") from e
except ValueError as e:
    print(traceback.format_exception(e))
    print(traceback.format_exception(type(e), e, e.__traceback__, chain=False))
    print("".join(traceback.format_exception(e)))
print(traceback.format_list([("f.py", 1, "g", "code")]))

print("-- queue")
q = queue.Queue(2)
q.put(1)
q.put_nowait(2)
print(q.full(), q.qsize(), q.get(), q.get_nowait(), q.empty())
attempt(q.get_nowait)
attempt(lambda: [q.put_nowait(i) for i in range(3)])
p = queue.PriorityQueue()
for x in (3, 1, 2):
    p.put(x)
print([p.get() for _ in range(3)], queue.LifoQueue().empty())
s = queue.SimpleQueue()
s.put("a")
print(s.get(), s.empty())
q.task_done()
q.shutdown(immediate=True)
attempt(q.put, 1)
print(errno.errorcode[errno.ENOENT], errno.errorcode[errno.EACCES])
