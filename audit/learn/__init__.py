"""Training: the models anew, from data that the user has. Only this room imports scikit-learn."""
