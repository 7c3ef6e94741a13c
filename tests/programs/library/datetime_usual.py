"""Arithmetic, order and texts of dates and times, of the very classes and of others: natives and Python source say the same."""

from datetime import *

seed = 5


def random(low, high):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2**64
    return low + (seed >> 33) % (high - low + 1)


def choose(items):
    return items[random(0, len(items) - 1)]


class Stamp(datetime):
    pass


class Day(date):
    pass


ZONES = [None, None, None, timezone.utc, timezone(timedelta(hours=5, minutes=30)), timezone(timedelta(hours=-8), "X")]
FORMATS = ["%Y-%m-%d", "%d/%m/%Y %H:%M:%S", "%Y%m%d", "%Y-%m-%dT%H:%M:%S.%f", "%d.%m.%y", "%H:%M", "%b %d %Y", "%Y %j",
           "%A %d %B %Y", "%I:%M %p %Y", "%%%Y", "%Y-%m-%d %H:%M:%S %z", "%d%m%Y", "%Y  %m", "x%YX%m", "%S%f %Y", "\ud83d%Y\ude00"]


def delta():
    kind = random(0, 5)
    if kind == 0:
        return timedelta(random(-3000000, 3000000), random(-10**9, 10**9), random(-10**9, 10**9))
    if kind == 1:
        return timedelta(weeks=random(-50, 50), hours=random(-100, 100), minutes=random(-1000, 1000), milliseconds=random(-10**6, 10**6))
    if kind == 2:
        return timedelta(days=random(-50, 50) / 8, seconds=random(-50, 50) / 3)
    return timedelta(seconds=random(-10**6, 10**6)) if kind < 5 else timedelta(random(-999999999, 999999999))


def moment():
    kind = random(0, 7)
    day = random(1, 9999) if kind == 2 else random(1990, 2068), random(1, 12), random(1, 28)
    if kind < 2:
        return (date, Day)[kind](*day)
    clock = random(0, 23), random(0, 59), random(0, 59), choose([0, 0, random(0, 999999)])
    return (Stamp if kind == 3 else datetime)(*day, *clock, choose(ZONES), fold=kind == 4)


def show(operation):
    try:
        return repr(operation())
    except Exception as error:
        return f"{type(error).__name__}: {error}" if "group" not in str(error) else type(error).__name__


for turn in range(70):
    a, b, s, t = moment(), moment(), delta(), delta()
    print(a, "|", b, "|", s, "|", t)
    print("", show(lambda: a + s), show(lambda: a - s), show(lambda: s + a), show(lambda: a - b), sep=" | ")
    print("", show(lambda: s + t), show(lambda: s - t), show(lambda: s * 3), show(lambda: -s), show(lambda: a - a), sep=" | ")
    print("", *(show(test) for test in (lambda: a < b, lambda: a <= b, lambda: a > b, lambda: a >= b, lambda: a == b,
                                        lambda: a != b, lambda: s < t, lambda: s == t, lambda: s >= a)), sep=" | ")
    text = choose(FORMATS)
    moment_text = show(lambda: a.strftime(text))
    print("", ascii(text), ascii(moment_text), sep=" | ")
    full = datetime(random(1990, 2068), random(1, 12), random(1, 28), *(random(0, 23), random(0, 59), random(0, 59)), random(0, 999999))
    for written in full.strftime(text), full.strftime(text).replace("0", "", 1), full.strftime(text).upper() + " ":
        print("", ascii(written), show(lambda: datetime.strptime(written, text)), sep=" | ")
    form = choose([full.isoformat(), full.isoformat(" ", "minutes"), str(full.date()), full.strftime("%Y%m%dT%H%M%S"), full.isoformat(timespec="milliseconds")])
    for iso in form, form[:-1], form.replace("T", "é"), form[:11] + "24:00:00":
        print("", iso, show(lambda: datetime.fromisoformat(iso)), sep=" | ")
    print("", show(lambda: datetime(random(0, 10000), random(0, 13), random(0, 32), random(-1, 24), random(-1, 60), random(-1, 60))),
          show(lambda: date(random(1, 9999), random(1, 12), random(27, 32))), sep=" | ")
for make in (lambda: datetime(2020, True, 1.0), lambda: date(2020, 2, "1"), lambda: timedelta(True), lambda: timedelta("1"),
             lambda: date.max + timedelta(1), lambda: datetime.min - timedelta(0, 0, 1), lambda: timedelta.max + timedelta.resolution,
             lambda: date(2020, 1, 1) - datetime(2020, 1, 1), lambda: datetime(2020, 1, 1) - date(2020, 1, 1)):
    print(show(make))
