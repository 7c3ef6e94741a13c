/** Running examples and reporting what became of them: doctest's third part. */
export const runnerSource: string = String.raw`

class _Output(io.StringIO):
    "What examples print; the last line of it always ends."

    def getvalue(self):
        text = io.StringIO.getvalue(self)
        return text + "\n" if text and not text.endswith("\n") else text

    def truncate(self, size=None):
        self.seek(size)
        io.StringIO.truncate(self)


def _without_details(message):
    "The name of the exception, without module and message."
    first = message.split("\n", 1)[0]
    name = first.split(":", 1)[0]
    return name.rpartition(".")[2]


def _future_flags(globs):
    import __future__
    flags = 0
    for name in __future__.all_feature_names:
        feature = getattr(__future__, name)
        if globs.get(name) is feature:
            flags |= feature.compiler_flag
    return flags


def _plural(count, noun):
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


class DocTestRunner:
    """Runs DocTests and keeps count of what failed."""

    DIVIDER = "*" * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = optionflags
        self.original_optionflags = optionflags
        self.tries = 0
        self.failures = 0
        self.skips = 0
        self._stats = {}
        self._fakeout = _Output()

    def report_start(self, out, test, example):
        """Report that the example is about to run (where verbose)."""
        if self._verbose:
            wanted = f"Expecting:\n{_indented(example.want)}" if example.want else "Expecting nothing\n"
            out(f"Trying:\n{_indented(example.source)}{wanted}")

    def report_success(self, out, test, example, got):
        """Report that the example gave what was wanted (where verbose)."""
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        """Report that the example gave something else."""
        out(self._failure_header(test, example)
            + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        """Report that the example raised an exception that was not wanted."""
        text = "".join(traceback.format_exception(*exc_info))
        out(f"{self._failure_header(test, example)}Exception raised:\n{_indented(text)}")

    def _failure_header(self, test, example):
        lines = [self.DIVIDER]
        if test.filename:
            known = test.lineno is not None and example.lineno is not None
            number = test.lineno + example.lineno + 1 if known else "?"
            lines.append(f'File "{test.filename}", line {number}, in {test.name}')
        else:
            lines.append(f"Line {example.lineno + 1}, in {test.name}")
        lines += ["Failed example:", _indented(example.source)]
        return "\n".join(lines)

    def _run_example(self, example, filename, flags, globs):
        "(output, exc_info or None) of an example."
        raised = None
        try:
            code = compile(example.source, filename, "single", flags, True)
            _keep_source(code, example.source)
            exec(code, globs)
        except KeyboardInterrupt:
            raise
        except BaseException:
            kind, error, trace = sys.exc_info()
            raised = kind, error, trace.tb_next
        output = self._fakeout.getvalue()
        self._fakeout.truncate(0)
        return output, raised

    def _is_wanted_exception(self, example, raised):
        message = traceback.format_exception_only(*raised[:2])
        if issubclass(raised[0], SyntaxError):
            # The lines before the message show where it is, in ways that change.
            name = raised[0].__name__
            qualified = f"{raised[0].__module__}.{raised[0].__qualname__}"
            starts = (f"{name}:", f"{name}\n", f"{qualified}:", f"{qualified}\n")
            message = message[next((i for i, line in enumerate(message) if line.startswith(starts)), 0):]
        text = "".join(message)
        if self._checker.check_output(example.exc_msg, text, self.optionflags):
            return True
        if not self.optionflags & IGNORE_EXCEPTION_DETAIL:
            return False
        return self._checker.check_output(_without_details(example.exc_msg), _without_details(text),
                                          self.optionflags)

    def _run(self, test, flags, out):
        failures = tries = skips = 0
        before = self.optionflags
        for index, example in enumerate(test.examples):
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
            self.optionflags = before
            for flag, on in example.options.items():
                self.optionflags = self.optionflags | flag if on else self.optionflags & ~flag
            tries += 1
            if self.optionflags & SKIP:
                skips += 1
                continue
            if not quiet:
                self.report_start(out, test, example)
            got, raised = self._run_example(example, f"<doctest {test.name}[{index}]>", flags, test.globs)
            if raised is None:
                passed = self._checker.check_output(example.want, got, self.optionflags)
            else:
                if not quiet:
                    got += "".join(traceback.format_exception(*raised))
                passed = example.exc_msg is not None and self._is_wanted_exception(example, raised)
            if passed:
                if not quiet:
                    self.report_success(out, test, example, got)
                continue
            if not quiet:
                if raised is not None and example.exc_msg is None:
                    self.report_unexpected_exception(out, test, example, raised)
                else:
                    self.report_failure(out, test, example, got)
            failures += 1
            if self.optionflags & FAIL_FAST:
                break
        self.optionflags = before
        self._record(test.name, failures, tries, skips)
        return TestResults(failures, tries, skipped=skips)

    def _record(self, name, failures, tries, skips):
        known = self._stats.get(name, (0, 0, 0))
        self._stats[name] = (known[0] + failures, known[1] + tries, known[2] + skips)
        self.failures += failures
        self.tries += tries
        self.skips += skips

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """Run a DocTest's examples; returns its TestResults."""
        self.test = test
        if compileflags is None:
            compileflags = _future_flags(test.globs)
        stdout, hook = sys.stdout, sys.displayhook
        if out is None:
            out = stdout.write
        sys.stdout = self._fakeout
        sys.displayhook = sys.__displayhook__
        try:
            return self._run(test, compileflags, out)
        finally:
            sys.stdout = stdout
            sys.displayhook = hook
            if clear_globs:
                test.globs.clear()
                builtins._ = None

    def summarize(self, verbose=None):
        """Print how many examples failed by the names of their tests; returns the TestResults."""
        if verbose is None:
            verbose = self._verbose
        empty, passed, failed = [], [], []
        for name, (failures, tries, skips) in self._stats.items():
            if tries == 0:
                empty.append(name)
            elif failures == 0:
                passed.append((name, tries))
            else:
                failed.append((name, (failures, tries)))
        if verbose:
            if empty:
                print(f"{_plural(len(empty), 'item')} had no tests:")
                for name in sorted(empty):
                    print(f"    {name}")
            if passed:
                print(f"{_plural(len(passed), 'item')} passed all tests:")
                for name, count in sorted(passed):
                    print(f" {count:3d} test{'' if count == 1 else 's'} in {name}")
        if failed:
            print(self.DIVIDER)
            print(f"{_plural(len(failed), 'item')} had failures:")
            for name, (failures, tries) in sorted(failed):
                print(f" {failures:3d} of {tries:3d} in {name}")
        if verbose:
            print(f"{_plural(self.tries, 'test')} in {_plural(len(self._stats), 'item')}.")
            parts = [f"{self.tries - self.failures} passed"]
            if self.failures:
                parts.append(f"{self.failures} failed")
            print(f"{' and '.join(parts)}.")
        if self.failures:
            print(f"***Test Failed*** {_plural(self.failures, 'failure')}"
                  + (f" and {_plural(self.skips, 'skipped test')}" if self.skips else "") + ".")
        elif verbose:
            print("Test passed.")
        return TestResults(self.failures, self.tries, skipped=self.skips)

    def merge(self, other):
        """Add what another runner counted."""
        for name, (failures, tries, skips) in other._stats.items():
            known = self._stats.get(name, (0, 0, 0))
            self._stats[name] = (known[0] + failures, known[1] + tries, known[2] + skips)


class DocTestFailure(Exception):
    """An example gave something else than was wanted."""

    def __init__(self, test, example, got):
        self.test = test
        self.example = example
        self.got = got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    """An example raised an exception that was not wanted."""

    def __init__(self, test, example, exc_info):
        self.test = test
        self.example = example
        self.exc_info = exc_info

    def __str__(self):
        return str(self.test)


class DebugRunner(DocTestRunner):
    """Raises an exception at the first failure."""

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        result = super().run(test, compileflags, out, False)
        if clear_globs:
            test.globs.clear()
        return result

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)


master = None


def _finish(runner, report):
    global master
    if report:
        runner.summarize()
    if master is None:
        master = runner
    else:
        master.merge(runner)
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0,
            extraglobs=None, raise_on_error=False, exclude_empty=False):
    """Run the examples in the docstrings of a module, by default __main__, and of what it contains."""
    if m is None:
        m = sys.modules.get("__main__")
    if not inspect.ismodule(m):
        raise TypeError(f"testmod: module required; {m!r}")
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    finder = DocTestFinder(exclude_empty=exclude_empty)
    for test in finder.find(m, m.__name__ if name is None else name, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    return _finish(runner, report)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None,
             report=True, optionflags=0, extraglobs=None, raise_on_error=False,
             parser=DocTestParser(), encoding=None):
    """Run the examples in a file."""
    import os
    if package and not module_relative:
        raise ValueError("Package may only be specified for module-relative paths.")
    with open(filename, encoding=encoding or "utf-8") as file:
        text = file.read()
    globs = {} if globs is None else globs.copy()
    if extraglobs is not None:
        globs.update(extraglobs)
    globs.setdefault("__name__", "__main__")
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    runner.run(parser.get_doctest(text, globs, name or os.path.basename(filename), filename, 0))
    return _finish(runner, report)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    """Run the examples in one object's docstring, in this namespace."""
    finder = DocTestFinder(verbose=verbose, recurse=False)
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in finder.find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


def script_from_examples(s):
    """A program with the examples of a text, the rest of it as comments."""
    output = []

    def add_comment(line):
        output.append("# " + line if line else "#")

    for piece in DocTestParser().parse(s):
        if isinstance(piece, Example):
            output.append(piece.source[:-1])
            if piece.want:
                output.append("# Expected:")
                output += [f"## {line}" for line in piece.want.split("\n")[:-1]]
        else:
            for line in piece.split("\n")[:-1]:
                add_comment(line)
    while output and output[-1] == "#":
        output.pop()
    while output and output[0] == "#":
        output.pop(0)
    return "\n".join(output) + "\n"


_unittest_reportflags = 0


def set_unittest_reportflags(flags):
    """Set the flags of reports for all DocTestCases; returns those before."""
    global _unittest_reportflags
    if flags & REPORTING_FLAGS != flags:
        raise ValueError("Only reporting flags allowed", flags)
    before = _unittest_reportflags
    _unittest_reportflags = flags
    return before
`;
