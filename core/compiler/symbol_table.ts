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
  ClassDef,
  ExceptHandler,
  Expr,
  FunctionDef,
  If,
  Located,
  MatchCase,
  MatchClass,
  Mod,
  Pattern,
  Stmt,
  TypeAlias,
  TypeParam,
} from "../syntax/ast.ts";
import { docstringOf } from "./docstring.ts";
import { recursionFailure, type SourceFile } from "./errors.ts";
import { ExpressionScopes } from "./expression_scopes.ts";
import type { FutureFeatures } from "./future_features.ts";
import { analyzeScopes } from "./scope_analysis.ts";
import { MAX_DEPTH, type WarningSink } from "./scope_builder.ts";
import { Scope, ScopeKind, SymbolFlag } from "./scope.ts";

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

/** What surrounds a `return`, `break` or `continue` most closely, for the warning about leaving `finally` (PEP 765). */
const Enclosing = { NOTHING: 0, FINALLY: 1, FUNCTION: 2, LOOP: 3 } as const;

class SymbolTableBuilder extends ExpressionScopes implements SymbolTable {
  #enclosing: number = Enclosing.NOTHING;

  visitModule(module: Mod): void {
    if (module.kind === "Expression") {
      this.visit(module.body);
      return;
    }
    if (module.kind === "Module") this.top.hasDocstring = docstringOf(module.body) !== null;
    this.#visitStatements(module.body);
  }

  // --------------------------------------------------------------------------------------------------- statements

  #visitStatements(body: readonly Stmt[]): void {
    for (let i = 0; i < body.length; i++) this.#visitStatement(body[i]);
  }

  #visitStatement(statement: Stmt): void {
    if (++this.depth > MAX_DEPTH) throw recursionFailure();
    switch (statement.kind) {
      case "Expr":
        this.visit(statement.value);
        break;
      case "Assign":
        this.visitAll(statement.targets);
        this.visit(statement.value);
        break;
      case "Return":
        this.#warnInFinally("return", statement);
        if (statement.value !== null) this.visit(statement.value);
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
        this.visitAll(statement.targets);
        break;
      case "AnnAssign":
        this.#visitAnnotatedAssignment(statement);
        break;
      case "AugAssign":
        this.visit(statement.target);
        this.visit(statement.value);
        break;
      case "AsyncFor":
        this.#requireCoroutine("'async for' outside async function", statement);
        // falls through
      case "For": {
        this.visit(statement.target);
        this.visit(statement.iter);
        this.#visitLoopBody(statement.body, statement.orelse);
        break;
      }
      case "While":
        this.visit(statement.test);
        this.#visitLoopBody(statement.body, statement.orelse);
        break;
      case "Match": {
        this.visit(statement.subject);
        const conditional = this.#enterConditional();
        for (const matchCase of statement.cases) this.#visitCase(matchCase);
        this.scope.inConditionalBlock = conditional;
        break;
      }
      case "Raise":
        if (statement.exc !== null) {
          this.visit(statement.exc);
          if (statement.cause !== null) this.visit(statement.cause);
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
        this.scope.inConditionalBlock = conditional;
        break;
      }
      case "Assert":
        this.visit(statement.test);
        if (statement.msg !== null) this.visit(statement.msg);
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
          this.visit(item.context_expr);
          if (item.optional_vars !== null) this.visit(item.optional_vars);
        }
        this.#visitStatements(statement.body);
        this.scope.inConditionalBlock = conditional;
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
    this.depth--;
  }

  #enterConditional(): boolean {
    const before = this.scope.inConditionalBlock;
    this.scope.inConditionalBlock = true;
    return before;
  }

  #visitIf(statement: If): void {
    const conditional = this.scope.inConditionalBlock;
    let current = statement;
    for (;;) {
      this.visit(current.test);
      this.scope.inConditionalBlock = true;
      this.#visitStatements(current.body);
      const { orelse } = current;
      if (orelse.length === 1 && orelse[0].kind === "If") {
        current = orelse[0];
        continue;
      }
      this.#visitStatements(orelse);
      break;
    }
    this.scope.inConditionalBlock = conditional;
  }

  #visitLoopBody(body: readonly Stmt[], orelse: readonly Stmt[]): void {
    const conditional = this.#enterConditional();
    const enclosing = this.#enclosing;
    this.#enclosing = Enclosing.LOOP;
    this.#visitStatements(body);
    this.#enclosing = enclosing;
    this.#visitStatements(orelse);
    this.scope.inConditionalBlock = conditional;
  }

  #warnInFinally(keyword: string, at: Located): void {
    if (this.#enclosing === Enclosing.FINALLY && this.warn !== null) {
      this.warn(`'${keyword}' in a 'finally' block`, at);
    }
  }

  #requireCoroutine(message: string, at: Located): void {
    if (!this.scope.coroutine) throw this.failure(message, at);
  }

  #checkFutureImport(at: Located): void {
    const { last } = this.future;
    if (
      last === null || at.line > last.line ||
      (at.line === last.endLine && at.col > last.endCol)
    ) {
      throw this.failure(
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
      const symbol = this.lookup(name);
      if ((symbol & SymbolFlag.PARAMETER) !== 0) {
        throw this.failure(`name '${name}' is parameter and ${keyword}`, at);
      }
      if ((symbol & SymbolFlag.USED) !== 0) {
        throw this.failure(`name '${name}' is used prior to ${keyword} declaration`, at);
      }
      if ((symbol & SymbolFlag.ANNOTATED) !== 0) {
        throw this.failure(`annotated name '${name}' can't be ${keyword}`, at);
      }
      if ((symbol & SymbolFlag.LOCAL) !== 0) {
        throw this.failure(`name '${name}' is assigned to before ${keyword} declaration`, at);
      }
      this.define(name, flag, at);
      this.declare(name, at);
    }
  }

  #visitAlias(alias: Alias): void {
    const name = alias.asname ?? alias.name;
    if (name === "*") {
      if (this.scope.kind !== ScopeKind.MODULE) {
        throw this.failure("import * only allowed at module level", alias);
      }
      return;
    }
    const dot = name.indexOf(".");
    this.define(dot < 0 ? name : name.slice(0, dot), SymbolFlag.IMPORTED, alias);
  }

  #visitHandler(handler: ExceptHandler): void {
    if (handler.type !== null) this.visit(handler.type);
    if (handler.name !== null) this.define(handler.name, SymbolFlag.LOCAL, handler);
    this.#visitStatements(handler.body);
  }

  // ---------------------------------------------------------------------------------------- functions and classes

  #visitFunction(statement: FunctionDef | AsyncFunctionDef): void {
    const { args, type_params: typeParameters } = statement;
    this.define(statement.name, SymbolFlag.LOCAL, statement);
    this.visitDefaults(args);
    this.visitAll(statement.decorator_list);
    if (typeParameters.length > 0) {
      const scope = this.#enterTypeParameters(statement.name, typeParameters, statement);
      if (args.defaults.length > 0) this.define(".defaults", SymbolFlag.PARAMETER, statement);
      if (args.kw_defaults.some((value) => value !== null)) {
        this.define(".kwdefaults", SymbolFlag.PARAMETER, statement);
      }
      this.#visitTypeParameters(typeParameters, scope);
    }
    const scope = new Scope(ScopeKind.FUNCTION, statement.name, statement, this.scope);
    this.scopes.set(statement, scope);
    scope.hasDocstring = docstringOf(statement.body) !== null;
    this.#visitFunctionAnnotations(args, statement.returns, statement);
    this.enter(scope, true);
    if (statement.kind === "AsyncFunctionDef") scope.coroutine = true;
    this.visitParameters(args);
    const enclosing = this.#enclosing;
    this.#enclosing = Enclosing.FUNCTION;
    this.#visitStatements(statement.body);
    this.#enclosing = enclosing;
    this.exit();
    if (typeParameters.length > 0) this.exit();
  }

  #visitFunctionAnnotations(args: Arguments, returns: Expr | null, at: Located): void {
    const outer = this.scope;
    const { vararg, kwarg } = args;
    const annotated = returns !== null || vararg !== null && vararg.annotation !== null ||
      kwarg !== null && kwarg.annotation !== null || args.args.some(hasAnnotation) ||
      args.posonlyargs.some(hasAnnotation) || args.kwonlyargs.some(hasAnnotation);
    if (!annotated) {
      // CPython makes an annotation scope for every function; all that shows of an empty one is this cell of the class.
      if (outer.kind === ScopeKind.CLASS && !this.future.annotations) outer.needsClassDict = true;
      return;
    }
    const inClass = outer.canSeeClassScope || outer.kind === ScopeKind.CLASS;
    const scope = this.enterNew(ScopeKind.ANNOTATION, "__annotate__", at);
    this.scopes.set(args, scope);
    scope.annotationsUsed = true;
    if (inClass) {
      scope.canSeeClassScope = true;
      this.define("__classdict__", SymbolFlag.USED, at);
    }
    this.#visitAnnotationsOf(args.posonlyargs);
    this.#visitAnnotationsOf(args.args);
    if (vararg !== null && vararg.annotation !== null) this.visit(vararg.annotation);
    if (kwarg !== null && kwarg.annotation !== null) this.visit(kwarg.annotation);
    this.#visitAnnotationsOf(args.kwonlyargs);
    if (returns !== null) this.visit(returns);
    this.exit();
  }

  #visitAnnotationsOf(parameters: readonly Arg[]): void {
    for (const { annotation } of parameters) if (annotation !== null) this.visit(annotation);
  }

  #visitClass(statement: ClassDef): void {
    const { type_params: typeParameters } = statement;
    this.define(statement.name, SymbolFlag.LOCAL, statement);
    this.visitAll(statement.decorator_list);
    const outerClass = this.className;
    if (typeParameters.length > 0) {
      const scope = this.#enterTypeParameters(statement.name, typeParameters, statement);
      // Set when the tuple of parameters is made, used for the bases.
      this.define(".type_params", SymbolFlag.LOCAL, statement);
      this.define(".type_params", SymbolFlag.USED, statement);
      this.define(".generic_base", SymbolFlag.LOCAL, statement);
      this.define(".generic_base", SymbolFlag.USED, statement);
      this.className = statement.name;
      scope.mangledNames = new Set();
      this.#visitTypeParameters(typeParameters, scope);
    }
    this.visitAll(statement.bases);
    this.visitKeywords(statement.keywords);
    const scope = this.enterNew(ScopeKind.CLASS, statement.name, statement);
    this.scopes.set(statement, scope);
    this.className = statement.name;
    if (typeParameters.length > 0) {
      this.define("__type_params__", SymbolFlag.LOCAL, statement);
      this.define(".type_params", SymbolFlag.USED, statement);
    }
    scope.hasDocstring = docstringOf(statement.body) !== null;
    this.#visitStatements(statement.body);
    this.exit();
    if (typeParameters.length > 0) this.exit();
    this.className = outerClass;
  }

  #visitTypeAlias(statement: TypeAlias): void {
    this.visit(statement.name);
    const inClass = this.scope.kind === ScopeKind.CLASS;
    const name = statement.name.id;
    const { type_params: typeParameters } = statement;
    if (typeParameters.length > 0) {
      const scope = this.#enterTypeParameters(name, typeParameters, statement);
      this.#visitTypeParameters(typeParameters, scope);
    }
    const scope = this.enterNew(ScopeKind.TYPE_ALIAS, name, statement);
    this.scopes.set(statement, scope);
    scope.canSeeClassScope = inClass;
    if (inClass) this.define("__classdict__", SymbolFlag.USED, statement.value);
    this.visit(statement.value);
    this.exit();
    if (typeParameters.length > 0) this.exit();
  }

  #enterTypeParameters(name: string, typeParameters: readonly TypeParam[], at: Located): Scope {
    const inClass = this.scope.kind === ScopeKind.CLASS;
    const scope = this.enterNew(ScopeKind.TYPE_PARAMETERS, name, at);
    this.scopes.set(typeParameters, scope);
    if (inClass) {
      scope.canSeeClassScope = true;
      this.define("__classdict__", SymbolFlag.USED, at);
    }
    return scope;
  }

  #visitTypeParameters(typeParameters: readonly TypeParam[], scope: Scope): void {
    for (const parameter of typeParameters) {
      const { name } = parameter;
      this.define(name, SymbolFlag.TYPE_PARAMETER | SymbolFlag.LOCAL, parameter);
      if (name === "__classdict__") {
        const message = `reserved name '${name}' cannot be used for type parameter`;
        throw this.failure(message, parameter);
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
    const scope = this.enterNew(ScopeKind.TYPE_VARIABLE, name, value);
    scope.canSeeClassScope = outer.canSeeClassScope;
    if (outer.canSeeClassScope) this.define("__classdict__", SymbolFlag.USED, value);
    scope.description = description;
    this.visit(value);
    this.exit();
    return scope;
  }

  // -------------------------------------------------------------------------------------------------- annotations

  #visitAnnotatedAssignment(statement: AnnAssign): void {
    const { target } = statement;
    this.scope.annotationsUsed = true;
    if (target.kind === "Name") {
      const symbol = this.lookup(target.id);
      if (
        (symbol & (SymbolFlag.GLOBAL | SymbolFlag.NONLOCAL)) !== 0 &&
        this.scope !== this.top && statement.simple === 1
      ) {
        const keyword = (symbol & SymbolFlag.GLOBAL) !== 0 ? "global" : "nonlocal";
        throw this.failure(`annotated name '${target.id}' can't be ${keyword}`, statement);
      }
      if (statement.simple === 1) {
        this.define(target.id, SymbolFlag.ANNOTATED | SymbolFlag.LOCAL, target);
      } else if (statement.value !== null) {
        this.define(target.id, SymbolFlag.LOCAL, target);
      }
    } else {
      this.visit(target);
    }
    this.#visitAnnotation(statement.annotation);
    if (statement.value !== null) this.visit(statement.value);
  }

  /** The annotation of a variable: belongs to the `__annotate__` scope of the block. */
  #visitAnnotation(annotation: Expr): void {
    const outer = this.scope;
    // Annotations of local variables are never evaluated.
    const unevaluated = outer.kind === ScopeKind.FUNCTION;
    // A module may be looked at while it has run only in part, so all of its annotations are conditional.
    const conditional = outer.kind === ScopeKind.MODULE ||
      outer.kind === ScopeKind.CLASS && outer.inConditionalBlock;
    if (conditional && outer.kind === ScopeKind.MODULE && !outer.hasConditionalAnnotations) {
      outer.hasConditionalAnnotations = true;
      this.define("__conditional_annotations__", SymbolFlag.USED, annotation);
    }
    let scope = outer.annotationScope;
    if (scope === null) {
      scope = this.enterNew(ScopeKind.ANNOTATION, "__annotate__", annotation);
      outer.annotationScope = scope;
      if (outer.kind === ScopeKind.CLASS && !this.future.annotations) {
        scope.canSeeClassScope = true;
        this.define("__classdict__", SymbolFlag.USED, annotation);
      }
    } else {
      this.enter(scope, false);
    }
    if (conditional && outer.kind === ScopeKind.CLASS && !this.future.annotations) {
      // Makes the class body keep the set in a cell.
      this.define("__conditional_annotations__", SymbolFlag.USED, annotation);
    }
    if (unevaluated) scope.inUnevaluatedAnnotation = true;
    this.visit(annotation);
    if (unevaluated) scope.inUnevaluatedAnnotation = false;
    this.exit();
  }

  // ----------------------------------------------------------------------------------------------------- patterns

  #visitCase(matchCase: MatchCase): void {
    this.#visitPattern(matchCase.pattern);
    if (matchCase.guard !== null) this.visit(matchCase.guard);
    this.#visitStatements(matchCase.body);
  }

  #visitPatterns(patterns: readonly Pattern[]): void {
    for (const pattern of patterns) this.#visitPattern(pattern);
  }

  #visitPattern(pattern: Pattern): void {
    if (++this.depth > MAX_DEPTH) throw recursionFailure();
    switch (pattern.kind) {
      case "MatchValue":
        this.visit(pattern.value);
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
        this.visitAll(pattern.keys);
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
    this.depth--;
  }

  #bindPatternName(name: string | null, at: Located): void {
    if (name !== null) this.define(name, SymbolFlag.LOCAL, at);
  }

  #visitClassPattern(pattern: MatchClass): void {
    this.visit(pattern.cls);
    this.#visitPatterns(pattern.patterns);
    pattern.kwd_attrs.forEach((name, i) => {
      this.checkName(name, pattern.kwd_patterns[i], "Store");
    });
    this.#visitPatterns(pattern.kwd_patterns);
  }
}

function hasAnnotation(parameter: Arg): boolean {
  return parameter.annotation !== null;
}
