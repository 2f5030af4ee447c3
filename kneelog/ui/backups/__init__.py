"""The page of backups: how it stands with them, which there are, and what each holds."""
