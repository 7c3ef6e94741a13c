"""Examples in docstrings: what is found, compared and reported.

>>> 1 + 1
2
"""
import doctest


def area(width, height=1):
    """The area of a rectangle.

    >>> area(3, 4)
    12
    >>> area(-1)
    Traceback (most recent call last):
        ...
    ValueError: negative width: -1
    >>> print("a\\n\\nb")
    a
    <BLANKLINE>
    b
    >>> [n for n in range(20)]    # doctest: +ELLIPSIS
    [0, 1, ..., 18, 19]
    >>> for i in range(3):
    ...     print(i, end=" ")
    0 1 2
    >>> area(1, 2) == 2
    1
    """
    if width < 0:
        raise ValueError(f"negative width: {width}")
    return width * height


def wrong(x):
    """
    >>> wrong(2)
    5
    >>> wrong("a")
    'aa'
    >>> wrong(None)
    Traceback (most recent call last):
    TypeError: something else
    >>> 1 / wrong(0) # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ZeroDivisionError: whatever
    >>> wrong(1); wrong(3)
    2
    """
    return x * 2


class Stack:
    """A stack.

    >>> s = Stack()
    >>> s.push(1); s.push(2)
    >>> s
    Stack(1, 2)
    >>> len(s)
    2
    """

    def __init__(self):
        self.items = []

    def push(self, item):
        "No examples."
        self.items.append(item)

    @property
    def top(self):
        """
        >>> s = Stack()
        >>> s.push("x")
        >>> s.top
        'x'
        """
        return self.items[-1]

    @staticmethod
    def empty():
        """
        >>> Stack.empty()
        Stack()
        """
        return Stack()

    @classmethod
    def of(cls, *items):
        """
        >>> Stack.of(1, 2).items # doctest: +SKIP
        [2, 1]
        >>> Stack.of(5)
        Stack(5)
        """
        stack = cls()
        for item in items:
            stack.push(item)
        return stack

    def __len__(self):
        return len(self.items)

    def __repr__(self):
        return f"Stack({', '.join(map(repr, self.items))})"


__test__ = {"more": ">>> area(2, 2)\n4\n", "flags": """
>>> print("a   b\\n  c") # doctest: +NORMALIZE_WHITESPACE
a b
c
>>> True
1
>>> True # doctest: +DONT_ACCEPT_TRUE_FOR_1
1
"""}

main = __import__("sys").modules["__main__"]
main.__file__ = "program.py"
print(doctest.testmod(main))
print(doctest.testmod(main, verbose=True, report=True))

print("-- one object")
doctest.run_docstring_examples(area, {"area": area}, verbose=True, name="area")

print("-- parsing")
parser = doctest.DocTestParser()
for part in parser.parse("""Text.

  >>> x = [1,
  ...      2]
  >>> x
  [1, 2]

More text
  >>> # only a comment
  >>> y  # doctest: +ELLIPSIS, -SKIP
  Traceback (most recent call last):
    File "x", line 1
  NameError: name 'y' is not defined
    with more

end"""):
    if isinstance(part, doctest.Example):
        print("example", repr(part.source), repr(part.want), repr(part.exc_msg), part.lineno,
              part.indent, part.options)
    else:
        print("text", repr(part))
for bad in (">>>1", "  >>> a\n ... b", "  >>> a\n b", ">>> a # doctest: +NOPE", ">>> # doctest: +SKIP"):
    try:
        parser.get_examples(bad, "bad")
        print("fine?", repr(bad))
    except ValueError as error:
        print(error)

print("-- comparing")
checker = doctest.OutputChecker()
for want, got, flags in [
    ("a...z\n", "abcz\n", doctest.ELLIPSIS), ("a...z\n", "abcz\n", 0), ("...\n", "\n", doctest.ELLIPSIS),
    ("a...b...c", "abc", doctest.ELLIPSIS), ("ab...bc", "abc", doctest.ELLIPSIS),
    ("1\n", "True\n", 0), ("0\n", "False\n", doctest.DONT_ACCEPT_TRUE_FOR_1),
    ("<BLANKLINE>\nx\n", "\nx\n", 0), ("<BLANKLINE>\nx\n", "\nx\n", doctest.DONT_ACCEPT_BLANKLINE),
    ("a  b", "a\nb\n", doctest.NORMALIZE_WHITESPACE), ("é\n", "é\n", 0),
]:
    print(repr(want), repr(got), flags, checker.check_output(want, got, flags))
example = doctest.Example("x", "a\nb\nc\nd\n")
for flags in (0, doctest.REPORT_UDIFF, doctest.REPORT_CDIFF, doctest.REPORT_NDIFF):
    print(checker.output_difference(example, "a\nB\nc\n\nd\n", flags), end="")
print(checker.output_difference(doctest.Example("x", ""), "y\n", 0), end="")
print(checker.output_difference(doctest.Example("x", "y"), "", 0), end="")

print("-- finding")
for test in doctest.DocTestFinder().find(Stack, "Stack", globs={}):
    print(test.name, len(test.examples), test)
try:
    doctest.DocTestFinder().find(3)
except ValueError as error:
    print(error)

print("-- stopping at the first failure")
try:
    doctest.testmod(main, raise_on_error=True, verbose=False)
except (doctest.DocTestFailure, doctest.UnexpectedException) as failure:
    print(type(failure).__name__, failure.example.source, repr(failure.example.want), failure.test.name)
runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.FAIL_FAST)
test = parser.get_doctest(">>> 1\n2\n>>> 3\n4\n", {}, "fast", None, None)
print(runner.run(test), runner.failures, runner.tries)
runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.REPORT_ONLY_FIRST_FAILURE)
test = parser.get_doctest(">>> 1\n2\n>>> 3\n4\n", {}, "first", "file.txt", 10)
print(runner.run(test))
runner.summarize(verbose=True)

print("-- a script")
print(doctest.script_from_examples("Intro\n\n>>> 1 + 1\n2\n\n>>> if 1:\n...     pass\nEnd\n"), end="")

print("-- unittest")
import unittest
suite = doctest.DocTestSuite(main, optionflags=doctest.ELLIPSIS)
result = unittest.TestResult()
suite.run(result)
print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped))
for case, text in result.failures:
    print(case, case.id(), case.shortDescription())
print(doctest.register_optionflag("MINE") == doctest.register_optionflag("MINE"))
print(doctest.TestResults(1, 2), doctest.TestResults(0, 3, skipped=1), *doctest.TestResults(4, 5))
