# An error raised while SystemExit is under way replaces it.
import sys


def cleanup():
    raise RuntimeError("cleanup failed")


try:
    sys.exit(9)
finally:
    cleanup()
