"""zlib: the bytes of streams, piece by piece, and what is wrong with data."""
import zlib, binascii, random
for s in (b"", b"a", b"hello world", b"hello hello hello hello", b"The quick brown fox jumps over the lazy dog. " * 50, bytes(range(256)) * 10):
    for lv in (-1, 0, 1, 6, 9):
        c = zlib.compress(s, lv); assert zlib.decompress(c) == s; print(len(c), c[:12], zlib.crc32(c), zlib.adler32(c))
print(zlib.crc32(b"hello"), zlib.adler32(b"hello"), zlib.crc32(b"b", zlib.crc32(b"a")), zlib.crc32(b"ab"), zlib.adler32(b"b", zlib.adler32(b"a")), binascii.crc32(b"hello"), zlib.adler32(b"\xff" * 100000))
c = zlib.compressobj(9, zlib.DEFLATED, -15); d = c.compress(b"abc" * 100) + c.flush(zlib.Z_SYNC_FLUSH) + c.compress(b"abc" * 100) + c.flush(); print(d, zlib.decompress(d, -15) == b"abc" * 200)
c = zlib.compressobj(wbits=31); g = c.compress(b"data " * 20) + c.flush(); print(g, zlib.decompress(g, 31), zlib.decompress(g, 47)[:5])
d = zlib.decompressobj(); data = zlib.compress(b"x" * 1000 + b"y" * 1000) + b"trailing"
out = b""
for i in range(0, len(data), 3): out += d.decompress(data[i:i + 3])
print(len(out), d.eof, d.unused_data, d.unconsumed_tail)
d = zlib.decompressobj(); print(d.decompress(data, 10), d.eof, len(d.decompress(d.unconsumed_tail, 1000)), d.eof, len(d.flush()), d.eof, d.unused_data)
zd = b"hello world dictionary"; c = zlib.compressobj(zdict=zd); z = c.compress(b"hello dictionary world") + c.flush(); print(z, zlib.decompressobj(zdict=zd).decompress(z))
c = zlib.compressobj(); c.compress(b"abc"); c2 = c.copy(); print(c.flush() == c2.flush(), type(c), type(d))
for f in (lambda: zlib.decompress(b"abc"), lambda: zlib.decompress(zlib.compress(b"abc")[:-2]), lambda: zlib.decompress(zlib.compress(b"abc")[:-1] + b"\0"), lambda: zlib.compress(b"", 10), lambda: zlib.compress("a"), lambda: zlib.compressobj(10), lambda: zlib.decompressobj(99), lambda: zlib.decompress(b""), lambda: zlib.decompress(b"x\x9c\x07"), lambda: zlib.decompress(b"x\x9cK\x04\x00\x00"), lambda: zlib.decompress(z), lambda: zlib.decompressobj(zdict=b"q").decompress(z), lambda: zlib.decompressobj().decompress(b"", -1), lambda: zlib.crc32("a"), lambda: type(c)(), lambda: zlib.decompress(b"x\x9c\x05\x00"), lambda: zlib.decompress(b"\x1f\x8b\x07" + bytes(10), 31), lambda: zlib.decompress(b"\x79\x9c"), lambda: c.compress(b"x"), lambda: zlib.decompress(b"\xed\xff\xff\xff\xff", -15), lambda: zlib.decompress(b"\x03\x02", -15), lambda: zlib.decompress(b"\x01\x01\x00\x00\x00", -15)):
    try: print(f())
    except Exception as e: print(type(e).__module__, type(e).__name__, e)
random.seed(2)
base = zlib.compress(b"The quick brown fox " * 30 + bytes(range(256)))
n = 0
for i in range(300):
    b = bytearray(base); b[random.randrange(2, len(b))] ^= 1 << random.randrange(8)
    try: zlib.decompress(bytes(b)); n += 1
    except zlib.error as e: n += len(str(e))
print(n)
big = bytes(10**6); z = zlib.compress(big); print(len(z), zlib.decompress(z) == big)
