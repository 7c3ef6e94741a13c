/**
 * The abstract syntax tree: CPython 3.14's `ast` module (Parser/Python.asdl) as plain objects.
 *
 * Node and field names are CPython's own (`orelse`, `decorator_list`, `kw_defaults`), so that its
 * documentation is the documentation of this file. A node is told apart by its string `kind`; a
 * list is an array; an absent child is null; operators and expression contexts are strings.
 *
 * Positions: `line` and `endLine` count from 1; `col` and `endCol` count from 0, in code points
 * (not in bytes as CPython's col_offset does, not in UTF-16 units). `endCol` is exclusive.
 * `Module`, `arguments`, `comprehension`, `withitem` and `match_case` have no position, as in
 * CPython.
 *
 * Three things differ from `ast`: `type_comment`, `type_ignores` and `Constant.kind` (the `u`
 * prefix) are left out; `Constant.value` is a tagged value, because a JavaScript value cannot tell
 * `1` from `1.0`.
 *
 * Notes for whoever walks the tree:
 * - The parser bounds how deeply brackets, operators with the operand on their right (unary, `**`,
 *   `lambda`, `if`-`else`) and blocks nest, so that recursion into those goes at most
 *   MAX_NESTING nodes deep, and some 1,100 in practice.
 * - It does NOT bound what it can build in a loop. An `elif` chain is a chain of `If` nodes, each
 *   the only statement of the `orelse` before it (20,000 deep is possible), and `a+a+a+...` leans
 *   to the left: 100,000 `BinOp` nodes deep through `left`. The same holds for `Attribute`, `Call`
 *   and `Subscript` through `value` / `func` (`a.b.c...`, `a()()()...`, `a[0][0]...`). Walk these
 *   chains in a loop, or count the depth and refuse.
 * - `BoolOp.values`, `Compare.comparators`, `Dict`, `List` and all statement lists are flat however
 *   long they are.
 * - Every kind of node is created with its properties in one order, at most by two places in the
 *   parser, so that each kind keeps one hidden class. Keep to the order of the interface when
 *   building nodes elsewhere.
 */

/**
 * How deep the parser nests where it recurses; see the note at the top of the file. The unit is
 * about 250 bytes of its stack (measured with unoptimized code: 400 KB in all). A unary operator,
 * lambda or conditional expression counts 2, the right side of a binary operator 1, a bracket 5, so
 * that the 199 brackets which the tokenizer allows fit in.
 */
export const MAX_NESTING = 1600;

/** The source range of a node: lines from 1, columns from 0 in code points, the end exclusive. */
export interface Located {
  line: number;
  col: number;
  endLine: number;
  endCol: number;
}

/** Whether an expression is read, assigned to or deleted. */
export type ExprContext = "Load" | "Store" | "Del";
/** The operators of `BinOp` and `AugAssign`. */
export type Operator =
  | "Add"
  | "Sub"
  | "Mult"
  | "MatMult"
  | "Div"
  | "Mod"
  | "Pow"
  | "LShift"
  | "RShift"
  | "BitOr"
  | "BitXor"
  | "BitAnd"
  | "FloorDiv";
/** The operators of `BoolOp`. */
export type BoolOperator = "And" | "Or";
/** The operators of `UnaryOp`. */
export type UnaryOperator = "Invert" | "Not" | "UAdd" | "USub";
/** The operators of `Compare`. */
export type CompareOperator =
  | "Eq"
  | "NotEq"
  | "Lt"
  | "LtE"
  | "Gt"
  | "GtE"
  | "Is"
  | "IsNot"
  | "In"
  | "NotIn";

/**
 * The value of an int literal: a number when it is a safe integer, else a bigint. The parser makes no negative ones.
 */
export interface IntValue {
  type: "int";
  value: number | bigint;
}
/** The value of a float literal. */
export interface FloatValue {
  type: "float";
  value: number;
}
/** The value of an imaginary literal such as `2j`. */
export interface ComplexValue {
  type: "complex";
  /** 0, and left out by the parser: only trees of guest code have another. */
  real?: number;
  imag: number;
}
/** A constant that no literal stands for: trees of guest code may have it. */
export interface CollectionValue {
  type: "tuple" | "frozenset";
  items: ConstantValue[];
}
/**
 * The value of a str literal, as UTF-16; lone surrogates stand for themselves. `codePoints` is
 * null, except when the literal has a high surrogate right before a low one, as in
 * `"\ud83d\ude00"`: Python has two code points there, UTF-16 cannot tell them from the one they
 * encode, and the array tells.
 */
export interface StrValue {
  type: "str";
  value: string;
  codePoints: Uint32Array | null;
}
/** The value of a bytes literal. */
export interface BytesValue {
  type: "bytes";
  value: Uint8Array;
}
/** `None`, `True`, `False` or `...`. */
export interface SingletonValue {
  type: "none" | "true" | "false" | "ellipsis";
}
/** What a literal stands for. */
export type ConstantValue =
  | IntValue
  | FloatValue
  | ComplexValue
  | StrValue
  | BytesValue
  | CollectionValue
  | SingletonValue;

// ----------------------------------------------------------------------------------------- modules

/** A file: the result of parsing in "exec" mode. */
export interface Module {
  kind: "Module";
  body: Stmt[];
}
/** One statement typed at a prompt: the result of parsing in "single" mode. */
export interface Interactive {
  kind: "Interactive";
  body: Stmt[];
}
/** One expression: the result of parsing in "eval" mode. */
export interface Expression {
  kind: "Expression";
  body: Expr;
}
/** What `parse` returns. */
export type Mod = Module | Interactive | Expression;

// -------------------------------------------------------------------------------------- statements

/** `def name(args) -> returns: body` */
export interface FunctionDef extends Located {
  kind: "FunctionDef";
  name: string;
  args: Arguments;
  body: Stmt[];
  decorator_list: Expr[];
  returns: Expr | null;
  type_params: TypeParam[];
}
/** `async def name(args) -> returns: body` */
export interface AsyncFunctionDef extends Located {
  kind: "AsyncFunctionDef";
  name: string;
  args: Arguments;
  body: Stmt[];
  decorator_list: Expr[];
  returns: Expr | null;
  type_params: TypeParam[];
}
/** `class name(bases, keywords): body` */
export interface ClassDef extends Located {
  kind: "ClassDef";
  name: string;
  bases: Expr[];
  keywords: Keyword[];
  body: Stmt[];
  decorator_list: Expr[];
  type_params: TypeParam[];
}
/** `return value` */
export interface Return extends Located {
  kind: "Return";
  value: Expr | null;
}
/** `del targets` */
export interface Delete extends Located {
  kind: "Delete";
  targets: Expr[];
}
/** `target = target = value` */
export interface Assign extends Located {
  kind: "Assign";
  targets: Expr[];
  value: Expr;
}
/** `type name[type_params] = value` */
export interface TypeAlias extends Located {
  kind: "TypeAlias";
  name: Name;
  type_params: TypeParam[];
  value: Expr;
}
/** `target op= value` */
export interface AugAssign extends Located {
  kind: "AugAssign";
  target: Name | Attribute | Subscript;
  op: Operator;
  value: Expr;
}
/** `target: annotation = value`; `simple` is 1 for a bare name that stands without parentheses. */
export interface AnnAssign extends Located {
  kind: "AnnAssign";
  target: Name | Attribute | Subscript;
  annotation: Expr;
  value: Expr | null;
  simple: 0 | 1;
}
/** `for target in iter: body else: orelse` */
export interface For extends Located {
  kind: "For";
  target: Expr;
  iter: Expr;
  body: Stmt[];
  orelse: Stmt[];
}
/** `async for target in iter: body else: orelse` */
export interface AsyncFor extends Located {
  kind: "AsyncFor";
  target: Expr;
  iter: Expr;
  body: Stmt[];
  orelse: Stmt[];
}
/** `while test: body else: orelse` */
export interface While extends Located {
  kind: "While";
  test: Expr;
  body: Stmt[];
  orelse: Stmt[];
}
/** `if test: body else: orelse`; an `elif` is an `If` alone in `orelse`. */
export interface If extends Located {
  kind: "If";
  test: Expr;
  body: Stmt[];
  orelse: Stmt[];
}
/** `with items: body` */
export interface With extends Located {
  kind: "With";
  items: WithItem[];
  body: Stmt[];
}
/** `async with items: body` */
export interface AsyncWith extends Located {
  kind: "AsyncWith";
  items: WithItem[];
  body: Stmt[];
}
/** `match subject: cases` */
export interface Match extends Located {
  kind: "Match";
  subject: Expr;
  cases: MatchCase[];
}
/** `raise exc from cause` */
export interface Raise extends Located {
  kind: "Raise";
  exc: Expr | null;
  cause: Expr | null;
}
/** `try: body except ...: else: orelse finally: finalbody` */
export interface Try extends Located {
  kind: "Try";
  body: Stmt[];
  handlers: ExceptHandler[];
  orelse: Stmt[];
  finalbody: Stmt[];
}
/** `try: body except* ...: else: orelse finally: finalbody` */
export interface TryStar extends Located {
  kind: "TryStar";
  body: Stmt[];
  handlers: ExceptHandler[];
  orelse: Stmt[];
  finalbody: Stmt[];
}
/** `assert test, msg` */
export interface Assert extends Located {
  kind: "Assert";
  test: Expr;
  msg: Expr | null;
}
/** `import names` */
export interface Import extends Located {
  kind: "Import";
  names: Alias[];
}
/** `from module import names`; `level` counts the leading dots. */
export interface ImportFrom extends Located {
  kind: "ImportFrom";
  module: string | null;
  names: Alias[];
  level: number;
}
/** `global names` */
export interface Global extends Located {
  kind: "Global";
  names: string[];
}
/** `nonlocal names` */
export interface Nonlocal extends Located {
  kind: "Nonlocal";
  names: string[];
}
/** An expression as a statement. */
export interface ExprStmt extends Located {
  kind: "Expr";
  value: Expr;
}
/** `pass` */
export interface Pass extends Located {
  kind: "Pass";
}
/** `break` */
export interface Break extends Located {
  kind: "Break";
}
/** `continue` */
export interface Continue extends Located {
  kind: "Continue";
}
/** Any statement. */
export type Stmt =
  | FunctionDef
  | AsyncFunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | TypeAlias
  | AugAssign
  | AnnAssign
  | For
  | AsyncFor
  | While
  | If
  | With
  | AsyncWith
  | Match
  | Raise
  | Try
  | TryStar
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | ExprStmt
  | Pass
  | Break
  | Continue;

// ------------------------------------------------------------------------------------- expressions

/** `a and b and c`: one node for a whole run of the same operator. */
export interface BoolOp extends Located {
  kind: "BoolOp";
  op: BoolOperator;
  values: Expr[];
}
/** `target := value` */
export interface NamedExpr extends Located {
  kind: "NamedExpr";
  target: Name;
  value: Expr;
}
/** `left op right` */
export interface BinOp extends Located {
  kind: "BinOp";
  left: Expr;
  op: Operator;
  right: Expr;
}
/** `op operand` */
export interface UnaryOp extends Located {
  kind: "UnaryOp";
  op: UnaryOperator;
  operand: Expr;
}
/** `lambda args: body` */
export interface Lambda extends Located {
  kind: "Lambda";
  args: Arguments;
  body: Expr;
}
/** `body if test else orelse` */
export interface IfExp extends Located {
  kind: "IfExp";
  test: Expr;
  body: Expr;
  orelse: Expr;
}
/** `{key: value}`; a null key stands for `**value`. */
export interface Dict extends Located {
  kind: "Dict";
  keys: (Expr | null)[];
  values: Expr[];
}
/** `{elts}` */
export interface SetDisplay extends Located {
  kind: "Set";
  elts: Expr[];
}
/** `[elt for ...]` */
export interface ListComp extends Located {
  kind: "ListComp";
  elt: Expr;
  generators: Comprehension[];
}
/** `{elt for ...}` */
export interface SetComp extends Located {
  kind: "SetComp";
  elt: Expr;
  generators: Comprehension[];
}
/** `{key: value for ...}` */
export interface DictComp extends Located {
  kind: "DictComp";
  key: Expr;
  value: Expr;
  generators: Comprehension[];
}
/** `(elt for ...)` */
export interface GeneratorExp extends Located {
  kind: "GeneratorExp";
  elt: Expr;
  generators: Comprehension[];
}
/** `await value` */
export interface Await extends Located {
  kind: "Await";
  value: Expr;
}
/** `yield value` */
export interface Yield extends Located {
  kind: "Yield";
  value: Expr | null;
}
/** `yield from value` */
export interface YieldFrom extends Located {
  kind: "YieldFrom";
  value: Expr;
}
/** `left < comparators[0] < comparators[1]`, with as many `ops` as `comparators`. */
export interface Compare extends Located {
  kind: "Compare";
  left: Expr;
  ops: CompareOperator[];
  comparators: Expr[];
}
/** `func(args, keywords)`; `*x` is a `Starred` in `args`, `**x` a keyword whose `arg` is null. */
export interface Call extends Located {
  kind: "Call";
  func: Expr;
  args: Expr[];
  keywords: Keyword[];
}
/** A replacement field of an f-string: `conversion` is -1 or the code of `s`, `r` or `a`. */
export interface FormattedValue extends Located {
  kind: "FormattedValue";
  value: Expr;
  conversion: number;
  format_spec: JoinedStr | null;
}
/** A replacement field of a t-string; `str` is the source text of the expression. */
export interface Interpolation extends Located {
  kind: "Interpolation";
  value: Expr;
  str: string;
  conversion: number;
  format_spec: JoinedStr | null;
}
/** An f-string (or its format spec): str constants and `FormattedValue`s in turn. */
export interface JoinedStr extends Located {
  kind: "JoinedStr";
  values: Expr[];
}
/** A t-string: str constants and `Interpolation`s in turn. */
export interface TemplateStr extends Located {
  kind: "TemplateStr";
  values: Expr[];
}
/** A literal. */
export interface Constant extends Located {
  kind: "Constant";
  value: ConstantValue;
}
/** `value.attr` */
export interface Attribute extends Located {
  kind: "Attribute";
  value: Expr;
  attr: string;
  ctx: ExprContext;
}
/** `value[slice]` */
export interface Subscript extends Located {
  kind: "Subscript";
  value: Expr;
  slice: Expr;
  ctx: ExprContext;
}
/** `*value` */
export interface Starred extends Located {
  kind: "Starred";
  value: Expr;
  ctx: ExprContext;
}
/** A name, normalized to NFKC. */
export interface Name extends Located {
  kind: "Name";
  id: string;
  ctx: ExprContext;
}
/** `[elts]` */
export interface List extends Located {
  kind: "List";
  elts: Expr[];
  ctx: ExprContext;
}
/** `elts[0], elts[1]`, with the range of the parentheses if it has any. */
export interface Tuple extends Located {
  kind: "Tuple";
  elts: Expr[];
  ctx: ExprContext;
}
/** `lower:upper:step`, only inside a `Subscript.slice`. */
export interface Slice extends Located {
  kind: "Slice";
  lower: Expr | null;
  upper: Expr | null;
  step: Expr | null;
}
/** Any expression. */
export type Expr =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | SetDisplay
  | ListComp
  | SetComp
  | DictComp
  | GeneratorExp
  | Await
  | Yield
  | YieldFrom
  | Compare
  | Call
  | FormattedValue
  | Interpolation
  | JoinedStr
  | TemplateStr
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | List
  | Tuple
  | Slice;

// ------------------------------------------------------------------------------ parts of the above

/** `for target in iter if ifs...` of a comprehension. */
export interface Comprehension {
  kind: "comprehension";
  target: Expr;
  iter: Expr;
  ifs: Expr[];
  is_async: 0 | 1;
}
/** `except type as name: body` */
export interface ExceptHandler extends Located {
  kind: "ExceptHandler";
  type: Expr | null;
  name: string | null;
  body: Stmt[];
}
/**
 * The parameters of a function. `defaults` belong to the last of `posonlyargs` and `args` together;
 * `kw_defaults` has one entry for each of `kwonlyargs`, null where there is none.
 */
export interface Arguments {
  kind: "arguments";
  posonlyargs: Arg[];
  args: Arg[];
  vararg: Arg | null;
  kwonlyargs: Arg[];
  kw_defaults: (Expr | null)[];
  kwarg: Arg | null;
  defaults: Expr[];
}
/** One parameter. */
export interface Arg extends Located {
  kind: "arg";
  arg: string;
  annotation: Expr | null;
}
/** `arg=value` of a call or class; `arg` is null for `**value`. */
export interface Keyword extends Located {
  kind: "keyword";
  arg: string | null;
  value: Expr;
}
/** `name as asname` of an import; `name` may be dotted, or `*`. */
export interface Alias extends Located {
  kind: "alias";
  name: string;
  asname: string | null;
}
/** `context_expr as optional_vars` */
export interface WithItem {
  kind: "withitem";
  context_expr: Expr;
  optional_vars: Expr | null;
}
/** `case pattern if guard: body` */
export interface MatchCase {
  kind: "match_case";
  pattern: Pattern;
  guard: Expr | null;
  body: Stmt[];
}

/** A literal or dotted name, compared with `==`. */
export interface MatchValue extends Located {
  kind: "MatchValue";
  value: Expr;
}
/** `None`, `True` or `False`, compared with `is`. */
export interface MatchSingleton extends Located {
  kind: "MatchSingleton";
  value: SingletonValue;
}
/** `[patterns]` */
export interface MatchSequence extends Located {
  kind: "MatchSequence";
  patterns: Pattern[];
}
/** `{keys: patterns, **rest}` */
export interface MatchMapping extends Located {
  kind: "MatchMapping";
  keys: Expr[];
  patterns: Pattern[];
  rest: string | null;
}
/** `cls(patterns, kwd_attrs=kwd_patterns)` */
export interface MatchClass extends Located {
  kind: "MatchClass";
  cls: Expr;
  patterns: Pattern[];
  kwd_attrs: string[];
  kwd_patterns: Pattern[];
}
/** `*name` inside a sequence; null for `*_`. */
export interface MatchStar extends Located {
  kind: "MatchStar";
  name: string | null;
}
/** `pattern as name`; a capture when `pattern` is null, the wildcard `_` when both are. */
export interface MatchAs extends Located {
  kind: "MatchAs";
  pattern: Pattern | null;
  name: string | null;
}
/** `patterns[0] | patterns[1]` */
export interface MatchOr extends Located {
  kind: "MatchOr";
  patterns: Pattern[];
}
/** Any pattern of a `case`. */
export type Pattern =
  | MatchValue
  | MatchSingleton
  | MatchSequence
  | MatchMapping
  | MatchClass
  | MatchStar
  | MatchAs
  | MatchOr;

/** `name: bound = default_value` */
export interface TypeVar extends Located {
  kind: "TypeVar";
  name: string;
  bound: Expr | null;
  default_value: Expr | null;
}
/** `**name = default_value` */
export interface ParamSpec extends Located {
  kind: "ParamSpec";
  name: string;
  default_value: Expr | null;
}
/** `*name = default_value` */
export interface TypeVarTuple extends Located {
  kind: "TypeVarTuple";
  name: string;
  default_value: Expr | null;
}
/** Any type parameter of a `def`, `class` or `type` statement. */
export type TypeParam = TypeVar | ParamSpec | TypeVarTuple;

/** Any node. */
export type Node =
  | Mod
  | Stmt
  | Expr
  | Comprehension
  | ExceptHandler
  | Arguments
  | Arg
  | Keyword
  | Alias
  | WithItem
  | MatchCase
  | Pattern
  | TypeParam;
