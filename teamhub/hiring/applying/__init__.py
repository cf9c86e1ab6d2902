"""Who applies: the public pages, what is kept of somebody, their own link to it, and when it goes."""
