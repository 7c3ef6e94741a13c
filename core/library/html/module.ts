/** The modules html, html.entities and html.parser. */
import { newStr } from "../../objects/values/text.ts";
import { defineModule } from "../index.ts";
import { ENTITIES } from "./entity_table.ts";
import { PARSER_SOURCE } from "./parser_source.ts";

const SOURCE = String.raw`
"""General functions for HTML manipulation."""

import re as _re

__all__ = ["escape", "unescape"]


def escape(s, quote=True):
    """Replace special characters "&", "<" and ">" to HTML-safe sequences.
    If the optional flag quote is true (the default), the quotation mark
    characters, both double quote (") and single quote (') characters are also
    translated."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


# Numbers of the range that Windows-1252 uses mean its characters.
_WINDOWS = ("\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d"
            "\u017d\x8f\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a"
            "\u0153\x9d\u017e\u0178")
_REFERENCE = _re.compile(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")


def _is_invalid(number):
    return (1 <= number <= 8 or 0xE <= number <= 0x1F or 0x7F <= number <= 0x9F
            or 0xFDD0 <= number <= 0xFDEF or number == 0xB or number & 0xFFFE == 0xFFFE)


def _meaning(found):
    text = found.group(1)
    if text[0] == "#":
        number = text[1:].rstrip(";")
        number = int(number[1:], 16) if number[0] in "xX" else int(number)
        if number == 0:
            return "\ufffd"
        if 0x80 <= number <= 0x9F:
            return _WINDOWS[number - 0x80]
        if number == 13:
            return "\r"
        if 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
            return "\ufffd"
        return "" if _is_invalid(number) else chr(number)
    from html.entities import html5
    if text in html5:
        return html5[text]
    for end in range(len(text) - 1, 1, -1):
        if text[:end] in html5:
            return html5[text[:end]] + text[end:]
    return "&" + text


def unescape(s):
    """Convert all named and numeric character references in the string s to the
    corresponding Unicode characters."""
    return _REFERENCE.sub(_meaning, s) if "&" in s else s


def _replace_charref(match):
    # Packages have regular expressions of their own for references.
    return unescape("&" + match.group(1))
`;

defineModule({ name: "html", source: SOURCE, isPackage: true });
defineModule({ name: "html.parser", source: PARSER_SOURCE });

const ENTITIES_SOURCE = String.raw`
"""HTML character entity references."""

__all__ = ["html5", "name2codepoint", "codepoint2name", "entitydefs"]

html5 = {}
for _row in _table.split(","):
    _name, _points = _row.split(" ")
    _text = "".join(chr(int(point, 16)) for point in _points.split("+"))
    if _name[-1] == "!":
        _name = _name[:-1]
        html5[_name] = _text
    html5[_name + ";"] = _text
# Those of HTML 4.
name2codepoint = {}
for _name in _html4.split():
    name2codepoint[_name] = ord(html5[_name + ";"])
# Two that HTML 5 gave other characters.
name2codepoint["lang"] = 0x2329
name2codepoint["rang"] = 0x232A
codepoint2name = {point: name for name, point in name2codepoint.items()}
entitydefs = {name: chr(point) for name, point in name2codepoint.items()}
del _row, _name, _points, _text, _table, _html4
`;

const HTML4 =
  "AElig Aacute Acirc Agrave Alpha Aring Atilde Auml Beta Ccedil Chi Dagger Delta ETH Eacute " +
  "Ecirc Egrave Epsilon Eta Euml Gamma Iacute Icirc Igrave Iota Iuml Kappa Lambda Mu Ntilde Nu " +
  "OElig Oacute Ocirc Ograve Omega Omicron Oslash Otilde Ouml Phi Pi Prime Psi Rho Scaron Sigma " +
  "THORN Tau Theta Uacute Ucirc Ugrave Upsilon Uuml Xi Yacute Yuml Zeta aacute acirc acute aelig " +
  "agrave alefsym alpha amp and ang aring asymp atilde auml bdquo beta brvbar bull cap ccedil " +
  "cedil cent chi circ clubs cong copy crarr cup curren dArr dagger darr deg delta diams divide " +
  "eacute ecirc egrave empty emsp ensp epsilon equiv eta eth euml euro exist fnof forall frac12 " +
  "frac14 frac34 frasl gamma ge gt hArr harr hearts hellip iacute icirc iexcl igrave image infin " +
  "int iota iquest isin iuml kappa lArr lambda lang laquo larr lceil ldquo le lfloor lowast loz " +
  "lrm lsaquo lsquo lt macr mdash micro middot minus mu nabla nbsp ndash ne ni not notin nsub " +
  "ntilde nu oacute ocirc oelig ograve oline omega omicron oplus or ordf ordm oslash otilde " +
  "otimes ouml para part permil perp phi pi piv plusmn pound prime prod prop psi quot rArr radic " +
  "rang raquo rarr rceil rdquo real reg rfloor rho rlm rsaquo rsquo sbquo scaron sdot sect shy " +
  "sigma sigmaf sim spades sub sube sum sup sup1 sup2 sup3 supe szlig tau there4 theta thetasym " +
  "thinsp thorn tilde times trade uArr uacute uarr ucirc ugrave uml upsih upsilon uuml weierp xi " +
  "yacute yen yuml zeta zwj zwnj";

defineModule({
  name: "html.entities",
  attributes: () => ({ _table: newStr(ENTITIES), _html4: newStr(HTML4) }),
  source: ENTITIES_SOURCE,
});
