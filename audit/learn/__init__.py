"""Training: the models again, from data that the user has. The only room that imports scikit-learn."""
