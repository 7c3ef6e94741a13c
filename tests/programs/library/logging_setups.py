"""logging: hierarchies, levels, handlers, formatters, filters, adapters, errors in logging."""
import io
import logging
import logging.handlers
import sys

stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("%(levelname)-8s|%(name)s|%(funcName)s|%(lineno)d|%(message)s"))
root = logging.getLogger()
root.addHandler(handler)
root.setLevel(logging.DEBUG)
app = logging.getLogger("app")
db = logging.getLogger("app.db")
net = logging.getLogger("app.net.http")


def take():
    text = stream.getvalue()
    stream.seek(0)
    stream.truncate()
    return text


def work():
    app.info("started %s with %d", "x", 3)
    db.debug("query %(sql)s took %(ms).1f", {"sql": "select", "ms": 1.25})
    net.warning("no arguments %s")
    net.error("many %s %s", 1, 2)
    app.critical("percent 100%% %r", "é")


work()
print(take(), end="")
print(db.parent.name, net.parent.name, app.parent is root, logging.getLogger("app") is app, app.getChild("db") is db, root.name, db.getEffectiveLevel(), repr(app), repr(root), app.hasHandlers(), sorted(l.name for l in app.getChildren()))
app.setLevel("WARNING")
db.info("hidden")
db.warning("shown")
db.setLevel(logging.DEBUG)
db.debug("own level")
db.propagate = False
db.error("goes nowhere" if False else "no propagation")
db.propagate = True
app.disabled = True
app.error("disabled")
app.disabled = False
logging.disable(logging.ERROR)
app.error("disabled globally")
app.critical("still")
logging.disable(logging.NOTSET)
print(take(), end="")
print(logging.getLevelName(30), logging.getLevelName("INFO"), logging.getLevelName(35), logging.getLevelNamesMapping()["WARN"], app.isEnabledFor(20), logging.addLevelName(25, "NOTICE"), logging.getLevelName(25))
app.log(25, "below")
app.setLevel(1)
app.log(25, "notice")
app.log(7, "low")
print(take(), end="")
for action in (lambda: app.setLevel("nope"), lambda: app.setLevel(1.5), lambda: app.log("x", "m"), lambda: logging.getLogger(5), lambda: handler.setLevel("bad"), lambda: logging.Formatter("%(message)s", style="x"), lambda: logging.Formatter("no field"), lambda: logging.Formatter("{message", style="{"), lambda: logging.Formatter("$nope", style="$"), lambda: logging.basicConfig(nothing=1), lambda: logging.basicConfig(stream=stream, filename="x"), lambda: logging.Formatter("%(message)s %(zzz)d")):
    try:
        print("fine", type(action()).__name__)
    except Exception as error:
        print(type(error).__name__, error)

print("exceptions")


def fail():
    return {}["missing"]


try:
    fail()
except KeyError:
    app.exception("caught %s", "it")
    app.error("with info", exc_info=True)
    app.warning("without")
app.error("given", exc_info=ValueError("given"))
app.error("none", exc_info=(None, None, None))
app.debug("stack", stack_info=False)
print(take(), end="")

print("formatters")
record = logging.LogRecord("rec", logging.INFO, "/some/path/file.py", 12, "value %s", ("v",), None, "function")
record.created, record.msecs, record.relativeCreated, record.thread, record.process = 1700000000.25, 250.0, 12.5, 1, 2
for style, form in [("%", "%(name)s %(pathname)s %(filename)s %(module)s %(levelno)s %(message)s"), ("{", "{levelname:>9} {message!r} {lineno:04d}"), ("$", "$levelname ${message} $$"), ("%", "%(msecs)03d %(relativeCreated)d %(created)f"), ("%", None)]:
    print(logging.Formatter(form, style=style).format(record))
formatter = logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%d %H:%M")
formatter.converter = __import__("time").gmtime
print(formatter.format(record))
formatter = logging.Formatter("%(asctime)s %(message)s")
formatter.converter = __import__("time").gmtime
print(formatter.format(record), formatter.formatTime(record, "%j"), logging.Formatter("%(user)s %(message)s", defaults={"user": "nobody"}).format(record))
print(record, record.getMessage(), sorted(k for k in record.__dict__ if not k.startswith("t") and not k.startswith("process")))


class Upper(logging.Formatter):
    def format(self, record):
        return super().format(record).upper()

    def formatException(self, info):
        return f"<{info[0].__name__}>"


handler.setFormatter(Upper("%(message)s"))
try:
    1 / 0
except ZeroDivisionError:
    app.exception("shout")
print(take(), end="")

print("filters")


class NoSecrets(logging.Filter):
    def filter(self, record):
        if "secret" in record.getMessage():
            return False
        record.msg = record.msg.replace("password", "********")
        return True


handler.setFormatter(logging.Formatter("%(name)s:%(message)s"))
app.addFilter(NoSecrets())
handler.addFilter(logging.Filter("app"))
handler.addFilter(lambda record: record.levelno != 25)
app.info("a secret")
app.info("password x")
db.info("secret of a child passes the logger's filter")
logging.getLogger("apple").error("other name")
app.log(25, "filtered by level")
print(take(), end="")
handler.filters.clear()
app.filters.clear()

print("adapters")


class Prefix(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f"[{self.extra['id']}] {msg}", kwargs


handler.setFormatter(logging.Formatter("%(message)s %(who)s", defaults={"who": "-"}))
Prefix(app, {"id": 7}).info("adapted %s", "x")
logging.LoggerAdapter(app, {"who": "ann"}).warning("extra")
app.info("extra too", extra={"who": "bob"})
try:
    app.info("clash", extra={"message": "x"})
except KeyError as error:
    print("KeyError", error)
print(take(), end="")

print("handlers")


class Listing(logging.Handler):
    def __init__(self):
        super().__init__(level=logging.WARNING)
        self.records = []

    def emit(self, record):
        self.records.append((record.levelname, record.getMessage()))


listing = Listing()
db.addHandler(listing)
db.addHandler(listing)
db.info("low")
db.error("high")
print(listing.records, len(db.handlers), repr(listing), take(), end="")
db.removeHandler(listing)
memory = logging.handlers.MemoryHandler(3, flushLevel=logging.ERROR, target=handler)
quiet = logging.getLogger("quiet")
quiet.propagate = False
quiet.addHandler(memory)
quiet.info("one")
quiet.info("two")
print(repr(take()))
quiet.error("three")
print(repr(take()))
memory.close()
queue_like = []


class ToList(logging.handlers.QueueHandler if hasattr(logging.handlers, "QueueHandler") else logging.Handler):
    def __init__(self):
        super().__init__(queue_like)

    def enqueue(self, record):
        queue_like.append(record.getMessage())


quiet.handlers = [ToList()]
quiet.warning("queued %d", 5)
print(queue_like)
null = logging.getLogger("null")
null.addHandler(logging.NullHandler())
null.propagate = False
null.error("nothing")

print("broken")
saved, sys.stderr = sys.stderr, io.StringIO()
app.info("too few %s %s", 1)
app.info("not a number %d", "x")
print([line for line in sys.stderr.getvalue().splitlines() if line.startswith(("---", "TypeError", "Message", "Arguments"))])
logging.raiseExceptions = False
app.info("silent %s")
app.info("silent %s %s", 1)
print(sys.stderr.getvalue().count("Logging error"))
sys.stderr = saved
logging.raiseExceptions = True
take()
for name in ("root", "app"):
    logging.getLogger(name).handlers.clear()
root.handlers.clear()
lonely = logging.getLogger("lonely")
lonely.warning("last resort")
lonely.info("not shown")
logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s", stream=sys.stdout)
logging.info("basic %s", 1)
logging.debug("hidden")
logging.basicConfig(format="ignored %(message)s")
logging.warning("again")
logging.basicConfig(force=True, stream=sys.stdout, format="{message}|{name}", style="{")
logging.error("forced")


def busy(n):
    for i in range(n):
        app.debug("debug %d", i)
        if i % 50 == 0:
            app.warning("at %d", i)


app.setLevel(logging.WARNING)
busy(200)
