/**
 * The module doctest (Lib/doctest.py), in Python. Left out: the debugger and what needs it (debug, debug_src), command line,
 * testsource, encodings and package files of testfile.
 */
import { defineModule } from "../index.ts";
import { keepSource } from "../source_text.ts";
import { examplesSource } from "./examples_source.ts";
import { finderSource } from "./finder_source.ts";
import { runnerSource } from "./runner_source.ts";
import { unittestSource } from "./unittest_source.ts";

defineModule({
  name: "doctest",
  doc: "Module doctest -- a framework for running examples in docstrings.",
  functions: { _keep_source: ["code, text, /", keepSource] },
  source: examplesSource + finderSource + runnerSource,
  lazySources: [
    {
      names: "DocFileCase DocFileSuite DocFileTest DocTestCase DocTestSuite",
      source: unittestSource,
    },
  ],
});
