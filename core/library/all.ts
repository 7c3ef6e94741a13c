/** Loads every library module: for embedders, whose programs may import any of them. */
import "./itertools/module.ts";
import "./math/module.ts";
import "./operator/module.ts";
