/**
 * The modules of CPython's tests, as an embedder supplies them: this folder's own test.support, stand-ins for modules
 * that guest code never will have, and everything else that is pure Python from an installation.
 */
import type { GuestModule } from "../../core/host/options.ts";
import { libraryNames } from "../../core/library/index.ts";

const GUEST = new URL("guest/", import.meta.url);

/** Modules that are own files of this folder instead of the installation's. */
const OWN: Readonly<Record<string, string>> = {
  test: "test/__init__.py",
  "test.support": "test/support/__init__.py",
  "test.support.bytecode_helper": "test/support/bytecode_helper.py",
  "test.support.import_helper": "test/support/import_helper.py",
  "test.support.isolation": "test/support/isolation.py",
  "test.support.os_helper": "test/support/os_helper.py",
  "test.support.script_helper": "test/support/script_helper.py",
  "test.support.socket_helper": "test/support/socket_helper.py",
  "test.support.threading_helper": "test/support/threading_helper.py",
  cpython_tests: "driver.py",
  sample_tests: "sample_tests.py",
};

/** Modules that guest code never will have: tests that use one are skipped, those beside them run. */
const ABSENT: readonly string[] = [
  "subprocess",
  "multiprocessing",
  "concurrent",
  "signal",
  "socket",
  "select",
  "ctypes",
  "mmap",
  "pydoc",
  "dis",
  "opcode",
  "marshal",
  "_opcode",
  "_opcode_metadata",
  "_testinternalcapi",
  "_testlimitedcapi",
  "_interpreters",
  "_interpchannels",
  "site",
  "selectors",
  "py_compile",
  "_imp",
  "pyexpat",
  "urllib.request",
  "http.server",
  "wsgiref",
  "socketserver",
  "_symtable",
  "asyncore",
  "_string",
  "_contextvars",
  "_weakref",
  "bdb",
  "sysconfig",
  "dbm",
  "zipimport",
  "zipfile",
  "distutils",
];

/** Own modules that stand for those that the library does not have yet. */
const STAND_INS: readonly string[] = ["_operator", "pdb"];

/** Compiled modules of CPython whose names the public module has here. */
const ALIASES: Readonly<Record<string, string>> = {
  _ast: "ast",
  _codecs: "codecs",
  _collections_abc: "collections.abc",
  _datetime: "datetime",
  _io: "io",
  _pickle: "pickle",
  _py_warnings: "warnings",
};

/** Compiled modules of CPython, whose absence tests are made for. */
const NEVER: RegExp = /^_(testcapi|testbuffer|testmultiphase|struct|random)$/;

/**
 * Modules for a runtime: a table that reads files when an import asks for them.
 *
 * @param library the folder Lib of an installation, or null: only this folder's own modules
 */
export function moduleSources(library: string | null): Record<string, GuestModule> {
  const known = new Set(libraryNames());
  const found = new Map<string, GuestModule | null>();
  const find = (name: string): GuestModule | null => {
    let module = found.get(name);
    if (module === undefined) {
      module = locate(name, library, known);
      found.set(name, module);
    }
    return module;
  };
  return new Proxy<Record<string, GuestModule>>({}, {
    get: (_target, name) => typeof name === "string" ? find(name) ?? undefined : undefined,
    has: (_target, name) => typeof name === "string" && find(name) !== null,
    getOwnPropertyDescriptor(_target, name) {
      const value = typeof name === "string" ? find(name) : null;
      return value === null
        ? undefined
        : { value, enumerable: true, configurable: true, writable: false };
    },
  });
}

function locate(
  name: string,
  library: string | null,
  known: ReadonlySet<string>,
): GuestModule | null {
  if (Object.hasOwn(OWN, name)) {
    const source = Deno.readTextFileSync(new URL(OWN[name], GUEST));
    return { source, filename: OWN[name], isPackage: OWN[name].endsWith("__init__.py") };
  }
  if (ABSENT.includes(name.split(".")[0]) || ABSENT.includes(name)) {
    const source = Deno.readTextFileSync(new URL("absent.py", GUEST));
    return { source, filename: `${name}.py`, isPackage: true };
  }
  if (known.has(name)) return null;
  if (Object.hasOwn(ALIASES, name)) {
    // Names are set in _py_warnings as well as read, so that it has to be the module itself.
    const source = name === "_py_warnings"
      ? `import sys, ${ALIASES[name]} as module\nsys.modules[__name__] = module\n`
      : `from ${ALIASES[name]} import *\nimport ${ALIASES[name]} as _module\n` +
        "def __getattr__(name): return getattr(_module, name)\n";
    return { source, filename: `${name}.py` };
  }
  if (STAND_INS.includes(name)) {
    const file = `standin/${name}.py`;
    return {
      source: Deno.readTextFileSync(new URL(file, GUEST)),
      filename: file,
      isPackage: false,
    };
  }
  if (library === null || NEVER.test(name)) return null;
  const path = name.replaceAll(".", "/");
  for (const [file, isPackage] of [[`${path}/__init__.py`, true], [`${path}.py`, false]] as const) {
    const source = readText(`${library}/${file}`);
    if (source !== null) return { source, filename: file, isPackage };
  }
  // A folder without a file of its own is a package too.
  return isFolder(`${library}/${path}`)
    ? { source: "", filename: `${path}/__init__.py`, isPackage: true }
    : null;
}

function isFolder(path: string): boolean {
  try {
    return Deno.statSync(path).isDirectory;
  } catch {
    return false;
  }
}

function readText(path: string): string | null {
  try {
    return Deno.readTextFileSync(path);
  } catch {
    return null;
  }
}
