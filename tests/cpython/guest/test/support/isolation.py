"""Tests in processes of their own: there are none."""

import unittest


def runInSubprocess(*args, **kwargs):
    return unittest.skip("needs processes")
