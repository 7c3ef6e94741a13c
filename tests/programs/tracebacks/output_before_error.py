# Output to both streams before and during the way out.
import sys
print("first line")
sys.stderr.write("to stderr first\n")
print("no newline at the end", end="")


class Noisy:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        print("\nexit prints", file=sys.stdout)
        print("exit prints to stderr", file=sys.stderr)


def work(n):
    try:
        with Noisy():
            return 10 // n
    finally:
        print("finally prints")


work(1)
work(0)
