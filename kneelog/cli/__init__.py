"""The command line, which never imports Qt."""
