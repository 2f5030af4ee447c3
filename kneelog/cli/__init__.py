"""The command line: one module a command or group of commands, imported only when it is called."""
