"""The published rule of thumb: one pure module a criterion."""
