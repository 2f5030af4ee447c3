"""The page on which a passphrase is set, changed and removed."""
