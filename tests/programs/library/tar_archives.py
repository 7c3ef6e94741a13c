"""tarfile: archives of three formats byte for byte, compressed ones, broken ones, filters."""
import tarfile, io, hashlib
def info(n,**k):
    t=tarfile.TarInfo(n); t.mtime=1600000000; t.uname='u'; t.gname='g'
    for a,b in k.items(): setattr(t,a,b)
    return t
for fmt in (tarfile.PAX_FORMAT, tarfile.GNU_FORMAT, tarfile.USTAR_FORMAT):
    b=io.BytesIO()
    with tarfile.open(fileobj=b, mode='w', format=fmt) as t:
        d=b'hello world'*100; t.addfile(info('a.txt',size=len(d)), io.BytesIO(d)); t.addfile(info('dir',type=tarfile.DIRTYPE,mode=0o755))
        t.addfile(info('dir/'+'long'*20+'/'+'name'*20,size=3), io.BytesIO(b'abc')); t.addfile(info('ln',type=tarfile.SYMTYPE,linkname='a.txt'))
        if fmt!=tarfile.USTAR_FORMAT: t.addfile(info('x'*150,size=2), io.BytesIO(b'xy')); t.addfile(info('é.txt',size=1), io.BytesIO(b'e'))
    v=b.getvalue(); print(fmt, len(v), hashlib.md5(v).hexdigest())
    b.seek(0); t=tarfile.open(fileobj=b)
    for m in t: print(m.name[:30], len(m.name), m.size, m.type, oct(m.mode), m.mtime, m.isreg(), m.linkname, m.pax_headers if len(str(m.pax_headers))<60 else len(m.pax_headers), m.offset, m.offset_data)
    print(t.extractfile('a.txt').read(11), t.extractfile('ln').readline()[:5], t.getnames()[1], t.extractfile('dir'))
for c in ('gz','bz2'):
    b=io.BytesIO()
    with tarfile.open(fileobj=b, mode='w:'+c) as t: t.addfile(info('q',size=1), io.BytesIO(b'q'))
    b.seek(0); print(tarfile.open(fileobj=b).getnames(), tarfile.is_tarfile(b))
for bad in (b'', b'x'*600, b'short'):
    try: tarfile.open(fileobj=io.BytesIO(bad), mode='r:')
    except tarfile.ReadError as e: print(e)
try: t.getmember('zz')
except (KeyError, OSError) as e: print(repr(e))
try: tarfile.data_filter(info('../evil'), '/tmp/x')
except tarfile.FilterError as e: print(type(e).__name__, e)
print(tarfile.data_filter(info('/abs'), '/tmp/x').name)

packed = io.BytesIO()
with tarfile.open(fileobj=packed, mode="w:xz") as archive:
    member = tarfile.TarInfo("inside.txt")
    member.size = 5
    archive.addfile(member, io.BytesIO(b"hello"))
print(packed.getvalue()[:6])
packed.seek(0)
with tarfile.open(fileobj=packed) as archive:
    print(archive.getnames(), archive.extractfile("inside.txt").read())
