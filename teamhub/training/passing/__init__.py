"""Train-the-trainer: who may train whom in what, what was passed on, and how far a training has spread."""
