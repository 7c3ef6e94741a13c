/** The Python source of unittest.mock's patch, autospecs and mock_open (Lib/unittest/mock.py). */

export const PATCH_SOURCE = String.raw`
class _SpecState:
    def __init__(self, spec, spec_set=False, parent=None, name=None, ids=None, instance=False):
        self.spec = spec
        self.spec_set = spec_set
        self.parent = parent
        self.name = name
        self.instance = instance


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False,
                    **kwargs):
    """Create a mock object using another object as a spec. Functions and methods that are mocked have
    their arguments checked."""
    if isinstance(spec, (list, tuple)):
        spec = type(spec)
    is_type = isinstance(spec, type)
    if isinstance(spec, NonCallableMock):
        raise InvalidSpecError(f"Cannot autospec a Mock object. [object={spec!r}]")
    options = {"spec_set": spec} if spec_set else {"spec": spec}
    _name = kwargs.pop("name", _name)
    options.update(kwargs)
    if inspect.isdatadescriptor(spec):
        options = {}
    kind = MagicMock
    if _is_async(spec):
        kind = AsyncMock
    elif not callable(spec) or (is_type and instance and "__call__" not in dir(spec)):
        kind = NonCallableMagicMock
    elif is_type and instance and not any("__call__" in base.__dict__ for base in spec.__mro__):
        kind = NonCallableMagicMock
    mock = kind(parent=_parent, _new_parent=_parent, _new_name=_name or "", name=_name, unsafe=unsafe,
                **options)
    skip = (not is_type and _parent is not None and inspect.isfunction(spec)
            and not isinstance(inspect.getattr_static(_parent._spec_class, _name, None), staticmethod)
            if _parent is not None and getattr(_parent, "_spec_class", None) is not None else False)
    signature = None
    if not (is_type and instance):
        signature = _spec_signature(spec, skip)
    elif kind is not NonCallableMagicMock:
        signature = _spec_signature(getattr(spec, "__call__"), True)
    mock.__dict__["_spec_signature"] = signature
    mock.__dict__["_checks"] = signature
    if is_type and not instance and "return_value" not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name="()", _parent=mock)
    for entry in dir(spec):
        if entry in _MAGICS or (entry.startswith("__") and entry.endswith("__")):
            continue
        try:
            original = getattr(spec, entry)
        except AttributeError:
            continue
        if callable(original) or isinstance(original, type):
            mock._mock_children[entry] = _SpecState(original, spec_set, mock, entry)
        else:
            options = {"spec_set" if spec_set else "spec": original}
            mock._mock_children[entry] = NonCallableMagicMock(
                parent=mock, name=entry, _new_name=entry, _new_parent=mock, **options)
    return mock


def _importer(target):
    first, *rest = target.split(".")
    path = first
    thing = __import__(path)
    for part in rest:
        path += f".{part}"
        try:
            thing = getattr(thing, part)
        except AttributeError:
            __import__(path)
            thing = getattr(thing, part)
    return thing


class _patch:
    attribute_name = None
    _active_patches = []

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, *,
                 unsafe=False):
        if new_callable is not None:
            if new is not DEFAULT:
                raise ValueError("Cannot use 'new' and 'new_callable' together")
            if autospec is not None:
                raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        if not unsafe:
            for name in kwargs:
                if name in ("autospect", "auto_spec", "set_spec"):
                    raise RuntimeError(f"{name!r} might be a typo; use unsafe=True if this is intended")
        self.getter = getter
        self.attribute = attribute
        self.new = new
        self.new_callable = new_callable
        self.spec = spec
        self.create = create
        self.has_local = False
        self.spec_set = spec_set
        self.autospec = autospec
        self.kwargs = kwargs
        self.additional_patchers = []
        self.is_started = False

    def copy(self):
        patcher = _patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set,
                         self.autospec, self.new_callable, self.kwargs)
        patcher.attribute_name = self.attribute_name
        patcher.additional_patchers = [other.copy() for other in self.additional_patchers]
        return patcher

    def __call__(self, func):
        if isinstance(func, type):
            return self.decorate_class(func)
        if inspect.iscoroutinefunction(func):
            return self.decorate_async_callable(func)
        return self.decorate_callable(func)

    def decorate_class(self, klass):
        for name in dir(klass):
            if not name.startswith(patch.TEST_PREFIX):
                continue
            value = getattr(klass, name)
            if hasattr(value, "__call__"):
                setattr(klass, name, self.copy()(value))
        return klass

    @contextlib.contextmanager
    def decoration_helper(self, patched, args, kwargs):
        extra = []
        with contextlib.ExitStack() as stack:
            for patching in patched.patchings:
                value = stack.enter_context(patching)
                if patching.attribute_name is not None:
                    kwargs.update(value)
                elif patching.new is DEFAULT:
                    extra.append(value)
            yield args + tuple(extra), kwargs

    def decorate_callable(self, func):
        if hasattr(func, "patchings"):
            func.patchings.append(self)
            return func

        @functools.wraps(func)
        def patched(*args, **kwargs):
            with self.decoration_helper(patched, args, kwargs) as (newargs, newkwargs):
                return func(*newargs, **newkwargs)

        patched.patchings = [self]
        return patched

    def decorate_async_callable(self, func):
        if hasattr(func, "patchings"):
            func.patchings.append(self)
            return func

        @functools.wraps(func)
        async def patched(*args, **kwargs):
            with self.decoration_helper(patched, args, kwargs) as (newargs, newkwargs):
                return await func(*newargs, **newkwargs)

        patched.patchings = [self]
        return patched

    def get_original(self):
        target = self.getter()
        name = self.attribute
        original = DEFAULT
        local = False
        try:
            original = target.__dict__[name]
            local = True
        except (AttributeError, KeyError):
            original = getattr(target, name, DEFAULT)
        if name in vars(builtins) and inspect.ismodule(target):
            self.create = True
        if not self.create and original is DEFAULT:
            raise AttributeError(f"{target} does not have the attribute {name!r}")
        return original, local

    def __enter__(self):
        """Perform the patch."""
        if self.is_started:
            raise RuntimeError("Patch is already started")
        new, spec, spec_set, autospec, kwargs = (self.new, self.spec, self.spec_set, self.autospec,
                                                 self.kwargs)
        make = self.new_callable
        self.target = self.getter()
        if spec is False:
            spec = None
        if spec_set is False:
            spec_set = None
        if autospec is False:
            autospec = None
        if spec is not None and autospec is not None:
            raise TypeError("Can't specify spec and autospec")
        if (spec is not None or autospec is not None) and spec_set not in (True, None):
            raise TypeError("Can't provide explicit spec_set *and* spec or autospec")
        original, local = self.get_original()
        if new is DEFAULT and autospec is None:
            inherit = False
            if spec is True:
                spec = original
                if spec_set is True:
                    spec_set = original
                    spec = None
            elif spec is not None:
                if spec_set is True:
                    spec_set = spec
                    spec = None
            elif spec_set is True:
                spec_set = original
            options = {}
            if spec is not None:
                options["spec"] = spec
            if spec_set is not None:
                options["spec_set"] = spec_set
            if make is None:
                target_spec = spec if spec is not None else spec_set
                if target_spec is None and _is_async(original) or target_spec is not None and _is_async(target_spec):
                    make = AsyncMock
                else:
                    make = MagicMock
                if target_spec is not None and not isinstance(target_spec, (list, tuple)) and (
                        not callable(target_spec)):
                    make = NonCallableMagicMock
            if isinstance(make, type) and issubclass(make, NonCallableMock) and self.attribute:
                options["name"] = self.attribute
            options.update(kwargs)
            new = make(**options)
        elif autospec is not None:
            if new is not DEFAULT:
                raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
            if original is DEFAULT:
                raise TypeError("Can't use 'autospec' with create=True")
            if autospec is True:
                autospec = original
            new = create_autospec(autospec, spec_set=bool(spec_set), _name=self.attribute, **kwargs)
        elif kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        self.temp_original = original
        self.is_local = local
        self._exit_stack = contextlib.ExitStack()
        self.is_started = True
        try:
            setattr(self.target, self.attribute, new)
            if self.attribute_name is not None:
                extra = {}
                if self.new is DEFAULT:
                    extra[self.attribute_name] = new
                for patching in self.additional_patchers:
                    value = self._exit_stack.enter_context(patching)
                    if patching.new is DEFAULT:
                        extra.update(value)
                return extra
            return new
        except BaseException:
            if not self.__exit__(*sys.exc_info()):
                raise

    def __exit__(self, *exc_info):
        """Undo the patch."""
        if not self.is_started:
            return
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(self.target, self.attribute, self.temp_original)
        else:
            delattr(self.target, self.attribute)
            if not self.create and (not hasattr(self.target, self.attribute)
                                    or self.attribute in ("__doc__", "__module__", "__defaults__",
                                                          "__annotations__", "__kwdefaults__")):
                setattr(self.target, self.attribute, self.temp_original)
        self.is_started = False
        stack = self._exit_stack
        del self.temp_original, self.is_local, self.target, self._exit_stack
        return stack.__exit__(*exc_info)

    def start(self):
        """Activate a patch, returning any created mock."""
        result = self.__enter__()
        self._active_patches.append(self)
        return result

    def stop(self):
        """Stop an active patch."""
        try:
            self._active_patches.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)


def _get_target(target):
    try:
        target, attribute = target.rsplit(".", 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}") from None
    return lambda: _importer(target), attribute


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
                  new_callable=None, *, unsafe=False, **kwargs):
    """patch the named member (attribute) on an object (target) with a mock object."""
    if type(target) is str:
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs,
                  unsafe=unsafe)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None,
                    **kwargs):
    """Perform multiple patches in a single call."""
    getter = (lambda: _importer(target)) if type(target) is str else (lambda: target)
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    patchers = []
    for attribute, new in kwargs.items():
        patcher = _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, {})
        patcher.attribute_name = attribute
        patchers.append(patcher)
    first, *rest = patchers
    first.additional_patchers.extend(rest)
    return first


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *,
          unsafe=False, **kwargs):
    """patch acts as a function decorator, class decorator or a context manager. Inside the body, the
    target is patched with a new object, and the patch is undone when it exits."""
    getter, attribute = _get_target(target)
    return _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs,
                  unsafe=unsafe)


class _patch_dict:
    """Patch a dictionary, and restore it to its original state after the test."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = dict(values)
        self.values.update(kwargs)
        self.clear = clear
        self._original = None

    def __call__(self, f):
        if isinstance(f, type):
            for name in dir(f):
                value = getattr(f, name)
                if name.startswith(patch.TEST_PREFIX) and hasattr(value, "__call__"):
                    setattr(f, name, _patch_dict(self.in_dict, self.values, self.clear)(value))
            return f

        @functools.wraps(f)
        def patched(*args, **kwargs):
            with self:
                return f(*args, **kwargs)

        return patched

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _importer(self.in_dict)
        try:
            self._original = self.in_dict.copy()
        except AttributeError:
            self._original = {key: self.in_dict[key] for key in self.in_dict}
        if self.clear:
            _clear_dict(self.in_dict)
        try:
            self.in_dict.update(self.values)
        except AttributeError:
            for key, value in self.values.items():
                self.in_dict[key] = value
        return self.in_dict

    def __exit__(self, *args):
        if self._original is not None:
            _clear_dict(self.in_dict)
            try:
                self.in_dict.update(self._original)
            except AttributeError:
                for key, value in self._original.items():
                    self.in_dict[key] = value
            self._original = None
        return False

    def start(self):
        """Activate a patch, returning the dict."""
        result = self.__enter__()
        _patch._active_patches.append(self)
        return result

    def stop(self):
        """Stop an active patch."""
        try:
            _patch._active_patches.remove(self)
        except ValueError:
            return None
        return self.__exit__(None, None, None)


def _clear_dict(in_dict):
    try:
        in_dict.clear()
    except AttributeError:
        for key in list(in_dict):
            del in_dict[key]


def _patch_stopall():
    """Stop all active patches. LIFO to unroll nested patches."""
    for patcher in reversed(_patch._active_patches.copy()):
        patcher.stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = _patch_multiple
patch.stopall = _patch_stopall
patch.TEST_PREFIX = "test"


def mock_open(mock=None, read_data=""):
    """A helper function to create a mock to replace the use of open."""
    is_bytes = isinstance(read_data, bytes)

    def stream():
        return io.BytesIO(read_data) if is_bytes else io.StringIO(read_data)

    data = [stream()]
    if mock is None:
        mock = MagicMock(name="open", spec=builtins.open)
    handle = MagicMock(spec=[*(name for name in dir(io.StringIO) if not name.startswith("_")), "name", "mode",
                             "__enter__", "__exit__", "__iter__", "__next__"])
    handle.__enter__.return_value = handle
    handle.__exit__.side_effect = lambda *args: handle.close() and False

    def ask(name):
        def answer(*args, **kwargs):
            value = getattr(handle, name).return_value if getattr(handle, name)._mock_return_value not in (
                None, DEFAULT) else None
            return value if value is not None else getattr(data[0], name)(*args, **kwargs)
        return answer

    handle.write.return_value = None
    for name in ("read", "readline", "readlines"):
        getattr(handle, name).return_value = None
        getattr(handle, name).side_effect = ask(name)
    handle.__iter__.side_effect = lambda: iter(data[0])
    handle.__next__.side_effect = lambda: next(data[0])

    def reset(*args, **kwargs):
        data[0] = stream()
        return DEFAULT

    mock.side_effect = reset
    mock.return_value = handle
    return mock


def seal(mock):
    """Disable the automatic generation of child mocks."""
    mock.__dict__["_mock_sealed"] = True
    for name in dir(mock):
        child = mock._mock_children.get(name)
        if isinstance(child, NonCallableMock) and child._mock_new_parent is mock:
            seal(child)
`;
