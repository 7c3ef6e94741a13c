"""Loads the tests of one module and runs them one at a time, each as a call of the host."""

import sys
import traceback
import unittest

_tests = []


class _Result(unittest.TestResult):
    """Keeps the outcome of the test that runs."""

    def __init__(self):
        super().__init__()
        # The fixtures of a class or module are kept from one call to the next.
        self._testRunEntered = True
        self.begin()

    def begin(self):
        self.outcome = None
        self.detail = ""

    def _note(self, outcome, detail):
        if self.outcome in (None, "passed", "skipped"):
            self.outcome = outcome
            self.detail = detail

    def addSuccess(self, test):
        if self.outcome is None:
            self.outcome = "passed"

    def addFailure(self, test, err):
        self._note("failed", _text(err))

    def addError(self, test, err):
        text = _text(err)
        if "can't start new thread" in text:
            self.addSkip(test, "needs threads")
        else:
            self._note("error", text)

    def addSkip(self, test, reason):
        if self.outcome is None:
            self.outcome = "skipped"
            self.detail = str(reason)

    def addExpectedFailure(self, test, err):
        self.addSuccess(test)

    def addUnexpectedSuccess(self, test):
        self._note("failed", "unexpected success")

    def addSubTest(self, test, subtest, err):
        if err is not None:
            outcome = "failed" if issubclass(err[0], test.failureException) else "error"
            self._note(outcome, _text(err))


def _text(err):
    try:
        return "".join(traceback.format_exception(*err))[-4000:]
    except Exception as problem:
        return f"{err[0].__name__}: cannot be formatted: {type(problem).__name__}"


_result = _Result()


def _flatten(suite):
    for test in suite:
        if isinstance(test, unittest.BaseTestSuite):
            _flatten(test)
        else:
            _tests.append(test)


def load(name):
    """Imports a test module; returns the ids of its tests, or why it has none: [outcome, text]."""
    # CPython's modules say which file they are of; some tests take the folder from there.
    for module in "argparse", "ast", "linecache":
        __import__(module).__file__ = f"/{module}.py"
    try:
        __import__(name)
    except unittest.SkipTest as skip:
        return ["skipped", str(skip)]
    except BaseException:
        return ["error", _text(sys.exc_info())]
    _flatten(unittest.defaultTestLoader.loadTestsFromModule(sys.modules[name]))
    return ["loaded", [test.id() for test in _tests]]


def run(index):
    """Runs one test; returns its outcome and what went wrong."""
    _result.begin()
    test = _tests[index]
    stdout, stderr = sys.stdout, sys.stderr
    try:
        unittest.TestSuite([test]).run(_result)
    except BaseException:
        _result._note("error", _text(sys.exc_info()))
    finally:
        sys.stdout, sys.stderr = stdout, stderr
    _tests[index] = None
    if _result.outcome is None:
        _result.outcome = "failed"
        _result.detail = "the fixture of its class or module failed"
    return [_result.outcome, _result.detail]
