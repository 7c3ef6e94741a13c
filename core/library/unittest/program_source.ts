/** Suites with the fixtures of classes and modules, the loader that finds tests, and main. */
export const programSource = String.raw`


def _call_if_exists(parent, name):
    getattr(parent, name, lambda: None)()


class BaseTestSuite:
    """A simple test suite that doesn't provide class or module shared fixtures."""

    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return f"<{strclass(self.__class__)} tests={list(self)}>"

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return list(self) == list(other)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        return result

    def _removeTestAtIndex(self, index):
        """A test that has run is not kept."""
        test = self._tests[index]
        if test is not None:
            self._removed_tests += test.countTestCases()
            self._tests[index] = None

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Run the tests without collecting errors in a TestResult"""
        for test in self:
            test.debug()


def _is_not_suite(test):
    try:
        iter(test)
    except TypeError:
        return True
    return False


class _ErrorHolder:
    """Stands for a test where a fixture fails."""

    failureException = AssertionError

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"

    def __str__(self):
        return self.id()

    def run(self, result):
        pass

    def __call__(self, result):
        return self.run(result)

    def countTestCases(self):
        return 0


class TestSuite(BaseTestSuite):
    """A test suite is a composite test consisting of a number of TestCases."""

    def run(self, result, debug=False):
        top = result._testRunEntered is False if hasattr(result, "_testRunEntered") else True
        if top:
            result._testRunEntered = True
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if _is_not_suite(test):
                self._tearDownPreviousClass(test, result)
                self._handleModuleFixture(test, result)
                self._handleClassSetUp(test, result)
                result._previousTestClass = test.__class__
                if (getattr(test.__class__, "_classSetupFailed", False)
                        or getattr(result, "_moduleSetUpFailed", False)):
                    continue
            if not debug:
                test(result)
            else:
                test.debug()
            if self._cleanup:
                self._removeTestAtIndex(index)
        if top:
            self._tearDownPreviousClass(None, result)
            self._handleModuleTearDown(result)
            result._testRunEntered = False
        return result

    def debug(self):
        """Run the tests without collecting errors in a TestResult"""
        self.run(TestResult(), True)

    def _handleClassSetUp(self, test, result):
        previous = getattr(result, "_previousTestClass", None)
        cls = test.__class__
        if cls == previous or result._moduleSetUpFailed or getattr(cls, "__unittest_skip__", False):
            return
        try:
            cls._classSetupFailed = False
        except TypeError:
            pass
        setUp = getattr(cls, "setUpClass", None)
        if setUp is None:
            return
        failed = False
        _call_if_exists(result, "_setupStdout")
        try:
            try:
                setUp()
            except Exception as e:
                failed = True
                try:
                    cls._classSetupFailed = True
                except TypeError:
                    pass
                self._addFixtureError(result, e, "setUpClass", strclass(cls))
            if failed and hasattr(cls, "doClassCleanups"):
                cls.doClassCleanups()
                for info in cls.tearDown_exceptions:
                    self._addFixtureError(result, info[1], "setUpClass", strclass(cls), info)
        finally:
            _call_if_exists(result, "_restoreStdout")

    def _handleModuleFixture(self, test, result):
        previous = getattr(result, "_previousTestClass", None)
        if previous is not None and test.__class__.__module__ == previous.__module__:
            return
        self._handleModuleTearDown(result)
        result._moduleSetUpFailed = False
        module = sys.modules.get(test.__class__.__module__)
        setUp = getattr(module, "setUpModule", None)
        if setUp is None:
            return
        _call_if_exists(result, "_setupStdout")
        try:
            try:
                setUp()
            except Exception as e:
                result._moduleSetUpFailed = True
                self._addFixtureError(result, e, "setUpModule", module.__name__)
            if result._moduleSetUpFailed:
                try:
                    doModuleCleanups()
                except Exception as e:
                    self._addFixtureError(result, e, "setUpModule", module.__name__)
        finally:
            _call_if_exists(result, "_restoreStdout")

    def _addFixtureError(self, result, error, method, parent, info=None):
        holder = _ErrorHolder(f"{method} ({parent})")
        if isinstance(error, SkipTest) and getattr(result, "addSkip", None) is not None:
            result.addSkip(holder, str(error))
        else:
            result.addError(holder, info or sys.exc_info())

    def _handleModuleTearDown(self, result):
        previous = getattr(result, "_previousTestClass", None)
        if previous is None or result._moduleSetUpFailed:
            return
        module = sys.modules.get(previous.__module__)
        if module is None:
            return
        _call_if_exists(result, "_setupStdout")
        try:
            tearDown = getattr(module, "tearDownModule", None)
            if tearDown is not None:
                try:
                    tearDown()
                except Exception as e:
                    self._addFixtureError(result, e, "tearDownModule", previous.__module__)
            try:
                doModuleCleanups()
            except Exception as e:
                self._addFixtureError(result, e, "tearDownModule", previous.__module__)
        finally:
            _call_if_exists(result, "_restoreStdout")

    def _tearDownPreviousClass(self, test, result):
        previous = getattr(result, "_previousTestClass", None)
        if previous is None or previous == test.__class__:
            return
        if (getattr(previous, "_classSetupFailed", False) or getattr(result, "_moduleSetUpFailed", False)
                or getattr(previous, "__unittest_skip__", False)):
            return
        tearDown = getattr(previous, "tearDownClass", None)
        cleanups = getattr(previous, "doClassCleanups", None)
        if tearDown is None and cleanups is None:
            return
        _call_if_exists(result, "_setupStdout")
        try:
            if tearDown is not None:
                try:
                    tearDown()
                except Exception as e:
                    self._addFixtureError(result, e, "tearDownClass", strclass(previous))
            if cleanups is not None:
                cleanups()
                for info in previous.tearDown_exceptions:
                    self._addFixtureError(result, info[1], "tearDownClass", strclass(previous), info)
        finally:
            _call_if_exists(result, "_restoreStdout")


class _FailedTest(TestCase):
    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattribute__(name)

        def testFailure():
            raise self._exception
        return testFailure


def _three_way(x, y):
    return (x > y) - (x < y)


def _matches(name, pattern):
    "Whether a name matches a pattern with * and ?."
    import re
    parts = re.split(r"([*?])", pattern)
    text = "".join({"*": ".*", "?": "."}.get(part, re.escape(part)) for part in parts)
    return re.fullmatch(text, name, re.S) is not None


class TestLoader:
    """Loads tests according to various criteria and returns them wrapped in a TestSuite."""

    testMethodPrefix = "test"
    sortTestMethodsUsing = staticmethod(_three_way)
    testNamePatterns = None
    suiteClass = TestSuite

    def __init__(self):
        self.errors = []

    def loadTestsFromTestCase(self, testCaseClass):
        """Return a suite of all test cases contained in testCaseClass"""
        if issubclass(testCaseClass, TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from "
                            "TestCase?")
        if testCaseClass in (TestCase, FunctionTestCase):
            names = []
        else:
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, "runTest"):
                names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        """Return a suite of all test cases contained in the given module"""
        tests = []
        for name in dir(module):
            obj = getattr(module, name)
            if isinstance(obj, type) and issubclass(obj, TestCase) and obj not in (TestCase, FunctionTestCase,
                                                                                  IsolatedAsyncioTestCase):
                tests.append(self.loadTestsFromTestCase(obj))
        load_tests = getattr(module, "load_tests", None)
        tests = self.suiteClass(tests)
        if load_tests is not None:
            try:
                return load_tests(self, tests, pattern)
            except Exception as e:
                return self._failed(module.__name__, e, f"Failed to call load_tests:\n")
        return tests

    def _failed(self, name, exception, message):
        import traceback
        self.errors.append(message + "".join(traceback.format_exception(exception)))
        return self.suiteClass([_FailedTest(name, exception)])

    def loadTestsFromName(self, name, module=None):
        """Return a suite of all test cases given a string specifier."""
        parts = name.split(".")
        error_case = None
        if module is None:
            names = parts[:]
            while names:
                try:
                    module = __import__(".".join(names))
                    break
                except ImportError as e:
                    last = names.pop()
                    error_case = last, e
            if module is None:
                return self._failed(error_case[0], ImportError(f"Failed to import test module: {error_case[0]}\n"
                                                               f"{error_case[1]}"), "")
            parts = parts[1:]
        obj = module
        parent = None
        for part in parts:
            try:
                parent, obj = obj, getattr(obj, part)
            except AttributeError as e:
                return self._failed(part, e, "Failed to access attribute:\n")
        if isinstance(obj, types.ModuleType):
            return self.loadTestsFromModule(obj)
        if isinstance(obj, type) and issubclass(obj, TestCase):
            return self.loadTestsFromTestCase(obj)
        if isinstance(obj, types.FunctionType) and isinstance(parent, type) and issubclass(parent, TestCase):
            case = parent(parts[-1])
            if not isinstance(getattr(case, parts[-1]), types.FunctionType):
                return self.suiteClass([case])
        elif isinstance(obj, TestSuite):
            return obj
        if callable(obj):
            test = obj()
            if isinstance(test, TestSuite):
                return test
            if isinstance(test, TestCase):
                return self.suiteClass([test])
            raise TypeError(f"calling {obj} returned {test}, not a test")
        raise TypeError(f"don't know how to make test from: {obj}")

    def loadTestsFromNames(self, names, module=None):
        """Return a suite of all test cases found using the given sequence of string specifiers."""
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        """Return a sorted sequence of method names found within testCaseClass"""
        def wanted(name):
            if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                return False
            full = f"{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}"
            return self.testNamePatterns is None or any(_matches(full, p) for p in self.testNamePatterns)
        names = [name for name in dir(testCaseClass) if wanted(name)]
        if self.sortTestMethodsUsing:
            names.sort(key=cmp_to_key(self.sortTestMethodsUsing))
        return names


defaultTestLoader = TestLoader()


class TestProgram:
    """Runs a set of tests from the command line or from a module; unittest.main is this class."""

    module = None
    verbosity = 1
    failfast = buffer = catchbreak = progName = warnings = testNamePatterns = None

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None,
                 testLoader=defaultTestLoader, exit=True, verbosity=1, failfast=None, catchbreak=None,
                 buffer=None, warnings=None, *, tb_locals=False, durations=None):
        if isinstance(module, str):
            __import__(module)
            module = sys.modules[module]
        self.module = module
        if argv is None:
            argv = sys.argv
        self.exit = exit
        self.failfast = failfast
        self.verbosity = verbosity
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.durations = durations
        self.warnings = "default" if warnings is None else warnings
        self.defaultTest = defaultTest
        self.testRunner = testRunner
        self.testLoader = testLoader
        self.progName = argv[0].rpartition("/")[2] if argv else "unittest"
        self.parseArgs(argv)
        self.runTests()

    def parseArgs(self, argv):
        names = []
        patterns = []
        rest = list(argv[1:])
        while rest:
            argument = rest.pop(0)
            if argument in ("-v", "--verbose"):
                self.verbosity = 2
            elif argument in ("-q", "--quiet"):
                self.verbosity = 0
            elif argument in ("-f", "--failfast"):
                self.failfast = True
            elif argument in ("-b", "--buffer"):
                self.buffer = True
            elif argument == "-k" and rest:
                pattern = rest.pop(0)
                patterns.append(pattern if "*" in pattern else f"*{pattern}*")
            elif argument.startswith("-"):
                print(f"{self.progName}: error: unrecognized arguments: {argument}", file=sys.stderr)
                sys.exit(2)
            else:
                names.append(argument)
        if patterns:
            self.testNamePatterns = patterns
        if names:
            self.testNames = names
        elif self.defaultTest is None:
            self.testNames = None
        else:
            self.testNames = (self.defaultTest,) if isinstance(self.defaultTest, str) else self.defaultTest
        self.createTests()

    def createTests(self):
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def runTests(self):
        runner = TextTestRunner if self.testRunner is None else self.testRunner
        if isinstance(runner, type):
            runner = runner(verbosity=self.verbosity, failfast=self.failfast, buffer=self.buffer,
                            warnings=self.warnings)
        self.result = runner.run(self.test)
        if self.exit:
            if self.result.testsRun == 0 and len(self.result.skipped) == 0:
                sys.exit(5)
            sys.exit(0 if self.result.wasSuccessful() else 1)


main = TestProgram
for _made in (TestProgram, TestLoader, TestSuite, BaseTestSuite, TestCase, FunctionTestCase, TestResult, TextTestResult,
              TextTestRunner, SkipTest, IsolatedAsyncioTestCase):
    _made.__module__ = "unittest." + {
        "TestProgram": "main", "TestLoader": "loader", "TestSuite": "suite", "BaseTestSuite": "suite",
        "TestResult": "result", "TextTestResult": "runner", "TextTestRunner": "runner",
        "IsolatedAsyncioTestCase": "async_case"}.get(_made.__name__, "case")


# The package's submodules, as names: CPython's files are one module here.
for _name, _names in {
    "util": "safe_repr strclass _common_shorten_repr _shorten sorted_list_difference unorderable_list_difference",
    "result": "TestResult failfast STDOUT_LINE STDERR_LINE",
    "case": "warnings TestCase FunctionTestCase SkipTest skip skipIf skipUnless expectedFailure addModuleCleanup "
            "doModuleCleanups enterModuleContext DIFF_OMITTED _Outcome _SubTest _id _AssertRaisesContext "
            "_AssertWarnsContext _subtest_msg_sentinel",
    "suite": "TestSuite BaseTestSuite",
    "loader": "TestLoader defaultTestLoader",
    "runner": "TextTestRunner TextTestResult _WritelnDecorator",
    "main": "TestProgram main",
    "async_case": "IsolatedAsyncioTestCase",
}.items():
    _made = types.ModuleType(f"{__name__}.{_name}")
    _made.__package__ = __name__
    for _each in _names.split():
        setattr(_made, _each, globals()[_each])
    sys.modules[_made.__name__] = _made
    globals().setdefault(_name, _made)
del _name, _names, _made, _each
`;
