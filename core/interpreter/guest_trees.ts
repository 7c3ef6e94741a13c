/**
 * Syntax trees that guest code made of the module ast's classes, as trees of the parser's: what compile() does first with such
 * a tree (Python/Python-ast.c: obj2ast_*). What a tree must be besides: guest_tree_rules.ts.
 *
 * Columns are taken as they are. They count bytes where the parser's count code points, and there is no text to tell the
 * difference; it shows in what tracebacks underline in lines that are not ASCII.
 */
import {
  CompileFailure,
  type ConstantValue,
  type Located,
  type Mod,
  type SyntaxNode as Node,
} from "../compiler/compile.ts";
import { ELLIPSIS, FALSE, NONE, TRUE, TS_LIMIT, TS_MODULES } from "../heap/map.ts";
import { H32 } from "../heap/memory.ts";
import { pushRoot, releaseRoots, rootMark } from "../heap/roots.ts";
import type { Value } from "../heap/value.ts";
import {
  pending,
  raiseOverflowError,
  raiseTypeError,
  raiseValueError,
  typeName,
  typeOf,
} from "../objects/errors.ts";
import { isBytes, isFloat, isList, isStr, isTuple } from "../objects/kinds.ts";
import { lookupAttribute } from "../objects/protocols/attributes.ts";
import { isInstanceOf } from "../objects/protocols/instance_check.ts";
import { getIter, iterNext } from "../objects/protocols/iterate.ts";
import { reprOf } from "../objects/protocols/represent.ts";
import { imaginaryPart, isComplex, realPart } from "../objects/values/complex_object.ts";
import { bytesAddress, bytesLength, plainBytes } from "../objects/values/bytes_object.ts";
import { dictGetStr } from "../objects/values/dict_table.ts";
import { bigIntOf, floatValue, isInt, safeIntegerOf } from "../objects/values/numbers.ts";
import { listItem, listLength, tupleItem, tupleLength } from "../objects/values/sequences.ts";
import { internText, jsString } from "../objects/values/text.ts";
import { FROZENSET_SHAPE, MODULE_SHAPE } from "../objects/well_known.ts";
import { pauseWork } from "../objects/work.ts";
import { HU8 } from "../heap/memory.ts";
import { PendingFailure } from "./compile_guest.ts";
import { checkNode } from "./guest_tree_rules.ts";

/**
 * The sorts of nodes, each with its kinds and their fields: NAME:SORT, `?` may be None, `*` a list. A sort that begins with a
 * small letter and is not a node's is an `identifier`, a `string`, an `int`, or a `constant`. `@` after a sort: its nodes have
 * places. In the order of the interfaces of syntax/ast.ts.
 */
const GRAMMAR = `
mod
 Module body:stmt*
 Interactive body:stmt*
 Expression body:expr
stmt @
 FunctionDef name:identifier args:arguments body:stmt* decorator_list:expr* returns:expr? type_params:type_param*
 AsyncFunctionDef name:identifier args:arguments body:stmt* decorator_list:expr* returns:expr? type_params:type_param*
 ClassDef name:identifier bases:expr* keywords:keyword* body:stmt* decorator_list:expr* type_params:type_param*
 Return value:expr?
 Delete targets:expr*
 Assign targets:expr* value:expr
 TypeAlias name:expr type_params:type_param* value:expr
 AugAssign target:expr op:operator value:expr
 AnnAssign target:expr annotation:expr value:expr? simple:int
 For target:expr iter:expr body:stmt* orelse:stmt*
 AsyncFor target:expr iter:expr body:stmt* orelse:stmt*
 While test:expr body:stmt* orelse:stmt*
 If test:expr body:stmt* orelse:stmt*
 With items:withitem* body:stmt*
 AsyncWith items:withitem* body:stmt*
 Match subject:expr cases:match_case*
 Raise exc:expr? cause:expr?
 Try body:stmt* handlers:excepthandler* orelse:stmt* finalbody:stmt*
 TryStar body:stmt* handlers:excepthandler* orelse:stmt* finalbody:stmt*
 Assert test:expr msg:expr?
 Import names:alias*
 ImportFrom module:identifier? names:alias* level:int?
 Global names:identifier*
 Nonlocal names:identifier*
 Expr value:expr
 Pass
 Break
 Continue
expr @
 BoolOp op:boolop values:expr*
 NamedExpr target:expr value:expr
 BinOp left:expr op:operator right:expr
 UnaryOp op:unaryop operand:expr
 Lambda args:arguments body:expr
 IfExp test:expr body:expr orelse:expr
 Dict keys:expr?* values:expr*
 Set elts:expr*
 ListComp elt:expr generators:comprehension*
 SetComp elt:expr generators:comprehension*
 DictComp key:expr value:expr generators:comprehension*
 GeneratorExp elt:expr generators:comprehension*
 Await value:expr
 Yield value:expr?
 YieldFrom value:expr
 Compare left:expr ops:cmpop* comparators:expr*
 Call func:expr args:expr* keywords:keyword*
 FormattedValue value:expr conversion:int format_spec:expr?
 Interpolation value:expr str:string conversion:int format_spec:expr?
 JoinedStr values:expr*
 TemplateStr values:expr*
 Constant value:constant
 Attribute value:expr attr:identifier ctx:expr_context
 Subscript value:expr slice:expr ctx:expr_context
 Starred value:expr ctx:expr_context
 Name id:identifier ctx:expr_context
 List elts:expr* ctx:expr_context
 Tuple elts:expr* ctx:expr_context
 Slice lower:expr? upper:expr? step:expr?
comprehension
 comprehension target:expr iter:expr ifs:expr* is_async:int
excepthandler @
 ExceptHandler type:expr? name:identifier? body:stmt*
arguments
 arguments posonlyargs:arg* args:arg* vararg:arg? kwonlyargs:arg* kw_defaults:expr?* kwarg:arg? defaults:expr*
arg @
 arg arg:identifier annotation:expr?
keyword @
 keyword arg:identifier? value:expr
alias @
 alias name:identifier asname:identifier?
withitem
 withitem context_expr:expr optional_vars:expr?
match_case
 match_case pattern:pattern guard:expr? body:stmt*
pattern @
 MatchValue value:expr
 MatchSingleton value:constant
 MatchSequence patterns:pattern*
 MatchMapping keys:expr* patterns:pattern* rest:identifier?
 MatchClass cls:expr patterns:pattern* kwd_attrs:identifier* kwd_patterns:pattern*
 MatchStar name:identifier?
 MatchAs pattern:pattern? name:identifier?
 MatchOr patterns:pattern*
type_param @
 TypeVar name:identifier bound:expr? default_value:expr?
 ParamSpec name:identifier default_value:expr?
 TypeVarTuple name:identifier default_value:expr?`;

/** Nodes without fields, by sort: strings in the parser's trees. */
const MARKS: Readonly<Record<string, readonly string[]>> = {
  expr_context: ["Load", "Store", "Del"],
  boolop: ["And", "Or"],
  operator: "Add Sub Mult MatMult Div Mod Pow LShift RShift BitOr BitXor BitAnd FloorDiv".split(
    " ",
  ),
  unaryop: ["Invert", "Not", "UAdd", "USub"],
  cmpop: "Eq NotEq Lt LtE Gt GtE Is IsNot In NotIn".split(" "),
};

interface Field {
  readonly name: string;
  readonly sort: string;
  readonly optional: boolean;
  readonly list: boolean;
}

interface Sort {
  readonly located: boolean;
  readonly kinds: Map<string, readonly Field[]>;
  readonly names: string[];
}

let grammar: Map<string, Sort> | null = null;

function readGrammar(): Map<string, Sort> {
  const sorts = new Map<string, Sort>();
  let sort: Sort | null = null;
  for (const line of GRAMMAR.slice(1).split("\n")) {
    const [name, ...fields] = line.trim().split(" ");
    if (!line.startsWith(" ")) {
      sort = { located: fields[0] === "@", kinds: new Map(), names: [] };
      sorts.set(name, sort);
      continue;
    }
    const read = fields.map((field): Field => {
      const [, fieldName, fieldSort, marks] = /^(\w+):(\w+)([?*]*)$/.exec(field)!;
      const [optional, list] = [marks.includes("?"), marks.includes("*")];
      return { name: fieldName, sort: fieldSort, optional, list };
    });
    sort!.kinds.set(name, read);
    sort!.names.push(name);
  }
  return sorts;
}

/** Nodes between two looks at the limits. */
const LOOK_EVERY = 64;
/** Nesting that the host's stack bears. */
const DEPTH_MOST = 1600;

/** Throws for the exception that is pending. */
function failed(_raised: unknown): never {
  throw new PendingFailure("a tree of guest code is wrong");
}

/** Reads one tree. */
class TreeReader {
  readonly #classes: Value;
  readonly #grammar = grammar ??= readGrammar();
  #count = 0;
  #depth = 0;

  /** The dict of the module ast, which the caller has rooted. */
  constructor(classes: Value) {
    this.#classes = classes;
  }

  /** The node of a guest object that is rooted. May run guest code. @throws PendingFailure, CompileFailure */
  node(value: Value, sortName: string): Node {
    if (++this.#count % LOOK_EVERY === 0 && !pauseWork(LOOK_EVERY)) failed(0);
    if (++this.#depth > DEPTH_MOST) {
      throw new CompileFailure(
        "RecursionError",
        "maximum recursion depth exceeded during compilation",
      );
    }
    const sort = this.#grammar.get(sortName)!;
    const mark = rootMark();
    const made: Record<string, unknown> = { kind: "" };
    if (sort.located) this.#readPlace(value, made, sortName);
    const kind = this.#kindOf(value, sort.names) ?? this.#raiseUnexpected(value, sortName);
    made.kind = kind;
    for (const field of sort.kinds.get(kind)!) {
      made[field.name] = this.#field(value, field, kind);
      releaseRoots(mark);
    }
    this.#depth--;
    const node = made as unknown as Node;
    if (!checkNode(node)) failed(0);
    return node;
  }

  #raiseUnexpected(value: Value, sort: string): never {
    const shown = reprOf(value);
    const text = shown === 0 ? failed(0) : jsString(shown);
    return failed(raiseTypeError(`expected some sort of ${sort}, but got ${text}`));
  }

  /** Which of the kinds the object is an instance of. */
  #kindOf(value: Value, kinds: readonly string[]): string | null {
    // The usual object is of one of the classes themselves.
    const own = typeName(value);
    for (const kind of kinds) {
      if (kind === own && dictGetStr(this.#classes, internText(kind)) === typeOf(value)) {
        return kind;
      }
    }
    for (const kind of kinds) {
      const cls = dictGetStr(this.#classes, internText(kind));
      const is = cls === 0 ? 0 : isInstanceOf(value, cls);
      if (is < 0) failed(0);
      if (is > 0) return kind;
    }
    return null;
  }

  #attribute(value: Value, name: string): Value {
    const found = lookupAttribute(value, internText(name));
    if (found === 0 && pending()) failed(0);
    pushRoot(found);
    return found;
  }

  #readPlace(value: Value, made: Record<string, unknown>, sort: string): void {
    const mark = rootMark();
    const read = (name: string, missing: number | null): number => {
      const found = this.#attribute(value, name);
      if (found !== 0 && (found !== NONE || missing === null)) return this.#int(found);
      if (missing !== null) return missing;
      return failed(raiseTypeError(`required field "${name}" missing from ${sort}`));
    };
    made.line = read("lineno", null);
    made.col = read("col_offset", null);
    made.endLine = read("end_lineno", made.line as number);
    made.endCol = read("end_col_offset", made.col as number);
    releaseRoots(mark);
    this.#checkPlace(made as unknown as Located);
  }

  #checkPlace({ line, col, endLine, endCol }: Located): void {
    if (line > endLine) {
      failed(raiseValueError(`AST node line range (${line}, ${endLine}) is not valid`));
    }
    if ((line < 0 && endLine !== line) || (col < 0 && endCol !== col)) {
      failed(raiseValueError(
        `AST node column range (${col}, ${endCol}) for line range (${line}, ${endLine}) is not valid`,
      ));
    }
    if (line === endLine && col > endCol) {
      failed(raiseValueError(`line ${line}, column ${col}-${endCol} is not a valid range`));
    }
  }

  #field(owner: Value, field: Field, kind: string): unknown {
    const value = this.#attribute(owner, field.name);
    if (field.list) return this.#list(value, field, kind);
    if (field.sort === "constant") return this.#constant(this.#required(value, field, kind));
    if (value === 0 || value === NONE) {
      if (field.sort === "expr_context" && value === 0) return "Load";
      if (field.optional) return field.sort === "int" ? 0 : null;
      if (value === 0) this.#required(value, field, kind);
      return failed(raiseValueError(`field '${field.name}' is required for ${kind}`));
    }
    return this.#item(value, field.sort);
  }

  #required(value: Value, { name }: Field, kind: string): Value {
    return value !== 0
      ? value
      : failed(raiseTypeError(`required field "${name}" missing from ${kind}`));
  }

  #item(value: Value, sort: string): unknown {
    if (sort === "identifier") {
      if (isStr(value)) return jsString(value);
      return failed(raiseTypeError("AST identifier must be of type str"));
    }
    if (sort === "string") {
      return isStr(value)
        ? jsString(value)
        : failed(raiseTypeError("AST string must be of type str"));
    }
    if (sort === "int") return this.#int(value);
    if (sort in MARKS) {
      return this.#kindOf(value, MARKS[sort]) ?? this.#raiseUnexpected(value, sort);
    }
    return this.node(value, sort);
  }

  #list(list: Value, field: Field, kind: string): unknown[] {
    if (list === 0) return [];
    if (!isList(list)) {
      failed(
        raiseTypeError(`${kind} field "${field.name}" must be a list, not a ${typeName(list)}`),
      );
    }
    const items: unknown[] = [];
    const length = listLength(list);
    for (let i = 0; i < length; i++) {
      if (listLength(list) !== length) {
        failed(raiseTypeError(`${kind} field "${field.name}" changed size during iteration`));
      }
      const mark = rootMark();
      const item = listItem(list, i);
      pushRoot(item);
      if (item !== NONE) items.push(this.#item(item, field.sort));
      else if (field.optional) items.push(null);
      else {
        const what = field.sort === "stmt" ? "statement" : "expression";
        failed(
          field.sort === "stmt" || field.sort === "expr"
            ? raiseValueError(`None disallowed in ${what} list`)
            : this.#raiseUnexpected(item, field.sort),
        );
      }
      releaseRoots(mark);
    }
    return items;
  }

  #int(value: Value): number {
    if (!isInt(value)) {
      const shown = reprOf(value);
      return failed(shown && raiseValueError(`invalid integer value: ${jsString(shown)}`));
    }
    const number = safeIntegerOf(value);
    // NaN, where it is none that JavaScript has.
    if (Math.abs(number) <= 0x7fffffff) return number;
    return failed(raiseOverflowError("Python int too large to convert to C int"));
  }

  #constant(value: Value): ConstantValue {
    if (value === NONE) return { type: "none" };
    if (value === TRUE) return { type: "true" };
    if (value === FALSE) return { type: "false" };
    if (value === ELLIPSIS) return { type: "ellipsis" };
    const name = typeName(value);
    if (name === "int" && isInt(value)) {
      const number = safeIntegerOf(value);
      return { type: "int", value: number !== number ? bigIntOf(value) : number };
    }
    if (name === "str" && isStr(value)) {
      return { type: "str", value: jsString(value), codePoints: null };
    }
    if (name === "float" && isFloat(value)) return { type: "float", value: floatValue(value) };
    if (name === "complex" && isComplex(value)) {
      return { type: "complex", real: realPart(value), imag: imaginaryPart(value) };
    }
    if (name === "bytes" && isBytes(value)) {
      const plain = plainBytes(value);
      const start = bytesAddress(plain);
      return { type: "bytes", value: HU8.slice(start, start + bytesLength(plain)) };
    }
    if (name === "tuple" && isTuple(value)) {
      const items: ConstantValue[] = [];
      this.#nested(() => {
        for (let i = 0; i < tupleLength(value); i++) {
          items.push(this.#constant(tupleItem(value, i)));
        }
      });
      return { type: "tuple", items };
    }
    if ((value & 1) === 0 && H32[value >> 2] === FROZENSET_SHAPE) {
      const items: ConstantValue[] = [];
      this.#nested(() => {
        const iterator = getIter(value);
        pushRoot(iterator);
        for (let item = iterNext(iterator); item !== 0; item = iterNext(iterator)) {
          items.push(this.#constant(item));
        }
      });
      return { type: "frozenset", items };
    }
    return failed(raiseTypeError(`got an invalid type in Constant: ${name}`));
  }

  #nested(work: () => void): void {
    if (++this.#depth > DEPTH_MOST || !pauseWork(1)) {
      if (H32[TS_LIMIT >> 2] !== 0) failed(0);
      throw new CompileFailure(
        "RecursionError",
        "maximum recursion depth exceeded during compilation",
      );
    }
    work();
    this.#depth--;
  }
}

/**
 * The tree of a guest object of the kind that the mode of compile() wants. May run guest code.
 *
 * @param value rooted by the caller
 * @throws PendingFailure with an exception or limit pending; CompileFailure
 */
export function treeOfGuest(value: Value, kind: Mod["kind"]): Mod {
  const ast = dictGetStr(H32[TS_MODULES >> 2], internText("ast"));
  if (ast === 0 || (ast & 1) !== 0 || H32[ast >> 2] !== MODULE_SHAPE) {
    failed(raiseTypeError("compile() arg 1 must be a string, bytes or AST object"));
  }
  const classes = H32[(ast + 4) >> 2];
  const cls = dictGetStr(classes, internText(kind));
  const is = cls === 0 ? 0 : isInstanceOf(value, cls);
  if (is === 0) raiseTypeError(`expected ${kind} node, got ${typeName(value)}`);
  if (is <= 0) failed(0);
  const mark = rootMark();
  pushRoot(classes);
  try {
    return new TreeReader(classes).node(value, "mod") as Mod;
  } finally {
    releaseRoots(mark);
  }
}
