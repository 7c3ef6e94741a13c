"""Regular expressions that search: a tokenizer, addresses in text, log lines, alternatives, back references, full matches."""

import re

TOKEN = re.compile(
    r"(?P<number>\d+(?:\.\d*)?)|(?P<name>[A-Za-z_]\w*)|(?P<string>\"(?:[^\"\\]|\\.)*\")"
    r"|(?P<operator>[-+*/=<>!]=?|[()\[\]{},:;])|(?P<space>[ \t]+)|(?P<line>\n)"
)
SOURCE = '''
def area(width, height=2.5):
    text = "a \\"quoted\\" word"
    if width >= 10 and height != 0:
        return [width * height, (width + 1) / 2]
    return {text: total_sum(width, height, 1234)}
'''
LOG = re.compile(r'^(\S+) \[(\d+):(\d+)\] "(GET|POST) ([^ "]+)" (\d{3}) (\d+)$', re.MULTILINE)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
WORD = re.compile(r"\b[a-z]+\b", re.IGNORECASE)
NAMES = re.compile(r"\b(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta)\b")
DOUBLED = re.compile(r"\b(\w+) \1\b")
DATE = re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3]\d)")


def tokenize(text):
    counts = {}
    for match in TOKEN.finditer(text):
        kind = match.lastgroup
        counts[kind] = counts.get(kind, 0) + len(match.group())
    return counts


def main():
    source = SOURCE * 150
    log = "\n".join(
        f'10.0.{index % 7}.{index % 200} [{index // 60 % 24}:{index % 60}] '
        f'"{("GET", "POST")[index % 2]} /item/{index}?q=w" {(200, 404, 500)[index % 3]} {index * 7}'
        for index in range(5_000)
    )
    prose = " ".join(
        ("the quick", "Beta said", "gamma gamma", "mail to user.%d@mail.example.org now" % index,
         "on 2024-%02d-%02d" % (index % 14, index % 28), "and zeta, Theta; eta.")[index % 6]
        for index in range(12_000)
    )
    total = 0
    for _ in range(6):
        total += sum(tokenize(source).values())
        for match in LOG.finditer(log):
            host, hour, minute, method, path, status, size = match.groups()
            if status == "200" and method == "GET":
                total += int(size) + int(hour) * 60 + int(minute)
        total += len(EMAIL.findall(prose)) + len(WORD.findall(prose)) + len(NAMES.findall(prose))
        total += sum(1 for _ in DOUBLED.finditer(prose))
        total += sum(int(match["day"]) for match in DATE.finditer(prose))
        for line in log.splitlines():
            if re.match(r"10\.0\.[0-3]\.", line) and re.search(r"/item/\d*7\?", line):
                total += 1
        for word in prose.split():
            if re.fullmatch(r"[a-z]+[.,;]?", word):
                total += 1
    print("regex_scan", total)


main()
