/**
 * Shapes (hidden classes; Chambers, Ungar, Lee 1989): word 0 of every object names one.
 *
 *      0  shape of shapes
 *      4  SHAPE_TYPE         the type of objects of this shape
 *      8  SHAPE_LAYOUT       small int, a LAYOUT_*: how the collector reads such an object
 *     12  SHAPE_SIZE         small int: bytes of such an object (LAYOUT_FIELDS, LAYOUT_LEAF), rounded up to 8
 *     16  SHAPE_PARENT       shape without the last attribute, or 0
 *     20  SHAPE_KEY          name of the last attribute, or 0
 *     24  SHAPE_PLACE        small int: byte offset of the last attribute's slot
 *     28  SHAPE_COUNT        small int: attributes this shape holds in slots
 *     32  SHAPE_CHILDREN     0, one child shape, or an array (storage) of child shapes
 *     36  SHAPE_FLAGS        small int of SHAPE_FLAG_*
 *     40  SHAPE_NEXT         next shape of the same type (chain from TYPE_SHAPES), or 0
 *     44  SHAPE_KIND         small int, a KIND_*: which builtin representation objects have (fast dispatch)
 *     48  SHAPE_TABLE        0 or a RAW cache used by attribute look-up
 *
 * A shape fixes type and slot layout; comparing word 0 with a known shape is the one guard an attribute access needs.
 */
export const SHAPE_TYPE = 4;
export const SHAPE_LAYOUT = 8;
export const SHAPE_SIZE = 12;
export const SHAPE_PARENT = 16;
export const SHAPE_KEY = 20;
export const SHAPE_PLACE = 24;
export const SHAPE_COUNT = 28;
export const SHAPE_CHILDREN = 32;
export const SHAPE_FLAGS = 36;
export const SHAPE_NEXT = 40;
export const SHAPE_KIND = 44;
export const SHAPE_TABLE = 48;
export const SHAPE_BYTES = 56;

/** Instances of this shape keep their attributes in the dict at TYPE_DICT_OFFSET, not in slots. */
export const SHAPE_FLAG_DICT = 1;
/** A string that is not flat (see text.ts). */
export const SHAPE_FLAG_ROPE = 2;

// Layouts: what the collector knows. Sizes in bytes, rounded up to 8.
/** No references; SHAPE_SIZE bytes. */
export const LAYOUT_LEAF = 0;
/** Every word from 4 to SHAPE_SIZE is a value. */
export const LAYOUT_FIELDS = 1;
/** [shape, length, length values]: every word is a value; 8 + 4 * length bytes. */
export const LAYOUT_ARRAY = 2;
/** As LAYOUT_ARRAY with one more value behind the last (the instance dict of a tuple subclass). */
export const LAYOUT_ARRAY_DICT = 3;
/** [shape, length, hash, length bytes]; no references. */
export const LAYOUT_TEXT_1 = 4;
/** [shape, length, hash, length 16-bit units]; no references. */
export const LAYOUT_TEXT_2 = 5;
/** [shape, length, hash, length 32-bit units]; no references. */
export const LAYOUT_TEXT_4 = 6;
/** [shape, byte length as small int, bytes]; no references. */
export const LAYOUT_RAW = 7;
/** [shape, length, values] that do not keep their objects alive: a dead one becomes 0. */
export const LAYOUT_WEAK_ARRAY = 8;
/** A generator: fields, then a frame whose values end at the frame's saved stack pointer (see frame.ts). */
export const LAYOUT_GENERATOR = 9;

/** [shape, count << 1 | 1 with the sign, |count| 32-bit digits]; no references. */
export const LAYOUT_INT = 10;

// Kinds: which builtin representation an object has, whatever its (sub)class. ORDER KINDS.
export const KIND_INSTANCE = 0;
export const KIND_INT = 1;
export const KIND_FLOAT = 2;
export const KIND_STR = 3;
export const KIND_BYTES = 4;
export const KIND_TUPLE = 5;
export const KIND_LIST = 6;
export const KIND_DICT = 7;
export const KIND_SET = 8;
export const KIND_FROZENSET = 9;
export const KIND_TYPE = 10;
export const KIND_EXCEPTION = 11;
export const KIND_FUNCTION = 12;
export const KIND_BUILTIN = 13;
export const KIND_METHOD = 14;
export const KIND_GENERATOR = 15;
export const KIND_COMPLEX = 16;
export const KIND_BYTEARRAY = 17;
export const KIND_MODULE = 18;
export const KIND_CODE = 19;
export const KIND_RANGE = 20;
export const KIND_SLICE = 21;
export const KIND_DESCRIPTOR = 22;
export const KIND_ITERATOR = 23;
export const KIND_OTHER = 24;
export const KIND_MEMORYVIEW = 25;
/** array.array */
export const KIND_ARRAY = 26;
/** An instance of a subclass of int, float, complex, str or bytes: [shape, dict, plain value, slots...]. */
export const KIND_BOXED_INT = 32 + KIND_INT;
export const KIND_BOXED_FLOAT = 32 + KIND_FLOAT;
export const KIND_BOXED_STR = 32 + KIND_STR;
export const KIND_BOXED_BYTES = 32 + KIND_BYTES;
export const KIND_BOXED_COMPLEX = 32 + KIND_COMPLEX;
/** Where a boxed value stands. */
export const BOXED_VALUE = 8;
