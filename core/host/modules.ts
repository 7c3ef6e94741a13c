/** Where a runtime's modules come from: the embedder's sources first, then the library. */
import type { ModuleDefinition } from "../objects/define.ts";
import type { ModuleFinder, ModuleSource } from "../interpreter/imports.ts";
import { libraryModule, refusedModule } from "../library/index.ts";
import { raiseFromHost } from "./exceptions.ts";
import type { GuestModule } from "./options.ts";

/** The finder over what the embedder supplied; `argv` is what sys.argv holds, `standIns` as in RuntimeOptions. */
export function moduleFinder(
  modules: Readonly<Record<string, string | GuestModule>>,
  argv: readonly string[],
  standIns: boolean,
): ModuleFinder {
  return {
    argv,
    builtin: (name: string): ModuleDefinition | null => libraryModule(name, standIns),
    refused: (name: string): string | null => refusedModule(name, standIns),
    source(name: string): ModuleSource | null {
      try {
        return suppliedSource(modules, name);
      } catch (error) {
        raiseFromHost(error);
        return null;
      }
    },
  };
}

/** The embedder's module of that name, or null. Runs code of the embedder when the table is a proxy or has getters. */
function suppliedSource(
  modules: Readonly<Record<string, string | GuestModule>>,
  name: string,
): ModuleSource | null {
  if (!Object.hasOwn(modules, name)) return null;
  const supplied = modules[name];
  const entry: Partial<GuestModule> = typeof supplied === "string"
    ? { source: supplied }
    : supplied;
  const { source } = entry;
  if (typeof source !== "string" && !(source instanceof Uint8Array)) {
    throw new TypeError(`the source of module '${name}' must be a string or a Uint8Array`);
  }
  const isPackage = entry.isPackage ??
    Object.keys(modules).some((other) => other.startsWith(`${name}.`));
  const path = name.replaceAll(".", "/");
  const filename = entry.filename ?? (isPackage ? `${path}/__init__.py` : `${path}.py`);
  return { source, filename: String(filename), isPackage };
}
