/**
 * The packages xml and xml.etree, and xml.etree.ElementTree. Left out: validation, external entities and documents, canonicalize,
 * and that a pull parser has events before it is closed; the other packages of xml.
 */
import { defineModule } from "../index.ts";
import { ELEMENT_TREE_SOURCE } from "./element_tree_source.ts";

defineModule({ name: "xml", isPackage: true });
defineModule({ name: "xml.etree", isPackage: true });
defineModule({ name: "xml.etree.ElementTree", source: ELEMENT_TREE_SOURCE });
