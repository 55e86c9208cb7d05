"""What is measured, each with a make target."""
