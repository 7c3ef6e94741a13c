"""datetime and time zones: arithmetic, folds and gaps, parsing, formatting, comparisons and the complaints."""
from datetime import date, datetime, time, timedelta, timezone, tzinfo, UTC, MINYEAR, MAXYEAR


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, error)


print("timedelta")
t = timedelta(days=1, hours=-3, minutes=90, milliseconds=1500, microseconds=7)
print(t, repr(t), t.days, t.seconds, t.microseconds, t.total_seconds(), -t, abs(-t), t * 2, 2 * t, t * 1.5, t / 2, t / timedelta(hours=1), t // 3, t // timedelta(minutes=1), t % timedelta(hours=5), divmod(t, timedelta(hours=5)), +t, bool(timedelta()), hash(t) == hash(timedelta(days=1, seconds=-5398.499993)))
print(timedelta(weeks=-1, days=6), timedelta(microseconds=-1), repr(timedelta(0)), timedelta.min, timedelta.max, timedelta.resolution, timedelta(0.5), timedelta(seconds=0.0000005), timedelta(seconds=1.5e-6), timedelta(days=1e-9), str(timedelta(days=2)), str(timedelta(days=-2, seconds=5)))
for action in (lambda: timedelta(days=10 ** 9), lambda: timedelta.max + timedelta.resolution, lambda: timedelta("x"), lambda: timedelta(days=float("nan")), lambda: t / 0, lambda: t // timedelta(0), lambda: t + 1, lambda: t < 5, lambda: t == 5, lambda: timedelta(1) * "x", lambda: sum([timedelta(1)] * 3, timedelta()), lambda: max(t, timedelta(2)), lambda: round(t)):
    attempt("delta", action)

print("date")
d = date(2024, 2, 29)
print(d, repr(d), d.weekday(), d.isoweekday(), d.isocalendar(), d.isocalendar().week, d.toordinal(), date.fromordinal(738945), d.timetuple(), d.replace(year=2023, day=28), d - date(2023, 12, 25), d + timedelta(366), d - timedelta(1, 86399), d.ctime(), d.strftime("%a %A %b %B %d %j %U %W %V %G %u %w %y %Y %m %% %x"), f"{d:%d/%m/%Y}", f"{d}", d.max, d.min, d.resolution)
for action in (lambda: d.replace(year=2023), lambda: date(2024, 13, 1), lambda: date(2024, 0, 1), lambda: date(0, 1, 1), lambda: date(10000, 1, 1), lambda: date(2024, 4, 31), lambda: date("2024", 1, 1), lambda: date(2024, 1), lambda: date.max + timedelta(1), lambda: date.min - timedelta(1), lambda: d + 1, lambda: d - "x", lambda: d < datetime(2024, 1, 1), lambda: d == datetime(2024, 2, 29), lambda: d < 5, lambda: date.fromordinal(0), lambda: date(2024.0, 1, 1)):
    attempt("date", action)
for text in ("2024-02-29", "20240229", "2024-W09-4", "2024W094", "2024-W09", "2023-02-29", "2024-2-9", "2024-060", "24-02-29", "", "2024-02-29T00", "2024-W54-1", "2020-W53-7", "2024-13-01", "２０２４-02-29"):
    attempt(f"date {text!r}", lambda: date.fromisoformat(text))
print(date.fromisocalendar(2020, 53, 7), [date(y, 1, 1).isocalendar()[:2] for y in range(2015, 2025)], [date(y, 12, 31).isocalendar()[:2] for y in range(2015, 2025)])

print("time")
c = time(13, 5, 9, 120)
print(c, repr(c), c.isoformat("milliseconds"), c.isoformat("hours"), c.replace(hour=0, fold=1), repr(time(1, fold=1)), bool(time(0)), time(9, tzinfo=UTC), repr(time(9, tzinfo=UTC)), c.strftime("%H:%M:%S.%f %I %p %X %z|%Z|"), time.min, time.max, c < time(14), time(9, tzinfo=timezone(timedelta(hours=2))) == time(7, tzinfo=UTC), f"{c:%M}")
for text in ("13:05", "13", "1305", "130509", "13:05:09.5", "13:05:09,123456789", "T13:05", "13:05Z", "13:05+01:30", "13:05-0130", "13:05:09+01:02:03.000004", "24:00", "13:60", "1:05", "13:05:09.", "13:5", "130", "13:05:09 "):
    attempt(f"time {text!r}", lambda: repr(time.fromisoformat(text)))
for action in (lambda: time(24), lambda: time(1, 60), lambda: time(microsecond=10 ** 6), lambda: time(1, fold=2), lambda: c < time(9, tzinfo=UTC), lambda: c == time(9, tzinfo=UTC), lambda: time(1, tzinfo=5), lambda: c + timedelta(1), lambda: c.isoformat("weeks")):
    attempt("time", action)

print("datetime")
m = datetime(2024, 3, 10, 1, 59, 59, 999999)
print(m, repr(m), m.isoformat(" ", "minutes"), m + timedelta(microseconds=1), m.date(), m.time(), m.timetz(), m.timetuple()[:9], datetime.combine(d, c), datetime.combine(d, c, UTC), m.replace(tzinfo=UTC).timestamp(), datetime.fromtimestamp(0, UTC), datetime.fromtimestamp(-1.5, UTC), datetime.fromtimestamp(1e9 + 0.123456789, timezone(timedelta(hours=-3, minutes=-30))), m.utctimetuple()[:6], datetime.min, datetime.max, m.weekday(), m.ctime(), m - datetime(2024, 1, 1), datetime(2024, 1, 1, tzinfo=UTC) - datetime(2024, 1, 1, tzinfo=timezone(timedelta(hours=5))))
for text in ("2024-03-10", "2024-03-10T01:02", "2024-03-10 01:02:03.4", "20240310T010203", "2024-03-10T01:02:03Z", "2024-03-10T01:02:03+05:30", "2024-W10-7T01", "2024-03-10x01:02", "2024-03-10T", "2024-03-10T25:00", "2024-03-10T24:00", "2024-12-31T24:00:00", "now", "2024-03-10T01:02:03.1234567", "2024-03-10T01:02:03-00:00"):
    attempt(f"datetime {text!r}", lambda: repr(datetime.fromisoformat(text)))
for text, form in [("10/03/2024 13:45", "%d/%m/%Y %H:%M"), ("Mar 5, 99", "%b %d, %y"), ("Sunday 10 March 2024", "%A %d %B %Y"), ("1:05 pm", "%I:%M %p"), ("13:05 PM", "%H:%M %p"), ("2024-070", "%Y-%j"), ("2024 10 0", "%Y %U %w"), ("2024 W10 7", "%G W%V %u"), ("12:00:00.5", "%H:%M:%S.%f"), ("+0530", "%z"), ("-03:30:15", "%z"), ("Z", "%z"), ("UTC", "%Z"), ("  x", " x"), 
                   ("13", "%I"), ("1", "%"), ("1", "%Q"), ("2023-02-29", "%Y-%m-%d"), ("2024 10", "%Y %V"), ("60", "%S"), ("61", "%S"), ("mArCh", "%B"), ("12 AM", "%I %p"), ("Mon", "%a"), ("2024-03-10T01", "%Y-%m-%dT%H"), ("1.1.2024", "%d.%m.%Y"), ("99", "%y"), ("68", "%y"), ("69", "%y")]:
    attempt(f"strptime {text!r} {form!r}", lambda: repr(datetime.strptime(text, form)))
for action in (lambda: m < m.replace(tzinfo=UTC), lambda: m == m.replace(tzinfo=UTC), lambda: m - m.replace(tzinfo=UTC), lambda: datetime(2024, 1, 1, tzinfo="UTC"), lambda: datetime.max + timedelta(1), lambda: datetime.fromtimestamp(1e20, UTC), lambda: datetime.fromtimestamp(float("nan"), UTC), lambda: m.replace(month=2, day=30), lambda: datetime(2024, 1, 1, 25), lambda: m.astimezone(5), lambda: datetime.combine(1, c), lambda: datetime.strptime("x", 5), lambda: m + "x", lambda: m.isoformat(5), lambda: m.isoformat("xx")):
    attempt("datetime", action)

print("timezone")
for action in (lambda: timezone(timedelta(hours=24)), lambda: timezone(timedelta(hours=-23, minutes=-59)), lambda: timezone(timedelta(seconds=30)), lambda: timezone(5), lambda: timezone(timedelta(0)), lambda: timezone(timedelta(0), "X"), lambda: repr(timezone(timedelta(hours=1), "CET")), lambda: timezone.utc is UTC, lambda: repr(UTC), lambda: timezone(timedelta(0)) == UTC, lambda: UTC.utcoffset(5), lambda: timezone(timedelta(hours=5)).tzname(None), lambda: timezone.min, lambda: hash(timezone(timedelta(hours=1))) == hash(timezone(timedelta(hours=1), "x"))):
    attempt("zone", action)


class Fixed(tzinfo):
    def __init__(self, minutes, dst=0):
        self.minutes, self.summer = minutes, dst

    def utcoffset(self, when):
        return timedelta(minutes=self.minutes)

    def dst(self, when):
        return timedelta(minutes=self.summer)

    def tzname(self, when):
        return f"F{self.minutes}"


class Broken(tzinfo):
    def utcoffset(self, when):
        return 5


w = datetime(2024, 1, 1, 12, tzinfo=Fixed(90, 60))
print(w, w.astimezone(UTC), w.tzname(), w.dst(), w.utctimetuple()[:5], w.strftime("%z %Z %:z"), w.astimezone(Fixed(-300)), datetime(2024, 1, 1, 12, tzinfo=UTC).astimezone(Fixed(90, 60)))
attempt("broken", lambda: str(datetime(2024, 1, 1, tzinfo=Broken())))
attempt("base", lambda: tzinfo().utcoffset(None))

print("summer time")


class Summer(tzinfo):
    """An hour more from April to the end of October, with a gap and a fold."""

    def __init__(self, hours):
        self.standard = timedelta(hours=hours)

    def utcoffset(self, when):
        return self.standard + self.dst(when)

    def dst(self, when):
        begin, end = datetime(when.year, 4, 1, 2), datetime(when.year, 11, 1, 2)
        plain = when.replace(tzinfo=None)
        if begin + timedelta(hours=1) <= plain < end - timedelta(hours=1):
            return timedelta(hours=1)
        if end - timedelta(hours=1) <= plain < end:
            return timedelta(0) if when.fold else timedelta(hours=1)
        if begin <= plain < begin + timedelta(hours=1):
            return timedelta(hours=1) if when.fold else timedelta(0)
        return timedelta(0)

    def tzname(self, when):
        return "SUM" if self.dst(when) else "STD"

    def fromutc(self, when):
        local = when + self.standard
        begin = datetime(local.year, 4, 1, 2, tzinfo=self)
        end = datetime(local.year, 11, 1, 1, tzinfo=self)
        if end <= local < end + timedelta(hours=1):
            return local.replace(fold=1)
        return local + timedelta(hours=1) if begin <= local < end else local


zone = Summer(-5)
for when in (datetime(2024, 4, 1, 1, 59), datetime(2024, 4, 1, 2, 30), datetime(2024, 4, 1, 3, 0), datetime(2024, 11, 1, 1, 30), datetime(2024, 11, 1, 1, 30, fold=1), datetime(2024, 7, 1)):
    local = when.replace(tzinfo=zone)
    print(local, local.tzname(), local.dst(), local.utcoffset(), local.astimezone(UTC), local.astimezone(UTC).astimezone(zone) == local)
start = datetime(2024, 4, 1, 6, 30, tzinfo=UTC)
print([(start + timedelta(minutes=30 * i)).astimezone(zone).strftime("%H:%M %Z") for i in range(5)])
start = datetime(2024, 11, 1, 5, tzinfo=UTC)
print([((start + timedelta(minutes=30 * i)).astimezone(zone).strftime("%H:%M %Z"), (start + timedelta(minutes=30 * i)).astimezone(zone).fold) for i in range(5)])
a = datetime(2024, 11, 1, 1, 30, tzinfo=zone)
b = a.replace(fold=1)
print(a == b, a - b, b.astimezone(UTC) - a.astimezone(UTC), a.timestamp() - b.timestamp(), a < b, hash(a) == hash(b), a == a.astimezone(UTC), b == b.astimezone(UTC))
print(a + timedelta(days=1), (a + timedelta(hours=2)).tzname())


def business_days(start, count):
    day, found = start, []
    while len(found) < count:
        day += timedelta(days=1)
        if day.weekday() < 5 and not (day.month == 12 and day.day in (25, 26)):
            found.append(day)
    return found


days = business_days(date(2024, 12, 20), 60)
print(days[0], days[3], days[-1], sum((b - a).days for a, b in zip(days, days[1:])), len({d.isocalendar()[1] for d in days}))
total = timedelta()
moment = datetime(2024, 1, 1, tzinfo=UTC)
for i in range(200):
    moment += timedelta(hours=i % 7, minutes=i)
    total += moment - datetime(2024, 1, 1, tzinfo=timezone(timedelta(minutes=i % 60)))
print(moment, total)
