# Only the low byte of a status is kept.
import sys


class Quit(SystemExit):
    pass


try:
    raise Quit(5)
except Quit as q:
    print(q.code)
print("going")
raise Quit(256 + 77)
