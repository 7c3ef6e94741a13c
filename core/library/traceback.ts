/**
 * The module traceback; texts of tracebacks are those of uncaught exceptions.
 *
 * Left out: colours, TracebackException's fields beyond those below.
 */
import { NONE } from "../heap/map.ts";
import type { Value } from "../heap/value.ts";
import { isInstance, raiseTypeError, typeName } from "../objects/errors.ts";
import { formatException, frameLimit } from "../objects/traceback_text.ts";
import { isInt, safeIntegerOf } from "../objects/values/numbers.ts";
import { newStr } from "../objects/values/text.ts";
import { BASE_EXCEPTION } from "../objects/well_known.ts";
import { chargeWork } from "../objects/work.ts";
import { defineModule } from "./index.ts";
import { sourceLine } from "./source_text.ts";

/** The text of an exception; `limit` an int, None: as many frames as there are. */
function format(exception: Value, limit: Value): Value {
  if (!isInstance(exception, BASE_EXCEPTION)) {
    return raiseTypeError(`Exception expected for value, ${typeName(exception)} found`);
  }
  if (!chargeWork(256)) return 0;
  const count = limit === NONE || !isInt(limit) ? null : safeIntegerOf(limit);
  const text = formatException(exception, frameLimit(count));
  return chargeWork(text.length >> 4) ? newStr(text) : 0;
}

const SOURCE = String.raw`
"""Extract, format and print information about Python stack traces."""

import sys

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only",
           "format_list", "format_stack", "format_tb", "print_exc", "format_exc",
           "print_exception", "print_last", "print_stack", "print_tb", "clear_frames",
           "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb",
           "print_list"]

_sentinel = object()
_HEAD = "Traceback (most recent call last):\n"
_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


def _shown(value):
    try:
        return repr(value)
    except Exception:
        return "<local repr() failed>"


def _limit(limit):
    """How many frames are meant, outermost ones or (below 0) innermost ones; None: all."""
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        if limit is not None and limit < 0:
            limit = 0
    return limit


def _limited(frames, limit):
    limit = _limit(limit)
    return frames if limit is None else frames[:limit] if limit >= 0 else frames[limit:]


def _place(code, lasti):
    """Last line, first and last column of an instruction, as keywords of FrameSummary."""
    for i, (_, end_lineno, colno, end_colno) in enumerate(code.co_positions()):
        if i == lasti // 2:
            return {"end_lineno": end_lineno, "colno": colno, "end_colno": end_colno}
    return {}


class FrameSummary:
    """Information about a single frame from a traceback."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "locals", "_lines", "_text")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None, text=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._lines = line
        if lookup_line:
            self.line
        self.locals = None if locals is None else {key: _shown(value) for key, value in locals.items()}
        self._text = text

    @property
    def line(self):
        "The first of its lines, which is sought when it is asked for."
        if self._lines is None and self.lineno is not None:
            linecache = sys.modules.get("linecache")
            self._lines = "" if linecache is None else linecache.getline(self.filename, self.lineno)
        return None if self._lines is None else self._lines.strip()

    @line.setter
    def line(self, line):
        self._lines = line

    def _place(self):
        return self.filename, self.lineno, self.name

    def _format(self):
        text = self._text
        if text is None:
            text = f'  File "{self.filename}", line {self.lineno}, in {self.name}\n'
            if self.line:
                text += f"    {self.line.strip()}\n"
        held = sorted(self.locals.items()) if self.locals else ()
        return text + "".join(f"    {key} = {value}\n" for key, value in held)

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __len__(self):
        return 4

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return tuple(self) == tuple(other)
        return tuple(self) == other if isinstance(other, tuple) else NotImplemented

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    """A list of FrameSummary objects, representing a stack of frames."""

    @classmethod
    def extract(cls, frames, *, limit=None, lookup_lines=True, capture_locals=False):
        frames = _limited(list(frames), limit)
        return cls([FrameSummary(frame.f_code.co_filename, line, frame.f_code.co_name, lookup_line=lookup_lines,
                                 locals=frame.f_locals if capture_locals else None,
                                 line=_source_line(frame.f_code, line).strip() or None,
                                 **_place(frame.f_code, getattr(frame, "f_lasti", -1)))
                    for frame, line in frames])

    @classmethod
    def from_list(cls, entries):
        return cls(entry if isinstance(entry, FrameSummary)
                   else FrameSummary(entry[0], entry[1], entry[2], line=entry[3])
                   for entry in entries)

    def format_frame_summary(self, frame_summary, **kwargs):
        return frame_summary._format()

    def format(self, **kwargs):
        """The texts of the frames; of one that follows itself often, three and how many more there are."""
        texts = []
        place, count = None, 0
        for frame in [*self, None]:
            text = None if frame is None else self.format_frame_summary(frame, **kwargs)
            if text is None and frame is not None:
                continue
            if frame is None or frame._place() != place:
                if count > 3:
                    more = count - 3
                    texts.append(f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n")
                place, count = frame and frame._place(), 0
            count += 1
            if frame is not None and count <= 3:
                texts.append(text)
        return texts


def _entries(text):
    """Texts of the frames of a traceback's text, and what is behind them."""
    if not text.startswith(_HEAD):
        return [], text
    entries = []
    lines = text[len(_HEAD):].splitlines(True)
    i = 0
    while i < len(lines) and lines[i].startswith("  "):
        if lines[i].startswith('  File "') or lines[i].startswith("  [Previous line"):
            entries.append(lines[i])
        else:
            entries[-1] += lines[i]
        i += 1
    return entries, "".join(lines[i:])


def _frames_of(tb):
    exception = Exception()
    exception.__traceback__ = tb
    return _entries(_format(exception, None))[0] if tb is not None else []


def walk_tb(tb):
    """Walk a traceback yielding the frame and line number for each frame."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    """Walk a stack yielding the frame and line number for each frame."""
    return _outwards(sys._getframe(1) if f is None else f)


def _outwards(frame):
    while frame is not None:
        yield frame, frame.f_lineno
        frame = frame.f_back


def _single(tb):
    """The text of one entry of a traceback."""
    frame = tb.tb_frame
    head = f'  File "{frame.f_code.co_filename}", line {tb.tb_lineno}, in {frame.f_code.co_name}\n'
    return head


def extract_tb(tb, limit=None):
    """Return a StackSummary representing a list of pre-processed entries from traceback."""
    return _extract(tb, limit, False)


def _extract(tb, limit, capture_locals):
    whole = tb
    frames = []
    while tb is not None:
        frames.append((tb.tb_frame, tb.tb_lineno, tb.tb_lasti))
        tb = tb.tb_next
    texts = {}
    for text in _frames_of(whole):
        texts.setdefault(text.split("\n", 1)[0], text)
    result = StackSummary()
    for frame, line, lasti in frames:
        code = frame.f_code
        text = texts.get(f'  File "{code.co_filename}", line {line}, in {code.co_name}')
        parts = text.split("\n") if text else []
        result.append(FrameSummary(code.co_filename, line, code.co_name, text=text,
                                   line=parts[1].strip() if len(parts) > 2 else "",
                                   locals=frame.f_locals if capture_locals else None,
                                   **_place(code, lasti)))
    return StackSummary(_limited(result, limit))


def extract_stack(f=None, limit=None):
    """Extract the raw traceback from the current stack frame."""
    if f is None:
        f = sys._getframe(1)
    result = StackSummary.extract(walk_stack(f), limit=limit)
    result.reverse()
    return result


def format_list(extracted_list):
    """Format a list of tuples or FrameSummary objects for printing."""
    return StackSummary.from_list(extracted_list).format()


def format_tb(tb, limit=None):
    """A shorthand for 'format_list(extract_tb(tb, limit))'."""
    return _frames_of(tb) if _limit(limit) is None else extract_tb(tb, limit).format()


def format_stack(f=None, limit=None):
    """Shorthand for 'format_list(extract_stack(f, limit))'."""
    return extract_stack(sys._getframe(1) if f is None else f, limit).format()


def _print(lines, file):
    if file is None:
        file = sys.stderr
    for line in lines:
        print(line, file=file, end="")


def print_list(extracted_list, file=None):
    _print(format_list(extracted_list), file)


def print_tb(tb, limit=None, file=None):
    """Print up to 'limit' stack trace entries from the traceback 'tb'."""
    _print(format_tb(tb, limit), file)


def print_stack(f=None, limit=None, file=None):
    """Print a stack trace from its invocation point."""
    _print(format_stack(sys._getframe(1) if f is None else f, limit), file)


def _value_of(exc, value, tb):
    if value is _sentinel:
        if exc is not None and not isinstance(exc, BaseException):
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
        return exc, exc.__traceback__ if exc is not None else None
    return value, tb


def _text_of(value, tb, chain, limit=None):
    if value is None:
        return "NoneType: None\n"
    own = value.__traceback__
    if own is not tb:
        value.__traceback__ = tb
    try:
        text = _format(value, _limit(limit))
    finally:
        if own is not tb:
            value.__traceback__ = own
    if not chain:
        for separator in (_CAUSE, _CONTEXT):
            text = text.rpartition(separator)[2]
    return text


def _chain_of(value, chain):
    """The exceptions that a text tells, the first one first."""
    found = [value]
    seen = {id(value)}
    while chain:
        other = value.__cause__
        if other is None and not value.__suppress_context__:
            other = value.__context__
        if other is None or id(other) in seen:
            break
        seen.add(id(other))
        found.append(other)
        value = other
    return found[::-1]


def _split(text, value, chain):
    lines = []
    told = [None] if value is None else _chain_of(value, chain)
    at_exception = 0
    while text:
        cuts = [(at, s) for s in (_CAUSE, _CONTEXT) if (at := text.find(s)) >= 0]
        at, separator = min(cuts, default=(len(text), ""))
        block, text = text[:at], text[at + len(separator):]
        entries, rest = _entries(block)
        if block.startswith(_HEAD):
            lines.append(_HEAD)
        lines += entries
        lines += _messages(rest, told[min(at_exception, len(told) - 1)])
        at_exception += 1
        if separator:
            lines.append(separator)
    return lines


def _messages(rest, value):
    """A message of several lines is one text; the lines that a SyntaxError shows are apart, and those of notes."""
    if rest.startswith("  File "):
        return rest.splitlines(True)
    notes = getattr(value, "__notes__", None)
    lines = []
    if isinstance(notes, (list, tuple)):
        lines = [line + "\n" for note in notes if isinstance(note, str) for line in note.split("\n")]
        whole = "".join(lines)
        if whole and rest.endswith(whole) and len(rest) > len(whole):
            rest = rest[:-len(whole)]
        else:
            lines = []
    return [rest, *lines] if rest else []


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True, **kwargs):
    """Format a stack trace and the exception information."""
    value, tb = _value_of(exc, value, tb)
    return _split(_text_of(value, tb, chain, limit), value, chain)


def format_exception_only(exc, /, value=_sentinel, *, show_group=False, **kwargs):
    """Format the exception part of a traceback."""
    if value is _sentinel:
        value = exc
    if value is None:
        return ["NoneType: None\n"]
    if show_group or not isinstance(value, BaseExceptionGroup):
        return _messages(_text_of(value, None, False), value)
    return _alone(value)


def _alone(group):
    """The message of a group and its notes, without what it holds."""
    kind = type(group)
    module = getattr(kind, "__module__", None)
    name = kind.__qualname__
    if module not in ("__main__", "builtins"):
        name = f"{module}.{name}"
    alone = Exception()
    notes = getattr(group, "__notes__", None)
    if notes is not None:
        alone.__notes__ = notes
    return [f"{name}: {group}\n", *_messages(_text_of(alone, None, False), alone)[1:]]


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True,
                    **kwargs):
    """Print exception up to 'limit' stack trace entries from 'tb' to 'file'."""
    _print(format_exception(exc, value, tb, limit, chain), file)


def format_exc(limit=None, chain=True):
    """Like print_exc() but return a string."""
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    """Shorthand for 'print_exception(sys.exception(), limit=limit, file=file, chain=chain)'."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_exc"):
        raise ValueError("no last exception")
    print_exception(sys.last_exc, limit=limit, file=file, chain=chain)


def clear_frames(tb):
    """Clear all references to local variables in the frames of a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            # It still runs.
            pass
        tb = tb.tb_next


class TracebackException:
    """An exception ready for rendering."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, max_group_width=15, max_group_depth=10,
                 save_exc_type=True, _seen=None):
        self._exc_type = exc_type
        self.exc_type_qualname = self.exc_type_str = None
        if exc_type is not None:
            self.exc_type_qualname = exc_type.__qualname__
            module = exc_type.__module__
            self.exc_type_str = (exc_type.__qualname__ if module in ("__main__", "builtins")
                                 else f"{module}.{exc_type.__qualname__}")
        self.stack = _extract(exc_traceback, limit, capture_locals)
        self._tells_locals = capture_locals and not isinstance(exc_value, BaseExceptionGroup)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self._str = str(exc_value)
        self._lines = {chain: _split(_text_of(exc_value, exc_traceback, chain, limit), exc_value, chain)
                       for chain in (True, False)}
        self._only = format_exception_only(exc_value)
        if isinstance(exc_value, SyntaxError):
            self.filename = exc_value.filename
            self.lineno = None if exc_value.lineno is None else str(exc_value.lineno)
            self.end_lineno = None if exc_value.end_lineno is None else str(exc_value.end_lineno)
            self.text = exc_value.text
            self.offset = exc_value.offset
            self.end_offset = exc_value.end_offset
            self.msg = exc_value.msg
        # Exceptions that are each other's causes are told once.
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))

        def told(other):
            if other is None or id(other) in seen:
                return None
            return TracebackException(type(other), other, other.__traceback__, limit=limit,
                                      capture_locals=capture_locals, _seen=seen)

        self.__suppress_context__ = exc_value is not None and exc_value.__suppress_context__
        self.__cause__ = told(exc_value.__cause__) if exc_value is not None else None
        self.__context__ = told(exc_value.__context__) if exc_value is not None else None
        self.exceptions = ([told(inner) for inner in exc_value.exceptions]
                           if isinstance(exc_value, BaseExceptionGroup) else None)

    @property
    def exc_type(self):
        import warnings
        warnings.warn("Deprecated in 3.13. Use exc_type_str instead.", DeprecationWarning, stacklevel=2)
        return self._exc_type

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return (self._lines, self.stack) == (other._lines, other.stack)
        return NotImplemented

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __str__(self):
        return self._str

    def format(self, *, chain=True, **kwargs):
        if not self._tells_locals:
            yield from self._lines[bool(chain)]
            return
        if chain:
            before, separator = self.__cause__, _CAUSE
            if before is None and not self.__suppress_context__:
                before, separator = self.__context__, _CONTEXT
            if before is not None:
                yield from before.format(chain=chain)
                yield separator
        if self.stack:
            yield _HEAD
            yield from self.stack.format()
        yield from self._only

    def format_exception_only(self, **kwargs):
        yield from self._only

    def print(self, *, file=None, chain=True, **kwargs):
        _print(self.format(chain=chain), file)
`;

defineModule({
  name: "traceback",
  functions: {
    _format: ["exception, limit, /", format],
    _source_line: ["code, number, /", sourceLine],
  },
  source: SOURCE,
});
