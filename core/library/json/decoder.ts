/** The modules json.decoder and json.scanner. */
import { NONE } from "../../heap/map.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import { raiseTypeError, raiseValueError, typeName } from "../../objects/errors.ts";
import { isStr } from "../../objects/kinds.ts";
import { indexNumber } from "../../objects/protocols/index_number.ts";
import { truth } from "../../objects/protocols/truth.ts";
import { newInt } from "../../objects/values/numbers.ts";
import { tupleOf } from "../../objects/values/sequences.ts";
import { codePointAt } from "../../objects/values/text.ts";
import { flatLength, readable } from "../../objects/values/text_units.ts";
import { FLOAT_TYPE, INT_TYPE } from "../../objects/well_known.ts";
import { defineModule } from "../index.ts";
import { scan, scanEnd } from "./scanner.ts";

const hook = (value: Value, standard: number): Value =>
  value === NONE || value === standard ? 0 : value;

/** (value, end) of what starts at `index` in a str. */
function scanText(
  text: Value,
  index: Value,
  strictGiven: Value,
  objectHook: Value,
  pairsHook: Value,
  parseFloat: Value,
  parseInt: Value,
  parseConstant: Value,
  failure: Value,
): Value {
  if (!isStr(text)) {
    return raiseTypeError(`first argument must be a string, not ${typeName(text)}`);
  }
  const start = indexNumber(index);
  if (start !== start) return 0;
  if (start < 0) return raiseValueError("idx cannot be negative");
  const strict = truth(strictGiven);
  if (strict < 0) return 0;
  const mark = rootMark();
  const plain = readable(text);
  pushRoot(plain);
  const value = scan(plain, start, {
    strict: strict !== 0,
    objectHook: hook(objectHook, 0),
    pairsHook: hook(pairsHook, 0),
    parseFloat: hook(parseFloat, FLOAT_TYPE),
    parseInt: hook(parseInt, INT_TYPE),
    parseConstant: hook(parseConstant, 0),
    failure,
  });
  releaseRoots(mark);
  return value === 0 ? 0 : tupleOf(value, newInt(scanEnd));
}

/** Index of the first character from `index` on that is no white space to JSON. */
function skipSpace(text: Value, index: Value): Value {
  if (!isStr(text)) {
    return raiseTypeError(`expected string or bytes-like object, got '${typeName(text)}'`);
  }
  let at = Math.max(0, indexNumber(index));
  if (at !== at) return 0;
  const plain = readable(text);
  const length = flatLength(plain);
  for (; at < length; at++) {
    const unit = codePointAt(plain, at);
    if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) break;
  }
  return newInt(at);
}

const SOURCE = `
"""Implementation of JSONDecoder"""

__all__ = ["JSONDecoder", "JSONDecodeError"]

NaN = float("nan")
PosInf = float("inf")
NegInf = float("-inf")


class JSONDecodeError(ValueError):
    """Subclass of ValueError with the following additional properties:

    msg: The unformatted error message
    doc: The JSON document being parsed
    pos: The start index of doc where parsing failed
    lineno: The line corresponding to pos
    colno: The column corresponding to pos
    """

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\\n", 0, pos) + 1
        colno = pos - doc.rfind("\\n", 0, pos)
        super().__init__(f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


def scanstring(s, end, strict=True, /):
    """Scan the string s for a JSON string. End is the index of the
    character in s after the quote that started the JSON string."""
    if not -1 << 63 <= end < 1 << 63:
        raise OverflowError("Python int too large to convert to C ssize_t")
    if not isinstance(s, str):
        raise TypeError(f"first argument must be a string, not {type(s).__name__}")
    if not 0 <= end <= len(s):
        raise ValueError("end is out of bounds")
    # What stands before the quote that is looked for does not matter.
    text = s if end > 0 and s[end - 1] == '"' else s[:max(0, end - 1)] + '"' + s[end:]
    start = max(0, end - 1)
    value, stop = _scan(text, start, strict, None, None, float, int, None, JSONDecodeError)
    return value, stop + end - start - 1


py_scanstring = scanstring
c_scanstring = None


class JSONDecoder:
    """Simple JSON decoder"""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None,
                 parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        """Return the Python representation of \`\`s\`\` (a \`\`str\`\` instance
        containing a JSON document)."""
        obj, end = self.raw_decode(s, idx=_skip_space(s, 0))
        end = _skip_space(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        """Decode a JSON document from \`\`s\`\` (a \`\`str\`\` beginning with
        a JSON document) and return a 2-tuple of the Python
        representation and the index in \`\`s\`\` where the document ended."""
        return _scan(s, idx, self.strict, self.object_hook, self.object_pairs_hook,
                     self.parse_float, self.parse_int, self.parse_constant, JSONDecodeError)

    def scan_once(self, string, idx):
        try:
            return JSONDecoder.raw_decode(self, string, idx)
        except JSONDecodeError as error:
            if error.msg != "Expecting value":
                raise
            raise StopIteration(error.pos) from None
`;

defineModule({
  name: "json.decoder",
  functions: {
    _scan: [
      "string, idx, strict, object_hook, object_pairs_hook, parse_float, parse_int, " +
      "parse_constant, failure, /",
      scanText,
    ],
    _skip_space: ["string, idx, /", skipSpace],
  },
  source: SOURCE,
});

defineModule({
  name: "json.scanner",
  source: `
"""JSON token scanner"""

__all__ = ["make_scanner"]


def make_scanner(context):
    return context.scan_once
`,
});
