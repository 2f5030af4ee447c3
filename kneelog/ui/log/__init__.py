"""The Log page: both knees side by side, four rows of thought, one line that says what Save will keep."""
