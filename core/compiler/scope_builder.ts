/**
 * The scopes of a module while they are built: entering and leaving them, and what happens to a name that is assigned, read or
 * declared. The walk over the tree is in expression_scopes.ts and symbol_table.ts.
 */
import type { ExprContext, Located } from "../syntax/ast.ts";
import type { SourceFile } from "./errors.ts";
import type { FutureFeatures } from "./future_features.ts";
import { mangleInScope } from "./name_mangling.ts";
import { Scope, ScopeKind, SymbolFlag } from "./scope.ts";

/** How deep expressions and statements may nest; the parser's limit is well below. */
export const MAX_DEPTH = 6000;

/** Receives the SyntaxWarnings of a compilation. */
export type WarningSink = (message: string, at: Located) => void;

const NOWHERE: Located = { line: 0, col: 0, endLine: 0, endCol: 0 };

/** The scopes built so far, and the one that is being built. */
export abstract class ScopeBuilder {
  readonly top: Scope = new Scope(ScopeKind.MODULE, "top", NOWHERE, null);
  readonly scopes = new Map<object, Scope>();
  readonly defaultScopes = new Map<object, Scope>();
  protected readonly source: SourceFile;
  protected readonly future: FutureFeatures;
  protected readonly warn: WarningSink | null;
  protected scope: Scope = this.top;
  /** Scopes around the current one, outermost first; not the parents of an annotation scope that is entered again. */
  protected readonly stack: Scope[] = [this.top];
  protected className: string | null = null;
  protected depth = 0;

  constructor(source: SourceFile, future: FutureFeatures, warn: WarningSink | null) {
    this.source = source;
    this.future = future;
    this.warn = warn;
  }

  // ------------------------------------------------------------------------------------------------------- scopes

  protected enter(scope: Scope, addToParent: boolean): void {
    const outer = this.scope;
    this.stack.push(scope);
    // Assignment expressions are refused everywhere inside a comprehension's iterable, lambdas included (bpo-37757).
    scope.iterableExpressions = outer.iterableExpressions;
    if (outer.mangledNames !== null && scope.kind !== ScopeKind.CLASS) {
      scope.mangledNames = outer.mangledNames;
    }
    this.scope = scope;
    // Annotations that will be strings take no part in the analysis.
    if (this.future.annotations && scope.kind === ScopeKind.ANNOTATION) return;
    if (addToParent) outer.children.push(scope);
  }

  protected exit(): void {
    this.stack.pop();
    this.scope = this.stack[this.stack.length - 1];
  }

  protected enterNew(kind: number, name: string, at: Located): Scope {
    const scope = new Scope(kind, name, at, this.scope);
    this.enter(scope, true);
    if (
      kind === ScopeKind.ANNOTATION || kind === ScopeKind.TYPE_VARIABLE ||
      kind === ScopeKind.TYPE_ALIAS
    ) {
      // The parameter of the function that evaluates it.
      this.define(".format", SymbolFlag.PARAMETER, at);
      this.define(".format", SymbolFlag.USED, at);
    }
    return scope;
  }

  protected mangled(name: string, scope: Scope): string {
    return mangleInScope(this.className, scope.mangledNames, name);
  }

  protected lookup(name: string, scope: Scope = this.scope): number {
    return scope.symbols.get(this.mangled(name, scope)) ?? 0;
  }

  protected define(name: string, flag: number, at: Located): void {
    this.defineFor(name, flag, at, flag === SymbolFlag.USED ? "Load" : "Store");
  }

  protected defineFor(name: string, flag: number, at: Located, context: ExprContext): void {
    const writes = SymbolFlag.PARAMETER | SymbolFlag.LOCAL | SymbolFlag.IMPORTED;
    if ((flag & writes) !== 0) this.checkName(name, at, context);
    if ((flag & SymbolFlag.TYPE_PARAMETER) !== 0) this.scope.mangledNames?.add(name);
    this.defineIn(this.scope, name, flag, at);
  }

  protected defineIn(scope: Scope, name: string, flag: number, at: Located): void {
    const mangled = this.mangled(name, this.scope);
    let symbol = scope.symbols.get(mangled) ?? 0;
    if ((flag & symbol & SymbolFlag.PARAMETER) !== 0) {
      throw this.failure(`duplicate argument '${name}' in function definition`, at);
    }
    if ((flag & symbol & SymbolFlag.TYPE_PARAMETER) !== 0) {
      throw this.failure(`duplicate type parameter '${name}'`, at);
    }
    symbol |= flag;
    if (scope.inIterationTarget) {
      if ((symbol & (SymbolFlag.GLOBAL | SymbolFlag.NONLOCAL)) !== 0) {
        const message =
          `comprehension inner loop cannot rebind assignment expression target '${name}'`;
        throw this.failure(message, at);
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

  protected checkName(name: string, at: Located, context: ExprContext): void {
    if (context === "Load" || name !== "__debug__") return;
    throw this.failure(
      context === "Store" ? "cannot assign to __debug__" : "cannot delete __debug__",
      at,
    );
  }

  protected declare(name: string, at: Located): void {
    (this.scope.directives ??= []).push({ name: this.mangled(name, this.scope), at });
  }

  protected failure(message: string, at: Located): Error {
    return this.source.failure(message, at);
  }
}
