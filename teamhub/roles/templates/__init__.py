"""The roles that the organisation describes: everybody reads them, HR and the process supporter keep them."""
