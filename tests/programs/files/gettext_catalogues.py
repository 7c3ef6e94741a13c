"""gettext's catalogues: found by language, plural forms, contexts, fallbacks, what is no catalogue."""
import gettext
import os
import struct

os.mkdir("gettext_work")
os.chdir("gettext_work")


def catalogue(messages, order="<"):
    keys = sorted(messages)
    count = len(keys)
    texts = [key.encode() for key in keys] + [messages[key].encode() for key in keys]
    start = 28 + 16 * count
    table, data = b"", b""
    for text in texts:
        table += struct.pack(order + "2I", len(text), start + len(data))
        data += text + b"\0"
    return struct.pack(order + "7I", 0x950412de, 0, count, 28, 28 + 8 * count, 0, 0) + table + data


def put(language, data):
    folder = os.path.join("locale", language, "LC_MESSAGES")
    os.makedirs(folder)
    with open(os.path.join(folder, "app.mo"), "wb") as f:
        f.write(data)


HEADER = ("Project-Id-Version: 1\nContent-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=3; plural="
          "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\n")
put("ru", catalogue({"": HEADER, "hello": "привет", "file\0files": "файл\0файла\0файлов", "menu\4open": "открыть",
                     "menu\4file\0files": "м1\0м2\0м3"}))
put("ru_XX", catalogue({"": "Content-Type: text/plain; charset=UTF-8\n", "bye": "пока"}, ">"))
print(gettext.find("app", "locale", ["yy", "ru_XX.UTF-8"]), gettext.find("app", "locale", ["ru_XX"], all=True))
t = gettext.translation("app", "locale", ["ru_YY"])
print(t.gettext("hello"), t.gettext("missing"), t.charset(), t.info()["project-id-version"])
print([t.ngettext("file", "files", n) for n in (1, 2, 5, 11, 12, 21, 101, 111)], t.gettext("file"))
print(t.pgettext("menu", "open"), t.pgettext("x", "open"), t.npgettext("menu", "file", "files", 2), t.npgettext("x", "a", "b", 2))
both = gettext.translation("app", "locale", ["ru_XX"])
print(both.gettext("bye"), both.gettext("hello"), both.ngettext("one", "many", 3), both.ngettext("one", "many", 1))
gettext.bindtextdomain("app", "locale")
print(gettext.dgettext("other", "hello"), gettext.translation("none", "locale", ["zz"], fallback=True).gettext("x"))
try:
    gettext.translation("app", "locale", ["yy"])
except FileNotFoundError as error:
    print(error.strerror)
for data in (b"no catalogue", b"\xde\x12\x04\x95" + bytes(16), struct.pack("<9I", 0x950412de, 0, 1, 20, 28, 5, 100, 5, 100),
             struct.pack("<5I", 0x950412de, 5 << 16, 0, 28, 28)):
    with open("bad.mo", "wb") as f:
        f.write(data)
    with open("bad.mo", "rb") as f:
        try:
            print(gettext.GNUTranslations(f)._catalog)
        except OSError as error:
            print(error.strerror, error.filename)
for text in ("n>1", "n != 1 || !n", "n/2*3-1+n%2", "n<2 ? n : 7", "(((n)))", "n ? 1", "x", "n n", "(n", "1 ? 2 : n ? 3 : 4"):
    try:
        form = gettext.c2py(text)
        print(text, [form(n) for n in range(5)])
    except ValueError as error:
        print(text, "ValueError")
os.chdir("..")
