"""What there is: frozen values, no input or output."""
