/**
 * Type objects. All words are values; bytes TYPE_BYTES.
 *
 *      0 shape (of the metatype)        4 TYPE_DICT       namespace, a dict
 *      8 TYPE_NAME                     12 TYPE_QUALNAME
 *     16 TYPE_BASES  tuple             20 TYPE_BASE       the base that gives the layout, or 0 (object)
 *     24 TYPE_MRO    tuple             28 TYPE_SUBCLASSES weak array or 0
 *     32 TYPE_VERSION small int: renewed when the type or a base changes; never used twice
 *     36 TYPE_FLAGS  small int of TYPE_FLAG_*
 *     40 TYPE_SHAPE  shape of a fresh instance
 *     44 TYPE_DICT_SHAPE shape of instances whose attributes moved to a dict, or 0
 *     48 TYPE_SIZE   small int: bytes of an instance before attribute slots
 *     52 TYPE_DICT_OFFSET small int: where an instance keeps its dict, 0 none. The word there is 0 until a dict is made
 *     56 TYPE_CAPACITY small int: attribute slots a fresh instance gets (they follow TYPE_SIZE)
 *     60 TYPE_KIND   small int KIND_*
 *     64 TYPE_SHAPES chain of all shapes of this type (SHAPE_NEXT)
 *     68 TYPE_WEAKREFS reserved for weak references to the type
 *     72 TYPE_CELLS      dict: names of its attributes that are cells (objects/class_cells.ts), or 0
 *     76 TYPE_FIELDS     classes made by collections.namedtuple: a tuple of the field names and the defaults, else 0
 *     80.. TYPE_SLOTS: one word a slot (objects/slots.ts): small int: index into the slot functions, 0 absent
 */
export const TYPE_DICT = 4;
export const TYPE_NAME = 8;
export const TYPE_QUALNAME = 12;
export const TYPE_BASES = 16;
export const TYPE_BASE = 20;
export const TYPE_MRO = 24;
export const TYPE_SUBCLASSES = 28;
export const TYPE_VERSION = 32;
export const TYPE_FLAGS = 36;
export const TYPE_SHAPE = 40;
export const TYPE_DICT_SHAPE = 44;
export const TYPE_SIZE = 48;
export const TYPE_DICT_OFFSET = 52;
export const TYPE_CAPACITY = 56;
export const TYPE_KIND = 60;
export const TYPE_SHAPES = 64;
export const TYPE_WEAKREFS = 68;
export const TYPE_CELLS = 72;
export const TYPE_FIELDS = 76;
export const TYPE_SLOTS = 80;
/** Slots there is room for. */
export const TYPE_SLOT_MAX = 92;
export const TYPE_BYTES = TYPE_SLOTS + 4 * TYPE_SLOT_MAX;

/** Made by a class statement or type(): mutable attributes. */
export const TYPE_FLAG_HEAP = 1;
/** May be a base class. */
export const TYPE_FLAG_BASETYPE = 2;
/** Abstract methods not all defined: cannot be instantiated. */
export const TYPE_FLAG_ABSTRACT = 4;
/** Attributes that are there are got in the default way: no `__getattribute__` is defined; there may be a `__getattr__`. */
export const TYPE_FLAG_PLAIN_GETATTR = 8;
export const TYPE_FLAG_PLAIN_SETATTR = 16;
/** Instances have `__slots__` only (no dict). */
export const TYPE_FLAG_NO_DICT = 32;
/** Matches a sequence pattern / a mapping pattern. */
export const TYPE_FLAG_SEQUENCE = 64;
export const TYPE_FLAG_MAPPING = 128;
/** Has a finalizer (__del__) somewhere in its MRO. */
export const TYPE_FLAG_FINALIZER = 256;
/** Instances may be called for `isinstance(x, BaseException)` quickly: exceptions. */
export const TYPE_FLAG_EXCEPTION = 512;
/** type(cls) itself: subclass of type. */
export const TYPE_FLAG_METATYPE = 1024;
/** Attributes of the type cannot be set. */
export const TYPE_FLAG_IMMUTABLE = 2048;
/** Cannot be instantiated by calling it. */
export const TYPE_FLAG_NO_NEW = 4096;
/** Inline caches may rely on how attributes of its instances are found. */
export const TYPE_FLAG_RELIED_ON = 8192;
/** Attributes that are there are found in the default way, and a `__getattr__` is asked for the others. */
export const TYPE_FLAG_HOOKED_GETATTR = 16384;
