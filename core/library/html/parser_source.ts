/** The Python source of html.parser (Lib/html/parser.py): a parser of HTML that calls methods for what it finds. */

export const PARSER_SOURCE = String.raw`
"""A parser for HTML and XHTML."""

import re
from html import unescape
from html.entities import html5

__all__ = ["HTMLParser"]

_text_end = re.compile("[&<]")
_charref = re.compile("&#(?:[0-9]+|[xX][0-9a-fA-F]+)[^0-9a-fA-F]")
_entityref = re.compile("&([a-zA-Z][-.a-zA-Z0-9]*)[^a-zA-Z0-9]")
_incomplete = re.compile("&[a-zA-Z#]")
_tag_begin = re.compile("<[a-zA-Z]")
_tag_name = re.compile(r"([a-zA-Z][^\t\n\r\f />]*)(?:[\t\n\r\f ]|/(?!>))*")
_attribute = re.compile(r"((?<=['\"\t\n\r\f /])[^\t\n\r\f />][^\t\n\r\f /=>]*)"
                        r"([\t\n\r\f ]*=[\t\n\r\f ]*('[^']*'|\"[^\"]*\"|(?!['\"])[^>\t\n\r\f ]*))?"
                        r"(?:[\t\n\r\f ]|/(?!>))*")
_value_reference = re.compile("&(#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*)[;=]?")


def _replace_in_value(match):
    # Names in values of attributes count only as they are, and not before "=".
    text = match.group()
    if text.startswith("&#") or not text.endswith("=") and text[1:] in html5:
        return unescape(text)
    return text


_comment_close = re.compile("--!?>")


class HTMLParser:
    """Find tags and other markup and call handler functions."""

    CDATA_CONTENT_ELEMENTS = ("script", "style", "xmp", "iframe", "noembed", "noframes")
    RCDATA_CONTENT_ELEMENTS = ("textarea", "title")

    def __init__(self, *, convert_charrefs=True, scripting=False):
        self.convert_charrefs = convert_charrefs
        self.scripting = scripting
        self.reset()

    def reset(self):
        """Reset this instance.  Loses all unprocessed data."""
        self.rawdata = ""
        self.lasttag = "???"
        self.cdata_elem = None
        self._support_cdata = True
        self._escapable = True
        self.lineno = 1
        self.offset = 0
        self._start_text = None

    def feed(self, data):
        """Feed data to the parser."""
        self.rawdata += data
        self.goahead(False)

    def close(self):
        """Handle any buffered data."""
        self.goahead(True)

    def getpos(self):
        """Return current line number and offset."""
        return self.lineno, self.offset

    def get_starttag_text(self):
        """Return full source of start tag: '<...>'."""
        return self._start_text

    def updatepos(self, i, j):
        if i < j:
            part = self.rawdata[i:j]
            lines = part.count("\n")
            if lines:
                self.lineno += lines
                self.offset = len(part) - (part.rindex("\n") + 1)
            else:
                self.offset += len(part)
        return j

    def set_cdata_mode(self, elem, *, escapable=False):
        self.cdata_elem = elem.lower()
        self._escapable = escapable

    def _set_support_cdata(self, flag=True):
        """Whether "<![CDATA[" begins a section, or a comment."""
        self._support_cdata = flag

    def clear_cdata_mode(self):
        self.cdata_elem = None
        self._escapable = True

    def _text(self, i, j):
        if i < j:
            text = self.rawdata[i:j]
            self.handle_data(unescape(text) if self.convert_charrefs and self._escapable else text)
        return self.updatepos(i, j)

    def goahead(self, end):
        raw = self.rawdata
        i = 0
        n = len(raw)
        while i < n:
            if self.cdata_elem is not None:
                match = re.compile(rf"</{re.escape(self.cdata_elem)}(?=[\t\n\r\f />])", re.IGNORECASE | re.ASCII).search(raw, i)
                if match is None:
                    if not end:
                        break
                    i = self._text(i, n)
                    break
                j = match.start()
            elif self.convert_charrefs:
                j = raw.find("<", i)
                if j < 0:
                    amp = raw.rfind("&", max(i, n - 34))
                    if not end and amp >= 0 and not re.compile(r"[\t\n\r\f ;]").search(raw, amp):
                        break
                    j = n
            else:
                match = _text_end.search(raw, i)
                j = match.start() if match else n
            i = self._text(i, j)
            if i == n:
                break
            if raw.startswith("<", i):
                k = self._markup(i, end)
                if k < 0:
                    if not end:
                        break
                    k = self._rest_as_text(i)
                i = self.updatepos(i, k)
            else:
                k = self._reference(i, end)
                if k < 0:
                    break
                i = self.updatepos(i, k)
        if end and i < n:
            i = self._text(i, n)
        self.rawdata = raw[i:]

    def _rest_as_text(self, i):
        # Markup that never ends.
        raw = self.rawdata
        if raw.startswith("</", i) and _tag_begin.match("<" + raw[i + 2:i + 3]):
            return len(raw)
        if _tag_begin.match(raw, i):
            return len(raw)
        if raw.startswith("<!--", i):
            body = raw[i + 4:]
            for suffix in ("--!", "--", "-"):
                if body.endswith(suffix):
                    body = body[:-len(suffix)]
                    break
            self.handle_comment(body)
            return len(raw)
        if raw.startswith("<!", i) and raw[i + 2:i + 9].lower() == "doctype":
            self.handle_decl(raw[i + 2:])
            return len(raw)
        if raw.startswith("<![CDATA[", i) and self._support_cdata:
            self.unknown_decl(raw[i + 3:])
            return len(raw)
        if raw.startswith("<!", i) or raw.startswith("<?", i):
            (self.handle_comment if raw.startswith("<!", i) else self.handle_pi)(raw[i + 2:])
            return len(raw)
        self.handle_data(raw[i:i + 2] if raw.startswith("</", i) else "<")
        return i + (2 if raw.startswith("</", i) else 1)

    def _markup(self, i, end):
        raw = self.rawdata
        if _tag_begin.match(raw, i):
            return self.parse_starttag(i)
        if raw.startswith("</", i):
            return self.parse_endtag(i)
        if raw.startswith("<!--", i):
            return self.parse_comment(i)
        if raw.startswith("<?", i):
            return self.parse_pi(i)
        if raw.startswith("<!", i):
            return self.parse_html_declaration(i)
        if i + 1 < len(raw) or end:
            self.handle_data("<")
            return i + 1
        return -1

    def _reference(self, i, end):
        raw = self.rawdata
        n = len(raw)
        match = _charref.match(raw, i)
        if match:
            self.handle_charref(match.group()[2:-1])
            return match.end() if raw[match.end() - 1] == ";" else match.end() - 1
        match = _entityref.match(raw, i)
        if match:
            self.handle_entityref(match.group(1))
            return match.end() if raw[match.end() - 1] == ";" else match.end() - 1
        if _incomplete.match(raw, i):
            if not end:
                if re.compile("&#?[a-zA-Z0-9]*$").match(raw, i):
                    return -1
            else:
                name = re.compile("&#?[a-zA-Z0-9]*").match(raw, i).group()
                if i + len(name) == n and len(name) > 1:
                    if name.startswith("&#"):
                        self.handle_charref(name[2:])
                    else:
                        self.handle_entityref(name[1:])
                    return n
        elif i + 1 == n and not end:
            return -1
        self.handle_data("&")
        return i + 1

    def parse_comment(self, i):
        match = _comment_close.search(self.rawdata, i + 4)
        if match is None:
            short = re.compile("-?>").match(self.rawdata, i + 4)
            if short is None:
                return -1
            self.handle_comment("")
            return short.end()
        short = re.compile("-?>").match(self.rawdata, i + 4)
        if short is not None:
            self.handle_comment("")
            return short.end()
        self.handle_comment(self.rawdata[i + 4:match.start()])
        return match.end()

    def parse_html_declaration(self, i):
        raw = self.rawdata
        if raw[i:i + 9].lower() == "<!doctype":
            end = raw.find(">", i + 9)
            if end < 0:
                return -1
            self.handle_decl(raw[i + 2:end])
            return end + 1
        if raw.startswith("<![CDATA[", i):
            end = raw.find(">", i + 2)
            if end < 0:
                return -1
            close = raw.find("]]>", i + 9)
            if self._support_cdata:
                if close < 0:
                    return -1
                self.unknown_decl(raw[i + 3:close])
                return close + 3
            self.handle_comment(raw[i + 2:end])
            return end + 1
        end = raw.find(">", i + 2)
        if end < 0:
            return -1
        self.handle_comment(raw[i + 2:end])
        return end + 1

    def parse_pi(self, i):
        end = self.rawdata.find(">", i + 2)
        if end < 0:
            return -1
        self.handle_pi(self.rawdata[i + 2:end])
        return end + 1

    def _tag_end(self, i):
        # Where the tag that begins at i is over; -1 when it is not.
        raw = self.rawdata
        match = _tag_name.match(raw, i)
        k = match.end()
        while match := _attribute.match(raw, k):
            if match.end() == k:
                break
            k = match.end()
        while raw[k:k + 1] in ("\t", "\n", "\r", "\f", " ", "/") and k < len(raw):
            k += 1
        # Behind anything else there is a value in quotes that goes on.
        return k + 1 if raw[k:k + 1] == ">" else -1

    def parse_starttag(self, i):
        self._start_text = None
        end = self._tag_end(i + 1)
        if end < 0:
            return -1
        raw = self.rawdata
        self._start_text = raw[i:end]
        attributes = []
        match = _tag_name.match(raw, i + 1)
        k = match.end()
        self.lasttag = tag = match.group(1).lower()
        while k < end:
            match = _attribute.match(raw, k)
            if not match:
                break
            name, rest, value = match.group(1, 2, 3)
            if not rest:
                value = None
            elif value[:1] in ("'", '"') and value[:1] == value[-1:]:
                value = value[1:-1]
            if value:
                value = _value_reference.sub(_replace_in_value, value)
            attributes.append((name.lower(), value))
            k = match.end()
        rest = raw[k:end].strip()
        if rest not in (">", "/>"):
            self.handle_data(raw[i:end])
            return end
        if rest.endswith("/>"):
            self.handle_startendtag(tag, attributes)
        else:
            self.handle_starttag(tag, attributes)
            if tag in self.CDATA_CONTENT_ELEMENTS or (self.scripting and tag == "noscript"):
                self.set_cdata_mode(tag)
            elif tag in self.RCDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag, escapable=True)
        return end

    def parse_endtag(self, i):
        raw = self.rawdata
        if raw.find(">", i + 2) < 0:
            return -1
        if not re.compile("[a-zA-Z]").match(raw, i + 2):
            if raw[i + 2:i + 3] == ">":
                return i + 3
            end = raw.find(">", i + 2)
            self.handle_comment(raw[i + 2:end])
            return end + 1
        end = self._tag_end(i + 2)
        if end < 0:
            return -1
        tag = _tag_name.match(raw, i + 2).group(1).lower()
        self.handle_endtag(tag)
        self.clear_cdata_mode()
        return end

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        pass

    def handle_charref(self, name):
        pass

    def handle_entityref(self, name):
        pass

    def handle_data(self, data):
        pass

    def handle_comment(self, data):
        pass

    def handle_decl(self, decl):
        pass

    def handle_pi(self, data):
        pass

    def unknown_decl(self, data):
        pass
`;
