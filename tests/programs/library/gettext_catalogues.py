# gettext: catalogues made here, in both byte orders; plural expressions; what is missing falls back.
import copy
import gettext
import io
import struct
import warnings


def catalogue(texts, order="<", magic=0x950412DE, version=0):
    keys = sorted(texts, key=str.encode)
    data = [key.encode() + b"\0" for key in keys] + [texts[key].encode() + b"\0" for key in keys]
    place = 28 + 16 * len(keys)
    table = []
    for each in data:
        table += [len(each) - 1, place]
        place += len(each)
    head = struct.pack(order + "7I", magic, version, len(keys), 28, 28 + 8 * len(keys), 0, 0)
    return io.BytesIO(head + struct.pack(f"{order}{len(table)}I", *table) + b"".join(data))


HEADER = (
    "Project-Id-Version: 2.0\nContent-Type: text/plain; charset=utf-8\n"
    "Plural-Forms: nplurals=3; plural=n==1 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2;\nX-Lines: a\n b\n"
)
TEXTS = {
    "": HEADER,
    "hello": "cześć",
    "file\0files": "plik\0pliki\0plików",
    "menu\x04open": "otwórz",
    "menu\x04%d thing\0%d things": "%d rzecz\0%d rzeczy\0%d rzeczy!",
}


def attempt(call):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(repr(call()))
        except Exception as error:
            print(type(error).__name__, error)
    for warning in caught:
        print("   ", warning.category.__name__, warning.message)


for order in "<>":
    polish = gettext.GNUTranslations(catalogue(TEXTS, order))
    print(polish.charset(), polish.info())
    print(polish.gettext("hello"), polish.gettext("bye"), polish.gettext("file"))
    print([polish.ngettext("file", "files", n) for n in (0, 1, 2, 5, 12, 22)], polish.ngettext("dog", "dogs", 2))
    print(polish.pgettext("menu", "open"), polish.pgettext("door", "open"), polish.gettext("open"))
    print([polish.npgettext("menu", "%d thing", "%d things", n) % n for n in (1, 3, 7)])
    print(polish.npgettext("door", "a", "b", 1), polish.npgettext("door", "a", "b", 2))

german = gettext.GNUTranslations(catalogue({"": "Content-Type: text/plain; charset=utf-8", "hello": "hallo", "dog\0dogs": "Hund\0Hunde"}))
mixed = copy.copy(german)
mixed.add_fallback(polish)
print(mixed.gettext("hello"), mixed.ngettext("file", "files", 2), mixed.ngettext("dog", "dogs", 2), mixed.pgettext("menu", "open"))
print(gettext.NullTranslations().gettext("x"), gettext.NullTranslations().ngettext("a", "b", 2))


class Index:
    def __index__(self):
        return 1


for number in (1, 1.0, 1.5, "1", None, Index()):
    attempt(lambda: german.ngettext("dog", "dogs", number))
    attempt(lambda: polish.ngettext("file", "files", number))
    attempt(lambda: gettext.NullTranslations().ngettext("dog", "dogs", number))

attempt(lambda: gettext.GNUTranslations(catalogue(TEXTS, magic=1)))
attempt(lambda: gettext.GNUTranslations(catalogue(TEXTS, version=5 << 16)))
attempt(lambda: gettext.GNUTranslations(catalogue(TEXTS, version=1 << 16 | 3)).gettext("hello"))
attempt(lambda: gettext.GNUTranslations(io.BytesIO(catalogue(TEXTS).getvalue()[:-30])))
attempt(lambda: gettext.GNUTranslations(catalogue({"": "Plural-Forms: nplurals=2; plural=x"})))
attempt(lambda: gettext.GNUTranslations(catalogue({"a": "é"})))
attempt(lambda: gettext.GNUTranslations(catalogue({"": "Content-Type: text/plain; charset=latin-1", "a": "é"})).gettext("a"))
print(type(gettext.translation("no-such-domain", fallback=True)).__name__)

for text in (
    "n != 1", "0", "n>1", "!n", "!!n", "!n==0", "n/3", "n-1-1", "n?1?2:3:4", "n>1?2:n", "n||0", "n&&2", "2>n>0", "1+2*n%3",
    "(n)", "((n", "n)", "n n", "n+", "?", "n:", "n?1", "x", "n & 1", "n**2", "1" * 1001, "-n", "", "n/0", "1.5", "n.real",
    "n ? 1 : n ? 2 : 3", "n<2?n<1?0:1:2", "n==2||n==3&&0", "007", "nn", "0x1", "(" * 300 + "n" + ")" * 300,
    "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2",
):
    try:
        plural = gettext.c2py(text)
        print(text[:30], [plural(n) for n in range(0, 26, 5)], plural(1), plural(102))
    except Exception as error:
        print(text[:30], type(error).__name__, error)
