"""xml.parsers.expat: errors and their places, handlers of a document that comes in pieces."""
from xml.parsers import expat

doc='''<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE r [<!ENTITY hi "hello &amp; <b>bold</b>"><!ATTLIST a k CDATA "dflt" id ID #IMPLIED><!ELEMENT r (a|b)*>]>
<!-- c1 --><r xmlns:x="urn:x"><a id="1" x:y="z&#65;">t1 &lt;</a><![CDATA[raw <>]]><?pi data?><x:e/>
</r>'''
for bad in ['<a', '', '<a>&foo;</a>', '<a b=1/>', '<a></b>', '<a/><b/>', '<a>\x01</a>', '<a b="1" b="2"/>', 'text', '<a>&#0;</a>', '<!DOCTYPE a [<!ENTITY e "&e;">]><a>&e;</a>','<a:b/>','<a>]]></a>', '<a><![CDATA[x</a>', '<?xml version="1.0"?><a/><?xml version="1.0"?>','<a><!-- -- --></a>']:
    p=expat.ParserCreate(namespace_separator=' ')
    try: p.Parse(bad, True); print('ok', bad)
    except expat.ExpatError as e: print(repr(bad), e, e.code, e.lineno, e.offset)
p=expat.ParserCreate()
for h in 'StartElementHandler EndElementHandler CharacterDataHandler CommentHandler StartCdataSectionHandler EndCdataSectionHandler XmlDeclHandler ProcessingInstructionHandler'.split():
    setattr(p,h,lambda *a,h=h: print(h,a, p.CurrentLineNumber, p.CurrentColumnNumber, p.CurrentByteIndex))
for i in range(0,len(doc),7): p.Parse(doc[i:i+7])
p.Parse('',True)
print(expat.ErrorString(3), expat.errors.XML_ERROR_SYNTAX, expat.model.XML_CTYPE_SEQ)
