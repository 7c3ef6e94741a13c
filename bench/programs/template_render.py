"""A template language rendered to pages: splitting, dicts of values, filters, escaping, joining, format specs."""

TEMPLATE = """<h1>{{ title | upper }}</h1>
<p>{{ intro | escape }}</p>
<table>
{% for item in items %}  <tr class="{{ item.kind }}"><td>{{ item.name | escape | title }}</td>\
<td>{{ item.price | money }}</td>{% if item.stock %}<td>{{ item.stock }} left</td>{% end %}</tr>
{% end %}</table>
{% if footer %}<footer>{{ footer | escape }}</footer>{% end %}
"""


def escape(value):
    return str(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


FILTERS = {
    "upper": lambda value: str(value).upper(),
    "title": lambda value: str(value).title(),
    "escape": escape,
    "money": lambda value: f"{value:>10,.2f} EUR",
}


def split_template(text):
    """Pieces of text and tags: ('text', s), ('value', path, filters), ('for', name, path), ('if', path), ('end',)."""
    pieces = []
    at = 0
    while True:
        start = text.find("{", at)
        if start < 0 or start + 1 >= len(text):
            pieces.append(("text", text[at:]))
            return pieces
        mark = text[start + 1]
        if mark not in "{%":
            pieces.append(("text", text[at:start + 1]))
            at = start + 1
            continue
        if start > at:
            pieces.append(("text", text[at:start]))
        close = "}}" if mark == "{" else "%}"
        end = text.index(close, start)
        inner = text[start + 2:end].strip()
        if mark == "{":
            path, *filters = [part.strip() for part in inner.split("|")]
            pieces.append(("value", path.split("."), [FILTERS[name] for name in filters]))
        else:
            words = inner.split()
            if words[0] == "for":
                pieces.append(("for", words[1], words[3].split(".")))
            elif words[0] == "if":
                pieces.append(("if", words[1].split(".")))
            else:
                pieces.append(("end",))
        at = end + 2


def nest(pieces, at=0):
    body = []
    while at < len(pieces):
        piece = pieces[at]
        if piece[0] == "end":
            return body, at + 1
        if piece[0] in ("for", "if"):
            inner, at = nest(pieces, at + 1)
            body.append(piece + (inner,))
        else:
            body.append(piece)
            at += 1
    return body, at


def look_up(path, context):
    value = context
    for name in path:
        value = value[name]
    return value


def render(body, context, out):
    for piece in body:
        kind = piece[0]
        if kind == "text":
            out.append(piece[1])
        elif kind == "value":
            value = look_up(piece[1], context)
            for apply in piece[2]:
                value = apply(value)
            out.append(str(value))
        elif kind == "for":
            _, name, path, inner = piece
            for item in look_up(path, context):
                context[name] = item
                render(inner, context, out)
        elif look_up(piece[1], context):
            render(piece[2], context, out)


def main():
    items = []
    for i in range(120):
        items.append({
            "name": f"part <{i:03d}> & {'nut bolt cog'.split()[i % 3]}",
            "kind": "even" if i % 2 == 0 else "odd",
            "price": i * i * 7.25 + 0.5,
            "stock": i % 4,
        })
    size = 0
    page = ""
    for number in range(600):
        body, _ = nest(split_template(TEMPLATE))
        out = []
        render(body, {"title": f"page {number}", "intro": "a < b & c", "items": items,
                      "footer": "bye" if number % 2 else ""}, out)
        page = "".join(out)
        size += len(page)
    print("template_render", size, page.count("<tr"), page.count("&amp;"), page[-80:].split()[-1])


main()
