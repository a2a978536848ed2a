"""What may be shown to whom: the only way out of measures/ towards a person. Pure."""
