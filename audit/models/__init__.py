"""Inference of trained models without scikit-learn: logistic regression and gradient-boosted trees."""
