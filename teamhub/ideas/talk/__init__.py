"""What others say to an idea: support, questions, offers of help, comments. Nothing of it changes the idea."""
