"""lzma: streams of .xz and .lzma, raw ones, filters, pieces, files."""
import io
import lzma

TEXT = b"".join(b"line %d of a text with words that come again\n" % i for i in range(400))
NOISE = bytes((i * i * 7 + i // 3 * 11) & 255 for i in range(3000))
# What other coders have made.
XZ = bytes.fromhex(
    "fd377a585a000004e6d6b446020021011c00000010cf58cce0000a00095d0030880852840a000000000000008b8cd4f928e67177"
    "0001250b44bca75f1fb6f37d010000000004595a")


def show(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


for data in b"", b"a", TEXT, NOISE, bytes(100_000), TEXT + NOISE + TEXT:
    for format in lzma.FORMAT_XZ, lzma.FORMAT_ALONE:
        packed = lzma.compress(data, format)
        print(len(data), format, lzma.decompress(packed) == data, len(packed) < len(data) // 4 + 100)
for check in lzma.CHECK_NONE, lzma.CHECK_CRC32, lzma.CHECK_CRC64, lzma.CHECK_SHA256:
    packed = lzma.compress(TEXT, check=check, preset=1)
    decompressor = lzma.LZMADecompressor()
    print(check, decompressor.decompress(packed + b"rest") == TEXT, decompressor.check, decompressor.eof,
          decompressor.unused_data, decompressor.needs_input)
show(lambda: lzma.decompress(XZ))

CHAINS = [
    [{"id": lzma.FILTER_LZMA2, "preset": 0}],
    [{"id": lzma.FILTER_LZMA1, "lc": 0, "lp": 2, "pb": 0, "dict_size": 65536}],
    [{"id": lzma.FILTER_DELTA, "dist": 3}, {"id": lzma.FILTER_LZMA2}],
    *([{"id": number}, {"id": lzma.FILTER_LZMA2}] for number in range(lzma.FILTER_X86, lzma.FILTER_SPARC + 1)),
]
CODE = b"".join(bytes([0xE8, i & 255, i >> 8, 0, 0, 0x90, 0xEB, 0x48, 0, i & 255, 1, 0xF0, i & 7, 0xF8, 0x40, 0]) for i in range(300))
for filters in CHAINS:
    for data in TEXT, CODE:
        packed = lzma.compress(data, lzma.FORMAT_RAW, filters=filters)
        print(filters[0]["id"], lzma.decompress(packed, lzma.FORMAT_RAW, filters=filters) == data)
print(lzma.decompress(lzma.compress(CODE, filters=CHAINS[3])) == CODE)
for filter in *(chain[0] for chain in CHAINS), {"id": 4, "start_offset": 16}:
    props = lzma._encode_filter_properties(filter)
    print(props, lzma._decode_filter_properties(filter["id"], props))

packed = lzma.compress(TEXT)
decompressor = lzma.LZMADecompressor()
parts = [decompressor.decompress(packed[i:i + 50]) for i in range(0, len(packed), 50)]
print(b"".join(parts) == TEXT, decompressor.eof)
show(lambda: decompressor.decompress(b""))
decompressor = lzma.LZMADecompressor()
first = decompressor.decompress(packed, 10)
print(first, decompressor.eof, decompressor.needs_input, decompressor.decompress(b"") == TEXT[10:], decompressor.eof)
print(lzma.decompress(packed * 2) == TEXT * 2, lzma.decompress(packed + b"garbage") == TEXT)

buffer = io.BytesIO()
with lzma.open(buffer, "wt", preset=2, encoding="utf-8") as file:
    file.write("first\nsecond \u00e9\n")
    print("third", file=file)
buffer.seek(0)
with lzma.open(buffer, "rt", encoding="utf-8") as file:
    print(file.readline(), file.read())
buffer.seek(0)
with lzma.LZMAFile(buffer) as file:
    print(file.read(3), file.tell(), file.seek(1), file.readline(), file.peek(2)[:2], list(file))

show(lambda: lzma.decompress(b"no stream"))
show(lambda: lzma.decompress(b""))
show(lambda: lzma.decompress(packed[:-4]))
show(lambda: lzma.decompress(packed[:40] + b"\xff" + packed[41:]))
show(lambda: lzma.decompress(packed[:-12] + bytes([packed[-12] ^ 1]) + packed[-11:]))
show(lambda: lzma.LZMADecompressor(memlimit=1000).decompress(packed))
show(lambda: lzma.LZMACompressor(format=99))
show(lambda: lzma.LZMACompressor(preset=3, filters=[]))
show(lambda: lzma.LZMACompressor(preset=10))
show(lambda: lzma.LZMACompressor(format=lzma.FORMAT_RAW))
show(lambda: lzma.LZMACompressor(filters=[{"id": 99}]))
show(lambda: lzma.LZMACompressor(filters=[{"preset": 3}]))
show(lambda: lzma.LZMACompressor(filters=[{"id": lzma.FILTER_LZMA2, "other": 1}]))
show(lambda: lzma.LZMADecompressor(format=lzma.FORMAT_XZ, filters=CHAINS[0]))
compressor = lzma.LZMACompressor()
compressor.flush()
show(lambda: compressor.compress(b""))
show(lambda: compressor.flush())
print([lzma.is_check_supported(number) for number in range(5)])
