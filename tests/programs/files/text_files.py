"""open() of text: modes, newlines, encodings, positions, iteration, messages of errors."""
import io
import os

os.mkdir("text_files_work")
os.chdir("text_files_work")


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except OSError as error:
        # The numbers of errors are the system's.
        print(f"{type(error).__name__}: {error.strerror or error}: {error.filename!r}")
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


with open("a.txt", "w") as f:
    print(f.write("first\n"), f.write("zweite é\n"), f.write("third 🐍"))
    print(f.name, f.mode, f.writable(), f.readable(), f.seekable(), f.closed, f.line_buffering, f.newlines, f.errors)
    attempt(f.read)
    attempt(f.write, 5)
    attempt(f.write, b"bytes")
    print("printed", 1, 2, file=f, sep="-", end="!\n")
    f.writelines(["x\n", "y\n"])
print(f.closed)
attempt(f.write, "late")
attempt(f.read)
attempt(lambda: list(f))

with open("a.txt") as f:
    print(repr(f.read()))
    print(repr(f.read()), f.tell(), f.seek(0))
    print([f.readline(), f.readline(3), f.readline(), f.tell()])
    print(f.readlines())
    print(f.readline() == "")
    attempt(f.write, "x")
    f.seek(6)
    print(f.read(3), f.read(0), f.tell())
    here = f.tell()
    rest = f.read()
    f.seek(here)
    print(f.read() == rest, f.seek(0, 2), f.tell() == os.path.getsize("a.txt"))
    attempt(f.seek, 1, 1)
    attempt(f.seek, -1, 2)
    attempt(f.seek, -1)
    attempt(f.seek, 0, 7)

for line in open("a.txt"):
    print(repr(line))
for number, line in enumerate(open("a.txt"), 1):
    if number == 2:
        break
print(number, sum(len(line) for line in open("a.txt")))

with open("a.txt", "a") as f:
    print(f.tell() > 0, f.write("appended\n"))
with open("a.txt", "r+") as f:
    print(f.readline())
    f.seek(0)
    f.write("FIRST")
    f.seek(0)
    print(f.readline(), f.mode)
with open("a.txt", "a+") as f:
    f.seek(0)
    print(f.read(5), f.tell())
    f.write("end")
    f.seek(0)
    print(f.read().endswith("appended\nend"))
with open("w.txt", "w+") as f:
    f.write("hello world")
    f.seek(6)
    print(f.read(), f.truncate(5), f.seek(0), f.read())
attempt(open, "w.txt", "x")
with open("x.txt", "x") as f:
    f.write("created")
print(open("x.txt").read(), sorted(os.listdir(".")))

# newlines
with open("n.txt", "wb") as f:
    f.write(b"unix\nwindows\r\nmac\rlast")
for newline in (None, "", "\n", "\r", "\r\n"):
    with open("n.txt", newline=newline) as f:
        lines = f.readlines()
        print(repr(newline), lines, f.newlines)
    with open("n.txt", newline=newline) as f:
        print([f.read(5), f.read(3), f.read(1), f.read(), f.read()])
for newline in (None, "", "\n", "\r", "\r\n"):
    with open("o.txt", "w", newline=newline) as f:
        f.write("a\nb\r\nc\r")
    print(repr(newline), open("o.txt", "rb").read())
attempt(open, "n.txt", newline="x")
attempt(open, "n.txt", newline=5)

# encodings
text = "aé€🐍\nz"
for encoding in ("utf-8", "utf-16", "utf-16-le", "utf-32", "utf-8-sig"):
    with open("e.txt", "w", encoding=encoding) as f:
        f.write(text[:3])
        f.write(text[3:])
    data = open("e.txt", "rb").read()
    with open("e.txt", encoding=encoding) as f:
        print(encoding, len(data), data[:8].hex(), f.read() == text, f.encoding)
    with open("e.txt", encoding=encoding) as f:
        print(f.read(2), f.read(2), [line for line in f])
with open("e.txt", "w", encoding="latin-1", errors="replace") as f:
    f.write("é€")
print(open("e.txt", "rb").read(), open("e.txt", encoding="latin-1").read(), open("e.txt", errors="replace").read())
attempt(lambda: open("e.txt", encoding="utf-8").read())
attempt(lambda: open("e.txt", "w", encoding="ascii").write("é"))
attempt(open, "e.txt", encoding="no-such")
print(open("e.txt", "w", encoding="ascii", errors="xmlcharrefreplace").write("é€"), open("e.txt").read())

# longer than a chunk, characters across its ends
big = "".join(f"{i:04} é€🐍\r\n" if i % 3 else f"{i:04} é€🐍\n" for i in range(3000))
with open("big.txt", "w", newline="") as f:
    f.write(big)
with open("big.txt", newline="") as f:
    print(f.read() == big)
with open("big.txt") as f:
    lines = f.readlines()
    print(len(lines), "".join(lines) == big.replace("\r\n", "\n"), f.newlines)
with open("big.txt") as f:
    pieces = []
    places = []
    while piece := f.read(1000):
        places.append(f.tell())
        pieces.append(piece)
    print(len(pieces), "".join(pieces) == big.replace("\r\n", "\n"))
    f.seek(places[10])
    print(f.read(1000) == pieces[11])

# what open refuses
attempt(open, "missing.txt")
attempt(open, "missing/file.txt", "w")
attempt(open, "a.txt/b")
attempt(open, ".")
attempt(open, "a.txt", "z")
attempt(open, "a.txt", "rw")
attempt(open, "a.txt", "rbt")
attempt(open, "a.txt", "rr")
attempt(open, "a.txt", "b")
attempt(open, "a.txt", "")
attempt(open, "a.txt", 5)
attempt(open, "a.txt", "rb", encoding="utf-8")
attempt(open, "a.txt", "rb", errors="strict")
attempt(open, "a.txt", "rb", newline="")
attempt(open, "a.txt", "r", 0)
attempt(open, 1.5)
attempt(open, None)
attempt(open, "nul\0l")
attempt(open, ["a.txt"])
attempt(open)
try:
    open("missing.txt")
except FileNotFoundError as error:
    print(error.strerror, error.filename, error.args[1:])

# over other streams
t = io.TextIOWrapper(io.BytesIO(b"one\ntwo\xc3\xa9\r\nthree"), encoding="utf-8")
print(t.readline(), t.read(), t.newlines)
raw = io.BytesIO()
t = io.TextIOWrapper(raw, encoding="latin-1", newline="\r\n", write_through=True)
t.write("é\nx")
print(raw.getvalue(), t.buffer is raw, t.detach() is raw)
attempt(t.read)
t = io.TextIOWrapper(io.BytesIO(b"\xff"), encoding="ascii")
attempt(t.read)
t = io.TextIOWrapper(io.BytesIO(b"abc"))
t.reconfigure(errors="replace", line_buffering=True)
print(t.errors, t.line_buffering, isinstance(t, io.TextIOBase), isinstance(t, io.TextIOWrapper), io.TextIOWrapper.__name__)


class Reader:
    """A class that is given where a file is wanted."""

    def __init__(self, lines):
        self.lines = iter(lines)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        print("left", args[0])

    def __iter__(self):
        return self.lines


with Reader(["1"]) as f:
    print(list(f))
os.chdir("..")
for name in os.listdir("text_files_work"):
    os.remove(os.path.join("text_files_work", name))
os.rmdir("text_files_work")
