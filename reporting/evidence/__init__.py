"""What a file says about itself: labels of generated content, read from the bytes alone."""
