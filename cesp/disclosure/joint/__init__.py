"""Small numbers protected together: what is hidden of one year's counts so that subtraction opens none of it."""
