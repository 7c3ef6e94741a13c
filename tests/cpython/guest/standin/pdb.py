"""Stands for pdb, which doctest makes one of for every run: a debugger that never stops."""


class Pdb:
    def __init__(self, *args, **kwargs):
        pass

    def reset(self):
        pass

    def set_continue(self):
        pass


def set_trace(*args, **kwargs):
    import unittest
    raise unittest.SkipTest("needs pdb")


def post_mortem(*args, **kwargs):
    set_trace()
