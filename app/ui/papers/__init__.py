"""Papers on the screen: looked at before they are printed."""
