"""The page on which another diary is merged into this one."""
