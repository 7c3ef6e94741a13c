"""html.parser and xml.etree.ElementTree."""
import copy
import io
import os
import xml.etree.ElementTree as ET
from html.parser import HTMLParser


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Show(HTMLParser):
    def handle_starttag(self, tag, attrs):
        print("start", tag, attrs, self.getpos(), repr(self.get_starttag_text()))

    def handle_endtag(self, tag):
        print("end", tag)

    def handle_data(self, data):
        print("data", repr(data))

    def handle_comment(self, data):
        print("comment", repr(data))

    def handle_decl(self, decl):
        print("decl", decl)

    def handle_pi(self, data):
        print("pi", data)

    def handle_entityref(self, name):
        print("entity", name)

    def handle_charref(self, name):
        print("char", name)


PAGE = """<!DOCTYPE html>
<html lang=en><head><title>A &amp; B</title>
<style>p > a { color: red }</style></head>
<body class="x y" data-v='1&lt;2' hidden>
<!-- a comment --><p>Text &copy; &#65; &#x42; 3 < 4 & so<br/><img src="a.png" alt=>
<a href='/x?a=1&b=2'>link</a></P><script>if (a < b && c) { "</p>" }</script>
<input disabled value=five /><?php echo ?></body></html>
"""
p = Show()
p.feed(PAGE)
p.close()
p = Show(convert_charrefs=False)
for piece in ("<b>bo", "ld &am", "p; &#6", "5; x</", "b><i", " a='", "1'>end"):
    p.feed(piece)
p.close()

DOC = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE data [<!ENTITY who "me">]>
<data xmlns:x="urn:x" version='1.0'>
  <!-- note -->
  <country name="Liechtenstein" rank="1"><year>2008</year><neighbor name="Austria"/>tail&amp;</country>
  <country name="Singapore"><year>2011</year><x:note x:kind="k">&lt;hi&gt; &who; &#65;</x:note></country>
  <empty></empty><![CDATA[raw <data> & more]]>
</data>"""
root = ET.fromstring(DOC)
print(root.tag, root.attrib, len(root), [child.tag for child in root], root[0].get("name"), root[0][0].text, repr(root[0][1].tail))
print(root.find("country").attrib, root.findtext("country/year"), root.findtext("nope", "d"), [c.get("name") for c in root.findall("country")], root.find("{urn:x}note"))
for path in (".//year", "country[2]/year", "country[@rank]", "country[@name='Singapore']", "*", ".//{urn:x}*", "country[year='2008']", "country[last()]", ".//neighbor/..", "country[@name!='Singapore']/year", ".//*[@name]", "country/*", "./country[1]", "country[year]"):
    print(path, [(e.tag, e.get("name"), e.text) for e in root.findall(path)])
print(root.findall(".//x:note", {"x": "urn:x"})[0].attrib, list(root.iter("year")) == root.findall(".//year"), "".join(root.itertext()).split())
attempt(root.findall, "/absolute")
attempt(root.findall, "p:x")
print(ET.tostring(root, encoding="unicode"))
print(ET.tostring(root[0]), ET.tostring(ET.XML("<a>é</a>")), ET.tostring(ET.XML("<a>é</a>"), encoding="utf-8", xml_declaration=True))
new = ET.Element("root", {"a": "1"}, b='q"<&\n')
child = ET.SubElement(new, "child", id="x")
child.text = "text < & >"
child.tail = "tail"
new.append(ET.Comment(" c "))
new.append(ET.ProcessingInstruction("target", "data"))
new.insert(0, ET.Element("first"))
new.extend([ET.Element("l1"), ET.Element("{urn:y}l2", {"{urn:z}k": "v"})])
ET.register_namespace("why", "urn:y")
print(ET.tostring(new, encoding="unicode"), ET.tostring(new, encoding="unicode", short_empty_elements=False, method="xml")[:60])
ET.indent(new)
ET.dump(new)
new.remove(child)
attempt(new.remove, child)
attempt(new.append, "text")
print(len(new), new[0].tag, [e.tag for e in new[1:3] if isinstance(e.tag, str)], ET.iselement(new), copy.deepcopy(new).attrib, new.keys(), sorted(new.items()))
new.set("c", "3")
del new[0]
new[0] = ET.Element("replaced")
print(new.attrib, new[0].tag, repr(new)[:16])
new.clear()
print(ET.tostring(new), ET.tostring(ET.XML("<p>a<br/>b<script>1 &lt; 2</script></p>"), method="html"), ET.tostring(ET.XML("<p>a<b>c</b>d</p>"), method="text"))
for bad in ("<a>", "<a></b>", "<a b=1/>", "", "text", "<a/><b/>", "<a>&nope;</a>", "<a b='1' b='2'/>", "<a><b></a>", "<x:a/>", "<a", "<a>&#0;</a>"):
    try:
        ET.fromstring(bad)
        print("parsed", bad)
    except ET.ParseError as error:
        print(bad, "->", str(error).split(":")[0], error.position[0])
tree = ET.ElementTree(ET.XML("<t><u k='v'/></t>"))
tree.write("markup_test.xml", encoding="utf-8", xml_declaration=True)
print(open("markup_test.xml").read())
again = ET.parse("markup_test.xml")
print(again.getroot().tag, again.find("u").get("k"), [e.tag for e in again.iter()])
for event, element in ET.iterparse("markup_test.xml", events=("start", "end")):
    print(event, element.tag)
os.remove("markup_test.xml")
tree, ids = ET.XMLID("<a><b id='1'/><c id='2'/></a>")
print(sorted(ids), ids["1"].tag)
builder = ET.TreeBuilder()
builder.start("made", {})
builder.data("text")
builder.end("made")
print(ET.tostring(builder.close()), ET.QName("urn:q", "tag").text, ET.fromstringlist(["<a>", "</a>"]).tag)
print(ET.tostring(ET.XML(b"<?xml version='1.0' encoding='latin-1'?><a>\xe9</a>"), encoding="unicode"), ET.parse(io.StringIO("<s/>")).getroot().tag)
