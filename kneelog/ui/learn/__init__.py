"""Learn: pages to be read. They know the runner's emergency numbers and nothing else of the diary."""
