/** Source text, running frames, the states of generators. */
export const framesSource = String.raw`
from collections import namedtuple as _namedtuple

ClosureVars = _namedtuple("ClosureVars", "nonlocals globals builtins unbound")
ArgInfo = _namedtuple("ArgInfo", "args varargs keywords locals")
Arguments = _namedtuple("Arguments", "args, varargs, varkw")
Attribute = _namedtuple("Attribute", "name kind defining_class object")
for _made in (ClosureVars, ArgInfo, Arguments, Attribute):
    _made.__module__ = "inspect"


def _module_source(module):
    "The text of a module, which its functions know, or its file is asked for; or None."
    file = getattr(module, "__file__", None)
    for value in list(vars(module).values()):
        for part in list(vars(value).values()) if isclass(value) else [value]:
            part = getattr(part, "__func__", part)
            code = part.__code__ if isfunction(part) else None
            if code is not None and code.co_filename == file:
                text = _source_of(code)
                if text is not None:
                    return text
    # linecache comes with the modules of files, which not every program has.
    linecache = _sys.modules.get("linecache")
    if file is None or linecache is None:
        return None
    return "".join(linecache.getlines(file, vars(module))) or None


def findsource(object):
    """Return the entire source file and starting line number for an object."""
    if isclass(object):
        first = vars(object).get("__firstlineno__")
        text = None
        for value in vars(object).values():
            code = _code_of(getattr(value, "__func__", value))
            text = _source_of(code) if code is not None else None
            if text is not None:
                break
        else:
            module = _sys.modules.get(object.__module__)
            if module is None:
                raise TypeError(f"{object!r} is a built-in class")
            text = _module_source(module)
        if text is None or first is None:
            raise OSError("could not get source code")
        return text.splitlines(keepends=True), first - 1
    if ismodule(object):
        getfile(object)
        text = _module_source(object)
        if text is None:
            raise OSError("could not get source code")
        return text.splitlines(keepends=True), 0
    code = _code_of(object)
    if code is None:
        getfile(object)
    text = _source_of(code)
    if text is None:
        raise OSError("could not get source code")
    return text.splitlines(keepends=True), code.co_firstlineno - 1


def _logical_lines(lines):
    "(first line, line behind it, its text's first word, its indentation) of each logical line; blank ones are left out."
    depth = 0
    quote = ""
    start = None
    joined = False
    for number, line in enumerate(lines):
        if start is None:
            stripped = line.strip()
            if not stripped or stripped.startswith("#"):
                continue
            start = number
            indent = indentsize(line)
            word = stripped.split(None, 1)[0]
        joined = False
        i = 0
        while i < len(line):
            if quote:
                if line[i] == "\\":
                    i += 2
                    continue
                if line.startswith(quote, i):
                    i += len(quote)
                    quote = ""
                    continue
            elif line[i] == "#":
                break
            elif line[i] in "'\"":
                quote = line[i] * 3 if line.startswith(line[i] * 3, i) else line[i]
                i += len(quote)
                continue
            elif line[i] in "([{":
                depth += 1
            elif line[i] in ")]}":
                depth -= 1
            elif line[i] == "\\" and line[i + 1:].strip() == "":
                joined = True
            i += 1
        if len(quote) == 1 and not line.rstrip("\r\n").endswith("\\"):
            quote = ""
        if depth <= 0 and not quote and not joined:
            yield start, number + 1, word, indent
            start = None
            depth = 0
    if start is not None:
        yield start, len(lines), word, indent


class EndOfBlock(Exception):
    """A BlockFinder has seen the end of its block."""


class BlockFinder:
    """Is given tokens, and raises EndOfBlock behind the function or class that they begin with; last is its last line."""

    def __init__(self):
        self.started = False
        self.last = 1
        self._depth = 0
        self._in_head = False
        self._in_decorator = False
        self._ends_with_line = False
        self._body_column = None

    def tokeneater(self, type, token, srowcol, erowcol, line):
        """Take one token."""
        import token as kinds
        if type == kinds.NEWLINE:
            self.last = srowcol[0]
            if self._ends_with_line:
                raise EndOfBlock
            self._in_head = self._in_decorator = False
        elif not self.started:
            # What is decorated comes in a line of its own; a lambda may be in the midst of one.
            if token == "@" and not self._in_decorator:
                self._in_decorator = self._in_head = True
            elif not self._in_decorator and token in ("def", "class", "lambda"):
                self.started = self._in_head = True
                self._ends_with_line = token == "lambda"
        elif type == kinds.INDENT:
            if self._body_column is None:
                self._body_column = erowcol[1]
            self._depth += 1
            self._in_head = True
        elif type == kinds.DEDENT:
            self._depth -= 1
            if self._depth <= 0:
                raise EndOfBlock
        elif self._in_head:
            pass
        elif type == kinds.COMMENT:
            if self._body_column is not None and srowcol[1] >= self._body_column:
                self.last = srowcol[0]
        elif self._depth == 0 and type != kinds.NL:
            raise EndOfBlock


def getblock(lines):
    """Extract the block of code at the top of the given list of lines."""
    base = body = None
    end = 0
    seen_head = False
    for start, behind, word, indent in _logical_lines(lines):
        if base is None:
            base = indent
        elif seen_head:
            if indent <= base:
                break
            if body is None:
                body = indent
        end = behind
        if not seen_head:
            seen_head = not word.startswith("@")
            if seen_head and word.split("(")[0].rstrip(":") not in ("def", "class", "async"):
                break
    # Comments behind the last statement are of the block when they are as far in.
    for number in range(end, len(lines)):
        stripped = lines[number].strip()
        if stripped.startswith("#") and body is not None and indentsize(lines[number]) >= body:
            end = number + 1
        elif stripped and not stripped.startswith("#"):
            break
    return lines[:end]


def getsourcelines(object):
    """Return a list of source lines and starting line number for an object."""
    object = unwrap(object)
    lines, number = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or isframe(object) and object.f_code.co_name == "<module>":
        return lines, 0
    return getblock(lines[number:]), number + 1


def getsource(object):
    """Return the text of the source code for an object."""
    return "".join(getsourcelines(object)[0])


def getcomments(object):
    """Get lines of comments immediately preceding an object's source code."""
    try:
        lines, number = findsource(object)
    except (OSError, TypeError):
        return None
    first = number
    indent = indentsize(lines[number])
    while first > 0 and lines[first - 1].lstrip().startswith("#") and indentsize(lines[first - 1]) == indent:
        first -= 1
    if first == number:
        return None
    return "".join(line.expandtabs().lstrip() for line in lines[first:number])


_Positions = _namedtuple("Positions", "lineno end_lineno col_offset end_col_offset", defaults=(None,) * 4)
_Positions.__module__ = "dis"


def _positions(code, lasti):
    "Where the instruction of a code at an offset stands."
    for place, found in enumerate(code.co_positions()):
        if place == lasti // 2:
            return _Positions(*found)
    return _Positions()


_Traceback = _namedtuple("_Traceback", "filename lineno function code_context index")


class Traceback(_Traceback):
    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        self = super().__new__(cls, filename, lineno, function, code_context, index)
        self.positions = positions
        return self

    def __repr__(self):
        return (f"Traceback(filename={self.filename!r}, lineno={self.lineno!r}, function={self.function!r}, "
                f"code_context={self.code_context!r}, index={self.index!r}, positions={self.positions!r})")


_FrameInfo = _namedtuple("_FrameInfo", ("frame",) + Traceback._fields)


class FrameInfo(_FrameInfo):
    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        self = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        self.positions = positions
        return self

    def __repr__(self):
        return (f"FrameInfo(frame={self.frame!r}, filename={self.filename!r}, lineno={self.lineno!r}, "
                f"function={self.function!r}, code_context={self.code_context!r}, index={self.index!r}, "
                f"positions={self.positions!r})")


def getlineno(frame):
    """Get the line number from a frame object."""
    return frame.f_lineno


def getframeinfo(frame, context=1):
    """Get information about a frame or traceback object."""
    if istraceback(frame):
        line, lasti = frame.tb_lineno, frame.tb_lasti
        frame = frame.tb_frame
    else:
        line, lasti = frame.f_lineno, frame.f_lasti
    if not isframe(frame):
        raise TypeError(f"{frame!r} is not a frame or traceback object")
    lines = index = None
    text = _source_of(frame.f_code) if context > 0 else None
    if text is not None:
        whole = text.splitlines(keepends=True)
        start = max(0, min(line - 1 - context // 2, len(whole) - context))
        lines = whole[start:start + context]
        index = line - 1 - start
    return Traceback(frame.f_code.co_filename, line, frame.f_code.co_name, lines, index,
                     positions=_positions(frame.f_code, lasti))


def _record(frame, info):
    return FrameInfo(frame, *info, positions=info.positions)


def getouterframes(frame, context=1):
    """Get a list of records for a frame and all higher (calling) frames."""
    records = []
    while frame:
        records.append(_record(frame, getframeinfo(frame, context)))
        frame = frame.f_back
    return records


def getinnerframes(tb, context=1):
    """Get a list of records for a traceback's frame and all lower frames."""
    records = []
    while tb:
        records.append(_record(tb.tb_frame, getframeinfo(tb, context)))
        tb = tb.tb_next
    return records


def currentframe():
    """Return the frame of the caller."""
    return _sys._getframe(1)


def stack(context=1):
    """Return a list of records for the stack above the caller's frame."""
    return getouterframes(_sys._getframe(1), context)


def trace(context=1):
    """Return a list of records for the stack below the current exception."""
    error = _sys.exception()
    return getinnerframes(error.__traceback__ if error is not None else None, context)


def getargs(co):
    """Get information about the arguments accepted by a code object."""
    if not iscode(co):
        raise TypeError(f"{co!r} is not a code object")
    names = co.co_varnames
    behind = co.co_argcount + co.co_kwonlyargcount
    varargs = varkw = None
    if co.co_flags & CO_VARARGS:
        varargs = names[behind]
        behind += 1
    if co.co_flags & CO_VARKEYWORDS:
        varkw = names[behind]
    return Arguments(list(names[:co.co_argcount + co.co_kwonlyargcount]), varargs, varkw)


def getargvalues(frame):
    """Get information about arguments passed into a particular frame."""
    args, varargs, varkw = getargs(frame.f_code)
    return ArgInfo(args, varargs, varkw, frame.f_locals)


def formatargvalues(args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda name: "*" + name,
                    formatvarkw=lambda name: "**" + name, formatvalue=lambda value: "=" + repr(value)):
    """Format an argument spec from the 4 values returned by getargvalues."""
    specs = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        specs.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        specs.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return "(" + ", ".join(specs) + ")"


def getclosurevars(func):
    """Get the mapping of free variables to their current values."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError(f"{func!r} is not a Python function")
    code = func.__code__
    nonlocals = {}
    for name, cell in zip(code.co_freevars, func.__closure__ or ()):
        try:
            nonlocals[name] = cell.cell_contents
        except ValueError:
            pass
    namespace = func.__globals__
    builtins = namespace.get("__builtins__", {})
    if ismodule(builtins):
        builtins = vars(builtins)
    global_names, builtin_names, unbound = {}, {}, set()
    for name in code.co_names:
        if name in ("None", "True", "False"):
            continue
        if name in namespace:
            global_names[name] = namespace[name]
        elif name in builtins:
            builtin_names[name] = builtins[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, global_names, builtin_names, unbound)


GEN_CREATED, CORO_CREATED, AGEN_CREATED = "GEN_CREATED", "CORO_CREATED", "AGEN_CREATED"
GEN_RUNNING, CORO_RUNNING, AGEN_RUNNING = "GEN_RUNNING", "CORO_RUNNING", "AGEN_RUNNING"
GEN_SUSPENDED, CORO_SUSPENDED, AGEN_SUSPENDED = "GEN_SUSPENDED", "CORO_SUSPENDED", "AGEN_SUSPENDED"
GEN_CLOSED, CORO_CLOSED, AGEN_CLOSED = "GEN_CLOSED", "CORO_CLOSED", "AGEN_CLOSED"


def _state(running, suspended, frame):
    if running:
        return "RUNNING"
    if suspended:
        return "SUSPENDED"
    return "CLOSED" if frame is None else "CREATED"


def getgeneratorstate(generator):
    """Get current state of a generator-iterator."""
    return "GEN_" + _state(generator.gi_running, generator.gi_suspended, generator.gi_frame)


def getcoroutinestate(coroutine):
    """Get current state of a coroutine object."""
    return "CORO_" + _state(coroutine.cr_running, coroutine.cr_suspended, coroutine.cr_frame)


def getasyncgenstate(agen):
    """Get current state of an asynchronous generator object."""
    return "AGEN_" + _state(agen.ag_running, agen.ag_suspended, agen.ag_frame)


def getgeneratorlocals(generator):
    """Get the mapping of generator local variables to their current values."""
    if not isgenerator(generator):
        raise TypeError(f"{generator!r} is not a Python generator")
    return {} if generator.gi_frame is None else dict(generator.gi_frame.f_locals)


def getcoroutinelocals(coroutine):
    """Get the mapping of coroutine local variables to their current values."""
    return {} if coroutine.cr_frame is None else dict(coroutine.cr_frame.f_locals)


def getasyncgenlocals(agen):
    """Get the mapping of asynchronous generator local variables to their current values."""
    if not isasyncgen(agen):
        raise TypeError(f"{agen!r} is not a Python async generator")
    return {} if agen.ag_frame is None else dict(agen.ag_frame.f_locals)


def walktree(classes, children, parent):
    """Recursive helper function for getclasstree()."""
    results = []
    for c in sorted(classes, key=lambda c: (c.__module__, c.__name__)):
        results.append((c, c.__bases__))
        if c in children:
            results.append(walktree(children[c], children, c))
    return results


def getclasstree(classes, unique=False):
    """Arrange the given list of classes into a hierarchy of nested lists."""
    children = {}
    roots = []
    for c in classes:
        for parent in c.__bases__:
            if c not in children.setdefault(parent, []):
                children[parent].append(c)
            if unique and parent in classes:
                break
        else:
            if not c.__bases__ and c not in roots:
                roots.append(c)
    roots += [parent for parent in children if parent not in classes]
    return walktree(roots, children, None)


def classify_class_attrs(cls):
    """Return list of attribute-descriptor tuples."""
    results = []
    for name in sorted(set(dir(cls))):
        home = None
        for base in (*cls.__mro__, *type(cls).__mro__):
            if name in base.__dict__:
                home = base
                break
        if home is None:
            continue
        found = home.__dict__[name]
        value = found
        if isinstance(found, staticmethod) or name == "__new__":
            kind = "static method"
            value = found
        elif isinstance(found, (classmethod, ClassMethodDescriptorType)):
            kind = "class method"
        elif isinstance(found, property):
            kind = "property"
        else:
            value = getattr(cls, name, found) if not isdatadescriptor(found) else found
            kind = "method" if isroutine(value) else "data"
        results.append(Attribute(name, kind, home, value))
    results.sort(key=lambda attribute: attribute.name)
    return results
`;
