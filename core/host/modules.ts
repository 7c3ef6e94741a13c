/** Where a runtime's modules come from: the embedder's sources first, then the library. */
import type { ModuleDefinition } from "../objects/define.ts";
import type { ModuleFinder, ModuleSource } from "../interpreter/imports.ts";
import { libraryModule, refusedModule } from "../library/index.ts";
import type { GuestModule } from "./options.ts";

/** The finder over what the embedder supplied; `argv` is what sys.argv holds. */
export function moduleFinder(
  modules: Readonly<Record<string, string | GuestModule>>,
  argv: readonly string[],
): ModuleFinder {
  return {
    argv,
    builtin: (name: string): ModuleDefinition | null => libraryModule(name),
    refused: (name: string): string | null => refusedModule(name),
    source(name: string): ModuleSource | null {
      if (!Object.hasOwn(modules, name)) return null;
      const supplied = modules[name];
      const entry: GuestModule = typeof supplied === "string" ? { source: supplied } : supplied;
      const isPackage = entry.isPackage ??
        Object.keys(modules).some((other) => other.startsWith(`${name}.`));
      return {
        source: entry.source,
        filename: entry.filename ??
          (isPackage
            ? `${name.replaceAll(".", "/")}/__init__.py`
            : `${name.replaceAll(".", "/")}.py`),
        isPackage,
      };
    },
  };
}
