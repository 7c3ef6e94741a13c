/**
 * The module re.
 *
 * Left out: re.template (undocumented), the output of re.DEBUG, the warnings about sets that may become
 * set operations, LOCALE beyond the "C" locale.
 */
import { NONE, TRUE } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../../heap/roots.ts";
import type { Value } from "../../heap/value.ts";
import type { NativeEntry } from "../../objects/define.ts";
import { raiseTypeError, typeName } from "../../objects/errors.ts";
import { isStr } from "../../objects/kinds.ts";
import { sizeArgument } from "../../objects/protocols/index_number.ts";
import {
  bytesOfRange,
  viewAddress,
  viewBytes,
  viewLength,
} from "../../objects/values/bytes_object.ts";
import { TextBuilder } from "../../objects/values/text_builder.ts";
import { dictClear } from "../../objects/values/dict_table.ts";
import { unitWidth } from "../../objects/values/text.ts";
import { firstUnit, flatLength, readable, unitsOf } from "../../objects/values/text_units.ts";
import { pauseWork } from "../../objects/work.ts";
import { TEXT_UNITS } from "../../heap/layouts/basic.ts";
import { defineModule } from "../index.ts";
import { TS_PATTERN_ERROR, TS_PATTERNS } from "../module_roots.ts";
import { pythonFunction } from "../python_signature.ts";
import { MATCH_TYPE, PATTERN_TYPE } from "../static_types.ts";
import { compiledPattern } from "./compile_pattern.ts";
import { matchType } from "./match_type.ts";
import { FULL_MATCH, MATCH, SEARCH } from "./matcher_results.ts";
import { matchText } from "./pattern_object.ts";
import { findAll, findIterator, patternTypes, splitText } from "./pattern_type.ts";
import { substitute } from "./substitute.ts";
import { CONSTANTS_SOURCE, PARSER_SOURCE } from "./width_source.ts";

/** Runs something with the compiled pattern, which is rooted meanwhile. */
function withPattern(source: Value, flags: Value, use: (pattern: Value) => Value): Value {
  const pattern = compiledPattern(source, flags);
  if (pattern === 0) return 0;
  const mark = rootMark();
  pushRoot(pattern);
  const result = use(pattern);
  releaseRoots(mark);
  return result;
}

const matching = (mode: number) => (source: Value, text: Value, flags: Value): Value =>
  withPattern(source, flags, (pattern) => matchText(pattern, text, 0, 0, mode));

function split(source: Value, text: Value, maxsplit: Value, flags: Value): Value {
  const most = maxsplit === 0 ? 0 : sizeArgument(maxsplit);
  if (most !== most) return 0;
  return withPattern(source, flags, (pattern) => splitText(pattern, text, most));
}

const substituting =
  (counted: boolean) =>
  (source: Value, replacement: Value, text: Value, count: Value, flags: Value): Value => {
    const most = count === 0 ? 0 : sizeArgument(count);
    if (most !== most) return 0;
    return withPattern(
      source,
      flags,
      (pattern) => substitute(pattern, replacement, text, most, counted),
    );
  };

/** Characters that escape() puts a backslash before. */
const SPECIAL = new Set(
  Array.from("()[]{}?*+-|^$\\.&~# \t\n\r\v\f", (character) => character.charCodeAt(0)),
);

function escape(text: Value): Value {
  const isText = isStr(text);
  if (!isText && !viewBytes(text)) {
    return raiseTypeError(`decoding to str: need a bytes-like object, ${typeName(text)} found`);
  }
  const flat = isText ? readable(text) : text;
  const width = isText ? unitWidth(flat) : 1;
  const count = isText ? flatLength(flat) : viewLength;
  const mark = rootMark();
  pushRoot(flat);
  const builder = new TextBuilder(count + 8);
  if (!isText) viewBytes(text);
  const first = isText ? firstUnit(flat, width) : viewAddress;
  for (let i = 0; i < count; i++) {
    const unit = unitsOf(width)[first + i];
    if (SPECIAL.has(unit)) builder.appendPoint(0x5c);
    builder.appendPoint(unit);
    if (i % 4096 === 4095 && !pauseWork(256)) {
      releaseRoots(mark);
      return 0;
    }
  }
  let result: Value = builder.finish();
  if (!isText) {
    pushRoot(result);
    result = bytesOfRange(result + TEXT_UNITS, flatLength(result));
  }
  releaseRoots(mark);
  return result;
}

function purge(): Value {
  if (H32[TS_PATTERNS >> 2] !== 0) dictClear(H32[TS_PATTERNS >> 2]);
  return NONE;
}

function keepError(cls: Value): Value {
  H32[TS_PATTERN_ERROR >> 2] = cls;
  return TRUE;
}

const SEARCHING = "pattern, string, flags=0";

const functions: Readonly<Record<string, NativeEntry>> = {
  match: pythonFunction(
    "match",
    SEARCHING,
    matching(MATCH),
  ),
  fullmatch: pythonFunction("fullmatch", SEARCHING, matching(FULL_MATCH)),
  search: pythonFunction("search", SEARCHING, matching(SEARCH)),
  findall: pythonFunction(
    "findall",
    SEARCHING,
    (source: Value, text: Value, flags: Value) =>
      withPattern(source, flags, (pattern) => findAll(pattern, text, 0, 0)),
  ),
  finditer: pythonFunction(
    "finditer",
    SEARCHING,
    (source: Value, text: Value, flags: Value) =>
      withPattern(source, flags, (pattern) => findIterator(pattern, text, 0, 0)),
  ),
  split: pythonFunction("split", "pattern, string, maxsplit=0, flags=0", split, "maxsplit"),
  sub: pythonFunction(
    "sub",
    "pattern, repl, string, count=0, flags=0",
    substituting(false),
    "count",
  ),
  subn: pythonFunction(
    "subn",
    "pattern, repl, string, count=0, flags=0",
    substituting(true),
    "count",
  ),
  compile: pythonFunction("compile", "pattern, flags=0", compiledPattern),
  escape: pythonFunction("escape", "pattern", escape),
  purge: pythonFunction("purge", "", purge),
  _keep_error: ["cls, /", keepError],
};

const SOURCE = String.raw`
__version__ = "2.2.1"
__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split",
    "findall", "finditer", "compile", "purge", "escape",
    "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U",
    "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE",
    "UNICODE", "NOFLAG", "RegexFlag", "PatternError",
]


class PatternError(Exception):
    """Exception raised for invalid regular expressions.

    Attributes:

        msg: The unformatted error message
        pattern: The regular expression pattern
        pos: The index in the pattern where compilation failed (may be None)
        lineno: The line corresponding to pos (may be None)
        colno: The column corresponding to pos (may be None)
    """

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        if pattern is not None and pos is not None:
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            text = f"{msg} at position {pos}"
            if newline in pattern:
                text = f"{text} (line {self.lineno}, column {self.colno})"
            msg = text
        else:
            self.lineno = self.colno = None
        super().__init__(msg)


error = PatternError
_keep_error(PatternError)
del _keep_error
`;

const SCANNER_SOURCE = String.raw`
class Scanner:
    """A lexer: pairs of a pattern and what is done with what it matches."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        # The branches in one pattern; a group of a branch counts behind those of the branches before it.
        parts = []
        self._actions = {}
        groups = 0
        for phrase, action in lexicon:
            groups += 1
            self._actions[groups] = action
            parts.append(f"({phrase})")
            groups += compile(phrase, flags).groups
        self.scanner = compile("|".join(parts), flags)

    def scan(self, string):
        result = []
        match = self.scanner.scanner(string).match
        i = 0
        while True:
            m = match()
            if not m:
                break
            j = m.end()
            if i == j:
                break
            action = next(self._actions[k] for k in self._actions if m.start(k) >= 0)
            if callable(action):
                self.match = m
                action = action(self, m.group())
            if action is not None:
                result.append(action)
            i = j
        return result, string[i:]
`;

const FLAGS_SOURCE = String.raw`
import enum as _enum


class RegexFlag(_enum.IntFlag, boundary=_enum.KEEP):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128
    __str__ = object.__str__
    _numeric_repr_ = hex


_enum.global_enum(RegexFlag)
globals().update(RegexFlag.__members__)
`;

defineModule({
  name: "re",
  isPackage: true,
  doc: "Support for regular expressions (RE).",
  installs: [...patternTypes, matchType],
  functions,
  types: { Pattern: PATTERN_TYPE, Match: MATCH_TYPE },
  source: SOURCE,
  lazySources: [{
    names:
      "RegexFlag NOFLAG A ASCII I IGNORECASE L LOCALE U UNICODE M MULTILINE S DOTALL X VERBOSE DEBUG",
    source: FLAGS_SOURCE,
  }, { names: "Scanner", source: SCANNER_SOURCE }],
});

defineModule({ name: "re._parser", source: PARSER_SOURCE });
defineModule({ name: "re._constants", source: CONSTANTS_SOURCE });
