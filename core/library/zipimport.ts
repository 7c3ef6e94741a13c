/** The module zipimport (Lib/zipimport.py): the names that packages look at. Modules are not imported from archives. */
import { defineModule } from "./index.ts";

const SOURCE = `
__all__ = ["ZipImportError", "zipimporter"]


class ZipImportError(ImportError):
    pass


class zipimporter:
    """Would import from a zip archive: there is no support for that."""

    def __init__(self, path):
        raise ZipImportError(f"can't import from archives: {path!r}", path=path)
`;

defineModule({ name: "zipimport", source: SOURCE });
