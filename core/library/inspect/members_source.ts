/** What kind of thing an object is, what it has, and its documentation. */
export const membersSource = String.raw`
__all__ = """AGEN_CLOSED AGEN_CREATED AGEN_RUNNING AGEN_SUSPENDED ArgInfo Arguments Attribute BoundArguments
CORO_CLOSED CORO_CREATED CORO_RUNNING CORO_SUSPENDED CO_ASYNC_GENERATOR CO_COROUTINE CO_GENERATOR
CO_ITERABLE_COROUTINE CO_NESTED CO_NEWLOCALS CO_NOFREE CO_OPTIMIZED CO_VARARGS CO_VARKEYWORDS CO_HAS_DOCSTRING
CO_METHOD BlockFinder ClosureVars EndOfBlock FrameInfo FullArgSpec GEN_CLOSED GEN_CREATED GEN_RUNNING GEN_SUSPENDED Parameter Signature
TPFLAGS_IS_ABSTRACT Traceback classify_class_attrs cleandoc currentframe findsource formatannotation
formatannotationrelativeto formatargvalues get_annotations getabsfile getargs getargvalues getasyncgenlocals
getasyncgenstate getattr_static getblock getcallargs getclasstree getclosurevars getcomments getcoroutinelocals
getcoroutinestate getdoc getfile getframeinfo getfullargspec getgeneratorlocals getgeneratorstate getinnerframes
getlineno getmembers getmembers_static getmodule getmodulename getmro getouterframes getsource getsourcefile
getsourcelines indentsize isabstract isasyncgen isasyncgenfunction isawaitable isbuiltin isclass iscode iscoroutine
iscoroutinefunction isdatadescriptor isframe isfunction isgenerator isgeneratorfunction isgetsetdescriptor
ismemberdescriptor ismethod ismethoddescriptor ismethodwrapper ismodule ispackage isroutine istraceback
markcoroutinefunction signature stack trace unwrap walktree""".split()

CO_OPTIMIZED = 0x1
CO_NEWLOCALS = 0x2
CO_VARARGS = 0x4
CO_VARKEYWORDS = 0x8
CO_NESTED = 0x10
CO_GENERATOR = 0x20
CO_NOFREE = 0x40
CO_COROUTINE = 0x80
CO_ITERABLE_COROUTINE = 0x100
CO_ASYNC_GENERATOR = 0x200
CO_HAS_DOCSTRING = 0x4000000
CO_METHOD = 0x8000000
TPFLAGS_IS_ABSTRACT = 1 << 20

_sentinel = object()
# warnings.deprecated marks its wrappers too.
_is_coroutine_mark = CoroutineType
_routine_kinds = (WrapperDescriptorType, MethodWrapperType, MethodDescriptorType, ClassMethodDescriptorType)


def ismodule(object):
    """Return true if the object is a module."""
    return isinstance(object, ModuleType)


def isclass(object):
    """Return true if the object is a class."""
    return isinstance(object, type)


def ismethod(object):
    """Return true if the object is an instance method."""
    return isinstance(object, MethodType)


def ispackage(object):
    """Return true if the object is a package."""
    return ismodule(object) and hasattr(object, "__path__")


def _has_slot(object, *names):
    cls = type(object)
    return any(hasattr(cls, name) for name in names)


def ismethoddescriptor(object):
    """Return true if the object is a method descriptor."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return _has_slot(object, "__get__") and not _has_slot(object, "__set__", "__delete__")


def isdatadescriptor(object):
    """Return true if the object is a data descriptor."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return _has_slot(object, "__set__", "__delete__")


def ismemberdescriptor(object):
    """Return true if the object is a member descriptor."""
    return isinstance(object, MemberDescriptorType)


def isgetsetdescriptor(object):
    """Return true if the object is a getset descriptor."""
    return isinstance(object, GetSetDescriptorType)


def isfunction(object):
    """Return true if the object is a user-defined function."""
    return isinstance(object, FunctionType)


def _unwrapped(f):
    "The function within partial objects, partial methods and bound methods."
    while True:
        if ismethod(f):
            f = f.__func__
        elif type(f).__name__ in ("partial", "partialmethod") and type(f).__module__ == "functools":
            f = f.func
        else:
            return f


def _has_code_flag(f, flag):
    f = _unwrapped(f)
    return isfunction(f) and bool(f.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    """Return true if the object is a user-defined generator function."""
    return _has_code_flag(obj, CO_GENERATOR)


def markcoroutinefunction(func):
    """Decorator to ensure callable is recognised as a coroutine function."""
    if hasattr(func, "__func__"):
        func = func.__func__
    func._is_coroutine_mark = _is_coroutine_mark
    return func


def iscoroutinefunction(obj):
    """Return true if the object is a coroutine function."""
    inner = _unwrapped(obj)
    return (_has_code_flag(obj, CO_COROUTINE)
            or getattr(inner, "_is_coroutine_mark", None) is _is_coroutine_mark)


def isasyncgenfunction(obj):
    """Return true if the object is an asynchronous generator function."""
    return _has_code_flag(obj, CO_ASYNC_GENERATOR)


def isasyncgen(object):
    """Return true if the object is an asynchronous generator."""
    return isinstance(object, AsyncGeneratorType)


def isgenerator(object):
    """Return true if the object is a generator."""
    return isinstance(object, GeneratorType)


def iscoroutine(object):
    """Return true if the object is a coroutine."""
    return isinstance(object, CoroutineType)


def isawaitable(object):
    """Return true if object can be passed to an await expression."""
    return (isinstance(object, CoroutineType)
            or isinstance(object, GeneratorType)
            and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
            or hasattr(type(object), "__await__"))


def istraceback(object):
    """Return true if the object is a traceback."""
    return isinstance(object, TracebackType)


def isframe(object):
    """Return true if the object is a frame object."""
    return isinstance(object, FrameType)


def iscode(object):
    """Return true if the object is a code object."""
    return isinstance(object, CodeType)


def isbuiltin(object):
    """Return true if the object is a built-in function or method."""
    return isinstance(object, BuiltinFunctionType)


def ismethodwrapper(object):
    """Return true if the object is a method wrapper."""
    return isinstance(object, MethodWrapperType)


def isroutine(object):
    """Return true if the object is any kind of function or method."""
    return (isinstance(object, (BuiltinFunctionType, FunctionType, MethodType, *_routine_kinds))
            or ismethoddescriptor(object))


def isabstract(object):
    """Return true if the object is an abstract base class (ABC)."""
    return isclass(object) and bool(getattr(object, "__abstractmethods__", ()))


def getmro(cls):
    """Return tuple of base classes (including cls) in method resolution order."""
    return cls.__mro__


def _members(object, predicate, get):
    mro = (object,) + getmro(object) if isclass(object) else ()
    names = dir(object)
    # Attributes that only instances may read are in a class all the same.
    if isclass(object):
        for base in object.__bases__:
            for name, value in base.__dict__.items():
                if type(value).__name__ == "DynamicClassAttribute":
                    names.append(name)
    results = []
    seen = set()
    for name in names:
        try:
            value = get(object, name)
            if name in seen:
                raise AttributeError
        except AttributeError:
            for base in mro:
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if predicate is None or predicate(value):
            results.append((name, value))
        seen.add(name)
    results.sort(key=lambda pair: pair[0])
    return results


def getmembers(object, predicate=None):
    """Return all members of an object as (name, value) pairs sorted by name."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """Return all members without triggering dynamic lookup via descriptors or __getattr__."""
    return _members(object, predicate, getattr_static)


_type_mro = type.__dict__["__mro__"].__get__


def _own_value(klass, name):
    for base in _type_mro(klass):
        if name in base.__dict__:
            return base.__dict__[name]
    return _sentinel


def getattr_static(obj, attr, default=_sentinel):
    """Retrieve attributes without triggering dynamic lookup."""
    own = _sentinel
    if not isinstance(obj, type):
        klass = type(obj)
        holder = _own_value(klass, "__dict__")
        if holder is _sentinel or isinstance(holder, (GetSetDescriptorType, MemberDescriptorType)):
            try:
                own = object.__getattribute__(obj, "__dict__").get(attr, _sentinel)
            except AttributeError:
                own = _sentinel
    else:
        klass = obj
    found = _own_value(klass, attr)
    if own is not _sentinel and found is not _sentinel:
        kind = type(found)
        if (_own_value(kind, "__get__") is not _sentinel
                and (_own_value(kind, "__set__") is not _sentinel
                     or _own_value(kind, "__delete__") is not _sentinel)):
            return found
    if own is not _sentinel:
        return own
    if found is not _sentinel:
        return found
    if obj is klass:
        for base in _type_mro(type(klass)):
            if attr in base.__dict__:
                return base.__dict__[attr]
    if default is not _sentinel:
        return default
    raise AttributeError(attr)


def unwrap(func, *, stop=None):
    """Get the object wrapped by *func*, following the chain of __wrapped__ attributes."""
    original = func
    seen = {id(func): func}
    limit = _sys.getrecursionlimit()
    while not isinstance(func, type) and hasattr(func, "__wrapped__"):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= limit:
            raise ValueError(f"wrapper loop when unwrapping {original!r}")
        seen[id(func)] = func
    return func


def indentsize(line):
    """Return the indent size, in spaces, at the start of a line of text."""
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


def cleandoc(doc):
    """Clean up indentation from docstrings."""
    lines = doc.expandtabs().split("\n")
    margin = min((len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.lstrip(" ")), default=None)
    lines[0] = lines[0].lstrip(" ")
    if margin is not None:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def _class_of_function(func):
    cls = _sys.modules.get(func.__module__)
    if cls is None:
        return None
    for name in func.__qualname__.split(".")[:-1]:
        cls = getattr(cls, name)
    return cls if isclass(cls) else None


def _inherited_doc(obj):
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object and base.__doc__ is not None:
                return base.__doc__
        return None
    if ismethod(obj):
        name = obj.__func__.__name__
        self = obj.__self__
        cls = self if isclass(self) else self.__class__
    elif isfunction(obj):
        name = obj.__name__
        cls = _class_of_function(obj)
        if cls is None or getattr(cls, name) is not obj:
            return None
    elif isbuiltin(obj):
        name = obj.__name__
        self = obj.__self__
        cls = self if isclass(self) else self.__class__
    elif isinstance(obj, property):
        name = obj.__name__
        cls = _class_of_function(obj.fget)
        if cls is None or getattr(cls, name) is not obj:
            return None
    elif ismethoddescriptor(obj) or isdatadescriptor(obj):
        name = obj.__name__
        cls = obj.__objclass__
        if getattr(cls, name) is not obj:
            return None
    else:
        return None
    for base in cls.__mro__:
        try:
            doc = _doc_of(getattr(base, name))
        except AttributeError:
            continue
        if doc is not None:
            return doc
    return None


def _doc_of(obj):
    try:
        doc = object.__getattribute__(obj, "__doc__") if not isclass(obj) else obj.__dict__.get("__doc__")
    except AttributeError:
        return None
    if not isinstance(doc, str):
        return None
    if not isinstance(obj, type) and isinstance(kind_doc := type(obj).__dict__.get("__doc__"), str) \
            and doc is kind_doc:
        return None
    return doc


def getdoc(object):
    """Get the documentation string for an object, inherited from its class hierarchy if it has none."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        try:
            doc = _inherited_doc(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


def getmodule(object, _filename=None):
    """Return the module an object was defined in, or None if not found."""
    if ismodule(object):
        return object
    if hasattr(object, "__module__"):
        return _sys.modules.get(object.__module__)
    if isframe(object):
        return _sys.modules.get(object.f_globals.get("__name__"))
    return None


def getfile(object):
    """Work out which source or compiled file an object was defined in."""
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isclass(object):
        if hasattr(object, "__module__"):
            module = _sys.modules.get(object.__module__)
            if getattr(module, "__file__", None):
                return module.__file__
            if object.__module__ == "__main__":
                raise OSError("source code not available")
        raise TypeError(f"{object!r} is a built-in class")
    code = _code_of(object)
    if code is not None:
        return code.co_filename
    raise TypeError("module, class, method, function, traceback, frame, or code object was expected, "
                    f"got {type(object).__name__}")


def _code_of(object):
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        return object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        return object.f_code
    return object if iscode(object) else None


def getsourcefile(object):
    """Return the filename that can be used to locate an object's source."""
    return getfile(object)


getabsfile = getsourcefile


def getmodulename(path):
    """Return the module name for a given file, or None."""
    name = path.rpartition("/")[2]
    return name[:-3] if name.endswith(".py") else None
`;
