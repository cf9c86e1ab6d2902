"""The commands of the operator: one module for each noun, listed in `main.py`."""
