"""What the rivals in Python share: the sheet's text, and a batch of sheets from the command line."""
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
FONTS = HERE.parents[2] / "fonts" / "public-sans"
TEXT = (HERE / "sheet.json").read_text()


def blocks(number):
    """The sheet's blocks. The state's figures, `{n}`, grow by `number`, so that no two sheets are alike;
    those of sheet 0 are the published ones."""
    return json.loads(re.sub(r"\{([\d,]+)\}", lambda n: f"{int(n[1].replace(',', '')) + number:,}", TEXT))


def bold(text, element):
    """`**...**` as an element."""
    return re.sub(r"\*\*(.*?)\*\*", rf"<{element}>\1</{element}>", text)


def batch(make):
    """Calls make(blocks, file) as often as the command line says: FILE COUNT."""
    file, count = sys.argv[1], int(sys.argv[2])
    for number in range(count):
        make(blocks(number), file)
