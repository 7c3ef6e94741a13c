/**
 * The module gettext (Lib/gettext.py), in Python: without catalogues, messages are what they are.
 *
 * Left out: GNUTranslations, which reads catalogues; install()'s names beside `_`.
 */
import { defineModule } from "./index.ts";

const SOURCE = String.raw`
import os as _os

__all__ = ["NullTranslations", "bindtextdomain", "find", "translation", "install", "textdomain",
           "dgettext", "dngettext", "gettext", "ngettext", "pgettext", "dpgettext", "npgettext",
           "dnpgettext"]

_domain = "messages"
_folders = {}


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
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context, message):
        return self._fallback.pgettext(context, message) if self._fallback else message

    def npgettext(self, context, msgid1, msgid2, n):
        if self._fallback:
            return self._fallback.npgettext(context, msgid1, msgid2, n)
        return msgid1 if n == 1 else msgid2

    def info(self):
        return self._info

    def charset(self):
        return self._charset

    def install(self, names=None):
        import builtins
        builtins._ = self.gettext


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
    for language in languages:
        if language == "C":
            break
        path = _os.path.join(localedir, language, "LC_MESSAGES", f"{domain}.mo")
        if _os.path.exists(path):
            if not all:
                return path
            found.append(path)
    return found if all else None


def translation(domain, localedir=None, languages=None, class_=None, fallback=False):
    """The translations of a domain."""
    paths = find(domain, localedir, languages, all=True)
    if not paths or class_ is None:
        if fallback:
            return NullTranslations()
        from errno import ENOENT
        raise FileNotFoundError(ENOENT, "No translation file found for domain", domain)
    result = None
    for path in paths:
        with open(path, "rb") as fp:
            each = class_(fp)
        if result is None:
            result = each
        else:
            result.add_fallback(each)
    return result


def install(domain, localedir=None, *, names=None):
    translation(domain, localedir, fallback=True).install(names)


def textdomain(domain=None):
    global _domain
    if domain is not None:
        _domain = domain
    return _domain


def bindtextdomain(domain, localedir=None):
    if localedir is not None:
        _folders[domain] = localedir
    return _folders.get(domain, "/usr/share/locale")


def dgettext(domain, message):
    return translation(domain, _folders.get(domain), fallback=True).gettext(message)


def dngettext(domain, msgid1, msgid2, n):
    return translation(domain, _folders.get(domain), fallback=True).ngettext(msgid1, msgid2, n)


def dpgettext(domain, context, message):
    return translation(domain, _folders.get(domain), fallback=True).pgettext(context, message)


def dnpgettext(domain, context, msgid1, msgid2, n):
    return translation(domain, _folders.get(domain), fallback=True).npgettext(context, msgid1, msgid2, n)


def gettext(message):
    return dgettext(_domain, message)


def ngettext(msgid1, msgid2, n):
    return dngettext(_domain, msgid1, msgid2, n)


def pgettext(context, message):
    return dpgettext(_domain, context, message)


def npgettext(context, msgid1, msgid2, n):
    return dnpgettext(_domain, context, msgid1, msgid2, n)


Catalog = translation
`;

defineModule({ name: "gettext", doc: "Internationalization support.", source: SOURCE });
