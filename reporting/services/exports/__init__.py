"""Files that workers make of what an office asks for: asked, made, fetched, and gone in time."""
