"""The types that flow through the house; every room imports them and nothing here imports a room."""
