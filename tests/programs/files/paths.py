"""pathlib: pure paths, and paths over files."""
import copy
import os
from pathlib import Path, PosixPath, PurePath, PurePosixPath, PureWindowsPath


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except OSError as error:
        print(f"{type(error).__name__}: {error.strerror}: {error.filename!r}")
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


P = PurePosixPath
for text in ("", ".", "a", "a/b", "/", "/a/b.c/", "//x/y", "///x", "a//b/./c", "../a", ".hidden", "a.tar.gz", "x.", "a/.b.c", "/a/.."):
    p = P(text)
    print(repr(p), str(p), p.parts, p.root, p.anchor, p.name, p.stem, p.suffix, p.suffixes, p.parent, p.is_absolute())
p = P("/usr/lib/python3/x.py")
print(list(p.parents), p.parents[0], p.parents[-1], p.parents[1:3], len(p.parents), p.parents)
attempt(lambda: p.parents[9])
print(P("a", "b", "c"), P("a", "/b"), P("a", P("b/c")), P(), P("a") / "b" / "c", "x" / P("y"), P("a") / P("/z"), P("a").joinpath("b", "c"))
attempt(lambda: P("a") / 5)
attempt(P, 5)
attempt(P, b"x")
attempt(P, None)
print(p.with_name("y.txt"), p.with_stem("z"), p.with_suffix(".md"), p.with_suffix(""), P("a").with_suffix(".b"), P("a.tar.gz").with_suffix(".zip"))
for bad in (lambda: P("/").with_name("x"), lambda: p.with_name("a/b"), lambda: p.with_name(""), lambda: p.with_suffix("md"), lambda: p.with_suffix("."), lambda: P("").with_suffix(".x"), lambda: P("a.b").with_stem("")):
    attempt(bad)
print(p.relative_to("/usr"), p.relative_to("/usr", walk_up=True), P("/a/b").relative_to("/a/c", walk_up=True), P("a").relative_to("a"))
attempt(p.relative_to, "/etc")
attempt(P("a").relative_to, "/a")
attempt(P("a").relative_to, "../b", walk_up=True)
attempt(P("a").relative_to, "/b", walk_up=True)
print(p.is_relative_to("/usr"), p.is_relative_to("/u"), P("a") == P("a/"), P("a") == P("A"), P("a") == "a", P("a") < P("b"), sorted([P("b"), P("a/c"), P("a")]))
attempt(lambda: P("a") < "b")
print(hash(P("a")) == hash(P("a/")), {P("x"): 1}[P("x")], len({P("a"), P("a/."), P("b")}))
print(p.match("*.py"), p.match("lib/*/x.py"), p.match("/usr/*.py"), p.full_match("/usr/**/*.py"), p.full_match("/usr/*.py"), P("a/b").full_match("a/*"), P("a/b/c").full_match("**"), P("A.PY").match("*.py"), P("a.py").match("[ab].p?"), P("x.py").full_match("*.PY", case_sensitive=False))
print(p.as_posix(), bytes(P("a/é")), os.fspath(p), copy.copy(p), isinstance(p, os.PathLike), P("/a b/é").__str__())
print(PurePath("a").__class__.__name__, Path("a").__class__.__name__, repr(Path("a/b")), isinstance(Path("a"), PurePosixPath), Path("a") == P("a"))
W = PureWindowsPath
for text in ("c:/a/b.txt", "C:\\x", "//server/share/d/e", "\\a", "c:a", "a/b"):
    w = W(text)
    print(repr(w), str(w), w.parts, w.drive, w.root, w.name, w.parent, w.is_absolute())
print(W("A/b") == W("a/B"), W("c:/a") / "b", W("c:/a") / "/b", W("c:/a/b").relative_to("C:/A"), W("c:/x/y").as_posix(), W("a.PY").match("*.py"))

start = Path.cwd()
base = Path("paths_work")
base.mkdir()
print(base.exists(), base.is_dir(), base.is_file(), Path("missing_x").exists(), base.absolute() == start / "paths_work", base.resolve().name)
(base / "a" / "b").mkdir(parents=True)
attempt((base / "a").mkdir)
(base / "a").mkdir(exist_ok=True)
attempt((base / "q" / "r").mkdir)
f = base / "note.txt"
print(f.write_text("line 1\nline 2 é\n", encoding="utf-8"), f.read_text(encoding="utf-8"), f.read_bytes(), f.stat().st_size)
print((base / "data.bin").write_bytes(bytes(range(5))), (base / "data.bin").read_bytes())
attempt(f.write_text, b"x")
with f.open("a") as file:
    file.write("line 3\n")
with f.open() as file:
    print([line.strip() for line in file])
(base / "empty").touch()
attempt((base / "empty").touch, exist_ok=False)
(base / "a" / "x.py").touch()
(base / "a" / "b" / "y.py").touch()
(base / "a" / ".hid.py").touch()
print(sorted(path.name for path in base.iterdir()))


def names(found):
    return sorted(str(path.relative_to(base)) for path in found)


for pattern in ("*", "*.txt", "*/*", "**/*.py", "**", "a/*", "*/b", "a/b/y.py", "?????", "[de]*", "**/", "a/**/*.py", "nope/*", "*/"):
    print(pattern, names(base.glob(pattern)))
print(names(base.rglob("*.py")), names(base.rglob("b")), names(base.rglob("*")))
attempt(lambda: list(base.glob("")))
attempt(lambda: list(base.glob("/x")))
for folder, folders, files in base.walk():
    folders.sort()
    print(folder, folders, sorted(files))
moved = f.rename(base / "renamed.txt")
print(moved, f.exists(), moved.exists(), moved.replace(base / "a" / "r.txt"))
attempt(f.unlink)
f.unlink(missing_ok=True)
attempt(f.read_text)
attempt((base / "a").rmdir)
print((base / "a" / "r.txt").samefile(base / "a" / "." / "r.txt"), (base / "a" / ".." / "a").resolve() == (base / "a").resolve())
copied = (base / "a").copy(base / "copied")
print(copied, names(copied.rglob("*")))
copied.move(base / "moved")
print(names(base.glob("*")), Path("/a/b").as_uri(), Path.from_uri("file:///a%20b"))
attempt(Path("a").as_uri)
attempt(lambda: list(Path("missing_x").iterdir()))
print(open(base / "data.bin", "rb").read(), os.path.join(base, "x"), f"{base}", sorted(os.listdir(base)))


class Tagged(Path):
    """A subclass whose paths make paths of their own kind."""

    def __init__(self, *segments, tag="none"):
        super().__init__(*segments)
        self.tag = tag

    def with_segments(self, *segments):
        return type(self)(*segments, tag=self.tag)


t = Tagged("x/y", tag="hot")
print((t / "z").tag, t.parent.tag, type(t.parent).__name__, repr(t))


def remove(folder):
    for path in folder.iterdir():
        remove(path) if path.is_dir() else path.unlink()
    folder.rmdir()


remove(base)
print(base.exists())
