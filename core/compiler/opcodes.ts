/**
 * The bytecode: one table, from which the compiler's names, the disassembler, the stack-effect checks and the
 * interpreter's numbered cases come. `ORDER OPCODES`: an opcode's number is its place in the table; the block of
 * numbers at the head of core/interpreter/loop.ts is generated from it (`deno task generate`).
 *
 * An instruction is one 32-bit word, followed by its inline cache words (zero when compiled):
 *
 *      31                        8 7         0
 *     +---------------------------+-----------+
 *     |  arg (signed 24 bits)     |  opcode   |
 *     +---------------------------+-----------+
 *
 * Jump arguments count words from the end of the jumping instruction (its cache words included).
 * `k[i]` is word i of the code object's constant table (constants and interned names share it), `local[i]` a word of
 * the frame's locals (parameters, plain locals, then cells, then free variables), `s0` the top of the stack, `s1` the
 * word below it. Value 0 on the stack is "no value" (the self slot of a plain call). Opcodes follow the meaning of
 * CPython 3.14's instruction of the same name (Python/bytecodes.c) unless their line says otherwise.
 */

/** name, inline cache words, net stack effect (null: depends on the argument, see `stackEffect`), meaning. */
export type OpcodeRow = readonly [
  name: string,
  cache: number,
  effect: number | null,
  meaning: string,
];

/** The table. ORDER OPCODES. */
export const OPCODE_TABLE = [
  ["NOP", 0, 0, "nothing"],
  [
    "RESUME",
    1,
    0,
    "function entry or resumption: fuel, interrupts; arg 0 entry, 1 after yield, 2 after yield from, 3 after await; cache: entry counter",
  ],
  // --- stack
  ["POP_TOP", 0, -1, "drop s0"],
  ["COPY", 0, 1, "push s[arg-1] (arg 1 duplicates s0)"],
  ["SWAP", 0, 0, "exchange s0 and s[arg-1]"],
  ["PUSH_NULL", 0, 1, "push 0 (no self)"],
  // --- constants, locals, cells
  ["LOAD_CONST", 0, 1, "push k[arg]"],
  ["LOAD_SMALL_INT", 0, 1, "push the small int arg"],
  ["LOAD_FAST", 0, 1, "push local[arg], known to be bound"],
  ["LOAD_FAST_CHECK", 0, 1, "push local[arg]; UnboundLocalError when 0"],
  [
    "LOAD_FAST_AND_CLEAR",
    0,
    1,
    "push local[arg] (may be 0); local[arg] := 0 (inlined comprehension)",
  ],
  ["LOAD_FAST_LOAD_FAST", 0, 2, "push local[arg & 0xfff], then local[arg >> 12]"],
  [
    "STORE_FAST",
    0,
    -1,
    "local[arg] := s0; drop (s0 may be 0 when it restores what LOAD_FAST_AND_CLEAR saved)",
  ],
  ["DELETE_FAST", 0, 0, "local[arg] := 0; UnboundLocalError when it was 0"],
  ["MAKE_CELL", 0, 0, "local[arg] := new cell holding local[arg]"],
  ["COPY_FREE_VARS", 0, 0, "copy the function's arg closure cells to the last arg locals"],
  [
    "LOAD_DEREF",
    0,
    1,
    "push the content of cell local[arg]; NameError/UnboundLocalError when empty",
  ],
  ["STORE_DEREF", 0, -1, "cell local[arg] := s0; drop"],
  ["DELETE_DEREF", 0, 0, "empty cell local[arg]; error when empty"],
  [
    "LOAD_FROM_DICT_OR_DEREF",
    0,
    0,
    "s0 is a mapping: replace it by mapping[name of cell local[arg]] or the cell's content",
  ],
  // --- names
  [
    "LOAD_NAME",
    2,
    1,
    "push the value of name k[arg]: frame's locals mapping, globals, builtins; cache as LOAD_GLOBAL (module code)",
  ],
  [
    "STORE_NAME",
    1,
    -1,
    "locals mapping[k[arg]] := s0; drop; cache: place in the dict (module code)",
  ],
  ["DELETE_NAME", 0, 0, "delete k[arg] from the locals mapping"],
  [
    "LOAD_GLOBAL",
    2,
    null,
    "push globals or builtins value of name k[arg >> 1]; then, if arg & 1, push 0; cache: place in the dict, version",
  ],
  ["STORE_GLOBAL", 0, -1, "globals[k[arg]] := s0; drop"],
  ["DELETE_GLOBAL", 0, 0, "delete globals[k[arg]]"],
  [
    "LOAD_FROM_DICT_OR_GLOBALS",
    0,
    0,
    "s0 is a mapping: replace it by mapping[k[arg]], or the global or builtin of that name",
  ],
  ["LOAD_LOCALS", 0, 1, "push the frame's locals mapping"],
  ["LOAD_BUILD_CLASS", 0, 1, "push builtins.__build_class__"],
  [
    "LOAD_COMMON_CONSTANT",
    0,
    1,
    "push a builtin object: 0 AssertionError, 1 NotImplementedError, 2 tuple, 3 all, 4 any",
  ],
  // --- operators
  [
    "BINARY_OP",
    1,
    -1,
    "s1 := s1 op s0; drop; op numbers are BINARY_OPERATORS; cache: operand kinds seen",
  ],
  [
    "COMPARE_OP",
    1,
    -1,
    "s1 := s1 op s0; drop; op: 0 <, 1 <=, 2 ==, 3 !=, 4 >, 5 >=; cache: operand kinds seen",
  ],
  ["IS_OP", 0, -1, "s1 := s1 is s0 (arg 1: is not); drop"],
  ["CONTAINS_OP", 0, -1, "s1 := s1 in s0 (arg 1: not in); drop"],
  ["UNARY_NEGATIVE", 0, 0, "s0 := -s0"],
  ["UNARY_POSITIVE", 0, 0, "s0 := +s0"],
  ["UNARY_INVERT", 0, 0, "s0 := ~s0"],
  ["UNARY_NOT", 0, 0, "s0 := not s0 (any value; truth is taken here)"],
  // --- attributes and items
  ["LOAD_ATTR", 4, 0, "s0 := s0.k[arg]; cache: shape, kind, place or value, type version"],
  [
    "LOAD_METHOD",
    4,
    1,
    "s0 := s0.k[arg] as (function, self) or (value, 0): pushes one more; cache as LOAD_ATTR",
  ],
  [
    "LOAD_SUPER_ATTR",
    0,
    -2,
    "s2 is super, s1 the class, s0 self: replace the three by super(s1, s0).k[arg]",
  ],
  ["LOAD_SUPER_METHOD", 0, -1, "as LOAD_SUPER_ATTR but leaves (function, self) or (value, 0)"],
  ["STORE_ATTR", 4, -2, "s0.k[arg] := s1; drop both; cache: shape, kind, place, new shape"],
  ["DELETE_ATTR", 0, -1, "del s0.k[arg]; drop"],
  ["BINARY_SUBSCR", 1, -1, "s1 := s1[s0]; drop; cache: container kind seen"],
  ["STORE_SUBSCR", 1, -3, "s1[s0] := s2; drop three; cache: container kind seen"],
  ["DELETE_SUBSCR", 0, -2, "del s1[s0]; drop both"],
  ["BINARY_SLICE", 0, -2, "s2 := s2[s1:s0]; drop two"],
  ["STORE_SLICE", 0, -4, "s2[s1:s0] := s3; drop four"],
  ["BUILD_SLICE", 0, null, "arg 2: slice(s1, s0); arg 3: slice(s2, s1, s0)"],
  // --- building
  ["BUILD_TUPLE", 0, null, "tuple of the top arg values"],
  ["BUILD_LIST", 0, null, "list of the top arg values"],
  ["BUILD_SET", 0, null, "set of the top arg values"],
  ["BUILD_MAP", 0, null, "dict of the top arg pairs key, value"],
  ["BUILD_STRING", 0, null, "concatenate the top arg strings"],
  ["LIST_APPEND", 0, -1, "list s[arg] (counted after the drop, 1 is the top).append(s0); drop"],
  ["SET_ADD", 0, -1, "set s[arg] add s0; drop"],
  ["MAP_ADD", 0, -2, "dict s[arg] (after the drop) [s1] := s0; drop both"],
  ["LIST_EXTEND", 0, -1, "list s[arg] extend by iterable s0; drop"],
  ["SET_UPDATE", 0, -1, "set s[arg] update by iterable s0; drop"],
  ["DICT_UPDATE", 0, -1, "dict s[arg] update by mapping s0; drop ({**x})"],
  [
    "DICT_MERGE",
    0,
    -1,
    "as DICT_UPDATE, duplicate keys are a TypeError that names the callee s[arg+3] counted after the drop (f(**x))",
  ],
  ["LIST_TO_TUPLE", 0, 0, "s0 := tuple(list s0)"],
  ["UNPACK_SEQUENCE", 0, null, "replace s0 by its arg items, first on top"],
  [
    "UNPACK_EX",
    0,
    null,
    "replace s0 by arg & 0xff items, a list of the rest, arg >> 8 items; first on top",
  ],
  // --- text
  ["CONVERT_VALUE", 0, 0, "s0 := 1 str, 2 repr, 3 ascii of s0"],
  ["FORMAT_SIMPLE", 0, 0, "s0 := format(s0, '')"],
  ["FORMAT_WITH_SPEC", 0, -1, "s1 := format(s1, s0); drop"],
  [
    "BUILD_INTERPOLATION",
    0,
    null,
    "value, expression text and, if arg & 1, format spec: Interpolation; conversion is arg >> 2",
  ],
  ["BUILD_TEMPLATE", 0, -1, "s1 := Template(strings tuple s1, interpolations tuple s0); drop"],
  // --- jumps
  ["JUMP", 0, 0, "forward jump"],
  ["JUMP_BACKWARD", 1, 0, "backward jump: fuel, interrupts; cache: loop counter"],
  ["JUMP_BACKWARD_NO_INTERRUPT", 0, 0, "backward jump inside yield from / await"],
  ["POP_JUMP_IF_FALSE", 0, -1, "jump when s0 is false (any value; truth is taken here); drop"],
  ["POP_JUMP_IF_TRUE", 0, -1, "jump when s0 is true; drop"],
  ["POP_JUMP_IF_NONE", 0, -1, "jump when s0 is None; drop"],
  ["POP_JUMP_IF_NOT_NONE", 0, -1, "jump when s0 is not None; drop"],
  [
    "JUMP_IF_FALSE_OR_POP",
    0,
    -1,
    "jump when s0 is false and keep it, else drop (effect counted on the fall-through)",
  ],
  ["JUMP_IF_TRUE_OR_POP", 0, -1, "jump when s0 is true and keep it, else drop"],
  // --- iteration, generators
  ["GET_ITER", 0, 0, "s0 := iter(s0)"],
  [
    "FOR_ITER",
    1,
    1,
    "push next(s0); exhausted: drop the iterator and jump (effect counted on the fall-through; -1 at the target); cache: iterator kind seen",
  ],
  [
    "GET_YIELD_FROM_ITER",
    0,
    0,
    "s0 := s0 if it is a generator (or a coroutine in a coroutine), else iter(s0)",
  ],
  [
    "RETURN_GENERATOR",
    0,
    1,
    "make the generator of this frame and return it to the caller; when resumed the sent value is pushed",
  ],
  [
    "YIELD_VALUE",
    0,
    0,
    "leave with s0; when resumed the sent value takes its place; arg 1: inside yield from / await (delegated)",
  ],
  [
    "SEND",
    0,
    0,
    "s1 iterator, s0 value: s0 := what it yields; exhausted: s0 := its return value and jump",
  ],
  ["END_SEND", 0, -1, "s1 iterator, s0 value: drop the iterator, keep the value"],
  [
    "CLEANUP_THROW",
    0,
    -1,
    "s2 iterator, s1 last sent value, s0 exception: StopIteration: drop three, push None and its value; else reraise",
  ],
  ["RETURN_VALUE", 0, -1, "leave the frame with s0"],
  [
    "GET_AWAITABLE",
    0,
    0,
    "s0 := its awaitable iterator; arg 1: from async with __aenter__, 2: __aexit__ (messages)",
  ],
  ["GET_AITER", 0, 0, "s0 := s0.__aiter__()"],
  ["GET_ANEXT", 0, 1, "push awaitable of s0.__anext__()"],
  [
    "END_ASYNC_FOR",
    0,
    -2,
    "s1 async iterator, s0 exception: StopAsyncIteration drops both, else reraise",
  ],
  ["ASYNC_GEN_WRAP", 0, 0, "s0 := wrapped value that an async generator yields"],
  // --- calls, functions, classes
  [
    "CALL",
    4,
    null,
    "callable, self or 0, arg positional arguments: replace all by the result; cache: class, version, __init__, region behind it",
  ],
  [
    "CALL_KW",
    1,
    null,
    "callable, self or 0, arg arguments (the last of them by keyword), tuple of keyword names: the result",
  ],
  ["CALL_FUNCTION_EX", 0, -3, "callable, 0, positional iterable, keyword dict or 0: the result"],
  [
    "MAKE_FUNCTION",
    0,
    null,
    "s0 code; below it, in this order from the bottom and each only if its bit is set: 1 defaults tuple, 2 kwdefaults dict, 4 annotations dict, 8 closure tuple, 16 annotate function: the function",
  ],
  // --- exceptions
  [
    "PUSH_EXC_INFO",
    0,
    1,
    "s0 exception just caught: becomes s1's successor: push the previously handled exception below it; it is now the handled one",
  ],
  ["POP_EXCEPT", 0, -1, "restore the handled exception from s0; drop"],
  ["CHECK_EXC_MATCH", 0, 0, "s1 exception, s0 class or tuple: s0 := whether it matches"],
  [
    "CHECK_EG_MATCH",
    0,
    0,
    "s1 exception, s0 class or tuple: s1 := the rest or None, s0 := the match or None; a match becomes the handled exception",
  ],
  ["RAISE_VARARGS", 0, null, "0: reraise the handled exception; 1: raise s0; 2: raise s1 from s0"],
  [
    "RERAISE",
    0,
    -1,
    "raise s0 again, traceback kept; arg != 0: the frame's last instruction is taken back from s[arg] (pushed by the handler)",
  ],
  [
    "WITH_EXCEPT_START",
    0,
    1,
    "s4 exit function, s3 its self or 0, s2 last instruction, s1 previous handled, s0 exception: push the result of the call",
  ],
  [
    "LOAD_SPECIAL",
    0,
    1,
    "s0 := type's special method as (function, self) or (value, 0): 0 __enter__, 1 __exit__, 2 __aenter__, 3 __aexit__",
  ],
  ["CALL_INTRINSIC_1", 0, 0, "s0 := intrinsic arg (INTRINSICS_1) of s0"],
  ["CALL_INTRINSIC_2", 0, -1, "s1 := intrinsic arg (INTRINSICS_2) of s1, s0; drop"],
  // --- import
  ["IMPORT_NAME", 0, -1, "s1 level, s0 fromlist: s1 := module k[arg]; drop"],
  ["IMPORT_FROM", 0, 1, "push attribute k[arg] of module s0"],
  // --- match
  ["GET_LEN", 0, 1, "push len(s0)"],
  ["MATCH_SEQUENCE", 0, 1, "push whether s0 matches a sequence pattern"],
  ["MATCH_MAPPING", 0, 1, "push whether s0 matches a mapping pattern"],
  ["MATCH_KEYS", 0, 1, "s1 subject, s0 keys tuple: push tuple of values, or None"],
  [
    "MATCH_CLASS",
    0,
    -2,
    "s2 subject, s1 class, s0 keyword names: replace the three by a tuple of attributes or None; arg positional patterns",
  ],
  ["SETUP_ANNOTATIONS", 0, 0, "make __annotations__ in the locals mapping when it is not there"],
  ["EXIT_INIT_CHECK", 0, -1, "s0 must be None (what __init__ returned), else TypeError; drop"],
  // --- quickened: never compiled; core/interpreter/load_code.ts puts them in the place of the general form
  ["BINARY_ADD", 1, -1, "BINARY_OP + or +="],
  ["BINARY_SUBTRACT", 1, -1, "BINARY_OP - or -="],
  ["BINARY_MULTIPLY", 1, -1, "BINARY_OP * or *="],
] as const satisfies readonly OpcodeRow[];

/** The name of an opcode. */
export type OpcodeName = typeof OPCODE_TABLE[number][0];

/** BINARY_OP arguments: number, then the operator's text. In-place forms are number + 13. ORDER BINARY. */
export const BINARY_OPERATORS: readonly string[] = [
  "+",
  "&",
  "//",
  "<<",
  "@",
  "*",
  "%",
  "|",
  "**",
  ">>",
  "-",
  "/",
  "^",
  "+=",
  "&=",
  "//=",
  "<<=",
  "@=",
  "*=",
  "%=",
  "|=",
  "**=",
  ">>=",
  "-=",
  "/=",
  "^=",
]; // deno-fmt-ignore

/** COMPARE_OP arguments. */
export const COMPARE_OPERATORS: readonly string[] = ["<", "<=", "==", "!=", ">", ">="];

/** CALL_INTRINSIC_1 arguments. */
export const INTRINSICS_1: readonly string[] = [
  "INVALID",
  "PRINT", // interactive mode: sys.displayhook
  "IMPORT_STAR", // from s0 import * into the locals mapping; result None
  "STOPITERATION_ERROR", // exception s0 leaving a generator: StopIteration becomes RuntimeError
  "TYPEVAR", // name: TypeVar
  "PARAMSPEC", // name: ParamSpec
  "TYPEVARTUPLE", // name: TypeVarTuple
  "SUBSCRIPT_GENERIC", // type parameters tuple: Generic[...]
  "TYPEALIAS", // tuple (name, type params or None, function that computes the value): TypeAliasType
];

/** CALL_INTRINSIC_2 arguments. */
export const INTRINSICS_2: readonly string[] = [
  "INVALID",
  "PREP_RERAISE_STAR", // original exception, list of results
  "TYPEVAR_WITH_BOUND", // name, function that computes the bound
  "TYPEVAR_WITH_CONSTRAINTS", // name, function that computes the constraints
  "SET_FUNCTION_TYPE_PARAMS", // function, tuple
  "SET_TYPEPARAM_DEFAULT", // type parameter, function that computes the default
];

/** Flags of a code object; the same bits as CPython's co_flags. */
export const CodeFlag = {
  OPTIMIZED: 0x1,
  NEWLOCALS: 0x2,
  VARARGS: 0x4,
  VARKEYWORDS: 0x8,
  NESTED: 0x10,
  GENERATOR: 0x20,
  COROUTINE: 0x80,
  ITERABLE_COROUTINE: 0x100,
  ASYNC_GENERATOR: 0x200,
  FUTURE_ANNOTATIONS: 0x1000000,
  HAS_DOCSTRING: 0x4000000,
  METHOD: 0x8000000,
  /** Its frames are not in tracebacks, as those of C functions. */
  HIDDEN: 0x10000000,
} as const;

/** Opcode numbers by name. */
export const Op = Object.fromEntries(
  OPCODE_TABLE.map((row, number) => [row[0], number]),
) as Readonly<Record<OpcodeName, number>>;
