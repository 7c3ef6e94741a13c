"""A web log written and read again: partition and split, counts by hour and path, percentiles, a table in f-strings."""

PATHS = ("/", "/index", "/search", "/item/17", "/item/4711", "/cart", "/login", "/static/app.js")
STATUSES = (200, 200, 200, 200, 304, 404, 500)


def write_log(lines):
    state = 5
    moment = 0
    log = []
    for _ in range(lines):
        state = (state * 1103515245 + 12345) % 2147483648
        pick = state >> 7
        moment += pick % 7
        clock = f"{moment // 3600 % 24:02d}:{moment // 60 % 60:02d}:{moment % 60:02d}"
        address = f"10.0.{pick % 5}.{pick // 5 % 200}"
        path = PATHS[pick // 3 % len(PATHS)]
        if path == "/search":
            path += f"?q=word{pick % 37}&page={pick % 3}"
        log.append(f'{address} [{clock}] "GET {path}" {STATUSES[pick % 7]} {pick % 90000 / 100:.2f}ms')
    return "\n".join(log)


class Line:
    __slots__ = ("address", "hour", "path", "query", "status", "milliseconds")

    def __init__(self, text):
        self.address, _, rest = text.partition(" ")
        clock, _, rest = rest[1:].partition("] ")
        self.hour = int(clock[:2])
        request, _, numbers = rest[1:].partition('" ')
        path, _, query = request.split(" ")[1].partition("?")
        self.path = path
        self.query = dict(pair.split("=") for pair in query.split("&")) if query else {}
        status, milliseconds = numbers.split()
        self.status = int(status)
        self.milliseconds = float(milliseconds.removesuffix("ms"))


def report(lines):
    by_path = {}
    hours = [0] * 24
    searches = {}
    addresses = set()
    for line in lines:
        by_path.setdefault(line.path, []).append(line)
        hours[line.hour] += 1
        addresses.add(line.address)
        word = line.query.get("q")
        if word is not None:
            searches[word] = searches.get(word, 0) + 1
    table = []
    for path, group in sorted(by_path.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        times = sorted(line.milliseconds for line in group)
        errors = sum(1 for line in group if line.status >= 400)
        table.append(
            f"{path:<16}{len(group):>8,d}{errors / len(group):>8.1%}"
            f"{times[len(times) // 2]:>9.2f}{times[len(times) * 95 // 100]:>9.2f}"
        )
    top = sorted(searches.items(), key=lambda pair: (-pair[1], pair[0]))[:2]
    return table, hours, top, len(addresses)


def main():
    log = write_log(40_000)
    lines = [Line(text) for text in log.splitlines()]
    table, hours, top, addresses = report(lines)
    print("log_report", len(log), addresses, max(hours), top, table[0].split())


main()
