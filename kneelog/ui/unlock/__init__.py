"""The dialog that asks for the passphrase before the window opens."""
