/** The module csv. Left out: Sniffer.has_header's guessing by types is that of a few rows. */
import { readRow, writeRow } from "./csv_rows.ts";
import { defineModule } from "./index.ts";

const SOURCE = String.raw`
"""CSV parsing and writing."""

import types as _types

__all__ = ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS",
           "QUOTE_NOTNULL", "Error", "Dialect", "excel", "excel_tab", "field_size_limit",
           "reader", "writer", "register_dialect", "get_dialect", "list_dialects",
           "unregister_dialect", "DictReader", "DictWriter", "unix_dialect", "Sniffer"]

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)
_limit = [131072]
_dialects = {}


class Error(Exception):
    __module__ = "_csv"


class _Settings:
    """What a dialect and keyword arguments come to."""

    delimiter = ","
    doublequote = True
    escapechar = None
    lineterminator = "\r\n"
    quotechar = '"'
    quoting = QUOTE_MINIMAL
    skipinitialspace = False
    strict = False

    def __init__(self, dialect=None, **given):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        if "quoting" not in given and given.get("quotechar", "") is None:
            given["quoting"] = QUOTE_NONE
        for name in _NAMES:
            if name in given:
                setattr(self, name, given.pop(name))
            elif dialect is not None and hasattr(dialect, name):
                setattr(self, name, getattr(dialect, name))
        if given:
            raise TypeError(f"this function got an unexpected keyword argument "
                            f"{next(iter(given))!r}")
        for name in ("delimiter", "escapechar", "quotechar"):
            value = getattr(self, name)
            if value is None and name != "delimiter":
                continue
            none = "" if name == "delimiter" else " or None"
            if not isinstance(value, str):
                raise TypeError(f'"{name}" must be a unicode character{none}, '
                                f"not {type(value).__name__}")
            if len(value) != 1:
                raise TypeError(f'"{name}" must be a unicode character{none}, '
                                f"not a string of length {len(value)}")
            if value in "\r\n":
                raise ValueError(f"bad {name} value")
        if not isinstance(self.quoting, int):
            raise TypeError('"quoting" must be an integer, '
                            f"not {type(self.quoting).__name__}")
        if not 0 <= self.quoting <= 5:
            raise TypeError('bad "quoting" value')
        if self.quotechar is None:
            if self.quoting != QUOTE_NONE:
                raise TypeError("quotechar must be set if quoting enabled")
        if not isinstance(self.lineterminator, str):
            raise TypeError('"lineterminator" must be a string, '
                            f"not {type(self.lineterminator).__name__}")
        special = [("delimiter", self.delimiter), ("escapechar", self.escapechar),
                   ("quotechar", self.quotechar)]
        for i, (name, value) in enumerate(special):
            if value is None:
                continue
            for other, same in special[i + 1:]:
                if value == same:
                    raise ValueError(f"bad {name} or {other} value")
            if value in self.lineterminator:
                raise ValueError(f"bad {name} or lineterminator value")


    def _is_usual(self):
        """Whether there is nothing about it that natives do not know."""
        return (self.escapechar is None and self.quotechar is not None and self.doublequote
                and not self.skipinitialspace)


_NAMES = ("delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting",
          "skipinitialspace", "strict")


class Dialect:
    """Describe a CSV dialect."""

    _name = ""
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        try:
            _Settings(self)
        except TypeError as e:
            raise Error(str(e)) from None


class excel(Dialect):
    """Describe the usual properties of Excel-generated CSV files."""
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    """Describe the usual properties of Excel-generated TAB-delimited files."""
    delimiter = "\t"


class unix_dialect(Dialect):
    """Describe the usual properties of Unix-generated CSV files."""
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\n"
    quoting = QUOTE_ALL


def register_dialect(name, dialect=None, /, **fmtparams):
    """Create a mapping from a string name to a CVS dialect."""
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _Settings(dialect, **fmtparams)


def unregister_dialect(name, /):
    """Delete the name/dialect mapping associated with a string name."""
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name, /):
    """Return the dialect instance associated with name."""
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    """Return a list of all known dialect names."""
    return list(_dialects)


def field_size_limit(new_limit=None, /):
    """Sets an upper limit on parsed fields."""
    old = _limit[0]
    if new_limit is not None:
        if not isinstance(new_limit, int):
            raise TypeError("limit must be an integer")
        _limit[0] = new_limit
    return old


_START_RECORD, _START_FIELD, _IN_FIELD, _IN_QUOTED, _QUOTE_IN_QUOTED, _ESCAPED, _ESCAPED_QUOTED, \
    _EAT_NEWLINE, _ESCAPED_NEWLINE = range(9)


class reader:
    """csv_reader = reader(iterable [, dialect='excel'] [optional keyword args])"""

    __module__ = "_csv"

    def __init__(self, iterable, dialect="excel", **fmtparams):
        self._lines = iter(iterable)
        settings = self.dialect = _Settings(dialect, **fmtparams)
        self.line_num = 0
        self._usual = (settings._is_usual() and not settings.strict
                       and settings.quoting in (QUOTE_MINIMAL, QUOTE_ALL))

    def __iter__(self):
        return self

    def __next__(self):
        settings = self.dialect
        waiting = None
        if self._usual:
            # Most records are a line.
            waiting = next(self._lines)
            if type(waiting) is str and len(waiting) <= _limit[0]:
                row = _read_row(waiting, settings.delimiter, settings.quotechar)
                if row is not None:
                    self.line_num += 1
                    return row
        delimiter = settings.delimiter
        quote = settings.quotechar if settings.quoting != QUOTE_NONE else None
        fields = []
        field = []
        quoted = False
        state = _START_RECORD
        while True:
            try:
                if waiting is None:
                    line = next(self._lines)
                else:
                    line, waiting = waiting, None
            except StopIteration:
                if field or state not in (_START_RECORD, _EAT_NEWLINE):
                    if state in (_IN_QUOTED, _ESCAPED_QUOTED) and settings.strict:
                        raise Error("unexpected end of data") from None
                    if state != _START_RECORD:
                        self._save(fields, field, quoted)
                        return fields
                raise
            if not isinstance(line, str):
                raise Error("iterator should return strings, not "
                            f"{type(line).__name__} (the file should be opened in text mode)")
            self.line_num += 1
            for c in line:
                if state == _IN_FIELD or state == _ESCAPED_NEWLINE:
                    state = _IN_FIELD
                    if c == "\n" or c == "\r":
                        self._save(fields, field, quoted)
                        field, quoted = [], False
                        state = _EAT_NEWLINE
                    elif c == settings.escapechar:
                        state = _ESCAPED
                    elif c == delimiter:
                        self._save(fields, field, quoted)
                        field, quoted = [], False
                        state = _START_FIELD
                    else:
                        field.append(c)
                elif state == _IN_QUOTED:
                    if c == settings.escapechar:
                        state = _ESCAPED_QUOTED
                    elif c == quote:
                        state = _QUOTE_IN_QUOTED if settings.doublequote else _IN_FIELD
                    else:
                        field.append(c)
                elif state <= _START_FIELD:
                    if state == _START_RECORD and (c == "\n" or c == "\r"):
                        state = _EAT_NEWLINE
                    elif c == "\n" or c == "\r":
                        self._save(fields, field, quoted)
                        field, quoted = [], False
                        state = _EAT_NEWLINE
                    elif c == quote:
                        quoted = True
                        state = _IN_QUOTED
                    elif c == settings.escapechar:
                        state = _ESCAPED
                    elif c == " " and settings.skipinitialspace:
                        state = _START_FIELD
                    elif c == delimiter:
                        self._save(fields, field, quoted)
                        field, quoted = [], False
                        state = _START_FIELD
                    else:
                        field.append(c)
                        state = _IN_FIELD
                elif state == _QUOTE_IN_QUOTED:
                    if c == quote:
                        field.append(c)
                        state = _IN_QUOTED
                    elif c == delimiter:
                        self._save(fields, field, quoted)
                        field, quoted = [], False
                        state = _START_FIELD
                    elif c == "\n" or c == "\r":
                        self._save(fields, field, quoted)
                        field, quoted = [], False
                        state = _EAT_NEWLINE
                    elif not settings.strict:
                        field.append(c)
                        state = _IN_FIELD
                    else:
                        raise Error(f"{delimiter!r} expected after {quote!r}")
                elif state == _ESCAPED:
                    field.append(c)
                    state = _ESCAPED_NEWLINE if c == "\n" or c == "\r" else _IN_FIELD
                elif state == _ESCAPED_QUOTED:
                    field.append(c)
                    state = _IN_QUOTED
                elif c != "\n" and c != "\r":
                    raise Error("new-line character seen in unquoted field - do you need to open "
                                "the file with newline=''?")
                if len(field) > _limit[0]:
                    raise Error(f"field larger than field limit ({_limit[0]})")
            if state in (_IN_FIELD, _QUOTE_IN_QUOTED, _START_FIELD):
                self._save(fields, field, quoted)
                return fields
            if state in (_START_RECORD, _EAT_NEWLINE):
                return fields
            if state == _ESCAPED:
                field.append("\n")
                state = _IN_FIELD

    def _save(self, fields, field, quoted):
        text = "".join(field)
        quoting = self.dialect.quoting
        if not quoted:
            if quoting == QUOTE_NONNUMERIC and text or quoting == QUOTE_STRINGS and text:
                text = float(text)
            elif not text and quoting in (QUOTE_NOTNULL, QUOTE_STRINGS):
                text = None
        fields.append(text)


class _Writer:
    __module__ = "_csv"

    def __init__(self, fileobj, dialect, fmtparams):
        if not hasattr(fileobj, "write"):
            raise TypeError('argument 1 must have a "write" method')
        self._write = fileobj.write
        settings = self.dialect = _Settings(dialect, **fmtparams)
        self._usual = settings._is_usual() and settings.quoting == QUOTE_MINIMAL

    def writerow(self, row, /):
        """Construct and write a CSV record from an iterable of fields."""
        if self._usual:
            settings = self.dialect
            line = _write_row(row, settings.delimiter, settings.quotechar, settings.lineterminator)
            if line is not None:
                return self._write(line)
        try:
            row = iter(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        settings = self.dialect
        parts = []
        for value in row:
            if value is None:
                text = ""
            elif isinstance(value, str):
                text = value
            else:
                text = str(value)
            parts.append(self._field(value, text))
        if len(parts) == 1 and parts[0] == "":
            if (settings.quoting == QUOTE_NONE
                    or settings.quoting in (QUOTE_STRINGS, QUOTE_NOTNULL)):
                raise Error("single empty field record must be quoted")
            parts[0] = settings.quotechar * 2
        return self._write(settings.delimiter.join(parts) + settings.lineterminator)

    def _field(self, value, text):
        settings = self.dialect
        quoting = settings.quoting
        quote = settings.quotechar
        escape = settings.escapechar
        quoted = (quoting == QUOTE_ALL
                  or quoting == QUOTE_NONNUMERIC and not isinstance(value, (int, float))
                  and not hasattr(type(value), "__float__")
                  or quoting == QUOTE_STRINGS and isinstance(value, str)
                  or quoting == QUOTE_NOTNULL and value is not None)
        special = {settings.delimiter, "\n", "\r", *settings.lineterminator}
        if quote is not None:
            special.add(quote)
        if escape is not None:
            special.add(escape)
        if not text and settings.delimiter == " " and settings.skipinitialspace:
            if (quoting == QUOTE_NONE
                    or value is None and quoting in (QUOTE_STRINGS, QUOTE_NOTNULL)):
                raise Error("empty field must be quoted if delimiter is a space and "
                            "skipinitialspace is true")
            quoted = True
        if not quoted and not special.intersection(text):
            return text
        out = []
        for c in text:
            if c in special:
                wants = False
                if quoting == QUOTE_NONE:
                    wants = True
                elif c == quote:
                    if settings.doublequote:
                        out.append(quote)
                    else:
                        wants = True
                elif c == escape:
                    wants = True
                if not wants:
                    quoted = True
                else:
                    if escape is None:
                        raise Error("need to escape, but no escapechar set")
                    out.append(escape)
            out.append(c)
        text = "".join(out)
        return quote + text + quote if quoted else text

    def writerows(self, rows, /):
        """Construct and write a series of iterables to a csv file."""
        for row in rows:
            self.writerow(row)


def writer(fileobj, /, dialect="excel", **fmtparams):
    """csv_writer = csv.writer(fileobj [, dialect='excel'] [optional keyword args])"""
    return _Writer(fileobj, dialect, fmtparams)


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args,
                 **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        result = dict(zip(names, row))
        if len(names) < len(row):
            result[self.restkey] = row[len(names):]
        else:
            for name in names[len(row):]:
                result[name] = self.restval
        return result

    __class_getitem__ = classmethod(_types.GenericAlias)


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args,
                 **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = rowdict.keys() - self.fieldnames
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: "
                                 + ", ".join([repr(x) for x in wrong]))
        return [rowdict.get(key, self.restval) for key in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._row, rowdicts))

    __class_getitem__ = classmethod(_types.GenericAlias)


# A quoted field with what may stand around it: in the middle, at the beginning, at the end, alone on its line.
_BODY = r"(?:(?P=quote){2}|(?!(?P=quote)).)*+"
_BEFORE = r"(?P<delim>[^\w\n\"'])(?P<space> ?)(?P<quote>[\"'])" + _BODY + "(?P=quote)"
_FIRST = r"(?:^|\n)(?P<quote>[\"'])" + _BODY + "(?P=quote)"
_SURROUNDINGS = (_BEFORE + "(?P=delim)", _FIRST + r"(?P<delim>[^\w\n\"'])(?P<space> ?)",
                 _BEFORE + r"(?:$|\n)", _FIRST + r"(?:$|\n)")


def _most(counts):
    return max(counts, key=counts.get)


class Sniffer:
    """"Sniffs" the format of a CSV file (i.e. delimiter, quotechar)"""

    def __init__(self):
        # Of several delimiters that fit equally well the first of these is taken.
        self.preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        """Returns a dialect (or raises Error)."""
        sample = sample.replace("\r\n", "\n").replace("\r", "\n")
        quote, doubled, delim, spaced = self._guess_quote_and_delimiter(sample, delimiters)
        if not delim:
            delim, spaced = self._guess_delimiter(sample, delimiters)
        if not delim:
            raise Error("Could not determine delimiter")

        class dialect(Dialect):
            _name = "sniffed"
            lineterminator = "\r\n"
            quoting = QUOTE_MINIMAL
            doublequote = doubled
            delimiter = delim
            quotechar = quote or '"'
            skipinitialspace = spaced

        return dialect

    def _guess_quote_and_delimiter(self, data, delimiters):
        """By fields in quotes: (quote, whether quotes are doubled, delimiter, whether spaces are skipped)."""
        import re
        for pattern in _SURROUNDINGS:
            matches = [match.groupdict() for match in re.finditer(pattern, data, re.DOTALL | re.MULTILINE)]
            if matches:
                break
        else:
            return "", False, None, 0
        quotes, delims = {}, {}
        spaces = 0
        for match in matches:
            quotes[match["quote"]] = quotes.get(match["quote"], 0) + 1
            if "delim" not in match:
                continue
            key = match["delim"]
            if key and (delimiters is None or key in delimiters):
                delims[key] = delims.get(key, 0) + 1
            if match["space"]:
                spaces += 1
        quote = _most(quotes)
        delim, spaced = "", 0
        if delims:
            delim = _most(delims)
            spaced = delims[delim] == spaces
            if delim == "\n":
                # One column of quoted data.
                delim = ""
        doubled = False
        if delim:
            around = re.escape(delim)
            space = " *+" if delim != " " else ""
            field = (f"(?:(?<={around})|^){space}{quote}((?:{quote}{quote}|[^{quote}]++)*+)"
                     f"{quote}(?:{around}|$)")
            doubled = any(quote * 2 in match[1] for match in re.finditer(field, data, re.MULTILINE))
        return quote, doubled, delim, spaced

    def _guess_delimiter(self, data, delimiters):
        """By how often each character stands in a line, ten lines more at a time: (delimiter, whether spaces are skipped)."""
        lines = [line for line in data.split("\n") if line]
        step = min(10, len(lines))
        # How many lines have a character how many times.
        frequencies = {chr(c): {} for c in range(127)}
        modes = {}
        delims = {}
        for start in range(0, len(lines), step or 1):
            for line in lines[start:start + step]:
                for char, counts in frequencies.items():
                    count = line.count(char)
                    counts[count] = counts.get(count, 0) + 1
            for char, counts in frequencies.items():
                if counts.keys() == {0}:
                    continue
                mode = _most(counts)
                # Lines with other numbers speak against it.
                modes[char] = mode, 2 * counts[mode] - sum(counts.values())
            total = min(start + step, len(lines))
            consistency = 1.0
            while not delims and consistency >= 0.9:
                for char, (times, agreeing) in modes.items():
                    if times > 0 and agreeing > 0 and agreeing / total >= consistency and (
                            delimiters is None or char in delimiters):
                        delims[char] = times, agreeing
                consistency -= 0.01
            if len(delims) == 1:
                break
        if not delims:
            return "", 0
        if len(delims) == 1:
            delim, = delims
        else:
            known = [char for char in self.preferred if char in delims]
            delim = known[0] if known else max((value, char) for char, value in delims.items())[1]
        return delim, lines[0].count(delim) == lines[0].count(delim + " ")

    def has_header(self, sample):
        """Whether the first row looks unlike those behind it: each column has a vote."""
        import io
        rows = reader(io.StringIO(sample), self.sniff(sample))
        header = next(rows)
        kinds = dict.fromkeys(range(len(header)))
        for checked, row in enumerate(rows):
            if checked > 20:
                break
            if len(row) != len(header):
                continue
            for column in list(kinds):
                kind = complex
                try:
                    complex(row[column])
                except (ValueError, OverflowError):
                    kind = len(row[column])
                if kinds[column] is None:
                    kinds[column] = kind
                elif kinds[column] != kind:
                    del kinds[column]
        votes = 0
        for column, kind in kinds.items():
            if isinstance(kind, int):
                differs = len(header[column]) != kind
            else:
                try:
                    kind(header[column])
                    differs = False
                except (ValueError, TypeError):
                    differs = True
            votes += 1 if differs else -1
        return votes > 0
`;

defineModule({
  name: "csv",
  functions: {
    _read_row: ["line, delimiter, quote, /", readRow],
    _write_row: ["row, delimiter, quote, terminator, /", writeRow],
  },
  source: SOURCE,
});
