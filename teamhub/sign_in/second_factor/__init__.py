"""The second thing that somebody shows: a code of an app on their phone, or one of ten that they keep on paper."""
