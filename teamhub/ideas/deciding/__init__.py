"""Having an idea decided: advice, the owner's own decision, and consent rounds. Neighbours: decisions, frameworks."""
