"""Draws kneelog's knee views and icons as SVG from landmark tables in centimetres.

Run it after editing a table, from ``resources/knee``::

    python -m generate            # rewrite the drawings and icons
    python -m generate --check    # exit 1 if a committed file differs
"""
