"""The editor: a whole pack composed in a terminal. The only place that knows of screens."""
