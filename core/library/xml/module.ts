/**
 * The package xml: xml.etree.ElementTree with a parser of its own, xml.parsers.expat, xml.sax and xml.dom.minidom.
 *
 * Left out of xml.etree.ElementTree: validation, external entities and documents, canonicalize, and that a pull parser has events
 * before it is closed. xml.etree.ElementInclude, xml.dom.pulldom and xml.dom.expatbuilder are not there.
 */
import { defineModule } from "../index.ts";
import { DOM_SOURCE, MINIDOM_SOURCE } from "./dom_source.ts";
import { ELEMENT_TREE_SOURCE } from "./element_tree_source.ts";
import { EXPAT_SOURCE } from "./expat_source.ts";
import { SAX_SOURCES } from "./sax_source.ts";

defineModule({ name: "xml", isPackage: true });
defineModule({ name: "xml.etree", isPackage: true });
defineModule({ name: "xml.etree.ElementTree", source: ELEMENT_TREE_SOURCE });
defineModule({ name: "xml.parsers", isPackage: true });
defineModule({ name: "xml.parsers.expat", isPackage: true, source: EXPAT_SOURCE });
defineModule({ name: "pyexpat", source: "from xml.parsers.expat import *\n" });
defineModule({ name: "xml.dom", isPackage: true, source: DOM_SOURCE });
defineModule({ name: "xml.dom.minidom", source: MINIDOM_SOURCE });
for (const [name, source] of Object.entries(SAX_SOURCES)) {
  defineModule(
    name === ""
      ? { name: "xml.sax", isPackage: true, source }
      : { name: `xml.sax.${name}`, source },
  );
}
