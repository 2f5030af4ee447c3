"""Learn on paper: the same blocks, in the light colours, a topic on sheets of its own."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QImage,
    QPageLayout,
    QPainter,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtPrintSupport import QPrinter

from kneelog.domain.reading import Figure, Heading, Items, Paragraph, Table
from kneelog.ui.learn.drawings import figure_height, paint_figure
from kneelog.ui.printed import is_chosen, said_of
from kneelog.ui.theme import Type
from kneelog.ui.theme.look import Paper
from kneelog.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QWidget

    from kneelog.domain.reading import Block, Span, Topic

_DPI = 96.0
"""The sheet is set in pixels of this fineness and then painted in the printer's own."""
_ASIDE_MM, _ABOVE_MM = 22.0, 14.0
_FOOT = 30
_FINE = 4
_FIGURE = 470
"""How wide a figure is, names and all; on a narrow sheet as wide as that."""
_PICTURE = "\ufffc"
"""Stands in a text for what is no letter."""
_OF_PAPER = """
body { color: #1C2024; font-size: 12.5px; line-height: 134%; }
h1 { font-size: 24px; font-weight: 600; margin: 0 0 4px 0; }
h2 { font-size: 15px; font-weight: 600; margin: 18px 0 4px 0; }
h3 { font-size: 13px; font-weight: 600; margin: 14px 0 2px 0; }
p { margin: 0 0 8px 0; }
.lead { color: #5A6068; margin: 0 0 12px 0; }
.figure { line-height: 100%; margin: 6px 0 6px 0; }
.caption { color: #5A6068; font-size: 12px; margin: 0 0 12px 0; }
li { margin: 0 0 3px 0; }
table { margin: 2px 0 10px 0; }
th { color: #5A6068; font-size: 12px; font-weight: 400; text-align: left; }
td { border-top: 1px solid #C9C4BB; font-size: 12px; }
strong { font-weight: 600; }
"""


def ask_printer(parent: QWidget, name: str) -> QPrinter | None:
    """Let the runner choose a printer; ``None`` if they thought better of it."""
    printer = printer_for(name)
    return printer if is_chosen(printer, parent) else None


def printer_for(name: str) -> QPrinter:
    """The system's printer with margins for reading."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    margins = QMarginsF(_ASIDE_MM, _ABOVE_MM, _ASIDE_MM, _ABOVE_MM)
    printer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    return printer


def print_on(printer: QPrinter, topics: Sequence[Topic]) -> str:
    """Print ``topics``; what to say of it."""
    painter = QPainter()
    if not painter.begin(printer):
        return tr("The printer does not answer. Nothing was printed.")
    scale = printer.resolution() / _DPI
    sheet = QSizeF(printer.width() / scale, printer.height() / scale - _FOOT)
    paper = document(topics, sheet)
    painter.scale(scale, scale)
    for number in range(paper.pageCount()):
        if number and not printer.newPage():
            painter.end()
            return tr("The printer stopped. The page may not be whole.")
        _paint_sheet(painter, paper, number, sheet)
    if not painter.end():
        return tr("The printer stopped. The page may not be whole.")
    return said_of(printer)


def document(topics: Iterable[Topic], sheet: QSizeF) -> QTextDocument:
    """``topics`` set on sheets of that size."""
    paper = QTextDocument()
    paper.setUndoRedoEnabled(False)
    paper.setUseDesignMetrics(True)
    paper.setDocumentMargin(0)
    paper.setDefaultFont(Paper().font())
    paper.setDefaultStyleSheet(_OF_PAPER)
    paper.setPageSize(sheet)
    parts: list[str] = []
    for topic in topics:
        away = ' style="page-break-before: always"' if parts else ""
        parts.append(f'<h1{away}>{escape(topic.title)}</h1><p class="lead">{escape(topic.lead)}</p>')
        parts += [_html(paper, block, f"{topic.id}-{number}") for number, block in enumerate(topic.blocks)]
    paper.setHtml(f"<body>{''.join(parts)}</body>")
    _keep_together(paper)
    return paper


def _keep_together(paper: QTextDocument) -> None:
    """Leave no heading alone at the foot of a sheet, and no drawing without its caption."""
    block = paper.begin()
    while block.isValid():
        after = block.next()
        if _keeps(block) and after.isValid() and _sheet_of(paper, block) != _sheet_of(paper, after):
            while _keeps(block.previous()):
                block = block.previous()
            change = QTextBlockFormat()
            change.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            QTextCursor(block).mergeBlockFormat(change)
            paper.setPageSize(paper.pageSize().grownBy(QMarginsF(0, 0, 1, 0)))  # so that Qt lays it out anew
            paper.setPageSize(paper.pageSize().shrunkBy(QMarginsF(0, 0, 1, 0)))
        block = after


def _sheet_of(paper: QTextDocument, block: QTextBlock) -> int:
    """On which sheet the first line of ``block`` stands."""
    line = block.layout().lineAt(0)
    foot = paper.documentLayout().blockBoundingRect(block).top()
    if line.isValid():
        foot += line.y() + line.height()
    return int(foot // paper.pageSize().height())


def _keeps(block: QTextBlock) -> bool:
    """Whether what follows ``block`` belongs on the same sheet."""
    return block.isValid() and (block.blockFormat().headingLevel() > 0 or _PICTURE in block.text())


def _paint_sheet(painter: QPainter, paper: QTextDocument, number: int, sheet: QSizeF) -> None:
    look = Paper()
    painter.save()
    painter.translate(0, -number * sheet.height())
    shown = QRectF(0, number * sheet.height(), sheet.width(), sheet.height())
    painter.setClipRect(shown.adjusted(0, 0, 0, -1))  # what the next sheet begins with reaches a hair up
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, look.colours.ink)
    context.clip = shown
    paper.documentLayout().draw(painter, context)
    painter.restore()
    foot = QRectF(0, sheet.height() + _FOOT - look.line(Type.SMALL), sheet.width(), look.line(Type.SMALL))
    painter.setFont(look.font(Type.SMALL))
    painter.setPen(look.colours.muted)
    pages = tr("{number} of {count}", number=number + 1, count=paper.pageCount())
    painter.drawText(foot, int(Qt.AlignmentFlag.AlignLeft), tr("From kneelog, a diary for runners' knees"))
    painter.drawText(foot, int(Qt.AlignmentFlag.AlignRight), pages)


def _html(paper: QTextDocument, block: Block, name: str) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
    if isinstance(block, Paragraph):
        return f"<p>{_words(block.spans)}</p>"
    if isinstance(block, Items):
        kind = "ol" if block.numbered else "ul"
        return f"<{kind}>{''.join(f'<li>{_words(item)}</li>' for item in block.items)}</{kind}>"
    if isinstance(block, Table):
        return _table(block)
    return _figure(paper, block, name)


def _table(block: Table) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in block.header)
    rows = "".join(f"<tr>{''.join(f'<td>{_words(cell)}</td>' for cell in row)}</tr>" for row in block.rows)
    return f'<table width="100%" cellspacing="0" cellpadding="3"><thead><tr>{head}</tr></thead>{rows}</table><p></p>'


def _figure(paper: QTextDocument, figure: Figure, name: str) -> str:
    look = Paper()
    wide = min(_FIGURE, int(paper.pageSize().width()))
    high = round(figure_height(look, figure, wide))
    image = QImage(wide * _FINE, high * _FINE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_FINE)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_figure(painter, look, figure, QRectF(0, 0, wide, high))
    painter.end()
    image.setDevicePixelRatio(1)
    address = f"figure:{name}"
    paper.addResource(QTextDocument.ResourceType.ImageResource, QUrl(address), image)
    shown = f'<img src="{address}" width="{wide}" height="{high}"/>'
    return f'<p class="figure">{shown}</p><p class="caption">{escape(figure.caption)}</p>'


def _words(spans: Sequence[Span]) -> str:
    """On paper a link is a word like any other."""
    said = []
    for span in spans:
        text = escape(span.text)
        text = f"<strong>{text}</strong>" if span.strong else text
        said.append(f"<em>{text}</em>" if span.emphasis else text)
    return "".join(said)
