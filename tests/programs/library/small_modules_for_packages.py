"""Modules that packages import for a name or two: what of them works with one thread, no network and no catalogues."""
import typing
import http, mimetypes, marshal, gettext
print({k: v.name for k,v in http.HTTPStatus.__members__.items() if v.name!=k}, repr(http.HTTPStatus.OK), str(http.HTTPStatus.OK), http.HTTPStatus.__mro__, repr(http.HTTPMethod.GET))
print([(s.value, s.name, s.phrase, s.description, s.is_client_error) for s in http.HTTPStatus])
print([mimetypes.guess_type(x) for x in ('a.tar.gz', 'x.HTML', 'http://a/b.json?q', 'data:text/plain;base64,xx', 'data:,x', 'a.unknown', 'a.svgz', 'x.py', 'a.jpg', 'b.tgz')])
print(mimetypes.guess_extension('text/plain'), mimetypes.guess_all_extensions('image/jpeg'), mimetypes.guess_type('a.webp', strict=False), mimetypes.guess_extension('a/b'))
mimetypes.add_type('x/y', '.xyz'); print(mimetypes.guess_type('q.xyz'))
for v in (None, True, 5, -5, 2**40, -2**100, 1.5, 'abc', 'é\ud800', b'xy', (1, 'a'), [1, [2]], {1: 2, 'a': [None]}, {1}, frozenset('a'), ..., 2+3j, slice(1, 2, None), 'x' * 300, tuple(range(300)), bytearray(b'q')):
    d = marshal.dumps(v); w = marshal.loads(d); print(type(w).__name__, w == v or (v, w), end=' ')
print()
print(marshal.loads(b'\xe9\x05\x00\x00\x00'), marshal.loads(b'\xdb\x02\x00\x00\x00\xe9\x01\x00\x00\x00r\x01\x00\x00\x00'))
for bad in (b'', b'i\x01', b'?', b'[\xff\xff\xff\xff'):
    try: print(marshal.loads(bad))
    except (ValueError, EOFError, TypeError) as e: print(type(e).__name__, e)
try: marshal.dumps(object())
except ValueError as e: print(e)
_ = gettext.gettext; print(_('hi'), gettext.ngettext('a', 'b', 2), gettext.textdomain(), gettext.find('x'), gettext.translation('q', fallback=True).gettext('z'))
try: gettext.translation('q')
except FileNotFoundError as e: print(e.strerror, e.filename)


# --- what packages take from the inside of typing
@typing._SpecialForm
def Wide(self, parameters):
    """A form of another package."""
    return typing._GenericAlias(self, (typing._type_check(parameters, "Wide[...] takes a type."),))


class Cached:
    @typing._tp_cache
    def __getitem__(self, parameters):
        return parameters


print(Wide, Wide[int].__args__, Cached()[3], [type(x).__name__ for x in (typing.Optional, typing.List[int], typing.List)])
print(typing._type_check(None, "m"), typing._type_convert("int"), typing._is_param_expr(...), typing._deduplicate([1, 2, 1]))
for wrong in (typing.ClassVar[int], typing.Generic, (int,)):
    try:
        typing._type_check(wrong, "Wanted a type.")
    except TypeError as error:
        print(error)
print(len(typing.EXCLUDED_ATTRIBUTES), typing._ASSERT_NEVER_REPR_MAX_LENGTH, typing._TypedDictMeta.__name__, typing._ProtocolMeta.__name__)


# --- networks that are none
import urllib.error, urllib.request, zipimport
print(urllib.error.HTTPError("u", 404, "Not Found", None, None), urllib.error.URLError("r"), urllib.request.pathname2url("/a b"), urllib.request.url2pathname("///a%20b"))
print(issubclass(zipimport.ZipImportError, ImportError), urllib.request.Request("http://h/p?q=1", headers={"a-b": "c"}).header_items())
