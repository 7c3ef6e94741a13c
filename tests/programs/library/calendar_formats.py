import calendar
import datetime

print("-- functions")
print(calendar.isleap(2000), calendar.isleap(1900), calendar.isleap(2024), calendar.leapdays(1900, 2001), calendar.leapdays(2000, 2000))
print(calendar.monthrange(2024, 2), calendar.weekday(2024, 2, 29), calendar.weekday(0, 1, 1), calendar.weekday(10000, 1, 1))
print(calendar.monthcalendar(2023, 10))
print(calendar.timegm((1970, 1, 1, 0, 0, 0)), calendar.timegm((2024, 2, 29, 12, 30, 15, 0, 0, 0)))
print(calendar.timegm(datetime.datetime(2001, 9, 9, 1, 46, 40).timetuple()))
print(list(calendar.month_name), list(calendar.day_abbr), calendar.month_abbr[3], calendar.day_name[-1], len(calendar.month_name))
print(calendar.day_name[1:3], list(reversed(calendar.day_abbr)), "May" in calendar.month_name)
print(repr(calendar.JANUARY), repr(calendar.Day.SUNDAY), calendar.Month(5), calendar.Day.MONDAY + 1, calendar.Month.MAY.name)
print(calendar.weekheader(3), "|", calendar.weekheader(10), "|", calendar.weekheader(1))
for wrong in (lambda: calendar.monthrange(2024, 13), lambda: calendar.setfirstweekday(7), lambda: calendar.weekday(2024, 2, 30),
              lambda: calendar.month_name[13], lambda: calendar.month(2024, 0), lambda: calendar.Month(13)):
    try:
        wrong()
    except (ValueError, IndexError) as error:
        print(type(error).__name__, error)

print("-- text")
print(calendar.month(2024, 2))
calendar.prmonth(2023, 10, 4, 2)
print(calendar.calendar(2024))
print(calendar.calendar(1999, w=3, l=1, c=4, m=4))
calendar.setfirstweekday(calendar.SUNDAY)
print(calendar.firstweekday(), repr(calendar.firstweekday()))
calendar.prmonth(2024, 9)
calendar.prcal(2025, m=6)
calendar.setfirstweekday(0)
text = calendar.TextCalendar(firstweekday=3)
print(text.formatmonth(2024, 12, w=9), end="")
print(repr(text.formatweek([(1, 0), (2, 1), (0, 2)], 3)), repr(text.formatday(5, 0, 4)), repr(text.formatmonthname(2024, 5, 20)))
text.prweek([(1, 0), (0, 1)], 4)
print()
calendar.format(["a", "b"], 5, 2)
print(repr(calendar.formatstring(["one", "two"], 7, 1)))

print("-- iteration")
cal = calendar.Calendar(6)
print(list(cal.iterweekdays()), cal.firstweekday, cal.getfirstweekday())
print(list(cal.itermonthdays(2024, 9)))
print(list(cal.itermonthdays2(2024, 9))[:8])
print(list(cal.itermonthdays3(2024, 1))[:3], list(cal.itermonthdays4(2024, 12))[-3:])
print(list(cal.itermonthdates(2024, 9))[0], list(cal.itermonthdates(2024, 9))[-1], len(list(cal.itermonthdates(2024, 9))))
print(cal.monthdatescalendar(2015, 2)[0][:2], len(cal.monthdatescalendar(2015, 2)))
print(cal.monthdays2calendar(2024, 6)[0])
print([[len(weeks) for weeks in row] for row in cal.yeardayscalendar(2024, 5)])
print(len(cal.yeardatescalendar(2024)), cal.yeardays2calendar(2024, 12)[0][11][-1])

print("-- html")
html = calendar.HTMLCalendar(calendar.SUNDAY)
print(html.formatmonth(2024, 2))
print(html.formatmonth(2024, 2, withyear=False)[:120])
year = html.formatyear(2024, 5)
print(len(year), year[:200], year[-100:])
page = html.formatyearpage(2023, 4, css=None, encoding="ascii")
print(page[:330], len(page))


class Marked(calendar.HTMLCalendar):
    cssclasses = ["weekday"] * 5 + ["weekend"] * 2
    cssclass_month = "m"

    def formatday(self, day, weekday):
        return super().formatday(day, weekday).upper()


print(Marked().formatweek([(1, 0), (0, 5), (2, 6)]), Marked().formatmonth(2021, 2).splitlines()[0])
