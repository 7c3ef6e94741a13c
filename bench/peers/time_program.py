"""Runs the program named by the first argument, then calls its main() as often as the second says.

The last line of stderr is a list of their seconds, as JSON.
"""

import sys
import time


def main():
    path, again = sys.argv[1], int(sys.argv[2])
    with open(path, encoding="utf-8") as file:
        source = file.read()
    namespace = {"__name__": "__main__", "__file__": path}

    def timed(function, *arguments):
        start = time.perf_counter()
        function(*arguments)
        sys.stdout.flush()
        return time.perf_counter() - start

    seconds = [timed(lambda: exec(compile(source, path, "exec"), namespace))]
    seconds += [timed(namespace["main"]) for _ in range(again)]
    print(seconds, file=sys.stderr)


main()
