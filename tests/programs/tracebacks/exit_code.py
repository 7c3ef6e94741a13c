# sys.exit with a number, after finally blocks have run.
import sys


def leave(code):
    try:
        sys.exit(code)
    finally:
        print("leaving", code)


try:
    leave(3)
except SystemExit as e:
    print("caught", e.code)
try:
    leave(4)
except Exception:
    print("never: SystemExit is no Exception")
