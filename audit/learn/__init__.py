"""Training: retrain the models from the user's data. Only this room imports scikit-learn."""
