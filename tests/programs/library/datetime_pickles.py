"""Pickles and copies of dates, times and datetimes: the bytes that they are made of, subclasses, zones, fold, and states that are refused."""
import copy
import pickle
from datetime import date, datetime, time, timedelta, timezone, tzinfo


class Day(date):
    def __init__(self, *args):
        self.note = "noted"


class Moment(datetime):
    pass


class Clock(time):
    __slots__ = ()


class Zone(tzinfo):
    def utcoffset(self, dt):
        return timedelta(hours=1)

    def __eq__(self, other):
        return type(other) is Zone

    __hash__ = None


values = [
    date(1980, 5, 7), date.min, date.max, datetime(2024, 2, 29, 23, 59, 58, 987654), datetime.min, datetime.max,
    datetime(2000, 1, 2, tzinfo=timezone.utc), datetime(2000, 1, 2, 3, fold=1),
    datetime(2000, 1, 2, 3, tzinfo=timezone(timedelta(hours=-3), "X"), fold=1), time(), time(1, 2, 3, 4),
    time(23, 59, 59, 999999, fold=1), time(5, tzinfo=Zone()), Day(2001, 2, 3), Moment(2001, 2, 3, 4, 5), Clock(6, 7),
    timedelta(-1, 2, 3), timezone.utc,
]
for value in values:
    if getattr(value, 'tzinfo', None) != Zone():
        print(repr(value), value.__reduce__())
    for protocol in range(6):
        data = pickle.dumps(value, protocol)
        loaded = pickle.loads(data)
        assert loaded == value and type(loaded) is type(value), value
        # From protocol 4 on, module and class of one name may be one text or two.
        print(protocol, data if protocol in (0, 3) else len(data) if protocol < 4 else "", getattr(loaded, "fold", ""), vars(loaded)
              if hasattr(loaded, "__dict__") else "")
    for other in (copy.copy(value), copy.deepcopy(value)):
        assert other == value and getattr(other, "fold", 0) == getattr(value, "fold", 0)

# Pickles of CPython.
print(pickle.loads(b"\x80\x04\x95*\x00\x00\x00\x00\x00\x00\x00\x8c\x08datetime\x94\x8c\x08datetime\x94\x93\x94"
                   b"C\n\x07\xe8\x82\x1d\x17;:\x0f\x12\x06\x94\x85\x94R\x94."))
print(pickle.loads(b"cdatetime\ntime\n(S'\\x01\\x02\\x03\\x00\\x00\\x05'\ntR.", encoding="latin1"))
print(pickle.loads(b"cdatetime\ndate\n(S'\\x07\\xbc\\x05\\x07'\ntR.", encoding="bytes"))

for make in (lambda: date(b"\x07\xbc\x05"), lambda: date(b"\x07\xbc\x0d\x07"), lambda: date("\x07\u1234\x05\x07"),
             lambda: datetime(b"\x07\xbc\x05\x07\x01\x02\x03\x00\x00\x05", 3),
             lambda: datetime("\x07\u1234\x05\x07\x01\x02\x03\x00\x00\x05"), lambda: time(b"\x18\x00\x00\x00\x00\x00"),
             lambda: time(b"\x01\x02\x03\x00\x00\x05", "x"), lambda: datetime(b"short"), lambda: time(b""),
             lambda: date("2000"), lambda: datetime(b"\x07\xbc\x0d\x07\x01\x02\x03\x00\x00\x05")):
    try:
        print(make())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(datetime(b"\x07\xbc\x85\x07\x01\x02\x03\x00\x00\x05", timezone.utc).fold, Day(b"\x07\xbc\x05\x07").note,
      time(b"\x81\x02\x03\x00\x00\x05", tzinfo=None).fold)
