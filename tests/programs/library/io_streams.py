# io: StringIO and BytesIO: reading, writing, seeking, lines, newline translation, errors.
import io


def attempt(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


s = io.StringIO()
print(s.write("hello\nworld\n"), s.tell(), s.getvalue(), s.read(), s.seek(0), repr(s.readline()), repr(s.read(3)), s.read(), repr(s.read()))
s.seek(6)
s.write("W")
print(repr(s.getvalue()), s.seek(0, 2), s.tell(), s.seek(0, 1))
s.seek(15)
s.write("x")
print(repr(s.getvalue()))
print(s.truncate(5), repr(s.getvalue()), s.tell(), s.seek(2), s.truncate(), repr(s.getvalue()))
s = io.StringIO("a\nb\r\nc\rd")
print(list(s), s.closed, s.readable(), s.writable(), s.seekable(), s.isatty(), s.newlines, s.encoding, s.errors, s.line_buffering)
print(io.StringIO("a\nb\nc").readlines(), io.StringIO("a\nb\nc").readlines(2), io.StringIO("abc\n").readline(2), io.StringIO("").readline() == "", next(io.StringIO("x\ny")))
for newline in (None, "", "\n", "\r", "\r\n"):
    s = io.StringIO("a\nb\r\nc\rd", newline)
    print(repr(newline), repr(s.getvalue()), list(s), s.newlines)
    s = io.StringIO(newline=newline)
    s.write("x\ny\r\nz\r")
    print(repr(s.getvalue()), s.seek(0), list(s), s.newlines)
with io.StringIO("text") as s:
    print(s.read(), file=(out := io.StringIO()))
    print("n", 1, sep="-", end="!", file=out)
print(s.closed, repr(out.getvalue()))
for f in (s.read, s.readline, s.getvalue, s.tell, s.flush, s.__enter__, s.isatty, lambda: s.write("x"), lambda: s.seek(0), lambda: next(s), lambda: s.newlines):
    attempt(f)
s = io.StringIO("abc")
attempt(s.write, b"x")
attempt(s.write, 5)
attempt(s.seek, -1)
attempt(s.seek, 1, 1)
attempt(s.seek, 1, 2)
attempt(s.seek, 0, 3)
attempt(s.truncate, -1)
attempt(io.StringIO, 5)
attempt(io.StringIO, "", 5)
attempt(io.StringIO, "", "x")
attempt(s.fileno)
attempt(s.detach)
print(s.read(None), s.seek(0), s.read(-5), repr(s.read(2)))
s.writelines(["x", "y"])
print(s.getvalue(), isinstance(s, io.TextIOBase), isinstance(s, io.IOBase), issubclass(io.BytesIO, io.BufferedIOBase), io.StringIO.__module__, io.UnsupportedOperation.__mro__[1:3])

print("-- bytes")
b = io.BytesIO(b"line one\nline two\nlast")
print(b.read(4), b.readline(), b.readlines(), b.read(), b.seek(0), b.read1(3), list(b), b.tell())
print(b.seek(-4, 2), b.read(), b.seek(2), b.seek(3, 1), b.read(2), b.seek(-100, 1), b.tell())
b = io.BytesIO()
print(b.write(b"abc"), b.write(b""), b.getvalue(), b.seek(1), b.write(b"ZZZ"), b.getvalue(), b.seek(8), b.write(b"e"), b.getvalue(), b.truncate(3), b.getvalue(), b.tell())
attempt(b.write, "text")
attempt(b.write, 5)
attempt(b.seek, -1)
attempt(b.seek, 0, 5)
attempt(b.truncate, -1)
attempt(io.BytesIO, "x")
b.close()
attempt(b.read)
attempt(b.getvalue)
print(b.closed, io.SEEK_SET, io.SEEK_CUR, io.SEEK_END)
big = io.StringIO()
for i in range(2000):
    big.write(str(i))
    big.write("\n")
big.seek(0)
print(sum(int(line) for line in big), len(big.getvalue()))


class Upper(io.TextIOBase):
    def __init__(self):
        self.got = []

    def write(self, text):
        self.got.append(text.upper())
        return len(text)


u = Upper()
print("hello", file=u)
with u:
    print(u.got, u.closed, u.readable())
print(u.closed)
attempt(u.read)


class Raw(io.RawIOBase):
    def __init__(self, data):
        self.data = data

    def read(self, size=-1):
        if size < 0:
            size = len(self.data)
        part, self.data = self.data[:size], self.data[size:]
        return part


print(list(Raw(b"a\nbc\nd")), Raw(b"abc").readline(2), Raw(b"xyz").readall())


class Count(io.StringIO):
    def write(self, text):
        return super().write(text * 2)


c = Count("ab")
c.seek(0, 2)
print(c.write("x"), c.getvalue())
