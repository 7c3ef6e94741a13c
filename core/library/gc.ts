/**
 * The module gc. The collector traces from the roots and does not count references: what dies is found when memory is
 * asked for, or by collect(). collect() returns 0, for nobody counts what died. Left out: what needs a list of all objects (get_referrers, get_objects) and debugging.
 */
import { currentHeap } from "../heap/heap.ts";
import { collectAll } from "../interpreter/finalizers.ts";
import { newInt } from "../objects/values/numbers.ts";
import { newList, tupleOf } from "../objects/values/sequences.ts";
import { defineModule } from "./index.ts";

const SOURCE = `
_enabled = True
_thresholds = (2000, 10, 0)
DEBUG_STATS = 1
DEBUG_COLLECTABLE = 2
DEBUG_UNCOLLECTABLE = 4
DEBUG_SAVEALL = 32
DEBUG_LEAK = 38


def enable():
    """Enable automatic garbage collection."""
    global _enabled
    _enabled = True


def disable():
    """The collector goes on: memory is bounded."""
    global _enabled
    _enabled = False


def isenabled():
    """Returns true if automatic garbage collection is enabled."""
    return _enabled


def get_threshold():
    """Return the current collection thresholds."""
    return _thresholds


def set_threshold(threshold0, threshold1=10, threshold2=0, /):
    """Keeps the collection thresholds, which decide nothing here."""
    global _thresholds
    _thresholds = (threshold0, threshold1, threshold2)


def get_debug():
    """Get the garbage collection debugging flags."""
    return 0


def set_debug(flags, /):
    """Set the garbage collection debugging flags: there is no such output."""


def freeze():
    """Does nothing."""


def unfreeze():
    """Does nothing."""


def get_freeze_count():
    """No objects are frozen."""
    return 0


def is_tracked(obj, /):
    """Returns true if the object may refer to others."""
    return not isinstance(obj, (int, float, complex, str, bytes, bool, type(None)))
`;

defineModule({
  name: "gc",
  doc: "This module provides access to the garbage collector for reference cycles.",
  functions: {
    collect: ["generation=2", () => collectAll() ? newInt(0) : 0],
    get_count: ["", () => tupleOf(newInt(0), newInt(0), newInt(currentHeap().collections))],
  },
  attributes: () => ({ garbage: newList(), callbacks: newList() }),
  source: SOURCE,
});
