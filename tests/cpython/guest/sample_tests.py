"""A test file with every outcome there is, for the test of the runner."""

import contextlib
import io
import threading
import unittest
from test import support
from test.support import import_helper, os_helper, script_helper

signal = import_helper.import_module("signal")


class Outcomes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.made = 0

    def setUp(self):
        type(self).made += 1

    def test_a_passes(self):
        self.assertEqual(self.made, 1)

    def test_b_passes_with_the_same_class(self):
        self.assertEqual(self.made, 2)

    def test_c_fails(self):
        self.assertEqual(1, 2)

    def test_d_errs(self):
        {}["missing"]

    @unittest.skip("for no reason")
    def test_e_skipped(self):
        self.fail()

    @support.cpython_only
    def test_f_cpython_only(self):
        self.fail()

    def test_g_needs_threads(self):
        with threading.Lock():
            threading.Thread().start()

    def test_h_needs_processes(self):
        script_helper.assert_python_ok("-c", "")

    def test_i_needs_signals(self):
        signal.alarm(3)

    @unittest.expectedFailure
    def test_j_fails_as_expected(self):
        self.fail()

    @unittest.expectedFailure
    def test_k_passes_unexpectedly(self):
        pass

    def test_l_one_subtest_of_three_fails(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)

    def test_m_never_ends(self):
        while True:
            pass

    def test_n_goes_on_behind_it(self):
        with support.captured_stdout() as out, support.swap_item({}, "a", 1):
            print("kept")
        self.assertEqual(out.getvalue(), "kept\n")

    def test_o_files(self):
        with os_helper.temp_dir() as folder:
            with open(folder + "/file", "w") as file:
                file.write("text")
            with open(folder + "/file") as file:
                self.assertEqual(file.read(), "text")

    def test_p_output_of_its_own(self):
        with contextlib.redirect_stdout(io.StringIO()):
            print("not seen")

    def test_q_exits(self):
        raise SystemExit(3)


@unittest.skip("the whole class")
class Skipped(unittest.TestCase):
    def test_one(self):
        self.fail()


class BadFixture(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise ValueError("no fixture")

    def test_one(self):
        pass
