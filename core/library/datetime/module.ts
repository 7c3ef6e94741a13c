/**
 * The module datetime (own Python source, written from the documented behaviour; PEP 495, PEP 615).
 *
 * Left out: pickles of other implementations; setters' refusals are worded as those of properties. Local time is UTC.
 */
import { defineModule } from "../index.ts";
import { sealClasses } from "../native_class.ts";
import { CALENDAR_SOURCE } from "./calendar_source.ts";
import { CLOCK_SOURCE } from "./clock_source.ts";
import { PARSE_SOURCE } from "./parse_source.ts";

defineModule({
  name: "datetime",
  doc:
    "Specific date/time and related types.\n\nSee https://data.iana.org/time-zones/tz-link.html for\n" +
    "time zone and DST data sources.",
  functions: { _seal: ["*classes", sealClasses] },
  source: CALENDAR_SOURCE + CLOCK_SOURCE,
  lazySources: [{ names: "_strptime", source: PARSE_SOURCE }],
});
