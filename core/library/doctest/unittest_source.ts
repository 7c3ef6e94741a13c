/** Doctests as unittest's test cases: compiled when one of its names is asked for. */
export const unittestSource: string = String.raw`
import unittest


class DocTestCase(unittest.TestCase):
    """A test case of one DocTest."""

    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
        super().__init__()
        self._dt_optionflags = optionflags
        self._dt_checker = checker
        self._dt_test = test
        self._dt_setUp = setUp
        self._dt_tearDown = tearDown

    def setUp(self):
        self._dt_globs = self._dt_test.globs.copy()
        if self._dt_setUp is not None:
            self._dt_setUp(self._dt_test)

    def tearDown(self):
        if self._dt_tearDown is not None:
            self._dt_tearDown(self._dt_test)
        self._dt_test.globs.clear()
        self._dt_test.globs.update(self._dt_globs)

    def runTest(self):
        flags = self._dt_optionflags
        if not flags & REPORTING_FLAGS:
            flags |= _unittest_reportflags
        report = io.StringIO()
        runner = DocTestRunner(optionflags=flags, checker=self._dt_checker, verbose=False)
        runner.DIVIDER = "-" * 70
        results = runner.run(self._dt_test, out=report.write, clear_globs=False)
        if results.skipped == len(self._dt_test.examples) and results.skipped:
            raise unittest.SkipTest("all examples were skipped")
        if results.failed:
            raise self.failureException(self.format_failure(report.getvalue()))

    def format_failure(self, err):
        test = self._dt_test
        number = "unknown line number" if test.lineno is None else f"{test.lineno}"
        short = ".".join(test.name.split(".")[-1:])
        return (f'Failed doctest test for {test.name}\n'
                f'  File "{test.filename}", line {number}, in {short}\n\n{err}')

    def id(self):
        return self._dt_test.name

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return (self._dt_test == other._dt_test and self._dt_optionflags == other._dt_optionflags
                and self._dt_setUp == other._dt_setUp and self._dt_tearDown == other._dt_tearDown
                and self._dt_checker == other._dt_checker)

    def __hash__(self):
        return hash((self._dt_optionflags, self._dt_setUp, self._dt_tearDown, self._dt_checker))

    def __repr__(self):
        name = self._dt_test.name.split(".")
        return f"{name[-1]} ({'.'.join(name[:-1])})"

    __str__ = __repr__

    def shortDescription(self):
        return "Doctest: " + self._dt_test.name


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    """A unittest suite of the doctests of a module."""
    if test_finder is None:
        test_finder = DocTestFinder()
    if module is None:
        module = sys.modules[sys._getframe(1).f_globals["__name__"]]
    elif isinstance(module, str):
        module = __import__(module, globals(), locals(), ["*"])
    suite = unittest.TestSuite()
    for test in test_finder.find(module, globs=globs, extraglobs=extraglobs):
        if test.examples:
            if not test.filename:
                test.filename = module.__name__
            suite.addTest(DocTestCase(test, **options))
    return suite


class DocFileCase(DocTestCase):
    """A test case of the examples in a file."""

    def id(self):
        return "_".join(self._dt_test.name.split("."))

    def __repr__(self):
        return self._dt_test.filename

    __str__ = __repr__

    def format_failure(self, err):
        test = self._dt_test
        return f'Failed doctest test for {test.name}\n  File "{test.filename}", line 0\n\n{err}'


def DocFileTest(path, module_relative=True, package=None, globs=None, parser=DocTestParser(),
                encoding=None, **options):
    """A test case of the examples in the file at the path."""
    import os
    globs = {} if globs is None else globs.copy()
    if package and not module_relative:
        raise ValueError("Package may only be specified for module-relative paths.")
    with open(path, encoding=encoding or "utf-8") as file:
        text = file.read()
    globs.setdefault("__file__", path)
    return DocFileCase(parser.get_doctest(text, globs, os.path.basename(path), path, 0), **options)


def DocFileSuite(*paths, **kw):
    """A unittest suite of the examples in files."""
    suite = unittest.TestSuite()
    for path in paths:
        suite.addTest(DocFileTest(path, **kw))
    return suite
`;
