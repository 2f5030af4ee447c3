"""Landmark tables in centimetres for the right knee as it stands on the page, one module a view."""
