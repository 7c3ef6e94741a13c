/** The test files of CPython that are run: those of the language, the builtin types and the library's core. */
export const CHOSEN: readonly string[] = [
  // The language
  ..."augassign binop class compare contains coroutines asyncgen decorators dictcomps except_star"
    .split(" "),
  ..."exception_group exceptions extcall fstring generators genexps global grammar keywordonlyarg"
    .split(" "),
  ..."listcomps named_expressions patma positional_only_arg raise scope setcomps unpack unpack_ex with"
    .split(" "),
  // Builtin types and functions
  ..."bool builtin bytes complex descr dict enumerate float format int iter list property range set"
    .split(" "),
  ..."slice sort tuple unicode".split(" "),
  // The library
  ..."abc bisect collections contextlib contextlib_async copy dataclasses decimal enum"
    .split(" "),
  ..."fractions functools heapq itertools math operator re statistics string textwrap types typing"
    .split(" "),
].map((name) => `test.test_${name}`).concat(
  // What test_datetime runs twice.
  "test.datetimetester",
  "decode default dump encode_basestring_ascii enum fail float indent pass1 pass2 pass3 recursion scanstring separators speedups unicode"
    .split(" ").map((name) => `test.test_json.test_${name}`),
  "assertions async_case case functiontestcase loader program result runner setups skipping suite"
    .split(" ")
    .map((name) => `unittest.test.test_${name}`),
);
