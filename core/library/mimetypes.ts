/** The module mimetypes (Lib/mimetypes.py), in Python, with its own tables only: no files of the system are read unasked. */
import { newStr } from "../objects/values/text.ts";
import { defineModule } from "./index.ts";

/** Types with their extensions, in CPython's order: of a type's extensions the first is guessed. */
const STRICT = `
text/javascript js mjs
application/epub+zip epub
application/gzip gz
application/json json
application/manifest+json webmanifest
application/msword doc dot wiz
application/n-quads nq
application/n-triples nt
application/octet-stream bin a dll exe o obj so
application/oda oda
application/ogg ogx
application/pdf pdf
application/pkcs7-mime p7c
application/postscript ps ai eps
application/trig trig
application/vnd.apple.mpegurl m3u m3u8
application/vnd.ms-excel xls xlb
application/vnd.ms-fontobject eot
application/vnd.ms-powerpoint ppt pot ppa pps pwz
application/vnd.oasis.opendocument.graphics odg
application/vnd.oasis.opendocument.presentation odp
application/vnd.oasis.opendocument.spreadsheet ods
application/vnd.oasis.opendocument.text odt
application/vnd.openxmlformats-officedocument.presentationml.presentation pptx
application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx
application/vnd.openxmlformats-officedocument.wordprocessingml.document docx
application/vnd.rar rar
application/wasm wasm
application/x-7z-compressed 7z
application/x-bcpio bcpio
application/x-cpio cpio
application/x-csh csh
application/x-debian-package deb
application/x-dvi dvi
application/x-gtar gtar
application/x-hdf hdf
application/x-hdf5 h5
application/x-latex latex
application/x-mif mif
application/x-netcdf cdf nc
application/x-pkcs12 p12
application/x-httpd-php php
application/x-pkcs12 pfx
application/x-pn-realaudio ram
application/x-python-code pyc pyo
application/x-rpm rpm
application/x-sh sh
application/x-shar shar
application/x-shockwave-flash swf
application/x-sv4cpio sv4cpio
application/x-sv4crc sv4crc
application/x-tar tar
application/x-tcl tcl
application/x-tex tex
application/x-texinfo texi texinfo
application/x-troff roff t tr
application/x-troff-man man
application/x-troff-me me
application/x-troff-ms ms
application/x-ustar ustar
application/x-wais-source src
application/xml xsl rdf wsdl xpdl
application/yaml yaml yml
application/zip zip
audio/3gpp 3gp 3gpp
audio/3gpp2 3g2 3gpp2
audio/aac aac adts loas ass
audio/basic au snd
audio/flac flac
audio/matroska mka
audio/mp4 m4a
audio/mpeg mp3 mp2
audio/ogg ogg
audio/opus opus
audio/x-aiff aif aifc aiff
audio/x-pn-realaudio ra
audio/vnd.wave wav
font/otf otf
font/ttf ttf
audio/webm weba
font/woff woff
font/woff2 woff2
image/avif avif
image/bmp bmp
image/emf emf
image/fits fits
image/g3fax g3
image/gif gif
image/ief ief
image/jp2 jp2
image/jpeg jpg jpe jpeg
image/jpm jpm
image/jpx jpx
image/heic heic
image/heif heif
image/png png
image/svg+xml svg
image/t38 t38
image/tiff tiff tif
image/tiff-fx tfx
image/vnd.microsoft.icon ico
image/webp webp
image/wmf wmf
image/x-cmu-raster ras
image/x-portable-anymap pnm
image/x-portable-bitmap pbm
image/x-portable-graymap pgm
image/x-portable-pixmap ppm
image/x-rgb rgb
image/x-xbitmap xbm
image/x-xpixmap xpm
image/x-xwindowdump xwd
message/rfc822 eml mht mhtml nws
model/gltf+json gltf
model/gltf-binary glb
model/stl stl
text/css css
text/csv csv
text/html html htm
text/markdown md markdown
text/n3 n3
text/plain txt bat c h ksh pl srt
text/richtext rtx
text/rtf rtf
text/tab-separated-values tsv
text/vtt vtt
text/x-python py
text/x-rst rst
text/x-setext etx
text/x-sgml sgm sgml
text/x-vcard vcf
text/xml xml
video/matroska mkv
video/matroska-3d mk3d
video/mp4 mp4
video/mpeg mpeg m1v mpa mpe mpg
video/ogg ogv
video/quicktime mov qt
video/webm webm
video/vnd.avi avi
video/x-m4v m4v
video/x-ms-wmv wmv
video/x-sgi-movie movie
`;

const COMMON = `
application/rtf rtf
application/vnd.android.package-archive apk
audio/midi midi mid
image/jpg jpg
image/pict pict pct pic
text/xul xul
`;

const SOURCE = String.raw`
__all__ = ["knownfiles", "inited", "MimeTypes", "guess_type", "guess_file_type", "guess_all_extensions",
           "guess_extension", "add_type", "init", "read_mime_types", "suffix_map", "encodings_map",
           "types_map", "common_types"]


def _table(text):
    return {"." + ext: kind for kind, *exts in map(str.split, text.strip().splitlines()) for ext in exts}


knownfiles = []
inited = False
_suffixes = {".svgz": ".svg.gz", ".tgz": ".tar.gz", ".taz": ".tar.gz", ".tz": ".tar.gz",
             ".tbz2": ".tar.bz2", ".txz": ".tar.xz"}
_encodings = {".gz": "gzip", ".Z": "compress", ".bz2": "bzip2", ".xz": "xz", ".br": "br"}
_strict_types = _table(_STRICT)
_common_types = _table(_COMMON)
suffix_map = dict(_suffixes)
encodings_map = dict(_encodings)
types_map = dict(_strict_types)
common_types = dict(_common_types)
_db = None


class MimeTypes:
    """Which type of file has which extensions."""

    def __init__(self, filenames=(), strict=True):
        self.encodings_map = dict(_encodings)
        self.suffix_map = dict(_suffixes)
        self.types_map = ({}, {})
        self.types_map_inv = ({}, {})
        for known, table in ((True, _strict_types), (False, _common_types)):
            for ext, type in table.items():
                self.add_type(type, ext, known)
        for name in filenames:
            self.read(name, strict)

    def add_type(self, type, ext, strict=True):
        """Add a mapping between a type and an extension."""
        if ext and not ext.startswith("."):
            import warnings
            warnings._deprecated("Undotted extensions",
                                 "Using undotted extensions is deprecated and "
                                 "will raise a ValueError in Python {remove}", remove=(3, 16))
        if not type:
            return
        self.types_map[strict][ext] = type
        exts = self.types_map_inv[strict].setdefault(type, [])
        if ext not in exts:
            exts.append(ext)

    def guess_type(self, url, strict=True):
        """Guess the type of a file which is either a URL or a path-like object."""
        import os
        from urllib.parse import urlparse
        url = os.fspath(url)
        parsed = urlparse(url)
        if len(parsed.scheme) <= 1:
            return self.guess_file_type(url, strict=strict)
        if parsed.scheme == "data":
            head, comma, _ = parsed.path.partition(",")
            if not comma:
                return None, None
            type = head.partition(";")[0]
            return ("text/plain" if "=" in type or "/" not in type else type), None
        return self._guess(parsed.path, strict)

    def guess_file_type(self, path, *, strict=True):
        """Guess the type of a file based on its path."""
        import os
        return self._guess(os.fsdecode(path), strict)

    def _guess(self, path, strict):
        from posixpath import splitext
        base, ext = splitext(path)
        while (full := self.suffix_map.get(ext.lower())) is not None:
            base, ext = splitext(base + full)
        encoding = self.encodings_map.get(ext)
        if encoding is not None:
            base, ext = splitext(base)
        ext = ext.lower()
        for known in (True,) if strict else (True, False):
            if ext in self.types_map[known]:
                return self.types_map[known][ext], encoding
        return None, encoding

    def guess_all_extensions(self, type, strict=True):
        """Guess the extensions for a file based on its MIME type."""
        type = type.lower()
        extensions = list(self.types_map_inv[True].get(type, []))
        if not strict:
            extensions += [ext for ext in self.types_map_inv[False].get(type, []) if ext not in extensions]
        return extensions

    def guess_extension(self, type, strict=True):
        """Guess the extension for a file based on its MIME type."""
        extensions = self.guess_all_extensions(type, strict)
        return extensions[0] if extensions else None

    def read(self, filename, strict=True):
        """Read a single mime.types-format file, specified by pathname."""
        with open(filename, encoding="utf-8") as fp:
            self.readfp(fp, strict)

    def readfp(self, fp, strict=True):
        """Read a single mime.types-format file."""
        for line in fp:
            type, *exts = line.partition("#")[0].split() or [""]
            for ext in exts:
                self.add_type(type, "." + ext, strict)


def init(files=None):
    global suffix_map, types_map, encodings_map, common_types, inited, _db
    inited = True
    if files is None or _db is None:
        db = MimeTypes()
        files = knownfiles + list(files or ())
    else:
        db = _db
    for file in files:
        db.read(file)
    encodings_map = db.encodings_map
    suffix_map = db.suffix_map
    types_map = db.types_map[True]
    common_types = db.types_map[False]
    _db = db


def read_mime_types(file):
    try:
        fp = open(file, encoding="utf-8")
    except OSError:
        return None
    with fp:
        db = MimeTypes()
        db.readfp(fp, True)
        return db.types_map[True]


def _delegate(name):
    def function(*args, **kwargs):
        if _db is None:
            init()
        return getattr(_db, name)(*args, **kwargs)
    function.__name__ = function.__qualname__ = name
    function.__doc__ = getattr(MimeTypes, name).__doc__
    return function


guess_type = _delegate("guess_type")
guess_file_type = _delegate("guess_file_type")
guess_all_extensions = _delegate("guess_all_extensions")
guess_extension = _delegate("guess_extension")
add_type = _delegate("add_type")
`;

defineModule({
  name: "mimetypes",
  doc: "Guess the MIME type of a file.",
  attributes: () => ({ _STRICT: newStr(STRICT), _COMMON: newStr(COMMON) }),
  source: SOURCE,
});
