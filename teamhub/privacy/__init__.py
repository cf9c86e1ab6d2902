"""What is kept of people: shown to themselves, and erased on its day. Each kind is declared by its own capability."""
