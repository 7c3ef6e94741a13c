"""Tests of CPython's bytecode, which is not this one's: what asks for it is skipped."""

import unittest


def _no_bytecode(*args, **kwargs):
    raise unittest.SkipTest("an implementation detail of CPython")


instructions_with_positions = _no_bytecode


class BytecodeTestCase(unittest.TestCase):
    get_disassembly_as_string = assertInBytecode = assertNotInBytecode = _no_bytecode


class CompilationStepTestCase(unittest.TestCase):
    setUp = _no_bytecode


class CodegenTestCase(CompilationStepTestCase):
    pass


class CfgOptimizationTestCase(CompilationStepTestCase):
    pass


class AssemblerTestCase(CompilationStepTestCase):
    pass
