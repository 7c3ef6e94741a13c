/** Modules among the files that the embedder granted: found as CPython finds them in the folders of sys.path. */
import { NONE, TS_MODULES } from "../../heap/map.ts";
import { H32 } from "../../heap/memory.ts";
import { type ModuleSource, setFileModules, textOrNull } from "../../interpreter/imports.ts";
import { setTextReader } from "../../objects/code_text.ts";
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

/**
 * The module of that full name among the files of `folders`, those of sys.path where they are null; null when there is
 * none, or with a limit pending. Folders of the name without __init__.py are a namespace package (PEP 420) together, when
 * nothing else has the name.
 */
function moduleInFiles(name: string, folders: readonly string[] | null): ModuleSource | null {
  if (grants().files === undefined) return null;
  const session = fileSession();
  const last = name.slice(name.lastIndexOf(".") + 1);
  const portions: string[] = [];
  for (const folder of folders ?? searchPath()) {
    if (!chargeWork(LOOK)) return null;
    const base = folder === "" ? last : `${folder.replace(/\/$/, "")}/${last}`;
    const kind = kindOf(session, base);
    if (kind === "folder" && kindOf(session, `${base}/__init__.py`) === "file") {
      return moduleOfFile(session, `${base}/__init__.py`, true);
    }
    if (kindOf(session, `${base}.py`) === "file") {
      return moduleOfFile(session, `${base}.py`, false);
    }
    if (kind === "folder") portions.push(base);
  }
  if (portions.length === 0 || libraryNames().includes(name)) return null;
  return { source: "", filename: portions[0], isPackage: true, namespace: portions };
}

/** The file is read when the module is loaded: who asks for a spec only wants its name. */
function moduleOfFile(session: FileSession, filename: string, isPackage: boolean): ModuleSource {
  return {
    get source(): Uint8Array {
      return session.readBytes(filename);
    },
    filename,
    isPackage,
  };
}

/** Text of a file that code says it is from. */
function textOfFile(filename: string): string | null {
  if (grants().files === undefined) return null;
  const session = fileSession();
  if (kindOf(session, filename) !== "file") return null;
  return textOrNull(moduleOfFile(session, filename, false));
}

setFileModules(moduleInFiles);
setTextReader(textOfFile);
