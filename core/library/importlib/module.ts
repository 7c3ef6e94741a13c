/**
 * The package importlib (Lib/importlib): importing by name, among the library, the modules that the embedder supplies and
 * the files it granted. Left out: resources' readers, path hooks (sys.path_hooks are not
 * asked), files of bytecode, loaders of extension modules.
 */
import { NONE } from "../../heap/map.ts";
import type { Value } from "../../heap/value.ts";
import { raiseSyntaxFailure } from "../../interpreter/execute.ts";
import { findModule, textOfModule } from "../../interpreter/imports.ts";
import { pending } from "../../objects/errors.ts";
import { bool } from "../../objects/values/numbers.ts";
import { tupleOf } from "../../objects/values/sequences.ts";
import { jsString, newStr } from "../../objects/values/text.ts";
import { defineModule } from "../index.ts";
import { abcSource, machinerySource } from "./machinery_source.ts";
import { metadataSource } from "./metadata_source.ts";
import { resourcesSource } from "./resources_source.ts";
import { utilSource } from "./util_source.ts";

/** (filename or None, text or None, is it a package?) of what an import of the name would load; None: nothing. */
function findSource(name: Value): Value {
  const found = findModule(jsString(name));
  if (found === null) return pending() ? 0 : NONE;
  const { source, isPackage } = found;
  if (source === null) return tupleOf(NONE, NONE, bool(isPackage));
  let text: string;
  try {
    text = textOfModule(source);
  } catch (failure) {
    return raiseSyntaxFailure(failure, source.filename);
  }
  return tupleOf(newStr(source.filename), newStr(text), bool(isPackage));
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
  functions: { _find: ["name, /", findSource] },
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
  name: "importlib.resources",
  doc: "Read resources contained within a package.",
  source: resourcesSource,
});
