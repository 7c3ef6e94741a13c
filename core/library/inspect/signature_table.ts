/**
 * Signatures of what binds its arguments itself, so that no declaration tells them: builtin classes and some functions, as
 * CPython 3.14 shows them. An empty text: CPython knows none either.
 */
export const signatureTable: string = String.raw`
_TEXTS = {
    "builtins.NoneType": "()",
    "builtins.NotImplementedType": "()",
    "builtins.abs": "(x, /)",
    "builtins.anext": "",
    "builtins.bool": "(object=False, /)",
    "builtins.classmethod": "(function, /)",
    "builtins.code": "(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring, "
                     "constants, names, varnames, filename, name, qualname, firstlineno, linetable, "
                     "exceptiontable, freevars=(), cellvars=(), /)",
    "builtins.complex": "(real=0, imag=0)",
    "builtins.delattr": "(obj, name, /)",
    "builtins.dir": "",
    "builtins.ellipsis": "()",
    "builtins.enumerate": "(iterable, start=0)",
    "builtins.filter": "(function, iterable, /)",
    "builtins.float": "(x=0, /)",
    "builtins.frozenset": "(iterable=(), /)",
    "builtins.function": "(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)",
    "builtins.getattr": "",
    "builtins.hasattr": "(obj, name, /)",
    "builtins.iter": "",
    "builtins.list": "(iterable=(), /)",
    "builtins.map": "(function, iterable, /, *iterables, strict=False)",
    "builtins.mappingproxy": "(mapping)",
    "builtins.max": "",
    "builtins.memoryview": "(object)",
    "builtins.method": "(function, instance, /)",
    "builtins.min": "",
    "builtins.module": "(name, doc=None)",
    "builtins.next": "",
    "builtins.property": "(fget=None, fset=None, fdel=None, doc=None)",
    "builtins.reversed": "(sequence, /)",
    "builtins.set": "(iterable=(), /)",
    "builtins.setattr": "(obj, name, value, /)",
    "builtins.staticmethod": "(function, /)",
    "builtins.traceback": "(tb_next, tb_frame, tb_lasti, tb_lineno)",
    "builtins.tuple": "(iterable=(), /)",
    "builtins.vars": "",
    "builtins.zip": "(*iterables, strict=False)",
    "functools.cache": "(user_function, /)",
    "functools.lru_cache": "(maxsize=128, typed=False)",
    "functools.partial": "(func, /, *args, **keywords)",
    "functools.update_wrapper": "(wrapper, wrapped, assigned=('__module__', '__name__', '__qualname__', "
                                "'__doc__', '__annotate__', '__type_params__'), updated=('__dict__',))",
    "functools.wraps": "(wrapped, assigned=('__module__', '__name__', '__qualname__', '__doc__', "
                       "'__annotate__', '__type_params__'), updated=('__dict__',))",
    "itertools.accumulate": "(iterable, func=None, *, initial=None)",
    "itertools.batched": "(iterable, n, *, strict=False)",
    "itertools.chain": "(*iterables)",
    "itertools.combinations": "(iterable, r)",
    "itertools.combinations_with_replacement": "(iterable, r)",
    "itertools.compress": "(data, selectors)",
    "itertools.count": "(start=0, step=1)",
    "itertools.cycle": "(iterable, /)",
    "itertools.dropwhile": "(predicate, iterable, /)",
    "itertools.filterfalse": "(function, iterable, /)",
    "itertools.groupby": "(iterable, key=None)",
    "itertools.pairwise": "(iterable, /)",
    "itertools.permutations": "(iterable, r=None)",
    "itertools.product": "(*iterables, repeat=1)",
    "itertools.starmap": "(function, iterable, /)",
    "itertools.takewhile": "(predicate, iterable, /)",
    "itertools.zip_longest": "(*iterables, fillvalue=None)",
    "math.atan2": "(y, x, /)",
    "math.log": "",
    "operator.attrgetter": "(attr, /, *attrs)",
    "operator.itemgetter": "(item, /, *items)",
    "operator.methodcaller": "(name, /, *args, **kwargs)",
    "types.GenericAlias": "(origin, args, /)",
    "types.SimpleNamespace": "(mapping_or_iterable=(), /, **kwargs)",
}


def _known_text(obj):
    "The text of the signature of a builtin; empty: there is none, None: its declaration tells."
    return _TEXTS.get(f"{getattr(obj, '__module__', None)}.{getattr(obj, '__qualname__', None)}")

`;
