/** Loads every library module: for embedders, whose programs may import any of them. */
import "./itertools/module.ts";
import "./math/module.ts";
import "./operator/module.ts";
import "./bisect.ts";
import "./contextlib.ts";
import "./copy.ts";
import "./heapq.ts";
import "./json/decoder.ts";
import "./json/encoder.ts";
import "./json/module.ts";
import "./random/module.ts";
import "./string.ts";
import "./types.ts";
