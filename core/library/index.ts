/**
 * The library: which modules there are, the file that declares each, and what each imports in its turn.
 *
 * Guest code imports synchronously, files load asynchronously. So an embedder imports all.ts, and the command line calls
 * preloadImports with the program's text first, which loads no more files than the program needs.
 */
import type { ModuleDefinition } from "../objects/define.ts";
import { whyRefused } from "./refused_modules.ts";

const modules = new Map<string, ModuleDefinition>();

/** Declares a library module: what its file does when it loads. */
export function defineModule(definition: ModuleDefinition): void {
  modules.set(definition.name, definition);
}

/** A library module's file, and the library modules that it imports. */
interface Row {
  readonly load: () => Promise<unknown>;
  readonly needs: string;
}

/** asyncio, and its submodules, which are names for parts of it. */
function asyncioRows(): Record<string, Row> {
  const names =
    "base_events base_futures coroutines events exceptions futures locks queues runners taskgroups tasks " +
    "threads timeouts unix_events";
  const parts = names.split(" ").map((name) => `asyncio.${name}`);
  const load = () => import("./asyncio/module.ts");
  const needs = `collections collections.abc heapq sys time traceback types ${parts.join(" ")}`;
  const row = { load, needs: "asyncio" };
  return { asyncio: { load, needs }, ...Object.fromEntries(parts.map((name) => [name, row])) };
}

/** email and its submodules. Any of them wants most of the others. */
function emailRows(): Record<string, Row> {
  const names =
    "_parseaddr _policybase base64mime charset contentmanager encoders errors feedparser " +
    "generator header headerregistry iterators message parser policy quoprimime utils mime " +
    "mime.application mime.audio mime.base mime.image mime.message mime.multipart mime.nonmultipart mime.text";
  const parts = names.split(" ").map((name) => `email.${name}`);
  const load = () => import("./email/module.ts");
  const needs =
    "abc base64 binascii calendar copy datetime io os quopri random re string sys time types urllib.parse";
  const row = { load, needs: "email" };
  return {
    email: { load, needs: `${needs} ${parts.join(" ")}` },
    ...Object.fromEntries(parts.map((name) => [name, row])),
  };
}

/** What stands for the network, which guest code does not have. */
function networkRows(): Record<string, Row> {
  const load = () => import("./network/module.ts");
  return {
    "http.client": { load, needs: "email email.message email.parser errno http" },
    "http.server": { load, needs: "http socketserver" },
    select: { load, needs: "errno time" },
    selectors: { load, needs: "abc collections errno time" },
    socket: { load, needs: "enum errno ipaddress os" },
    socketserver: { load, needs: "errno" },
    ssl: { load, needs: "enum errno" },
  };
}

/** xml and what is in it. */
function xmlRows(): Record<string, Row> {
  const load = () => import("./xml/module.ts");
  const sax = "_exceptions expatreader handler saxutils xmlreader".split(" ")
    .map((name) => `xml.sax.${name}`);
  const saxRow = { load, needs: "xml.sax" };
  return {
    xml: { load, needs: "" },
    "xml.etree": { load, needs: "xml" },
    "xml.etree.ElementTree": { load, needs: "xml xml.etree io re sys warnings" },
    pyexpat: { load, needs: "xml.parsers.expat" },
    "xml.parsers": { load, needs: "xml" },
    "xml.parsers.expat": { load, needs: "codecs re sys types xml xml.parsers" },
    "xml.dom": { load, needs: "xml xml.dom.minidom" },
    "xml.dom.minidom": { load, needs: "io xml xml.dom xml.parsers.expat xml.sax.handler" },
    "xml.sax": {
      load,
      needs: `codecs importlib io os sys xml xml.parsers xml.parsers.expat ${sax.join(" ")}`,
    },
    ...Object.fromEntries(sax.map((name) => [name, saxRow])),
  };
}

/** All library modules. The needs of a module are those of its Python source, separated by spaces. */
const ROWS: Readonly<Record<string, Row>> = {
  abc: { load: () => import("./abc/module.ts"), needs: "" },
  __future__: { load: () => import("./future.ts"), needs: "" },
  argparse: {
    load: () => import("./argparse/module.ts"),
    needs: "difflib os re shutil sys textwrap warnings",
  },
  annotationlib: { load: () => import("./annotationlib.ts"), needs: "enum sys" },
  array: {
    load: () => import("./array/module.ts"),
    needs: "operator struct sys warnings",
  },
  ast: { load: () => import("./ast/module.ts"), needs: "contextlib inspect os re sys warnings" },
  atexit: { load: () => import("./atexit.ts"), needs: "sys traceback" },
  ...asyncioRows(),
  collections: {
    load: () => import("./collections/module.ts"),
    needs: "collections.abc itertools operator",
  },
  "collections.abc": { load: () => import("./collections/abc.ts"), needs: "abc collections sys" },
  bisect: { load: () => import("./bisect.ts"), needs: "" },
  contextlib: { load: () => import("./contextlib.ts"), needs: "abc os sys" },
  contextvars: { load: () => import("./contextvars.ts"), needs: "" },
  configparser: {
    load: () => import("./configparser.ts"),
    needs: "collections collections.abc functools io os re",
  },
  codecs: { load: () => import("./codecs.ts"), needs: "base64 binascii io" },
  cmath: { load: () => import("./numeric_modules.ts"), needs: "math" },
  colorsys: { load: () => import("./numeric_modules.ts"), needs: "" },
  cmd: { load: () => import("./simple_modules.ts"), needs: "inspect string sys" },
  code: { load: () => import("./simple_modules.ts"), needs: "codeop sys traceback" },
  codeop: { load: () => import("./simple_modules.ts"), needs: "" },
  filecmp: { load: () => import("./simple_modules.ts"), needs: "os stat" },
  getopt: { load: () => import("./getopt.ts"), needs: "os" },
  gettext: {
    load: () => import("./gettext.ts"),
    needs: "copy errno locale operator os re struct warnings",
  },
  http: { load: () => import("./http.ts"), needs: "enum" },
  "http.cookies": {
    load: () => import("./http_cookies.ts"),
    needs: "http re time types urllib.parse",
  },
  lzma: { load: () => import("./lzma/module.ts"), needs: "binascii hashlib io operator os" },
  netrc: { load: () => import("./netrc.ts"), needs: "os re" },
  plistlib: {
    load: () => import("./plistlib.ts"),
    needs: "binascii codecs datetime enum io re struct xml.parsers.expat",
  },
  wave: { load: () => import("./wave.ts"), needs: "collections os struct warnings" },
  marshal: { load: () => import("./marshal.ts"), needs: "struct" },
  mimetypes: { load: () => import("./mimetypes.ts"), needs: "os posixpath urllib.parse warnings" },
  _thread: { load: () => import("./threading.ts"), needs: "time" },
  threading: {
    load: () => import("./threading.ts"),
    needs: "_thread itertools sys time traceback",
  },
  getpass: { load: () => import("./simple_modules.ts"), needs: "os sys" },
  locale: { load: () => import("./simple_modules.ts"), needs: "re" },
  platform: { load: () => import("./platform.ts"), needs: "collections sys" },
  sched: {
    load: () => import("./simple_modules.ts"),
    needs: "collections heapq itertools time",
  },
  shlex: { load: () => import("./shlex.ts"), needs: "collections io os re sys" },
  tomllib: { load: () => import("./tomllib.ts"), needs: "datetime re" },
  copy: { load: () => import("./copy.ts"), needs: "" },
  ...emailRows(),
  enum: { load: () => import("./enum.ts"), needs: "sys" },
  dataclasses: { load: () => import("./dataclasses.ts"), needs: "copy sys" },
  gc: { load: () => import("./gc.ts"), needs: "" },
  heapq: { load: () => import("./heapq.ts"), needs: "" },
  json: { load: () => import("./json/module.ts"), needs: "json.decoder json.encoder json.scanner" },
  "json.decoder": { load: () => import("./json/decoder.ts"), needs: "" },
  "json.encoder": { load: () => import("./json/encoder.ts"), needs: "" },
  "json.scanner": { load: () => import("./json/decoder.ts"), needs: "" },
  random: { load: () => import("./random/module.ts"), needs: "math" },
  re: { load: () => import("./re/module.ts"), needs: "enum sys" },
  "re._constants": { load: () => import("./re/module.ts"), needs: "re re._parser" },
  "re._parser": { load: () => import("./re/module.ts"), needs: "re" },
  statistics: { load: () => import("./statistics.ts"), needs: "math collections random" },
  "string.templatelib": { load: () => import("./templatelib.ts"), needs: "string" },
  string: { load: () => import("./string.ts"), needs: "re" },
  sys: { load: () => import("./sys/module.ts"), needs: "" },
  time: { load: () => import("./time/module.ts"), needs: "" },
  functools: { load: () => import("./functools/module.ts"), needs: "" },
  keyword: { load: () => import("./keyword.ts"), needs: "" },
  textwrap: { load: () => import("./textwrap.ts"), needs: "" },
  typing: {
    load: () => import("./typing/module.ts"),
    needs: "abc annotationlib collections collections.abc contextlib sys warnings",
  },
  types: { load: () => import("./types.ts"), needs: "" },
  weakref: {
    load: () => import("./weakref.ts"),
    needs: "collections.abc itertools operator sys copy",
  },
  importlib: { load: () => import("./importlib/module.ts"), needs: "sys" },
  "importlib.abc": {
    load: () => import("./importlib/module.ts"),
    needs: "abc importlib importlib.machinery",
  },
  "importlib.resources": {
    load: () => import("./importlib/module.ts"),
    needs: "contextlib importlib importlib.resources.abc os pathlib sys tempfile types",
  },
  "importlib.resources.abc": {
    load: () => import("./importlib/module.ts"),
    needs: "abc importlib.resources typing",
  },
  "importlib.resources.readers": {
    load: () => import("./importlib/module.ts"),
    needs: "importlib.resources importlib.resources.abc pathlib",
  },
  "importlib.machinery": {
    load: () => import("./importlib/module.ts"),
    needs: "importlib importlib.resources.readers importlib.util os sys",
  },
  "importlib.metadata": {
    load: () => import("./importlib/module.ts"),
    needs: "configparser csv email email.parser importlib os pathlib re sys",
  },
  "importlib.util": {
    load: () => import("./importlib/module.ts"),
    needs: "hashlib importlib importlib.abc importlib.machinery os re sys types",
  },
  inspect: {
    load: () => import("./inspect/module.ts"),
    needs: "annotationlib collections enum functools keyword linecache sys token",
  },
  ipaddress: { load: () => import("./ipaddress/module.ts"), needs: "functools" },
  itertools: { load: () => import("./itertools/module.ts"), needs: "" },
  math: { load: () => import("./math/module.ts"), needs: "" },
  operator: { load: () => import("./operator/module.ts"), needs: "" },
  io: { load: () => import("./io.ts"), needs: "abc gc posix stat sys" },
  os: { load: () => import("./os/module.ts"), needs: "abc io posix posixpath stat sys" },
  "os.path": { load: () => import("./os/module.ts"), needs: "os" },
  optparse: { load: () => import("./optparse.ts"), needs: "os shutil sys textwrap" },
  ntpath: { load: () => import("./os/module.ts"), needs: "os" },
  pathlib: {
    load: () => import("./pathlib/module.ts"),
    needs: "collections.abc functools io ntpath os posixpath re urllib.parse warnings",
  },
  glob: { load: () => import("./os/tools.ts"), needs: "fnmatch os re" },
  shutil: {
    load: () => import("./os/tools.ts"),
    needs: "collections errno fnmatch os stat sys warnings",
  },
  tempfile: {
    load: () => import("./os/tempfile.ts"),
    needs: "errno functools io os random shutil sys types warnings weakref",
  },
  linecache: { load: () => import("./os/tools.ts"), needs: "os sys" },
  fileinput: { load: () => import("./os/tools.ts"), needs: "os sys" },
  posix: { load: () => import("./os/posix.ts"), needs: "" },
  posixpath: { load: () => import("./os/module.ts"), needs: "os posix stat" },
  stat: { load: () => import("./os/module.ts"), needs: "" },
  datetime: { load: () => import("./datetime/module.ts"), needs: "time re enum sys warnings" },
  zlib: { load: () => import("./zlib/module.ts"), needs: "operator" },
  zoneinfo: { load: () => import("./zoneinfo.ts"), needs: "datetime" },
  numbers: { load: () => import("./numbers.ts"), needs: "abc" },
  fractions: { load: () => import("./fractions.ts"), needs: "decimal math numbers operator re" },
  decimal: {
    load: () => import("./decimal/module.ts"),
    needs: "math numbers collections collections.abc re enum sys warnings",
  },
  gzip: { load: () => import("./gzip.ts"), needs: "io os time zlib errno" },
  hashlib: { load: () => import("./hashlib/module.ts"), needs: "" },
  hmac: { load: () => import("./hashlib/module.ts"), needs: "hashlib" },
  html: { load: () => import("./html/module.ts"), needs: "re html.entities" },
  "html.parser": { load: () => import("./html/module.ts"), needs: "html re" },
  ...xmlRows(),
  "html.entities": { load: () => import("./html/module.ts"), needs: "" },
  binascii: { load: () => import("./binary/binascii.ts"), needs: "" },
  base64: { load: () => import("./binary/base64.ts"), needs: "binascii" },
  quopri: { load: () => import("./binary/quopri.ts"), needs: "binascii" },
  struct: { load: () => import("./binary/struct.ts"), needs: "operator math" },
  unicodedata: { load: () => import("./unicodedata/module.ts"), needs: "" },
  unittest: {
    load: () => import("./unittest/module.ts"),
    needs:
      "asyncio collections contextlib difflib functools inspect io logging pprint re sys time traceback types warnings",
  },
  "unittest.mock": {
    load: () => import("./unittest/mock.ts"),
    needs: "asyncio contextlib functools inspect io pprint sys types unittest",
  },
  calendar: { load: () => import("./calendar.ts"), needs: "sys datetime enum warnings" },
  rlcompleter: { load: () => import("./rlcompleter.ts"), needs: "keyword re" },
  reprlib: { load: () => import("./reprlib.ts"), needs: "" },
  graphlib: { load: () => import("./graphlib.ts"), needs: "types" },
  fnmatch: { load: () => import("./fnmatch.ts"), needs: "re" },
  timeit: { load: () => import("./timeit.ts"), needs: "gc itertools sys time traceback" },
  doctest: {
    load: () => import("./doctest/module.ts"),
    needs: "__future__ collections difflib inspect io linecache os re sys traceback unittest",
  },
  pickle: {
    load: () => import("./pickle/module.ts"),
    needs: "codecs copyreg functools io struct sys types",
  },
  pprint: { load: () => import("./pprint.ts"), needs: "collections dataclasses io re sys types" },
  difflib: { load: () => import("./difflib.ts"), needs: "collections heapq re types" },
  urllib: { load: () => import("./urllib_parse.ts"), needs: "" },
  "urllib.parse": { load: () => import("./urllib_parse.ts"), needs: "urllib collections" },
  "urllib.error": { load: () => import("./urllib_parse.ts"), needs: "urllib" },
  "urllib.response": { load: () => import("./urllib_parse.ts"), needs: "urllib tempfile" },
  "urllib.request": {
    load: () => import("./urllib_parse.ts"),
    needs: "urllib urllib.error urllib.parse",
  },
  ctypes: { load: () => import("./ctypes.ts"), needs: "operator struct sys warnings" },
  bdb: { load: () => import("./debugger.ts"), needs: "" },
  bz2: { load: () => import("./bz2/module.ts"), needs: "io os" },
  _string: { load: () => import("./string.ts"), needs: "string" },
  _ast: { load: () => import("./ast/module.ts"), needs: "ast" },
  encodings: { load: () => import("./encodings.ts"), needs: "codecs encodings.aliases sys" },
  "encodings.aliases": { load: () => import("./encodings.ts"), needs: "encodings" },
  pdb: { load: () => import("./debugger.ts"), needs: "bdb cmd" },
  tarfile: {
    load: () => import("./archives/module.ts"),
    needs: "bz2 copy gzip io lzma os re shutil stat struct sys time",
  },
  zipfile: {
    load: () => import("./archives/module.ts"),
    needs: "binascii bz2 io os pathlib posixpath re shutil stat struct sys time warnings zlib",
  },
  "zipfile._path": { load: () => import("./archives/module.ts"), needs: "zipfile" },
  ...networkRows(),
  dbm: { load: () => import("./databases.ts"), needs: "dbm.dumb os" },
  "dbm.dumb": { load: () => import("./databases.ts"), needs: "ast collections.abc dbm io os" },
  shelve: { load: () => import("./databases.ts"), needs: "collections.abc dbm io pickle" },
  compression: { load: () => import("./small_reexports.ts"), needs: "" },
  "compression.bz2": { load: () => import("./small_reexports.ts"), needs: "bz2 compression" },
  "compression.lzma": { load: () => import("./small_reexports.ts"), needs: "compression lzma" },
  "compression.gzip": { load: () => import("./small_reexports.ts"), needs: "compression gzip" },
  "compression.zlib": { load: () => import("./small_reexports.ts"), needs: "compression zlib" },
  faulthandler: { load: () => import("./small_reexports.ts"), needs: "sys" },
  genericpath: { load: () => import("./small_reexports.ts"), needs: "posixpath" },
  concurrent: { load: () => import("./concurrent_futures.ts"), needs: "" },
  "concurrent.futures": {
    load: () => import("./concurrent_futures.ts"),
    needs: "collections concurrent itertools logging sys time types",
  },
  "concurrent.futures._base": {
    load: () => import("./concurrent_futures.ts"),
    needs: "concurrent.futures",
  },
  "concurrent.futures.process": {
    load: () => import("./concurrent_futures.ts"),
    needs: "concurrent.futures",
  },
  "concurrent.futures.thread": {
    load: () => import("./concurrent_futures.ts"),
    needs: "concurrent.futures",
  },
  pkgutil: {
    load: () => import("./pkgutil.ts"),
    needs: "collections functools importlib importlib.machinery importlib.util os os.path sys",
  },
  runpy: { load: () => import("./pkgutil.ts"), needs: "importlib importlib.util io os sys types" },
  signal: { load: () => import("./signal.ts"), needs: "enum errno operator sys" },
  sysconfig: { load: () => import("./sysconfig.ts"), needs: "os re sys" },
  "ctypes.util": { load: () => import("./ctypes.ts"), needs: "ctypes" },
  subprocess: { load: () => import("./subprocess.ts"), needs: "errno types" },
  token: { load: () => import("./tokenize.ts"), needs: "" },
  tokenize: { load: () => import("./tokenize.ts"), needs: "codecs collections io re token" },
  zipimport: { load: () => import("./zipimport.ts"), needs: "" },
  secrets: { load: () => import("./identifiers.ts"), needs: "base64 binascii hmac random" },
  uuid: { load: () => import("./identifiers.ts"), needs: "time enum os random hashlib" },
  csv: { load: () => import("./csv.ts"), needs: "io re types" },
  traceback: { load: () => import("./traceback.ts"), needs: "sys warnings" },
  warnings: { load: () => import("./warnings.ts"), needs: "sys re functools enum types" },
  queue: { load: () => import("./queue.ts"), needs: "heapq types collections" },
  copyreg: { load: () => import("./copyreg.ts"), needs: "copy" },
  errno: { load: () => import("./errno.ts"), needs: "" },
  logging: {
    load: () => import("./logging/module.ts"),
    needs: "sys time string traceback re types enum os",
  },
  "logging.config": {
    load: () => import("./logging/module.ts"),
    needs: "logging logging.handlers re",
  },
  "logging.handlers": { load: () => import("./logging/module.ts"), needs: "copy logging os time" },
};

const NO_NETWORK = "guest code has no network";

/**
 * Modules of what guest code cannot have: what packages import of them for a lock or a number, and what does the rest raises. They are
 * there where the embedder asks for them (`RuntimeOptions.standIns`).
 */
const STAND_INS: Readonly<Record<string, string>> = {
  threading: "guest code runs in one thread",
  _thread: "guest code runs in one thread",
  subprocess: "guest code cannot start processes",
  ctypes: "guest code cannot reach native code",
  concurrent: "guest code runs in one thread",
  socket: NO_NETWORK,
  select: NO_NETWORK,
  selectors: NO_NETWORK,
  ssl: NO_NETWORK,
  socketserver: NO_NETWORK,
  "http.client": NO_NETWORK,
  "http.server": NO_NETWORK,
};

/** Names of all library modules, in no order. */
export function libraryNames(): string[] {
  return Object.keys(ROWS);
}

/** The library modules that a module's Python source imports, as its row says. */
export function libraryNeeds(name: string): string[] {
  return ROWS[name].needs.split(" ").filter((need) => need !== "");
}

/**
 * The definition of a library module, or null when there is none or its file has not been loaded.
 *
 * @param standIns whether modules may be had that stand for what guest code cannot have
 */
export function libraryModule(name: string, standIns = true): ModuleDefinition | null {
  if (!standIns && Object.hasOwn(STAND_INS, name)) return null;
  return modules.get(name) ?? null;
}

/** Why a module can never be imported, as an ImportError's message; null for one that is just not there. */
export function refusedModule(name: string, standIns: boolean): string | null {
  if (!standIns && Object.hasOwn(STAND_INS, name)) {
    return `No module named '${name}': ${STAND_INS[name]}`;
  }
  if (Object.hasOwn(ROWS, name)) {
    return `No module named '${name}': its file is not loaded; core/library/all.ts loads all of them`;
  }
  const why = whyRefused(name);
  return why === undefined ? null : `No module named '${name}': ${why}`;
}

/** Where an import of any name may hide from a look at the program's text. */
const DYNAMIC =
  /\b(?:__import__|importlib|meta_path|exec|eval|runpy|pkgutil|__spec__|__loader__)\b|(?<![.\w])compile\s*\(|\bfrom\s+\./;
/** Type parameters of a class or function, or a `type` statement: what they make may need typing. */
const TYPE_PARAMETERS =
  /^[ \t]*(?:class|def|async[ \t]+def)[ \t]+\w+[ \t]*\[|^[ \t]*type[ \t]+\w+[ \t]*[[=]/m;
/** A use of the builtin open, which is io's. */
const OPEN = /\bopen\b/;
/** A use of shutil's archives, which tarfile and zipfile make. */
const ARCHIVES = /\b(?:make|unpack)_archive\b/;
/** A use of the builtin breakpoint, which asks pdb. */
const BREAKPOINT = /\bbreakpoint\b/;
/** Encodings that are codecs'. */
const OTHER_ENCODINGS = /\b(?:idna|punycode)\b/i;
const IMPORTS = /\b(?:from|import)\s+([\w.]+(?:[ \t]*,[ \t]*[\w.]+|[ \t]+as[ \t]+\w+)*)/g;

/**
 * Loads the files of the library modules that a program imports, or of all modules when its text does not tell which.
 *
 * @param source the program's text
 * @param sourceOf text of a module beside the program, or null when there is none of that name
 */
export async function preloadImports(
  source: string,
  sourceOf: (name: string) => string | null = () => null,
): Promise<void> {
  const wanted = new Set<string>();
  const seen = new Set<string>();
  const texts = [source];
  for (let text = texts.pop(); text !== undefined; text = texts.pop()) {
    if (DYNAMIC.test(text)) {
      await loadModules(libraryNames());
      return;
    }
    if (TYPE_PARAMETERS.test(text)) wanted.add("typing");
    if (OPEN.test(text)) wanted.add("io");
    if (ARCHIVES.test(text)) { for (const name of ["tarfile", "zipfile"]) wanted.add(name); }
    if (BREAKPOINT.test(text)) wanted.add("pdb");
    if (OTHER_ENCODINGS.test(text)) wanted.add("codecs");
    for (const name of importedNames(text)) {
      if (Object.hasOwn(ROWS, name)) wanted.add(name);
      else if (!seen.has(name)) {
        seen.add(name);
        const beside = sourceOf(name);
        if (beside !== null) texts.push(beside);
      }
    }
  }
  if (wanted.size > 0) await loadModules(wanted);
}

/** Names that the text seems to import, with the packages they are in; comments and strings may add some. */
function importedNames(text: string): Set<string> {
  const names = new Set<string>();
  for (const [, list] of text.matchAll(IMPORTS)) {
    for (const part of list.split(",")) {
      let name = part.trim().split(/\s/, 1)[0];
      for (; name !== ""; name = name.slice(0, Math.max(0, name.lastIndexOf(".")))) names.add(name);
    }
  }
  // `from package import submodule` and `package.submodule`
  for (const name of libraryNames()) {
    const dot = name.lastIndexOf(".");
    if (dot >= 0 && names.has(name.slice(0, dot)) && text.includes(name.slice(dot + 1))) {
      names.add(name);
    }
  }
  return names;
}

async function loadModules(names: Iterable<string>): Promise<void> {
  const all = new Set<string>(names);
  for (const name of all) {
    for (const need of ROWS[name].needs.split(" ")) if (need !== "") all.add(need);
  }
  const loads: Promise<unknown>[] = [];
  for (const name of all) if (!modules.has(name)) loads.push(ROWS[name].load());
  await Promise.all(loads);
}
