"""xml.dom.minidom: a document read, one made, and both written."""
from xml.dom import minidom

doc='''<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE r [<!ENTITY hi "hello &amp; <b>bold</b>"><!ATTLIST a k CDATA "dflt" id ID #IMPLIED><!ELEMENT r (a|b)*>]>
<!-- c1 --><r xmlns:x="urn:x"><a id="1" x:y="z&#65;">t1 &hi; &lt;</a><![CDATA[raw <>]]><?pi data?><x:e/>
</r>'''
d=minidom.parseString(doc); print(d.toxml()); print(d.documentElement.toprettyxml(indent='  '))
print(d.getElementsByTagName('a')[0].getAttribute('id'), d.doctype.internalSubset, d.doctype.entities.item(0).nodeName, [n.nodeName for n in d.documentElement.childNodes])
n=minidom.Document(); r=n.createElement('root'); n.appendChild(r); r.setAttribute('k','v"&<'); r.appendChild(n.createTextNode('x<y')); c=n.createElement('c'); r.appendChild(c); c.appendChild(n.createComment('hey')); print(n.toprettyxml(indent='  ')); print(n.toxml('utf-8'), n.toxml(standalone=True)); print(c.parentNode.tagName, r.firstChild, r.attributes.items(), c.cloneNode(True).toxml())
