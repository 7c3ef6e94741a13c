"""Scripts run in processes of their own: there are none."""

import unittest


def _no_process(*args, **kwargs):
    raise unittest.SkipTest("needs processes")


assert_python_ok = assert_python_failure = run_python_until_end = _no_process
spawn_python = kill_python = run_test_script = _no_process
make_script = make_pkg = make_zip_script = make_zip_pkg = _no_process


def interpreter_requires_environment():
    return False
