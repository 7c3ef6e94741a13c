"""hashlib's functions as attributes of classes, file_digest; codecs.EncodedFile; the codec charmap."""
import codecs
import hashlib
import io


class Signer:
    digest_method = hashlib.sha256
    lazy = staticmethod(hashlib.md5)


print(Signer().digest_method(b"abc").hexdigest() == hashlib.new("sha256", b"abc").hexdigest())
print(Signer().digest_method is hashlib.sha256, Signer().lazy().hexdigest())
print(hashlib.sha1(usedforsecurity=False).digest_size, hashlib.shake_128(b"x").hexdigest(4))
for wrong in (lambda: hashlib.sha256("x"), lambda: hashlib.sha256(b"", b"")):
    try:
        wrong()
    except TypeError as error:
        print(type(error).__name__)
print(hashlib.file_digest(io.BytesIO(b"abc"), "sha1").hexdigest() == hashlib.sha1(b"abc").hexdigest())
print(hashlib.file_digest(io.BufferedReader(io.BytesIO(b"q" * 1000)), hashlib.md5).hexdigest())
try:
    hashlib.file_digest(io.StringIO("a"), "md5")
except ValueError as error:
    print("ValueError")

raw = io.BytesIO()
recoded = codecs.EncodedFile(raw, "utf-8", "utf-16-le")
print(recoded.write("é1\n2".encode()), raw.getvalue())
print(recoded.data_encoding, recoded.file_encoding, recoded.tell())
recoded.seek(0)
print(recoded.readline(), recoded.read())
recoded.seek(0)
print(recoded.readlines(), [*codecs.EncodedFile(io.BytesIO("a\né\n".encode("latin-1")), "utf-8", "latin-1")])
with codecs.EncodedFile(raw, "ascii") as same:
    print(isinstance(same, codecs.StreamRecoder), raw.closed)
print(raw.closed)
print("aé".encode("charmap"), b"a\xe9".decode("charmap"))
try:
    "€".encode("charmap")
except UnicodeEncodeError as error:
    print(error.reason)
