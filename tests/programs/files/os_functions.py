"""os and os.path over files: folders, names, status, walking, the environment."""
import os
import os.path
import stat

home = os.getcwd()
os.mkdir("os_work")
os.chdir("os_work")
print(os.getcwd() == os.path.join(home, "os_work"), os.getcwdb() == os.getcwd().encode())


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except OSError as error:
        print(f"{type(error).__name__}: {error.strerror}: {error.filename!r} {error.filename2!r}")
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


os.makedirs("a/b/c")
os.makedirs("a/b/c", exist_ok=True)
attempt(os.makedirs, "a/b/c")
attempt(os.mkdir, "a")
attempt(os.mkdir, "missing/inner")
for name, size in (("a/one.txt", 3), ("a/b/two.py", 10), ("top.dat", 0), ("a/b/c/.hidden", 1)):
    with open(name, "w") as f:
        f.write("x" * size)
print(sorted(os.listdir()), sorted(os.listdir("a")), sorted(os.listdir(b"a")), os.listdir("a/b/c"))
attempt(os.listdir, "missing")
attempt(os.listdir, "top.dat")
for top, folders, files in os.walk("."):
    folders.sort()
    print(top, folders, sorted(files))
for top, folders, files in os.walk("a", topdown=False):
    print(top, sorted(folders), sorted(files))
for top, folders, files in os.walk("a"):
    folders[:] = [name for name in folders if name != "c"]
    print(top, folders)
print(list(os.walk("missing")))
errors = []
list(os.walk("missing", onerror=errors.append))
print(type(errors[0]).__name__)
with os.scandir("a") as entries:
    for entry in sorted(entries, key=lambda e: e.name):
        print(entry, entry.name, entry.path, entry.is_dir(), entry.is_file(), entry.is_symlink(), entry.stat().st_size if entry.is_file() else None, os.fspath(entry))

status = os.stat("a/one.txt")
print(status.st_size, stat.S_ISREG(status.st_mode), stat.S_ISDIR(os.stat("a").st_mode), status[6], len(status), stat.filemode(0o100644), stat.filemode(0o040755))
print(isinstance(status.st_mtime, float), isinstance(status.st_mtime_ns, int), type(status).__name__, isinstance(status, tuple))
os.utime("a/one.txt", (1000, 2000))
print(os.stat("a/one.txt").st_mtime, os.path.getmtime("a/one.txt"), os.path.getsize("a/one.txt"))
os.chmod("a/one.txt", 0o600)
print(oct(stat.S_IMODE(os.stat("a/one.txt").st_mode)))
attempt(os.stat, "missing")
attempt(os.stat, "top.dat/x")
print(os.path.exists("a"), os.path.exists("nope"), os.path.isfile("a/one.txt"), os.path.isdir("a/one.txt"), os.path.isdir("a/"), os.path.islink("a"), os.path.lexists("top.dat"))
print(os.path.samefile("a", "./a/../a"), os.access("a", os.R_OK), os.access("nope", os.F_OK))

os.rename("top.dat", "renamed.dat")
os.replace("renamed.dat", "a/moved.dat")
attempt(os.rename, "missing", "x")
attempt(os.rename, "a", "a/b/inside")
attempt(os.rmdir, "a")
attempt(os.rmdir, "a/one.txt")
attempt(os.remove, "missing")
attempt(os.unlink, "a/missing")
os.remove("a/moved.dat")
os.renames("a/b/two.py", "new/deep/two.py")
print(sorted(os.listdir("a")), os.listdir("new/deep"))
os.remove("new/deep/two.py")
os.removedirs("new/deep")
print(os.path.exists("new"), sorted(os.listdir(".")))
attempt(os.chdir, "missing")
attempt(os.chdir, "a/one.txt")
os.chdir("a/b")
print(os.path.relpath(os.getcwd(), home), os.path.basename(os.getcwd()))
os.chdir("../..")
attempt(os.truncate, "a/one.txt", 1)
print(open("a/one.txt").read())
attempt(os.open, "missing", os.O_RDONLY)
attempt(os.stat, 5.5)
attempt(os.mkdir, None)
attempt(os.listdir, 1.5)
attempt(os.remove, "nul\0l")

# paths
p = os.path
print(p.join("a", "b", "c.txt"), p.join("a/", "/b"), p.join("", "x"), p.join("a", ""), p.join(b"a", b"b"))
attempt(p.join, "a", b"b")
attempt(p.join, "a", 5)
print(p.split("/a/b"), p.split("a"), p.split("/"), p.split("a/"), p.split("//x"), p.split(""))
print(p.splitext("a.tar.gz"), p.splitext(".bashrc"), p.splitext("a.b/c"), p.splitext("x."), p.splitext("..."), p.splitext("a/.b.c"))
print(p.basename("/a/b.txt"), p.basename("/a/"), p.dirname("/a/b.txt"), p.dirname("x"), p.dirname("/x"))
print(p.normpath("a//b/./c/../d"), p.normpath("../../x"), p.normpath("/../x"), p.normpath("//x"), p.normpath("///x"), p.normpath(""), p.normpath("a/../.."))
print(p.isabs("/a"), p.isabs("a"), p.abspath("/a/../b"), p.relpath("/a/b/c", "/a/x"), p.relpath("/a", "/a"), p.relpath("a/b", "a"))
print(p.commonprefix(["/usr/lib", "/usr/local"]), p.commonpath(["/usr/lib", "/usr/local/x"]), p.commonpath(["a/b", "a/c"]))
attempt(p.commonpath, ["/a", "b"])
attempt(p.commonpath, [])
attempt(p.relpath, "")
print(p.splitdrive("/a"), p.splitroot("/a/b"), p.splitroot("//a"), p.splitroot("///a"), p.splitroot("a"))
print(p.realpath("/a/./b/../c"), p.normcase("A/b"), p.sep, p.pardir, p.extsep, p.pathsep, p.altsep, p.curdir)
os.environ["WHIP_HOME"] = "/w"
print(p.expandvars("$WHIP_HOME/x ${WHIP_HOME}y $NOPE_X $"), p.expandvars("no"))
os.environ["HOME"] = "/users/me"
print(p.expanduser("~/x"), p.expanduser("~"), p.expanduser("a~"))

# the environment and the rest
print(os.environ.get("WHIP_HOME"), os.getenv("NOPE_X"), os.getenv("NOPE_X", "d"), "WHIP_HOME" in os.environ)
attempt(os.environ.__getitem__, "NOPE_X")
attempt(os.environ.__setitem__, "X", 5)
del os.environ["WHIP_HOME"]
print(os.environ.get("WHIP_HOME"), os.environ.setdefault("WHIP_SET", "s"), os.environ.pop("WHIP_SET"))
print(os.name, os.sep, os.linesep == "\n", os.curdir, os.devnull, os.fspath("x"), os.fsencode("é"), os.fsdecode(b"x"))


class Pathish:
    def __fspath__(self):
        return "a/one.txt"


class Bad:
    def __fspath__(self):
        return 5


print(os.path.exists(Pathish()), open(Pathish()).read(), os.fspath(Pathish()), isinstance(Pathish(), os.PathLike), isinstance(5, os.PathLike))
attempt(os.fspath, 5)
attempt(os.fspath, Bad())
print(len(os.urandom(8)), isinstance(os.getpid(), int), os.cpu_count() is not None, os.error is OSError)
attempt(os.environ.__delitem__, "NOPE_X")
os.chdir(home)


def remove(folder):
    for entry in os.scandir(folder):
        (remove if entry.is_dir() else os.remove)(entry.path)
    os.rmdir(folder)


remove("os_work")
print(os.path.exists("os_work"))
