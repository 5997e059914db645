"""The sheet by WeasyPrint, from HTML and sheet.css: with_weasyprint.py FILE COUNT."""
import weasyprint
from weasyprint.text.fonts import FontConfiguration

import filled

# The fonts and the style sheet are read once, as in a batch one would.
FONTS = FontConfiguration()
STYLE = weasyprint.CSS(string=(filled.HERE / "sheet.css").read_text(), base_url=f"{filled.FONTS}/", font_config=FONTS)
ELEMENTS = {
    "kicker": '<p class="kicker">{}</p>',
    "title": "<h1>{}</h1>",
    "lead": '<p class="lead">{}</p><main>',
    "heading": "<h2>{}</h2>",
    "text": "<p>{}</p>",
    "callout": '<p class="callout">{}</p>',
}


def row(cells, element="td"):
    return "<tr>" + "".join(f"<{element}>{cell}</{element}>" for cell in cells) + "</tr>"


def html(block):
    if block["kind"] != "table":
        return ELEMENTS[block["kind"]].format(filled.bold(block["text"], "b"))
    body = "".join(row(cells) for cells in block["rows"])
    return (f"<table><thead>{row(block['head'], 'th')}</thead><tbody>{body}</tbody>"
            f"<tfoot>{row(block['total'])}</tfoot></table>")


def make(blocks, file):
    page = '<!doctype html><html lang="en-US"><title>Illinois Data 2023</title>' + "".join(map(html, blocks)) + "</main>"
    weasyprint.HTML(string=page).write_pdf(file, stylesheets=[STYLE], font_config=FONTS)


filled.batch(make)
