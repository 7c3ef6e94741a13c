/** The table of what passes of CPython's tests, as text. */
import { causeOf, CAUSES, shortId } from "./causes.ts";
import type { FileResult, TestOutcome } from "./run_file.ts";

interface Counts {
  methods: number;
  passed: number;
  failed: number;
  errors: number;
  skipped: number;
}

function countsOf(tests: readonly TestOutcome[]): Counts {
  const of = (...outcomes: string[]) => tests.filter((t) => outcomes.includes(t.outcome)).length;
  return {
    methods: tests.length,
    passed: of("passed"),
    failed: of("failed"),
    errors: of("error", "limit", "crash"),
    skipped: of("skipped"),
  };
}

/** One line about a file while the task runs. */
export function summaryLine({ name, tests, seconds }: FileResult): string {
  const { methods, passed, failed, errors, skipped } = countsOf(tests);
  const bad = tests.filter(({ outcome }) => outcome === "limit" || outcome === "crash").length;
  return `${name}: ${methods} methods, ${passed} passed, ${failed} failed, ${errors} errors` +
    (bad > 0 ? ` (${bad} limits or crashes)` : "") +
    `, ${skipped} skipped, ${seconds.toFixed(1)} s`;
}

/** Share of the methods that ran and were not skipped, in percent. */
function percent({ methods, passed, skipped }: Counts): string {
  return methods === skipped ? "-" : `${(100 * passed / (methods - skipped)).toFixed(1)} %`;
}

/** Names of methods that are told of a module; `--details` has all. */
const NAMES_MOST = 12;

/** One item of a list for each module, with the names of its tests behind that of the module. */
function namesByModule(ids: readonly string[]): string[] {
  const moduleOf = (id: string) =>
    /^(?:[a-z_]\w*\.)*?(?=[A-Z]|test_\w+$|[a-z]\w*$)/.exec(id)?.[0] ?? "";
  const items: string[] = [];
  for (const [module, tests] of Map.groupBy(ids, moduleOf)) {
    const names = tests.slice(0, NAMES_MOST).map((id) => id.slice(module.length));
    const more = tests.length > NAMES_MOST ? ` and ${tests.length - NAMES_MOST} more` : "";
    items.push(`- ${module.replace(/\.$/, "")}: \`${names.join("` `")}\`${more}`);
  }
  return items;
}

/** The whole table: totals, files, causes. */
export function tableText(results: readonly FileResult[]): string {
  const all = countsOf(results.flatMap(({ tests }) => tests));
  const lines = [
    "# CPython's own tests",
    "",
    "Test files of CPython 3.14.7 run by `deno task cpython-tests --python FOLDER --table`, which writes this file; each file",
    "in a runtime of its own, interpreted, with 512 MiB and 20 seconds a test. `test.support` is this folder's own; where a",
    "file has a variant for an accelerator in C and one for Python code, both run with the one module that there is.",
    "",
    "Skipped, and not counted among those that run, are tests that carry a decorator for it (`cpython_only`, resources that",
    "are not given, docstrings, locales, time zones), and tests that use threads, processes, sockets, signals or the C API.",
    "Where a file cannot be imported, all its methods count as errors.",
    "",
    `**${all.passed} of ${all.methods - all.skipped} methods pass (${percent(all)})**; ` +
    `${all.failed} fail, ${all.errors} end in errors, ${all.skipped} of ${all.methods} are skipped.`,
    "",
    "## Files",
    "",
    "| file | methods | passed | failed | errors | skipped | passed of run |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
  ];
  for (const { name, tests } of results) {
    const counts = countsOf(tests);
    const { methods, passed, failed, errors, skipped } = counts;
    lines.push(
      `| ${
        name.replace(/^test\./, "")
      } | ${methods} | ${passed} | ${failed} | ${errors} | ${skipped} | ${percent(counts)} |`,
    );
  }
  lines.push("", "## What fails, by cause", "");
  const byCause = new Map<string, string[]>(CAUSES.map((cause) => [cause, []]));
  for (const { tests } of results) {
    for (const test of tests) {
      if (test.outcome === "passed" || test.outcome === "skipped") continue;
      const cause = causeOf(test);
      const ids = byCause.get(cause);
      const id = shortId(test.id);
      if (ids === undefined) byCause.set(cause, [id]);
      else ids.push(id);
    }
  }
  for (const [cause, ids] of byCause) {
    if (ids.length === 0) continue;
    lines.push(`### ${cause} (${ids.length})`, "", ...namesByModule(ids), "");
  }
  return lines.join("\n").trimEnd() + "\n";
}
