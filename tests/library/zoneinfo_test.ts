/** zoneinfo against what CPython says with the IANA data: the oracle of the golden files has no zones. */
import { assertEquals } from "@std/assert";
import { runProgram } from "../support/run_program.ts";

const PROGRAM = `
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError
from datetime import datetime, timedelta, timezone

for key in ("America/New_York", "Europe/Berlin", "Australia/Sydney"):
    zone = ZoneInfo(key)
    for when in (datetime(2024, 1, 15, 12), datetime(2024, 7, 15, 12), datetime(2024, 3, 10, 2, 30),
                 datetime(2024, 11, 3, 1, 30), datetime(2024, 11, 3, 1, 30, fold=1),
                 datetime(2024, 3, 31, 2, 30, fold=1)):
        there = when.replace(tzinfo=zone)
        print(key, there.isoformat(), there.dst(), there.tzname(),
              there.astimezone(timezone.utc).isoformat())
zone = ZoneInfo("America/New_York")
for hour in range(4, 8):
    there = datetime(2024, 11, 3, hour, 30, tzinfo=timezone.utc).astimezone(zone)
    print(there.isoformat(), there.fold)
print(repr(zone), ZoneInfo("UTC").utcoffset(None), zone is ZoneInfo("America/New_York"))
try:
    ZoneInfo("Nope/Zone")
except ZoneInfoNotFoundError as e:
    print(e)
`;

const EXPECTED = `America/New_York 2024-01-15T12:00:00-05:00 0:00:00 EST 2024-01-15T17:00:00+00:00
America/New_York 2024-07-15T12:00:00-04:00 1:00:00 EDT 2024-07-15T16:00:00+00:00
America/New_York 2024-03-10T02:30:00-05:00 0:00:00 EST 2024-03-10T07:30:00+00:00
America/New_York 2024-11-03T01:30:00-04:00 1:00:00 EDT 2024-11-03T05:30:00+00:00
America/New_York 2024-11-03T01:30:00-05:00 0:00:00 EST 2024-11-03T06:30:00+00:00
America/New_York 2024-03-31T02:30:00-04:00 1:00:00 EDT 2024-03-31T06:30:00+00:00
Europe/Berlin 2024-01-15T12:00:00+01:00 0:00:00 CET 2024-01-15T11:00:00+00:00
Europe/Berlin 2024-07-15T12:00:00+02:00 1:00:00 CEST 2024-07-15T10:00:00+00:00
Europe/Berlin 2024-03-10T02:30:00+01:00 0:00:00 CET 2024-03-10T01:30:00+00:00
Europe/Berlin 2024-11-03T01:30:00+01:00 0:00:00 CET 2024-11-03T00:30:00+00:00
Europe/Berlin 2024-11-03T01:30:00+01:00 0:00:00 CET 2024-11-03T00:30:00+00:00
Europe/Berlin 2024-03-31T02:30:00+02:00 1:00:00 CEST 2024-03-31T00:30:00+00:00
Australia/Sydney 2024-01-15T12:00:00+11:00 1:00:00 AEDT 2024-01-15T01:00:00+00:00
Australia/Sydney 2024-07-15T12:00:00+10:00 0:00:00 AEST 2024-07-15T02:00:00+00:00
Australia/Sydney 2024-03-10T02:30:00+11:00 1:00:00 AEDT 2024-03-09T15:30:00+00:00
Australia/Sydney 2024-11-03T01:30:00+11:00 1:00:00 AEDT 2024-11-02T14:30:00+00:00
Australia/Sydney 2024-11-03T01:30:00+11:00 1:00:00 AEDT 2024-11-02T14:30:00+00:00
Australia/Sydney 2024-03-31T02:30:00+11:00 1:00:00 AEDT 2024-03-30T15:30:00+00:00
2024-11-03T00:30:00-04:00 0
2024-11-03T01:30:00-04:00 0
2024-11-03T01:30:00-05:00 1
2024-11-03T02:30:00-05:00 0
zoneinfo.ZoneInfo(key='America/New_York') 0:00:00 True
'No time zone found with key Nope/Zone'
`;

Deno.test("zoneinfo: offsets, gaps and folds", async () => {
  const outcome = await runProgram(PROGRAM, "zones.py", { hard: false });
  assertEquals(outcome.stdout, EXPECTED);
  assertEquals(outcome.stderr, "");
});
