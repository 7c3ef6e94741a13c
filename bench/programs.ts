import { fromFileUrl } from "@std/path";

/** What a program mostly exercises; the tables give a geometric mean for each. */
export type Group = "numeric" | "objects" | "language" | "data";

/** A benchmark program: self-contained, prints one line of results that all runtimes must agree on. */
export interface Program {
  name: string;
  group: Group;
  /** Absolute path of its file. */
  path: string;
}

/** In the order of the tables. The numeric and object programs are the classic thirteen. */
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
  language: [
    "int_loop",
    "call_shapes",
    "generator_pipeline",
    "exceptions_in_loop",
    "comprehensions",
    "itertools_mix",
  ],
  data: [
    "binary_trees",
    "collatz_dict",
    "word_count",
    "string_building",
    "sort_by_key",
    "json_round_trip",
    "pidigits",
  ],
};

/** All programs of bench/programs. */
export const programs: readonly Program[] = Object.entries(groups).flatMap(([group, names]) =>
  names.map((name) => ({
    name,
    group: group as Group,
    path: fromFileUrl(new URL(`./programs/${name}.py`, import.meta.url)),
  }))
);

/** The programs of those names, all of them for no name. Throws on a name that is none. */
export function choosePrograms(names: readonly string[]): readonly Program[] {
  if (names.length === 0) return programs;
  return names.map((name) => {
    const program = programs.find((candidate) => candidate.name === name);
    if (program === undefined) {
      const known = programs.map((candidate) => candidate.name).join(", ");
      throw new RangeError(`Cannot find the program '${name}': there are ${known}`);
    }
    return program;
  });
}
