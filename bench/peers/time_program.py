"""Runs the program named by the first argument; the last line of stderr is its seconds."""

import sys
import time


def main():
    path = sys.argv[1]
    with open(path, encoding="utf-8") as file:
        source = file.read()
    namespace = {"__name__": "__main__", "__file__": path}
    start = time.perf_counter()
    exec(compile(source, path, "exec"), namespace)
    sys.stdout.flush()
    print(time.perf_counter() - start, file=sys.stderr)


main()
