"""The Settings page, and the frame that it shares with the page of urgent signs."""
