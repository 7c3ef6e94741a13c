/**
 * The modules tarfile, zipfile and zipfile.Path's kin (Lib/zipfile), in Python. Left out: the command line, archives of modules as
 * bytecode (PyZipFile.writepy), the methods LZMA and Zstandard, file names of other languages than
 * metadata_encoding says; of tarfile sparse files, hard links, devices and owners of what is extracted, archives that cannot be
 * sought in, and Zstandard.
 */
import { defineModule } from "../index.ts";
import { TARFILE_SOURCE } from "./tarfile_source.ts";
import { ZIPFILE_SOURCE } from "./zipfile_source.ts";

defineModule({ name: "tarfile", source: TARFILE_SOURCE });
defineModule({ name: "zipfile", isPackage: true, source: ZIPFILE_SOURCE });
defineModule({ name: "zipfile._path", source: "from zipfile import Path\n" });
