# print and sys.stdout: separators, ends, objects, files, unicode, large output, return values.
import sys
print()
print("")
print("a", "b", 1, None, 2.5, [1], sep="")
print("a", "b", sep="--", end="<end>\n")
print("no newline", end="")
print(" ...continued")
print(*range(5), sep=", ")
print(sep="x", end="\n")
print("multi\nline", "tab\there")
print("é ñ 日本 😀 \u200b|")
print("nul:", repr("\x00"), "bell:", repr("\a"), "\\ backslash", 'quote"', "it's")
print(sep=None, end=None)
print("None as separator", "is a space", sep=None)
print(1, 2, 3, sep="\t", end="\n\n")


class S:
    def __str__(self):
        return "str of S"

    def __repr__(self):
        return "repr of S"


print(S(), [S()], (S(),), {1: S()}, {"k": [S()]})
print(print("inner"), print)
sys.stdout.write("written without newline")
sys.stdout.write("\n")
n = sys.stdout.write("four")
print("", n)
print("to stdout by name", file=sys.stdout)
print("to stderr", file=sys.stderr)
sys.stderr.write("written to stderr\n")
print("both:", 1, file=sys.stderr, sep="", end=" end\n")


class Collector:
    def __init__(self):
        self.parts = []
        self.flushed = 0

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        self.flushed += 1


c = Collector()
print("x", 1, [2], file=c)
print("y", end="", file=c, flush=True)
print(file=c)
print("a", "b", sep="-", end="!", file=c)
print(c.parts, c.flushed)
saved, sys.stdout = sys.stdout, c
print("captured")
sys.stdout = saved
print("restored", c.parts[-2:])


class NoWrite:
    pass


class BadWrite:
    def write(self, text):
        raise ValueError(f"refusing {text!r}")


for target in (NoWrite(), BadWrite(), 5):
    try:
        print("x", file=target)
    except (AttributeError, ValueError) as e:
        print(type(e).__name__, e)
for kw in ({"sep": 5}, {"end": 5}, {"sep": b""}, {"unknown": 1}, {"seperator": ""}):
    try:
        print("x", **kw)
    except TypeError as e:
        print(e)


class BadStr:
    def __str__(self):
        raise KeyError("in str")


try:
    print("first", BadStr(), "never")
except KeyError as e:
    print("|", repr(e))
for i in range(200):
    print(i, end=" " if i % 20 != 19 else "\n")
print("x" * 5000)
print("é" * 100, "😀" * 20)
for row in [["a", 1, 2.5], ["long name", 100, 33.333]]:
    print(f"{row[0]:<12}|{row[1]:>5}|{row[2]:8.2f}")
print("\r" in "a\rb", repr("a\rb"))
print("%s" % "percent", "{}".format("format"), f"{'f'}")
print(True, False, ..., NotImplemented, 1e100, -0.0, 10**20, b"bytes", range(3), slice(1), type, len)
sys.stdout.flush()
print(sys.stdout is saved, hasattr(sys.stdout, "write"), sys.stdout.writable())
