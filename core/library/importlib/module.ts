/**
 * The package importlib (Lib/importlib): importing by name, among the library, the modules that the embedder supplies and
 * the files it granted. Left out: path hooks (sys.path_hooks are not asked), files of bytecode, loaders of extension modules.
 */
import { NONE } from "../../heap/map.ts";
import type { Value } from "../../heap/value.ts";
import { raiseSyntaxFailure } from "../../interpreter/execute.ts";
import {
  findModule,
  foldersOf,
  libraryPackage,
  suppliedModule,
  textOfModule,
} from "../../interpreter/imports.ts";
import { pending } from "../../objects/errors.ts";
import { bool } from "../../objects/values/numbers.ts";
import { listAppend, newList, tupleOf } from "../../objects/values/sequences.ts";
import { jsString, newStr } from "../../objects/values/text.ts";
import { defineModule } from "../index.ts";
import { abcSource, machinerySource } from "./machinery_source.ts";
import { metadataSource } from "./metadata_source.ts";
import { resourcesAbcSource, resourcesReadersSource, resourcesSource } from "./resources_source.ts";
import { utilSource } from "./util_source.ts";

/** A list of the texts. */
function listOf(texts: readonly string[]): Value {
  const list = newList();
  for (const text of texts) listAppend(list, newStr(text));
  return list;
}

/**
 * What an import would load that is no library module: (its filename; None: folders alone, the folders of its submodules;
 * None: it is no package). None: there is none.
 *
 * @param path where the module is looked for; None: in the folders of sys.path
 */
function findSource(name: Value, path: Value): Value {
  const found = findModule(jsString(name), path);
  if (found === null) return pending() ? 0 : NONE;
  const { source, isPackage } = found;
  if (source === null) return NONE;
  const { filename, namespace } = source;
  const folders = namespace ?? foldersOf(filename);
  return tupleOf(
    namespace === undefined ? newStr(filename) : NONE,
    isPackage ? listOf(folders) : NONE,
  );
}

/** (filename, text) of the module of that name that the embedder supplied, or None. */
function supplied(name: Value): Value {
  const source = suppliedModule(jsString(name));
  if (source === null) return pending() ? 0 : NONE;
  let text: string;
  try {
    text = textOfModule(source);
  } catch (failure) {
    return raiseSyntaxFailure(failure, source.filename);
  }
  return tupleOf(newStr(source.filename), newStr(text));
}

/** Whether the library module of that name is a package; None: there is no such module. */
function isLibrary(name: Value): Value {
  const isPackage = libraryPackage(jsString(name));
  return isPackage === null ? NONE : bool(isPackage);
}

defineModule({
  name: "importlib",
  isPackage: true,
  doc: "A pure Python implementation of import.",
  source: `
import sys as _sys

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]
__import__ = __import__


def _resolve_name(name, package, level):
    bits = package.rsplit(".", level - 1)
    if len(bits) < level:
        raise ImportError("attempted relative import beyond top-level package")
    base = bits[0]
    return f"{base}.{name}" if name else base


def import_module(name, package=None):
    """Import a module; a name that begins with dots is relative to the package."""
    level = 0
    if name.startswith("."):
        if not package:
            raise TypeError("the 'package' argument is required to perform a relative import "
                            f"for {name!r}")
        for character in name:
            if character != ".":
                break
            level += 1
    full = name[level:] if level == 0 else _resolve_name(name[level:], package, level)
    if not full:
        raise ValueError("Empty module name")
    __import__(full)
    return _sys.modules[full]


def invalidate_caches():
    """There are no caches."""


_reloading = {}


def reload(module):
    """Run the module's code once more in its namespace and return it."""
    name = getattr(module, "__name__", None)
    if name is None or not isinstance(module, type(_sys)):
        raise TypeError("reload() argument must be a module")
    if _sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    if name in _reloading:
        return _reloading[name]
    _reloading[name] = module
    try:
        del _sys.modules[name]
        try:
            __import__(name)
            fresh = _sys.modules[name]
        finally:
            _sys.modules[name] = module
        vars(module).update(vars(fresh))
        return module
    finally:
        del _reloading[name]
`,
});

defineModule({
  name: "importlib.machinery",
  doc: "The machinery of importlib: finders, loaders, hooks, etc.",
  functions: {
    _find: ["name, path, /", findSource],
    _supplied: ["name, /", supplied],
    _is_library: ["name, /", isLibrary],
  },
  source: machinerySource,
});

defineModule({
  name: "importlib.abc",
  doc: "Abstract base classes related to import.",
  source: abcSource,
});

defineModule({
  name: "importlib.util",
  doc: "Utility code for constructing importers, etc.",
  source: utilSource,
});

defineModule({
  name: "importlib.metadata",
  doc: "Metadata of installed distributions, of which there are none.",
  source: metadataSource,
});

defineModule({
  name: "importlib.resources.abc",
  doc: "Abstract base classes of resources.",
  source: resourcesAbcSource,
});

defineModule({
  name: "importlib.resources.readers",
  doc: "Readers of resources for loaders of files and of namespace packages.",
  source: resourcesReadersSource,
});

defineModule({
  name: "importlib.resources",
  isPackage: true,
  doc: "Read resources contained within a package.",
  source: resourcesSource,
});
