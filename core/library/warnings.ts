/**
 * The module warnings: warn() and the filters of guest code, which the compiler's warnings go through once the module
 * is imported. Facts from CPython's _py_warnings.py and _warnings.c.
 *
 * Left out: filters in a context variable (sys.flags.context_aware_warnings is 0, as it is by default), where an object
 * was allocated (there is no tracemalloc); lines of files that no running code is of are shown once linecache is
 * imported.
 */
import { defineModule } from "./index.ts";
import { sourceLine } from "./source_text.ts";

const SOURCE = String.raw`
"""Python part of the warnings subsystem."""

import sys

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings",
           "simplefilter", "resetwarnings", "catch_warnings", "deprecated"]

filters = [("default", None, DeprecationWarning, "__main__", 0),
           ("ignore", None, DeprecationWarning, None, 0),
           ("ignore", None, PendingDeprecationWarning, None, 0),
           ("ignore", None, ImportWarning, None, 0),
           ("ignore", None, ResourceWarning, None, 0)]
defaultaction = "default"
onceregistry = {}
# What is used where guest code deleted the public names.
_first_action, _first_registry = defaultaction, onceregistry
_use_context = False
_filters_version = 1
_actions = ("default", "always", "all", "ignore", "module", "once", "error")
# Names that users replace (filters, showwarning...) are looked up in this module, each time.
_wm = sys.modules[__name__]


def _set_module(module):
    global _wm
    _wm = module


class WarningMessage:
    _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file", "line", "source")

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return ("{message : %r, category : %r, filename : %r, lineno : %s, line : %r}"
                % (self.message, self._category_name, self.filename, self.lineno, self.line))

    def __repr__(self):
        return f"<{type(self).__qualname__} {self}>"


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Hook to write a warning to a file; replace if you like."""
    _wm._showwarnmsg_impl(_wm.WarningMessage(message, category, filename, lineno, file, line))


def formatwarning(message, category, filename, lineno, line=None):
    """Function to format a warning the standard way."""
    return _wm._formatwarnmsg_impl(
        _wm.WarningMessage(message, category, filename, lineno, None, line))


_showwarning_orig = showwarning
_formatwarning_orig = formatwarning
# Where warn() was last told to look: file name, line, and the text that formatting may want or the code that has it.
_place = (None, 0, None)


def _line_of(filename, lineno):
    if _place[:2] == (filename, lineno):
        text = _place[2]
        if line := text if isinstance(text, str) else _source_line(text, lineno):
            return line
    # linecache comes with the modules of files, which not every program has.
    linecache = sys.modules.get("linecache")
    try:
        return linecache and linecache.getline(filename, lineno)
    except Exception:
        return None


def _formatwarnmsg_impl(msg):
    text = f"{msg.filename}:{msg.lineno}: {msg.category.__name__}: {msg.message}\n"
    line = _line_of(msg.filename, msg.lineno) if msg.line is None else msg.line
    return text + f"  {line.strip()}\n" if line else text


def _formatwarnmsg(msg):
    """Function to format a warning the standard way."""
    own = getattr(_wm, "formatwarning", _formatwarning_orig)
    if own is not _formatwarning_orig:
        return own(msg.message, msg.category, msg.filename, msg.lineno, msg.line)
    return _wm._formatwarnmsg_impl(msg)


def _showwarnmsg_impl(msg):
    file = sys.stderr if msg.file is None else msg.file
    if file is None:
        return
    text = _wm._formatwarnmsg(msg)
    try:
        file.write(text)
    except OSError:
        pass


def _showwarnmsg(msg):
    """Hook to write a warning to a file; replace if you like."""
    own = getattr(_wm, "showwarning", _showwarning_orig)
    if own is _showwarning_orig:
        _wm._showwarnmsg_impl(msg)
        return
    if not callable(own):
        raise TypeError("warnings.showwarning() must be set to a function or method")
    own(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)


_first_show = _showwarnmsg


def _get_filters():
    return getattr(_wm, "filters", [])


def _filters_mutated():
    _wm._filters_version += 1


_filters_mutated_lock_held = _filters_mutated


def _check_action(action):
    if action not in _actions:
        raise ValueError(f"invalid action: {action!r}")


def _check_lineno(lineno):
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Insert an entry into the list of warnings filters (at the front)."""
    _check_action(action)
    if not isinstance(message, str):
        raise TypeError("message must be a string")
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass")
    if not isinstance(module, str):
        raise TypeError("module must be a string")
    _check_lineno(lineno)
    if message or module:
        import re
    _wm._add_filter(action, re.compile(message, re.I) if message else None, category,
                    re.compile(module) if module else None, lineno, append=append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Insert a simple entry into the list of warnings filters (at the front)."""
    _check_action(action)
    _check_lineno(lineno)
    _wm._add_filter(action, None, category, None, lineno, append=append)


def _add_filter(*item, append):
    held = _wm._get_filters()
    if append:
        if item not in held:
            held.append(item)
    else:
        if item in held:
            held.remove(item)
        held.insert(0, item)
    _wm._filters_mutated()


def resetwarnings():
    """Clear the list of warning filters, so that no filters are active."""
    _wm._get_filters().clear()
    _wm._filters_mutated()


class _OptionError(Exception):
    """Exception used by option processing helpers."""


def _setoption(arg):
    # ACTION:MESSAGE:CATEGORY:MODULE:LINE, as the option -W of a command line has it.
    parts = [part.strip() for part in arg.split(":")]
    if len(parts) > 5:
        raise _OptionError(f"too many fields (max 5): {arg!r}")
    action, message, category, module, lineno = parts + [""] * (5 - len(parts))
    action = _getaction(action)
    category = _getcategory(category)
    if message or module:
        import re
        message = re.escape(message)
        module = re.escape(module) + r"\z" if module else ""
    try:
        lineno = int(lineno or 0)
        valid = lineno >= 0
    except ValueError:
        valid = False
    if not valid:
        raise _OptionError(f"invalid lineno {lineno!r}")
    _wm.filterwarnings(action, message, category, module, lineno)


def _getaction(action):
    if not action:
        return "default"
    for full in _actions:
        if full.startswith(action):
            return full
    raise _OptionError(f"invalid action: {action!r}")


def _getcategory(category):
    if not category:
        return Warning
    module, _, name = category.rpartition(".")
    try:
        found = __import__(module or "builtins", None, None, [name])
    except ImportError:
        raise _OptionError(f"invalid module name: {module!r}") from None
    try:
        found = getattr(found, name)
    except AttributeError:
        raise _OptionError(f"unknown warning category: {category!r}") from None
    if not issubclass(found, Warning):
        raise _OptionError(f"invalid warning category: {category!r}")
    return found


def _processoptions(args):
    for arg in args:
        try:
            _setoption(arg)
        except _OptionError as error:
            print("Invalid -W option ignored:", error, file=sys.stderr)


def _is_internal(filename):
    return "importlib" in filename and "_bootstrap" in filename


def _frame_at(stacklevel, prefixes):
    # The frame that a warning is about, None beyond the last one; 2 is the frame that called warn().
    frame = sys._getframe(2)
    if stacklevel <= 1 or _is_internal(frame.f_code.co_filename):
        while stacklevel > 1 and frame is not None:
            frame = frame.f_back
            stacklevel -= 1
        return frame
    while stacklevel > 1 and frame is not None:
        frame = frame.f_back
        while frame is not None and (_is_internal(name := frame.f_code.co_filename)
                                     or name.startswith(prefixes)):
            frame = frame.f_back
        stacklevel -= 1
    return frame


def _check_category(category):
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError("category must be a Warning subclass, "
                        f"not '{type(category).__name__}'")


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Issue a warning, or maybe ignore it or raise an exception."""
    if isinstance(message, Warning):
        category = message.__class__
    elif category is None:
        category = UserWarning
    _check_category(category)
    if not isinstance(skip_file_prefixes, tuple):
        raise TypeError("warn() argument 'skip_file_prefixes' must be tuple, not "
                        + type(skip_file_prefixes).__name__)
    if skip_file_prefixes:
        for prefix in skip_file_prefixes:
            if not isinstance(prefix, str):
                raise TypeError("Found non-str '" + type(prefix).__name__
                                + "' in skip_file_prefixes.")
        stacklevel = max(2, stacklevel)
    frame = _frame_at(stacklevel, skip_file_prefixes)
    if frame is None:
        scope, filename, lineno = sys.__dict__, "<sys>", 0
    else:
        scope, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
        global _place
        _place = filename, lineno, frame.f_code
    module = scope.get("__name__", "<string>")
    if module is not None and not isinstance(module, str):
        module = "<string>"
    registry = scope.setdefault("__warningregistry__", {})
    warn_explicit(message, category, filename, lineno, module, registry, None, source)


def _warn_of_source(message, category, filename, lineno, line):
    # A warning of the compiler, with the line that it is about.
    global _place
    _place = filename, lineno, line
    warn_explicit(message, category, filename, lineno, registry=_of_sources)


_of_sources = {}


def _matches(pattern, text):
    if pattern is None:
        return True
    return pattern == text if isinstance(pattern, str) else bool(pattern.match(text))


def _action_for(category, text, lineno, module):
    # What the first filter that fits says, and that filter; the default action where none fits.
    held = _get_filters()
    if not isinstance(held, list):
        raise ValueError("_warnings.filters must be a list")
    for i, item in enumerate(held):
        if not isinstance(item, tuple) or len(item) != 5:
            raise ValueError(f"warnings.filters item {i} isn't a 5-tuple")
        action, message, kind, place, line = item
        if not isinstance(action, str):
            raise TypeError(f"action must be a string, not '{type(action).__name__}'")
        if (_matches(message, text) and issubclass(category, kind) and _matches(place, module)
                and line in (0, lineno)):
            return action, item
    action = getattr(_wm, "defaultaction", _first_action)
    if not isinstance(action, str):
        raise TypeError("warnings.defaultaction must be a string, "
                        f"not '{type(action).__name__}'")
    return action, None


def _shown_before(registry, key):
    if registry.get(key):
        return True
    registry[key] = True
    return False


_absent = object()


def warn_explicit(message, category, filename, lineno, module=_absent, registry=None,
                  module_globals=None, source=None):
    """Issue a warning, or maybe ignore it or raise an exception."""
    if module_globals is not None and not isinstance(module_globals, dict):
        raise TypeError(f"module_globals must be a dict, not '{type(module_globals).__name__}'")
    if module is None:
        # A module that is going away with its runtime warns no more.
        return
    if registry is not None and not isinstance(registry, dict):
        raise TypeError("'registry' must be a dict or None")
    lineno = int(lineno)
    if module is _absent:
        module = filename or "<unknown>"
        if module[-3:].lower() == ".py":
            module = module[:-3]
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        _check_category(category)
        text = message
        message = category(message)
    if registry is None:
        registry = {}
    if registry.get("version", 0) != _wm._filters_version:
        registry.clear()
        registry["version"] = _wm._filters_version
    key = (text, category, lineno)
    if registry.get(key):
        return
    action, item = _action_for(category, text, lineno, module)
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action == "once":
        registry[key] = True
        once = getattr(_wm, "onceregistry", _first_registry)
        if not isinstance(once, dict):
            raise TypeError("_warnings.onceregistry must be a dict, "
                            f"not '{type(once).__name__}'")
        if _shown_before(once, (text, category)):
            return
    elif action == "module":
        registry[key] = True
        if _shown_before(registry, (text, category, 0)):
            return
    elif action == "default":
        registry[key] = True
    elif action not in ("always", "all"):
        raise RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters:\n {item!r}")
    show = getattr(_wm, "_showwarnmsg", _first_show)
    if not callable(show):
        raise TypeError("warnings._showwarnmsg() must be set to a callable")
    show(_wm.WarningMessage(message, category, filename, lineno, source=source))


class catch_warnings:
    """A context manager that copies and restores the warnings filter upon exiting the context."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0,
                 append=False):
        self._record = record
        self._module = sys.modules["warnings"] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = ["record=True"] if self._record else []
        if self._module is not sys.modules["warnings"]:
            args.append(f"module={self._module!r}")
        return f"{type(self).__name__}({', '.join(args)})"

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        module = self._module
        self._saved = module.filters, module._showwarnmsg_impl, module.showwarning
        module.filters = module.filters[:]
        module._filters_mutated()
        log = None
        if self._record:
            log = []
            module._showwarnmsg_impl = log.append
            module.showwarning = module._showwarning_orig
        if self._filter is not None:
            module.simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        module = self._module
        module.filters, module._showwarnmsg_impl, module.showwarning = self._saved
        module._filters_mutated()


_CO_COROUTINE = 0x80


class deprecated:
    """Indicate that a class, function or overload is deprecated."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError("Expected an object of type str for 'message', not "
                            f"{type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        message, category, level = self.message, self.category, self.stacklevel + 1
        if category is None:
            arg.__deprecated__ = message
            return arg
        if isinstance(arg, type):
            return _deprecated_class(arg, message, category, level)
        if not callable(arg):
            raise TypeError("@deprecated decorator with non-None category must be applied to "
                            f"a class or callable, not {arg!r}")
        import functools
        from types import CoroutineType

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            _wm.warn(message, category=category, stacklevel=level)
            return arg(*args, **kwargs)

        inner = getattr(arg, "__func__", arg)
        if (getattr(getattr(inner, "__code__", None), "co_flags", 0) & _CO_COROUTINE
                or getattr(inner, "_is_coroutine_mark", None) is CoroutineType):
            # What inspect.markcoroutinefunction() does: inspect is too large to be loaded for this.
            wrapper._is_coroutine_mark = CoroutineType
        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper


def _deprecated_class(cls, message, category, level):
    # Instances of the class itself warn, and so does each class that is derived from it.
    import functools
    make = cls.__new__

    @functools.wraps(make)
    def __new__(kind, /, *args, **kwargs):
        if kind is cls:
            _wm.warn(message, category=category, stacklevel=level)
        if make is not object.__new__:
            return make(kind, *args, **kwargs)
        if kind.__init__ is object.__init__ and (args or kwargs):
            raise TypeError(f"{kind.__name__}() takes no arguments")
        return make(kind)

    if "__init_subclass__" in cls.__dict__:
        inner = cls.__init_subclass__
        # A class method of Python is called with the class that is derived, not with this one.
        inner = getattr(inner, "__func__", inner)

        @functools.wraps(inner)
        def __init_subclass__(*args, **kwargs):
            _wm.warn(message, category=category, stacklevel=level)
            return inner(*args, **kwargs)
    else:
        def __init_subclass__(kind, *args, **kwargs):
            _wm.warn(message, category=category, stacklevel=level)
            return super(cls, kind).__init_subclass__(*args, **kwargs)

    cls.__new__ = staticmethod(__new__)
    cls.__init_subclass__ = classmethod(__init_subclass__)
    cls.__deprecated__ = __new__.__deprecated__ = __init_subclass__.__deprecated__ = message
    return cls


_DEPRECATED_MSG = "{name!r} is deprecated and slated for removal in Python {remove}"


def _deprecated(name, message=_DEPRECATED_MSG, *, remove, _version=sys.version_info):
    """Warn that *name* is deprecated or should be removed."""
    release = f"{remove[0]}.{remove[1]}"
    if _version[:2] > remove or _version[:2] == remove and _version[3] != "alpha":
        raise RuntimeError(f"{name!r} was slated for removal after Python {release} alpha")
    _wm.warn(message.format(name=name, remove=release), DeprecationWarning, stacklevel=3)


_processoptions(sys.warnoptions)
`;

defineModule({
  name: "warnings",
  functions: { _source_line: ["code, number, /", sourceLine] },
  source: SOURCE,
});
