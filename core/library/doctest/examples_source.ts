/** Option flags, examples, the parser of docstrings and the comparison of output: the first part of doctest. */
export const examplesSource: string = String.raw`
import builtins
import difflib
import inspect
import linecache
import io
import re
import sys
import traceback
from collections import namedtuple

__all__ = [
    "register_optionflag", "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE",
    "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP", "IGNORE_EXCEPTION_DETAIL", "COMPARISON_FLAGS",
    "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF", "REPORT_ONLY_FIRST_FAILURE", "REPORTING_FLAGS",
    "FAIL_FAST", "Example", "DocTest", "DocTestParser", "DocTestFinder", "DocTestRunner",
    "OutputChecker", "DocTestFailure", "UnexpectedException", "DebugRunner", "testmod", "testfile",
    "run_docstring_examples", "DocTestSuite", "DocFileSuite", "set_unittest_reportflags",
    "script_from_examples",
]

OPTIONFLAGS_BY_NAME = {}
BLANKLINE_MARKER = "<BLANKLINE>"
ELLIPSIS_MARKER = "..."


def register_optionflag(name):
    """The flag of this name, made when it is new."""
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag("DONT_ACCEPT_TRUE_FOR_1")
DONT_ACCEPT_BLANKLINE = register_optionflag("DONT_ACCEPT_BLANKLINE")
NORMALIZE_WHITESPACE = register_optionflag("NORMALIZE_WHITESPACE")
ELLIPSIS = register_optionflag("ELLIPSIS")
SKIP = register_optionflag("SKIP")
IGNORE_EXCEPTION_DETAIL = register_optionflag("IGNORE_EXCEPTION_DETAIL")
COMPARISON_FLAGS = (DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE
                    | ELLIPSIS | SKIP | IGNORE_EXCEPTION_DETAIL)
REPORT_UDIFF = register_optionflag("REPORT_UDIFF")
REPORT_CDIFF = register_optionflag("REPORT_CDIFF")
REPORT_NDIFF = register_optionflag("REPORT_NDIFF")
REPORT_ONLY_FIRST_FAILURE = register_optionflag("REPORT_ONLY_FIRST_FAILURE")
FAIL_FAST = register_optionflag("FAIL_FAST")
REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST


class TestResults(namedtuple("TestResults", "failed attempted")):
    """How many examples failed and were tried, and as an attribute how many were skipped."""

    def __new__(cls, failed, attempted, *, skipped=0):
        results = super().__new__(cls, failed, attempted)
        results.skipped = skipped
        return results

    def __repr__(self):
        skipped = f", skipped={self.skipped}" if self.skipped else ""
        return f"TestResults(failed={self.failed}, attempted={self.attempted}{skipped})"


def _indented(text, by=4):
    return re.sub("(?m)^(?!$)", " " * by, text)


class Example:
    """One example: source that ends in a newline, and the output that is wanted."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith("\n") else source + "\n"
        self.want = want if not want or want.endswith("\n") else want + "\n"
        if exc_msg is not None and not exc_msg.endswith("\n"):
            exc_msg += "\n"
        self.exc_msg = exc_msg
        self.lineno = lineno
        self.indent = indent
        self.options = {} if options is None else options

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return (self.source == other.source and self.want == other.want
                and self.lineno == other.lineno and self.indent == other.indent
                and self.options == other.options and self.exc_msg == other.exc_msg)

    def __hash__(self):
        return hash((self.source, self.want, self.lineno, self.indent, self.exc_msg))


class DocTest:
    """The examples of one docstring, with the namespace that they run in."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        assert not isinstance(examples, str), "DocTest no longer accepts str; use DocTestParser instead"
        self.examples = examples
        self.docstring = docstring
        self.globs = globs.copy()
        self.name = name
        self.filename = filename
        self.lineno = lineno

    def __repr__(self):
        count = len(self.examples)
        counted = {0: "no examples", 1: "1 example"}.get(count, f"{count} examples")
        return f"<{type(self).__name__} {self.name} from {self.filename}:{self.lineno} ({counted})>"

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return (self.examples == other.examples and self.docstring == other.docstring
                and self.globs == other.globs and self.name == other.name
                and self.filename == other.filename and self.lineno == other.lineno)

    def __hash__(self):
        return hash((self.docstring, self.name, self.filename, self.lineno))

    def _order(self):
        return self.name, self.filename, -1 if self.lineno is None else self.lineno, id(self)

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented
        return self._order() < other._order()


_OPTION = re.compile(r"#\s*doctest:\s*([^\n\'\"]*)$", re.MULTILINE)
_HEADER = re.compile(r"Traceback\ \((?:most recent call last|innermost last)\):\s*$")


def _message_of_traceback(want):
    "The exception's message in expected output that is a traceback, or None."
    lines = want.splitlines(keepends=True)
    if not lines or not _HEADER.match(lines[0]):
        return None
    for i in range(1, len(lines)):
        if re.match(r"\w+", lines[i]):
            return "".join(lines[i:])
    return None


class DocTestParser:
    """Splits strings into text and examples."""

    def parse(self, string, name="<string>"):
        """The string's text and Examples, in turn."""
        string = string.expandtabs()
        margin = min((len(line) - len(line.lstrip(" ")) for line in string.split("\n") if line.strip()),
                     default=0)
        lines = string.split("\n")
        if margin:
            lines = [line[margin:] for line in lines]
        output = []
        text = []
        i = 0
        while i < len(lines):
            if not lines[i].lstrip(" ").startswith(">>>"):
                text.append(lines[i])
                i += 1
                continue
            start = i
            i += 1
            while i < len(lines) and re.match(r" *\.\.\.", lines[i]):
                i += 1
            middle = i
            while i < len(lines) and lines[i].strip(" ") and not re.match(r" *>>>", lines[i]):
                i += 1
            output.append("".join(line + "\n" for line in text))
            text = []
            example = self._example(lines, start, middle, i, name)
            if example is not None:
                output.append(example)
        output.append("\n".join(text))
        return output

    def _example(self, lines, start, middle, end, name):
        "The example of these lines; None where it is but a comment."
        indent = len(lines[start]) - len(lines[start].lstrip(" "))
        prefix = " " * indent
        for i in range(start, middle):
            line = lines[i]
            if len(line) > indent + 3 and line[indent + 3] != " ":
                raise ValueError(f"line {i + 1} of the docstring for {name} lacks blank after "
                                 f"{line[indent:indent + 3]}: {line!r}")
        for i in range(start + 1, middle):
            if not lines[i].startswith(prefix + "."):
                self._raise_whitespace(i, name, lines[i])
        source = "\n".join(line[indent + 4:] for line in lines[start:middle])
        for i in range(middle, end):
            if not lines[i].startswith(prefix):
                self._raise_whitespace(i, name, lines[i])
        want = "\n".join(line[indent:] for line in lines[middle:end])
        options = self._options(source, name, start)
        if all(not line.strip() or line.lstrip().startswith("#") for line in source.split("\n")):
            return None
        return Example(source, want, exc_msg=_message_of_traceback(want), lineno=start,
                       indent=indent, options=options)

    def _raise_whitespace(self, index, name, line):
        raise ValueError(f"line {index + 1} of the docstring for {name} has inconsistent leading "
                         f"whitespace: {line!r}")

    def _options(self, source, name, lineno):
        options = {}
        for match in _OPTION.finditer(source):
            for word in match.group(1).replace(",", " ").split():
                if word[0] not in "+-" or word[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f"line {lineno + 1} of the doctest for {name} has an invalid "
                                     f"option: {word!r}")
                options[OPTIONFLAGS_BY_NAME[word[1:]]] = word[0] == "+"
        if options and all(not line.strip() or line.lstrip().startswith("#")
                           for line in source.split("\n")):
            raise ValueError(f"line {lineno} of the doctest for {name} has an option directive on a "
                             f"line with no example: {source!r}")
        return options

    def get_doctest(self, string, globs, name, filename, lineno):
        """A DocTest of all the examples in the string."""
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name="<string>"):
        """A list of the examples in the string."""
        return [part for part in self.parse(string, name) if isinstance(part, Example)]


def _ellipsis_match(want, got):
    "Whether got is want with something in place of each ellipsis."
    if ELLIPSIS_MARKER not in want:
        return want == got
    first, *middle, last = want.split(ELLIPSIS_MARKER)
    if len(first) + len(last) > len(got) or not got.startswith(first) or not got.endswith(last):
        return False
    at, end = len(first), len(got) - len(last)
    for piece in middle:
        at = got.find(piece, at, end)
        if at < 0:
            return False
        at += len(piece)
    return True


class OutputChecker:
    """Compares output with what was wanted, and says how they differ."""

    def check_output(self, want, got, optionflags):
        """Whether the output is as wanted, under the flags."""
        got = got.encode("ascii", "backslashreplace").decode("ascii")
        want = want.encode("ascii", "backslashreplace").decode("ascii")
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1:
            if (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
                return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(rf"(?m)^{re.escape(BLANKLINE_MARKER)}\s*?$", "", want)
            got = re.sub(r"(?m)^[^\S\n]+$", "", got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got = " ".join(got.split())
            want = " ".join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _ellipsis_match(want, got)

    def output_difference(self, example, got, optionflags):
        """A text that shows wanted and actual output."""
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub("(?m)^[ ]*(?=\n)", BLANKLINE_MARKER, got)
        if self._wants_diff(want, got, optionflags):
            wanted, actual = want.splitlines(keepends=True), got.splitlines(keepends=True)
            if optionflags & REPORT_UDIFF:
                diff = list(difflib.unified_diff(wanted, actual, n=2))[2:]
                kind = "unified diff with -expected +actual"
            elif optionflags & REPORT_CDIFF:
                diff = list(difflib.context_diff(wanted, actual, n=2))[2:]
                kind = "context diff with expected followed by actual"
            else:
                diff = difflib.Differ(charjunk=difflib.IS_CHARACTER_JUNK).compare(wanted, actual)
                kind = "ndiff with -expected +actual"
            return f"Differences ({kind}):\n" + _indented("".join(diff))
        expected = f"Expected:\n{_indented(want)}" if want else "Expected nothing\n"
        return expected + (f"Got:\n{_indented(got)}" if got else "Got nothing\n")

    def _wants_diff(self, want, got, optionflags):
        if not optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF):
            return False
        return bool(optionflags & REPORT_NDIFF) or (want.count("\n") > 2 and got.count("\n") > 2)
`;
