"""islice with bounds as great as sys.maxsize; readers of codecs by bytes and characters."""
import codecs
import io
import itertools
import sys

most = sys.maxsize
print(*itertools.islice("abcd", most), *itertools.islice("abcd", 1, most), *itertools.islice("abcd", 1, most, most))
print(*itertools.islice("abcd", most, None), *itertools.islice("abcd", 0, None, most))
for bounds in ((most + 1,), (0, most + 1), (most + 1, None), (0, 1, most + 1), (-most,), (0, None, -most)):
    try:
        print(*itertools.islice("abcd", *bounds))
    except ValueError as error:
        print(error)

data = "a—bcdefghi\nkl".encode()
reader = codecs.getreader("utf-8")(io.BytesIO(data))
print(repr(reader.read(3)), reader.stream.tell())
print(repr(reader.read(2, 1)), reader.stream.tell())
print(repr(reader.read(chars=2)), repr(reader.readline()), repr(reader.read()), repr(reader.read(5)))
