"""Draws kneelog's knee views, running styles and icons as SVG from tables of landmarks.

Run it after editing a table, from ``resources/knee``::

    python -m generate            # rewrite the drawings and icons
    python -m generate --check    # exit 1 if a committed file differs
"""
