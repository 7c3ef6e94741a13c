/**
 * The module ast. Left out: type comments, Constant.kind, PyCF_OPTIMIZED_AST.
 */
import { parseToTree } from "../../interpreter/syntax_trees.ts";
import { defineModule } from "../index.ts";
import { NODES_SOURCE } from "./nodes_source.ts";
import { UNPARSE_SOURCE } from "./unparse_source.ts";

defineModule({
  name: "ast",
  functions: { _parse: ["source, filename, mode, classes, singletons, /", parseToTree] },
  source: NODES_SOURCE + UNPARSE_SOURCE,
});
defineModule({
  name: "_ast",
  source: "from ast import *\nfrom ast import AST\nimport ast as _module\n",
});
