/** The library: which modules there are, and the file that declares each. */
import type { ModuleDefinition } from "../objects/define.ts";

/** What a library module's file gives: its definition. */
const modules = new Map<string, ModuleDefinition>();

/** Why modules that will never be there are refused. */
const REFUSED: Readonly<Record<string, string>> = {
  socket: "guest code has no network",
  ssl: "guest code has no network",
  subprocess: "guest code cannot start processes",
  multiprocessing: "guest code cannot start processes",
  threading: "guest code runs in one thread",
  _thread: "guest code runs in one thread",
  concurrent: "guest code runs in one thread",
  ctypes: "guest code cannot reach native code",
  signal: "guest code cannot receive signals",
};

/** Declares a library module. */
export function defineModule(definition: ModuleDefinition): void {
  modules.set(definition.name, definition);
}

/** The definition of a library module, or null when there is none. */
export function libraryModule(name: string): ModuleDefinition | null {
  return modules.get(name) ?? null;
}

/** Why a module can never be imported, as an ImportError's message; null for one that is just not there. */
export function refusedModule(name: string): string | null {
  const why = REFUSED[name];
  return why === undefined ? null : `No module named '${name}': ${why}`;
}
