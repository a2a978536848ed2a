"""Priority + selection -> an ordered list of exhibits and their sentences. Pure."""
