"""gzip: files and members, and what is wrong with them."""
import gzip, io, os
d = b"line one\nline two\n" * 30
c = gzip.compress(d); print(len(c), c[:10], gzip.decompress(c) == d, gzip.compress(b"", 1), gzip.compress(b"x", 6, mtime=5))
with gzip.open("f.gz", "wb") as f: print(f.write(d), f.tell(), f.writable(), f.readable())
with gzip.open("f.gz", "rb") as f: print(f.readline(), f.read(5), f.tell(), f.seek(0), f.read(3), f.peek(2)[:4], len(f.read()), f.read())
with gzip.open("f.gz", "at", encoding="utf8") as f: f.write("é more\n")
with gzip.open("f.gz", "rt", encoding="utf8") as f: ls = f.readlines(); print(len(ls), ls[-1])
with gzip.GzipFile("f.gz") as f: print([l for l in f][:2], f.name, f.mode)
b = io.BytesIO()
with gzip.GzipFile(fileobj=b, mode="wb", mtime=0, filename="name.txt") as f: f.write(b"abc"); f.flush(); f.write(b"def")
print(b.getvalue()); b.seek(0); g = gzip.GzipFile(fileobj=b); print(g.read(), g.mtime, g.closed); g.close(); print(g.closed, b.closed)
print(gzip.decompress(c + c + b"\0\0\0") == d + d)
for t in (lambda: gzip.decompress(b"abc"), lambda: gzip.decompress(c[:-3]), lambda: gzip.decompress(c[:-8] + b"abcd" + c[-4:]), lambda: gzip.decompress(c[:20]), lambda: gzip.open("f.gz", "rbt"), lambda: gzip.open("f.gz", "q"), lambda: gzip.open("f.gz", encoding="u8"), lambda: g.read(), lambda: gzip.decompress(b"") , lambda: gzip.open(5), lambda: gzip.decompress(c[:-4] + b"\0\0\0\0"), lambda: gzip.decompress(b"\x1f")):
    try: print(t())
    except Exception as e: print(type(e).__name__, e)
os.remove("f.gz")
