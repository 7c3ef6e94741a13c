/** Why a test fails, as far as its outcome tells. */
import type { TestOutcome } from "./run_file.ts";

/** A test's id as tables have it. */
export function shortId(id: string): string {
  return id.replace(/^test\./, "");
}

/** A cause, and what of an outcome shows it: the first whose test holds is taken. */
const RULES: readonly (readonly [cause: string, test: (test: TestOutcome) => boolean])[] = [
  ["Crashes of the host", ({ outcome }) => outcome === "crash"],
  [
    "Limits of time and memory that the task sets",
    ({ outcome, detail }) => outcome === "limit" || says(detail, /^MemoryError/),
  ],
  [
    "Test modules that cannot be imported, for a private name or a module that there is not",
    ({ detail }) => /^\s*File "driver\.py", line \d+, in load$/m.test(detail),
  ],
  [
    "Counts of references, and objects that must die at once",
    ({ detail }) =>
      /getrefcount|get_objects|get_referrers|was never awaited|RuntimeWarning not triggered|unraisable|_refleak/
        .test(detail),
  ],
  [
    "Tracing, and frames that go on being the running ones",
    ({ id, detail }) =>
      /Tracing|PEP626|TracebackType|test_frame/.test(id) || /settrace|<frame at/.test(detail),
  ],
  [
    "Private parts of modules: names with an underscore, accelerators in C",
    ({ detail }) =>
      /(has no attribute|cannot import name|No module named) '[\w.]*\b_\w+|c_make|JSONArray|scanstring/
        .test(detail),
  ],
  [
    "Modules and encodings that there are not",
    ({ detail }) => says(detail, /^ModuleNotFoundError|unknown encoding|cannot be registered/),
  ],
  ["Warnings that are not given", ({ detail }) => says(detail, /Warning not triggered/)],
  [
    "Docstrings and signatures of builtins",
    ({ detail }) => /__doc__|__text_sig|signature/.test(detail),
  ],
  ["Pickling", ({ detail }) => says(detail, /[Pp]ickl/)],
  ["Words of messages", ({ detail }) => says(detail, / does not match "/)],
  ["No error where CPython has one", ({ detail }) => says(detail, /not raised/)],
];
const OTHER = "Other differences";

/** Whether the last line of a traceback, which says what was raised, shows a pattern. */
function says(detail: string, pattern: RegExp): boolean {
  const lines = detail.trim().split("\n");
  return lines.some((line) => /^\S*(Error|Exception|Warning)\b/.test(line) && pattern.test(line));
}

/** The causes, in the order of the table. */
export const CAUSES: readonly string[] = [...RULES.map(([cause]) => cause), OTHER];

/** The cause of a failure. */
export function causeOf(test: TestOutcome): string {
  return RULES.find(([, holds]) => holds(test))?.[0] ?? OTHER;
}
