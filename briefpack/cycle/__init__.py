"""The meetings of a board together: history, actions, figures, calendars, circulation."""
