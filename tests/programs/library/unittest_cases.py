import io
import logging
import re
import sys
import unittest
import warnings


def run(case, verbosity=1, **options):
    """Runs the tests of a class and prints the report without times."""
    stream = io.StringIO()
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(case)
    result = unittest.TextTestRunner(stream, verbosity=verbosity, **options).run(suite)
    print(re.sub(r"in \d+\.\d+s", "in N s", stream.getvalue()))
    print(result, result.wasSuccessful())


class Outcomes(unittest.TestCase):
    def test_passes(self):
        """The first line.

        Not this one.
        """
        self.assertEqual(1 + 1, 2)

    def test_fails(self):
        self.assertEqual(1, 2, "numbers")

    def test_error(self):
        def inner():
            return 1 / 0
        inner()

    def test_chained(self):
        try:
            self.assertTrue(0)
        except AssertionError as error:
            raise KeyError("key") from error

    @unittest.skip("not now")
    def test_skipped(self):
        self.fail("never")

    @unittest.skipIf(True, "condition")
    def test_skipped_if(self):
        pass

    @unittest.skipUnless(True, "condition")
    def test_not_skipped(self):
        pass

    def test_skips_itself(self):
        self.skipTest("inside")

    @unittest.expectedFailure
    def test_expected(self):
        self.assertIn(1, [])

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    def not_a_test(self):
        raise RuntimeError


run(Outcomes)
run(Outcomes, 2)
run(Outcomes, 0, descriptions=False)
run(Outcomes, failfast=True)


class Subtests(unittest.TestCase):
    def test_numbers(self):
        for i in range(4):
            with self.subTest(i=i):
                self.assertEqual(i % 2, 0)
            with self.subTest("message", i=i, j="x"):
                if i == 3:
                    raise ValueError("three")

    def test_nested(self):
        with self.subTest("outer", a=1):
            with self.subTest(b=2):
                self.fail("inside")

    def test_skip(self):
        with self.subTest(k=1):
            self.skipTest("in a subtest")

    def test_all_pass(self):
        with self.subTest():
            pass


run(Subtests)
run(Subtests, 2)


class Fixtures(unittest.TestCase):
    log = []

    @classmethod
    def setUpClass(cls):
        cls.log.append("setUpClass")
        cls.addClassCleanup(cls.log.append, "class cleanup")

    @classmethod
    def tearDownClass(cls):
        cls.log.append("tearDownClass")

    def setUp(self):
        self.log.append("setUp")
        self.addCleanup(self.log.append, "cleanup 1")
        self.addCleanup(self.log.append, "cleanup 2")

    def tearDown(self):
        self.log.append("tearDown")

    def test_a(self):
        self.log.append("test_a")

    def test_b(self):
        self.log.append("test_b")
        self.fail()


run(Fixtures)
print(Fixtures.log)


class BrokenSetUp(unittest.TestCase):
    def setUp(self):
        raise OSError("no set-up")

    def tearDown(self):
        print("never")

    def test_one(self):
        pass


class BrokenClass(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise OSError("no class")

    def test_one(self):
        pass


class BrokenTearDown(unittest.TestCase):
    def tearDown(self):
        raise OSError("no tear-down")

    def test_fails_twice(self):
        self.fail("first")


@unittest.skip("whole class")
class SkippedClass(unittest.TestCase):
    def test_one(self):
        pass


class Empty(unittest.TestCase):
    pass


for case in (BrokenSetUp, BrokenClass, BrokenTearDown, SkippedClass, Empty):
    run(case)


class Printing(unittest.TestCase):
    def test_quiet(self):
        print("hidden")

    def test_loud(self):
        print("shown")
        print("error", file=sys.stderr)
        self.fail("so that it is shown")


stream = io.StringIO()
saved = sys.stdout, sys.stderr
sys.stdout = sys.stderr = io.StringIO()
result = unittest.TextTestRunner(stream, buffer=True).run(unittest.defaultTestLoader.loadTestsFromTestCase(Printing))
sys.stdout, sys.stderr = saved
print(re.sub(r"in \d+\.\d+s", "in N s", stream.getvalue()))

print("-- suites and loaders")
suite = unittest.TestSuite([Outcomes("test_passes"), Fixtures("test_a")])
print(suite.countTestCases(), suite)
suite.addTest(unittest.FunctionTestCase(lambda: None, description="a function"))
result = unittest.TestResult()
suite.run(result)
print(result, suite.countTestCases())
print(unittest.defaultTestLoader.getTestCaseNames(Subtests), Outcomes("test_passes").shortDescription(),
      Outcomes("test_passes").id(), Outcomes("test_passes"), [Outcomes("test_passes")],
      Outcomes("test_passes") == Outcomes("test_passes"))
for wrong in (lambda: Outcomes("missing"), lambda: suite.addTest(3), lambda: suite.addTests("text"),
              lambda: suite.addTest(Outcomes)):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
program = unittest.main(argv=["prog", "Fixtures.test_a", "Outcomes.test_passes", "-v"], exit=False,
                        testRunner=unittest.TextTestRunner(io.StringIO()))
print(program.result)
try:
    unittest.main(argv=["prog", "-k", "test_a", "Fixtures"], testRunner=unittest.TextTestRunner(io.StringIO()))
except SystemExit as error:
    print("exit", error.code)
try:
    unittest.main(argv=["prog", "Subtests"], testRunner=unittest.TextTestRunner(io.StringIO()), testLoader=unittest.TestLoader())
except SystemExit as error:
    print("exit", error.code)


class Async(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.value = 1
        self.addAsyncCleanup(self.clean)

    async def clean(self):
        print("cleaned", self.value)

    async def test_waits(self):
        import asyncio
        await asyncio.sleep(0)
        self.assertEqual(self.value, 1)

    async def test_fails(self):
        self.assertEqual(self.value, 2)

    def test_plain(self):
        self.assertTrue(self.value)


run(Async, 2)
Outcomes("test_passes").debug()
try:
    Outcomes("test_fails").debug()
except AssertionError as error:
    print(error)
