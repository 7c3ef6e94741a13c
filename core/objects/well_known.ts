/**
 * The builtin types and shapes by their constant addresses. What they do is in the file of each type.
 */
import * as basic from "../heap/layouts/basic.ts";
import * as callable from "../heap/layouts/callable.ts";
import * as shape from "../heap/layouts/shape.ts";
import { DICT_BYTES, SET_BYTES } from "../heap/layouts/dict.ts";
import { EXCEPTION_BYTES, TRACEBACK_BYTES } from "../heap/layouts/exception.ts";
import { FRAME_OBJECT_BYTES } from "../heap/layouts/frame_object.ts";
import { TYPE_BYTES } from "../heap/layouts/type.ts";
import type { Ref } from "../heap/value.ts";
import { lateTypes, staticShape, staticType } from "./static_area.ts";

const { LAYOUT_ARRAY, LAYOUT_FIELDS, LAYOUT_GENERATOR, LAYOUT_LEAF, LAYOUT_RAW } = shape;

// --- shapes of the heap's own objects; ORDER: the shape of shapes is the first.
export const SHAPE_SHAPE = staticShape(0, LAYOUT_FIELDS, shape.SHAPE_BYTES, shape.KIND_OTHER);
export const ARRAY_SHAPE = staticShape(0, LAYOUT_ARRAY, 0, shape.KIND_OTHER);
export const RAW_SHAPE = staticShape(0, LAYOUT_RAW, 0, shape.KIND_OTHER);
export const WEAK_ARRAY_SHAPE = staticShape(0, shape.LAYOUT_WEAK_ARRAY, 0, shape.KIND_OTHER);

// --- types. A type's first shape stands beside it.
export const OBJECT_TYPE = staticType("object");
export const OBJECT_SHAPE = staticShape(OBJECT_TYPE, LAYOUT_FIELDS, 8, shape.KIND_INSTANCE);
export const TYPE_TYPE = staticType("type");
export const TYPE_TYPE_SHAPE = staticShape(TYPE_TYPE, LAYOUT_FIELDS, TYPE_BYTES, shape.KIND_TYPE);
export const INT_TYPE = staticType("int");
export const INT_SHAPE = staticShape(INT_TYPE, shape.LAYOUT_INT, 0, shape.KIND_INT);
export const BOOL_TYPE = staticType("bool");
export const BOOL_SHAPE = staticShape(BOOL_TYPE, LAYOUT_LEAF, 8, shape.KIND_INT);
export const FLOAT_TYPE = staticType("float");
export const FLOAT_SHAPE = staticShape(
  FLOAT_TYPE,
  LAYOUT_LEAF,
  basic.FLOAT_BYTES,
  shape.KIND_FLOAT,
);
export const COMPLEX_TYPE = staticType("complex");
export const COMPLEX_SHAPE = staticShape(
  COMPLEX_TYPE,
  LAYOUT_LEAF,
  basic.COMPLEX_BYTES,
  shape.KIND_COMPLEX,
);
export const STR_TYPE = staticType("str");
export const STR1_SHAPE = staticShape(STR_TYPE, shape.LAYOUT_TEXT_1, 0, shape.KIND_STR);
export const STR2_SHAPE = staticShape(STR_TYPE, shape.LAYOUT_TEXT_2, 0, shape.KIND_STR);
export const STR4_SHAPE = staticShape(STR_TYPE, shape.LAYOUT_TEXT_4, 0, shape.KIND_STR);
export const ROPE_SHAPE = staticShape(
  STR_TYPE,
  LAYOUT_FIELDS,
  basic.ROPE_BYTES,
  shape.KIND_STR,
  shape.SHAPE_FLAG_ROPE,
);
export const BYTES_TYPE = staticType("bytes");
export const BYTES_SHAPE = staticShape(BYTES_TYPE, shape.LAYOUT_TEXT_1, 0, shape.KIND_BYTES);
export const BYTEARRAY_TYPE = staticType("bytearray");
export const BYTEARRAY_SHAPE = staticShape(BYTEARRAY_TYPE, LAYOUT_FIELDS, 24, shape.KIND_BYTEARRAY);
export const MEMORYVIEW_TYPE = staticType("memoryview");
export const MEMORYVIEW_SHAPE = staticShape(
  MEMORYVIEW_TYPE,
  LAYOUT_FIELDS,
  40,
  shape.KIND_MEMORYVIEW,
);
export const TUPLE_TYPE = staticType("tuple");
export const TUPLE_SHAPE = staticShape(TUPLE_TYPE, LAYOUT_ARRAY, 0, shape.KIND_TUPLE);
export const LIST_TYPE = staticType("list");
export const LIST_SHAPE = staticShape(LIST_TYPE, LAYOUT_FIELDS, basic.LIST_BYTES, shape.KIND_LIST);
export const DICT_TYPE = staticType("dict");
export const DICT_SHAPE = staticShape(DICT_TYPE, LAYOUT_FIELDS, DICT_BYTES, shape.KIND_DICT);
export const SET_TYPE = staticType("set");
export const SET_SHAPE = staticShape(SET_TYPE, LAYOUT_FIELDS, SET_BYTES, shape.KIND_SET);
export const FROZENSET_TYPE = staticType("frozenset");
export const FROZENSET_SHAPE = staticShape(
  FROZENSET_TYPE,
  LAYOUT_FIELDS,
  SET_BYTES,
  shape.KIND_FROZENSET,
);
export const RANGE_TYPE = staticType("range");
export const RANGE_SHAPE = staticShape(
  RANGE_TYPE,
  LAYOUT_FIELDS,
  basic.RANGE_BYTES,
  shape.KIND_RANGE,
);
export const SLICE_TYPE = staticType("slice");
export const SLICE_SHAPE = staticShape(
  SLICE_TYPE,
  LAYOUT_FIELDS,
  basic.SLICE_BYTES,
  shape.KIND_SLICE,
);
export const NONE_TYPE = staticType("NoneType");
export const NONE_SHAPE = staticShape(NONE_TYPE, LAYOUT_LEAF, 8, shape.KIND_OTHER);
export const NOT_IMPLEMENTED_TYPE = staticType("NotImplementedType");
export const NOT_IMPLEMENTED_SHAPE = staticShape(
  NOT_IMPLEMENTED_TYPE,
  LAYOUT_LEAF,
  8,
  shape.KIND_OTHER,
);
export const ELLIPSIS_TYPE = staticType("ellipsis");
export const ELLIPSIS_SHAPE = staticShape(ELLIPSIS_TYPE, LAYOUT_LEAF, 8, shape.KIND_OTHER);

// --- callables and descriptors
export const FUNCTION_TYPE = staticType("function");
export const FUNCTION_SHAPE = staticShape(
  FUNCTION_TYPE,
  LAYOUT_FIELDS,
  callable.FUNCTION_BYTES,
  shape.KIND_FUNCTION,
);
export const CODE_TYPE = staticType("code");
export const CODE_SHAPE = staticShape(
  CODE_TYPE,
  LAYOUT_FIELDS,
  callable.CODE_BYTES,
  shape.KIND_CODE,
);
export const BUILTIN_TYPE = staticType("builtin_function_or_method");
export const BUILTIN_SHAPE = staticShape(
  BUILTIN_TYPE,
  LAYOUT_FIELDS,
  callable.BUILTIN_BYTES,
  shape.KIND_BUILTIN,
);
export const METHOD_TYPE = staticType("method");
export const METHOD_SHAPE = staticShape(
  METHOD_TYPE,
  LAYOUT_FIELDS,
  callable.METHOD_BYTES,
  shape.KIND_METHOD,
);
const descriptorShape = (type: number) =>
  staticShape(type, LAYOUT_FIELDS, callable.DESCRIPTOR_BYTES, shape.KIND_DESCRIPTOR);
export const METHOD_DESCRIPTOR_TYPE = staticType("method_descriptor");
export const METHOD_DESCRIPTOR_SHAPE = descriptorShape(METHOD_DESCRIPTOR_TYPE);
export const WRAPPER_DESCRIPTOR_TYPE = staticType("wrapper_descriptor");
export const WRAPPER_DESCRIPTOR_SHAPE = descriptorShape(WRAPPER_DESCRIPTOR_TYPE);
/** `__init__` and `__call__` of builtin types: slot wrappers to the guest, natives inside (as a method descriptor). */
export const NATIVE_WRAPPER_SHAPE = descriptorShape(WRAPPER_DESCRIPTOR_TYPE);
export const METHOD_WRAPPER_TYPE = staticType("method-wrapper");
export const METHOD_WRAPPER_SHAPE = staticShape(
  METHOD_WRAPPER_TYPE,
  LAYOUT_FIELDS,
  16,
  shape.KIND_BUILTIN,
);
export const CLASSMETHOD_DESCRIPTOR_TYPE = staticType("classmethod_descriptor");
export const CLASSMETHOD_DESCRIPTOR_SHAPE = descriptorShape(CLASSMETHOD_DESCRIPTOR_TYPE);
export const GETSET_DESCRIPTOR_TYPE = staticType("getset_descriptor");
export const GETSET_DESCRIPTOR_SHAPE = descriptorShape(GETSET_DESCRIPTOR_TYPE);
export const MEMBER_DESCRIPTOR_TYPE = staticType("member_descriptor");
export const MEMBER_DESCRIPTOR_SHAPE = descriptorShape(MEMBER_DESCRIPTOR_TYPE);
/** property: 4 getter, 8 setter, 12 deleter, 16 doc, 20 name, 24 flags, 28 dict (subclasses) */
export const PROPERTY_TYPE = staticType("property");
export const PROPERTY_SHAPE = staticShape(PROPERTY_TYPE, LAYOUT_FIELDS, 32, shape.KIND_DESCRIPTOR);
/** classmethod, staticmethod: 4 dict or 0, 8 callable */
export const CLASSMETHOD_TYPE = staticType("classmethod");
export const CLASSMETHOD_SHAPE = staticShape(
  CLASSMETHOD_TYPE,
  LAYOUT_FIELDS,
  16,
  shape.KIND_DESCRIPTOR,
);
export const STATICMETHOD_TYPE = staticType("staticmethod");
export const STATICMETHOD_SHAPE = staticShape(
  STATICMETHOD_TYPE,
  LAYOUT_FIELDS,
  16,
  shape.KIND_DESCRIPTOR,
);
/** super: 4 class, 8 object or 0, 12 the object's class or 0 */
export const SUPER_TYPE = staticType("super");
export const SUPER_SHAPE = staticShape(SUPER_TYPE, LAYOUT_FIELDS, 16, shape.KIND_OTHER);
/** module: 4 dict, 8 name */
export const MODULE_TYPE = staticType("module");
export const MODULE_SHAPE = staticShape(MODULE_TYPE, LAYOUT_FIELDS, 16, shape.KIND_MODULE);
export const CELL_TYPE = staticType("cell");
export const CELL_SHAPE = staticShape(CELL_TYPE, LAYOUT_FIELDS, basic.CELL_BYTES, shape.KIND_OTHER);
export const TRACEBACK_TYPE = staticType("traceback");
export const TRACEBACK_SHAPE = staticShape(
  TRACEBACK_TYPE,
  LAYOUT_FIELDS,
  TRACEBACK_BYTES,
  shape.KIND_OTHER,
);
/** frame: heap/layouts/frame_object.ts */
export const FRAME_TYPE = staticType("frame");
export const FRAME_SHAPE = staticShape(
  FRAME_TYPE,
  LAYOUT_FIELDS,
  FRAME_OBJECT_BYTES,
  shape.KIND_OTHER,
);
/** mappingproxy: 4 mapping */
export const MAPPINGPROXY_TYPE = staticType("mappingproxy");
export const MAPPINGPROXY_SHAPE = staticShape(
  MAPPINGPROXY_TYPE,
  LAYOUT_FIELDS,
  8,
  shape.KIND_OTHER,
);
/** An opaque object of the embedder: 4 small int, its place in the runtime's handle table. */
export const HOST_OBJECT_TYPE = staticType("host_object");
export const HOST_OBJECT_SHAPE = staticShape(HOST_OBJECT_TYPE, LAYOUT_FIELDS, 8, shape.KIND_OTHER);

// --- generators
export const GENERATOR_TYPE = staticType("generator");
export const GENERATOR_SHAPE = staticShape(
  GENERATOR_TYPE,
  LAYOUT_GENERATOR,
  0,
  shape.KIND_GENERATOR,
);
export const COROUTINE_TYPE = staticType("coroutine");
export const COROUTINE_SHAPE = staticShape(
  COROUTINE_TYPE,
  LAYOUT_GENERATOR,
  0,
  shape.KIND_GENERATOR,
);
export const ASYNC_GENERATOR_TYPE = staticType("async_generator");
export const ASYNC_GENERATOR_SHAPE = staticShape(
  ASYNC_GENERATOR_TYPE,
  LAYOUT_GENERATOR,
  0,
  shape.KIND_GENERATOR,
);

// --- iterators. Their fields are drawn in the file of the type they iterate. Sizes in bytes.
const iterator = (name: string, bytes: number): [Ref: number, shape: number] => {
  const type = staticType(name);
  return [type, staticShape(type, LAYOUT_FIELDS, bytes, shape.KIND_ITERATOR)];
};
/** list, tuple, str, bytes iterators and their reverses: 4 next index (small int), 8 container or 0 when exhausted */
export const [LIST_ITERATOR_TYPE, LIST_ITERATOR_SHAPE] = iterator("list_iterator", 16);
export const [LIST_REVERSE_ITERATOR_TYPE, LIST_REVERSE_ITERATOR_SHAPE] = iterator(
  "list_reverseiterator",
  16,
);
export const [TUPLE_ITERATOR_TYPE, TUPLE_ITERATOR_SHAPE] = iterator("tuple_iterator", 16);
export const [STR_ITERATOR_TYPE, STR_ITERATOR_SHAPE] = iterator("str_ascii_iterator", 16);
/** As str_ascii_iterator, over a str with other characters; the two differ in name only. */
export const [STR_WIDE_ITERATOR_TYPE, STR_WIDE_ITERATOR_SHAPE] = iterator("str_iterator", 16);
export const [BYTES_ITERATOR_TYPE, BYTES_ITERATOR_SHAPE] = iterator("bytes_iterator", 16);
export const [BYTEARRAY_ITERATOR_TYPE, BYTEARRAY_ITERATOR_SHAPE] = iterator(
  "bytearray_iterator",
  16,
);
/** sequence iterator over __getitem__: 4 next index, 8 sequence or 0 */
export const [SEQUENCE_ITERATOR_TYPE, SEQUENCE_ITERATOR_SHAPE] = iterator("iterator", 16);
export const [REVERSED_TYPE, REVERSED_SHAPE] = iterator("reversed", 16);
/** range iterator (all small): 4 next, 8 step, 12 how many are left (small ints) */
export const [RANGE_ITERATOR_TYPE, RANGE_ITERATOR_SHAPE] = iterator("range_iterator", 16);
/** longrange iterator: 4 next, 8 step, 12 left (ints of any size) */
export const [LONG_RANGE_ITERATOR_TYPE, LONG_RANGE_ITERATOR_SHAPE] = iterator(
  "longrange_iterator",
  16,
);
/** dict iterators: 4 next entry (small int), 8 dict or 0, 12 the length it must keep, 16 reserved */
export const [DICT_KEY_ITERATOR_TYPE, DICT_KEY_ITERATOR_SHAPE] = iterator("dict_keyiterator", 24);
export const [DICT_VALUE_ITERATOR_TYPE, DICT_VALUE_ITERATOR_SHAPE] = iterator(
  "dict_valueiterator",
  24,
);
export const [DICT_ITEM_ITERATOR_TYPE, DICT_ITEM_ITERATOR_SHAPE] = iterator(
  "dict_itemiterator",
  24,
);
export const [DICT_REVERSE_KEY_ITERATOR_TYPE, DICT_REVERSE_KEY_ITERATOR_SHAPE] = iterator(
  "dict_reversekeyiterator",
  24,
);
export const [DICT_REVERSE_VALUE_ITERATOR_TYPE, DICT_REVERSE_VALUE_ITERATOR_SHAPE] = iterator(
  "dict_reversevalueiterator",
  24,
);
export const [DICT_REVERSE_ITEM_ITERATOR_TYPE, DICT_REVERSE_ITEM_ITERATOR_SHAPE] = iterator(
  "dict_reverseitemiterator",
  24,
);
/** dict views: 4 dict */
export const [DICT_KEYS_TYPE, DICT_KEYS_SHAPE] = iterator("dict_keys", 8);
export const [DICT_VALUES_TYPE, DICT_VALUES_SHAPE] = iterator("dict_values", 8);
export const [DICT_ITEMS_TYPE, DICT_ITEMS_SHAPE] = iterator("dict_items", 8);
/** set iterator: 4 next slot, 8 set or 0, 12 the length it must keep */
export const [SET_ITERATOR_TYPE, SET_ITERATOR_SHAPE] = iterator("set_iterator", 16);
/** coroutine.__await__(): 4 coroutine */
export const [COROUTINE_WRAPPER_TYPE, COROUTINE_WRAPPER_SHAPE] = iterator("coroutine_wrapper", 8);
/** enumerate: 4 iterator, 8 next index; zip: 4 tuple of iterators, 8 strict; map: 4 function, 8 tuple of iterators, 12 strict; filter: 4 function, 8 iterator */
export const [ENUMERATE_TYPE, ENUMERATE_SHAPE] = iterator("enumerate", 16);
export const [ZIP_TYPE, ZIP_SHAPE] = iterator("zip", 16);
export const [MAP_TYPE, MAP_SHAPE] = iterator("map", 16);
export const [FILTER_TYPE, FILTER_SHAPE] = iterator("filter", 16);
/** iter(callable, sentinel): 4 callable or 0, 8 sentinel */
export const [CALLABLE_ITERATOR_TYPE, CALLABLE_ITERATOR_SHAPE] = iterator("callable_iterator", 16);

// --- exceptions: one shape each, all of EXCEPTION_BYTES.
/** Static exception types by name, in the order of EXCEPTION_TREE. */
export const exceptionTypes = new Map<
  string,
  { type: number; shape: number; base: string | null }
>();

/** Name, base. ORDER: a base stands before what derives from it. */
export const EXCEPTION_TREE = `
BaseException:
BaseExceptionGroup:BaseException
GeneratorExit:BaseException
KeyboardInterrupt:BaseException
SystemExit:BaseException
Exception:BaseException
ArithmeticError:Exception
FloatingPointError:ArithmeticError
OverflowError:ArithmeticError
ZeroDivisionError:ArithmeticError
AssertionError:Exception
AttributeError:Exception
BufferError:Exception
EOFError:Exception
ImportError:Exception
ModuleNotFoundError:ImportError
LookupError:Exception
IndexError:LookupError
KeyError:LookupError
MemoryError:Exception
NameError:Exception
UnboundLocalError:NameError
OSError:Exception
BlockingIOError:OSError
ChildProcessError:OSError
ConnectionError:OSError
BrokenPipeError:ConnectionError
ConnectionAbortedError:ConnectionError
ConnectionRefusedError:ConnectionError
ConnectionResetError:ConnectionError
FileExistsError:OSError
FileNotFoundError:OSError
InterruptedError:OSError
IsADirectoryError:OSError
NotADirectoryError:OSError
PermissionError:OSError
ProcessLookupError:OSError
TimeoutError:OSError
ReferenceError:Exception
RuntimeError:Exception
NotImplementedError:RuntimeError
RecursionError:RuntimeError
PythonFinalizationError:RuntimeError
StopAsyncIteration:Exception
StopIteration:Exception
SyntaxError:Exception
IndentationError:SyntaxError
TabError:IndentationError
SystemError:Exception
TypeError:Exception
ValueError:Exception
UnicodeError:ValueError
UnicodeDecodeError:UnicodeError
UnicodeEncodeError:UnicodeError
UnicodeTranslateError:UnicodeError
Warning:Exception
BytesWarning:Warning
DeprecationWarning:Warning
EncodingWarning:Warning
FutureWarning:Warning
ImportWarning:Warning
PendingDeprecationWarning:Warning
ResourceWarning:Warning
RuntimeWarning:Warning
SyntaxWarning:Warning
UnicodeWarning:Warning
UserWarning:Warning
`.trim().split("\n").map((line) => line.split(":") as [string, string]);

for (const [name, base] of EXCEPTION_TREE) {
  const type = staticType(name);
  exceptionTypes.set(name, {
    type,
    shape: staticShape(type, LAYOUT_FIELDS, EXCEPTION_BYTES, shape.KIND_EXCEPTION),
    base: base === "" ? null : base,
  });
}
const exception = (name: string) => exceptionTypes.get(name)!.type;
export const BASE_EXCEPTION = exception("BaseException");
export const EXCEPTION = exception("Exception");
export const TYPE_ERROR = exception("TypeError");
export const VALUE_ERROR = exception("ValueError");
export const INDEX_ERROR = exception("IndexError");
export const KEY_ERROR = exception("KeyError");
export const LOOKUP_ERROR = exception("LookupError");
export const ATTRIBUTE_ERROR = exception("AttributeError");
export const NAME_ERROR = exception("NameError");
export const UNBOUND_LOCAL_ERROR = exception("UnboundLocalError");
export const RUNTIME_ERROR = exception("RuntimeError");
export const RECURSION_ERROR = exception("RecursionError");
export const NOT_IMPLEMENTED_ERROR = exception("NotImplementedError");
export const STOP_ITERATION = exception("StopIteration");
export const STOP_ASYNC_ITERATION = exception("StopAsyncIteration");
export const GENERATOR_EXIT = exception("GeneratorExit");
export const KEYBOARD_INTERRUPT = exception("KeyboardInterrupt");
export const SYSTEM_EXIT = exception("SystemExit");
export const SYNTAX_WARNING = exception("SyntaxWarning");
export const DEPRECATION_WARNING = exception("DeprecationWarning");
export const FUTURE_WARNING = exception("FutureWarning");
export const ZERO_DIVISION_ERROR = exception("ZeroDivisionError");
export const OVERFLOW_ERROR = exception("OverflowError");
export const ARITHMETIC_ERROR = exception("ArithmeticError");
export const ASSERTION_ERROR = exception("AssertionError");
export const IMPORT_ERROR = exception("ImportError");
export const MODULE_NOT_FOUND_ERROR = exception("ModuleNotFoundError");
export const MEMORY_ERROR = exception("MemoryError");
export const OS_ERROR = exception("OSError");
export const EOF_ERROR = exception("EOFError");
export const SYNTAX_ERROR = exception("SyntaxError");
export const SYSTEM_ERROR = exception("SystemError");
export const UNICODE_DECODE_ERROR = exception("UnicodeDecodeError");
export const UNICODE_ENCODE_ERROR = exception("UnicodeEncodeError");
export const BUFFER_ERROR = exception("BufferError");
export const BASE_EXCEPTION_GROUP = exception("BaseExceptionGroup");
/** ExceptionGroup has two bases and stands apart from the tree. */
export const EXCEPTION_GROUP = staticType("ExceptionGroup");
export const EXCEPTION_GROUP_SHAPE = staticShape(
  EXCEPTION_GROUP,
  LAYOUT_FIELDS,
  EXCEPTION_BYTES,
  shape.KIND_EXCEPTION,
);

// --- library types whose objects the dispatch loop's kernels know (library_shapes.ts). Their addresses are in kernels made ahead of
// time, so they come here, in one file with what is placed before them: bundled into chunks, files are not evaluated in
// the order of their imports.

/** A type and the shape of its instances. */
export type TypeAndShape = readonly [type: Ref<"type">, shape: Ref<"shape">];

/** The next library type; sizes in bytes. */
export function libraryType(
  name: string,
  bytes: number,
  kind: number = shape.KIND_OTHER,
  layout: number = LAYOUT_FIELDS,
): TypeAndShape {
  const type = staticType(name);
  lateTypes.add(type);
  return [type, staticShape(type, layout, bytes, kind)];
}

/** The next library type of iterators. */
export const iteratorType = (name: string, bytes: number) =>
  libraryType(name, bytes, shape.KIND_ITERATOR);

/** The next type of tuples with names for their items (library/struct_sequence.ts). */
export const structSequence = (name: string) =>
  libraryType(name, 0, shape.KIND_TUPLE, LAYOUT_ARRAY);

// --- itertools; ORDER: the iterators are the first, one after the other (dispatch/iteration.ts).
export const [ACCUMULATE_TYPE, ACCUMULATE_SHAPE] = iteratorType("itertools.accumulate", 24);
export const [CHAIN_TYPE, CHAIN_SHAPE] = iteratorType("itertools.chain", 16);
export const [COMBINATIONS_TYPE, COMBINATIONS_SHAPE] = iteratorType("itertools.combinations", 16);
export const [COMBINATIONS_WITH_REPLACEMENT_TYPE, COMBINATIONS_WITH_REPLACEMENT_SHAPE] =
  iteratorType("itertools.combinations_with_replacement", 16);
export const [COUNT_TYPE, COUNT_SHAPE] = iteratorType("itertools.count", 16);
export const [CYCLE_TYPE, CYCLE_SHAPE] = iteratorType("itertools.cycle", 16);
export const [ISLICE_TYPE, ISLICE_SHAPE] = iteratorType("itertools.islice", 24);
export const [PAIRWISE_TYPE, PAIRWISE_SHAPE] = iteratorType("itertools.pairwise", 16);
export const [PERMUTATIONS_TYPE, PERMUTATIONS_SHAPE] = iteratorType("itertools.permutations", 24);
export const [PRODUCT_TYPE, PRODUCT_SHAPE] = iteratorType("itertools.product", 16);
export const [REPEAT_TYPE, REPEAT_SHAPE] = iteratorType("itertools.repeat", 16);

// --- collections
export const [DEQUE_TYPE, DEQUE_SHAPE] = libraryType("collections.deque", 32);
export const [DEFAULT_DICT_TYPE, DEFAULT_DICT_SHAPE] = libraryType(
  "collections.defaultdict",
  DICT_BYTES + 8,
  shape.KIND_DICT,
);
export const [ORDERED_DICT_TYPE, ORDERED_DICT_SHAPE] = libraryType(
  "collections.OrderedDict",
  DICT_BYTES + 16,
  shape.KIND_DICT,
);
export const [TUPLE_GETTER_TYPE, TUPLE_GETTER_SHAPE] = libraryType("collections._tuplegetter", 16);

// --- behind all others, whose addresses kernels know
/** FrameLocalsProxy: 4 frame object */
export const FRAME_LOCALS_TYPE = staticType("FrameLocalsProxy");
export const FRAME_LOCALS_SHAPE = staticShape(
  FRAME_LOCALS_TYPE,
  LAYOUT_FIELDS,
  8,
  shape.KIND_OTHER,
);

/** Types of library modules get their addresses here too, so that they are the same in every runtime. */
export { staticShape, staticType } from "./static_area.ts";
