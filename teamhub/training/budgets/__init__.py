"""The training budget of a team: so much per fte in a year (KAD-04), pooled; what is spent and what is pending."""
