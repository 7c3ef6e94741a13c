/**
 * The modules zipfile and zipfile.Path's kin (Lib/zipfile), in Python. Left out: the command line, archives of modules as
 * bytecode (PyZipFile.writepy), the methods LZMA and Zstandard, file names of other languages than metadata_encoding says.
 */
import { defineModule } from "../index.ts";
import { ZIPFILE_SOURCE } from "./zipfile_source.ts";

defineModule({ name: "zipfile", isPackage: true, source: ZIPFILE_SOURCE });
defineModule({ name: "zipfile._path", source: "from zipfile import Path\n" });
