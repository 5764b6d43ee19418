"""Rules on what can be known of the print before it is made: files, sizes, attachments."""
