"""What people want to be able to do: needs with an owner and a question, and "dit kan ik al". Neighbours: training."""
