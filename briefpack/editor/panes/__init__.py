"""What stands in the middle of the workbench: a pane for each thing that is edited."""
