/** What the dispatch loop calls when the fast way of an instruction does not apply; one file a subject. */
export * from "./kept_results.ts";
export * from "./slow_calls.ts";
export * from "./slow_collections.ts";
export * from "./slow_exceptions.ts";
export * from "./slow_generators.ts";
export * from "./slow_imports.ts";
export * from "./slow_match.ts";
export * from "./slow_names.ts";
export * from "./slow_operators.ts";
export * from "./slow_text.ts";
