/**
 * A block of names: module, class, function, comprehension, or one of the hidden functions that evaluate annotations and type
 * parameters. The first pass (symbol_table.ts) notes in each scope how every name is used; the second (scope_analysis.ts)
 * adds where each name lives. Both follow CPython's symtable.c in what they decide.
 */
import type { Located } from "../syntax/ast.ts";

/** What a scope belongs to. */
export const ScopeKind = {
  MODULE: 0,
  CLASS: 1,
  FUNCTION: 2,
  /** The `__annotate__` function of a module, class or function (PEP 649). */
  ANNOTATION: 3,
  /** The value of a `type` statement. */
  TYPE_ALIAS: 4,
  /** Around a generic function, class or alias: where its type parameters are bound (PEP 695). */
  TYPE_PARAMETERS: 5,
  /** The bound, constraints or default of a type parameter. */
  TYPE_VARIABLE: 6,
} as const;

/** Which comprehension a function scope is the body of. */
export const ComprehensionKind = { NONE: 0, LIST: 1, DICT: 2, SET: 3, GENERATOR: 4 } as const;

/**
 * How a name is used in a scope. The bits from {@link PLACE_SHIFT} up hold its {@link Place}, once the analysis has been there.
 */
export const SymbolFlag = {
  /** Named by a `global` statement. */
  GLOBAL: 1,
  /** Assigned. */
  LOCAL: 2,
  PARAMETER: 4,
  /** Named by a `nonlocal` statement. */
  NONLOCAL: 8,
  /** Read. */
  USED: 16,
  /** Free in a function inside this class, and bound in an outer function. */
  FREE_IN_CLASS: 64,
  IMPORTED: 128,
  ANNOTATED: 256,
  /** Iteration variable of a comprehension. */
  ITERATION_VARIABLE: 512,
  TYPE_PARAMETER: 1024,
  /** A cell only because a comprehension that was inlined here binds and captures it. */
  COMPREHENSION_CELL: 2048,
  /** Came from an inlined comprehension: no binding of this scope that inner functions could see. */
  INLINED: 4096,
} as const;

/** Any bit that makes a name a variable of its scope. */
export const BOUND = SymbolFlag.LOCAL | SymbolFlag.PARAMETER | SymbolFlag.IMPORTED |
  SymbolFlag.TYPE_PARAMETER;

/** Where the value of a name lives, seen from a scope. */
export const Place = {
  UNKNOWN: 0,
  LOCAL: 1,
  GLOBAL_EXPLICIT: 2,
  GLOBAL_IMPLICIT: 3,
  FREE: 4,
  CELL: 5,
} as const;

/** The place of a symbol stands above its flags. */
export const PLACE_SHIFT = 13;
/** The flags of a symbol. */
export const FLAGS_MASK = (1 << PLACE_SHIFT) - 1;

/** A `global` or `nonlocal` that names a variable, for error messages. */
export interface Directive {
  readonly name: string;
  readonly at: Located;
}

/** One block of names. */
export class Scope {
  readonly kind: number;
  readonly name: string;
  readonly at: Located;
  readonly parent: Scope | null;
  /** Bits of {@link SymbolFlag} and the {@link Place} of each (mangled) name. */
  readonly symbols: Map<string, number> = new Map();
  /** Parameters in the order of the frame's locals. */
  readonly parameters: string[] = [];
  children: Scope[] = [];
  /** Inside a function. */
  readonly nested: boolean;
  /** A function (of any sort) directly in a class body. */
  readonly isMethod: boolean;
  comprehension: number = ComprehensionKind.NONE;
  generator = false;
  coroutine = false;
  hasVarArgs = false;
  hasVarKeywords = false;
  hasDocstring = false;
  annotationsUsed = false;
  /** A method names `__class__` or `super`: the class body makes the `__class__` cell. */
  needsClassClosure = false;
  /** An annotation or type scope reads the class namespace: the class body makes the `__classdict__` cell. */
  needsClassDict = false;
  /** This scope looks names up in the class namespace around it before the globals. */
  canSeeClassScope = false;
  /** Some annotations may not be reached: `__conditional_annotations__` holds which were. */
  hasConditionalAnnotations = false;
  inConditionalBlock = false;
  inUnevaluatedAnnotation = false;
  /** A comprehension whose code becomes part of the enclosing function (PEP 709). */
  inlined = false;
  /** While the targets of a comprehension are visited. */
  inIterationTarget = false;
  /** How many iterable expressions of comprehensions surround the current place. */
  iterableExpressions = 0;
  /** The scope of the annotations of this module, class or function body. */
  annotationScope: Scope | null = null;
  /** What a type variable scope is, for messages: "a TypeVar bound". */
  description: string | null = null;
  directives: Directive[] | null = null;
  /** If set, only these names are mangled. */
  mangledNames: Set<string> | null = null;
  #freeNames: string[] | null = null;

  constructor(kind: number, name: string, at: Located, parent: Scope | null) {
    this.kind = kind;
    this.name = name;
    this.at = at;
    this.parent = parent;
    this.nested = parent !== null && (parent.nested || parent.isFunctionLike);
    this.isMethod = parent !== null && parent.kind === ScopeKind.CLASS &&
      kind === ScopeKind.FUNCTION;
  }

  /** Whether its variables are slots of a frame (all but modules and classes). */
  get isFunctionLike(): boolean {
    return this.kind >= ScopeKind.FUNCTION;
  }

  /** Whether `await` may stand here: the body of an `async def`. */
  get isAsyncFunction(): boolean {
    return this.kind === ScopeKind.FUNCTION && this.coroutine;
  }

  /** The {@link Place} of a mangled name. */
  placeOf(name: string): number {
    const symbol = this.symbols.get(name);
    return symbol === undefined ? Place.UNKNOWN : symbol >> PLACE_SHIFT;
  }

  /** The names that the closure of this scope's function holds, sorted. Valid once the analysis is done. */
  freeNames(): readonly string[] {
    let names = this.#freeNames;
    if (names === null) {
      names = [];
      for (const [name, symbol] of this.symbols) {
        if (symbol >> PLACE_SHIFT === Place.FREE || (symbol & SymbolFlag.FREE_IN_CLASS) !== 0) {
          names.push(name);
        }
      }
      if (names.length > 1) names.sort();
      this.#freeNames = names;
    }
    return names;
  }
}
