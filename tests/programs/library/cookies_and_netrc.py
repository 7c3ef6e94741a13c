"""http.cookies and netrc."""
import copy
import os
import pickle
import tempfile
from http import cookies
from netrc import NetrcParseError, netrc


def show(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


jar = cookies.SimpleCookie()
jar["session"] = "abc123"
jar["session"]["path"] = "/"
jar["session"]["max-age"] = 3600
jar["session"]["httponly"] = True
jar["session"]["SameSite"] = "Lax"
jar["odd"] = 'a "b"; c, \xe9'
print(jar)
print(repr(jar), repr(jar["session"]))
print(jar.output(["path"], header="Cookie:", sep=" | "))

for text in ("chips=ahoy; vienna=finger", 'keebler="E=mc2; L=\\"Loves\\"; fudge=\\073;"', "a=b; secure; httponly; x=y",
             "a=b; Path=/here; Version=1; c=d", "$Version=1; n=v; $Path=/p", "a=b; c d; e=f", "Path=/; c=d", "key:term=v:t",
             "a=b; expires=Wed, 01 Jan 2020 00:00:00 GMT; c=d", "a = b ; c=[x]", "]a=b"):
    print(text, "->", repr(cookies.SimpleCookie(text).output(sep="|")))
show(lambda: cookies.SimpleCookie("a=b; c,d=e"))
show(lambda: cookies.SimpleCookie({"n": 5, "m": "x y"}))
show(lambda: cookies.BaseCookie("a=\"q\"")["a"].value)

morsel = cookies.Morsel()
print(repr(morsel), morsel.key, dict(morsel))
morsel.set("key", "value", "coded")
morsel.update({"Path": "/", "comment": "two words", "secure": 1})
print(morsel, morsel.OutputString(["comment"]), morsel.isReservedKey("PATH"))
for other in morsel.copy(), copy.copy(morsel), pickle.loads(pickle.dumps(morsel)):
    print(other == morsel, other != morsel, other is morsel, type(other).__name__)
show(lambda: morsel.set("path", "a", "b"))
show(lambda: morsel.set("a b", "a", "b"))
show(lambda: morsel.update({"other": 1}))
show(lambda: morsel.setdefault("Version", 1))

FILE = '''
machine example.com login me password "with \\"quotes\\" and spaces"
machine other.org
    user you
    account acc   # no comment
    password pass#word
macdef init
    cd /pub
    bin

default login anonymous password guest
'''
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "netrc")

    def read(text):
        with open(path, "w") as file:
            file.write(text)
        return netrc(path)

    found = read(FILE)
    print(found.hosts, found.macros)
    print(found.authenticators("other.org"), found.authenticators("nobody"))
    print(found)
    for text in ("machine", "foo", "machine a bar b", "macdef m\nline\n"):
        try:
            print(read(text))
        except NetrcParseError as error:
            print(error.msg, error.lineno)
