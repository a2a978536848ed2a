"""What leaves as a file. Exporters return bytes; they compute no number and write no sentence of evidence."""
