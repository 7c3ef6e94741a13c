"""glob, shutil, tempfile, linecache and fileinput."""
import fileinput
import glob
import io
import linecache
import os
import shutil
import tempfile


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except OSError as error:
        print(f"{type(error).__name__}: {error.strerror or error}: {error.filename!r}")
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


os.makedirs("tools_work/src/inner/deep")
os.chdir("tools_work")
for name in ("src/a.txt", "src/b.txt", "src/c.py", "src/.dot", "src/inner/d.txt", "src/inner/deep/e.txt", "src/[x].txt"):
    with open(name, "w") as f:
        f.write(name + "\n")

for pattern in ("src/*.txt", "src/*", "src/**", "src/**/*.txt", "*", "src/?.??", "src/[ab].*", "nope*", "src/", "src/a.txt", "src/*/", "**/deep", "src/.*"):
    print(pattern, sorted(glob.glob(pattern)), sorted(glob.glob(pattern, recursive=True)))
print(sorted(glob.glob("*.txt", root_dir="src")), sorted(glob.iglob("src/*", include_hidden=True))[:2], glob.escape("src/[x].txt"), glob.glob(glob.escape("src/[x].txt")))
print(glob.has_magic("a*"), glob.has_magic("a"), glob.glob(b"src/a*"))

# shutil
print(shutil.copy("src/a.txt", "copy.txt"), open("copy.txt").read().strip(), shutil.copy("src/a.txt", "src/inner"), shutil.copyfile("src/b.txt", "b2.txt"), shutil.copy2("src/c.py", "c2.py"))
attempt(shutil.copy, "missing", "x")
attempt(shutil.copyfile, "src/a.txt", "src/a.txt")
attempt(shutil.copyfile, "src/a.txt", "nope/x")
print(shutil.copytree("src", "tree", ignore=shutil.ignore_patterns("*.py", ".*")), sorted(glob.glob("tree/**", recursive=True)))
attempt(shutil.copytree, "src", "tree")
shutil.copytree("src", "tree", dirs_exist_ok=True)
print(os.path.exists("tree/c.py"))
print(shutil.move("copy.txt", "moved.txt"), shutil.move("moved.txt", "tree"), os.path.exists("tree/moved.txt"), shutil.move("tree", "forest"))
attempt(shutil.move, "forest", "forest/inner/x")
shutil.rmtree("forest")
print(os.path.exists("forest"))
attempt(shutil.rmtree, "forest")
shutil.rmtree("forest", ignore_errors=True)
seen = []
shutil.rmtree("forest", onexc=lambda function, path, error: seen.append((path, type(error).__name__)))
print(seen)
a, b = io.StringIO("from here"), io.StringIO()
shutil.copyfileobj(a, b)
print(b.getvalue(), shutil.which("no-such-command-x"), tuple(shutil.get_terminal_size((7, 3))) != ())

# tempfile
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "t.txt")
    with open(path, "w") as f:
        f.write("temporary")
    print(os.path.isdir(folder), os.listdir(folder), os.path.basename(folder).startswith("tmp"))
print(os.path.exists(folder))
with tempfile.NamedTemporaryFile("w+", suffix=".log", prefix="pre") as f:
    f.write("named")
    f.flush()
    f.seek(0)
    print(f.read(), os.path.exists(f.name), os.path.basename(f.name)[:3], f.name.endswith(".log"))
print(os.path.exists(f.name))
with tempfile.NamedTemporaryFile(delete=False) as f:
    f.write(b"kept")
print(open(f.name, "rb").read())
os.unlink(f.name)
with tempfile.TemporaryFile() as f:
    f.write(b"bytes")
    f.seek(0)
    print(f.read())
fd, name = tempfile.mkstemp(text=True)
os.write(fd, b"low level")
os.close(fd)
print(open(name).read(), tempfile.gettempprefix())
os.remove(name)
folder = tempfile.mkdtemp(dir=".")
print(os.path.isdir(folder), os.path.isabs(folder))
os.rmdir(folder)
home = tempfile.mkdtemp()
for parts in ((), (b"a",), ("a", None), (b"a", "b"), (None, b"p", home.encode())):
    made = attempt(tempfile._infer_return_type, *parts)
tempfile.tempdir, usual = home.encode(), tempfile.tempdir
print(type(tempfile.gettempdir()), type(tempfile.gettempdirb()), type(tempfile.mkdtemp()), type(tempfile.mkdtemp("x")))
tempfile.tempdir = usual
for mode, more in (("wr", {}), (2, {}), ("w", {"encoding": "no-such-encoding"})):
    attempt(tempfile.NamedTemporaryFile, mode, dir=home, **more)
    attempt(tempfile.TemporaryFile, mode, dir=home, **more)
with tempfile.NamedTemporaryFile(dir=home, prefix="kept", delete_on_close=False) as f:
    write = f.write
    print(write(b"kept"), write._closer is f._closer, f.write is write, f.closed)
    f.close()
    print(f.closed, os.path.exists(f.name))
print(os.path.exists(f.name), [name for name in os.listdir(home) if name.startswith("kept")])
f = tempfile.SpooledTemporaryFile(max_size=4, dir=home)
print(isinstance(f, io.IOBase), f.mode, f.name, f.tell(), f.writelines([b"abc", b"def", b"ghi"]), f._rolled, f.mode)
print(f.seek(0), f.read1(2), f.readline(), f.truncate(3), f.closed, f.seekable(), f.close())
f = tempfile.SpooledTemporaryFile(max_size=4, dir=home)
print(f.truncate(9), f._rolled, os.fstat(f.fileno()).st_size, f.close(), f.closed, attempt(f.__enter__))
print(tempfile.TemporaryDirectory[str], tempfile.SpooledTemporaryFile[bytes])
kept = tempfile.TemporaryDirectory(dir=home, delete=False)
with kept:
    pass
print(os.path.isdir(kept.name), kept.cleanup(), os.path.isdir(kept.name))
print(len(os.listdir(home)), shutil.rmtree(home))
with tempfile.SpooledTemporaryFile(max_size=10, mode="w+") as f:
    f.write("short")
    print(f._rolled)
    f.write(" but now longer")
    f.seek(0)
    print(f._rolled, f.read())

# linecache and fileinput
print(repr(linecache.getline("src/a.txt", 1)), repr(linecache.getline("src/a.txt", 9)), linecache.getlines("missing"))
linecache.clearcache()
with fileinput.input(["src/a.txt", "src/b.txt"]) as lines:
    for line in lines:
        print(fileinput.filename(), fileinput.lineno(), fileinput.filelineno(), fileinput.isfirstline(), line, end="")
# Archives, and what is moved to another file system.
def pack(base_name, base_dir, **options):
    with open(base_name + ".names", "w") as f:
        f.write(" ".join(sorted(os.listdir(base_dir))))
    print(sorted(options), options.get("level"), os.path.basename(os.getcwd()))
    return base_name + ".names"


def unpack(filename, folder, **options):
    print(filename, folder, options)


print(("tar", "uncompressed tar file") in shutil.get_archive_formats())
shutil.register_archive_format("names", pack, [("level", 3)], "names only")
shutil.register_unpack_format("names", [".names"], unpack, [("x", 1)], "names only")
print(("names", "names only") in shutil.get_archive_formats(), ("names", [".names"], "names only") in shutil.get_unpack_formats())
print(os.path.basename(shutil.make_archive("packed", "names", "src")), open("packed.names").read())
print(shutil.make_archive("src/packed", "names", base_dir="src/inner", owner="x"), os.path.basename(os.getcwd()))
shutil.unpack_archive("packed.names", "out")
shutil.unpack_archive("packed.any", "out", "names", filter="data")
attempt(shutil.register_archive_format, "bad", 1)
attempt(shutil.register_archive_format, "bad", pack, [1])
attempt(shutil.register_unpack_format, "other", [".tar"], unpack)
attempt(shutil.unpack_archive, "packed.none")
attempt(shutil.unpack_archive, "packed.names", format="none")
attempt(shutil.make_archive, "packed", "none")
attempt(shutil.make_archive, "packed", "tar", "src/a.txt")
shutil.unregister_archive_format("names")
shutil.unregister_unpack_format("names")
attempt(shutil.make_archive, "packed", "names")
rename = os.rename


def other_file_system(*paths):
    raise OSError(18, "Invalid cross-device link")


os.rename = other_file_system
print(shutil.move("packed.names", "away.names"), os.path.exists("packed.names"), open("away.names").read())
os.mkdir("far")
print(shutil.move("src/inner/", "far"), sorted(os.listdir("far/inner")), os.path.exists("src/inner"))
attempt(shutil.move, "far", "far/inner")
os.rename = rename
attempt(shutil.rmtree, "away.names")
attempt(shutil.chown, "src/a.txt")
attempt(shutil.chown, "src/a.txt", "nobody of this name")
attempt(shutil.chown, "src/a.txt", group="nobody of this name")
attempt(os.chown, "src/a.txt", "0", 0)
attempt(os.chown, "missing", -1, -1)
print(os.chown("src/a.txt", -1, -1))
deep = "/".join(["deep"] * 60)
os.makedirs(deep)
shutil.rmtree("deep")
print(os.path.exists("deep"))
os.chdir("..")
shutil.rmtree("tools_work")
