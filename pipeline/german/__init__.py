"""What German council papers are made of: words, numbers, bodies, signs of damage; data files and their readers."""
