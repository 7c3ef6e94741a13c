/**
 * The module pathlib, over the files that the embedder granted.
 *
 * Left out: Path.owner() and group() (there are no users), links, pathlib.types, and what PureWindowsPath.is_reserved() tells.
 */
import { defineModule } from "../index.ts";
import { PATH_SOURCE } from "./path_source.ts";
import { PURE_SOURCE } from "./pure_source.ts";

defineModule({ name: "pathlib", source: PURE_SOURCE + PATH_SOURCE });
