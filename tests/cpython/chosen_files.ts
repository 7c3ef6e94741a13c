/** The test files of CPython that are run: those of the language, the builtin types and the library that there is. */

/** Files by their names behind `test_`; of a package, all its files are run. */
const LANGUAGE = `
augassign baseexception binop call class code compare compile contains coroutines asyncgen decorators descrtut dictcomps
dynamic dynamicclassattribute eof except_star exception_group exception_hierarchy exception_variations exceptions extcall
flufl frame fstring funcattrs future_stmt generator_stop generators genericalias genericclass genexps global grammar
int_literal isinstance keywordonlyarg listcomps longexp metaclass module named_expressions opcodes patma pep646_syntax
pkg positional_only_arg pow raise richcmp scope setcomps source_encoding string_literals subclassinit super symtable
syntax tstring type_aliases type_annotations type_comments type_params typechecks unary unicode_identifiers unpack
unpack_ex utf8source with yield_from
`;

const TYPES = `
bool buffer builtin bytes complex deque defaultdict descr dict dictviews enumerate finalization float format gc hash
index int iter iterlen list long memoryview numeric_tower ordered_dict print property range set slice sort str strtod
structseq tuple types ucn weakref weakset
`;

const LIBRARY = `
abc abstract_numbers annotationlib argparse array ast asyncio atexit base64 binascii bisect bz2 calendar charmapcodec cmath
cmd code_module codeccallbacks codecs codeop collections colorsys configparser context contextlib contextlib_async copy
copyreg csv dataclasses datetime decimal difflib doctest email enum errno file fileinput filecmp fileio fnmatch fractions
functools genericpath getopt gettext glob graphlib hashlib heapq hmac html htmlparser http_cookies importlib.test_util inspect io itertools
json keyword linecache locale logging lzma math math_property memoryio netrc operator optparse os pathlib pickle picklebuffer
platform plistlib posixpath pprint queue quopri random re reprlib rlcompleter sched secrets shelve shlex shutil stat statistics strftime
string strptime struct sys tempfile textwrap time timeit tokenize tomllib traceback typing unicodedata
unittest unittest.testmock univnewlines unparse urlparse userdict userlist userstring uuid warnings xml_etree zoneinfo
`;

/** Files of packages that are about the machine: the network, processes, threads, other platforms. */
const LEFT_OUT = new RegExp(
  "^test_asyncio\\.test_(proactor|selector|sendfile|server|sock|ssl|streams|subprocess|threads|tools|transports|unix|windows|" +
    "buffered|base_events|events|free_threading)|^test_unittest\\.(test_break|testmock\\.testthreadingmock)|" +
    "^test_pathlib\\.test_join_windows|_property$",
);

const names = (text: string) => text.trim().split(/\s+/).map((name) => `test.test_${name}`);

const CHOSEN: readonly string[] = [...names(LANGUAGE), ...names(TYPES), ...names(LIBRARY)];

/**
 * The full names of the chosen modules.
 *
 * @param library the folder of the standard library, with `test/` in it
 */
export function chosenModules(library: string): string[] {
  return CHOSEN.flatMap((name) =>
    name === "test.test_datetime" ? "test.datetimetester" : modulesOf(name, library)
  );
}

/** A test module, or what there is to run of a package: its files of tests and itself when it has some. */
export function modulesOf(name: string, library: string): string[] {
  const folder = `${library}/${name.replaceAll(".", "/")}`;
  let files;
  try {
    files = [...Deno.readDirSync(folder)].filter(({ isFile }) => isFile).map(({ name }) => name);
  } catch {
    return [name];
  }
  const own = /^\s+(async )?def test/m.test(Deno.readTextFileSync(`${folder}/__init__.py`))
    ? [name]
    : [];
  const parts = files.filter((file) => /^test\w*\.py$/.test(file)).sort()
    .map((file) => `${name}.${file.slice(0, -3)}`)
    .filter((part) => !LEFT_OUT.test(part.replace(/^test\./, "")));
  return [...own, ...parts];
}
