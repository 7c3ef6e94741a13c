import { fromFileUrl } from "@std/path";

/** What a program mostly exercises; the tables give geometric means. */
export type Group = "numeric" | "objects" | "data" | "wider" | "text";

/** A benchmark program: self-contained, prints one line of results that all runtimes must agree on. */
export interface Program {
  name: string;
  group: Group;
  /** Absolute path of its file. */
  path: string;
}

/** In the order of the tables. The first two groups are the classic thirteen, the first three the classic 22. */
const groups: Readonly<Record<Group, readonly string[]>> = {
  numeric: [
    "nbody",
    "fannkuch",
    "spectral_norm",
    "mandelbrot",
    "matrix_product",
    "fib",
    "sieve",
    "n_queens",
  ],
  objects: ["richards", "deltablue", "float_points", "chaos", "raytrace"],
  data: [
    "binary_trees",
    "collatz_dict",
    "word_count",
    "string_building",
    "sort_by_key",
    "json_round_trip",
    "generator_pipeline",
    "exceptions_in_loop",
    "pidigits",
  ],
  wider: [
    "int_loop",
    "call_shapes",
    "comprehensions",
    "itertools_mix",
    "lu_decomposition",
    "levenshtein",
    "game_of_life",
    "dijkstra",
    "sudoku",
    "small_interpreter",
    "template_render",
    "log_report",
  ],
  text: [
    "json_encode",
    "json_decode",
    "regex_scan",
    "regex_substitute",
    "text_methods",
    "text_format",
    "dict_building",
    "dict_grouping",
    "sort_strings",
    "split_strings",
    "join_strings",
  ],
};

/** Run only when they are named: with them a comparison of everything would take too long. */
const ON_DEMAND: readonly Group[] = ["text"];

/** Sets of programs that a mean is given for, each with the groups that are in it. */
export const meanSets: readonly { readonly name: string; readonly groups: readonly Group[] }[] = [
  { name: "numeric and objects", groups: ["numeric", "objects"] },
  { name: "data", groups: ["data"] },
  { name: "wider", groups: ["wider"] },
  { name: "the classic 22", groups: ["numeric", "objects", "data"] },
  { name: "text and dicts", groups: ["text"] },
  { name: "all", groups: ["numeric", "objects", "data", "wider", "text"] },
];

/** All programs of bench/programs. */
export const programs: readonly Program[] = Object.entries(groups).flatMap(([group, names]) =>
  names.map((name) => ({
    name,
    group: group as Group,
    path: fromFileUrl(new URL(`./programs/${name}.py`, import.meta.url)),
  }))
);

/**
 * The programs of those names, of which some may be groups; for no name all that are not only run on demand. Throws on a name
 * that is none.
 */
export function choosePrograms(names: readonly string[]): readonly Program[] {
  if (names.length === 0) return programs.filter(({ group }) => !ON_DEMAND.includes(group));
  const chosen = names.flatMap((name) => {
    const found = programs.filter((program) => program.name === name || program.group === name);
    if (found.length === 0) {
      const known = [...Object.keys(groups), ...programs.map((program) => program.name)].join(", ");
      throw new RangeError(`Cannot find the program '${name}': there are ${known}`);
    }
    return found;
  });
  return [...new Set(chosen)];
}
