/** The module json.encoder. */
import { NONE } from "../../heap/map.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import type { NativeEntry } from "../../objects/define.ts";
import { raiseTypeError, typeName } from "../../objects/errors.ts";
import { isStr } from "../../objects/kinds.ts";
import { truth } from "../../objects/protocols/truth.ts";
import { readable } from "../../objects/values/text_units.ts";
import { defineModule } from "../index.ts";
import { quoted, write } from "./writer.ts";

/** The flat form of a text that is written between values; 0 with TypeError pending. */
function separator(text: Value, name: string): Value {
  if (!isStr(text)) {
    return raiseTypeError(`make_encoder() argument ${name} must be str, not ${typeName(text)}`);
  }
  const plain = readable(text);
  pushRoot(plain);
  return plain;
}

function encodeValue(
  value: Value,
  fallback: Value,
  indentGiven: Value,
  keyGiven: Value,
  itemGiven: Value,
  ensureAscii: Value,
  sortKeys: Value,
  skipKeys: Value,
  allowNan: Value,
  checkCircular: Value,
): Value {
  const mark = rootMark();
  const keySeparator = separator(keyGiven, "5");
  const itemSeparator = keySeparator === 0 ? 0 : separator(itemGiven, "6");
  const indent = itemSeparator === 0 || indentGiven === NONE ? 0 : separator(indentGiven, "4");
  let result: Value = 0;
  if (itemSeparator !== 0 && (indent !== 0 || indentGiven === NONE)) {
    const flags = [ensureAscii, sortKeys, skipKeys, allowNan, checkCircular].map(truth);
    if (!flags.includes(-1)) {
      result = write(value, {
        fallback,
        indent,
        keySeparator,
        itemSeparator,
        ensureAscii: flags[0] !== 0,
        sortKeys: flags[1] !== 0,
        skipKeys: flags[2] !== 0,
        allowNan: flags[3] !== 0,
        checkCircular: flags[4] !== 0,
      });
    }
  }
  releaseRoots(mark);
  return result;
}

const quoting = (ensureAscii: boolean): NativeEntry => ["string, /", (text: Value) => {
  if (isStr(text)) return quoted(text, ensureAscii);
  return raiseTypeError(`first argument must be a string, not ${typeName(text)}`);
}];

const SOURCE = `
"""Implementation of JSONEncoder"""

__all__ = ["JSONEncoder"]

INFINITY = float("inf")
c_make_encoder = None


class JSONEncoder:
    """Extensible JSON encoder for Python data structures."""

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True,
                 allow_nan=True, sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """Implement this method in a subclass such that it returns
        a serializable object for \`\`o\`\`, or calls the base implementation
        (to raise a \`\`TypeError\`\`)."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        """Return a JSON string representation of a Python data structure."""
        if isinstance(o, str):
            if self.ensure_ascii:
                return encode_basestring_ascii(o)
            return encode_basestring(o)
        chunks = self.iterencode(o, _one_shot=True)
        if not isinstance(chunks, (list, tuple)):
            chunks = list(chunks)
        return "".join(chunks)

    def iterencode(self, o, _one_shot=False):
        """Encode the given object and yield each string
        representation as available."""
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        if _one_shot:
            return (_encode(o, self.default, indent, self.key_separator, self.item_separator,
                            self.ensure_ascii, self.sort_keys, self.skipkeys, self.allow_nan,
                            self.check_circular),)
        return _chunks(self, o, indent)
`;

/** What iterencode and dump use: each chunk as soon as it is there. */
const CHUNKS = `
class _Chunks:
    def __init__(self, encoder, indent):
        self.encoder = encoder
        self.indent = indent
        self.markers = {} if encoder.check_circular else None
        self.quote = encode_basestring_ascii if encoder.ensure_ascii else encode_basestring

    def float_text(self, o):
        if o != o:
            text = "NaN"
        elif o == INFINITY:
            text = "Infinity"
        elif o == -INFINITY:
            text = "-Infinity"
        else:
            return float.__repr__(o)
        if not self.encoder.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant: " + repr(o))
        return text

    def scalar(self, o):
        if isinstance(o, str):
            return self.quote(o)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self.float_text(o)
        return None

    def enter(self, o):
        if self.markers is not None:
            if id(o) in self.markers:
                raise ValueError("Circular reference detected")
            self.markers[id(o)] = o

    def leave(self, o):
        if self.markers is not None:
            del self.markers[id(o)]

    def new_line(self, level):
        return "\\n" + self.indent * level

    def of_list(self, items, level):
        if not items:
            yield "[]"
            return
        self.enter(items)
        level += 1
        prefix = "["
        between = self.encoder.item_separator
        if self.indent is not None:
            prefix += self.new_line(level)
            between += self.new_line(level)
        for i, value in enumerate(items):
            try:
                text = self.scalar(value)
                if text is not None:
                    yield prefix + text
                else:
                    yield prefix
                    yield from self.of_container(value, level)
            except GeneratorExit:
                raise
            except BaseException as error:
                error.add_note(f"when serializing {type(items).__name__} item {i}")
                raise
            prefix = between
        if self.indent is not None:
            yield self.new_line(level - 1)
        yield "]"
        self.leave(items)

    def key_text(self, key):
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self.float_text(key)
        if key is True:
            return "true"
        if key is False:
            return "false"
        if key is None:
            return "null"
        if isinstance(key, int):
            return int.__repr__(key)
        if self.encoder.skipkeys:
            return None
        raise TypeError("keys must be str, int, float, bool or None, "
                        f"not {key.__class__.__name__}")

    def of_dict(self, mapping, level):
        if not mapping:
            yield "{}"
            return
        self.enter(mapping)
        yield "{"
        level += 1
        between = self.encoder.item_separator
        if self.indent is not None:
            between += self.new_line(level)
        first = True
        items = mapping.items()
        for key, value in sorted(items) if self.encoder.sort_keys else items:
            key = self.key_text(key)
            if key is None:
                continue
            if not first:
                yield between
            elif self.indent is not None:
                yield self.new_line(level)
            first = False
            yield self.quote(key)
            yield self.encoder.key_separator
            try:
                text = self.scalar(value)
                if text is not None:
                    yield text
                else:
                    yield from self.of_container(value, level)
            except GeneratorExit:
                raise
            except BaseException as error:
                error.add_note(f"when serializing {type(mapping).__name__} item {key!r}")
                raise
        if not first and self.indent is not None:
            yield self.new_line(level - 1)
        yield "}"
        self.leave(mapping)

    def of_container(self, o, level):
        if isinstance(o, (list, tuple)):
            return self.of_list(o, level)
        if isinstance(o, dict):
            return self.of_dict(o, level)
        return self.of_other(o, level)

    def of_other(self, o, level):
        self.enter(o)
        replacement = self.encoder.default(o)
        try:
            text = self.scalar(replacement)
            if text is not None:
                yield text
            else:
                yield from self.of_container(replacement, level)
        except GeneratorExit:
            raise
        except BaseException as error:
            error.add_note(f"when serializing {type(o).__name__} object")
            raise
        self.leave(o)


def _chunks(encoder, o, indent):
    chunks = _Chunks(encoder, indent)
    text = chunks.scalar(o)
    if text is not None:
        yield text
    else:
        yield from chunks.of_container(o, 0)
`;

defineModule({
  name: "json.encoder",
  functions: {
    _encode: [
      "value, default, indent, key_separator, item_separator, ensure_ascii, sort_keys, " +
      "skipkeys, allow_nan, check_circular, /",
      encodeValue,
    ],
    encode_basestring: quoting(false),
    encode_basestring_ascii: quoting(true),
  },
  source: SOURCE + CHUNKS,
});
