/**
 * The module unittest (Lib/unittest), in Python; messages and reports are CPython's.
 *
 * Left out: discovery (there are no files), signal handling, durations, locals in tracebacks, colours. The
 * submodules (unittest.case and the others) are names for what is in this one.
 */
import { defineModule } from "../index.ts";
import { assertionsSource } from "./assertions_source.ts";
import { caseSource } from "./case_source.ts";
import { programSource } from "./program_source.ts";
import { resultSource } from "./result_source.ts";

defineModule({
  name: "unittest",
  doc:
    "Python unit testing framework, based on Erich Gamma's JUnit and Kent Beck's Smalltalk testing framework.",
  source: resultSource + assertionsSource + caseSource + programSource,
  isPackage: true,
});
