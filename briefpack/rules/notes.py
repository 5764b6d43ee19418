"""Rules on notes of meetings: who was there, what was decided, who does what."""
