/** The module fnmatch (Lib/fnmatch.py), in Python; names are compared as on Linux. */
import { defineModule } from "./index.ts";

const SOURCE = String.raw`
import re as _re

__all__ = ["filter", "filterfalse", "fnmatch", "fnmatchcase", "translate"]

_compiled = {}


def _matcher(pattern):
    key = type(pattern), pattern
    known = _compiled.get(key)
    if known is None:
        if len(_compiled) >= 500:
            _compiled.clear()
        if isinstance(pattern, bytes):
            text = bytes(translate(str(pattern, "iso-8859-1")), "iso-8859-1")
        else:
            text = translate(pattern)
        known = _compiled[key] = _re.compile(text).match
    return known


def fnmatch(name, pat):
    """Test whether FILENAME matches PATTERN."""
    return fnmatchcase(name, pat)


def fnmatchcase(name, pat):
    """Test whether FILENAME matches PATTERN, including case."""
    return _matcher(pat)(name) is not None


def filter(names, pat):
    """Construct a list from those elements of the iterable NAMES that match PAT."""
    match = _matcher(pat)
    return [name for name in names if match(name)]


def filterfalse(names, pat):
    """Construct a list from those elements of the iterable NAMES that do not match PAT."""
    match = _matcher(pat)
    return [name for name in names if not match(name)]


def _brackets(pat, i):
    "What stands for a [...] whose inside begins at an index, and the index behind; None when it is never closed."
    j = i
    if j < len(pat) and pat[j] == "!":
        j += 1
    if j < len(pat) and pat[j] == "]":
        j += 1
    while j < len(pat) and pat[j] != "]":
        j += 1
    if j >= len(pat):
        return None
    inside = pat[i:j]
    if "-" not in inside:
        inside = inside.replace("\\", r"\\")
    else:
        chunks = []
        start = i
        k = i + 2 if pat[i] == "!" else i + 1
        while (k := pat.find("-", k, j)) >= 0:
            chunks.append(pat[start:k])
            start = k + 1
            k += 3
        last = pat[start:j]
        if last:
            chunks.append(last)
        else:
            chunks[-1] += "-"
        # Ranges that go down hold nothing.
        for k in range(len(chunks) - 1, 0, -1):
            if chunks[k - 1][-1] > chunks[k][0]:
                chunks[k - 1] = chunks[k - 1][:-1] + chunks[k][1:]
                del chunks[k]
        inside = "-".join(chunk.replace("\\", r"\\").replace("-", r"\-") for chunk in chunks)
    if not inside:
        return "(?!)", j + 1
    if inside == "!":
        return ".", j + 1
    inside = _re.sub(r"([&~|])", r"\\\1", inside)
    if inside[0] == "!":
        inside = "^" + inside[1:]
    elif inside[0] in ("^", "["):
        inside = "\\" + inside
    return f"[{inside}]", j + 1


def translate(pat):
    """Translate a shell PATTERN to a regular expression."""
    parts = []
    stars = []
    i = 0
    while i < len(pat):
        c = pat[i]
        i += 1
        if c == "*":
            if not stars or stars[-1] != len(parts) - 1:
                stars.append(len(parts))
                parts.append("*")
        elif c == "?":
            parts.append(".")
        elif c == "[" and (found := _brackets(pat, i)) is not None:
            parts.append(found[0])
            i = found[1]
        else:
            parts.append(_re.escape(c))
    if not stars:
        return f"(?s:{''.join(parts)})\\z"
    # What stands between two stars is found once, so that nothing is tried twice.
    text = "".join(parts[:stars[0]])
    for start, stop in zip(stars, stars[1:]):
        text += f"(?>.*?{''.join(parts[start + 1:stop])})"
    return f"(?s:{text}.*{''.join(parts[stars[-1] + 1:])})\\z"
`;

defineModule({
  name: "fnmatch",
  doc: "Filename matching with shell patterns.",
  source: SOURCE,
});
