"""Regular expressions that change text: templates, functions, splits, white space, markup, case."""

import re


def titled(match):
    return match.group(1).upper() + match.group(2)


def camel(name):
    return re.sub(r"_([a-z])", lambda match: match.group(1).upper(), name)


def markup(text):
    text = re.sub(r"&", "&amp;", text)
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    text = re.sub(r"\*(.+?)\*", r"<i>\1</i>", text)
    text = re.sub(r"`([^`]*)`", r"<code>\1</code>", text)
    return re.sub(r"\[([^\]]+)\]\(([^)]+)\)", r'<a href="\2">\1</a>', text)


def main():
    prose = "\n".join(
        f"  line {index}:\tsome *plain* and **bold**  text & `code_{index}`, a [link](http://x.org/{index})  "
        for index in range(4_000)
    )
    table = "\n".join(f"{index}, name_{index} ;{index * 3.5}|\t{index % 7}" for index in range(6_000))
    names = [f"get_user_{index}_name_by_key" for index in range(6_000)]
    total = 0
    for _ in range(4):
        html = markup(prose)
        total += len(html) + html.count("<b>")
        total += len(re.sub(r"[ \t]+", " ", prose)) + len(re.sub(r"^\s+|\s+$", "", prose, flags=re.M))
        total += len(re.sub(r"\b([a-z])([a-z]*)", titled, prose))
        for line in table.splitlines():
            total += len(re.split(r"\s*[,;|]\s*", line))
        total += sum(len(camel(name)) for name in names)
        plain, count = re.subn(r"<[^>]*>", "", html)
        total += count + len(plain)
        total += len(re.sub(r"(\d+)", lambda match: str(int(match[0]) * 2), table))
        total += len(re.sub(r"(?P<a>\w+)_(?P<b>\d+)", r"\g<b>-\g<a>", table))
        total += len(re.escape(prose[:20_000])) + len(re.sub("[aeiou]", "", prose))
    print("regex_substitute", total)


main()
