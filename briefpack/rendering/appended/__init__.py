"""Other people's PDF pages in a pack: upright, within a frame, tagged, their links alive."""
