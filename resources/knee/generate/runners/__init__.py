"""The running styles: a runner from behind or from the side, in page units of 320 by 300, y down."""
