/**
 * The module enum (Lib/enum.py, PEP 435, PEP 663). Left out: that a member has the hash of its name; it has that of its identity.
 */
import { MAPPINGPROXY_TYPE } from "../objects/well_known.ts";
import { defineModule } from "./index.ts";

const META = `
__all__ = ["EnumType", "EnumMeta", "EnumDict", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag",
           "ReprEnum", "auto", "unique", "property", "verify", "member", "nonmember",
           "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP", "global_flag_repr",
           "global_enum_repr", "global_str", "global_enum", "EnumCheck", "CONTINUOUS",
           "NAMED_FLAGS", "UNIQUE", "show_flag_values", "bin"]

_plain_property = property
_plain_bin = bin
_not_given = object()
_auto_null = object()

# Set below; enums are made by their metaclass before they exist.
Enum = Flag = ReprEnum = EJECT = KEEP = STRICT = CONFORM = None


class nonmember:
    """Protects item from becoming an Enum member during class creation."""

    def __init__(self, value):
        self.value = value


class member:
    """Forces item to become an Enum member during class creation."""

    def __init__(self, value):
        self.value = value


class auto:
    """Instances are replaced with an appropriate value in Enum class suites."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return f"auto({self.value!r})"


def _is_descriptor(obj):
    return hasattr(obj, "__get__") or hasattr(obj, "__set__") or hasattr(obj, "__delete__")


def _is_dunder(name):
    return (len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_"
            and name[-3] != "_")


def _is_sunder(name):
    return (len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_"
            and name[-2] != "_")


def _is_private(cls_name, name):
    prefix = f"_{cls_name}__"
    return (len(name) > len(prefix) and name.startswith(prefix)
            and (name[-1:] != "_" or name[-2:-1] != "_"))


def _is_internal_class(cls_name, obj):
    if not isinstance(obj, type):
        return False
    qualname = getattr(obj, "__qualname__", "")
    return qualname.endswith(f"{cls_name}.{obj.__name__}")


def _is_single_bit(value):
    return value > 0 and value & (value - 1) == 0


def bin(num, max_bits=None):
    """Like built-in bin(), except negative values are represented in two's-complement,
    and the leading bit always indicates sign (0=positive, 1=negative)."""
    ceiling = 2 ** num.bit_length()
    if num >= 0:
        s = _plain_bin(num + ceiling).replace("1", "0", 1)
    else:
        s = _plain_bin(~num ^ (ceiling - 1) + ceiling)
    sign = s[:3]
    digits = s[3:]
    if max_bits is not None and len(digits) < max_bits:
        digits = (sign[-1] * max_bits + digits)[-max_bits:]
    return f"{sign} {digits}"


def _bits_of(num):
    if isinstance(num, Enum):
        num = num.value
    if num < 0:
        raise ValueError(f"{num!r} is not a positive integer")
    while num:
        low = num & -num
        yield low
        num ^= low


class property:
    """This is a descriptor, used to define attributes that act differently
    when accessed through an enum member and through an enum class."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc if doc is not None else getattr(fget, "__doc__", None)
        self.name = None
        self.member = None

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is not None:
                return self.member
            raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")
        if self.fget is not None:
            return self.fget(instance)
        if self.member is not None:
            return self.member
        raise AttributeError(f"{ownerclass!r} member has no attribute {self.name!r}")

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(
                f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(
                f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")
        return self.fdel(instance)

    def getter(self, fget):
        return type(self)(fget, self.fset, self.fdel, self.__doc__)

    def setter(self, fset):
        return type(self)(self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel):
        return type(self)(self.fget, self.fset, fdel, self.__doc__)


_known_sunders = frozenset({
    "_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_",
    "_iter_member_", "_iter_member_by_value_", "_iter_member_by_def_", "_add_alias_",
    "_add_value_alias_", "_use_args_", "_member_names_", "_value_repr_", "_boundary_",
})


class EnumDict(dict):
    """Track enum member order and ensure member names are not reused."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = cls_name

    def __setitem__(self, key, value):
        cls_name = self._cls_name
        if cls_name is not None and (_is_internal_class(cls_name, value)
                                     or _is_private(cls_name, key)):
            pass
        elif _is_sunder(key):
            if key not in _known_sunders:
                raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for "
                                 "future Enum use")
            if key == "_generate_next_value_":
                if self._auto_called:
                    raise TypeError("_generate_next_value_ must be defined before members")
                self._generate_next_value = (value.__func__ if isinstance(value, staticmethod)
                                             else value)
            elif key == "_ignore_":
                if isinstance(value, str):
                    value = value.replace(",", " ").split()
                else:
                    value = list(value)
                self._ignore = value
                already = set(value) & set(self._member_names)
                if already:
                    raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not _is_descriptor(value):
            if isinstance(value, member):
                value = value.value
            elif key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            plain = value
            value = self._resolve(key, value)
            self._member_names[key] = None
            if value is plain:
                self._last_values.append(value)
        super().__setitem__(key, value)

    def _resolve(self, key, value):
        if isinstance(value, auto):
            if value.value is _auto_null:
                value.value = self._generate_next_value(
                    key, 1, len(self._member_names), self._last_values[:])
                self._auto_called = True
            self._last_values.append(value.value)
            return value.value
        if type(value) is tuple and any(isinstance(item, auto) for item in value):
            return tuple([self._resolve(key, item) for item in value])
        return value

    @_plain_property
    def member_names(self):
        return list(self._member_names)

    def update(self, members, *more_members, **more):
        for pair in members.items() if hasattr(members, "keys") else members:
            self[pair[0]] = pair[1]
        for name, value in more.items():
            self[name] = value


_EnumDict = EnumDict
# The classes whose members are being made.
_making = []


class EnumType(type):
    """Metaclass for Enum"""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        if Enum is None:
            return {}
        metacls._check_for_existing_members_(cls, bases)
        namespace = EnumDict(cls)
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            namespace._generate_next_value = getattr(first_enum, "_generate_next_value_", None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if Enum is None:
            return super().__new__(metacls, cls, bases, dict(classdict), **kwds)
        names = list(classdict._member_names)
        ignore = classdict._ignore
        body = {key: value for key, value in classdict.items()
                if key not in classdict._member_names and key not in ignore
                and key != "_ignore_"}
        invalid = set(names) & {"mro", ""}
        if invalid:
            raise ValueError(f"invalid enum member name(s) "
                             f"{','.join(repr(name) for name in invalid)}")
        order = body.pop("_order_", None)
        generate = body.get("_generate_next_value_")
        if generate is not None and not isinstance(generate, staticmethod):
            body["_generate_next_value_"] = staticmethod(generate)
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new_member, save_new, use_args = metacls._find_new_(body, member_type, first_enum)
        body["_new_member_"] = new_member
        body["_use_args_"] = use_args
        body["_member_names_"] = []
        body["_member_map_"] = {}
        body["_value2member_map_"] = {}
        body["_unhashable_values_"] = []
        body["_member_type_"] = member_type
        if "_value_repr_" not in body:
            body["_value_repr_"] = metacls._find_data_repr_(cls, bases)
        is_flag = Flag is not None and any(issubclass(base, Flag) for base in bases)
        if is_flag or cls == "Flag":
            body["_boundary_"] = boundary or getattr(first_enum, "_boundary_", None)
            body["_flag_mask_"] = 0
            body["_singles_mask_"] = 0
            body["_all_bits_"] = 0
            body["_inverted_"] = None
        if "__reduce_ex__" not in body and member_type is not object:
            body["__reduce_ex__"] = Enum.__reduce_ex__
        values = [(name, classdict[name]) for name in names]
        enum_class = super().__new__(metacls, cls, bases, body, **kwds)
        for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
            if name in body:
                continue
            found = getattr(enum_class, name)
            if found in (getattr(member_type, name), getattr(object, name)):
                setattr(enum_class, name, getattr(first_enum, name))
        if ReprEnum is not None and ReprEnum in bases:
            if "__format__" not in body:
                enum_class.__format__ = member_type.__format__
            if "__str__" not in body:
                method = member_type.__str__
                if method is object.__str__:
                    method = member_type.__repr__
                enum_class.__str__ = method
        if is_flag:
            for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__",
                         "__invert__"):
                if name not in body:
                    method = getattr(Flag, name)
                    if getattr(enum_class, name) is not method:
                        type.__setattr__(enum_class, name, method)
        _making.append(enum_class)
        try:
            for name, value in values:
                enum_class._create_member_(name, value, is_flag)
        finally:
            _making.pop()
        if save_new:
            enum_class.__new_member__ = new_member
        enum_class.__new__ = Enum.__new__
        if is_flag:
            enum_class._finish_flag_()
        if order is not None:
            if isinstance(order, str):
                order = order.replace(",", " ").split()
            # Aliases may stand in it, and flags of several bits.
            order = [name for name in order if name in enum_class._member_names_
                     or name not in enum_class._member_map_]
            if order != enum_class._member_names_:
                raise TypeError(f"member order does not match _order_:\\n"
                                f"  {enum_class._member_names_!r}\\n  {order!r}")
        return enum_class

    def __init__(cls, *args, **kwds):
        super().__init__(*args)

    def _create_member_(cls, name, value, is_flag):
        member_type = cls._member_type_
        args = value if isinstance(value, tuple) else (value,)
        if member_type is tuple:
            args = (args,)
        if cls._use_args_:
            enum_member = cls._new_member_(cls, *args)
        else:
            enum_member = cls._new_member_(cls)
        if not hasattr(enum_member, "_value_"):
            if member_type is object:
                enum_member._value_ = value
            else:
                try:
                    enum_member._value_ = member_type(*args)
                except Exception as exc:
                    new_exc = TypeError(
                        "_value_ not set in __new__, unable to create it")
                    new_exc.__cause__ = exc
                    raise new_exc
        value = enum_member._value_
        enum_member._name_ = name
        enum_member.__objclass__ = cls
        enum_member.__init__(*args)
        enum_member._sort_order_ = len(cls._member_names_)
        if is_flag and not isinstance(value, int):
            raise TypeError(f"invalid Flag value: {value!r}")
        known = cls._find_member_(value)
        if known is not None:
            enum_member = known
        elif not is_flag or _is_single_bit(value):
            cls._member_names_.append(name)
        if known is None and is_flag:
            cls._flag_mask_ |= value
            if _is_single_bit(value):
                cls._singles_mask_ |= value
            cls._all_bits_ = 2 ** cls._flag_mask_.bit_length() - 1
        inherited = getattr(cls, name, None) if name in ("name", "value") else None
        if isinstance(inherited, _plain_property):
            descriptor = property(inherited.fget)
            descriptor.__set_name__(cls, name)
            descriptor.member = enum_member
            type.__setattr__(cls, name, descriptor)
        else:
            for base in cls.__mro__[1:]:
                found = base.__dict__.get(name)
                if isinstance(found, property):
                    descriptor = property(found.fget, found.fset, found.fdel)
                    descriptor.__set_name__(cls, name)
                    descriptor.member = enum_member
                    type.__setattr__(cls, name, descriptor)
                    break
            else:
                type.__setattr__(cls, name, enum_member)
        cls._member_map_[name] = enum_member
        try:
            cls._value2member_map_.setdefault(value, enum_member)
        except TypeError:
            cls._unhashable_values_.append((value, enum_member))

    def _find_member_(cls, value):
        try:
            return cls._value2member_map_.get(value)
        except TypeError:
            for known, enum_member in cls._unhashable_values_:
                if known == value:
                    return enum_member
        return None

    def _finish_flag_(cls):
        ordered = [cls._member_map_[name]._value_ for name in cls._member_names_]
        if ordered != sorted(ordered):
            cls._iter_member_ = cls._iter_member_by_def_

    def __bool__(cls):
        return True

    def __call__(cls, value, names=_not_given, *values, module=None, qualname=None,
                 type=None, start=1, boundary=None):
        if cls._member_map_:
            if names is not _not_given:
                value = (value, names) + values
            return cls.__new__(cls, value)
        if names is _not_given and type is None:
            raise TypeError(f"{cls!r} has no members; specify \`names=()\` if you meant to create "
                            "a new, empty, enum")
        return cls._create_(value, () if names is _not_given else names, module=module,
                            qualname=qualname, type=type, start=start, boundary=boundary)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            cls(value)
            return True
        except ValueError:
            return cls._find_member_(value) is not None

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")
        super().__delattr__(attr)

    def __dir__(cls):
        names = {"__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__",
                 "__members__", "__module__", "__name__", "__qualname__", *cls._member_names_}
        if cls._new_member_ is not object.__new__:
            names.add("__new__")
        if cls.__init_subclass__ is not object.__init_subclass__:
            names.add("__init_subclass__")
        return sorted(names if cls._member_type_ is object else names.union(dir(cls._member_type_)))

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        members = cls._member_map_
        return (members[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    @_plain_property
    def __members__(cls):
        return _MappingProxy(cls._member_map_)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return f"<flag {cls.__name__!r}>"
        return f"<enum {cls.__name__!r}>"

    def __reversed__(cls):
        members = cls._member_map_
        return (members[name] for name in reversed(cls._member_names_))

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def _convert_(cls, name, module, filter, source=None, *, boundary=None, as_global=False):
        """Create a new Enum subclass that replaces a collection of global constants"""
        import sys
        module_globals = sys.modules[module].__dict__
        source = module_globals if source is None else source.__dict__
        members = [(key, source[key]) for key in source if filter(key)]
        try:
            # Aliases stand behind their members in the order of their names.
            members.sort(key=lambda pair: (pair[1], pair[0]))
        except TypeError:
            members.sort(key=lambda pair: pair[0])
        plain = type(name, (object,), {**dict(members), "__module__": module})
        made = _simple_enum(cls, boundary=boundary)(plain)
        if as_global:
            global_enum(made)
        else:
            module_globals.update(made.__members__)
        module_globals[name] = made
        return made

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        _, first_enum = cls._get_mixins_(class_name, bases)
        classdict = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            original_names, names = names, []
            last_values = []
            for count, name in enumerate(original_names):
                value = first_enum._generate_next_value_(name, start, count, last_values[:])
                last_values.append(value)
                names.append((name, value))
        if names is None:
            names = ()
        for item in names:
            if isinstance(item, str):
                member_name, member_value = item, names[item]
            else:
                member_name, member_value = item
            classdict[member_name] = member_value
        classdict["__module__"] = _caller_module() if module is None else module
        if qualname is not None:
            classdict["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, classdict, boundary=boundary)

    @classmethod
    def _check_for_existing_members_(metacls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base.__dict__.get("_member_names_"):
                    raise TypeError(f"<enum {class_name!r}> cannot extend {base!r}")

    @classmethod
    def _get_mixins_(metacls, class_name, bases):
        if not bases or Enum is None:
            return object, Enum
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError("new enumerations should be created as "
                            "\`EnumName([mixin_type, ...] [data_type,] enum_type)\`")
        return metacls._find_data_type_(class_name, bases) or object, first_enum

    @classmethod
    def _find_data_repr_(metacls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    return base._value_repr_
                if "__repr__" in base.__dict__:
                    params = base.__dict__.get("__dataclass_params__")
                    if params is not None and params.repr:
                        return _dataclass_repr
                    return base.__dict__["__repr__"]
        return None

    @classmethod
    def _find_data_type_(metacls, class_name, bases):
        data_types = []
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        data_types.append(base._member_type_)
                        break
                elif "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__:
                    data_types.append(candidate or base)
                    break
                else:
                    candidate = candidate or base
        distinct = []
        for data_type in data_types:
            if data_type not in distinct:
                distinct.append(data_type)
        if len(distinct) > 1:
            raise TypeError(f"too many data types for {class_name!r}: {set(distinct)!r}")
        return distinct[0] if distinct else None

    @classmethod
    def _find_new_(metacls, body, member_type, first_enum):
        new = body.get("__new__")
        if isinstance(new, staticmethod):
            new = new.__func__
        save_new = first_enum is not None and new is not None
        if new is None:
            plain = {None, None.__new__, object.__new__, Enum.__new__}
            for name in ("__new_member__", "__new__"):
                for possible in (member_type, first_enum):
                    target = getattr(possible, name, None)
                    if target not in plain:
                        new = target
                        break
                if new is not None:
                    break
            else:
                new = object.__new__
        use_args = new is not object.__new__
        return new, save_new, use_args


EnumMeta = EnumType


def _dataclass_repr(self):
    return ", ".join(f"{name}={getattr(self, name)!r}"
                     for name, f in self.__dataclass_fields__.items() if f.repr)


def _caller_module():
    return "__main__"
`;

const CLASSES = `
class Enum(metaclass=EnumType):
    """Create a collection of name/value pairs."""

    _member_names_ = []
    _member_map_ = {}
    _value2member_map_ = {}
    _unhashable_values_ = []
    _member_type_ = object
    _use_args_ = False
    _new_member_ = object.__new__

    @classmethod
    def __signature__(cls):
        if cls._member_names_:
            return "(*values)"
        return ("(new_class_name, /, names, *, module=None, qualname=None, type=None, start=1, "
                "boundary=None)")

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for known, enum_member in cls._unhashable_values_:
                if known == value:
                    return enum_member
        if not cls._member_map_:
            if cls in _making:
                raise TypeError("do not use \`super().__new__; call the appropriate __new__ "
                                "directly") from None
            if getattr(cls, "_flag_mask_", None) is None:
                raise TypeError(f"{cls!r} has no members defined")
        try:
            exc = None
            result = cls._missing_(value)
        except Exception as error:
            exc = error
            result = None
        try:
            if isinstance(result, cls):
                return result
            if (Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT
                    and isinstance(result, int)):
                return result
            invalid = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
            if result is None and exc is None:
                raise invalid
            if exc is None:
                exc = TypeError(f"error in {cls.__name__}._missing_: returned {result!r} "
                                "instead of None or a valid member")
            if not isinstance(exc, ValueError):
                exc.__context__ = invalid
            raise exc
        finally:
            exc = None
            invalid = None

    def __init__(self, *args, **kwds):
        pass

    def _add_alias_(self, name):
        cls = self.__class__
        if cls._member_map_.get(name, self) is not self:
            raise NameError(f"{name!r} is already bound: {cls._member_map_[name]!r}")
        type.__setattr__(cls, name, self)
        cls._member_map_[name] = self

    def _add_value_alias_(self, value):
        cls = self.__class__
        known = cls._find_member_(value)
        if known is not None:
            if known is not self:
                raise ValueError(f"{value!r} is already bound: {known!r}")
            return
        try:
            cls._value2member_map_.setdefault(value, self)
        except TypeError:
            cls._unhashable_values_.append((value, self))

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            last_value = sorted(last_values).pop()
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None
        try:
            return last_value + 1
        except TypeError:
            raise TypeError(f"unable to increment {last_value!r}") from None

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        value_repr = self.__class__._value_repr_ or repr
        return f"<{self.__class__.__name__}.{self._name_}: {value_repr(self._value_)}>"

    _value_repr_ = None

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __dir__(self):
        members = self._member_map_
        names = set() if self._member_type_ is object else set(object.__dir__(self))
        names.update(name for name in getattr(self, "__dict__", ())
                     if name[0] != "_" and name not in members)
        for cls in type(self).__mro__:
            for name, obj in cls.__dict__.items():
                if name[0] == "_":
                    continue
                if isinstance(obj, property):
                    # A property that a member hides is none of an item's.
                    if obj.fget is not None or name not in members:
                        names.add(name)
                    else:
                        names.discard(name)
                elif name not in members:
                    names.add(name)
        return sorted(names | {"__class__", "__doc__", "__eq__", "__hash__", "__module__"})

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    # Members are equal to themselves alone, so where they are tells them apart: no guest code runs for it. (CPython: the
    # hash of the name.)
    __hash__ = object.__hash__

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    @_plain_property
    def name(self):
        """The name of the Enum member."""
        return self._name_

    @name.setter
    def name(self, value):
        raise AttributeError("<enum 'Enum'> cannot set attribute 'name'")

    @_plain_property
    def value(self):
        """The value of the Enum member."""
        return self._value_

    @value.setter
    def value(self, value):
        raise AttributeError("<enum 'Enum'> cannot set attribute 'value'")


class ReprEnum(Enum):
    """Only changes the repr(), leaving str() and format() to the mixed-in type."""


class IntEnum(int, ReprEnum):
    """Enum where members are also (and must be) ints"""


class StrEnum(str, ReprEnum):
    """Enum where members are also (and must be) strings"""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError(f"encoding must be a string, not {values[1]!r}")
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError(f"errors must be a string, not {values[2]!r}")
        value = str(*values)
        enum_member = str.__new__(cls, value)
        enum_member._value_ = value
        return enum_member

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    """Controls how out of range values are handled"""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    """Support for flags"""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not count:
            return start if start is not None else 1
        last_value = max(last_values)
        try:
            return 2 ** last_value.bit_length()
        except Exception:
            raise TypeError(f"invalid flag value {last_value!r}") from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _bits_of(value & cls._flag_mask_):
            found = cls._value2member_map_.get(bit)
            if found is not None:
                yield found

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda m: m._sort_order_)

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        flag_mask = cls._flag_mask_
        singles_mask = cls._singles_mask_
        all_bits = cls._all_bits_
        boundary = cls._boundary_
        neg_value = None
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ flag_mask):
            if boundary is STRICT:
                max_bits = max(value.bit_length(), flag_mask.bit_length())
                raise ValueError(f"{cls!r} invalid value {value!r}\\n"
                                 f"    given {bin(value, max_bits)}\\n"
                                 f"  allowed {bin(flag_mask, max_bits)}")
            if boundary is CONFORM:
                value &= flag_mask
            elif boundary is EJECT:
                return value
            elif value < 0:
                value = max(all_bits + 1, 2 ** value.bit_length()) + value
        if value < 0:
            neg_value = value
            if boundary in (EJECT, KEEP):
                value = all_bits + 1 + value
            else:
                value = singles_mask & value
            known = cls._value2member_map_.get(value)
            if known is not None:
                return known
        unknown = value & ~flag_mask
        aliases = value & ~singles_mask
        member_value = value & singles_mask
        if unknown and boundary is not KEEP:
            raise ValueError(f"{cls.__name__}({value!r}) -->  unknown values {unknown!r} "
                             f"[{bin(unknown)}]")
        if cls._member_type_ is object:
            pseudo_member = object.__new__(cls)
        else:
            pseudo_member = cls._member_type_.__new__(cls, value)
        if not hasattr(pseudo_member, "_value_"):
            pseudo_member._value_ = value
        name = None
        if member_value or aliases:
            members = []
            combined = 0
            for m in cls._iter_member_(member_value):
                members.append(m)
                combined |= m._value_
            if aliases:
                value = member_value | aliases
                for m in cls._member_map_.values():
                    if m not in members and m._value_ and m._value_ & value == m._value_:
                        members.append(m)
                        combined |= m._value_
            unknown = value ^ combined
            name = "|".join([m._name_ for m in members])
            if not combined:
                name = None
            elif unknown and boundary is STRICT:
                raise ValueError(f"{cls!r}: no members with value {unknown!r}")
            elif unknown:
                name += f"|{cls._numeric_repr_(unknown)}"
        pseudo_member._name_ = name
        pseudo_member = cls._value2member_map_.setdefault(value, pseudo_member)
        if neg_value is not None:
            cls._value2member_map_[neg_value] = pseudo_member
        return pseudo_member

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': "
                            f"{type(other).__qualname__!r} and {self.__class__.__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        cls_name = self.__class__.__name__
        value_repr = self.__class__._value_repr_ or repr
        if self._name_ is None:
            return f"<{cls_name}: {value_repr(self._value_)}>"
        return f"<{cls_name}.{self._name_}: {value_repr(self._value_)}>"

    def __str__(self):
        cls_name = self.__class__.__name__
        if self._name_ is None:
            return f"{cls_name}({self._value_!r})"
        return f"{cls_name}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _get_value(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def __or__(self, other):
        value = self._get_value(other)
        if value is NotImplemented:
            return NotImplemented
        return self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._get_value(other)
        if value is NotImplemented:
            return NotImplemented
        return self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._get_value(other)
        if value is NotImplemented:
            return NotImplemented
        return self.__class__(self._value_ ^ value)

    def __invert__(self):
        if self._boundary_ in (EJECT, KEEP):
            return self.__class__(~self._value_)
        return self.__class__(self._singles_mask_ & ~self._value_)

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Support for integer-based Flags"""


def unique(enumeration):
    """Class decorator for enumerations ensuring unique member values."""
    duplicates = [(name, m.name) for name, m in enumeration.__members__.items()
                  if name != m.name]
    if duplicates:
        details = ", ".join(f"{alias} -> {name}" for alias, name in duplicates)
        raise ValueError(f"duplicate values found in {enumeration!r}: {details}")
    return enumeration


class EnumCheck(StrEnum):
    """various conditions to check an enumeration for"""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Check an enumeration for various constraints. (see EnumCheck)"""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        cls_name = enumeration.__name__
        for check in self.checks:
            if check is UNIQUE:
                duplicates = [(name, m.name) for name, m in enumeration.__members__.items()
                              if name != m.name]
                if duplicates:
                    details = ", ".join(f"{alias} -> {name}" for alias, name in duplicates)
                    raise ValueError(f"aliases found in {enumeration!r}: {details}")
            elif check is CONTINUOUS:
                values = {m.value for m in enumeration}
                if len(values) < 2:
                    continue
                low, high = min(values), max(values)
                if issubclass(enumeration, Flag):
                    expected = [1 << i for i in range(low.bit_length() - 1, high.bit_length())]
                else:
                    expected = range(low, high + 1)
                missing = sorted(set(expected) - values)
                if missing:
                    kind = "Flag" if issubclass(enumeration, Flag) else "enum"
                    shown = ", ".join(map(str, missing))
                    raise ValueError(f"invalid {kind} {cls_name!r}: missing values {shown}")
            elif check is NAMED_FLAGS:
                named = {m.value for m in enumeration}
                bad = []
                missing = 0
                for name, m in enumeration._member_map_.items():
                    if m.value in named or m.value < 0:
                        continue
                    unnamed = [bit for bit in _bits_of(m.value) if bit not in named]
                    if unnamed:
                        bad.append(name)
                        for bit in unnamed:
                            missing |= bit
                if bad:
                    alias = (f"alias {bad[0]} is missing" if len(bad) == 1 else
                             f"aliases {', '.join(bad[:-1])} and {bad[-1]} are missing")
                    value = (f"value 0x{missing:x}" if _is_single_bit(missing)
                             else f"combined values of 0x{missing:x}")
                    raise ValueError(f"invalid Flag {cls_name!r}: {alias} {value} [use "
                                     "enum.show_flag_values(value) for details]")
        return enumeration


def show_flag_values(value):
    return list(_bits_of(value))


def global_enum_repr(self):
    """use module.enum_name instead of class.enum_name"""
    module = self.__class__.__module__.split(".")[-1]
    return f"{module}.{self._name_}"


def global_flag_repr(self):
    """use module.flag_name instead of class.flag_name

    the module is the last module in case of a multi-module name"""
    module = self.__class__.__module__.split(".")[-1]
    if self._name_ is None:
        return f"{module}.{self.__class__.__name__}({self._value_!r})"
    # A flag that keeps unknown bits has their number behind its names.
    return "|".join(name if name[0].isdigit() else f"{module}.{name}"
                    for name in self._name_.split("|"))


def global_str(self):
    """use enum_name instead of class.enum_name"""
    if self._name_ is None:
        return f"{self.__class__.__name__}({self._value_!r})"
    return self._name_


def global_enum(cls, update_str=False):
    """decorator that makes the repr() of an enum member reference its module
    instead of its class"""
    import sys
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


_iter_bits_lsb = _bits_of


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """Class decorator that converts a normal class into an Enum."""

    def convert_class(cls):
        metacls = type(etype)
        classdict = metacls.__prepare__(cls.__name__, (etype,))
        for name, value in cls.__dict__.items():
            if name not in ("__dict__", "__weakref__"):
                classdict[name] = value
        keywords = {} if boundary is None else {"boundary": boundary}
        return metacls(cls.__name__, (etype,), classdict, **keywords)
    return convert_class


def _test_simple_enum(checked_enum, simple_enum):
    """A function that can be used to test an enum created with _simple_enum against the same with Enum."""
    failed = []
    if set(checked_enum._member_map_) != set(simple_enum._member_map_):
        failed.append(f"members differ: {checked_enum._member_map_} and {simple_enum._member_map_}")
    for name, checked in checked_enum._member_map_.items():
        simple = simple_enum._member_map_.get(name)
        if simple is None:
            continue
        for attribute in ("_name_", "_value_"):
            if getattr(checked, attribute) != getattr(simple, attribute):
                failed.append(f"{name}.{attribute}: {getattr(checked, attribute)!r} and "
                              f"{getattr(simple, attribute)!r}")
    if checked_enum._member_type_ is not simple_enum._member_type_:
        failed.append("the data types differ")
    if failed:
        raise TypeError("enum mismatch:\\n   " + "\\n   ".join(failed))
`;

defineModule({
  name: "enum",
  types: { _MappingProxy: MAPPINGPROXY_TYPE },
  source: META + CLASSES,
});
