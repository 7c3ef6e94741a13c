"""zipfile: an archive written, listed, read, broken, added to, and walked through by Path."""
import zipfile, io, time
b=io.BytesIO()
with zipfile.ZipFile(b,'w',zipfile.ZIP_DEFLATED) as z:
    i=zipfile.ZipInfo('a.txt',(2020,1,2,3,4,6)); i.compress_type=zipfile.ZIP_DEFLATED; z.writestr(i,'hello '*100)
    i=zipfile.ZipInfo('dir/é.bin',(1999,12,31,23,59,58)); z.writestr(i,b'\0\1'); i=zipfile.ZipInfo('b.bz2',(2020,1,1,0,0,0)); i.compress_type=12; z.writestr(i,b'zz'*500)
    z.mkdir('empty'); z.comment=b'cmt'
    with z.open(zipfile.ZipInfo('w.txt',(2021,1,1,1,1,2)),'w') as f: f.write(b'streamed'); f.write(b' more')
import hashlib; print(len(b.getvalue()), hashlib.md5(b.getvalue()).hexdigest())
z=zipfile.ZipFile(b); print(z.namelist(), z.comment, z.testzip()); z.printdir()
for i in z.infolist(): print(i, i.CRC, i.compress_size, i.date_time, i.flag_bits, i.external_attr, i.header_offset, i.create_version, i.extract_version)
print(z.read('a.txt')[:12], z.read('dir/é.bin'), z.read('b.bz2')[:4])
with z.open('a.txt') as f: print(f.read(5), f.readline()[:10], f.seek(3), f.read1(4), f.tell(), f)
print([l for l in io.TextIOWrapper(z.open('w.txt'))])
try: z.read('nope')
except KeyError as e: print(e)
for bad in (b'', b'x'*100, b.getvalue()[:50]):
    try: zipfile.ZipFile(io.BytesIO(bad))
    except zipfile.BadZipFile as e: print(e)
raw=bytearray(b.getvalue()); raw[45]^=0xff
try: print(zipfile.ZipFile(io.BytesIO(raw)).testzip())
except Exception as e: print(type(e).__name__, e)
p=zipfile.Path(z); print([str(x.at) for x in p.iterdir()], (p/'dir').is_dir(), (p/'a.txt').read_text()[:5], (p/'dir'/'é.bin').name, p.joinpath('x').exists(), [x.at for x in p.glob('**/*.txt')])
with zipfile.ZipFile(b,'a') as y: y.writestr(zipfile.ZipInfo('added',(2022,2,2,2,2,2)),'A')
print(zipfile.ZipFile(b).namelist(), zipfile.is_zipfile(b), zipfile.is_zipfile(io.BytesIO(b'q')))
z.close(); 
try: z.read('a.txt')
except ValueError as e: print(e)
