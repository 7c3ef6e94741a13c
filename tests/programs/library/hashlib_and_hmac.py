# hashlib and hmac: digests of all guaranteed algorithms, updating, copying, keys and parameters.
import hashlib
import hmac

for name in sorted(hashlib.algorithms_guaranteed):
    for data in (b"", b"abc", b"a" * 55, b"x" * 56, b"y" * 64, b"z" * 111, b"w" * 112, b"v" * 128, b"u" * 136, bytes(range(256)) * 5):
        h = hashlib.new(name)
        h.update(data)
        extra = (20,) if name.startswith("shake") else ()
        print(name, len(data), h.hexdigest(*extra))
    print(h.name, h.digest_size, h.block_size)
h = hashlib.sha256(b"one")
g = h.copy()
h.update(b"two")
print(h.hexdigest() == hashlib.sha256(b"onetwo").hexdigest(), g.digest() == hashlib.sha256(b"one").digest(), hashlib.md5(b"x", usedforsecurity=False).hexdigest())
print(hashlib.shake_128(b"abc").hexdigest(200), hashlib.shake_256(b"").digest(3))
print(hashlib.blake2b(b"data", digest_size=16).hexdigest(), hashlib.blake2b(b"data", key=b"secret", salt=b"salt", person=b"me").hexdigest(), hashlib.blake2s(b"data", key=b"k" * 32, digest_size=8).hexdigest(), hashlib.blake2s(b"", person=b"12345678").hexdigest(), hashlib.blake2b(b"x", fanout=2, depth=3, leaf_size=4, node_offset=5, node_depth=1, inner_size=32, last_node=True).hexdigest())
for f in (lambda: hashlib.sha256("text"), lambda: hashlib.new("nope"), lambda: hashlib.md5(5), lambda: hmac.new("key", b"", "md5"), lambda: hmac.new(b"key", b"x")):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, str(e)[:40])
print(hmac.new(b"key", b"The quick brown fox", "sha256").hexdigest(), hmac.new(b"k" * 200, b"msg", hashlib.sha512).hexdigest(), hmac.digest(b"key", b"msg", "md5"))
m = hmac.new(b"key", digestmod="sha1")
m.update(b"part one")
c = m.copy()
m.update(b" two")
print(m.hexdigest(), c.hexdigest(), m.name, m.digest_size, m.block_size, hmac.compare_digest("abc", "abc"), hmac.compare_digest(b"abc", b"abd"))
print(hashlib.sha1(b"q" * 100000).hexdigest(), hashlib.sha3_256(b"q" * 30000).hexdigest())
