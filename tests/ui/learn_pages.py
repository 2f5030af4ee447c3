"""Made-up topics: short, and with every kind of block and link."""

from __future__ import annotations

from kneelog.domain.reading import Figure, Heading, Items, Paragraph, Span, Table, Topic

FIRST = Topic(
    "rule-of-thumb",
    "First things",
    "What comes first.",
    (
        Heading("The beginning", 2, "beginning"),
        Paragraph(
            (
                Span("A "),
                Span("strong", strong=True),
                Span(" word, then "),
                Span("the second page", link="learn:urgent-signs#middle"),
                Span(" and "),
                Span("the settings", link="page:settings:numbers"),
                Span("."),
            )
        ),
        Items(((Span("one thing"),), (Span("another thing"),))),
        Items(((Span("do this"),), (Span("then that"),)), numbered=True),
        Heading("A part", 3, "part"),
        Table(
            ("Setting", "Comes as", "Source"),
            (
                ((Span("High pain"),), (Span("7"),), (Span("the scale"),)),
                ((Span("Lasting pain"),), (Span("3"),), (Span("the article"),)),
            ),
        ),
        Figure(
            "knee:inner",
            "The right knee from its inner side.",
            "On the joint line.",
            ("inner-joint-line", "inner-top-of-shin"),
        ),
        Figure("style:pelvis-drop", "A runner from behind.", "The pelvis falls."),
    ),
)
SECOND = Topic(
    "urgent-signs",
    "Second things",
    "What comes second.",
    (
        *(
            Paragraph((Span(f"Paragraph {number}, so that there is something to scroll."),))
            for number in range(40)
        ),
        Heading("The middle", 2, "middle"),
        *(Paragraph((Span(f"Later paragraph {number}, with a zebra."),)) for number in range(40)),
    ),
)
