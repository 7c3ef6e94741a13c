# A Markdown subset to HTML: blocks by a line scanner, inline spans by hand, nested lists, tables, code.
def escape(s):
    return s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def inline(text):
    out, i = [], 0
    while i < len(text):
        c = text[i]
        if c == "\\" and i + 1 < len(text):
            out.append(escape(text[i + 1]))
            i += 2
            continue
        if c == "`":
            end = text.find("`", i + 1)
            if end > 0:
                out.append(f"<code>{escape(text[i + 1:end])}</code>")
                i = end + 1
                continue
        for mark, tag in (("**", "strong"), ("__", "strong"), ("~~", "del"), ("*", "em"), ("_", "em")):
            if text.startswith(mark, i):
                end = text.find(mark, i + len(mark))
                if end > i + len(mark):
                    out.append(f"<{tag}>{inline(text[i + len(mark):end])}</{tag}>")
                    i = end + len(mark)
                    break
        else:
            if c in "[!":
                start = i + (c == "!")
                if text.startswith("[", start):
                    close = text.find("](", start)
                    end = text.find(")", close)
                    if close > 0 and end > 0:
                        label, url = text[start + 1:close], text[close + 2:end]
                        out.append(f'<img src="{url}" alt="{label}">' if c == "!" else f'<a href="{url}">{inline(label)}</a>')
                        i = end + 1
                        continue
            out.append(escape(c))
            i += 1
            continue
    return "".join(out)


class Lines:
    def __init__(self, text):
        self.lines, self.i = text.expandtabs(4).split("\n"), 0

    def __bool__(self):
        return self.i < len(self.lines)

    @property
    def current(self):
        return self.lines[self.i] if self else ""

    def take(self):
        self.i += 1
        return self.lines[self.i - 1]

    def take_while(self, test):
        while self and test(self.current):
            yield self.take()


def indent_of(line):
    return len(line) - len(line.lstrip())


def list_marker(line):
    s = line.lstrip()
    if s[:2] in ("- ", "* ", "+ "):
        return "ul", s[2:]
    number, dot, rest = s.partition(". ")
    if dot and number.isdigit():
        return "ol", rest
    return None


def parse_list(lines, level):
    kind, _ = list_marker(lines.current)
    items = []
    while lines and (marker := list_marker(lines.current)) and indent_of(lines.current) == level and marker[0] == kind:
        text = [marker[1]]
        lines.take()
        nested = ""
        while lines and lines.current.strip():
            if list_marker(lines.current):
                if indent_of(lines.current) <= level:
                    break
                nested += parse_list(lines, indent_of(lines.current))
            elif indent_of(lines.current) > level:
                text.append(lines.take().strip())
            else:
                break
        items.append(f"<li>{inline(' '.join(text))}{nested}</li>")
    return f"<{kind}>{''.join(items)}</{kind}>"


def parse_table(lines):
    split = lambda line: [c.strip() for c in line.strip().strip("|").split("|")]
    header = split(lines.take())
    align = ["center" if c[0] == ":" == c[-1] else "right" if c[-1] == ":" else None for c in split(lines.take())]
    style = lambda i: f' align="{align[i]}"' if i < len(align) and align[i] else ""
    row = lambda cells, tag: "<tr>" + "".join(f"<{tag}{style(i)}>{inline(c)}</{tag}>" for i, c in enumerate(cells)) + "</tr>"
    return "<table>" + row(header, "th") + "".join(row(split(l), "td") for l in lines.take_while(lambda l: "|" in l)) + "</table>"


def blocks(lines):
    while lines:
        line = lines.current
        stripped = line.strip()
        if not stripped:
            lines.take()
        elif stripped.startswith("```"):
            lines.take()
            code = list(lines.take_while(lambda l: l.strip() != "```"))
            lines.take()
            language = f' class="{stripped[3:]}"' if stripped[3:] else ""
            yield f"<pre><code{language}>{escape(chr(10).join(code))}</code></pre>"
        elif stripped.startswith("#"):
            level = len(stripped) - len(stripped.lstrip("#"))
            lines.take()
            yield f"<h{min(level, 6)}>{inline(stripped[level:].strip(' #'))}</h{min(level, 6)}>"
        elif stripped.startswith(">"):
            inner = "\n".join(l.strip()[1:].removeprefix(" ") for l in lines.take_while(lambda l: l.strip().startswith(">")))
            yield f"<blockquote>{''.join(blocks(Lines(inner)))}</blockquote>"
        elif len(stripped) >= 3 and set(stripped) in ({"-"}, {"*"}, {"_"}):
            lines.take()
            yield "<hr>"
        elif list_marker(line):
            yield parse_list(lines, indent_of(line))
        elif "|" in line and lines.i + 1 < len(lines.lines) and set(lines.lines[lines.i + 1]) <= set("|-: ") and "-" in lines.lines[lines.i + 1]:
            yield parse_table(lines)
        elif indent_of(line) >= 4:
            yield "<pre><code>" + escape("\n".join(l[4:] for l in lines.take_while(lambda l: indent_of(l) >= 4 and l.strip()))) + "</code></pre>"
        else:
            text = [lines.take().strip()]
            while lines and lines.current.strip() and not lines.current.lstrip()[:1] in "#>`" and not list_marker(lines.current):
                text.append(lines.take().strip())
            yield f"<p>{inline(' '.join(text))}</p>"


document = """# Title with `code` #

A *short* **paragraph** over
two lines, with <tags> & "quotes" and a [link *here*](http://x.y/z).

## Lists
- one
- two
  continued
  - nested **bold**
  - more
    1. deep
- three

1. first
2. second

> quoted *text*
> # heading inside
>
> > deeper

```python
if a < b and c:
    print("**not bold**")
```

    indented <code>
      more

| name | n | mid |
|------|--:|:---:|
| a    | 1 | `x` |
| b | 22 | _em_ |

---
![image](pic.png) \\*escaped\\* ~~gone~~ unclosed *star and `tick
####### too deep
snake_case_name and __init__ 2 * 3 * 4
"""
for block in blocks(Lines(document)):
    print(block)
print(inline("a **b *c* d** e"), inline("***"), inline("``"), inline("[x](y"), inline("\\"), inline("*a*b*c*"), list(blocks(Lines(""))), list(blocks(Lines("\n\n  \n"))))


def table_of_contents(text):
    headings = [(len(l) - len(l.lstrip("#")), l.strip("# ")) for l in text.splitlines() if l.startswith("#")]
    numbers, out = [], []
    for level, title in headings:
        numbers = numbers[:level] + [0] * (level - len(numbers))
        numbers[level - 1] += 1
        out.append(f"{'.'.join(map(str, numbers[:level]))} {title}")
    return out


print(table_of_contents("# A\n## B\n## C\n### D\n# E\n## F"))


def strip_tags(html):
    out, inside = [], False
    for c in html:
        if c == "<":
            inside = True
        elif c == ">":
            inside = False
        elif not inside:
            out.append(c)
    return "".join(out)


words = strip_tags(" ".join(blocks(Lines(document)))).split()
print(len(words), words[:6], max(words, key=len))
