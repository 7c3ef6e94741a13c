/** Python source of datetime: ISO 8601 texts, time and datetime. */

export const CLOCK_SOURCE = String.raw`
def _digits(text, count):
    if len(text) != count or not (text.isascii() and text.isdigit()):
        raise ValueError("not digits")
    return int(text)


def _parse_iso_date(text):
    year = _digits(text[:4], 4)
    dashed = text[4:5] == "-"
    at = 4 + dashed
    if text[at:at + 1] == "W":
        at += 1
        week = _digits(text[at:at + 2], 2)
        at += 2
        day = 1
        if len(text) > at:
            if (text[at] == "-") != dashed:
                raise ValueError("inconsistent use of dash separator")
            at += dashed
            day = _digits(text[at:], 1)
        return _from_iso_week(year, week, day)
    month = _digits(text[at:at + 2], 2)
    at += 2
    if (text[at:at + 1] == "-") != dashed:
        raise ValueError("inconsistent use of dash separator")
    at += dashed
    return year, month, _digits(text[at:], 2)


def _parse_clock(text):
    """[hour, minute, second, microsecond] of HH[[:]MM[[:]SS[.fff]]]."""
    fields = [0, 0, 0, 0]
    colon = text[2:3] == ":"
    at = 0
    for i in range(3):
        fields[i] = _digits(text[at:at + 2], 2)
        at += 2
        if at == len(text):
            return fields
        if i < 2:
            if (text[at] == ":") != colon:
                if text[at] in ".,":
                    raise ValueError("fraction without seconds")
                raise ValueError("inconsistent separators")
            at += colon
    if text[at] not in ".,":
        raise ValueError("invalid microsecond separator")
    fraction = text[at + 1:]
    if not fraction or not (fraction.isascii() and fraction.isdigit()):
        raise ValueError("non-digit values in fraction")
    fields[3] = int(fraction[:6].ljust(6, "0"))
    return fields


def _parse_iso_time(text):
    """Fields of a time, its zone, and whether it is the midnight that ends the day."""
    zone = None
    at = -1
    for sign in "+-Z":
        at = text.find(sign)
        if at >= 0:
            break
    if at >= 0:
        rest = text[at + 1:]
        if text[at] == "Z":
            if rest:
                raise ValueError("malformed time zone string")
            zone = timezone.utc
        else:
            if not rest:
                raise ValueError("malformed time zone string")
            h, m, s, us = _parse_clock(rest)
            delta = timedelta(hours=h, minutes=m, seconds=s, microseconds=us)
            if m > 59 or s > 59:
                raise ValueError("malformed time zone string")
            zone = timezone(-delta if text[at] == "-" else delta)
        text = text[:at]
    if len(text) < 2:
        raise ValueError("isoformat time too short")
    fields = _parse_clock(text)
    ends = fields == [24, 0, 0, 0]
    if ends:
        fields[0] = 0
    return fields, zone, ends


def _clock_text(hour, minute, second, microsecond, timespec="auto"):
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    if timespec == "hours":
        return f"{hour:02d}"
    text = f"{hour:02d}:{minute:02d}"
    if timespec == "minutes":
        return text
    text += f":{second:02d}"
    if timespec == "seconds":
        return text
    if timespec == "milliseconds":
        return f"{text}.{microsecond // 1000:03d}"
    if timespec == "microseconds":
        return f"{text}.{microsecond:06d}"
    raise ValueError("Unknown timespec value")


class time:
    """time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object"""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold", "_hash")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if isinstance(hour, (bytes, str)) and len(hour) == 6:
            state = _state_of(hour, "time")
            if state[0] & 127 < 24:
                zone = None if type(minute) is int else minute
                _check_state_zone(zone)
                return time.__new__(cls, state[0] & 127, state[1], state[2], int.from_bytes(state[3:]),
                                    zone, fold=state[0] >> 7)
        hour, minute, second, microsecond = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._fold = fold
        self._hash = None
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, string, /):
        """Construct a time from a string in ISO 8601 format."""
        if not isinstance(string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            text = string[1:] if string.startswith("T") else string
            fields, zone, _ = _parse_iso_time(text)
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {string!r}") from None
        return cls(*fields, zone)

    @classmethod
    def strptime(cls, string, format, /):
        """Parse a time string according to the given format."""
        from datetime import _strptime
        fields = _strptime(string, format)
        return cls(*fields[3:7], fields[7])

    def utcoffset(self):
        """Return the timezone offset as timedelta positive east of UTC."""
        if self._tzinfo is None:
            return None
        return _check_offset("utcoffset", self._tzinfo.utcoffset(None))

    def dst(self):
        """Return 0 if DST is not in effect, or the DST offset."""
        return None if self._tzinfo is None else _check_offset("dst", self._tzinfo.dst(None))

    def tzname(self):
        """Return the timezone name."""
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def __repr__(self):
        text = f"{_full_name(self)}({self._hour}, {self._minute}"
        if self._second or self._microsecond:
            text += f", {self._second}"
            if self._microsecond:
                text += f", {self._microsecond}"
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        if self._fold:
            text += ", fold=1"
        return text + ")"

    def isoformat(self, timespec="auto"):
        """Return the time formatted according to ISO."""
        return _clock_text(self._hour, self._minute, self._second, self._microsecond,
                           timespec) + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def strftime(self, format):
        """format -> strftime() style string."""
        return _format(self, format,
                       (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))

    __format__ = date.__format__

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *,
                fold=None):
        """Return time with new specified fields."""
        return type(self)(self._hour if hour is None else hour,
                          self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    __replace__ = replace

    def _micros(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond

    def _compared(self, other, equality=False):
        """The difference's sign, or None when one is naive and the other aware."""
        mine, theirs = self._micros(), other._micros()
        if self._tzinfo is not other._tzinfo:
            offset, other_offset = self.utcoffset(), other.utcoffset()
            if offset != other_offset:
                if offset is None or other_offset is None:
                    if equality:
                        return None
                    raise TypeError("can't compare offset-naive and offset-aware times")
                mine -= offset._total()
                theirs -= other_offset._total()
        return (mine > theirs) - (mine < theirs)

    def __eq__(self, other):
        return self._compared(other, True) == 0 if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._compared(other) < 0 if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._compared(other) <= 0 if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._compared(other) > 0 if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._compared(other) >= 0 if isinstance(other, time) else NotImplemented

    def __hash__(self):
        if self._hash is None:
            offset = self.replace(fold=0).utcoffset() if self._fold else self.utcoffset()
            self._hash = hash((self._micros() if offset is None
                               else self._micros() - offset._total(), offset is None))
        return self._hash

    def __reduce_ex__(self, protocol):
        # Which of two equal times it is, is told by protocols that came with it.
        fold = self._fold << 7 if protocol > 3 else 0
        state = bytes((self._hour | fold, self._minute, self._second)) + self._microsecond.to_bytes(3)
        return type(self), (state,) if self._tzinfo is None else (state, self._tzinfo)

    def __reduce__(self):
        return self.__reduce_ex__(2)


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


def _warn_of_utc(name, later):
    import warnings
    warnings.warn(f"datetime.datetime.{name}() is deprecated and scheduled for removal in a future version. "
                  f"Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.{later}.",
                  DeprecationWarning, stacklevel=3)


class datetime(date):
    """datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])

    The year, month and day arguments are required. tzinfo may be None, or an
    instance of a tzinfo subclass. The remaining arguments may be ints."""

    __slots__ = time.__slots__[:-1]

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0,
                tzinfo=None, *, fold=0):
        if tzinfo is None and cls is datetime and type(fold) is int and fold == 0:
            quick = _quick_make((year, month, day, hour, minute, second, microsecond), _classes)
            if quick is not None:
                return quick
        if isinstance(year, (bytes, str)) and len(year) == 10 and day is None:
            state = _state_of(year, "datetime")
            if 1 <= state[2] & 127 <= 12:
                _check_state_zone(month)
                return datetime.__new__(cls, state[0] << 8 | state[1], state[2] & 127, *state[3:7],
                                        int.from_bytes(state[7:]), month, fold=state[2] >> 7)
        if month is None or day is None:
            _int(year)
            missing = "month" if month is None else "day"
            raise TypeError(f"function missing required argument {missing!r} "
                            f"(pos {2 if month is None else 3})")
        year, month, day = _check_date(year, month, day)
        hour, minute, second, microsecond = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._fold = fold
        self._hash = None
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def _of_micros(cls, micros, zone=None):
        """The datetime so many microseconds after 0001-01-01."""
        days, micros = divmod(micros, 86400000000)
        if not 0 <= days < _MAX_ORDINAL:
            raise OverflowError("date value out of range")
        seconds, micros = divmod(micros, 1000000)
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        return cls(*_from_ordinal(days + 1), hour, minute, second, micros, zone)

    def _micros(self):
        return (((self.toordinal() - 1) * 24 + self._hour) * 60 + self._minute) * 60000000 + \
            self._second * 1000000 + self._microsecond

    @classmethod
    def _from_timestamp(cls, timestamp, zone):
        if isinstance(timestamp, int):
            micros = timestamp * 1000000
        else:
            if timestamp != timestamp:
                raise ValueError("Invalid value NaN (not a number)")
            whole = int(timestamp // 1)
            micros = whole * 1000000 + round((timestamp - whole) * 1e6)
        if not -1 << 63 <= micros // 1000000 < 1 << 63:
            raise OverflowError("timestamp out of range for platform time_t")
        micros += _EPOCH_MICROS
        if not 0 <= micros < _MAX_ORDINAL * 86400000000:
            raise ValueError(f"year {1970 + (micros - _EPOCH_MICROS) // 31556952000000} "
                             "is out of range")
        return cls._of_micros(micros, zone)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """Construct a datetime from a POSIX timestamp (like time.time())."""
        _check_zone(tz)
        if tz is None:
            return cls._from_timestamp(timestamp, None)
        return tz.fromutc(cls._from_timestamp(timestamp, tz))

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        """Construct a naive UTC datetime from a POSIX timestamp."""
        _warn_of_utc("utcfromtimestamp", "fromtimestamp(timestamp, datetime.UTC)")
        return cls._from_timestamp(timestamp, None)

    @classmethod
    def now(cls, tz=None):
        """Construct a datetime from time.time() and optional time zone info."""
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        """Construct a UTC datetime from time.time()."""
        _warn_of_utc("utcnow", "now(datetime.UTC)")
        return cls._from_timestamp(_time.time(), None)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """Construct a datetime from a given date and a given time."""
        if not isinstance(date, _date_class):
            raise TypeError("combine() argument 1 must be datetime.date, "
                            f"not {type(date).__name__}")
        if not isinstance(time, _time_class):
            raise TypeError("combine() argument 2 must be datetime.time, "
                            f"not {type(time).__name__}")
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second,
                   time.microsecond, time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, string, /):
        """Construct a datetime from a string in ISO 8601 format."""
        if not isinstance(string, str):
            raise TypeError("fromisoformat: argument must be str")
        fields = _quick_iso(string)
        if fields is not None:
            return cls(*fields)
        try:
            if len(string) < 7:
                raise ValueError("too short")
            at = cls._separator(string)
            fields = _parse_iso_date(string[:at])
            if at == len(string):
                return cls(*fields)
            clock, zone, ends = _parse_iso_time(string[at + 1:])
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {string!r}") from None
        if ends:
            year, month, day = _check_date(*fields)
            ordinal = _ordinal(year, month, day) + 1
            fields = _from_ordinal(ordinal)
        return cls(*fields, *clock, zone)

    @staticmethod
    def _separator(text):
        """Where the date ends: the forms are YYYYMMDD, YYYY-MM-DD, YYYYWww[D] and YYYY-Www[-D]."""
        end = len(text)
        if text[4] == "-":
            if text[5] == "W":
                if end < 8:
                    raise ValueError("invalid ISO string")
                if end > 8 and text[8] == "-":
                    if end == 9:
                        raise ValueError("invalid ISO string")
                    if end > 10 and text[10].isdigit():
                        return 8
                    return 10
                return 8
            return 10
        if text[4] == "W":
            at = 7
            while at < end and text[at].isascii() and text[at].isdigit():
                at += 1
            if at < 9:
                return at
            return 7 if at % 2 == 0 else 8
        return 8

    @classmethod
    def strptime(cls, string, format, /):
        """string, format -> new datetime parsed from a string (like time.strptime())."""
        fields = _quick_parse(string, format)
        if fields is not None:
            return cls(*fields)
        from datetime import _strptime
        return cls(*_strptime(string, format))

    def timetuple(self):
        """Return time tuple, compatible with time.localtime()."""
        dst = self.dst()
        dst = -1 if dst is None else 1 if dst else 0
        return self._tuple(self._hour, self._minute, self._second, dst)

    def utctimetuple(self):
        """Return UTC time tuple, compatible with time.localtime()."""
        offset = self.utcoffset()
        if offset:
            self = datetime._of_micros(self._micros() - offset._total())
        return self._tuple(self._hour, self._minute, self._second, 0)

    def timestamp(self):
        """Return POSIX timestamp as float."""
        offset = self.utcoffset()
        micros = self._micros() - _EPOCH_MICROS
        if offset is not None:
            micros -= offset._total()
        return micros / 10**6

    def date(self):
        """Return date object with same year, month and day."""
        return _date_class(self._year, self._month, self._day)

    def time(self):
        """Return time object with same time but with tzinfo=None."""
        return _time_class(self._hour, self._minute, self._second, self._microsecond,
                           fold=self._fold)

    def timetz(self):
        """Return time object with same time and tzinfo."""
        return _time_class(self._hour, self._minute, self._second, self._microsecond,
                           self._tzinfo, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None,
                microsecond=None, tzinfo=True, *, fold=None):
        """Return datetime with new specified fields."""
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day,
                          self._hour if hour is None else hour,
                          self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    __replace__ = replace

    def astimezone(self, tz=None):
        """Convert to local time in new timezone tz."""
        if tz is None:
            tz = timezone.utc
        _check_zone(tz)
        mine = self._tzinfo
        if mine is tz:
            return self
        offset = None if mine is None else self.utcoffset()
        micros = self._micros()
        if offset is not None:
            micros -= offset._total()
        return tz.fromutc(type(self)._of_micros(micros, tz))

    def ctime(self):
        """Return ctime() style string."""
        return (f"{_DAY_NAMES[self.weekday()]} {_MONTH_NAMES[self._month]} {self._day:2d} "
                f"{self._hour:02d}:{self._minute:02d}:{self._second:02d} {self._year:04d}")

    def isoformat(self, sep="T", timespec="auto"):
        """Return string in ISO 8601 format."""
        if not isinstance(sep, str) or len(sep) != 1:
            raise TypeError("isoformat() argument 1 must be a unicode character, "
                            f"not {type(sep).__name__}" if not isinstance(sep, str) else
                            "isoformat() argument 1 must be a unicode character, "
                            f"not a string of length {len(sep)}")
        return (f"{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}"
                + _clock_text(self._hour, self._minute, self._second, self._microsecond, timespec)
                + _offset_text(self.utcoffset()))

    def __repr__(self):
        fields = [self._year, self._month, self._day, self._hour, self._minute]
        if self._second or self._microsecond:
            fields.append(self._second)
        if self._microsecond:
            fields.append(self._microsecond)
        text = f"{_full_name(self)}({', '.join(map(str, fields))}"
        if self._fold:
            text += ", fold=1"
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        return text + ")"

    def __str__(self):
        return self.isoformat(sep=" ")

    def utcoffset(self):
        """Return the timezone offset as timedelta positive east of UTC."""
        if self._tzinfo is None:
            return None
        return _check_offset("utcoffset", self._tzinfo.utcoffset(self))

    def tzname(self):
        """Return the timezone name."""
        if self._tzinfo is None:
            return None
        name = self._tzinfo.tzname(self)
        if name is not None and not isinstance(name, str):
            raise TypeError("tzinfo.tzname() must return None or a string, "
                            f"not {type(name).__name__!r}")
        return name

    def dst(self):
        """Return 0 if DST is not in effect, or the DST offset."""
        return None if self._tzinfo is None else _check_offset("dst", self._tzinfo.dst(self))

    def _compared(self, other, equality=False):
        mine, theirs = self._micros(), other._micros()
        if self._tzinfo is not other._tzinfo:
            offset, other_offset = self.utcoffset(), other.utcoffset()
            if equality:
                # In a gap or fold the offset depends on the fold: such times equal none elsewhere.
                if (offset != self.replace(fold=not self._fold).utcoffset()
                        or other_offset != other.replace(fold=not other._fold).utcoffset()):
                    return 2
            if offset != other_offset:
                if offset is None or other_offset is None:
                    if equality:
                        return 2
                    raise TypeError("can't compare offset-naive and offset-aware datetimes")
                mine -= offset._total()
                theirs -= other_offset._total()
        return (mine > theirs) - (mine < theirs)

    def __eq__(self, other):
        order = _quick_order(self, other, _classes)
        if order is not None:
            return order == 0
        return self._compared(other, True) == 0 if isinstance(other, datetime) else NotImplemented

    def _ordered(self, other):
        order = _quick_order(self, other, _classes)
        if order is not None:
            return order
        return self._compared(other) if isinstance(other, datetime) else None

    def __lt__(self, other):
        return NotImplemented if (order := self._ordered(other)) is None else order < 0

    def __le__(self, other):
        return NotImplemented if (order := self._ordered(other)) is None else order <= 0

    def __gt__(self, other):
        return NotImplemented if (order := self._ordered(other)) is None else order > 0

    def __ge__(self, other):
        return NotImplemented if (order := self._ordered(other)) is None else order >= 0

    def __add__(self, other):
        quick = _quick_shift(self, other, 1, _classes)
        if quick is not None:
            return quick
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._of_micros(self._micros() + other._total(), self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        quick = _quick_shift(self, other, -1, _classes)
        if quick is None:
            quick = _quick_difference(self, other, _classes)
        if quick is not None:
            return quick
        if isinstance(other, timedelta):
            return type(self)._of_micros(self._micros() - other._total(), self._tzinfo)
        if not isinstance(other, datetime):
            return NotImplemented
        total = self._micros() - other._micros()
        if self._tzinfo is not other._tzinfo:
            offset, other_offset = self.utcoffset(), other.utcoffset()
            if (offset is None) != (other_offset is None):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
            if offset is not None:
                total += other_offset._total() - offset._total()
        return timedelta._of(total)

    def __hash__(self):
        if self._hash is None:
            offset = self.replace(fold=0).utcoffset() if self._fold else self.utcoffset()
            self._hash = hash(self._micros() if offset is None
                              else self._micros() - offset._total())
        return self._hash

    def __reduce_ex__(self, protocol):
        fold = self._fold << 7 if protocol > 3 else 0
        state = bytes((self._year >> 8, self._year & 255, self._month | fold, self._day, self._hour,
                       self._minute, self._second)) + self._microsecond.to_bytes(3)
        return type(self), (state,) if self._tzinfo is None else (state, self._tzinfo)

    def __reduce__(self):
        return self.__reduce_ex__(2)


_classes = (timedelta, date, datetime)
_date_class = date
_time_class = time
_EPOCH_MICROS = (_ordinal(1970, 1, 1) - 1) * 86400000000
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
_seal(timedelta, date, time, datetime, tzinfo, timezone, IsoCalendarDate)
`;
