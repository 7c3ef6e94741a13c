/** The module textwrap (Lib/textwrap.py), without regular expressions. */
import { defineModule } from "./index.ts";

const SOURCE = `
__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

# The whitespace of C in the ASCII range: others are no place to break a line at.
_whitespace = "\\t\\n\\x0b\\x0c\\r "
_to_space = {ord(c): " " for c in _whitespace}
_word_punct = "!\\"'&.,?"


def _is_letter(c):
    return (c.isalnum() or c == "_") and not c.isdecimal()


def _is_word(c):
    return c.isalnum() or c == "_"


def _dash_run(text, at, end):
    # Where a dash between two words ends that starts at an index, or the index itself.
    stop = at
    while stop < end and text[stop] == "-":
        stop += 1
    if stop - at >= 2 and stop < end and _is_word(text[stop]):
        return stop
    return at


def _breaks_after(text, at, end):
    # Whether a word may be broken behind its hyphen at an index.
    if at < 2 or not _is_letter(text[at - 1]):
        return False
    if not (_is_letter(text[at - 2])
            or (text[at - 2] == "-" and at >= 3 and _is_letter(text[at - 3]))):
        return False
    if at + 1 >= end or not _is_letter(text[at + 1]):
        return False
    after = at + 2
    if after < end and text[after] == "-":
        after += 1
    return after < end and _is_letter(text[after])


class TextWrapper:
    """Object for wrapping/filling text."""

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                 placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(_to_space)
        return text

    def _split(self, text):
        chunks = []
        at = 0
        length = len(text)
        while at < length:
            start = at
            if text[at] in _whitespace:
                while at < length and text[at] in _whitespace:
                    at += 1
                chunks.append(text[start:at])
                continue
            end = at
            while end < length and text[end] not in _whitespace:
                end += 1
            if not self.break_on_hyphens:
                chunks.append(text[at:end])
                at = end
                continue
            while at < end:
                start = at
                before = text[at - 1] if at > 0 else " "
                if text[at] == "-" and (_is_word(before) or before in _word_punct):
                    stop = _dash_run(text, at, end)
                    if stop > at:
                        chunks.append(text[at:stop])
                        at = stop
                        continue
                at += 1
                while at < end:
                    c = text[at - 1]
                    if c == "-" and _breaks_after(text, at - 1, length):
                        break
                    if (text[at] == "-" and (_is_word(c) or c in _word_punct)
                            and _dash_run(text, at, end) > at):
                        break
                    at += 1
                chunks.append(text[start:at])
        return chunks

    def _fix_sentence_endings(self, chunks):
        i = 0
        while i < len(chunks) - 1:
            word = chunks[i].rstrip("\\"'")
            if (chunks[i + 1] == " " and len(chunks[i]) - len(word) <= 1 and len(word) >= 2
                    and word[-1] in ".!?" and "a" <= word[-2] <= "z"):
                chunks[i + 1] = "  "
                i += 2
            else:
                i += 1

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        space_left = 1 if width < 1 else width - cur_len
        if self.break_long_words and space_left > 0:
            end = space_left
            chunk = reversed_chunks[-1]
            if self.break_on_hyphens and len(chunk) > space_left:
                hyphen = chunk.rfind("-", 0, space_left)
                if hyphen > 0 and any(c != "-" for c in chunk[:hyphen]):
                    end = hyphen + 1
            cur_line.append(chunk[:end])
            reversed_chunks[-1] = chunk[end:]
        elif not cur_line:
            cur_line.append(reversed_chunks.pop())

    def _wrap_chunks(self, chunks):
        lines = []
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        chunks.reverse()
        while chunks:
            cur_line = []
            cur_len = 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and chunks[-1].strip() == "" and lines:
                del chunks[-1]
            while chunks:
                l = len(chunks[-1])
                if cur_len + l > width:
                    break
                cur_line.append(chunks.pop())
                cur_len += l
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, cur_line, cur_len, width)
                cur_len = sum(map(len, cur_line))
            if self.drop_whitespace and cur_line and cur_line[-1].strip() == "":
                cur_len -= len(cur_line[-1])
                del cur_line[-1]
            if not cur_line:
                continue
            if (self.max_lines is None or len(lines) + 1 < self.max_lines
                    or (not chunks or self.drop_whitespace and len(chunks) == 1
                        and not chunks[0].strip()) and cur_len <= width):
                lines.append(indent + "".join(cur_line))
                continue
            while cur_line:
                if cur_line[-1].strip() and cur_len + len(self.placeholder) <= width:
                    cur_line.append(self.placeholder)
                    lines.append(indent + "".join(cur_line))
                    break
                cur_len -= len(cur_line[-1])
                del cur_line[-1]
            else:
                if lines:
                    prev_line = lines[-1].rstrip()
                    if len(prev_line) + len(self.placeholder) <= self.width:
                        lines[-1] = prev_line + self.placeholder
                        break
                lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def wrap(self, text):
        """Reformat the single paragraph in 'text' so it fits in lines of
        no more than 'self.width' columns, and return a list of wrapped lines."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """Reformat the single paragraph in 'text' to fit in lines of no
        more than 'self.width' columns, and return a new string."""
        return "\\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """Wrap a single paragraph of text, returning a list of wrapped lines."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """Fill a single paragraph of text, returning a new string."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """Collapse and truncate the given text to fit in the given width."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """Remove any common leading whitespace from every line in \`text\`."""
    try:
        lines = text.split("\\n")
    except (AttributeError, TypeError):
        raise TypeError(f"expected str object, not {type(text).__qualname__!r}") from None
    filled = [line for line in lines if line and not line.isspace()]
    low = min(filled, default="")
    high = max(filled, default="")
    margin = 0
    for margin, c in enumerate(low):
        if c != high[margin] or c not in " \\t":
            break
    return "\\n".join([line[margin:] if line and not line.isspace() else "" for line in lines])


def indent(text, prefix, predicate=None):
    """Adds 'prefix' to the beginning of selected lines in 'text'."""
    lines = []
    for line in text.splitlines(True):
        if predicate(line) if predicate is not None else not line.isspace():
            lines.append(prefix)
        lines.append(line)
    return "".join(lines)
`;

defineModule({ name: "textwrap", doc: "Text wrapping and filling.", source: SOURCE });
