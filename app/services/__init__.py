"""What a person can do: one module an area, one function an intent."""
