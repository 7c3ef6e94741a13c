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
import { quickDelta, quickDifference, quickMake, quickOrder, quickShift } from "./quick.ts";
import { quickFormat, quickIso, quickParse } from "./quick_text.ts";

defineModule({
  name: "datetime",
  doc:
    "Specific date/time and related types.\n\nSee https://data.iana.org/time-zones/tz-link.html for\n" +
    "time zone and DST data sources.",
  functions: {
    _seal: ["*classes", sealClasses],
    _quick_delta: ["parts, classes, /", quickDelta],
    _quick_shift: ["value, delta, sign, classes, /", quickShift],
    _quick_difference: ["a, b, classes, /", quickDifference],
    _quick_order: ["a, b, classes, /", quickOrder],
    _quick_make: ["parts, classes, /", quickMake],
    _quick_iso: ["text, /", quickIso],
    _quick_format: ["format, parts, /", quickFormat],
    _quick_parse: ["text, format, /", quickParse],
  },
  source: CALENDAR_SOURCE + CLOCK_SOURCE,
  lazySources: [{ names: "_strptime", source: PARSE_SOURCE }],
});
