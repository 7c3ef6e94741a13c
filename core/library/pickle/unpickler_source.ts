/** The Unpickler and the module's functions: the second part of the module pickle. */
export const unpicklerSource: string = String.raw`

class _Stop(Exception):
    pass


class UnpicklerMemoProxy:
    "What an Unpickler remembers."

    def __init__(self, unpickler):
        self._unpickler = unpickler

    def clear(self):
        """Remove all items from memo."""
        self._unpickler.memo = {}

    def copy(self):
        """Copy the memo to a new object."""
        memo = self._unpickler._state[_OBJECTS]
        return dict(self._unpickler._far) if memo is None else dict(enumerate(memo))

    def __reduce__(self):
        """Implement pickle support."""
        return dict, (self.copy(),)


# Places in the list that the natives work with.
_DATA, _AT, _STACK, _MARKS, _OBJECTS, _PROTOCOL = range(6)


class Unpickler:
    """Reads pickles from a binary file."""

    dispatch = {}

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        try:
            self._file_read = file.read
            self._file_readline = file.readline
        except AttributeError:
            raise TypeError("file must have 'read' and 'readline' attributes") from None
        self._prepare([b"", 0, [], [], [], 0], fix_imports, encoding, errors)

    def _prepare(self, state, fix_imports, encoding, errors):
        self._state = state
        # The memo when it has holes: the natives leave it alone then.
        self._far = None
        self.encoding = encoding
        self.errors = errors
        self.fix_imports = fix_imports

    @property
    def memo(self):
        return UnpicklerMemoProxy(self)

    @memo.setter
    def memo(self, given):
        if isinstance(given, UnpicklerMemoProxy):
            given = given.copy()
        elif not isinstance(given, dict):
            raise TypeError(f"'memo' attribute must be an UnpicklerMemoProxy object or dict, not {type(given).__name__}")
        for index in given:
            if not isinstance(index, int):
                raise TypeError("memo key must be integers")
            if index < 0:
                raise ValueError("memo key must be positive integers.")
        if sorted(given) == list(range(len(given))):
            self._state[_OBJECTS] = [given[index] for index in range(len(given))]
            self._far = None
        else:
            self._state[_OBJECTS] = None
            self._far = dict(given)

    @property
    def proto(self):
        return self._state[_PROTOCOL]

    def load(self):
        """Read one pickled object."""
        if not hasattr(self, "_file_read"):
            raise UnpicklingError("Unpickler.__init__() was not called by "
                                  f"{type(self).__name__}.__init__()")
        state = self._state
        state[_STACK] = []
        state[_MARKS] = []
        state[_PROTOCOL] = 0
        return self._load_rest()

    def _load_bytes(self, state, fix_imports, encoding, errors):
        "The object of a pickle of which the natives have loaded what they can."
        self._prepare(state, fix_imports, encoding, errors)
        self._file_read = self._file_readline = None
        return self._load_rest()

    def _load_rest(self):
        state = self._state
        self.stack = state[_STACK]
        self.marks = state[_MARKS]
        dispatch = self.dispatch
        is_usual = dispatch is Unpickler.dispatch
        try:
            while True:
                key = _load_usual(state) if is_usual else None
                if key is None:
                    key = self._key()
                method = dispatch.get(key)
                if method is None:
                    shown = chr(key) if 32 <= key < 127 else f"\\x{key:02x}"
                    raise UnpicklingError(f"invalid load key, '{shown}'.")
                method(self)
        except _Stop as stop:
            return stop.args[0]
        except IndexError as exc:
            if exc.args != ("pop from empty list",) and exc.args != ("list index out of range",):
                raise
            raise UnpicklingError("unpickling stack underflow") from None

    def _key(self):
        "The next opcode."
        state = self._state
        at = state[_AT]
        if at < len(state[_DATA]):
            state[_AT] = at + 1
            return state[_DATA][at]
        key = self._file_read(1) if self._file_read is not None else b""
        if not key:
            raise EOFError("Ran out of input")
        return key[0]

    def persistent_load(self, pid):
        """The object that is known elsewhere by this id."""
        raise UnpicklingError("A load persistent id instruction was encountered, but no persistent_load "
                              "function was specified.")

    def find_class(self, module, name):
        """The class or function of this name in a module, which is imported."""
        if self.proto < 3 and self.fix_imports:
            found = _NEW_NAMES.get((module, name))
            if found is not None:
                module, name = found
            else:
                module = _NEW_MODULES.get(module, module)
        found = _module(module)
        if self.proto >= 4 and "." in name:
            try:
                return _follow(found, name.split("."))
            except AttributeError:
                raise AttributeError(f"Can't resolve path {name!r} on module {found!r}") from None
        return getattr(found, name)

    def _read(self, count):
        state = self._state
        data = state[_DATA]
        at = state[_AT]
        end = at + count
        if end <= len(data):
            state[_AT] = end
            return data[at:end]
        if self._file_read is None:
            raise UnpicklingError("pickle data was truncated")
        state[_AT] = len(data)
        data = data[at:]
        more = self._file_read(count - len(data))
        data = data + more if data else more
        if len(data) < count:
            raise UnpicklingError("pickle data was truncated")
        return data

    def _line(self):
        state = self._state
        data = state[_DATA]
        at = state[_AT]
        end = data.find(b"\n", at)
        if end >= 0:
            state[_AT] = end + 1
            return data[at:end]
        state[_AT] = len(data)
        line = data[at:]
        if self._file_readline is not None:
            line += self._file_readline()
        if not line.endswith(b"\n"):
            raise UnpicklingError("pickle data was truncated")
        return line[:-1]

    def _number(self, form, count):
        return _struct.unpack(form, self._read(count))[0]

    def _items(self):
        "What is above the last mark, which goes too."
        if not self.marks:
            raise UnpicklingError("could not find MARK")
        at = self.marks.pop()
        items = self.stack[at:]
        del self.stack[at:]
        return items

    def _op(code, dispatch=dispatch):
        "Decorator: the method of an opcode."
        def register(method):
            dispatch[code[0]] = method
            return method
        return register

    @_op(PROTO)
    def _proto(self):
        proto = self._read(1)[0]
        if proto > HIGHEST_PROTOCOL:
            raise ValueError(f"unsupported pickle protocol: {proto}")
        self._state[_PROTOCOL] = proto

    @_op(FRAME)
    def _frame(self):
        size = self._number("<Q", 8)
        if size > _sys.maxsize:
            raise OverflowError("FRAME length exceeds system's maximum of "
                                f"{_sys.maxsize} bytes")
        state = self._state
        frame = bytes(self._read(size))
        state[_DATA] = frame + state[_DATA][state[_AT]:]
        state[_AT] = 0

    @_op(STOP)
    def _stop(self):
        raise _Stop(self.stack.pop())

    @_op(MARK)
    def _mark(self):
        self.marks.append(len(self.stack))

    @_op(POP)
    def _pop(self):
        if self.marks and self.marks[-1] == len(self.stack):
            self.marks.pop()
        else:
            self.stack.pop()

    @_op(POP_MARK)
    def _pop_mark(self):
        self._items()

    @_op(DUP)
    def _dup(self):
        self.stack.append(self.stack[-1])

    @_op(PERSID)
    def _persid(self):
        try:
            pid = self._line().decode("ascii")
        except UnicodeDecodeError:
            raise UnpicklingError("persistent IDs in protocol 0 must be ASCII strings") from None
        self.stack.append(self.persistent_load(pid))

    @_op(BINPERSID)
    def _binpersid(self):
        self.stack.append(self.persistent_load(self.stack.pop()))

    @_op(NONE)
    def _none(self):
        self.stack.append(None)

    @_op(NEWTRUE)
    def _true(self):
        self.stack.append(True)

    @_op(NEWFALSE)
    def _false(self):
        self.stack.append(False)

    @_op(INT)
    def _int(self):
        line = self._line()
        if line == b"00" or line == b"01":
            self.stack.append(line == b"01")
        else:
            self.stack.append(int(line, 0))

    @_op(LONG)
    def _long(self):
        line = self._line()
        self.stack.append(int(line[:-1] if line.endswith(b"L") else line, 0))

    @_op(BININT)
    def _binint(self):
        self.stack.append(self._number("<i", 4))

    @_op(BININT1)
    def _binint1(self):
        self.stack.append(self._read(1)[0])

    @_op(BININT2)
    def _binint2(self):
        self.stack.append(self._number("<H", 2))

    @_op(LONG1)
    def _long1(self):
        self.stack.append(decode_long(self._read(self._read(1)[0])))

    @_op(LONG4)
    def _long4(self):
        count = self._number("<i", 4)
        if count < 0:
            raise UnpicklingError("LONG pickle has negative byte count")
        self.stack.append(decode_long(self._read(count)))

    @_op(FLOAT)
    def _float(self):
        self.stack.append(float(self._line()))

    @_op(BINFLOAT)
    def _binfloat(self):
        self.stack.append(self._number(">d", 8))

    def _old_text(self, data):
        "What an str of Python 2 is."
        if self.encoding == "bytes":
            return data
        return data.decode(self.encoding, self.errors)

    @_op(STRING)
    def _string(self):
        data = self._line()
        if len(data) < 2 or data[0] != data[-1] or data[0] not in b"\"'":
            raise UnpicklingError("the STRING opcode argument must be quoted")
        self.stack.append(self._old_text(codecs.escape_decode(data[1:-1])[0]))

    @_op(BINSTRING)
    def _binstring(self):
        count = self._number("<i", 4)
        if count < 0:
            raise UnpicklingError("BINSTRING pickle has negative byte count")
        self.stack.append(self._old_text(self._read(count)))

    @_op(SHORT_BINSTRING)
    def _short_binstring(self):
        self.stack.append(self._old_text(self._read(self._read(1)[0])))

    @_op(UNICODE)
    def _unicode(self):
        self.stack.append(str(self._line(), "raw-unicode-escape"))

    def _push_text(self, count):
        self.stack.append(str(self._read(count), "utf-8", "surrogatepass"))

    @_op(SHORT_BINUNICODE)
    def _short_binunicode(self):
        self._push_text(self._read(1)[0])

    @_op(BINUNICODE)
    def _binunicode(self):
        self._push_text(self._number("<I", 4))

    def _long_count(self, what):
        count = self._number("<Q", 8)
        if count > _sys.maxsize:
            raise OverflowError(f"{what} exceeds system's maximum size of {_sys.maxsize} bytes")
        return count

    @_op(BINUNICODE8)
    def _binunicode8(self):
        self._push_text(self._long_count("BINUNICODE"))

    @_op(SHORT_BINBYTES)
    def _short_binbytes(self):
        self.stack.append(self._read(self._read(1)[0]))

    @_op(BINBYTES)
    def _binbytes(self):
        self.stack.append(self._read(self._number("<I", 4)))

    @_op(BINBYTES8)
    def _binbytes8(self):
        self.stack.append(self._read(self._long_count("BINBYTES")))

    @_op(BYTEARRAY8)
    def _bytearray8(self):
        self.stack.append(bytearray(self._read(self._long_count("BYTEARRAY8"))))

    @_op(NEXT_BUFFER)
    def _next_buffer(self):
        raise UnpicklingError("pickle stream refers to out-of-band data but no *buffers* argument was "
                              "given")

    @_op(EMPTY_TUPLE)
    def _empty_tuple(self):
        self.stack.append(())

    @_op(TUPLE1)
    def _tuple1(self):
        self.stack[-1] = (self.stack[-1],)

    @_op(TUPLE2)
    def _tuple2(self):
        second = self.stack.pop()
        self.stack[-1] = (self.stack[-1], second)

    @_op(TUPLE3)
    def _tuple3(self):
        third = self.stack.pop()
        second = self.stack.pop()
        self.stack[-1] = (self.stack[-1], second, third)

    @_op(TUPLE)
    def _tuple(self):
        self.stack.append(tuple(self._items()))

    @_op(EMPTY_LIST)
    def _empty_list(self):
        self.stack.append([])

    @_op(LIST)
    def _list(self):
        self.stack.append(self._items())

    @_op(EMPTY_DICT)
    def _empty_dict(self):
        self.stack.append({})

    @_op(DICT)
    def _dict(self):
        items = self._items()
        self.stack.append(dict(zip(items[::2], items[1::2])))

    @_op(EMPTY_SET)
    def _empty_set(self):
        self.stack.append(set())

    @_op(FROZENSET)
    def _frozenset(self):
        self.stack.append(frozenset(self._items()))

    @_op(APPEND)
    def _append(self):
        value = self.stack.pop()
        self.stack[-1].append(value)

    @_op(APPENDS)
    def _appends(self):
        items = self._items()
        target = self.stack[-1]
        if not items:
            return
        extend = getattr(target, "extend", None)
        if extend is not None:
            extend(items)
            return
        append = target.append
        for item in items:
            append(item)

    @_op(SETITEM)
    def _setitem(self):
        value = self.stack.pop()
        key = self.stack.pop()
        self.stack[-1][key] = value

    @_op(SETITEMS)
    def _setitems(self):
        items = self._items()
        if len(items) % 2:
            raise UnpicklingError("odd number of items for SETITEMS")
        target = self.stack[-1]
        for i in range(0, len(items), 2):
            target[items[i]] = items[i + 1]

    @_op(ADDITEMS)
    def _additems(self):
        items = self._items()
        target = self.stack[-1]
        if not items:
            return
        if isinstance(target, set):
            target.update(items)
            return
        add = target.add
        for item in items:
            add(item)

    @_op(GLOBAL)
    def _global(self):
        module = self._line().decode("utf-8")
        name = self._line().decode("utf-8")
        self.stack.append(self.find_class(module, name))

    @_op(STACK_GLOBAL)
    def _stack_global(self):
        name = self.stack.pop()
        module = self.stack.pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        self.stack.append(self.find_class(module, name))

    def _extension(self, code):
        if code <= 0:
            raise UnpicklingError("EXT specifies code <= 0")
        cache = _copyreg._extension_cache
        if code not in cache:
            key = _copyreg._inverted_registry.get(code)
            if key is None:
                raise ValueError(f"unregistered extension code {code}")
            cache[code] = self.find_class(*key)
        self.stack.append(cache[code])

    @_op(EXT1)
    def _ext1(self):
        self._extension(self._read(1)[0])

    @_op(EXT2)
    def _ext2(self):
        self._extension(self._number("<H", 2))

    @_op(EXT4)
    def _ext4(self):
        self._extension(self._number("<i", 4))

    @_op(REDUCE)
    def _reduce(self):
        args = self.stack.pop()
        self.stack[-1] = self.stack[-1](*args)

    @_op(NEWOBJ)
    def _newobj(self):
        args = self.stack.pop()
        cls = self.stack[-1]
        self.stack[-1] = cls.__new__(cls, *args)

    @_op(NEWOBJ_EX)
    def _newobj_ex(self):
        kwargs = self.stack.pop()
        args = self.stack.pop()
        cls = self.stack[-1]
        self.stack[-1] = cls.__new__(cls, *args, **kwargs)

    def _instantiate(self, cls, args):
        if args or not isinstance(cls, type) or hasattr(cls, "__getinitargs__"):
            self.stack.append(cls(*args))
        else:
            self.stack.append(cls.__new__(cls))

    @_op(INST)
    def _inst(self):
        module = self._line().decode("ascii")
        name = self._line().decode("ascii")
        args = self._items()
        self._instantiate(self.find_class(module, name), args)

    @_op(OBJ)
    def _obj(self):
        args = self._items()
        self._instantiate(args.pop(0), args)

    @_op(BUILD)
    def _build(self):
        state = self.stack.pop()
        instance = self.stack[-1]
        setstate = getattr(instance, "__setstate__", None)
        if setstate is not None:
            setstate(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            if not isinstance(state, dict):
                raise UnpicklingError("state is not a dictionary")
            attributes = instance.__dict__
            for key, value in state.items():
                attributes[_sys.intern(key) if type(key) is str else key] = value
        if slots:
            for key, value in slots.items():
                setattr(instance, key, value)

    def _recall(self, index):
        memo = self._state[_OBJECTS]
        try:
            self.stack.append(self._far[index] if memo is None else memo[index] if index >= 0 else memo[len(memo)])
        except LookupError:
            raise UnpicklingError(f"Memo value not found at index {index}") from None

    def _remember(self, index):
        value = self.stack[-1]
        memo = self._state[_OBJECTS]
        if memo is not None:
            if index < len(memo):
                memo[index] = value
                return
            if index == len(memo):
                memo.append(value)
                return
            self._far = dict(enumerate(memo))
            self._state[_OBJECTS] = None
        self._far[index] = value

    @_op(GET)
    def _get(self):
        self._recall(int(self._line()))

    @_op(BINGET)
    def _binget(self):
        self._recall(self._read(1)[0])

    @_op(LONG_BINGET)
    def _long_binget(self):
        self._recall(self._number("<I", 4))

    @_op(PUT)
    def _put(self):
        index = int(self._line())
        if index < 0:
            raise ValueError("negative PUT argument")
        self._remember(index)

    @_op(BINPUT)
    def _binput(self):
        self._remember(self._read(1)[0])

    @_op(LONG_BINPUT)
    def _long_binput(self):
        self._remember(self._number("<I", 4))

    @_op(MEMOIZE)
    def _memoize(self):
        memo = self._state[_OBJECTS]
        self._remember(len(self._far if memo is None else memo))

    del _op


Unpickler.__module__ = "_pickle"
_Unpickler = Unpickler


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Write a pickle of the object to a binary file."""
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """A pickle of the object, as bytes."""
    version = 5 if protocol is None else protocol
    if type(version) is int and 1 <= version <= 5 and buffer_callback is None:
        written = _dumps_usual(obj, version)
        if type(written) is bytes:
            return written
        return Pickler.__new__(Pickler)._dump_rest(written, version, fix_imports)
    file = io.BytesIO()
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)
    return file.getvalue()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """Read a pickled object from a binary file."""
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors,
                     buffers=buffers).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """The object of a pickle in bytes."""
    if type(data) is not bytes:
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = io.BytesIO(data).getvalue()
    loaded = _loads_usual(data)
    if type(loaded) is tuple:
        return loaded[0]
    return Unpickler.__new__(Unpickler)._load_bytes(loaded, fix_imports, encoding, errors)


_dump, _dumps, _load, _loads = dump, dumps, load, loads
`;
