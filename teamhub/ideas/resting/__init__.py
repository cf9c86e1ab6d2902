"""Where an idea leaves its way: parked with a day to wake up, stopped with a lesson, outside the frameworks."""
