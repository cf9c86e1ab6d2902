"""Policy notes: what was learned, in two to four pages, with what one does on Monday morning. Its writers own it."""
