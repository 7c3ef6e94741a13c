# Exit codes None and False are success, even from inside an except block.
import sys
try:
    sys.exit()
except SystemExit as e:
    print(repr(e.code))
try:
    1 / 0
except ZeroDivisionError:
    sys.exit(False)
