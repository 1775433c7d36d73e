"""How pages look: chains of themes, rendering through Jinja, and what helps those who fork a theme."""
