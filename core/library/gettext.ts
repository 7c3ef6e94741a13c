/**
 * The module gettext (Lib/gettext.py), in Python: catalogues are the MO files that the GNU gettext manual describes ("The
 * Format of GNU MO Files", "Plural forms").
 */
import { defineModule } from "./index.ts";
import { PLURAL_SOURCE } from "./gettext_plural.ts";

const SOURCE = String.raw`
import os as _os
import warnings as _warnings

__all__ = ["NullTranslations", "GNUTranslations", "Catalog", "bindtextdomain", "find", "translation", "install", "textdomain",
           "dgettext", "dngettext", "gettext", "ngettext", "pgettext", "dpgettext", "npgettext",
           "dnpgettext"]

_current_domain = "messages"
_localedirs = {}


class NullTranslations:
    """Gives messages as they are, or as the fallback does."""

    def __init__(self, fp=None):
        self._info = {}
        self._charset = None
        self._fallback = None
        if fp is not None:
            self._parse(fp)

    def _parse(self, fp):
        pass

    def add_fallback(self, fallback):
        if self._fallback:
            self._fallback.add_fallback(fallback)
        else:
            self._fallback = fallback

    def gettext(self, message):
        return self._fallback.gettext(message) if self._fallback else message

    def ngettext(self, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.ngettext(msgid1, msgid2, n)
        return msgid1 if _count(n) == 1 else msgid2

    def pgettext(self, context, message):
        return self._fallback.pgettext(context, message) if self._fallback else message

    def npgettext(self, context, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.npgettext(context, msgid1, msgid2, n)
        return msgid1 if _count(n) == 1 else msgid2

    def info(self):
        return self._info

    def charset(self):
        return self._charset

    def install(self, names=None):
        import builtins
        builtins._ = self.gettext
        for name in names or ():
            if name in ("gettext", "ngettext", "pgettext", "npgettext"):
                setattr(builtins, name, getattr(self, name))


class GNUTranslations(NullTranslations):
    """The messages of a catalogue: what the fallback, or they themselves, are for those not in it."""

    LE_MAGIC = 0x950412de
    BE_MAGIC = 0xde120495
    CONTEXT = "%s\x04%s"
    VERSIONS = (0, 1)

    def _parse(self, fp):
        from struct import iter_unpack, unpack
        name = getattr(fp, "name", "")
        data = fp.read()
        orders = {self.LE_MAGIC: "<", self.BE_MAGIC: ">"}
        order = orders.get(unpack("<I", data[:4])[0])
        if order is None:
            raise OSError(0, "Bad magic number", name)
        version, count, originals, translations = unpack(order + "4I", data[4:20])
        if version >> 16 not in self.VERSIONS:
            raise OSError(0, "Bad version number " + str(version >> 16), name)

        def texts(table):
            # A table of the lengths and places of texts, each with a NUL behind it.
            entries = data[table:table + 8 * count]
            if len(entries) < 8 * count:
                raise OSError(0, "File is corrupt", name)
            for length, place in iter_unpack(order + "2I", entries):
                if place + length >= len(data):
                    raise OSError(0, "File is corrupt", name)
                yield data[place:place + length]

        self._catalog = {}
        self.plural = _germanic
        for key, text in zip(texts(originals), texts(translations)):
            if not key:
                self._read_header(text.decode(self._charset or "ascii", "replace" if self._charset is None else "strict"))
            charset = self._charset or "ascii"
            if b"\0" in key:
                key = key.split(b"\0")[0].decode(charset)
                for form, each in enumerate(text.split(b"\0")):
                    self._catalog[key, form] = each.decode(charset)
            else:
                self._catalog[key.decode(charset)] = text.decode(charset)

    def _read_header(self, text):
        # Lines "name: value"; what has no colon goes on with the value before it.
        last = None
        for line in text.split("\n"):
            line = line.strip()
            if not line or line.startswith("#-#-#-#-#") and line.endswith("#-#-#-#-#"):
                continue
            name, colon, value = line.partition(":")
            if colon:
                last = name.strip().lower()
                self._info[last] = value.strip()
            elif last is not None:
                self._info[last] += "\n" + line
                continue
            if last == "content-type" and "charset=" in value:
                self._charset = value.split("charset=")[1].strip()
            elif last == "plural-forms":
                self.plural = c2py(value.split(";")[1].split("plural=")[1])

    def _found(self, key):
        text = self._catalog.get(key, _MISSING)
        return self._catalog.get((key, self.plural(1)), _MISSING) if text is _MISSING else text

    def gettext(self, message):
        text = self._found(message)
        if text is not _MISSING:
            return text
        return super().gettext(message)

    def pgettext(self, context, message):
        text = self._found(self.CONTEXT % (context, message))
        if text is not _MISSING:
            return text
        return super().pgettext(context, message)

    def ngettext(self, msgid1, msgid2, n):
        text = self._catalog.get((msgid1, self.plural(n)), _MISSING)
        if text is not _MISSING:
            return text
        if self._fallback:
            return self._fallback.ngettext(msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2

    def npgettext(self, context, msgid1, msgid2, n):
        text = self._catalog.get((self.CONTEXT % (context, msgid1), self.plural(n)), _MISSING)
        if text is not _MISSING:
            return text
        if self._fallback:
            return self._fallback.npgettext(context, msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2


_MISSING = object()


def _expand_lang(name):
    "A locale's name, and those that say less: without charset, territory, modifier, each where it has one."
    from locale import normalize
    rest = normalize(name)
    parts = {}
    for mark in "@._":
        place = rest.find(mark)
        if place >= 0:
            parts[mark] = rest[place:]
            rest = rest[:place]
    # A modifier counts most, then a territory, then a charset.
    with_or_without = lambda mark: (parts[mark], "") if mark in parts else ("",)
    return [rest + territory + charset + modifier for modifier in with_or_without("@")
            for territory in with_or_without("_") for charset in with_or_without(".")]


def find(domain, localedir=None, languages=None, all=False):
    """The paths of a domain's catalogues."""
    if localedir is None:
        localedir = "/usr/share/locale"
    if languages is None:
        languages = []
        for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
            value = _os.environ.get(name)
            if value:
                languages = value.split(":")
                break
        if "C" not in languages:
            languages.append("C")
    found = []
    for language in dict.fromkeys(each for name in languages for each in _expand_lang(name)):
        if language == "C":
            break
        path = _os.path.join(localedir, language, "LC_MESSAGES", f"{domain}.mo")
        if _os.path.exists(path):
            if not all:
                return path
            found.append(path)
    return found if all else None


_translations = {}


def translation(domain, localedir=None, languages=None, class_=None, fallback=False):
    """The translations of a domain: those of its first catalogue, with the others behind it."""
    import copy
    if class_ is None:
        class_ = GNUTranslations
    paths = find(domain, localedir, languages, all=True)
    if not paths:
        if fallback:
            return NullTranslations()
        from errno import ENOENT
        raise FileNotFoundError(ENOENT, "No translation file found for domain", domain)
    result = None
    for path in paths:
        key = class_, _os.path.abspath(path)
        known = _translations.get(key)
        if known is None:
            with open(path, "rb") as fp:
                known = _translations.setdefault(key, class_(fp))
        # What was read is kept without a fallback.
        each = copy.copy(known)
        if result is None:
            result = each
        else:
            result.add_fallback(each)
    return result


def install(domain, localedir=None, *, names=None):
    translation(domain, localedir, fallback=True).install(names)


def textdomain(domain=None):
    global _current_domain
    if domain is not None:
        _current_domain = domain
    return _current_domain


def bindtextdomain(domain, localedir=None):
    if localedir is not None:
        _localedirs[domain] = localedir
    return _localedirs.get(domain, "/usr/share/locale")


def dgettext(domain, message):
    return translation(domain, _localedirs.get(domain), fallback=True).gettext(message)


def dngettext(domain, msgid1, msgid2, n):
    return translation(domain, _localedirs.get(domain), fallback=True).ngettext(msgid1, msgid2, n)


def dpgettext(domain, context, message):
    return translation(domain, _localedirs.get(domain), fallback=True).pgettext(context, message)


def dnpgettext(domain, context, msgid1, msgid2, n):
    return translation(domain, _localedirs.get(domain), fallback=True).npgettext(context, msgid1, msgid2, n)


def gettext(message):
    return dgettext(_current_domain, message)


def ngettext(msgid1, msgid2, n):
    return dngettext(_current_domain, msgid1, msgid2, n)


def pgettext(context, message):
    return dpgettext(_current_domain, context, message)


def npgettext(context, msgid1, msgid2, n):
    return dnpgettext(_current_domain, context, msgid1, msgid2, n)


Catalog = translation
` + PLURAL_SOURCE;

defineModule({ name: "gettext", doc: "Internationalization support.", source: SOURCE });
