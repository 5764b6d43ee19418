"""Rules on days: notice, weekdays, what is late."""
