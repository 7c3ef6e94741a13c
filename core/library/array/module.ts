/** The module array. */
import { newStr } from "../../objects/values/text.ts";
import { defineModule } from "../index.ts";
import { ARRAY_TYPE } from "../static_types.ts";
import { arrayType } from "./array_type.ts";
import { MACHINE_FORMATS, TYPE_CODES } from "./item_kinds.ts";

/**
 * How an array that was pickled is made again. A machine format code says how the items lay in the memory of the machine
 * that pickled them (Modules/arraymodule.c, enum machine_format_code).
 *
 * By format code: the type code of struct, with its byte order, or the name of a codec; and what a length must be a
 * multiple of. Those of text are CPython's: two units, not one.
 */
const RECONSTRUCTOR = String.raw`
_FORMATS = [(order + "%d" + code, size) for code, size in zip("BbHhIiQqfd", [1, 1, 2, 2, 4, 4, 8, 8, 4, 8])
            for order in ("=" if size == 1 else "<>")]
_CODECS = ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]
_SIZES = [size for _, size in _FORMATS] + [4, 4, 8, 8]
_OWN_FORMATS = ${JSON.stringify(MACHINE_FORMATS)}


def _array_reconstructor(arraytype, typecode, mformat_code, items, /):
    """Internal. Used for pickling support."""
    if not isinstance(typecode, str):
        raise TypeError("_array_reconstructor() argument 2 must be a unicode character, "
                        f"not {type(typecode).__name__}")
    if len(typecode) != 1:
        raise TypeError("_array_reconstructor(): argument 2 must be a unicode character, "
                        f"not a string of length {len(typecode)}")
    from operator import index
    mformat_code = index(mformat_code)
    if not -1 << 31 <= mformat_code < 1 << 31:
        raise OverflowError("Python int too large to convert to C int")
    if not isinstance(arraytype, type):
        raise TypeError(f"first argument must be a type object, not {type(arraytype).__name__}")
    if array not in arraytype.__mro__:
        raise TypeError(f"{arraytype.__name__} is not a subtype of array.array")
    if typecode not in _OWN_FORMATS:
        raise ValueError("second argument must be a valid type code")
    if not 0 <= mformat_code < len(_SIZES):
        raise ValueError("third argument must be a valid machine format code.")
    if not isinstance(items, bytes):
        raise TypeError(f"fourth argument should be bytes, not {type(items).__name__}")
    if mformat_code == _OWN_FORMATS[typecode]:
        return array.__new__(arraytype, typecode, items)
    if len(items) % _SIZES[mformat_code] != 0:
        raise ValueError("string length not a multiple of item size")
    if mformat_code >= len(_FORMATS):
        return array.__new__(arraytype, typecode, items.decode(_CODECS[mformat_code - len(_FORMATS)]))
    from struct import unpack
    format, size = _FORMATS[mformat_code]
    values = unpack(format % (len(items) // size), items)
    # Integers become items of the kind that is as wide as they were.
    return array.__new__(arraytype, typecode if format[-1] in "fd" else format[-1], list(values))
`;

/** Where nobody asked for the class yet, it registers array when it is made (collections/abc.ts). */
const REGISTRATION = `
import sys as _sys

_made = getattr(_sys.modules.get("collections.abc"), "__dict__", {}).get("MutableSequence")
if _made is not None:
    _made.register(array)
`;

defineModule({
  name: "array",
  doc:
    "This module defines an object type which can efficiently represent an array of basic values.",
  installs: [arrayType],
  types: { array: ARRAY_TYPE, ArrayType: ARRAY_TYPE },
  attributes: () => ({ typecodes: newStr(TYPE_CODES) }),
  source: REGISTRATION,
  lazySources: [{ names: "_array_reconstructor", source: RECONSTRUCTOR }],
});
