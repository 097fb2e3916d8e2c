"""How a model of numbers is asked: a linear model and a boosted forest, without scikit-learn."""
