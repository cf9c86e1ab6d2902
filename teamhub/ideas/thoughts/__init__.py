"""Thoughts: private first versions. Nobody but their owner can tell that one exists; sharing makes an idea of it.

Nothing here is put in the journal before it is shared, and no notice, count or log mentions it.
"""
