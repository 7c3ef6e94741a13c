# datetime: timedelta, date, time, datetime, timezone: construction, arithmetic, comparison, text, errors.
from datetime import date, time, datetime, timedelta, timezone, tzinfo, MINYEAR, MAXYEAR, UTC
import datetime as dt
import copy


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, e)


print("-- timedelta")
for kw in [{}, {"days": 1}, {"seconds": 3661}, {"microseconds": -1}, {"weeks": 2, "hours": 5, "minutes": 7}, {"days": 1.5}, {"seconds": 0.1}, {"microseconds": 0.5}, {"microseconds": 1.5}, {"milliseconds": 1234.5678}, {"days": -1, "seconds": 5}, {"hours": -0.25}, {"days": 999999999}, {"minutes": 1e-7}, {"seconds": 1e-6 / 2}]:
    d = timedelta(**kw)
    print(kw, repr(d), str(d), d.total_seconds(), bool(d), d.days, d.seconds, d.microseconds)
a, b = timedelta(days=2, hours=3), timedelta(minutes=90, microseconds=7)
print(a + b, a - b, -a, +a, abs(-a), a * 3, 2 * b, b * 1.5, a / 7, a // 7, a / b, a // b, a % b, divmod(a, b), a / 2.5, -b // 2)
print(a == b, a != b, a < b, a <= a, a > b, a >= b, hash(a) == hash(timedelta(days=2, seconds=10800)), a == 5, a.__lt__(5))
print(timedelta.min, timedelta.max, timedelta.resolution, sum([a, b], timedelta()), sorted([a, b]), copy.deepcopy(a) == a, repr(timedelta(1) * 0.1))
attempt(timedelta, days=10**9)
attempt(timedelta, "1")
attempt(lambda: a / 0)
attempt(lambda: a // timedelta(0))
attempt(lambda: timedelta.max + timedelta.resolution)
print((a).__add__(5))

print("-- date")
d = date(2024, 2, 29)
print(d, repr(d), d.year, d.month, d.day, d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), d.ctime(), d.timetuple(), d.isoformat())
print(d + timedelta(days=366), d - timedelta(days=1), d - date(2023, 12, 25), d.replace(year=2020), d.replace(month=1, day=31), date.fromordinal(738945), date.fromisoformat("20240229"), date.fromisoformat("2024-W09-4"), date.fromisoformat("2024W094"), date.fromisoformat("2024W09"), date.fromisocalendar(2020, 53, 7))
print(d == date(2024, 2, 29), d != date(2024, 3, 1), d < date(2024, 3, 1), d >= d, hash(d) == hash(date(2024, 2, 29)), d == "x", min(d, date.min), date.max, date.resolution)
print(d.strftime("%Y-%m-%d %a %A %b %B %j %U %W %y %G %V %u %w %% %d/%m"), f"{d:%d.%m.%Y}", f"{d}", format(d, ""), [date(y, 1, 1).isocalendar()[:] for y in range(2015, 2027)], d.isocalendar().week)
print(date.fromtimestamp(0), date.fromtimestamp(86400 * 365.25 * 40))
for args in [(2023, 2, 29), (0, 1, 1), (10000, 1, 1), (2024, 13, 1), (2024, 0, 1), (2024, 1, 32), (2024, 4, 31), (2024, 1), (2024,), ("2024", 1, 1), (2024.0, 1, 1)]:
    attempt(date, *args)
for text in ["2024-2-29", "2024-02-30", "", "2024/02/29", "2024-02-29x", "2024-W54-1", "2024-W01-8", "24-01-01"]:
    attempt(date.fromisoformat, text)
attempt(date.fromisoformat, 5)
attempt(date.fromordinal, 0)
attempt(lambda: date.max + timedelta(1))
attempt(date.fromisocalendar, 2021, 53, 1)
attempt(date.fromisocalendar, 2021, 1, 8)

print("-- time")
t = time(13, 5, 9, 123456)
print(t, repr(t), t.isoformat("minutes"), t.isoformat("hours"), t.isoformat("milliseconds"), t.replace(hour=1), time(), repr(time(1, 2)), repr(time(1, 2, 3)), repr(time(1, 2, tzinfo=UTC, fold=1)), t.strftime("%H:%M:%S.%f %I %p %Z|%z"), f"{t:%H.%M}", bool(time(0)))
for text in ["04:23:01", "T04:23:01", "T042301", "04:23:01.000384", "04:23:01,000384", "04:23:01+04:00", "04:23:01Z", "04:23:01+00:00", "04", "0423", "04:23", "04:23:01.5", "04:23:01.1234567", "04:23:01-03:30:15.5", "24:00"]:
    attempt(time.fromisoformat, text)
for text in ["4:23", "04:2", "0423:01", "04:23:01.", "25:00", "04:60", "04:23:01+", "", "04:23Z1", "04:23:01 "]:
    attempt(time.fromisoformat, text)
print(time(1) < time(2), time(1, tzinfo=UTC) == time(2, tzinfo=timezone(timedelta(hours=1))), time(1) == time(1, tzinfo=UTC), hash(time(1)) == hash(time(1)), time.min, time.max)
attempt(lambda: time(1) < time(1, tzinfo=UTC))
for args in [(24,), (1, 60), (1, 1, 60), (1, 1, 1, 10**6), (-1,), (1, 2, 3, 4, "x")]:
    attempt(time, *args)
attempt(time, fold=2)
attempt(t.isoformat, "days")

print("-- datetime")
x = datetime(2024, 3, 10, 15, 30, 45, 678900)
print(x, repr(x), x.date(), x.time(), x.isoformat(), x.isoformat(" "), x.isoformat("T", "seconds"), x.isoformat(timespec="milliseconds"), x.ctime(), x.timetuple(), x.weekday(), x.toordinal(), x.timestamp())
print(x + timedelta(days=30, hours=10), x - timedelta(weeks=1), x - datetime(2024, 1, 1), x.replace(hour=0, minute=0), repr(datetime(2024, 1, 1)), repr(datetime(2024, 1, 1, 1, 2)), datetime.combine(date(2020, 1, 2), time(3, 4)), repr(datetime(2024, 1, 1, tzinfo=UTC)))
print(datetime.fromtimestamp(1700000000.123456, UTC), datetime.fromtimestamp(0, timezone(timedelta(hours=-5))), datetime.fromtimestamp(-1.5, UTC), datetime.fromtimestamp(1e9, tz=UTC).isoformat(), repr(datetime.fromtimestamp(1.9999999, UTC)))
print(x.strftime("%Y-%m-%dT%H:%M:%S.%f%z|%Z|%c|%x|%X|%p|%I"), f"{x:%A, %d %B %Y}", x == datetime(2024, 3, 10, 15, 30, 45, 678900), x > datetime(2024, 3, 10), x == date(2024, 3, 10), hash(x) == hash(copy.copy(x)), isinstance(x, date), x.strftime("é%Y"))
for text in ["2024-03-10", "2024-03-10T15:30", "2024-03-10 15:30:45", "20240310T153045", "2024-03-10T15:30:45.678", "2024-03-10T15:30:45+05:30", "2024-03-10T15:30:45Z", "2024-W10-7T12", "2024W107T12:00", "20240310T15", "2024-03-10T24:00", "2024-W10T12:30", "2024-03-10x15:30"]:
    attempt(datetime.fromisoformat, text)
for text in ["2024-03-10T", "2024-03-10T25:00", "2024-3-10", "hello", "2024-03-10T15:30:45+", "2024-13-10T00:00", "2024-03-10T1530:45", ""]:
    attempt(datetime.fromisoformat, text)
tz = timezone(timedelta(hours=5, minutes=30), "IST")
y = x.replace(tzinfo=tz)
print(y, repr(y), y.tzname(), y.utcoffset(), y.dst(), y.astimezone(UTC), y.astimezone(timezone(-timedelta(hours=8))), y.utctimetuple(), y.timestamp(), y.timetz(), y.strftime("%z %Z %:z"), y == y.astimezone(UTC), y - x.replace(tzinfo=UTC), hash(y) == hash(y.astimezone(UTC)))
attempt(lambda: x < y)
attempt(lambda: x - y)
print(x == y, x != y)
attempt(datetime, 2024, 1, 1, 25)
attempt(datetime, 2024, 1)
attempt(datetime, 2024, 1, 1, tzinfo=5)
attempt(lambda: datetime.max + timedelta(1))
attempt(datetime.combine, x, 5)
attempt(x.isoformat, "ab")
print(timezone.utc, repr(UTC), repr(timezone(timedelta(hours=-3))), timezone(timedelta(hours=-3)), timezone(timedelta(hours=1, seconds=5)), repr(tz), str(tz), timezone(timedelta(0)) is UTC, timezone.min, timezone.max, tz == timezone(timedelta(hours=5.5)), UTC.fromutc(datetime(2020, 1, 1, tzinfo=UTC)))
attempt(timezone, timedelta(hours=24))
attempt(timezone, 5)
attempt(timezone, timedelta(1, 5), "x")
attempt(tzinfo().utcoffset, None)


class Eastern(tzinfo):
    def utcoffset(self, when):
        return timedelta(hours=-5) + self.dst(when)

    def dst(self, when):
        return timedelta(hours=1) if 4 <= when.month <= 10 else timedelta(0)

    def tzname(self, when):
        return "EDT" if self.dst(when) else "EST"


e = datetime(2024, 7, 4, 12, tzinfo=Eastern())
print(e.isoformat(), e.tzname(), e.astimezone(UTC), e.timetuple().tm_isdst, datetime(2024, 7, 4, 16, tzinfo=UTC).astimezone(e.tzinfo), e.strftime("%Z%z"))


class MyDate(date):
    pass


class Stamp(datetime):
    def __new__(cls, *args, extra=None, **kw):
        self = super().__new__(cls, *args, **kw)
        self.extra = extra
        return self


print(repr(MyDate(2024, 1, 1)), repr(MyDate(2024, 1, 1) + timedelta(1)), repr(MyDate.fromisoformat("2024-01-02")), Stamp(2024, 1, 1, extra=5).extra, type(Stamp(2024, 1, 1) + timedelta(1)).__name__, type(Stamp.fromtimestamp(0, UTC)).__name__)

print("-- strptime")
for text, form in [("2024-03-10 15:30:45", "%Y-%m-%d %H:%M:%S"), ("10/03/24", "%d/%m/%y"), ("Mar 5, 2024", "%b %d, %Y"), ("5 March 99", "%d %B %y"), ("2024-070", "%Y-%j"), ("12:05:09 PM", "%I:%M:%S %p"), ("12 am", "%I %p"), ("2024-03-10T01:02:03.5+0530", "%Y-%m-%dT%H:%M:%S.%f%z"), ("2024-03-10 00:00 -08:00", "%Y-%m-%d %H:%M %z"), ("2024-03-10Z", "%Y-%m-%d%z"), ("Sun 10 2024", "%a %W %Y"), ("2024 10 7", "%G %V %u"), ("100%", "%H0%%"), (" 2024   01", " %Y %m"), ("x2024", "x%Y"), ("03/10/24 01:02:03", "%x %X"), ("2024-1-2", "%Y-%m-%d"), ("wed", "%a"), ("[2024]", "[%Y]"), ("2024-03-10 UTC", "%Y-%m-%d %Z")]:
    attempt(datetime.strptime, text, form)
for text, form in [("2024", "%Y-%m"), ("2024-02-30", "%Y-%m-%d"), ("2024x", "%Y"), ("24", "%Y"), ("a", "%Q"), ("a", "%"), ("2024-366", "%Y %j"), (5, "%Y"), ("5", 5), ("13", "%m"), ("2024 10", "%Y %V"), ("2024", "%G")]:
    attempt(datetime.strptime, text, form)
