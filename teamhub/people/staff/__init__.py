"""The personnel pages: where HR records who comes, changes and goes. The verbs are those of people and teams."""
