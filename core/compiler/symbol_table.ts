/**
 * The first pass: walks the tree once, makes a scope for every block and notes in it which names are assigned, read, declared
 * or passed. Throws the SyntaxErrors that CPython's symtable.c throws, in the same order. The tree's long chains (elif,
 * `a + a + ...`, `a.b().c()...`) are walked in loops, so that only real nesting costs JavaScript stack.
 */
import type {
  Alias,
  AnnAssign,
  Arg,
  Arguments,
  AsyncFunctionDef,
  Attribute,
  Await,
  BinOp,
  Call,
  ClassDef,
  Comprehension,
  ExceptHandler,
  Expr,
  ExprContext,
  FunctionDef,
  If,
  Keyword,
  Lambda,
  Located,
  MatchCase,
  MatchClass,
  Mod,
  Name,
  NamedExpr,
  Pattern,
  Stmt,
  Subscript,
  TypeAlias,
  TypeParam,
} from "../syntax/ast.ts";
import { docstringOf } from "./docstring.ts";
import { recursionFailure, type SourceFile } from "./errors.ts";
import type { FutureFeatures } from "./future_features.ts";
import { mangleInScope } from "./name_mangling.ts";
import { analyzeScopes } from "./scope_analysis.ts";
import { ComprehensionKind, Scope, ScopeKind, SymbolFlag } from "./scope.ts";

/** How deep expressions and statements may nest; the parser's limit is well below. */
export const MAX_DEPTH = 6000;

/** Receives the SyntaxWarnings of a compilation. */
export type WarningSink = (message: string, at: Located) => void;

/** All scopes of a module. */
export interface SymbolTable {
  readonly top: Scope;
  /**
   * The scope of a function, class, lambda, comprehension or `type` statement by its node; of a function's annotations by its
   * `args`; of type parameters by their list; of a type parameter's bound (or only default) by the parameter.
   */
  readonly scopes: ReadonlyMap<object, Scope>;
  /** The scope of a TypeVar's default, by the TypeVar. */
  readonly defaultScopes: ReadonlyMap<object, Scope>;
}

/** Builds and analyzes the scopes of a module. Throws SyntaxFailure, or CompileFailure when the tree is too deep. */
export function buildSymbolTable(
  module: Mod,
  source: SourceFile,
  future: FutureFeatures,
  warn: WarningSink | null,
): SymbolTable {
  const builder = new SymbolTableBuilder(source, future, warn);
  builder.visitModule(module);
  analyzeScopes(builder.top, source);
  return builder;
}

const NOWHERE: Located = { line: 0, col: 0, endLine: 0, endCol: 0 };

/** What surrounds a `return`, `break` or `continue` most closely, for the warning about leaving `finally` (PEP 765). */
const Enclosing = { NOTHING: 0, FINALLY: 1, FUNCTION: 2, LOOP: 3 } as const;

class SymbolTableBuilder implements SymbolTable {
  readonly top: Scope = new Scope(ScopeKind.MODULE, "top", NOWHERE, null);
  readonly scopes = new Map<object, Scope>();
  readonly defaultScopes = new Map<object, Scope>();
  readonly #source: SourceFile;
  readonly #future: FutureFeatures;
  readonly #warn: WarningSink | null;
  #scope: Scope = this.top;
  /** Scopes around the current one, outermost first; not the parents of an annotation scope that is entered again. */
  readonly #stack: Scope[] = [this.top];
  #className: string | null = null;
  #depth = 0;
  #enclosing: number = Enclosing.NOTHING;
  /** Nodes of the chains being walked, see visitChain. */
  readonly #chain: (BinOp | Attribute | Subscript | Call)[] = [];

  constructor(source: SourceFile, future: FutureFeatures, warn: WarningSink | null) {
    this.#source = source;
    this.#future = future;
    this.#warn = warn;
  }

  visitModule(module: Mod): void {
    if (module.kind === "Expression") {
      this.#visit(module.body);
      return;
    }
    if (module.kind === "Module") this.top.hasDocstring = docstringOf(module.body) !== null;
    this.#visitStatements(module.body);
  }

  // ------------------------------------------------------------------------------------------------------- scopes

  #enter(scope: Scope, addToParent: boolean): void {
    const outer = this.#scope;
    this.#stack.push(scope);
    // Assignment expressions are refused everywhere inside a comprehension's iterable, lambdas included (bpo-37757).
    scope.iterableExpressions = outer.iterableExpressions;
    if (outer.mangledNames !== null && scope.kind !== ScopeKind.CLASS) {
      scope.mangledNames = outer.mangledNames;
    }
    this.#scope = scope;
    // Annotations that will be strings take no part in the analysis.
    if (this.#future.annotations && scope.kind === ScopeKind.ANNOTATION) return;
    if (addToParent) outer.children.push(scope);
  }

  #exit(): void {
    this.#stack.pop();
    this.#scope = this.#stack[this.#stack.length - 1];
  }

  #enterNew(kind: number, name: string, at: Located): Scope {
    const scope = new Scope(kind, name, at, this.#scope);
    this.#enter(scope, true);
    if (
      kind === ScopeKind.ANNOTATION || kind === ScopeKind.TYPE_VARIABLE ||
      kind === ScopeKind.TYPE_ALIAS
    ) {
      // The parameter of the function that evaluates it.
      this.#define(".format", SymbolFlag.PARAMETER, at);
      this.#define(".format", SymbolFlag.USED, at);
    }
    return scope;
  }

  #mangled(name: string, scope: Scope): string {
    return mangleInScope(this.#className, scope.mangledNames, name);
  }

  #lookup(name: string, scope: Scope = this.#scope): number {
    return scope.symbols.get(this.#mangled(name, scope)) ?? 0;
  }

  #define(name: string, flag: number, at: Located): void {
    this.#defineFor(name, flag, at, flag === SymbolFlag.USED ? "Load" : "Store");
  }

  #defineFor(name: string, flag: number, at: Located, context: ExprContext): void {
    const writes = SymbolFlag.PARAMETER | SymbolFlag.LOCAL | SymbolFlag.IMPORTED;
    if ((flag & writes) !== 0) this.#checkName(name, at, context);
    if ((flag & SymbolFlag.TYPE_PARAMETER) !== 0) this.#scope.mangledNames?.add(name);
    this.#defineIn(this.#scope, name, flag, at);
  }

  #defineIn(scope: Scope, name: string, flag: number, at: Located): void {
    const mangled = this.#mangled(name, this.#scope);
    let symbol = scope.symbols.get(mangled) ?? 0;
    if ((flag & symbol & SymbolFlag.PARAMETER) !== 0) {
      throw this.#failure(`duplicate argument '${name}' in function definition`, at);
    }
    if ((flag & symbol & SymbolFlag.TYPE_PARAMETER) !== 0) {
      throw this.#failure(`duplicate type parameter '${name}'`, at);
    }
    symbol |= flag;
    if (scope.inIterationTarget) {
      if ((symbol & (SymbolFlag.GLOBAL | SymbolFlag.NONLOCAL)) !== 0) {
        const message =
          `comprehension inner loop cannot rebind assignment expression target '${name}'`;
        throw this.#failure(message, at);
      }
      symbol |= SymbolFlag.ITERATION_VARIABLE;
    }
    scope.symbols.set(mangled, symbol);
    if ((flag & SymbolFlag.PARAMETER) !== 0) {
      scope.parameters.push(mangled);
    } else if ((flag & SymbolFlag.GLOBAL) !== 0) {
      const { symbols } = this.top;
      symbols.set(mangled, (symbols.get(mangled) ?? 0) | flag);
    }
  }

  #checkName(name: string, at: Located, context: ExprContext): void {
    if (context === "Load" || name !== "__debug__") return;
    throw this.#failure(
      context === "Store" ? "cannot assign to __debug__" : "cannot delete __debug__",
      at,
    );
  }

  #declare(name: string, at: Located): void {
    (this.#scope.directives ??= []).push({ name: this.#mangled(name, this.#scope), at });
  }

  #failure(message: string, at: Located): Error {
    return this.#source.failure(message, at);
  }

  // --------------------------------------------------------------------------------------------------- statements

  #visitStatements(body: readonly Stmt[]): void {
    for (let i = 0; i < body.length; i++) this.#visitStatement(body[i]);
  }

  #visitStatement(statement: Stmt): void {
    if (++this.#depth > MAX_DEPTH) throw recursionFailure();
    switch (statement.kind) {
      case "Expr":
        this.#visit(statement.value);
        break;
      case "Assign":
        this.#visitAll(statement.targets);
        this.#visit(statement.value);
        break;
      case "Return":
        this.#warnInFinally("return", statement);
        if (statement.value !== null) this.#visit(statement.value);
        break;
      case "If":
        this.#visitIf(statement);
        break;
      case "FunctionDef":
      case "AsyncFunctionDef":
        this.#visitFunction(statement);
        break;
      case "ClassDef":
        this.#visitClass(statement);
        break;
      case "TypeAlias":
        this.#visitTypeAlias(statement);
        break;
      case "Delete":
        this.#visitAll(statement.targets);
        break;
      case "AnnAssign":
        this.#visitAnnotatedAssignment(statement);
        break;
      case "AugAssign":
        this.#visit(statement.target);
        this.#visit(statement.value);
        break;
      case "AsyncFor":
        this.#requireCoroutine("'async for' outside async function", statement);
        // falls through
      case "For": {
        this.#visit(statement.target);
        this.#visit(statement.iter);
        this.#visitLoopBody(statement.body, statement.orelse);
        break;
      }
      case "While":
        this.#visit(statement.test);
        this.#visitLoopBody(statement.body, statement.orelse);
        break;
      case "Match": {
        this.#visit(statement.subject);
        const conditional = this.#enterConditional();
        for (const matchCase of statement.cases) this.#visitCase(matchCase);
        this.#scope.inConditionalBlock = conditional;
        break;
      }
      case "Raise":
        if (statement.exc !== null) {
          this.#visit(statement.exc);
          if (statement.cause !== null) this.#visit(statement.cause);
        }
        break;
      case "Try":
      case "TryStar": {
        const conditional = this.#enterConditional();
        this.#visitStatements(statement.body);
        for (const handler of statement.handlers) this.#visitHandler(handler);
        this.#visitStatements(statement.orelse);
        const enclosing = this.#enclosing;
        this.#enclosing = Enclosing.FINALLY;
        this.#visitStatements(statement.finalbody);
        this.#enclosing = enclosing;
        this.#scope.inConditionalBlock = conditional;
        break;
      }
      case "Assert":
        this.#visit(statement.test);
        if (statement.msg !== null) this.#visit(statement.msg);
        break;
      case "Import":
        for (const alias of statement.names) this.#visitAlias(alias);
        break;
      case "ImportFrom":
        for (const alias of statement.names) this.#visitAlias(alias);
        if (statement.module === "__future__" && statement.level === 0) {
          this.#checkFutureImport(statement);
        }
        break;
      case "Global":
        this.#visitDeclaration(statement.names, "global", SymbolFlag.GLOBAL, statement);
        break;
      case "Nonlocal":
        this.#visitDeclaration(statement.names, "nonlocal", SymbolFlag.NONLOCAL, statement);
        break;
      case "AsyncWith":
        this.#requireCoroutine("'async with' outside async function", statement);
        // falls through
      case "With": {
        const conditional = this.#enterConditional();
        for (const item of statement.items) {
          this.#visit(item.context_expr);
          if (item.optional_vars !== null) this.#visit(item.optional_vars);
        }
        this.#visitStatements(statement.body);
        this.#scope.inConditionalBlock = conditional;
        break;
      }
      case "Pass":
        break;
      case "Break":
        this.#warnInFinally("break", statement);
        break;
      case "Continue":
        this.#warnInFinally("continue", statement);
        break;
    }
    this.#depth--;
  }

  #enterConditional(): boolean {
    const before = this.#scope.inConditionalBlock;
    this.#scope.inConditionalBlock = true;
    return before;
  }

  #visitIf(statement: If): void {
    const conditional = this.#scope.inConditionalBlock;
    let current = statement;
    for (;;) {
      this.#visit(current.test);
      this.#scope.inConditionalBlock = true;
      this.#visitStatements(current.body);
      const { orelse } = current;
      if (orelse.length === 1 && orelse[0].kind === "If") {
        current = orelse[0];
        continue;
      }
      this.#visitStatements(orelse);
      break;
    }
    this.#scope.inConditionalBlock = conditional;
  }

  #visitLoopBody(body: readonly Stmt[], orelse: readonly Stmt[]): void {
    const conditional = this.#enterConditional();
    const enclosing = this.#enclosing;
    this.#enclosing = Enclosing.LOOP;
    this.#visitStatements(body);
    this.#enclosing = enclosing;
    this.#visitStatements(orelse);
    this.#scope.inConditionalBlock = conditional;
  }

  #warnInFinally(keyword: string, at: Located): void {
    if (this.#enclosing === Enclosing.FINALLY && this.#warn !== null) {
      this.#warn(`'${keyword}' in a 'finally' block`, at);
    }
  }

  #requireCoroutine(message: string, at: Located): void {
    if (!this.#scope.coroutine) throw this.#failure(message, at);
  }

  #checkFutureImport(at: Located): void {
    const { last } = this.#future;
    if (
      last === null || at.line > last.line ||
      (at.line === last.endLine && at.col > last.endCol)
    ) {
      throw this.#failure(
        "from __future__ imports must occur at the beginning of the file",
        at,
      );
    }
  }

  #visitDeclaration(
    names: readonly string[],
    keyword: string,
    flag: number,
    at: Located,
  ): void {
    for (const name of names) {
      const symbol = this.#lookup(name);
      if ((symbol & SymbolFlag.PARAMETER) !== 0) {
        throw this.#failure(`name '${name}' is parameter and ${keyword}`, at);
      }
      if ((symbol & SymbolFlag.USED) !== 0) {
        throw this.#failure(`name '${name}' is used prior to ${keyword} declaration`, at);
      }
      if ((symbol & SymbolFlag.ANNOTATED) !== 0) {
        throw this.#failure(`annotated name '${name}' can't be ${keyword}`, at);
      }
      if ((symbol & SymbolFlag.LOCAL) !== 0) {
        throw this.#failure(`name '${name}' is assigned to before ${keyword} declaration`, at);
      }
      this.#define(name, flag, at);
      this.#declare(name, at);
    }
  }

  #visitAlias(alias: Alias): void {
    const name = alias.asname ?? alias.name;
    if (name === "*") {
      if (this.#scope.kind !== ScopeKind.MODULE) {
        throw this.#failure("import * only allowed at module level", alias);
      }
      return;
    }
    const dot = name.indexOf(".");
    this.#define(dot < 0 ? name : name.slice(0, dot), SymbolFlag.IMPORTED, alias);
  }

  #visitHandler(handler: ExceptHandler): void {
    if (handler.type !== null) this.#visit(handler.type);
    if (handler.name !== null) this.#define(handler.name, SymbolFlag.LOCAL, handler);
    this.#visitStatements(handler.body);
  }

  // ---------------------------------------------------------------------------------------- functions and classes

  #visitFunction(statement: FunctionDef | AsyncFunctionDef): void {
    const { args, type_params: typeParameters } = statement;
    this.#define(statement.name, SymbolFlag.LOCAL, statement);
    this.#visitDefaults(args);
    this.#visitAll(statement.decorator_list);
    if (typeParameters.length > 0) {
      const scope = this.#enterTypeParameters(statement.name, typeParameters, statement);
      if (args.defaults.length > 0) this.#define(".defaults", SymbolFlag.PARAMETER, statement);
      if (args.kw_defaults.some((value) => value !== null)) {
        this.#define(".kwdefaults", SymbolFlag.PARAMETER, statement);
      }
      this.#visitTypeParameters(typeParameters, scope);
    }
    const scope = new Scope(ScopeKind.FUNCTION, statement.name, statement, this.#scope);
    this.scopes.set(statement, scope);
    scope.hasDocstring = docstringOf(statement.body) !== null;
    this.#visitFunctionAnnotations(args, statement.returns, statement);
    this.#enter(scope, true);
    if (statement.kind === "AsyncFunctionDef") scope.coroutine = true;
    this.#visitParameters(args);
    const enclosing = this.#enclosing;
    this.#enclosing = Enclosing.FUNCTION;
    this.#visitStatements(statement.body);
    this.#enclosing = enclosing;
    this.#exit();
    if (typeParameters.length > 0) this.#exit();
  }

  #visitLambda(node: Lambda): void {
    this.#visitDefaults(node.args);
    const scope = this.#enterNew(ScopeKind.FUNCTION, "lambda", node);
    this.scopes.set(node, scope);
    this.#visitParameters(node.args);
    this.#visit(node.body);
    this.#exit();
  }

  #visitDefaults(args: Arguments): void {
    this.#visitAll(args.defaults);
    for (const value of args.kw_defaults) if (value !== null) this.#visit(value);
  }

  #visitParameters(args: Arguments): void {
    const { vararg, kwarg } = args;
    this.#defineParameters(args.posonlyargs);
    this.#defineParameters(args.args);
    this.#defineParameters(args.kwonlyargs);
    if (vararg !== null) {
      this.#define(vararg.arg, SymbolFlag.PARAMETER, vararg);
      this.#scope.hasVarArgs = true;
    }
    if (kwarg !== null) {
      this.#define(kwarg.arg, SymbolFlag.PARAMETER, kwarg);
      this.#scope.hasVarKeywords = true;
    }
  }

  #defineParameters(parameters: readonly Arg[]): void {
    for (const parameter of parameters) {
      this.#define(parameter.arg, SymbolFlag.PARAMETER, parameter);
    }
  }

  #visitFunctionAnnotations(args: Arguments, returns: Expr | null, at: Located): void {
    const outer = this.#scope;
    const { vararg, kwarg } = args;
    const annotated = returns !== null || vararg !== null && vararg.annotation !== null ||
      kwarg !== null && kwarg.annotation !== null || args.args.some(hasAnnotation) ||
      args.posonlyargs.some(hasAnnotation) || args.kwonlyargs.some(hasAnnotation);
    if (!annotated) {
      // CPython makes an annotation scope for every function; all that shows of an empty one is this cell of the class.
      if (outer.kind === ScopeKind.CLASS && !this.#future.annotations) outer.needsClassDict = true;
      return;
    }
    const inClass = outer.canSeeClassScope || outer.kind === ScopeKind.CLASS;
    const scope = this.#enterNew(ScopeKind.ANNOTATION, "__annotate__", at);
    this.scopes.set(args, scope);
    scope.annotationsUsed = true;
    if (inClass) {
      scope.canSeeClassScope = true;
      this.#define("__classdict__", SymbolFlag.USED, at);
    }
    this.#visitAnnotationsOf(args.posonlyargs);
    this.#visitAnnotationsOf(args.args);
    if (vararg !== null && vararg.annotation !== null) this.#visit(vararg.annotation);
    if (kwarg !== null && kwarg.annotation !== null) this.#visit(kwarg.annotation);
    this.#visitAnnotationsOf(args.kwonlyargs);
    if (returns !== null) this.#visit(returns);
    this.#exit();
  }

  #visitAnnotationsOf(parameters: readonly Arg[]): void {
    for (const { annotation } of parameters) if (annotation !== null) this.#visit(annotation);
  }

  #visitClass(statement: ClassDef): void {
    const { type_params: typeParameters } = statement;
    this.#define(statement.name, SymbolFlag.LOCAL, statement);
    this.#visitAll(statement.decorator_list);
    const outerClass = this.#className;
    if (typeParameters.length > 0) {
      const scope = this.#enterTypeParameters(statement.name, typeParameters, statement);
      // Set when the tuple of parameters is made, used for the bases.
      this.#define(".type_params", SymbolFlag.LOCAL, statement);
      this.#define(".type_params", SymbolFlag.USED, statement);
      this.#define(".generic_base", SymbolFlag.LOCAL, statement);
      this.#define(".generic_base", SymbolFlag.USED, statement);
      this.#className = statement.name;
      scope.mangledNames = new Set();
      this.#visitTypeParameters(typeParameters, scope);
    }
    this.#visitAll(statement.bases);
    this.#visitKeywords(statement.keywords);
    const scope = this.#enterNew(ScopeKind.CLASS, statement.name, statement);
    this.scopes.set(statement, scope);
    this.#className = statement.name;
    if (typeParameters.length > 0) {
      this.#define("__type_params__", SymbolFlag.LOCAL, statement);
      this.#define(".type_params", SymbolFlag.USED, statement);
    }
    scope.hasDocstring = docstringOf(statement.body) !== null;
    this.#visitStatements(statement.body);
    this.#exit();
    if (typeParameters.length > 0) this.#exit();
    this.#className = outerClass;
  }

  #visitTypeAlias(statement: TypeAlias): void {
    this.#visit(statement.name);
    const inClass = this.#scope.kind === ScopeKind.CLASS;
    const name = statement.name.id;
    const { type_params: typeParameters } = statement;
    if (typeParameters.length > 0) {
      const scope = this.#enterTypeParameters(name, typeParameters, statement);
      this.#visitTypeParameters(typeParameters, scope);
    }
    const scope = this.#enterNew(ScopeKind.TYPE_ALIAS, name, statement);
    this.scopes.set(statement, scope);
    scope.canSeeClassScope = inClass;
    if (inClass) this.#define("__classdict__", SymbolFlag.USED, statement.value);
    this.#visit(statement.value);
    this.#exit();
    if (typeParameters.length > 0) this.#exit();
  }

  #enterTypeParameters(name: string, typeParameters: readonly TypeParam[], at: Located): Scope {
    const inClass = this.#scope.kind === ScopeKind.CLASS;
    const scope = this.#enterNew(ScopeKind.TYPE_PARAMETERS, name, at);
    this.scopes.set(typeParameters, scope);
    if (inClass) {
      scope.canSeeClassScope = true;
      this.#define("__classdict__", SymbolFlag.USED, at);
    }
    return scope;
  }

  #visitTypeParameters(typeParameters: readonly TypeParam[], scope: Scope): void {
    for (const parameter of typeParameters) {
      const { name } = parameter;
      this.#define(name, SymbolFlag.TYPE_PARAMETER | SymbolFlag.LOCAL, parameter);
      if (name === "__classdict__") {
        const message = `reserved name '${name}' cannot be used for type parameter`;
        throw this.#failure(message, parameter);
      }
      if (parameter.kind === "TypeVar") {
        const { bound } = parameter;
        if (bound !== null) {
          const description = bound.kind === "Tuple" ? "a TypeVar constraint" : "a TypeVar bound";
          this.scopes.set(parameter, this.#visitTypeVariable(bound, name, description, scope));
        }
        if (parameter.default_value !== null) {
          this.defaultScopes.set(
            parameter,
            this.#visitTypeVariable(parameter.default_value, name, "a TypeVar default", scope),
          );
        }
      } else if (parameter.default_value !== null) {
        const description = `a ${parameter.kind} default`;
        this.scopes.set(
          parameter,
          this.#visitTypeVariable(parameter.default_value, name, description, scope),
        );
      }
    }
  }

  #visitTypeVariable(value: Expr, name: string, description: string, outer: Scope): Scope {
    const scope = this.#enterNew(ScopeKind.TYPE_VARIABLE, name, value);
    scope.canSeeClassScope = outer.canSeeClassScope;
    if (outer.canSeeClassScope) this.#define("__classdict__", SymbolFlag.USED, value);
    scope.description = description;
    this.#visit(value);
    this.#exit();
    return scope;
  }

  // -------------------------------------------------------------------------------------------------- annotations

  #visitAnnotatedAssignment(statement: AnnAssign): void {
    const { target } = statement;
    this.#scope.annotationsUsed = true;
    if (target.kind === "Name") {
      const symbol = this.#lookup(target.id);
      if (
        (symbol & (SymbolFlag.GLOBAL | SymbolFlag.NONLOCAL)) !== 0 &&
        this.#scope !== this.top && statement.simple === 1
      ) {
        const keyword = (symbol & SymbolFlag.GLOBAL) !== 0 ? "global" : "nonlocal";
        throw this.#failure(`annotated name '${target.id}' can't be ${keyword}`, statement);
      }
      if (statement.simple === 1) {
        this.#define(target.id, SymbolFlag.ANNOTATED | SymbolFlag.LOCAL, target);
      } else if (statement.value !== null) {
        this.#define(target.id, SymbolFlag.LOCAL, target);
      }
    } else {
      this.#visit(target);
    }
    this.#visitAnnotation(statement.annotation);
    if (statement.value !== null) this.#visit(statement.value);
  }

  /** The annotation of a variable: belongs to the `__annotate__` scope of the block. */
  #visitAnnotation(annotation: Expr): void {
    const outer = this.#scope;
    // Annotations of local variables are never evaluated.
    const unevaluated = outer.kind === ScopeKind.FUNCTION;
    // A module may be looked at while it has run only in part, so all of its annotations are conditional.
    const conditional = outer.kind === ScopeKind.MODULE ||
      outer.kind === ScopeKind.CLASS && outer.inConditionalBlock;
    if (conditional && outer.kind === ScopeKind.MODULE && !outer.hasConditionalAnnotations) {
      outer.hasConditionalAnnotations = true;
      this.#define("__conditional_annotations__", SymbolFlag.USED, annotation);
    }
    let scope = outer.annotationScope;
    if (scope === null) {
      scope = this.#enterNew(ScopeKind.ANNOTATION, "__annotate__", annotation);
      outer.annotationScope = scope;
      if (outer.kind === ScopeKind.CLASS && !this.#future.annotations) {
        scope.canSeeClassScope = true;
        this.#define("__classdict__", SymbolFlag.USED, annotation);
      }
    } else {
      this.#enter(scope, false);
    }
    if (conditional && outer.kind === ScopeKind.CLASS && !this.#future.annotations) {
      // Makes the class body keep the set in a cell.
      this.#define("__conditional_annotations__", SymbolFlag.USED, annotation);
    }
    if (unevaluated) scope.inUnevaluatedAnnotation = true;
    this.#visit(annotation);
    if (unevaluated) scope.inUnevaluatedAnnotation = false;
    this.#exit();
  }

  // -------------------------------------------------------------------------------------------------- expressions

  #visitAll(expressions: readonly Expr[]): void {
    for (let i = 0; i < expressions.length; i++) this.#visit(expressions[i]);
  }

  #visit(node: Expr): void {
    if (++this.#depth > MAX_DEPTH) throw recursionFailure();
    switch (node.kind) {
      case "Name":
        this.#visitName(node);
        break;
      case "Constant":
        break;
      case "Attribute":
      case "Call":
      case "BinOp":
      case "Subscript":
        this.#visitChain(node);
        break;
      case "Compare":
        this.#visit(node.left);
        this.#visitAll(node.comparators);
        break;
      case "BoolOp":
      case "JoinedStr":
      case "TemplateStr":
        this.#visitAll(node.values);
        break;
      case "UnaryOp":
        this.#visit(node.operand);
        break;
      case "List":
      case "Tuple":
      case "Set":
        this.#visitAll(node.elts);
        break;
      case "Dict":
        for (const key of node.keys) if (key !== null) this.#visit(key);
        this.#visitAll(node.values);
        break;
      case "IfExp":
        this.#visit(node.test);
        this.#visit(node.body);
        this.#visit(node.orelse);
        break;
      case "Lambda":
        this.#visitLambda(node);
        break;
      case "NamedExpr":
        this.#refuseInAnnotation("named expression", node);
        this.#visitNamedExpression(node);
        break;
      case "GeneratorExp":
        this.#visitComprehension(
          node,
          "genexpr",
          ComprehensionKind.GENERATOR,
          node.generators,
          node.elt,
          null,
        );
        break;
      case "ListComp":
        this.#visitComprehension(
          node,
          "listcomp",
          ComprehensionKind.LIST,
          node.generators,
          node.elt,
          null,
        );
        break;
      case "SetComp":
        this.#visitComprehension(
          node,
          "setcomp",
          ComprehensionKind.SET,
          node.generators,
          node.elt,
          null,
        );
        break;
      case "DictComp":
        this.#visitComprehension(
          node,
          "dictcomp",
          ComprehensionKind.DICT,
          node.generators,
          node.key,
          node.value,
        );
        break;
      case "Yield":
      case "YieldFrom":
        this.#refuseInAnnotation("yield expression", node);
        if (node.value !== null) this.#visit(node.value);
        this.#scope.generator = true;
        if (this.#scope.comprehension !== ComprehensionKind.NONE) {
          throw this.#yieldInComprehension(node);
        }
        break;
      case "Await":
        this.#visitAwait(node);
        break;
      case "FormattedValue":
      case "Interpolation":
        this.#visit(node.value);
        if (node.format_spec !== null) this.#visit(node.format_spec);
        break;
      case "Starred":
        this.#visit(node.value);
        break;
      case "Slice":
        if (node.lower !== null) this.#visit(node.lower);
        if (node.upper !== null) this.#visit(node.upper);
        if (node.step !== null) this.#visit(node.step);
        break;
    }
    this.#depth--;
  }

  #visitName(node: Name): void {
    const scope = this.#scope;
    if (scope.inUnevaluatedAnnotation) return;
    const { id, ctx } = node;
    if (ctx !== "Load") {
      this.#defineFor(id, SymbolFlag.LOCAL, node, ctx);
      return;
    }
    this.#defineIn(scope, id, SymbolFlag.USED, node);
    // super() without arguments reads the __class__ cell.
    if (id === "super" && scope.isFunctionLike) this.#define("__class__", SymbolFlag.USED, node);
  }

  /** Walks `a.b(c)[d] + e ...` from its innermost left end outwards, in a loop. */
  #visitChain(node: BinOp | Attribute | Subscript | Call): void {
    const chain = this.#chain;
    const base = chain.length;
    let next: Expr = node;
    for (;;) {
      if (next.kind === "Attribute") {
        this.#checkName(next.attr, next, next.ctx);
        chain.push(next);
        next = next.value;
      } else if (next.kind === "Call") {
        chain.push(next);
        next = next.func;
      } else if (next.kind === "BinOp") {
        chain.push(next);
        next = next.left;
      } else if (next.kind === "Subscript") {
        chain.push(next);
        next = next.value;
      } else break;
    }
    this.#visit(next);
    while (chain.length > base) {
      const link = chain.pop()!;
      switch (link.kind) {
        case "Call":
          this.#visitAll(link.args);
          this.#visitKeywords(link.keywords);
          break;
        case "BinOp":
          this.#visit(link.right);
          break;
        case "Subscript":
          this.#visit(link.slice);
          break;
      }
    }
  }

  #visitKeywords(keywords: readonly Keyword[]): void {
    for (const keyword of keywords) {
      if (keyword.arg !== null) this.#checkName(keyword.arg, keyword, "Store");
    }
    for (const keyword of keywords) this.#visit(keyword.value);
  }

  #visitAwait(node: Await): void {
    this.#refuseInAnnotation("await expression", node);
    const scope = this.#scope;
    if (!scope.isFunctionLike) throw this.#failure("'await' outside function", node);
    if (!scope.isAsyncFunction && scope.comprehension === ComprehensionKind.NONE) {
      throw this.#failure("'await' outside async function", node);
    }
    this.#visit(node.value);
    scope.coroutine = true;
  }

  #refuseInAnnotation(what: string, node: Located): void {
    const { kind, description } = this.#scope;
    let where: string;
    if (kind === ScopeKind.ANNOTATION) where = "an annotation";
    else if (kind === ScopeKind.TYPE_VARIABLE) where = description!;
    else if (kind === ScopeKind.TYPE_ALIAS) where = "a type alias";
    else if (kind === ScopeKind.TYPE_PARAMETERS) where = "the definition of a generic";
    else return;
    throw this.#failure(`${what} cannot be used within ${where}`, node);
  }

  // ----------------------------------------------------------------------------------------------- comprehensions

  #visitComprehension(
    node: Expr,
    name: string,
    kind: number,
    generators: readonly Comprehension[],
    element: Expr,
    value: Expr | null,
  ): void {
    const outermost = generators[0];
    const outer = this.#scope;
    // The outermost iterable is evaluated in the enclosing scope.
    outer.iterableExpressions++;
    this.#visit(outermost.iter);
    outer.iterableExpressions--;
    const scope = this.#enterNew(ScopeKind.FUNCTION, name, node);
    this.scopes.set(node, scope);
    scope.comprehension = kind;
    if (outermost.is_async === 1) scope.coroutine = true;
    this.#define(".0", SymbolFlag.PARAMETER, node);
    scope.inIterationTarget = true;
    this.#visit(outermost.target);
    scope.inIterationTarget = false;
    this.#visitAll(outermost.ifs);
    for (let i = 1; i < generators.length; i++) this.#visitGenerator(generators[i], scope);
    if (value !== null) this.#visit(value);
    this.#visit(element);
    scope.generator = kind === ComprehensionKind.GENERATOR;
    const isAsync = scope.coroutine && !scope.generator;
    this.#exit();
    if (!isAsync) return;
    if (!outer.isAsyncFunction && outer.comprehension === ComprehensionKind.NONE) {
      const message = "asynchronous comprehension outside of an asynchronous function";
      throw this.#failure(message, node);
    }
    outer.coroutine = true;
  }

  #visitGenerator(generator: Comprehension, scope: Scope): void {
    scope.inIterationTarget = true;
    this.#visit(generator.target);
    scope.inIterationTarget = false;
    scope.iterableExpressions++;
    this.#visit(generator.iter);
    scope.iterableExpressions--;
    this.#visitAll(generator.ifs);
    if (generator.is_async === 1) scope.coroutine = true;
  }

  #yieldInComprehension(node: Located): Error {
    const kind = this.#scope.comprehension;
    let what = "generator expression";
    if (kind === ComprehensionKind.LIST) what = "list comprehension";
    else if (kind === ComprehensionKind.SET) what = "set comprehension";
    else if (kind === ComprehensionKind.DICT) what = "dict comprehension";
    return this.#failure(`'yield' inside ${what}`, node);
  }

  #visitNamedExpression(node: NamedExpr): void {
    const scope = this.#scope;
    if (scope.iterableExpressions > 0) {
      throw this.#failure(
        "assignment expression cannot be used in a comprehension iterable expression",
        node,
      );
    }
    if (scope.comprehension !== ComprehensionKind.NONE) this.#bindOutside(node.target);
    this.#visit(node.value);
    this.#visit(node.target);
  }

  /** `:=` inside a comprehension binds in the nearest scope around it that is none. */
  #bindOutside(target: Name): void {
    const name = target.id;
    for (let i = this.#stack.length - 1; i >= 0; i--) {
      const scope = this.#stack[i];
      if (scope.comprehension !== ComprehensionKind.NONE) {
        const symbol = this.#lookup(name, scope);
        const rebinds = SymbolFlag.ITERATION_VARIABLE | SymbolFlag.LOCAL;
        if ((symbol & rebinds) === rebinds) {
          const message =
            `assignment expression cannot rebind comprehension iteration variable '${name}'`;
          throw this.#failure(message, target);
        }
        continue;
      }
      if (scope.kind === ScopeKind.FUNCTION) {
        const isGlobal = (this.#lookup(name, scope) & SymbolFlag.GLOBAL) !== 0;
        this.#define(name, isGlobal ? SymbolFlag.GLOBAL : SymbolFlag.NONLOCAL, target);
        this.#declare(name, target);
        this.#defineIn(scope, name, SymbolFlag.LOCAL, target);
        return;
      }
      if (scope.kind === ScopeKind.MODULE) {
        this.#define(name, SymbolFlag.GLOBAL, target);
        this.#declare(name, target);
        this.#defineIn(scope, name, SymbolFlag.GLOBAL, target);
        return;
      }
      const where = OUTSIDE_REFUSED[scope.kind];
      if (where !== undefined) {
        throw this.#failure(
          `assignment expression within a comprehension cannot be used ${where}`,
          target,
        );
      }
    }
  }

  // ----------------------------------------------------------------------------------------------------- patterns

  #visitCase(matchCase: MatchCase): void {
    this.#visitPattern(matchCase.pattern);
    if (matchCase.guard !== null) this.#visit(matchCase.guard);
    this.#visitStatements(matchCase.body);
  }

  #visitPatterns(patterns: readonly Pattern[]): void {
    for (const pattern of patterns) this.#visitPattern(pattern);
  }

  #visitPattern(pattern: Pattern): void {
    if (++this.#depth > MAX_DEPTH) throw recursionFailure();
    switch (pattern.kind) {
      case "MatchValue":
        this.#visit(pattern.value);
        break;
      case "MatchSingleton":
        break;
      case "MatchSequence":
      case "MatchOr":
        this.#visitPatterns(pattern.patterns);
        break;
      case "MatchStar":
        this.#bindPatternName(pattern.name, pattern);
        break;
      case "MatchMapping":
        this.#visitAll(pattern.keys);
        this.#visitPatterns(pattern.patterns);
        this.#bindPatternName(pattern.rest, pattern);
        break;
      case "MatchClass":
        this.#visitClassPattern(pattern);
        break;
      case "MatchAs":
        if (pattern.pattern !== null) this.#visitPattern(pattern.pattern);
        this.#bindPatternName(pattern.name, pattern);
        break;
    }
    this.#depth--;
  }

  #bindPatternName(name: string | null, at: Located): void {
    if (name !== null) this.#define(name, SymbolFlag.LOCAL, at);
  }

  #visitClassPattern(pattern: MatchClass): void {
    this.#visit(pattern.cls);
    this.#visitPatterns(pattern.patterns);
    pattern.kwd_attrs.forEach((name, i) => {
      this.#checkName(name, pattern.kwd_patterns[i], "Store");
    });
    this.#visitPatterns(pattern.kwd_patterns);
  }
}

const OUTSIDE_REFUSED: Readonly<Record<number, string>> = {
  [ScopeKind.CLASS]: "in a class body",
  [ScopeKind.TYPE_PARAMETERS]: "within the definition of a generic",
  [ScopeKind.TYPE_ALIAS]: "in a type alias",
  [ScopeKind.TYPE_VARIABLE]: "in a TypeVar bound",
};

function hasAnnotation(parameter: Arg): boolean {
  return parameter.annotation !== null;
}
