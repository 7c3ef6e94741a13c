"""xml.sax: events with and without namespaces, errors with their places, saxutils."""
import io
import xml.sax
import xml.sax.saxutils as su

doc='''<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE r [<!ENTITY hi "hello &amp; <b>bold</b>"><!ATTLIST a k CDATA "dflt" id ID #IMPLIED><!ELEMENT r (a|b)*>]>
<!-- c1 --><r xmlns:x="urn:x"><a id="1" x:y="z&#65;">t1 &hi; &lt;</a><![CDATA[raw <>]]><?pi data?><x:e/>
</r>'''
class H(xml.sax.ContentHandler):
    def startElement(self,n,a): print('S',n,dict(a.items()))
    def endElement(self,n): print('E',n)
    def characters(self,c): print('C',repr(c))
    def processingInstruction(self,t,d): print('P',t,d)
    def startElementNS(self,n,q,a): print('SN',n,q,a.items(), a.getQNames())
    def endElementNS(self,n,q): print('EN',n,q)
    def startPrefixMapping(self,p,u): print('M',p,u)
xml.sax.parseString(doc.encode(),H())
p=xml.sax.make_parser(); p.setFeature(xml.sax.handler.feature_namespaces,1); p.setContentHandler(H()); p.parse(io.BytesIO(doc.encode()))
try: xml.sax.parseString('<a><b></a>',H())
except xml.sax.SAXParseException as e: print(e, e.getLineNumber(), e.getColumnNumber())
print(su.escape('<a & b>'), su.quoteattr('a"b\n'), su.unescape('&lt;&amp;lt;'), su.quoteattr("a\"'b"))
o=io.StringIO(); g=su.XMLGenerator(o,'utf-8',short_empty_elements=True); xml.sax.parseString(doc,g); print(o.getvalue())
