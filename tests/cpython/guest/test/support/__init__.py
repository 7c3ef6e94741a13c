"""What CPython's tests ask of the interpreter that runs them, answered for this one.

The tests of an installation's Lib/test import `test.support`; its own module asks for processes, files and C modules,
so this one, with the same names, stands for it. What only CPython has is skipped, as there.
"""

import contextlib
import functools
import io
import re
import sys
import textwrap
import time
import types
import unittest
import warnings

verbose = 0
use_resources = None
failfast = False
max_memuse = 0
real_max_memuse = 0
PGO = False
PGO_EXTENDED = False
TEST_SUPPORT_DIR = ""
TEST_HOME_DIR = ""
STDLIB_DIR = ""
REPO_ROOT = ""
TEST_DATA_DIR = ""
Py_DEBUG = False
MS_WINDOWS = False
is_jython = False
is_android = False
is_emscripten = False
is_wasi = False
is_s390x = False
is_apple = False
is_apple_mobile = False
is_wasm32 = False
Py_GIL_DISABLED = False
HAVE_PY_DOCSTRINGS = True
HAVE_ASAN_FORK_BUG = False
PIPE_MAX_SIZE = 4 * 1024 * 1024 + 1
has_no_debug_ranges = lambda: False
linked_to_musl = lambda: False
in_systemd_nspawn_sync_suppressed = lambda: False
unix_shell = None
HAVE_DOCSTRINGS = True
MISSING_C_DOCSTRINGS = False
has_fork_support = False
# What starts one is skipped when it does (script_helper).
has_subprocess_support = True
has_socket_support = False
has_strftime_extensions = False
LOOPBACK_TIMEOUT = 5.0
INTERNET_TIMEOUT = 60.0
SHORT_TIMEOUT = 30.0
LONG_TIMEOUT = 300.0
SAVEDCWD = "/"
SOCK_MAX_SIZE = 16 * 1024 * 1024 + 1
MAX_Py_ssize_t = sys.maxsize
_1M = 1024 * 1024
_1G = 1024 * _1M
_2G = 2 * _1G
_4G = 4 * _1G
EXCEEDS_RECURSION_LIMIT = 5000
C_RECURSION_LIMIT = 1500
NHASHBITS = sys.hash_info.width


class Error(Exception):
    """Base class for regression test exceptions."""


class TestFailed(Error):
    """Test failed."""


class ResourceDenied(unittest.SkipTest):
    """A test asks for a resource that is not given."""


def get_attribute(obj, name):
    try:
        return getattr(obj, name)
    except AttributeError:
        raise unittest.SkipTest(f"object {obj!r} has no attribute {name!r}")


def is_resource_enabled(resource):
    return False


def requires(resource, msg=None):
    raise ResourceDenied(msg or f"resource {resource!r} is not enabled")


def requires_resource(resource):
    return unittest.skip(f"resource {resource!r} is not enabled")


def _same(decorated):
    return decorated


def _skip(why):
    return unittest.skip(why)


def requires_mac_ver(*version):
    return _skip("not macOS")


def requires_freebsd_version(*version):
    return _same


def requires_linux_version(*version):
    return _same


requires_hashdigest = lambda *args, **kwargs: _same
requires_IEEE_754 = _same
requires_docstrings = _same
requires_zlib = lambda reason="requires zlib": _skip(reason)
requires_gzip = lambda reason="requires gzip": _skip(reason)
requires_bz2 = lambda reason="requires bz2": _skip(reason)
requires_lzma = lambda reason="requires lzma": _skip(reason)
requires_limited_api = _skip("needs the C API")
requires_specialization = _skip("an implementation detail of CPython")
requires_fork = lambda: _skip("needs processes")
requires_subprocess = lambda: _skip("needs processes")
requires_venv_with_pip = lambda: _skip("needs processes")
requires_legacy_unicode_capi = _skip("needs the C API")
skip_if_sanitizer = lambda *args, **kwargs: _same
skip_if_pgo_task = _same
skip_if_broken_multiprocessing_synchronize = lambda: None
skip_emscripten_stack_overflow = lambda: _same
skip_wasi_stack_overflow = lambda: _same
thread_unsafe = lambda reason="": _same
skip_if_unlimited_stack_size = _same
skip_if_buggy_ucrt_strfptime = _same
skip_on_s390x = _same
skip_if_huge_c_stack = lambda *args, **kwargs: _same
run_with_limited_c_stack = lambda *args, **kwargs: _same
expected_failure_if_gil_disabled = lambda: _same
requires_gil_enabled = lambda *args, **kwargs: _same
requires_debug_ranges = lambda reason="": _same
requires_zstd = lambda reason="requires zstd": _skip(reason)
nomemtest = _skip("allocations cannot be made to fail one by one")
force_not_colorized_test_class = _same
force_colorized = _skip("there are no terminals")
force_colorized_test_class = _skip("there are no terminals")
no_rerun = lambda reason: _same
support_remote_exec_only = _skip("needs processes")


def requires_working_socket(*, module=False):
    if module:
        # It says so of asyncio, whose loop here needs none.
        return None
    return _skip("needs a network")


def system_must_validate_cert(f):
    return _skip("needs a network")(f)


def bigmemtest(size, memuse, dry_run=True):
    """Runs the test with a small size, as CPython's does where it is given no memory."""
    def decorate(f):
        @functools.wraps(f)
        def wrapper(self):
            return f(self, 5147)
        wrapper.size = size
        wrapper.memuse = memuse
        return wrapper
    return decorate


def bigaddrspacetest(f):
    return _skip("needs more than 2 GiB")(f)


def check_impl_detail(**guards):
    """Whether something is true of this implementation: false, unless all but some are meant."""
    default = not guards or not any(guards.values())
    if not guards:
        return False
    return guards.get(sys.implementation.name, default)


def impl_detail(msg=None, **guards):
    if check_impl_detail(**guards):
        return _same
    if msg is None:
        msg = "an implementation detail of " + (", ".join(sorted(guards)) or "CPython")
    return unittest.skip(msg)


def cpython_only(test):
    return impl_detail(cpython=True)(test)


def no_tracing(func):
    return func


def refcount_test(test):
    return impl_detail("counts of references", cpython=True)(test)


def check_sanitizer(*, address=False, memory=False, ub=False, thread=False):
    return False


def gc_collect():
    import gc
    gc.collect()
    gc.collect()
    gc.collect()


@contextlib.contextmanager
def disable_gc():
    import gc
    had = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if had:
            gc.enable()


def calcobjsize(fmt):
    raise unittest.SkipTest("sizes of objects are an implementation detail")


calcvobjsize = calcobjsize


def check_sizeof(test, o, size):
    raise unittest.SkipTest("sizes of objects are an implementation detail")


class BasicTestRunner:
    def run(self, test):
        result = unittest.TestResult()
        test(result)
        return result


def load_package_tests(pkg_dir, loader, standard_tests, pattern):
    return standard_tests


def check_free_after_iterating(test, iter, cls, args=()):
    class A(cls):
        def __del__(self):
            nonlocal done
            done = True
            try:
                next(it)
            except StopIteration:
                pass

    done = False
    it = iter(A(*args))
    test.assertRaises(StopIteration, next, it)
    gc_collect()
    test.assertTrue(done)


@contextlib.contextmanager
def captured_output(stream_name):
    original = getattr(sys, stream_name)
    setattr(sys, stream_name, io.StringIO())
    try:
        yield getattr(sys, stream_name)
    finally:
        setattr(sys, stream_name, original)


def captured_stdout():
    return captured_output("stdout")


def captured_stderr():
    return captured_output("stderr")


def captured_stdin():
    return captured_output("stdin")


@contextlib.contextmanager
def swap_attr(obj, attr, new_val):
    absent = object()
    before = getattr(obj, attr, absent)
    setattr(obj, attr, new_val)
    try:
        yield None if before is absent else before
    finally:
        if before is not absent:
            setattr(obj, attr, before)
        elif hasattr(obj, attr):
            delattr(obj, attr)


@contextlib.contextmanager
def swap_item(obj, item, new_val):
    absent = object()
    before = obj[item] if item in obj else absent
    obj[item] = new_val
    try:
        yield None if before is absent else before
    finally:
        if before is not absent:
            obj[item] = before
        elif item in obj:
            del obj[item]


@contextlib.contextmanager
def adjust_int_max_str_digits(max_digits):
    before = sys.get_int_max_str_digits()
    try:
        sys.set_int_max_str_digits(max_digits)
        yield
    finally:
        sys.set_int_max_str_digits(before)


@contextlib.contextmanager
def set_recursion_limit(limit):
    before = sys.getrecursionlimit()
    try:
        sys.setrecursionlimit(limit)
        yield
    finally:
        sys.setrecursionlimit(before)


def _depth():
    depth = 0
    frame = sys._getframe(1)
    while frame is not None:
        depth += 1
        frame = frame.f_back
    return depth


def get_recursion_depth():
    return _depth() - 1


def get_recursion_available():
    return sys.getrecursionlimit() - _depth()


def exceeds_recursion_limit():
    return EXCEEDS_RECURSION_LIMIT


def infinite_recursion(max_depth=75):
    return set_recursion_limit(_depth() + max_depth)


@contextlib.contextmanager
def setswitchinterval(interval):
    yield


def sortdict(mapping):
    return "{" + ", ".join(f"{key!r}: {value!r}" for key, value in sorted(mapping.items())) + "}"


def run_code(code, extra_names=None):
    """The namespace that a text leaves when it has run."""
    namespace = dict(extra_names or {})
    exec(textwrap.dedent(code), namespace)
    return namespace


def run_no_yield_async_fn(async_fn, /, *args, **kwargs):
    """What a coroutine returns that never waits."""
    coroutine = async_fn(*args, **kwargs)
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value
    finally:
        coroutine.close()
    raise AssertionError("the coroutine waits")


def run_yielding_async_fn(async_fn, /, *args, **kwargs):
    """What a coroutine returns whose waits are all for nothing."""
    coroutine = async_fn(*args, **kwargs)
    try:
        while True:
            coroutine.send(None)
    except StopIteration as end:
        return end.value
    finally:
        coroutine.close()


@types.coroutine
def async_yield(value):
    return (yield value)


def subTests(arg_names, arg_values, /, *, _do_cleanups=False):
    """Runs the test once for each of the values, in subtests."""
    if isinstance(arg_names, str):
        arg_names = arg_names.replace(",", " ").split()
    cases = [
        dict(zip(arg_names, (values,) if len(arg_names) == 1 else values)) for values in arg_values
    ]

    def decorate(func):
        @functools.wraps(func)
        def wrapper(self, /, *args, **kwargs):
            for case in cases:
                with self.subTest(**case):
                    func(self, *args, **kwargs, **case)
                if _do_cleanups:
                    self.doCleanups()
        return wrapper
    return decorate


class BrokenIter:
    """An iterator that raises ZeroDivisionError where it is told to."""

    def __init__(self, init_raises=False, next_raises=False, iter_raises=False):
        if init_raises:
            1 / 0
        self.next_raises = next_raises
        self.iter_raises = iter_raises

    def __next__(self):
        if self.next_raises:
            1 / 0

    def __iter__(self):
        if self.iter_raises:
            1 / 0
        return self


class EqualToForwardRef:
    """Equal to an annotationlib.ForwardRef with these attributes."""

    def __init__(self, arg, *, module=None, owner=None, is_class=False):
        self.__forward_arg__ = arg
        self.__forward_module__ = module
        self.__owner__ = owner
        self.__forward_is_class__ = is_class

    def __eq__(self, other):
        import annotationlib
        if not isinstance(other, (EqualToForwardRef, annotationlib.ForwardRef)):
            return NotImplemented
        names = "__forward_arg__", "__forward_module__", "__owner__", "__forward_is_class__"
        return all(getattr(self, name) == getattr(other, name) for name in names)

    def __repr__(self):
        return f"EqualToForwardRef({vars(self)!r})"


class Stopwatch:
    """Measures the seconds that a block takes."""

    def __enter__(self):
        self.clock_info = time.get_clock_info("perf_counter")
        self.start_time = time.perf_counter()
        return self

    def __exit__(self, *exc):
        self.seconds = time.perf_counter() - self.start_time


class Matcher:
    """Compares dicts, the texts of messages by a part of them."""

    _partial_matches = ("msg", "message")

    def matches(self, d, **kwargs):
        return all(self.match_value(key, d.get(key), value) for key, value in kwargs.items())

    def match_value(self, k, dv, v):
        if type(v) is not type(dv):
            return False
        return v in dv if type(dv) is str and k in self._partial_matches else v == dv


def busy_retry(timeout, err_msg=None, /, *, error=True):
    end = time.monotonic() + timeout
    while True:
        yield
        if time.monotonic() >= end:
            break
    if error:
        raise AssertionError(err_msg or f"timeout ({timeout} seconds)")


sleeping_retry = busy_retry


@contextlib.contextmanager
def gc_threshold(*args):
    import gc
    before = gc.get_threshold()
    gc.set_threshold(*args)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def reap_children():
    pass


class PythonSymlink:
    def __init__(self, *args):
        raise unittest.SkipTest("needs processes")


def run_unittest(*classes):
    raise unittest.SkipTest("runs tests inside a test")


def run_doctest(module, verbosity=None, optionflags=0):
    import doctest
    failed, tried = doctest.testmod(module, optionflags=optionflags)
    if failed:
        raise TestFailed(f"{failed} of {tried} doctests failed")
    return failed, tried


def check_syntax_error(testcase, statement, errtext="", *, lineno=None, offset=None):
    with testcase.assertRaisesRegex(SyntaxError, errtext) as caught:
        compile(statement, "<test string>", "exec")
    err = caught.exception
    testcase.assertIsNotNone(err.lineno)
    if lineno is not None:
        testcase.assertEqual(err.lineno, lineno)
    testcase.assertIsNotNone(err.offset)
    if offset is not None:
        testcase.assertEqual(err.offset, offset)


class _ALWAYS_EQ:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


ALWAYS_EQ = _ALWAYS_EQ()


class _NEVER_EQ:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


NEVER_EQ = _NEVER_EQ()


@functools.total_ordering
class _LARGEST:
    def __eq__(self, other):
        return isinstance(other, _LARGEST)

    def __lt__(self, other):
        return False


LARGEST = _LARGEST()


@functools.total_ordering
class _SMALLEST:
    def __eq__(self, other):
        return isinstance(other, _SMALLEST)

    def __gt__(self, other):
        return False


SMALLEST = _SMALLEST()


class catch_unraisable_exception:
    """Keeps what sys.unraisablehook is told in `unraisable`."""

    def __init__(self):
        self.unraisable = None
        self._old_hook = None

    def _hook(self, unraisable):
        self.unraisable = unraisable

    def __enter__(self):
        self._old_hook = sys.unraisablehook
        sys.unraisablehook = self._hook
        return self

    def __exit__(self, *exc_info):
        sys.unraisablehook = self._old_hook
        del self.unraisable


def flush_std_streams():
    pass


def print_warning(msg):
    pass


def record_original_stdout(stdout):
    pass


def get_original_stdout():
    return sys.stdout


def findfile(filename, subdir=None):
    raise unittest.SkipTest("needs the file system")


def open_urlresource(url, *args, **kwargs):
    raise ResourceDenied("needs a network")


def run_in_subinterp(code, *args, **kwargs):
    raise unittest.SkipTest("needs subinterpreters")


run_in_subinterp_with_config = run_in_subinterp


def check_disallow_instantiation(testcase, tp, *args, **kwds):
    name = f"{tp.__module__}.{tp.__name__}" if tp.__module__ != "builtins" else tp.__name__
    message = f"cannot create '{re.escape(name)}' instances"
    testcase.assertRaisesRegex(TypeError, message, tp, *args, **kwds)


def check__all__(test_case, module, name_of_module=None, extra=(), not_exported=()):
    if name_of_module is None:
        name_of_module = (module.__name__,)
    elif isinstance(name_of_module, str):
        name_of_module = (name_of_module,)
    expected = set(extra)
    for name in dir(module):
        if name.startswith("_") or name in not_exported:
            continue
        value = getattr(module, name)
        if (getattr(value, "__module__", None) in name_of_module
                or not hasattr(value, "__module__") and not isinstance(value, types.ModuleType)):
            expected.add(name)
    test_case.assertCountEqual(module.__all__, expected)


def detect_api_mismatch(ref_api, other_api, *, ignore=()):
    missing = set(dir(ref_api)) - set(dir(other_api)) - set(ignore)
    return {name for name in missing if not name.startswith("_") or name.endswith("__")}


def missing_compiler_executable(cmd_names=()):
    return "cc"


def args_from_interpreter_flags():
    return []


def optim_args_from_interpreter_flags():
    return []


def with_pymalloc():
    return False


def python_is_optimized():
    return True


class run_with_locale:
    """Skips a test that asks for a locale; a block runs in the one that there is."""

    def __init__(self, catstr, *locales):
        pass

    def __call__(self, test):
        return _skip("there are no locales")(test)

    def __enter__(self):
        pass

    def __exit__(self, *exc):
        pass


run_with_locales = run_with_locale


def run_with_tz(tz):
    return _skip("there is no local time zone to set")


def wait_process(pid, *, exitcode, timeout=None):
    raise unittest.SkipTest("needs processes")


def collision_stats(nbins, nballs):
    """Mean and standard deviation of the collisions of balls thrown into bins."""
    n, k = nbins, nballs
    meanempty = n * (1 - 1 / n) ** k
    occupied = n - meanempty
    collisions = k - occupied
    var = n * (n - 1) * (1 - 2 / n) ** k + meanempty - meanempty ** 2
    return float(collisions), max(var, 0.0) ** 0.5


class SuppressCrashReport:
    def __enter__(self):
        return self

    def __exit__(self, *ignore):
        pass


def late_deletion(obj):
    pass


def patch(test_instance, object_to_patch, attr_name, new_value):
    getattr(object_to_patch, attr_name)
    before = getattr(object_to_patch, attr_name)
    test_instance.addCleanup(setattr, object_to_patch, attr_name, before)
    setattr(object_to_patch, attr_name, new_value)


def maybe_get_event_loop_policy():
    return None


def ignore_deprecations_from(module, *, like):
    return 0


def clear_ignored_deprecations(*tokens):
    pass


def force_not_colorized(func):
    return func


def iter_builtin_types():
    import builtins
    for value in vars(builtins).values():
        if isinstance(value, type):
            yield value


def darwin_malloc_err_warning(test_name):
    pass


def control_characters_c0():
    """The control characters of ASCII."""
    return [chr(code) for code in range(0x20)] + ["\x7f"]
