/**
 * The package encodings (Lib/encodings), in Python: names of encodings and the tables of their aliases. Codecs themselves are found by
 * the module codecs; modules of single encodings are not there.
 */
import { defineModule } from "./index.ts";

const SOURCE = String.raw`
"""Standard "encodings" Package"""

import codecs
import sys
from . import aliases


class CodecRegistryError(LookupError, SystemError):
    pass


def normalize_encoding(encoding):
    """Normalize an encoding name: runs of what is no letter, digit or dot become one underscore."""
    if isinstance(encoding, bytes):
        encoding = str(encoding, "ascii")
    made = []
    gap = False
    for c in encoding:
        if c.isalnum() or c == ".":
            if gap and made:
                made.append("_")
            if c.isascii():
                made.append(c)
            gap = False
        else:
            gap = True
    return "".join(made)


def search_function(encoding):
    """The codec of that name, or None."""
    try:
        return codecs.lookup(encoding)
    except LookupError:
        return None
`;

const ALIASES = String.raw`
"""Encoding Aliases Support"""

_TABLE = """
ascii: 646 ansi_x3.4_1968 ansi_x3_4_1968 ansi_x3.4_1986 cp367 csascii ibm367 iso646_us iso_646.irv_1991 iso_ir_6 us us_ascii
big5: big5_tw csbig5
cp437: 437 cp437 ibm437 cspc8codepage437
cp850: 850 cspc850multilingual ibm850
cp852: 852 cspcp852 ibm852
cp866: 866 csibm866 ibm866
cp1250: 1250 windows_1250
cp1251: 1251 windows_1251
cp1252: 1252 windows_1252
cp1253: 1253 windows_1253
cp1254: 1254 windows_1254
cp1255: 1255 windows_1255
cp1256: 1256 windows_1256
cp1257: 1257 windows_1257
cp1258: 1258 windows_1258
euc_jp: eucjp ujis u_jis
euc_kr: euckr korean ksc5601 ks_c_5601 ks_c_5601_1987 ksx1001 ks_x_1001
gb18030: gb18030_2000
gb2312: chinese csiso58gb231280 euc_cn euccn eucgb2312_cn gb2312_1980 gb2312_80 iso_ir_58
gbk: 936 cp936 ms936
iso2022_jp: csiso2022jp iso2022jp iso_2022_jp
iso8859_2: csisolatin2 iso_8859_2 iso_8859_2_1987 iso_ir_101 l2 latin2
iso8859_3: csisolatin3 iso_8859_3 iso_8859_3_1988 iso_ir_109 l3 latin3
iso8859_4: csisolatin4 iso_8859_4 iso_8859_4_1988 iso_ir_110 l4 latin4
iso8859_5: csisolatincyrillic cyrillic iso_8859_5 iso_8859_5_1988 iso_ir_144
iso8859_6: arabic asmo_708 csisolatinarabic ecma_114 iso_8859_6 iso_8859_6_1987 iso_ir_127
iso8859_7: csisolatingreek ecma_118 elot_928 greek greek8 iso_8859_7 iso_8859_7_1987 iso_ir_126
iso8859_8: csisolatinhebrew hebrew iso_8859_8 iso_8859_8_1988 iso_ir_138
iso8859_9: csisolatin5 iso_8859_9 iso_8859_9_1989 iso_ir_148 l5 latin5
iso8859_10: csisolatin6 iso_8859_10 iso_8859_10_1992 iso_ir_157 l6 latin6
iso8859_13: iso_8859_13 l7 latin7
iso8859_14: iso_8859_14 iso_8859_14_1998 iso_celtic iso_ir_199 l8 latin8
iso8859_15: iso_8859_15 l9 latin9
iso8859_16: iso_8859_16 iso_8859_16_2001 iso_ir_226 l10 latin10
koi8_r: cskoi8r
latin_1: 8859 cp819 csisolatin1 ibm819 iso8859 iso8859_1 iso_8859_1 iso_8859_1_1987 iso_ir_100 l1 latin latin1
mac_roman: macintosh macroman
rot_13: rot13
shift_jis: csshiftjis shiftjis sjis s_jis
utf_16: u16 utf16
utf_16_be: unicodebigunmarked utf_16be
utf_16_le: unicodelittleunmarked utf_16le
utf_32: u32 utf32
utf_32_be: utf_32be
utf_32_le: utf_32le
utf_7: u7 utf7 unicode_1_1_utf_7
utf_8: u8 utf utf8 utf8_ucs2 utf8_ucs4 cp65001
hex_codec: hex
base64_codec: base64 base_64
zlib_codec: zip zlib
bz2_codec: bz2
quopri_codec: quopri quoted_printable quotedprintable
uu_codec: uu
"""
aliases = {}
for _line in _TABLE.strip().splitlines():
    _name, _, _others = _line.partition(": ")
    for _other in _others.split():
        aliases[_other] = _name
`;

defineModule({ name: "encodings", isPackage: true, source: SOURCE });
defineModule({ name: "encodings.aliases", source: ALIASES });
