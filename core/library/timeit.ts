/** The module timeit (Lib/timeit.py), in Python. Left out: the command line; gc is never switched off. */
import { defineModule } from "./index.ts";

const SOURCE = String.raw`
# Timed code sees these names.
import gc
import itertools
import sys
import time
import time as _time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_number = 1000000
default_repeat = 5
default_timer = _time.perf_counter
_globals = globals


def _indented(text, width):
    return text.replace("\n", "\n" + " " * width)


class Timer:
    """Class for timing execution speed of small code snippets."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        names = {}
        scope = _globals() if globals is None else globals
        setup_text = statement = None
        if isinstance(setup, str):
            compile(setup, "<timeit-src>", "exec")
            setup_text = _indented(setup, 4)
        elif callable(setup):
            names["_setup"] = setup
            setup_text = "_setup()"
        else:
            raise ValueError("setup is neither a string nor callable")
        if isinstance(stmt, str):
            compile((setup + "\n" if isinstance(setup, str) else "") + stmt, "<timeit-src>", "exec")
            statement = _indented(stmt, 8)
        elif callable(stmt):
            names["_stmt"] = stmt
            statement = "_stmt()"
        else:
            raise ValueError("stmt is neither a string nor callable")
        parameters = "".join(f", {name}={name}" for name in names)
        self.src = (f"def inner(_it, _timer{parameters}):\n    {setup_text}\n    _t0 = _timer()\n    for _i in _it:\n"
                    f"        {statement}\n        pass\n    _t1 = _timer()\n    return _t1 - _t0\n")
        exec(compile(self.src, "<timeit-src>", "exec"), scope, names)
        self.inner = names["inner"]

    def print_exc(self, file=None):
        """Helper to print a traceback from the timed code."""
        import traceback
        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        """Time 'number' executions of the main statement."""
        return self.inner(range(number), self.timer)

    def repeat(self, repeat=default_repeat, number=default_number):
        """Call timeit() a few times."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """Return the number of loops and time taken so that total time >= 0.2."""
        scale = 1
        while True:
            for digit in (1, 2, 5):
                number = scale * digit
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    """Convenience function to create Timer object and call timeit method."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    """Convenience function to create Timer object and call repeat method."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
`;

defineModule({
  name: "timeit",
  doc: "Tool for measuring execution time of small code snippets.",
  source: SOURCE,
});
