import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { causeOf, CAUSES } from "./causes.ts";
import { runFile } from "./run_file.ts";
import { type Event, runModule } from "./run_module.ts";
import { summaryLine, tableText } from "./table.ts";

/** Steps that each test may take: few for the one that never ends, many for what loading does. */
const FUEL = 20_000_000;

/** The outcome of each test of sample_tests.py by what is behind `test_` in its name. */
const EXPECTED: Readonly<Record<string, string>> = {
  a_passes: "passed",
  b_passes_with_the_same_class: "passed",
  c_fails: "failed",
  d_errs: "error",
  e_skipped: "skipped",
  f_cpython_only: "skipped",
  g_needs_threads: "skipped",
  h_needs_processes: "skipped",
  i_needs_signals: "skipped",
  j_fails_as_expected: "passed",
  k_passes_unexpectedly: "failed",
  l_one_subtest_of_three_fails: "failed",
  m_never_ends: "limit",
  n_goes_on_behind_it: "passed",
  o_files: "passed",
  p_output_of_its_own: "passed",
  q_exits: "error",
};

function runSample(from: number): Event[] {
  const events: Event[] = [];
  runModule("sample_tests", null, from, (event) => events.push(event), FUEL);
  return events;
}

Deno.test("the runner of CPython's tests tells every outcome", () => {
  const [loaded, ...events] = runSample(0);
  if (loaded.kind !== "loaded") throw new Error(JSON.stringify(loaded));
  const outcomes: Record<string, string> = {};
  const started: number[] = [];
  for (const event of events) {
    if (event.kind === "start") started.push(event.index);
    if (event.kind === "end") outcomes[loaded.tests[event.index]] = event.outcome;
  }
  assertEquals(started, loaded.tests.map((_, index) => index));
  const expected: Record<string, string> = {
    "sample_tests.BadFixture.test_one": "error",
    "sample_tests.Skipped.test_one": "skipped",
  };
  for (const [name, outcome] of Object.entries(EXPECTED)) {
    expected[`sample_tests.Outcomes.test_${name}`] = outcome;
  }
  assertEquals(outcomes, expected);
});

Deno.test("the runner goes on behind the test that it is told", () => {
  const events = runSample(15);
  assertEquals(events.filter(({ kind }) => kind === "start").length, 4);
});

Deno.test("a test module in a process of its own, and one that is not there", async () => {
  const result = await runFile("sample_tests", null, FUEL);
  assertMatch(summaryLine(result), /^sample_tests: 19 methods, 6 passed, 3 failed, 4 errors/);
  const absent = await runFile("no_such_tests", null, FUEL);
  assertEquals(absent.tests.map(({ id, outcome }) => [id, outcome]), [["no_such_tests", "error"]]);
  const table = tableText([result, absent]);
  assertStringIncludes(table, "**6 of 14 methods pass (42.9 %)**");
  assertStringIncludes(table, "| sample_tests | 19 | 6 | 3 | 4 | 6 | 46.2 % |");
  assertStringIncludes(table, "`Outcomes.test_c_fails`");
});

Deno.test("causes of failures", () => {
  const cause = (detail: string, outcome = "error", id = "test.test_x.T.test_y") =>
    causeOf({ id, outcome: outcome as "error", detail });
  assertEquals(cause("", "crash"), "Crashes of the host");
  assertEquals(cause("", "limit"), "Limits of time and memory that the task sets");
  assertEquals(
    cause("Traceback\n  x\nModuleNotFoundError: No module named 'marshal'"),
    "Modules and encodings that there are not",
  );
  assertEquals(cause("AssertionError: 1 != 2", "failed"), CAUSES.at(-1));
});
