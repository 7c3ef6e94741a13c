"""The module operator, by the name of CPython's compiled part."""

from operator import *
from hmac import compare_digest as _compare_digest
