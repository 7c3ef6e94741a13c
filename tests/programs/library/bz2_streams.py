"""bz2: streams byte for byte, in pieces, broken ones, and files."""
import bz2, random, io, hashlib
r=random.Random(5)
datas=[b'', b'a', b'a'*1000, bytes(r.randrange(256) for _ in range(5000)), (' '.join('word%d'%r.randrange(300) for _ in range(4000))).encode(), b'x'*4+b'y'*5+b'z'*260, b'ab'*3+b'q'*30000]
for d in datas:
    for lv in (1,9):
        c=bz2.compress(d,lv); print(len(d), lv, len(c), hashlib.md5(c).hexdigest(), bz2.decompress(c)==d)
c=bz2.compress(b'hello '*50); dec=bz2.BZ2Decompressor(); o=b''
for i in range(len(c)): o+=dec.decompress(c[i:i+1])
print(o==b'hello '*50, dec.eof, dec.unused_data); print(bz2.decompress(c+c)==b'hello '*100)
for bad in (b'nope nope', c[:20], c[:-1], c[:30]+b'\0'+c[31:]):
    try: print(bz2.decompress(bad))
    except Exception as e: print(type(e).__name__, e)
f=io.BytesIO(); 
with bz2.BZ2File(f,'w') as g: g.write(b'line1\nline2\n'); g.write(b'x')
f.seek(0); g=bz2.open(f,'rt'); print(g.readlines()); f.seek(0); g=bz2.BZ2File(f); print(g.read(3), g.tell(), g.seek(1), g.readline(), g.peek()[:3], g.read())
