"""Selecting: letters without names, talks with the same questions, a choice by consent, terms, and everybody answered.

Begin at letter_service.py. What a scorer may not know yet is not read from the database: see letter_queries.py.
"""
