/** Parameters, signatures and arguments bound to them (PEP 362). */
export const signatureSource = String.raw`
from enum import IntEnum as _IntEnum


class _void:
    """A private marker - used in Parameter & Signature."""


class _empty:
    """Marker object for Signature.empty and Parameter.empty."""


class _ParameterKind(_IntEnum):
    POSITIONAL_ONLY = "positional-only"
    POSITIONAL_OR_KEYWORD = "positional or keyword"
    VAR_POSITIONAL = "variadic positional"
    KEYWORD_ONLY = "keyword-only"
    VAR_KEYWORD = "variadic keyword"

    def __new__(cls, description):
        value = len(cls.__members__)
        self = int.__new__(cls, value)
        self._value_ = value
        self.description = description
        return self

    def __str__(self):
        return self.name


_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _ParameterKind


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    if not quote_annotation_strings and isinstance(annotation, str):
        return annotation
    module = getattr(annotation, "__module__", None)
    if module == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if module in ("builtins", base_module):
            return annotation.__qualname__
        return module + "." + annotation.__qualname__
    return repr(annotation)


def formatannotationrelativeto(object):
    module = getattr(object, "__module__", None)

    def _formatannotation(annotation):
        return formatannotation(annotation, module)
    return _formatannotation


class Parameter:
    """Represents a parameter in a function signature."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{self._kind.description} parameters cannot have default values")
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if name[0:1] == "." and name[1:].isdigit():
            # The iterable that a comprehension's function is called with.
            if self._kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError("implicit arguments must be passed as positional or keyword arguments, "
                                 f"not {self._kind.description}")
            self._kind = _POSITIONAL_ONLY
            name = f"implicit{name[1:]}"
        from keyword import iskeyword
        if iskeyword(name) and self._kind is not _POSITIONAL_ONLY or not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name = name

    def __reduce__(self):
        return type(self), (self._name, self._kind), {"_default": self._default, "_annotation": self._annotation}

    def __setstate__(self, state):
        self._default = state["_default"]
        self._annotation = state["_annotation"]

    @property
    def name(self):
        return self._name

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    @property
    def kind(self):
        return self._kind

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """Creates a customized copy of the Parameter."""
        return type(self)(self._name if name is _void else name, self._kind if kind is _void else kind,
                          default=self._default if default is _void else default,
                          annotation=self._annotation if annotation is _void else annotation)

    __replace__ = replace

    def __str__(self):
        return self._format()

    def _format(self, *, quote_annotation_strings=True):
        text = self._name
        if self._annotation is not _empty:
            shown = formatannotation(self._annotation, quote_annotation_strings=quote_annotation_strings)
            text = f"{text}: {shown}"
        if self._default is not _empty:
            text += (" = " if self._annotation is not _empty else "=") + repr(self._default)
        if self._kind == _VAR_POSITIONAL:
            return "*" + text
        return "**" + text if self._kind == _VAR_KEYWORD else text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name == other._name and self._kind == other._kind
                and self._default == other._default and self._annotation == other._annotation)


class BoundArguments:
    """Result of Signature.bind call: the mapping of arguments to the function's parameters."""

    __slots__ = ("arguments", "_signature", "__weakref__")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        args = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            value = self.arguments[name]
            if parameter.kind == _VAR_POSITIONAL:
                args.extend(value)
            else:
                args.append(value)
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        by_name = False
        for name, parameter in self._signature.parameters.items():
            if not by_name:
                if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    by_name = True
                elif name not in self.arguments:
                    by_name = True
                    continue
            if not by_name or name not in self.arguments:
                continue
            if parameter.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Set default values for missing arguments."""
        arguments = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif parameter.default is not _empty:
                arguments[name] = parameter.default
            elif parameter.kind is _VAR_POSITIONAL:
                arguments[name] = ()
            elif parameter.kind is _VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = arguments

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __setstate__(self, state):
        self._signature = state["_signature"]
        self.arguments = state["arguments"]

    def __getstate__(self):
        return {"_signature": self._signature, "arguments": self.arguments}

    def __repr__(self):
        inside = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"<{self.__class__.__name__} ({inside})>"


def _check_order(parameters):
    "The parameters by name, or a ValueError for an order that no def could have."
    result = {}
    last = _POSITIONAL_ONLY
    defaults = False
    seen = set()
    for parameter in parameters:
        kind = parameter.kind
        if kind > _POSITIONAL_OR_KEYWORD and kind in seen and kind != _KEYWORD_ONLY:
            raise ValueError(f"more than one {kind.description} parameter")
        if kind < last:
            raise ValueError(f"wrong parameter order: {last.description} parameter before "
                             f"{kind.description} parameter")
        last = kind
        seen.add(kind)
        if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            if parameter.default is not _empty:
                defaults = True
            elif defaults:
                raise ValueError("non-default argument follows default argument")
        if parameter.name in result:
            raise ValueError(f"duplicate parameter name: {parameter.name!r}")
        result[parameter.name] = parameter
    return result


class Signature:
    """A Signature object represents the overall signature of a function."""

    __slots__ = ("_return_annotation", "_parameters")
    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        if parameters is None:
            named = {}
        elif __validate_parameters__:
            named = _check_order(parameters)
        else:
            named = {parameter.name: parameter for parameter in parameters}
        self._parameters = MappingProxyType(named)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False,
                      annotation_format=1):
        """Constructs Signature for the given callable object."""
        return _signature_of(obj, _Context(cls, follow_wrapped, globals, locals, eval_str, annotation_format))

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_void, return_annotation=_void):
        """Creates a customized copy of the Signature."""
        return type(self)(self.parameters.values() if parameters is _void else parameters,
                          return_annotation=self._return_annotation if return_annotation is _void
                          else return_annotation)

    __replace__ = replace

    def _by_kind(self):
        rest = tuple(p for p in self._parameters.values() if p.kind != _KEYWORD_ONLY)
        by_name = {p.name: p for p in self._parameters.values() if p.kind == _KEYWORD_ONLY}
        return rest, by_name, self._return_annotation

    def __hash__(self):
        rest, by_name, returned = self._by_kind()
        return hash((rest, frozenset(by_name.values()), returned))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return self._by_kind() == other._by_kind()

    def _bind(self, args, kwargs, *, partial=False):
        arguments = {}
        parameters = list(self._parameters.values())
        at = 0
        used = 0
        while used < len(args):
            if at == len(parameters) or parameters[at].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                raise TypeError("too many positional arguments")
            parameter = parameters[at]
            at += 1
            if parameter.kind == _VAR_POSITIONAL:
                arguments[parameter.name] = tuple(args[used:])
                used = len(args)
                break
            if parameter.name in kwargs and parameter.kind != _POSITIONAL_ONLY:
                raise TypeError(f"multiple values for argument {parameter.name!r}")
            arguments[parameter.name] = args[used]
            used += 1
        left = dict(kwargs)
        rest = None
        only_positional = []
        for i, parameter in enumerate(parameters[at:]):
            name, kind = parameter.name, parameter.kind
            required = parameter.default is _empty
            if kind == _VAR_KEYWORD:
                rest = parameter
            elif kind == _VAR_POSITIONAL:
                continue
            elif kind == _POSITIONAL_ONLY and name in left:
                if required:
                    raise TypeError(f"missing a required positional-only argument: {name!r}")
                only_positional.append(name)
            elif name in left:
                arguments[name] = left.pop(name)
            elif required and not partial:
                argument = " keyword-only" if kind == _KEYWORD_ONLY and i == 0 else ""
                raise TypeError(f"missing a required{argument} argument: {name!r}")
        if left:
            if rest is not None:
                arguments[rest.name] = left
            elif only_positional:
                raise TypeError("got some positional-only arguments passed as keyword arguments: "
                                f"{', '.join(only_positional)!r}")
            else:
                raise TypeError(f"got an unexpected keyword argument {next(iter(left))!r}")
        return self._bound_arguments_cls(self, arguments)

    def bind(self, /, *args, **kwargs):
        """Get a BoundArguments object, that maps the passed args and kwargs to the signature."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """As bind, but arguments may be missing."""
        return self._bind(args, kwargs, partial=True)

    def __reduce__(self):
        return (type(self), (tuple(self._parameters.values()),), {"_return_annotation": self._return_annotation})

    def __setstate__(self, state):
        self._return_annotation = state["_return_annotation"]

    def __repr__(self):
        return f"<{self.__class__.__name__} {self}>"

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None, quote_annotation_strings=True):
        """Create a string representation of the Signature object."""
        result = []
        positional_only = False
        star = True
        for parameter in self.parameters.values():
            text = parameter._format(quote_annotation_strings=quote_annotation_strings)
            kind = parameter.kind
            if kind == _POSITIONAL_ONLY:
                positional_only = True
            elif positional_only:
                result.append("/")
                positional_only = False
            if kind == _VAR_POSITIONAL:
                star = False
            elif kind == _KEYWORD_ONLY and star:
                result.append("*")
                star = False
            result.append(text)
        if positional_only:
            result.append("/")
        rendered = f"({', '.join(result)})"
        if max_width is not None and len(rendered) > max_width:
            rendered = "(\n    " + ",\n    ".join(result) + "\n)"
        if self.return_annotation is not _empty:
            shown = formatannotation(self.return_annotation,
                                     quote_annotation_strings=quote_annotation_strings)
            rendered += f" -> {shown}"
        return rendered


class _Context:
    "What stays the same while the signature of a callable is looked for."

    def __init__(self, cls, follow_wrapped, globals, locals, eval_str, annotation_format, bind=True):
        self.cls = cls
        self.follow_wrapped = follow_wrapped
        self.globals = globals
        self.locals = locals
        self.eval_str = eval_str
        self.annotation_format = annotation_format
        self.bind = bind


def _without_first(sig, context):
    "The signature of a bound method."
    if not context.bind:
        return sig
    parameters = tuple(sig.parameters.values())
    if not parameters or parameters[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if parameters[0].kind in (_POSITIONAL_OR_KEYWORD, _POSITIONAL_ONLY):
        parameters = parameters[1:]
    elif parameters[0].kind != _VAR_POSITIONAL:
        raise ValueError("invalid argument type")
    return sig.replace(parameters=parameters)


def _is_function_like(obj):
    if not callable(obj) or isclass(obj):
        return False
    return (isinstance(getattr(obj, "__code__", None), CodeType)
            and isinstance(getattr(obj, "__name__", None), str)
            and isinstance(getattr(obj, "__defaults__", _void), (tuple, NoneType)))


def _signature_of_function(func, context):
    from annotationlib import get_annotations
    code = func.__code__
    names = code.co_varnames
    annotations = get_annotations(func, globals=context.globals, locals=context.locals,
                                  eval_str=context.eval_str, format=context.annotation_format)
    defaults = func.__defaults__ or ()
    by_name = func.__kwdefaults__ or {}
    count = code.co_argcount
    Parameter = context.cls._parameter_cls
    parameters = []
    for i, name in enumerate(names[:count]):
        kind = _POSITIONAL_ONLY if i < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD
        default = defaults[i - count + len(defaults)] if i >= count - len(defaults) else _empty
        parameters.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))
    behind = count + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        name = names[behind]
        parameters.append(Parameter(name, _VAR_POSITIONAL, annotation=annotations.get(name, _empty)))
        behind += 1
    for name in names[count:count + code.co_kwonlyargcount]:
        parameters.append(Parameter(name, _KEYWORD_ONLY, default=by_name.get(name, _empty),
                                    annotation=annotations.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        name = names[behind]
        parameters.append(Parameter(name, _VAR_KEYWORD, annotation=annotations.get(name, _empty)))
    return context.cls(parameters, return_annotation=annotations.get("return", _empty),
                       __validate_parameters__=isinstance(func, FunctionType) is False)


def _signature_of_builtin(obj, context):
    text = getattr(obj, "__text_signature__", None)
    if not text:
        text = _known_text(obj)
        if text is None:
            text = _native_signature(obj)
        if not text:
            raise ValueError(f"no signature found for builtin {obj!r}")
    return _signature_from_text(text, context)


def _signature_from_text(text, context):
    "The signature that a text such as (a, /, b=1, *, c=None) tells."
    namespace = {}
    bound = text[1:].split(",")[0].split(")")[0].strip() in ("$module", "$type")
    text = text.replace("$", "")
    exec(f"def f{text}: pass", {"__builtins__": {}}, namespace)
    sig = _signature_of_function(namespace["f"], context)
    return _without_first(sig, context) if bound else sig


def _signature_of_partial(wrapped, partial, context):
    from functools import Placeholder
    parameters = dict(wrapped.parameters.items())
    args = partial.args or ()
    keywords = partial.keywords or {}
    try:
        bound = wrapped.bind_partial(*args, **keywords)
    except TypeError as error:
        raise ValueError(f"partial object {partial!r} has incorrect arguments") from error
    by_name = False
    for name, parameter in wrapped.parameters.items():
        given = bound.arguments.get(name, _void)
        if given is not _void:
            if parameter.kind is _POSITIONAL_ONLY:
                if given is Placeholder:
                    parameters[name] = parameter.replace(default=_empty)
                else:
                    parameters.pop(name)
                continue
            if parameter.kind is _POSITIONAL_OR_KEYWORD:
                if name in keywords:
                    by_name = True
                    parameters[name] = parameter.replace(default=given)
                elif given is Placeholder:
                    parameters[name] = parameter.replace(kind=_POSITIONAL_ONLY, default=_empty)
                    for other in list(parameters):
                        if other == name:
                            break
                        if parameters[other].kind is _POSITIONAL_OR_KEYWORD:
                            parameters[other] = parameters[other].replace(kind=_POSITIONAL_ONLY)
                else:
                    parameters.pop(name)
                    continue
            elif parameter.kind is _KEYWORD_ONLY:
                parameters[name] = parameter.replace(default=given)
            elif parameter.kind is _VAR_POSITIONAL:
                extra = [p for p in given if p is Placeholder]
                if not extra:
                    continue
                parameters.pop(name)
                rebuilt = {}
                for other, value in parameters.items():
                    if value.kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                        break
                    rebuilt[other] = value.replace(kind=_POSITIONAL_ONLY)
                for i in range(len(extra)):
                    rebuilt[f"_{name}_{i}"] = Parameter(f"_{name}_{i}", _POSITIONAL_ONLY)
                rebuilt[name] = parameter
                for other, value in parameters.items():
                    rebuilt.setdefault(other, value)
                parameters = rebuilt
                continue
        if by_name:
            if parameter.kind is _POSITIONAL_OR_KEYWORD:
                moved = parameters.pop(name).replace(kind=_KEYWORD_ONLY)
                parameters[name] = moved
            elif parameter.kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                parameters[name] = parameters.pop(name)
            elif parameter.kind is _VAR_POSITIONAL:
                parameters.pop(name)
    return wrapped.replace(parameters=parameters.values())


def _user_method(cls, name):
    "A method of the class or metaclass that is written in Python."
    found = getattr_static(cls, name, None)
    if found is None:
        return None
    if isinstance(found, (staticmethod, classmethod)):
        inner = found.__func__
    else:
        inner = found
    if isinstance(inner, (WrapperDescriptorType, MethodWrapperType, MethodDescriptorType,
                          ClassMethodDescriptorType, BuiltinFunctionType)):
        return None
    return found


def _signature_of(obj, context):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if isinstance(obj, MethodType):
        return _without_first(_signature_of(obj.__func__, context), context)
    if context.follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or isinstance(f, MethodType))
        if isinstance(obj, MethodType):
            return _signature_of(obj, context)
    try:
        sig = obj.__signature__
    except AttributeError:
        pass
    else:
        if sig is not None:
            if not isinstance(sig, Signature) and callable(sig):
                sig = sig()
            if isinstance(sig, str):
                return _signature_from_text(sig, context)
            if not isinstance(sig, Signature):
                raise TypeError(f"unexpected object {sig!r} in __signature__ attribute")
            return sig
    method = getattr(obj, "__partialmethod__", None)
    if method is not None and type(method).__name__ == "partialmethod":
        wrapped = _signature_of(method.func, context)
        first = tuple(wrapped.parameters.values())[0]
        if first.kind is _VAR_POSITIONAL:
            return _signature_of_partial(wrapped, method, context)
        rest = wrapped.replace(parameters=tuple(wrapped.parameters.values())[1:])
        sig = _signature_of_partial(rest, method, context)
        return sig.replace(parameters=(first,) + tuple(sig.parameters.values()))
    if isfunction(obj) or _is_function_like(obj):
        return _signature_of_function(obj, context)
    if isbuiltin(obj) or isinstance(obj, _routine_kinds):
        return _signature_of_builtin(obj, context)
    if type(obj).__name__ == "partial" and type(obj).__module__ == "functools":
        return _signature_of_partial(_signature_of(obj.func, context), obj, context)
    if isinstance(obj, type):
        return _signature_of_class(obj, context)
    call = getattr_static(type(obj), "__call__", None)
    if call is not None:
        if isinstance(call, (staticmethod, classmethod)):
            return _signature_of(call.__get__(obj, type(obj)), context)
        return _without_first(_signature_of(call, context), context)
    raise ValueError(f"callable {obj!r} is not supported by signature")


def _signature_of_named_tuple(cls, context):
    annotations = getattr(cls, "__annotations__", {})
    return context.cls([
        context.cls._parameter_cls(name, _POSITIONAL_OR_KEYWORD, default=cls._field_defaults.get(name, _empty),
                                   annotation=annotations.get(name, _empty)) for name in cls._fields])


def _signature_of_class(obj, context):
    call = _user_method(type(obj), "__call__")
    if call is not None:
        return _without_first(_signature_of(call, context), context)
    new = _user_method(obj, "__new__")
    init = _user_method(obj, "__init__")
    for base in obj.__mro__:
        if new is not None and "__new__" in base.__dict__:
            inner = new.__func__ if isinstance(new, (staticmethod, classmethod)) else new
            return _without_first(_signature_of(inner, context), context)
        if init is not None and "__init__" in base.__dict__:
            return _without_first(_signature_of(init, context), context)
        if "_field_defaults" in base.__dict__ and issubclass(base, tuple):
            return _signature_of_named_tuple(base, context)
    for base in obj.__mro__[:-1]:
        text = getattr(base, "__text_signature__", None) or _known_text(base)
        if text:
            return _signature_from_text(text, context)
    if type not in obj.__mro__:
        if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
            return context.cls()
        raise ValueError(f"no signature found for builtin type {obj!r}")
    raise ValueError(f"no signature found for builtin {obj!r}")


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=1):
    """Get a signature object for the passed callable."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals,
                                   eval_str=eval_str, annotation_format=annotation_format)


def getfullargspec(func):
    """Get the names and default values of a callable object's parameters."""
    try:
        sig = _signature_of_unwrapped(func)
    except Exception as error:
        raise TypeError("unsupported callable") from error
    args, positional_only, only_names = [], [], []
    varargs = varkw = None
    defaults, by_name, annotations = [], {}, {}
    if sig.return_annotation is not _empty:
        annotations["return"] = sig.return_annotation
    for parameter in sig.parameters.values():
        kind, name = parameter.kind, parameter.name
        if kind is _POSITIONAL_ONLY:
            positional_only.append(name)
        elif kind is _POSITIONAL_OR_KEYWORD:
            args.append(name)
        elif kind is _VAR_POSITIONAL:
            varargs = name
        elif kind is _KEYWORD_ONLY:
            only_names.append(name)
            if parameter.default is not _empty:
                by_name[name] = parameter.default
        else:
            varkw = name
        if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD) and parameter.default is not _empty:
            defaults.append(parameter.default)
        if parameter.annotation is not _empty:
            annotations[name] = parameter.annotation
    return FullArgSpec(positional_only + args, varargs, varkw, tuple(defaults) or None, only_names,
                       by_name or None, annotations)


def _signature_of_unwrapped(func):
    "As signature, but a bound method keeps its first parameter and wrappers stay."
    context = _Context(Signature, False, None, None, False, 1, bind=False)
    return _signature_of(func, context)


from collections import namedtuple as _namedtuple
FullArgSpec = _namedtuple("FullArgSpec",
                          "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations")
FullArgSpec.__module__ = "inspect"


def getcallargs(func, /, *positional, **named):
    """Get the mapping of arguments to values."""
    if ismethod(func):
        positional = (func.__self__,) + positional
        func = func.__func__
    spec = getfullargspec(func)
    name = func.__name__
    values = {}
    count = min(len(positional), len(spec.args))
    for i in range(count):
        values[spec.args[i]] = positional[i]
    if spec.varargs:
        values[spec.varargs] = tuple(positional[count:])
    if spec.varkw:
        values[spec.varkw] = {}
    for key, value in named.items():
        if key not in spec.args and key not in spec.kwonlyargs:
            if not spec.varkw:
                raise TypeError(f"{name}() got an unexpected keyword argument {key!r}")
            values[spec.varkw][key] = value
        elif key in values:
            raise TypeError(f"{name}() got multiple values for argument {key!r}")
        else:
            values[key] = value
    if len(positional) > len(spec.args) and not spec.varargs:
        _too_many(name, spec, len(positional), values)
    defaults = spec.defaults or ()
    required = spec.args[:len(spec.args) - len(defaults)]
    missing = [arg for arg in required if arg not in values]
    if missing:
        _missing_arguments(name, missing, "positional")
    for arg, value in zip(spec.args[len(required):], defaults):
        values.setdefault(arg, value)
    missing = []
    for arg in spec.kwonlyargs:
        if arg not in values:
            if spec.kwonlydefaults and arg in spec.kwonlydefaults:
                values[arg] = spec.kwonlydefaults[arg]
            else:
                missing.append(arg)
    if missing:
        _missing_arguments(name, missing, "keyword-only")
    return values


def _missing_arguments(name, missing, kind):
    shown = [repr(arg) for arg in missing]
    if len(shown) == 1:
        text = shown[0]
    elif len(shown) == 2:
        text = " and ".join(shown)
    else:
        text = ", ".join(shown[:-2]) + ", " + ", and ".join(shown[-2:])
    plural = "" if len(shown) == 1 else "s"
    raise TypeError(f"{name}() missing {len(shown)} required {kind} argument{plural}: {text}")


def _too_many(name, spec, given, values):
    optional = len(spec.defaults or ())
    least = len(spec.args) - optional
    by_name = sum(arg in values for arg in spec.kwonlyargs)
    if optional:
        plural = True
        takes = f"from {least} to {len(spec.args)}"
    else:
        plural = len(spec.args) != 1
        takes = str(len(spec.args))
    with_names = ""
    if by_name:
        with_names = (f" positional argument{'s' if given != 1 else ''}"
                      f" (and {by_name} keyword-only argument{'s' if by_name != 1 else ''})")
    verb = "was" if given == 1 and not by_name else "were"
    raise TypeError(f"{name}() takes {takes} positional argument{'s' if plural else ''} but "
                    f"{given}{with_names} {verb} given")
`;
