/** Loads every library module: for embedders, whose programs may import "./abc/module.ts";
import "./bisect.ts";
import "./collections/abc.ts";
import "./collections/module.ts";
import "./contextlib.ts";
import "./copy.ts";
import "./heapq.ts";
import "./itertools/module.ts";
import "./json/decoder.ts";
import "./json/encoder.ts";
import "./json/module.ts";
import "./math/module.ts";
import "./operator/module.ts";
import "./random/module.ts";
import "./string.ts";
import "./types.ts";
import any of them. */
