/**
 * The modules os, posixpath (os.path) and stat, over the files that the embedder granted.
 *
 * Left out of os: processes, users, signals, links, fork and exec, extended attributes, fwalk, and the dir_fd parameters.
 * os.environ holds what the embedder granted and changes for the guest alone.
 */
import { defineModule } from "../index.ts";
import { NT_PATH_SOURCE } from "./nt_path_source.ts";
import { OS_SOURCE } from "./os_source.ts";
import { PATH_SOURCE, STAT_SOURCE } from "./path_source.ts";
import "./posix.ts";

defineModule({ name: "stat", source: STAT_SOURCE });
defineModule({ name: "posixpath", source: PATH_SOURCE });
defineModule({ name: "os", source: OS_SOURCE });
// The module of that name is posixpath; importing os puts it there.
defineModule({ name: "os.path", source: PATH_SOURCE });
defineModule({ name: "ntpath", source: NT_PATH_SOURCE });
