"""logging to files: FileHandler, basicConfig with a file name, rotation by size, delayed and watched files."""
import logging
import logging.handlers
import os
import shutil
import tempfile

folder = tempfile.mkdtemp()


def path(name):
    return os.path.join(folder, name)


def content(name):
    with open(path(name), encoding="utf-8") as file:
        return file.read()


log = logging.getLogger("files")
log.setLevel(logging.DEBUG)
log.propagate = False

plain = logging.FileHandler(path("plain.log"), encoding="utf-8")
plain.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
log.addHandler(plain)
log.info("first é")
log.warning("second %d", 2)
print(repr(content("plain.log")), plain.mode, os.path.basename(plain.baseFilename), repr(plain).replace(folder, "..."))
plain.close()
log.info("opened again after close")
plain.close()
print(content("plain.log").splitlines())
log.removeHandler(plain)

for mode in ("w", "a", "w"):
    handler = logging.FileHandler(path("mode.log"), mode=mode)
    log.addHandler(handler)
    log.info("mode %s", mode)
    handler.close()
    log.info("after close")
    log.removeHandler(handler)
    handler.close()
    print(mode, content("mode.log").splitlines())

late = logging.FileHandler(path("late.log"), delay=True)
print(late.stream, os.path.exists(path("late.log")))
log.addHandler(late)
log.error("now")
print(os.path.exists(path("late.log")), content("late.log"), end="")
log.removeHandler(late)
late.close()
try:
    logging.FileHandler(path("no/such/folder.log"))
except OSError as error:
    print(type(error).__name__)

print("rotation")
rotating = logging.handlers.RotatingFileHandler(path("size.log"), maxBytes=60, backupCount=3)
rotating.setFormatter(logging.Formatter("%(message)s"))
log.addHandler(rotating)
for i in range(24):
    log.debug("message number %02d", i)
rotating.close()
log.removeHandler(rotating)
for name in sorted(os.listdir(folder)):
    if name.startswith("size"):
        print(name, content(name).split("\n"))
single = logging.handlers.RotatingFileHandler(path("single.log"), maxBytes=30, backupCount=0)
single.setFormatter(logging.Formatter("%(message)s"))
log.addHandler(single)
for i in range(5):
    log.info("line %d of a file", i)
single.close()
log.removeHandler(single)
print(len(content("single.log").splitlines()))


def namer(name):
    return name + ".old"


named = logging.handlers.RotatingFileHandler(path("named.log"), maxBytes=10, backupCount=1)
named.namer = namer
named.rotator = lambda source, dest: (print("rotate", os.path.basename(source), os.path.basename(dest)), os.rename(source, dest))
log.addHandler(named)
log.info("aaaaaaaa")
log.info("bbbbbbbb")
named.close()
log.removeHandler(named)
print(sorted(n for n in os.listdir(folder) if n.startswith("named")))

print("memory")
target = logging.FileHandler(path("memory.log"))
memory = logging.handlers.MemoryHandler(10, flushLevel=logging.ERROR, target=target)
log.addHandler(memory)
log.info("kept")
print(repr(content("memory.log")), len(memory.buffer))
log.error("flushes")
print(repr(content("memory.log")), len(memory.buffer))
log.info("flushed by close")
memory.close()
log.removeHandler(memory)
target.close()
print(repr(content("memory.log")))

print("basicConfig")
for handler in logging.root.handlers[:]:
    logging.root.removeHandler(handler)
logging.basicConfig(filename=path("basic.log"), filemode="w", level=logging.INFO, format="%(levelname)s:%(message)s", encoding="utf-8")
logging.info("to a file: ž")
logging.debug("not written")
try:
    {}["key"]
except KeyError:
    logging.exception("trouble")
logging.shutdown()
print(content("basic.log"), end="")
for options in ({"filename": "x", "stream": 5}, {"filename": "x", "handlers": []}, {"handlers": [], "stream": 5}):
    try:
        logging.basicConfig(force=True, **options)
    except ValueError as error:
        print(error)


def analyse(name):
    """A report about a log file, as small tools make them."""
    counts, longest = {}, ""
    with open(path(name)) as file:
        for line in file:
            level, _, message = line.rstrip("\n").partition(" ")
            counts[level] = counts.get(level, 0) + 1
            longest = max(longest, message, key=len)
    return dict(sorted(counts.items())), longest


report = logging.FileHandler(path("report.log"))
report.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))
log.addHandler(report)
levels = [logging.DEBUG, logging.INFO, logging.INFO, logging.WARNING, logging.ERROR]
for i in range(60):
    log.log(levels[i % 5], "event %d %s", i, "x" * (i % 7))
report.close()
log.removeHandler(report)
print(analyse("report.log"))
shutil.rmtree(folder)
print(os.path.exists(folder))
