"""The colours of the drawings, light values.

The program swaps each value for its dark twin as plain text when it loads a drawing, so a colour may stand in
an SVG only in exactly this spelling.
"""

from typing import Final

LINE: Final = "#47423E"
SKIN: Final = "#F6EFE8"
RIM: Final = "#C3B2A4"
BONE: Final = "#FFFEFB"
BONE_SHADE: Final = "#D8CFC2"
BONE_LINE: Final = "#8A8076"
TENDON: Final = "#EDE3D7"
TENDON_LINE: Final = "#A69786"
MENISCUS: Final = "#C8D6DB"
MUSCLE: Final = "#D9C8BB"
FAT: Final = "#EFE6CF"

# Only in the fade mask, where they mean hidden and shown.
HIDDEN: Final = "#000000"
SHOWN: Final = "#FFFFFF"

# Only in the icons.
INK: Final = "#1C2024"
PAPER: Final = "#FBFAF8"
PAIN_4: Final = "#CF8A76"
