/** The module itertools. */
import {
  ACCUMULATE_TYPE,
  BATCHED_TYPE,
  CHAIN_TYPE,
  COMBINATIONS_TYPE,
  COMBINATIONS_WITH_REPLACEMENT_TYPE,
  COMPRESS_TYPE,
  COUNT_TYPE,
  CYCLE_TYPE,
  DROPWHILE_TYPE,
  FILTERFALSE_TYPE,
  GROUPBY_TYPE,
  GROUPER_TYPE,
  ISLICE_TYPE,
  PAIRWISE_TYPE,
  PERMUTATIONS_TYPE,
  PRODUCT_TYPE,
  REPEAT_TYPE,
  STARMAP_TYPE,
  TAKEWHILE_TYPE,
  TEE_TYPE,
  ZIP_LONGEST_TYPE,
} from "../static_types.ts";
import { defineModule } from "../index.ts";
import { combinatoricTypes } from "./combinatorics.ts";
import { combiningTypes } from "./combining.ts";
import { filteringTypes } from "./filtering.ts";
import { groupingTypes, teeFunction } from "./grouping.ts";
import { infiniteTypes } from "./infinite.ts";

defineModule({
  name: "itertools",
  doc: `Functional tools for creating and using iterators.

Infinite iterators:
count(start=0, step=1) --> start, start+step, start+2*step, ...
cycle(p) --> p0, p1, ... plast, p0, p1, ...
repeat(elem [,n]) --> elem, elem, elem, ... endlessly or up to n times

Iterators terminating on the shortest input sequence:
accumulate(p[, func]) --> p0, p0+p1, p0+p1+p2
batched(p, n) --> [p0, p1, ..., p_n-1], [p_n, p_n+1, ..., p_2n-1], ...
chain(p, q, ...) --> p0, p1, ... plast, q0, q1, ...
chain.from_iterable([p, q, ...]) --> p0, p1, ... plast, q0, q1, ...
compress(data, selectors) --> (d[0] if s[0]), (d[1] if s[1]), ...
dropwhile(predicate, seq) --> seq[n], seq[n+1], starting when predicate fails
groupby(iterable[, keyfunc]) --> sub-iterators grouped by value of keyfunc(v)
filterfalse(predicate, seq) --> elements of seq where predicate(elem) is False
islice(seq, [start,] stop [, step]) --> elements from
       seq[start:stop:step]
pairwise(s) --> (s[0],s[1]), (s[1],s[2]), (s[2], s[3]), ...
starmap(fun, seq) --> fun(*seq[0]), fun(*seq[1]), ...
tee(it, n=2) --> (it1, it2 , ... itn) splits one iterator into n
takewhile(predicate, seq) --> seq[0], seq[1], until predicate fails
zip_longest(p, q, ...) --> (p[0], q[0]), (p[1], q[1]), ...

Combinatoric generators:
product(p, q, ... [repeat=1]) --> cartesian product
permutations(p[, r])
combinations(p, r)
combinations_with_replacement(p, r)
`,
  installs: [
    ...infiniteTypes,
    ...filteringTypes,
    ...combiningTypes,
    ...combinatoricTypes,
    ...groupingTypes,
  ],
  functions: { tee: teeFunction },
  types: {
    accumulate: ACCUMULATE_TYPE,
    batched: BATCHED_TYPE,
    chain: CHAIN_TYPE,
    combinations: COMBINATIONS_TYPE,
    combinations_with_replacement: COMBINATIONS_WITH_REPLACEMENT_TYPE,
    compress: COMPRESS_TYPE,
    count: COUNT_TYPE,
    cycle: CYCLE_TYPE,
    dropwhile: DROPWHILE_TYPE,
    filterfalse: FILTERFALSE_TYPE,
    groupby: GROUPBY_TYPE,
    islice: ISLICE_TYPE,
    pairwise: PAIRWISE_TYPE,
    permutations: PERMUTATIONS_TYPE,
    product: PRODUCT_TYPE,
    repeat: REPEAT_TYPE,
    starmap: STARMAP_TYPE,
    takewhile: TAKEWHILE_TYPE,
    zip_longest: ZIP_LONGEST_TYPE,
    _grouper: GROUPER_TYPE,
    _tee: TEE_TYPE,
  },
});
