"""The package of CPython's tests; its modules come from a Python installation."""
