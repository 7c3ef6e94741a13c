/** The Python source of email.message: messages with headers and a payload, old style and new. */

export const MESSAGE_SOURCE = String.raw`
"""Basic message object for the email package object model."""

import binascii
import quopri
import re
from io import BytesIO, StringIO

from email import charset as _charset
from email import errors, utils
from email._policybase import compat32
from email.iterators import walk as _walk

__all__ = ["Message", "EmailMessage"]

Charset = _charset.Charset
SEMISPACE = "; "
_tspecials = re.compile(r'[ \(\)<>@,;:\\"/\[\]\?=]')


def _splitparam(param):
    first, separator, rest = str(param).partition(";")
    return (first.strip(), rest.strip()) if separator else (first.strip(), None)


def _formatparam(param, value=None, quote=True):
    """A parameter as name=value; a value of three parts, or one that is not ASCII, is encoded (RFC 2231)."""
    if value is None or not value:
        return param
    if isinstance(value, tuple):
        return f"{param}*={utils.encode_rfc2231(value[2], value[0], value[1])}"
    try:
        value.encode("ascii")
    except UnicodeEncodeError:
        return f"{param}*={utils.encode_rfc2231(value, 'utf-8', '')}"
    if quote or _tspecials.search(value):
        return f'{param}="{utils.quote(value)}"'
    return f"{param}={value}"


def _parseparam(s):
    """The parameters of a header: parts that semicolons outside of quotes separate."""
    parts = []
    s = str(s)
    at = 0
    while at >= 0:
        end = s.find(";", at)
        seen, quotes = at, 0
        while end >= 0:
            quotes += s.count('"', seen, end) - s.count('\\"', seen, end)
            if quotes % 2 == 0:
                break
            seen, end = end, s.find(";", end + 1)
        part = s[at:] if end < 0 else s[at:end]
        if "=" in part:
            name, _, value = part.partition("=")
            part = name.strip().lower() + "=" + value.strip()
        parts.append(part.strip())
        at = end + 1 if end >= 0 else -1
    return parts


def _unquotevalue(value):
    if isinstance(value, tuple):
        return value[0], value[1], utils.unquote(value[2])
    return utils.unquote(value)


def _decode_uu(encoded):
    """The bytes of a uuencoded text."""
    lines = iter(encoded.splitlines())
    for line in lines:
        if line.startswith(b"begin "):
            try:
                int(line.removeprefix(b"begin ").partition(b" ")[0], 8)
            except ValueError:
                continue
            break
    else:
        raise ValueError("'begin' line not found")
    decoded = []
    for line in lines:
        if not line:
            raise ValueError("Truncated input")
        if line.strip(b" \t\r\n\f") == b"end":
            break
        try:
            part = binascii.a2b_uu(line)
        except binascii.Error:
            size = (((line[0] - 32) & 63) * 4 + 5) // 3
            part = binascii.a2b_uu(line[:size])
        decoded.append(part)
    return b"".join(decoded)


class Message:
    """Basic message object: a mapping of headers, in order and repeated where they are, with a payload."""

    def __init__(self, policy=compat32):
        self.policy = policy
        self._headers = []
        self._unixfrom = None
        self._payload = None
        self._charset = None
        self.preamble = self.epilogue = None
        self.defects = []
        self._default_type = "text/plain"

    def __str__(self):
        return self.as_string()

    def as_string(self, unixfrom=False, maxheaderlen=0, policy=None):
        """Return the entire formatted message as a string."""
        from email.generator import Generator
        made = StringIO()
        Generator(made, mangle_from_=False, maxheaderlen=maxheaderlen,
                  policy=self.policy if policy is None else policy).flatten(self, unixfrom=unixfrom)
        return made.getvalue()

    def __bytes__(self):
        return self.as_bytes()

    def as_bytes(self, unixfrom=False, policy=None):
        """Return the entire formatted message as a bytes object."""
        from email.generator import BytesGenerator
        made = BytesIO()
        BytesGenerator(made, mangle_from_=False,
                       policy=self.policy if policy is None else policy).flatten(self, unixfrom=unixfrom)
        return made.getvalue()

    def is_multipart(self):
        """Whether the payload is a list of messages."""
        return isinstance(self._payload, list)

    def get_unixfrom(self):
        return self._unixfrom

    def set_unixfrom(self, unixfrom):
        self._unixfrom = unixfrom

    def attach(self, payload):
        """Add the given payload to the current payload, a list."""
        if self._payload is None:
            self._payload = [payload]
        else:
            try:
                self._payload.append(payload)
            except AttributeError:
                raise TypeError("Attach is not valid on a message with a non-multipart payload")

    def get_payload(self, i=None, decode=False):
        """Return the payload: a list of parts, or text; with decode the bytes that the text encodes."""
        if self.is_multipart():
            if decode:
                return None
            return self._payload if i is None else self._payload[i]
        if i is not None and not isinstance(self._payload, list):
            raise TypeError("Expected list, got %s" % type(self._payload))
        payload = self._payload
        cte = self.get("content-transfer-encoding", "")
        cte = cte.cte if hasattr(cte, "cte") else str(cte).strip().lower()
        if not isinstance(payload, str):
            raw = payload
        elif utils._has_surrogates(payload):
            try:
                raw = payload.encode("ascii", "surrogateescape")
                if not decode:
                    try:
                        payload = raw.decode(self.get_content_charset("ascii"), "replace")
                    except LookupError:
                        payload = raw.decode("ascii", "replace")
            except UnicodeEncodeError:
                raw = payload
        elif decode:
            try:
                raw = payload.encode("ascii")
            except UnicodeEncodeError:
                # No text that was read has others: it was set, and cannot be told from bytes.
                raw = payload.encode("raw-unicode-escape")
        if not decode:
            return payload
        if cte == "quoted-printable":
            return quopri.decodestring(raw)
        if cte == "base64":
            return self._decode_base64(raw)
        if cte in ("x-uuencode", "uuencode", "uue", "x-uue"):
            try:
                return _decode_uu(raw)
            except ValueError:
                return raw
        return raw if isinstance(payload, str) else payload

    def _decode_base64(self, raw):
        encoded = b"".join(raw.splitlines())
        missing = len(encoded) % 4
        found = [errors.InvalidBase64PaddingDefect] if missing else []
        try:
            decoded = binascii.a2b_base64(encoded + b"==="[:4 - missing if missing else 0], strict_mode=True)
        except binascii.Error:
            found = [errors.InvalidBase64CharactersDefect]
            try:
                decoded = binascii.a2b_base64(encoded)
            except binascii.Error:
                found.append(errors.InvalidBase64PaddingDefect)
                try:
                    decoded = binascii.a2b_base64(encoded + b"==")
                except binascii.Error:
                    decoded, found = encoded, [errors.InvalidBase64LengthDefect]
        for defect in found:
            self.policy.handle_defect(self, defect())
        return decoded

    def set_payload(self, payload, charset=None):
        """Set the payload to the given value."""
        if hasattr(payload, "encode"):
            if isinstance(charset, Charset):
                charset = charset
                self._payload = payload.encode(charset.output_charset, "surrogateescape").decode(
                    "ascii", "surrogateescape")
            elif charset is not None:
                self._payload = payload.encode(Charset(charset).output_charset, "surrogateescape").decode(
                    "ascii", "surrogateescape")
            else:
                self._payload = payload
        elif hasattr(payload, "decode"):
            self._payload = payload.decode("ascii", "surrogateescape")
        else:
            self._payload = payload
        if charset is not None:
            self.set_charset(charset)

    def set_charset(self, charset):
        """Set the charset of the payload to a given character set, and the headers that tell of it."""
        if charset is None:
            self.del_param("charset")
            self._charset = None
            return
        if not isinstance(charset, Charset):
            charset = Charset(charset)
        self._charset = charset
        if "MIME-Version" not in self:
            self.add_header("MIME-Version", "1.0")
        if "Content-Type" not in self:
            self.add_header("Content-Type", "text/plain", charset=charset.get_output_charset())
        else:
            self.set_param("charset", charset.get_output_charset())
        if charset != charset.get_output_charset():
            self._payload = charset.body_encode(self._payload)
        if "Content-Transfer-Encoding" not in self:
            cte = charset.get_body_encoding()
            try:
                cte(self)
            except TypeError:
                # It is a name: the payload is to be encoded.
                payload = self._payload
                if payload:
                    try:
                        payload = payload.encode("ascii", "surrogateescape")
                    except UnicodeError:
                        payload = payload.encode(charset.output_charset)
                self._payload = charset.body_encode(payload)
                self.add_header("Content-Transfer-Encoding", cte)

    def get_charset(self):
        """Return the Charset instance associated with the message's payload."""
        return self._charset

    def __len__(self):
        return len(self._headers)

    def __getitem__(self, name):
        return self.get(name)

    def __setitem__(self, name, val):
        most = self.policy.header_max_count(name)
        if most:
            lower = name.lower()
            if sum(key.lower() == lower for key, _ in self._headers) >= most:
                raise ValueError("There may be at most {} {} headers in a message".format(most, name))
        self._headers.append(self.policy.header_store_parse(name, val))

    def __delitem__(self, name):
        name = name.lower()
        self._headers = [(key, value) for key, value in self._headers if key.lower() != name]

    def __contains__(self, name):
        name = name.lower()
        return any(key.lower() == name for key, _ in self._headers)

    def __iter__(self):
        for field, value in self._headers:
            yield field

    def keys(self):
        """Return a list of all the message's header field names."""
        return [key for key, value in self._headers]

    def values(self):
        """Return a list of all the message's header values."""
        return [self.policy.header_fetch_parse(key, value) for key, value in self._headers]

    def items(self):
        """Get all the message's header fields and values."""
        return [(key, self.policy.header_fetch_parse(key, value)) for key, value in self._headers]

    def get(self, name, failobj=None):
        """Get a header value."""
        name = name.lower()
        for key, value in self._headers:
            if key.lower() == name:
                return self.policy.header_fetch_parse(key, value)
        return failobj

    def set_raw(self, name, value):
        """Store name and value in the model without modification."""
        self._headers.append((name, value))

    def raw_items(self):
        """Return the (name, value) header pairs without modification."""
        return iter(self._headers.copy())

    def get_all(self, name, failobj=None):
        """Return a list of all the values for the named field."""
        name = name.lower()
        return [self.policy.header_fetch_parse(key, value) for key, value in self._headers
                if key.lower() == name] or failobj

    def add_header(self, _name, _value, **_params):
        """Extended header setting: parameters with underscores in their names become dashes."""
        parts = []
        for key, value in _params.items():
            key = key.replace("_", "-")
            parts.append(key if value is None else _formatparam(key, value))
        if _value is not None:
            parts.insert(0, _value)
        self[_name] = SEMISPACE.join(parts)

    def replace_header(self, _name, _value):
        """Replace the first matching header found, retaining header order and case."""
        lower = _name.lower()
        for i, (key, value) in enumerate(self._headers):
            if key.lower() == lower:
                self._headers[i] = self.policy.header_store_parse(key, _value)
                return
        raise KeyError(_name)

    def get_content_type(self):
        """Return the message's content type, in lower case."""
        value = self.get("content-type")
        if value is None:
            return self.get_default_type()
        kind = _splitparam(value)[0].lower()
        return kind if kind.count("/") == 1 else "text/plain"

    def get_content_maintype(self):
        """Return the message's main content type."""
        return self.get_content_type().split("/")[0]

    def get_content_subtype(self):
        """Returns the message's sub-content type."""
        return self.get_content_type().split("/")[1]

    def get_default_type(self):
        return self._default_type

    def set_default_type(self, ctype):
        self._default_type = ctype

    def _get_params_preserve(self, failobj, header):
        value = self.get(header)
        if value is None:
            return failobj
        params = []
        for part in _parseparam(value):
            name, equals, text = part.partition("=")
            params.append((name.strip(), text.strip()) if equals else (part.strip(), ""))
        return utils.decode_params(params)

    def get_params(self, failobj=None, header="content-type", unquote=True):
        """Return the message's Content-Type parameters, as a list."""
        params = self._get_params_preserve(None, header)
        if params is None:
            return failobj
        return [(key, _unquotevalue(value)) for key, value in params] if unquote else params

    def get_param(self, param, failobj=None, header="content-type", unquote=True):
        """Return the parameter value if found in the Content-Type header."""
        if header not in self:
            return failobj
        for key, value in self._get_params_preserve(failobj, header):
            if key.lower() == param.lower():
                return _unquotevalue(value) if unquote else value
        return failobj

    def set_param(self, param, value, header="Content-Type", requote=True, charset=None, language="", replace=False):
        """Set a parameter in the Content-Type header."""
        if not isinstance(value, tuple) and charset:
            value = (charset, language, value)
        if header not in self and header.lower() == "content-type":
            text = "text/plain"
        else:
            text = self.get(header)
        if not self.get_param(param, header=header):
            made = _formatparam(param, value, requote)
            text = made if not text else SEMISPACE.join([text, made])
        else:
            parts = []
            for key, old in self.get_params(header=header, unquote=requote):
                parts.append(_formatparam(key, value if key.lower() == param.lower() else old, requote))
            text = SEMISPACE.join(parts)
        if text != self.get(header):
            if replace:
                self.replace_header(header, text)
            else:
                del self[header]
                self[header] = text

    def del_param(self, param, header="content-type", requote=True):
        """Remove the given parameter completely from the Content-Type header."""
        if header not in self:
            return
        text = SEMISPACE.join(_formatparam(key, value, requote)
                              for key, value in self.get_params(header=header, unquote=requote)
                              if key.lower() != param.lower())
        if text != self.get(header):
            del self[header]
            self[header] = text

    def set_type(self, type, header="Content-Type", requote=True):
        """Set the main type and subtype for the Content-Type header."""
        if type.count("/") != 1:
            raise ValueError
        if header.lower() == "content-type":
            del self["mime-version"]
            self["MIME-Version"] = "1.0"
        if header not in self:
            self[header] = type
            return
        params = self.get_params(header=header, unquote=requote)
        del self[header]
        self[header] = type
        for key, value in params[1:]:
            self.set_param(key, value, header, requote)

    def get_filename(self, failobj=None):
        """Return the filename associated with the payload if present."""
        missing = object()
        filename = self.get_param("filename", missing, "content-disposition")
        if filename is missing:
            filename = self.get_param("name", missing, "content-type")
        if filename is missing:
            return failobj
        return utils.collapse_rfc2231_value(filename).strip()

    def get_boundary(self, failobj=None):
        """Return the boundary associated with the payload if present."""
        missing = object()
        boundary = self.get_param("boundary", missing)
        if boundary is missing:
            return failobj
        return utils.collapse_rfc2231_value(boundary).rstrip()

    def set_boundary(self, boundary):
        """Set the boundary parameter in Content-Type to 'boundary'."""
        params = self._get_params_preserve(None, "content-type")
        if params is None:
            raise errors.HeaderParseError("No Content-Type header found")
        made, found = [], False
        for key, value in params:
            if key.lower() == "boundary":
                made.append(("boundary", '"%s"' % boundary))
                found = True
            else:
                made.append((key, value))
        if not found:
            made.append(("boundary", '"%s"' % boundary))
        headers = []
        for key, value in self._headers:
            if key.lower() == "content-type":
                text = SEMISPACE.join(name if text == "" else f"{name}={text}" for name, text in made)
                headers.append(self.policy.header_store_parse(key, text))
            else:
                headers.append((key, value))
        self._headers = headers

    def get_content_charset(self, failobj=None):
        """Return the charset parameter of the Content-Type header, in lower case."""
        missing = object()
        charset = self.get_param("charset", missing)
        if charset is missing:
            return failobj
        if isinstance(charset, tuple):
            declared = charset[0] or "us-ascii"
            try:
                charset = str(charset[2].encode("raw-unicode-escape"), declared)
            except (LookupError, UnicodeError):
                charset = charset[2]
        return charset.lower() if charset.isascii() else failobj

    def get_charsets(self, failobj=None):
        """Return a list containing the charset(s) used in this message."""
        return [part.get_content_charset(failobj) for part in self.walk()]

    def get_content_disposition(self):
        """Return the message's content-disposition if it exists, or None."""
        value = self.get("content-disposition")
        return None if value is None else _splitparam(value)[0].lower()

    walk = _walk


class MIMEPart(Message):
    """A part of a message, of the new style: headers are objects, the content is got and set by a manager."""

    def __init__(self, policy=None):
        if policy is None:
            from email.policy import default as policy
        super().__init__(policy)

    def as_string(self, unixfrom=False, maxheaderlen=None, policy=None):
        """Return the entire formatted message as a string."""
        chosen = policy if policy is not None else self.policy
        longest = chosen.max_line_length if maxheaderlen is None else maxheaderlen
        return super().as_string(unixfrom, maxheaderlen=longest, policy=chosen)

    def __str__(self):
        readable = self.policy.clone(utf8=True)
        return self.as_string(policy=readable)

    def is_attachment(self):
        disposition = self.get("content-disposition")
        return False if disposition is None else disposition.content_disposition == "attachment"

    def _find_body(self, part, preferencelist):
        if part.is_attachment():
            return
        main, sub = part.get_content_type().split("/")
        if main == "text":
            if sub in preferencelist:
                yield preferencelist.index(sub), part
            return
        if main != "multipart" or not self.is_multipart():
            return
        if sub != "related":
            for subpart in part.iter_parts():
                yield from self._find_body(subpart, preferencelist)
            return
        if "related" in preferencelist:
            yield preferencelist.index("related"), part
        candidate = None
        start = part.get_param("start")
        if start:
            for subpart in part.iter_parts():
                if subpart["content-id"] == start:
                    candidate = subpart
                    break
        if candidate is None:
            subparts = part.get_payload()
            candidate = subparts[0] if subparts else None
        if candidate is not None:
            yield from self._find_body(candidate, preferencelist)

    def get_body(self, preferencelist=("related", "html", "plain")):
        """Return best candidate mime part for display as 'body' of message."""
        best, body = len(preferencelist), None
        for place, part in self._find_body(self, preferencelist):
            if place < best:
                best, body = place, part
                if place == 0:
                    break
        return body

    _body_types = {("text", "plain"), ("text", "html"), ("multipart", "related"), ("multipart", "alternative")}

    def iter_attachments(self):
        """Return an iterator over the non-main parts of a multipart."""
        main, sub = self.get_content_type().split("/")
        if main != "multipart" or sub == "alternative":
            return
        payload = self.get_payload()
        try:
            parts = payload.copy()
        except AttributeError:
            return
        if main == "multipart" and sub == "related":
            start = self.get_param("start")
            if start:
                found = False
                rest = []
                for part in parts:
                    if part.get("content-id") == start:
                        found = True
                    else:
                        rest.append(part)
                if found:
                    yield from rest
                    return
            parts.pop(0)
            yield from parts
            return
        seen = []
        for part in parts:
            kind = tuple(part.get_content_type().split("/"))
            if kind in self._body_types and not part.is_attachment() and kind[1] not in seen:
                seen.append(kind[1])
                continue
            yield part

    def iter_parts(self):
        """Return an iterator over all immediate subparts of a multipart."""
        if self.is_multipart():
            yield from self.get_payload()

    def _manager(self, given):
        return given if given is not None else self.policy.content_manager

    def set_content(self, *args, content_manager=None, **kw):
        manager = self._manager(content_manager)
        manager.set_content(self, *args, **kw)

    def get_content(self, *args, content_manager=None, **kw):
        manager = self._manager(content_manager)
        return manager.get_content(self, *args, **kw)

    def _make_multipart(self, subtype, disallowed_subtypes, boundary):
        if self.get_content_maintype() == "multipart":
            existing = self.get_content_subtype()
            if existing in disallowed_subtypes + (subtype,):
                raise ValueError("Cannot convert {} to {}".format(existing, subtype))
        kept, moved = [], []
        for name, value in self._headers:
            (moved if name.lower().startswith("content-") else kept).append((name, value))
        if moved:
            part = type(self)(policy=self.policy)
            part._headers = moved
            part._payload = self._payload
            self._payload = [part]
        else:
            self._payload = []
        self._headers = kept
        self["Content-Type"] = "multipart/" + subtype
        if boundary is not None:
            self.set_param("boundary", boundary)

    def make_related(self, boundary=None):
        self._make_multipart("related", ("alternative", "mixed"), boundary)

    def make_alternative(self, boundary=None):
        self._make_multipart("alternative", ("mixed",), boundary)

    def make_mixed(self, boundary=None):
        self._make_multipart("mixed", (), boundary)

    def _add_multipart(self, _subtype, *args, _disp=None, **kw):
        if self.get_content_maintype() != "multipart" or self.get_content_subtype() != _subtype:
            getattr(self, "make_" + _subtype)()
        part = type(self)(policy=self.policy)
        part.set_content(*args, **kw)
        if _disp and "content-disposition" not in part:
            part["Content-Disposition"] = _disp
        self.attach(part)

    def add_related(self, *args, **kw):
        self._add_multipart("related", *args, _disp="inline", **kw)

    def add_alternative(self, *args, **kw):
        self._add_multipart("alternative", *args, **kw)

    def add_attachment(self, *args, **kw):
        self._add_multipart("mixed", *args, _disp="attachment", **kw)

    def clear(self):
        self._headers = []
        self._payload = None

    def clear_content(self):
        self._headers = [(name, value) for name, value in self._headers
                         if not name.lower().startswith("content-")]
        self._payload = None


class EmailMessage(MIMEPart):
    """A message of the new style."""

    def set_content(self, *args, **kw):
        super().set_content(*args, **kw)
        if "MIME-Version" not in self:
            self["MIME-Version"] = "1.0"
`;
