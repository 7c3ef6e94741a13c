"""Stands for codecs: what str.encode and bytes.decode do, as functions."""

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM = BOM_UTF16 = BOM_LE
BOM_UTF32_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"
BOM_UTF32 = BOM_UTF32_LE


def encode(obj, encoding="utf-8", errors="strict"):
    return obj.encode(encoding, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    return bytes(obj).decode(encoding, errors)


def utf_8_decode(data, errors="strict", final=True):
    return bytes(data).decode("utf-8", errors), len(data)


def latin_1_encode(text, errors="strict"):
    return text.encode("latin-1", errors), len(text)


def register(search_function):
    pass


unregister = register


def __getattr__(name):
    import unittest
    if name.startswith("__"):
        raise AttributeError(name)

    def missing(*args, **kwargs):
        raise unittest.SkipTest(f"needs codecs.{name}")
    return missing
