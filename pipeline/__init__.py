"""vorlagen: German council papers in, structured records out."""
