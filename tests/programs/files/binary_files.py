"""open() of bytes, buffered and raw streams, positions, io's classes."""
import io
import os
import struct

os.mkdir("binary_files_work")
os.chdir("binary_files_work")


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except OSError as error:
        print(f"{type(error).__name__}: {error.strerror or error}: {error.filename!r}")
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


with open("a.bin", "wb") as f:
    print(f, f.mode, f.name, f.raw, f.write(b"abc\ndef\r\n"), f.write(bytearray(b"\0\xff")), f.write(memoryview(b"xyz")), f.tell())
    attempt(f.write, "text")
    attempt(f.read)
    f.writelines([b"1\n", b"2\n"])
attempt(f.write, b"late")
attempt(f.flush)
with open("a.bin", "rb") as f:
    print(f, f.readable(), f.writable(), f.seekable(), f.isatty(), type(f.fileno()).__name__)
    print(f.read(3), f.read1(2), f.peek()[:3], f.readline(), f.readline(2), f.tell(), f.read())
    print(f.seek(-3, 2), f.read(), f.read(5), f.seek(4), f.seek(2, 1), f.read(1), f.seek(0))
    attempt(f.seek, -1)
    attempt(f.seek, 0, 9)
    attempt(f.read, -5)
    attempt(f.write, b"x")
    attempt(f.truncate)
    buffer = bytearray(5)
    print(f.readinto(buffer), buffer, f.readlines(), f.readinto(buffer), f.seek(100), f.read())
attempt(f.read)
attempt(f.seek, 0)
print(list(open("a.bin", "rb")))
print([line for line in open("a.bin", "rb") if line.endswith(b"\n")])
with open("r.bin", "w+b") as f:
    print(f, f.mode)
    f.write(struct.pack("<4I", 1, 2, 3, 4))
    f.seek(4)
    f.write(struct.pack("<I", 20))
    f.seek(0)
    print(struct.unpack("<4I", f.read()))
    f.seek(8)
    print(f.read(4), f.tell(), f.write(b"\xff" * 4), f.tell(), f.seek(0), f.read().hex())
    print(f.truncate(6), f.seek(0), f.read(), f.truncate(9), f.seek(0), f.read())
    f.seek(12)
    f.write(b"gap")
    f.seek(0)
    print(f.read())
with open("r.bin", "r+b") as f:
    print(f.readline(), f.seek(0), f.write(b"first"), f.seek(0), f.read(6), f.mode)
with open("r.bin", "ab") as f:
    print(f.tell(), f.write(b"end"), f.tell(), f.mode)
print(os.path.getsize("r.bin"))
with open("r.bin", "rb", buffering=0) as f:
    print(f, f.mode, f.closefd, f.read(4), f.readall()[-3:], f.seek(0), f.readline(), f.tell())
    attempt(f.write, b"x")
print(f)
with open("raw.bin", "wb", 0) as f:
    attempt(f.read)
    print(f.write(b"raw"), f.tell(), f.seek(1), f.truncate())
print(open("raw.bin", "rb").read())
with open("x.bin", "xb") as f:
    print(f.mode)
attempt(open, "x.bin", "xb")
fd = os.open("fd.bin", os.O_RDWR | os.O_CREAT)
print(os.write(fd, b"through a descriptor"), os.lseek(fd, 8, os.SEEK_SET), os.read(fd, 3), os.fstat(fd).st_size)
with open(fd, "rb") as f:
    print(f.read(), type(f.name).__name__)
attempt(os.read, fd, 1)
with open(os.open("fd.bin", os.O_RDONLY), closefd=True) as f:
    print(f.read())


def opener(path, flags):
    print("opener", path, flags & os.O_ACCMODE)
    return os.open("fd.bin", flags)


print(open("other", opener=opener).read())

# io's classes by themselves
raw = io.FileIO("f.bin", "w+")
raw.write(b"0123456789" * 10)
raw.seek(0)
print(io.BufferedReader(raw, 16).read(20))
raw.close()
reader = io.BufferedReader(io.BytesIO(b"line one\nline two\nno end"))
print(reader.readline(), reader.read(5), reader.tell(), reader.readlines())
out = io.BytesIO()
writer = io.BufferedWriter(out)
print(writer.write(b"abc"), writer.flush(), out.getvalue(), writer.detach() is out)
attempt(writer.write, b"x")
both = io.BufferedRandom(io.BytesIO(b"random access"))
print(both.read(6), both.write(b"-"), both.seek(0), both.read())
attempt(io.BufferedReader, io.BytesIO(b""), 0)
attempt(io.FileIO, "missing.bin")
attempt(io.FileIO, "f.bin", "q")
attempt(io.FileIO, -1)
print(issubclass(io.FileIO, io.RawIOBase), issubclass(io.BufferedReader, io.BufferedIOBase), isinstance(reader, io.IOBase))


class Slow(io.RawIOBase):
    """A raw stream that gives little at a time."""

    def __init__(self, data):
        self.data = data

    def readable(self):
        return True

    def readinto(self, buffer):
        part = self.data[:min(3, len(buffer))]
        self.data = self.data[len(part):]
        buffer[:len(part)] = part
        return len(part)


print(io.BufferedReader(Slow(b"slow stream")).read(7), Slow(b"abcdefgh").readall(), io.BufferedReader(Slow(b"a\nb\nc")).readlines())
print(io.TextIOWrapper(io.BufferedReader(Slow("héllo\nwörld".encode()))).readlines())

# BytesIO and StringIO still
b = io.BytesIO(b"abc")
b.seek(0, 2)
b.write(b"def")
print(b.getvalue(), b.getbuffer()[:2].tobytes(), io.StringIO("a\nb").readlines())
os.chdir("..")
for name in os.listdir("binary_files_work"):
    os.remove(os.path.join("binary_files_work", name))
os.rmdir("binary_files_work")
