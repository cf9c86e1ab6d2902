"""Which roles a team has and what each is for: added, changed, split, merged, stopped. By the consent of the team."""
