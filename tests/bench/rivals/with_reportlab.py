"""The sheet by ReportLab's Platypus: with_reportlab.py FILE COUNT."""
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, PageTemplate, Paragraph, Table, TableStyle

import filled

for name in ("Regular", "SemiBold", "Bold"):
    pdfmetrics.registerFont(TTFont(name, filled.FONTS / f"PublicSans-{name}.ttf"))
pdfmetrics.registerFontFamily("Regular", normal="Regular", bold="Bold", italic="Regular", boldItalic="Bold")

PRIMARY, INK, LINE = HexColor("#12335b"), HexColor("#1f2a37"), HexColor("#c3ccd6")
MARGIN, GUTTER, TOP = 46.8, 21, 150
COLUMN = (letter[0] - 2 * MARGIN - GUTTER) / 2


def style(size, leading, font="Regular", after=5, **more):
    return ParagraphStyle("", fontName=font, fontSize=size, leading=leading, spaceAfter=after, **more)


STYLES = {
    "kicker": style(12, 15, "SemiBold", 0, textColor=PRIMARY),
    "title": style(28, 30, "Bold", 6, textColor=PRIMARY),
    "lead": style(10.8, 14.2, after=0, textColor=INK),
    "heading": style(9.74, 12.2, "Bold", 1.5, textColor=PRIMARY, spaceBefore=10),
    "text": style(9.3, 11.8, textColor=INK),
    "callout": style(9.3, 11.8, after=8, textColor=PRIMARY, backColor=HexColor("#edf2fa"), borderPadding=5,
                     leftIndent=6, rightIndent=6, spaceBefore=8),
}
TABLE = TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE), ("ALIGN", (1, 0), (1, -1), "RIGHT"),
                    ("FONTNAME", (0, -1), (-1, -1), "Bold"), ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("FONTNAME", (0, 0), (-1, -2), "Regular"), ("FONTSIZE", (0, 0), (-1, -1), 9.3)])


def flowable(block):
    if block["kind"] != "table":
        return Paragraph(filled.bold(block["text"], "b"), STYLES[block["kind"]])
    body = [[Paragraph(label, STYLES["text"]), figure] for label, figure in block["rows"]]
    return Table([block["head"], *body, block["total"]], colWidths=[COLUMN - 45, 45], style=TABLE)


def make(blocks, file):
    height = letter[1] - 2 * MARGIN
    bare = dict(leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    frames = [Frame(MARGIN, MARGIN + height - TOP + 20, letter[0] - 2 * MARGIN, TOP - 20, **bare)]
    frames += [Frame(x, MARGIN, COLUMN, height - TOP, **bare) for x in (MARGIN, MARGIN + COLUMN + GUTTER)]
    story = [flowable(block) for block in blocks]
    story.insert(3, FrameBreak())
    document = BaseDocTemplate(file, pagesize=letter, lang="en-US", title="Illinois Data 2023")
    document.addPageTemplates(PageTemplate(frames=frames))
    document.build(story)


filled.batch(make)
