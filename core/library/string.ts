/** The module string (Lib/string/__init__.py). */
import { EMPTY_STR, NONE } from "../heap/map.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import type { Value } from "../heap/value.ts";
import { raiseTypeError, takePending, typeName } from "../objects/errors.ts";
import { raiseFormatError } from "../objects/format_failure.ts";
import { isStr } from "../objects/kinds.ts";
import {
  FieldNamePart,
  FieldNameReader,
  FormatStringReader,
} from "../objects/text/format_string.ts";
import { bool, newInt } from "../objects/values/numbers.ts";
import { listAppend, newList, tupleOf } from "../objects/values/sequences.ts";
import { jsString, newStr } from "../objects/values/text.ts";
import { defineModule } from "./index.ts";

/** The pieces of a format string; the last is the exception when the text has an error behind the others. */
function parseFormat(text: Value): Value {
  if (!isStr(text)) return raiseTypeError(`expected str, got ${typeName(text)}`);
  const mark = rootMark();
  const pieces = newList();
  pushRoot(pieces);
  const reader = new FormatStringReader(jsString(text));
  try {
    while (reader.step()) {
      const literal = newStr(reader.literal);
      const { conversion } = reader;
      listAppend(
        pieces,
        reader.hasField
          ? tupleOf(
            literal,
            newStr(reader.fieldName),
            reader.formatSpec === "" ? EMPTY_STR : newStr(reader.formatSpec),
            conversion === "" ? NONE : newStr(conversion),
          )
          : tupleOf(literal, NONE, NONE, NONE),
      );
    }
  } catch (error) {
    raiseFormatError(error);
    listAppend(pieces, takePending());
  }
  releaseRoots(mark);
  return pieces;
}

/** (first part, [(is it an attribute, name or index), ...]) of a field name. */
function splitFieldName(text: Value): Value {
  if (!isStr(text)) return raiseTypeError(`expected str, got ${typeName(text)}`);
  try {
    const reader = new FieldNameReader(jsString(text));
    const parts = newList();
    const first = reader.firstIndex >= 0 ? newInt(reader.firstIndex) : newStr(reader.first);
    const result = tupleOf(first, parts);
    for (let part = reader.step(); part !== FieldNamePart.End; part = reader.step()) {
      const key = reader.index >= 0 ? newInt(reader.index) : newStr(reader.name);
      listAppend(parts, tupleOf(bool(part === FieldNamePart.Attribute), key));
    }
    return result;
  } catch (error) {
    return raiseFormatError(error);
  }
}

const SOURCE = `
__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords",
           "digits", "hexdigits", "octdigits", "printable", "punctuation",
           "whitespace", "Formatter", "Template"]

whitespace = " \\t\\n\\r\\v\\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Split the argument into words using split, capitalize each
    word using capitalize, and join the capitalized words using
    join."""
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


_DEFAULT_ID = r"(?a:[_a-z][_a-z0-9]*)"
_ID_START = frozenset(ascii_letters + "_")
_ID_PART = _ID_START | frozenset(digits)
_no_mapping = {}


def _identifier_end(text, at):
    if at >= len(text) or text[at] not in _ID_START:
        return at
    while at < len(text) and text[at] in _ID_PART:
        at += 1
    return at


class Template:
    """A string class for supporting $-substitutions."""

    delimiter = "$"
    idpattern = _DEFAULT_ID
    braceidpattern = None
    flags = None

    def __init_subclass__(cls):
        super().__init_subclass__()
        if ("pattern" in cls.__dict__ or cls.idpattern != _DEFAULT_ID
                or cls.braceidpattern is not None or cls.flags is not None):
            import re
            if "pattern" in cls.__dict__:
                pattern = cls.pattern
            else:
                delim = re.escape(cls.delimiter)
                bid = cls.braceidpattern or cls.idpattern
                pattern = (f"{delim}(?:(?P<escaped>{delim})|(?P<named>{cls.idpattern})|"
                           f"{{(?P<braced>{bid})}}|(?P<invalid>))")
            flags = re.IGNORECASE if cls.flags is None else cls.flags
            cls.pattern = re.compile(pattern, flags | re.VERBOSE)
            cls._placeholders = cls._placeholders_by_pattern

    def __init__(self, template):
        self.template = template

    def _placeholders(self):
        # Yields start, end, kind and name of each: where the delimiter is and what follows it.
        text = self.template
        delimiter = self.delimiter
        at = text.find(delimiter)
        while at >= 0:
            start = at + len(delimiter)
            end = start
            kind = "invalid"
            name = None
            if text.startswith(delimiter, start):
                end = start + len(delimiter)
                kind = "escaped"
            else:
                end = _identifier_end(text, start)
                if end > start:
                    name = text[start:end]
                    kind = "named"
                elif text.startswith("{", start):
                    stop = _identifier_end(text, start + 1)
                    if stop > start + 1 and text.startswith("}", stop):
                        name = text[start + 1:stop]
                        end = stop + 1
                        kind = "named"
            yield at, end, kind, name
            at = text.find(delimiter, end)

    def _placeholders_by_pattern(self):
        for match in self.pattern.finditer(self.template):
            name = match.group("named") or match.group("braced")
            if name is not None:
                kind = "named"
            elif match.group("escaped") is not None:
                kind = "escaped"
            elif match.group("invalid") is not None:
                kind = "invalid"
            else:
                raise ValueError("Unrecognized named group in pattern", self.pattern)
            yield match.start(), match.end(), kind, name

    def _invalid(self, i):
        lines = self.template[:i].splitlines(keepends=True)
        if not lines:
            colno = 1
            lineno = 1
        else:
            colno = i - len("".join(lines[:-1]))
            lineno = len(lines)
        raise ValueError(f"Invalid placeholder in string: line {lineno}, col {colno}")

    def _fill(self, value_of):
        text = self.template
        pieces = []
        done = 0
        for start, end, kind, name in self._placeholders():
            pieces.append(text[done:start])
            pieces.append(value_of(start, end, kind, name))
            done = end
        pieces.append(text[done:])
        return "".join(pieces)

    def substitute(self, mapping=_no_mapping, /, **kws):
        if mapping is _no_mapping:
            mapping = kws
            kws = _no_mapping

        def value_of(start, end, kind, name):
            if kind == "named":
                return str(kws[name] if name in kws else mapping[name])
            if kind == "escaped":
                return self.delimiter
            self._invalid(end)

        return self._fill(value_of)

    def safe_substitute(self, mapping=_no_mapping, /, **kws):
        if mapping is _no_mapping:
            mapping = kws
            kws = _no_mapping

        def value_of(start, end, kind, name):
            if kind == "named":
                try:
                    return str(kws[name] if name in kws else mapping[name])
                except KeyError:
                    return self.template[start:end]
            if kind == "escaped":
                return self.delimiter
            return self.template[start:end]

        return self._fill(value_of)

    def is_valid(self):
        for start, end, kind, name in self._placeholders():
            if kind == "invalid":
                return False
        return True

    def get_identifiers(self):
        ids = []
        for start, end, kind, name in self._placeholders():
            if kind == "named" and name not in ids:
                ids.append(name)
        return ids


def _pieces(items):
    for item in items:
        if isinstance(item, BaseException):
            raise item
        yield item


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth,
                 auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal_text, field_name, format_spec, conversion in self.parse(format_string):
            if literal_text:
                result.append(literal_text)
            if field_name is None:
                continue
            first, _ = _split_field_name(field_name)
            if first == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field "
                                     "specification to automatic field numbering")
                field_name = str(auto_arg_index) + field_name
                auto_arg_index += 1
            elif isinstance(first, int):
                if auto_arg_index:
                    raise ValueError("cannot switch from automatic field "
                                     "numbering to manual field specification")
                auto_arg_index = False
            obj, arg_used = self.get_field(field_name, args, kwargs)
            used_args.add(arg_used)
            obj = self.convert_field(obj, conversion)
            format_spec, auto_arg_index = self._vformat(
                format_spec, args, kwargs, used_args, recursion_depth - 1,
                auto_arg_index=auto_arg_index)
            result.append(self.format_field(obj, format_spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        if isinstance(key, int):
            return args[key]
        return kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        return _pieces(_parse_format(format_string))

    def get_field(self, field_name, args, kwargs):
        first, rest = _split_field_name(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, i in rest:
            obj = getattr(obj, i) if is_attr else obj[i]
        return obj, first
`;

defineModule({
  name: "string",
  isPackage: true,
  doc: "A collection of string constants.",
  functions: {
    _parse_format: ["format_string, /", parseFormat],
    _split_field_name: ["field_name, /", splitFieldName],
  },
  source: SOURCE,
});

defineModule({
  name: "_string",
  source: `
from string import Formatter as _Formatter
from string import _split_field_name as formatter_field_name_split

formatter_parser = _Formatter().parse
`,
});
