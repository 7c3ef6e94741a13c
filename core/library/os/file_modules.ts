/** Modules among the files that the embedder granted: found as CPython finds them in the folders of sys.path. */
import { NONE, TS_MODULES } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { type ModuleSource, setFileModules } from "../../interpreter/imports.ts";
import { grants } from "../../objects/grants.ts";
import { isList, isStr } from "../../objects/kinds.ts";
import { dictGetStr } from "../../objects/values/dict_table.ts";
import { listItem, listLength } from "../../objects/values/sequences.ts";
import { internText, jsString } from "../../objects/values/text.ts";
import { chargeWork } from "../../objects/work.ts";
import { libraryNames } from "../index.ts";
import { FileError } from "./file_system.ts";
import { type FileSession, fileSession } from "./open_files.ts";

/** Steps of a look at a folder. */
const LOOK = 16;

/** The folders of sys.path; the working directory when nobody imported sys. */
function searchPath(): string[] {
  const sys = dictGetStr(H32[TS_MODULES >> 2], internText("sys"));
  if (sys === 0 || sys === NONE) return [""];
  const path = dictGetStr(H32[(sys + 4) >> 2], internText("path"));
  if (path === 0 || !isList(path)) return [];
  const folders: string[] = [];
  for (let i = 0; i < listLength(path); i++) {
    const folder = listItem(path, i);
    if (isStr(folder)) folders.push(jsString(folder));
  }
  return folders;
}

function kindOf(session: FileSession, path: string): "file" | "folder" | null {
  try {
    return (session.status(path).mode & 0o170000) === 0o040000 ? "folder" : "file";
  } catch (error) {
    if (error instanceof FileError) return null;
    throw error;
  }
}

/** The module of that name among the files; null when there is none, or with a limit pending. */
function moduleInFiles(name: string): ModuleSource | null {
  if (grants().files === undefined) return null;
  const session = fileSession();
  const inner = name.replaceAll(".", "/");
  const folders = searchPath();
  for (const folder of folders) {
    if (!chargeWork(LOOK)) return null;
    const base = folder === "" ? inner : `${folder.replace(/\/$/, "")}/${inner}`;
    for (const [filename, isPackage] of [[`${base}/__init__.py`, true], [`${base}.py`, false]]) {
      if (kindOf(session, filename as string) !== "file") continue;
      const source = session.readBytes(filename as string);
      return { source, filename: filename as string, isPackage: isPackage as boolean };
    }
  }
  // A folder without __init__.py is a package, too, when nothing else has its name.
  if (libraryNames().includes(name)) return null;
  for (const folder of folders) {
    const base = folder === "" ? inner : `${folder.replace(/\/$/, "")}/${inner}`;
    if (kindOf(session, base) === "folder") return { source: "", filename: base, isPackage: true };
  }
  return null;
}

setFileModules(moduleInFiles);
