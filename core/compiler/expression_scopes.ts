/** The scopes in expressions: lambdas, comprehensions, and all names that expressions use. */
import type {
  Arg,
  Arguments,
  Attribute,
  Await,
  BinOp,
  Call,
  Comprehension,
  Expr,
  Keyword,
  Lambda,
  Located,
  Name,
  NamedExpr,
  Subscript,
} from "../syntax/ast.ts";
import { recursionFailure } from "./errors.ts";
import { MAX_DEPTH, ScopeBuilder } from "./scope_builder.ts";
import { ComprehensionKind, type Scope, ScopeKind, SymbolFlag } from "./scope.ts";

/** Walks expressions. */
export abstract class ExpressionScopes extends ScopeBuilder {
  /** Nodes of the chains being walked, see visitChain. */
  readonly #chain: (BinOp | Attribute | Subscript | Call)[] = [];

  protected visitAll(expressions: readonly Expr[]): void {
    for (let i = 0; i < expressions.length; i++) this.visit(expressions[i]);
  }

  protected visit(node: Expr): void {
    if (++this.depth > MAX_DEPTH) throw recursionFailure();
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
        this.visit(node.left);
        this.visitAll(node.comparators);
        break;
      case "BoolOp":
      case "JoinedStr":
      case "TemplateStr":
        this.visitAll(node.values);
        break;
      case "UnaryOp":
        this.visit(node.operand);
        break;
      case "List":
      case "Tuple":
      case "Set":
        this.visitAll(node.elts);
        break;
      case "Dict":
        for (const key of node.keys) if (key !== null) this.visit(key);
        this.visitAll(node.values);
        break;
      case "IfExp":
        this.visit(node.test);
        this.visit(node.body);
        this.visit(node.orelse);
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
        if (node.value !== null) this.visit(node.value);
        this.scope.generator = true;
        if (this.scope.comprehension !== ComprehensionKind.NONE) {
          throw this.#yieldInComprehension(node);
        }
        break;
      case "Await":
        this.#visitAwait(node);
        break;
      case "FormattedValue":
      case "Interpolation":
        this.visit(node.value);
        if (node.format_spec !== null) this.visit(node.format_spec);
        break;
      case "Starred":
        this.visit(node.value);
        break;
      case "Slice":
        if (node.lower !== null) this.visit(node.lower);
        if (node.upper !== null) this.visit(node.upper);
        if (node.step !== null) this.visit(node.step);
        break;
    }
    this.depth--;
  }

  #visitName(node: Name): void {
    const scope = this.scope;
    if (scope.inUnevaluatedAnnotation) return;
    const { id, ctx } = node;
    if (ctx !== "Load") {
      this.defineFor(id, SymbolFlag.LOCAL, node, ctx);
      return;
    }
    this.defineIn(scope, id, SymbolFlag.USED, node);
    // super() without arguments reads the __class__ cell.
    if (id === "super" && scope.isFunctionLike) this.define("__class__", SymbolFlag.USED, node);
  }

  /** Walks `a.b(c)[d] + e ...` from its innermost left end outwards, in a loop. */
  #visitChain(node: BinOp | Attribute | Subscript | Call): void {
    const chain = this.#chain;
    const base = chain.length;
    let next: Expr = node;
    for (;;) {
      if (next.kind === "Attribute") {
        this.checkName(next.attr, next, next.ctx);
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
    this.visit(next);
    while (chain.length > base) {
      const link = chain.pop()!;
      switch (link.kind) {
        case "Call":
          this.visitAll(link.args);
          this.visitKeywords(link.keywords);
          break;
        case "BinOp":
          this.visit(link.right);
          break;
        case "Subscript":
          this.visit(link.slice);
          break;
      }
    }
  }

  protected visitKeywords(keywords: readonly Keyword[]): void {
    for (const keyword of keywords) {
      if (keyword.arg !== null) this.checkName(keyword.arg, keyword, "Store");
    }
    for (const keyword of keywords) this.visit(keyword.value);
  }

  #visitAwait(node: Await): void {
    this.#refuseInAnnotation("await expression", node);
    const scope = this.scope;
    if (!scope.isFunctionLike) throw this.failure("'await' outside function", node);
    if (!scope.isAsyncFunction && scope.comprehension === ComprehensionKind.NONE) {
      throw this.failure("'await' outside async function", node);
    }
    this.visit(node.value);
    scope.coroutine = true;
  }

  #refuseInAnnotation(what: string, node: Located): void {
    const { kind, description } = this.scope;
    let where: string;
    if (kind === ScopeKind.ANNOTATION) where = "an annotation";
    else if (kind === ScopeKind.TYPE_VARIABLE) where = description!;
    else if (kind === ScopeKind.TYPE_ALIAS) where = "a type alias";
    else if (kind === ScopeKind.TYPE_PARAMETERS) where = "the definition of a generic";
    else return;
    throw this.failure(`${what} cannot be used within ${where}`, node);
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
    const outer = this.scope;
    // The outermost iterable is evaluated in the enclosing scope.
    outer.iterableExpressions++;
    this.visit(outermost.iter);
    outer.iterableExpressions--;
    const scope = this.enterNew(ScopeKind.FUNCTION, name, node);
    this.scopes.set(node, scope);
    scope.comprehension = kind;
    if (outermost.is_async === 1) scope.coroutine = true;
    this.define(".0", SymbolFlag.PARAMETER, node);
    scope.inIterationTarget = true;
    this.visit(outermost.target);
    scope.inIterationTarget = false;
    this.visitAll(outermost.ifs);
    for (let i = 1; i < generators.length; i++) this.#visitGenerator(generators[i], scope);
    if (value !== null) this.visit(value);
    this.visit(element);
    scope.generator = kind === ComprehensionKind.GENERATOR;
    const isAsync = scope.coroutine && !scope.generator;
    this.exit();
    if (!isAsync) return;
    if (!outer.isAsyncFunction && outer.comprehension === ComprehensionKind.NONE) {
      const message = "asynchronous comprehension outside of an asynchronous function";
      throw this.failure(message, node);
    }
    outer.coroutine = true;
  }

  #visitGenerator(generator: Comprehension, scope: Scope): void {
    scope.inIterationTarget = true;
    this.visit(generator.target);
    scope.inIterationTarget = false;
    scope.iterableExpressions++;
    this.visit(generator.iter);
    scope.iterableExpressions--;
    this.visitAll(generator.ifs);
    if (generator.is_async === 1) scope.coroutine = true;
  }

  #yieldInComprehension(node: Located): Error {
    const kind = this.scope.comprehension;
    let what = "generator expression";
    if (kind === ComprehensionKind.LIST) what = "list comprehension";
    else if (kind === ComprehensionKind.SET) what = "set comprehension";
    else if (kind === ComprehensionKind.DICT) what = "dict comprehension";
    return this.failure(`'yield' inside ${what}`, node);
  }

  #visitNamedExpression(node: NamedExpr): void {
    const scope = this.scope;
    if (scope.iterableExpressions > 0) {
      throw this.failure(
        "assignment expression cannot be used in a comprehension iterable expression",
        node,
      );
    }
    if (scope.comprehension !== ComprehensionKind.NONE) this.#bindOutside(node.target);
    this.visit(node.value);
    this.visit(node.target);
  }

  /** `:=` inside a comprehension binds in the nearest scope around it that is none. */
  #bindOutside(target: Name): void {
    const name = target.id;
    for (let i = this.stack.length - 1; i >= 0; i--) {
      const scope = this.stack[i];
      if (scope.comprehension !== ComprehensionKind.NONE) {
        const symbol = this.lookup(name, scope);
        const rebinds = SymbolFlag.ITERATION_VARIABLE | SymbolFlag.LOCAL;
        if ((symbol & rebinds) === rebinds) {
          const message =
            `assignment expression cannot rebind comprehension iteration variable '${name}'`;
          throw this.failure(message, target);
        }
        continue;
      }
      if (scope.kind === ScopeKind.FUNCTION) {
        const isGlobal = (this.lookup(name, scope) & SymbolFlag.GLOBAL) !== 0;
        this.define(name, isGlobal ? SymbolFlag.GLOBAL : SymbolFlag.NONLOCAL, target);
        this.declare(name, target);
        this.defineIn(scope, name, SymbolFlag.LOCAL, target);
        return;
      }
      if (scope.kind === ScopeKind.MODULE) {
        this.define(name, SymbolFlag.GLOBAL, target);
        this.declare(name, target);
        this.defineIn(scope, name, SymbolFlag.GLOBAL, target);
        return;
      }
      const where = OUTSIDE_REFUSED[scope.kind];
      if (where !== undefined) {
        throw this.failure(
          `assignment expression within a comprehension cannot be used ${where}`,
          target,
        );
      }
    }
  }

  // -------------------------------------------------------------------------------------------------- lambdas

  #visitLambda(node: Lambda): void {
    this.visitDefaults(node.args);
    const scope = this.enterNew(ScopeKind.FUNCTION, "lambda", node);
    this.scopes.set(node, scope);
    this.visitParameters(node.args);
    this.visit(node.body);
    this.exit();
  }

  protected visitDefaults(args: Arguments): void {
    this.visitAll(args.defaults);
    for (const value of args.kw_defaults) if (value !== null) this.visit(value);
  }

  protected visitParameters(args: Arguments): void {
    const { vararg, kwarg } = args;
    this.#defineParameters(args.posonlyargs);
    this.#defineParameters(args.args);
    this.#defineParameters(args.kwonlyargs);
    if (vararg !== null) {
      this.define(vararg.arg, SymbolFlag.PARAMETER, vararg);
      this.scope.hasVarArgs = true;
    }
    if (kwarg !== null) {
      this.define(kwarg.arg, SymbolFlag.PARAMETER, kwarg);
      this.scope.hasVarKeywords = true;
    }
  }

  #defineParameters(parameters: readonly Arg[]): void {
    for (const parameter of parameters) {
      this.define(parameter.arg, SymbolFlag.PARAMETER, parameter);
    }
  }
}

const OUTSIDE_REFUSED: Readonly<Record<number, string>> = {
  [ScopeKind.CLASS]: "in a class body",
  [ScopeKind.TYPE_PARAMETERS]: "within the definition of a generic",
  [ScopeKind.TYPE_ALIAS]: "in a type alias",
  [ScopeKind.TYPE_VARIABLE]: "in a TypeVar bound",
};
